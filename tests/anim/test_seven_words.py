"""The film of a sentence after a sentence: every state stays, side by side."""

import pytest

from anim.kit.film import rehearse
from anim.translation.recurrent import SevenWords
from figures.kit.bound import bind
from figures.kit.canvas import PathMark


@pytest.fixture(scope="module")
def stage():
    return rehearse(SevenWords, bind(SevenWords.product.of(), root="root"))


def states(step) -> list[PathMark]:
    return [
        mark
        for mark in step.drawing.marks
        if isinstance(mark, PathMark)
        and mark.shown.kind == "bars"
        and ".hidden" in mark.shown.values.address
        and not mark.shown.apart
    ]


def test_each_word_leaves_one_state_more(stage):
    n_words = int(stage.trace.together.n_source)
    counts = [len(states(step)) for step in stage.steps]
    assert counts == [*range(n_words + 1), n_words]


def test_in_the_end_all_states_stand_side_by_side_in_order(stage):
    boxes = [mark.artist.get_path().get_extents() for mark in states(stage.steps[-1])]
    lefts = [box.x0 for box in boxes]
    assert lefts == sorted(lefts)
    assert all(box.x1 < following for box, following in zip(boxes, lefts[1:], strict=False))


def test_what_it_writes_stands_beside_what_it_writes_of_each_alone(stage):
    shown = {element.value for element in stage.steps[-1].drawing.elements()}
    for translation in (stage.trace.together, stage.trace.first, stage.trace.second):
        assert set(map(str, translation.target_tokens)) <= shown
