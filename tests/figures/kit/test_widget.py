"""A widget is given bound values, and nothing that somebody typed."""

import json
from dataclasses import dataclass

import pytest
import torch

from figures.kit.bound import bind
from figures.kit.canvas import canvas
from figures.kit.illustration import Illustration, label
from figures.kit.widget import Widget, given, widget
from figures.proof import addresses
from figures.proof.given import given as proved


@dataclass(frozen=True)
class Step:
    word: str
    shares: torch.Tensor
    chosen: bool = True


@dataclass(frozen=True)
class Trace:
    words: tuple[str, ...]
    steps: tuple[Step, ...]
    states: torch.Tensor
    loss: float
    missing: Step | None = None


TRACE = Trace(
    ("le", "chat"),
    (Step("the", torch.tensor([0.25, 0.75])), Step("cat", torch.tensor([1.0, 0.0]))),
    torch.arange(6).reshape(2, 3),
    0.5,
)


@pytest.fixture
def trace():
    return bind(TRACE, root="example/one")


def illustration():
    return Illustration(canvas(360, 40), alt=label("Nothing."))


def test_a_bound_value_is_handed_over_whole_with_the_address_of_the_whole(trace):
    values, sources = given({"words": trace.words, "rows": [trace.states[1], trace.loss]})
    assert values == {"words": ["le", "chat"], "rows": [[3, 4, 5], 0.5]}
    assert sources == {"words": "words", "rows": ["states[1]", "loss"]}


def test_a_record_becomes_an_object_with_its_fields(trace):
    values, sources = given({"step": trace.steps[0], "steps": trace.steps[1:]})
    assert values["step"] == {"word": "the", "shares": [0.25, 0.75], "chosen": True}
    assert values["steps"] == [{"word": "cat", "shares": [1.0, 0.0], "chosen": True}]
    assert sources == {"step": "steps[0]", "steps": ["steps[1]"]}


@pytest.mark.parametrize(
    "part",
    [
        lambda trace: trace.words[1:],
        lambda trace: trace.steps[:1],
        lambda trace: trace.states[:, 1:2],
        lambda trace: trace.states[:1],
        lambda trace: trace.states[[1, 0], :2],
        lambda trace: trace.states.T,
        lambda trace: trace.states.reshape(3, 2),
        lambda trace: trace.states[[1, 0]][:, [2, 0]],
        lambda trace: trace.states[1, 2],
    ],
)
def test_any_part_of_a_trace_has_the_address_of_its_very_shape(trace, part):
    values, sources = given([part(trace)])
    outputs = {
        ".data.json": json.dumps({"trace": "/", "values": values, "sources": sources}).encode()
    }
    assert not [*proved(outputs, "<im-widget ", addresses.Trace(TRACE))]


def test_a_whole_trace_can_be_given(trace):
    values, sources = given({"all": trace})
    assert values["all"]["missing"] is None
    assert values["all"]["states"] == [[0, 1, 2], [3, 4, 5]]
    assert sources == {"all": ""}


@pytest.mark.parametrize("typed", [0.46, 7, "chat", None, [1, 2], {"share": 0.5}])
def test_what_is_not_of_the_trace_is_refused_by_its_name(trace, typed):
    with pytest.raises(TypeError, match=r"data\.most.* of a widget"):
        Widget(illustration(), data={"words": trace.words, "most": typed})


def test_a_number_computed_from_the_trace_is_refused(trace):
    with pytest.raises(TypeError, match=r"data\.twice"):
        Widget(illustration(), data={"twice": 2 * trace.loss})


def test_a_number_that_json_cannot_hold_is_refused_by_its_name():
    masked = bind(Step("the", torch.tensor([0.5, -torch.inf])), root="example/two")
    with pytest.raises(ValueError, match=r"data\.scores\[1\] of a widget is -inf"):
        Widget(illustration(), data={"scores": masked.shares})


def test_a_key_that_is_no_text_is_refused(trace):
    with pytest.raises(TypeError, match="has the key 1"):
        Widget(illustration(), data={1: trace.words})


def test_a_widget_stands_on_an_illustration(trace):
    with pytest.raises(TypeError, match="not on a str"):
        Widget("a picture", data={})


def test_a_widget_without_a_caption_is_refused():
    with pytest.raises(ValueError, match="no caption"):
        widget(of=lambda: TRACE, element="try")(lambda trace, width: None)
