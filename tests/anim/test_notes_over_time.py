"""The film of the notes over time: each word leaves a state, and it is said what it changed."""

import numpy as np
import pytest

from anim.kit.film import rehearse
from anim.translation.recurrent import NotesOverTime
from figures.kit.bound import bind
from figures.kit.canvas import PathMark, TextMark
from illustrated_models.examples.translation.gates import STILL


@pytest.fixture(scope="module")
def stage():
    return rehearse(NotesOverTime, bind(NotesOverTime.product.of(), root="root"))


def states(step) -> list[str]:
    marks = (mark for mark in step.drawing.marks if isinstance(mark, PathMark))
    shown = [mark.shown for mark in marks if mark.shown.kind == "bars"]
    return [one.values.address for one in shown if one.apart != "enlarged"]


def said(step) -> list[str]:
    texts = (mark.box.name for mark in step.drawing.marks if isinstance(mark, TextMark))
    return [text for text in texts if text in ("up", "down", "stays")]


def test_each_word_leaves_one_state_more_beside_those_before(stage):
    for n_read, step in enumerate(stage.steps[:-1]):
        assert states(step) == [f"whole.encoder.states[{place}]" for place in range(n_read)]


def test_under_each_number_stands_where_it_went(stage):
    before = np.zeros(len(stage.trace.whole.encoder.last))
    for state, step in zip(
        np.asarray(stage.trace.whole.encoder.states), stage.steps[1:-1], strict=True
    ):
        expected = [
            "stays" if abs(by) < STILL else "up" if by > 0 else "down" for by in state - before
        ]
        assert said(step) == expected
        before = state


def test_in_the_end_the_last_of_all_states_is_marked_as_the_one_handed_over(stage):
    last = stage.steps[-1]
    *others, marked = states(last)
    n_words = len(stage.trace.whole.source_tokens)
    assert sorted([*others, marked]) == [
        "whole.encoder.last",
        *(f"whole.encoder.states[{place}]" for place in range(n_words - 1)),
    ]
    assert not said(last)
