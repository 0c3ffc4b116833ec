"""The film of what is passed on: the last state only, then all of them."""

import numpy as np
import pytest

from anim.kit.film import rehearse
from anim.translation.attention import AllStatesPassed
from figures.kit.bound import bind
from figures.kit.canvas import PathMark

NAMES = ("read", "last only", "keep", "pass", "look", "count")


@pytest.fixture(scope="module")
def stage():
    return rehearse(AllStatesPassed, bind(AllStatesPassed.product.of(), root="root"))


def marks(stage, name, kind) -> list[PathMark]:
    drawing = stage.steps[NAMES.index(name)].drawing
    return [m for m in drawing.marks if isinstance(m, PathMark) and m.shown.kind == kind]


def drawn(stage, name) -> list[str]:
    return sorted(mark.shown.values.address for mark in marks(stage, name, "bars"))


def test_without_attention_only_the_last_state_is_left_and_handed_over(stage):
    last = len(stage.trace.source_tokens) - 1
    assert drawn(stage, "read") == [f"encoder.states[{last}]"]
    assert drawn(stage, "last only") == ["encoder.last", f"encoder.states[{last}]"]


def test_with_attention_every_state_is_kept_and_then_passed_on(stage):
    every = [f"encoder.states[{place}]" for place in range(len(stage.trace.source_tokens))]
    assert drawn(stage, "keep") == every
    assert drawn(stage, "pass") == sorted(every * 2)


def test_what_is_passed_on_has_the_same_bars_as_what_was_kept(stage):
    heights: dict[str, list[np.ndarray]] = {}
    for mark in marks(stage, "pass", "bars"):
        tall = [np.ptp(bar[:, 1]) for bar in mark.artist.get_path().to_polygons()]
        heights.setdefault(mark.shown.values.address, []).append(np.array(tall))
    for kept, passed in heights.values():
        assert passed == pytest.approx(kept, abs=0.05)


def test_in_the_end_an_arrow_leads_to_the_decoder_from_every_state_of_the_row(stage):
    new = len(marks(stage, "look", "arrow")) - len(marks(stage, "pass", "arrow"))
    assert new == len(stage.trace.encoder.states)
    printed = [e.value for e in stage.steps[-1].drawing.elements() if e.format == "words"]
    states = stage.trace.encoder.states
    assert printed == list(states.shape)
