"""The film of one step of the box: what stays and what comes in stack up to the new notes."""

import numpy as np
import pytest

from anim.kit.film import rehearse
from anim.translation.recurrent import InsideOneStep
from figures.kit.bound import bind
from figures.kit.canvas import PathMark

NAMES = ("before", "propose", "share", "shorten", "stack", "settle")


@pytest.fixture(scope="module")
def stage():
    return rehearse(InsideOneStep, bind(InsideOneStep.product.of(), root="root"))


def bars(stage, name) -> list[PathMark]:
    drawing = stage.steps[NAMES.index(name)].drawing
    return [m for m in drawing.marks if isinstance(m, PathMark) and m.shown.kind == "bars"]


def addresses(marks) -> list[str]:
    return [mark.shown.values.address for mark in marks]


def printed(stage, name) -> list[tuple[str, str]]:
    elements = stage.steps[NAMES.index(name)].drawing.elements()
    return [(e.source.removeprefix("root:"), e.format) for e in elements if e.format]


def test_every_number_has_its_two_shares_and_they_are_one_in_all(stage):
    count = len(stage.trace.step.hidden)
    shares = [(f"step.update[{unit}]", ".0%") for unit in range(count)]
    shares += [(f"renewed[{unit}]", ".0%") for unit in range(count)]
    assert printed(stage, "share") == shares
    both = np.add(stage.trace.step.update, stage.trace.renewed)
    assert both == pytest.approx(np.ones(count))


def test_the_notes_and_the_proposal_shrink_to_what_stays_and_what_comes_in(stage):
    assert addresses(bars(stage, "share")) == ["step.previous", "step.candidate"]
    assert addresses(bars(stage, "shorten")) == ["kept", "taken"]


def test_what_comes_in_is_stacked_upon_what_stays(stage):
    stacked = [mark for mark in bars(stage, "stack") if mark.shown.stack is not None]
    assert [mark.shown.stack for mark in stacked] == [0, 1]
    assert addresses(stacked) == ["kept", "taken"]
    inks = [mark.paint.fill.name for mark in stacked]
    assert inks == ["encoder-ink", "embedding-ink"], "each keeps its colour"


def test_the_stack_settles_as_the_state_that_the_model_computed(stage):
    assert addresses(bars(stage, "settle"))[-1] == "step.hidden"
    assert not [mark for mark in bars(stage, "settle") if mark.shown.stack is not None]
