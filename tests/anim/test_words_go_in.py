"""The film of the black box: what goes in, what comes out, and where it crosses."""

import pytest

from anim.kit.film import rehearse
from anim.translation.black_box import WordsGoIn
from figures.kit.bound import bind
from figures.kit.canvas import PathMark

NAMES = ("box", "in", "out", "cross", "open")


@pytest.fixture(scope="module")
def stage():
    return rehearse(WordsGoIn, bind(WordsGoIn.product.of(), root="root"))


def paths(stage, name, kind) -> list[PathMark]:
    drawing = stage.steps[NAMES.index(name)].drawing
    marks = (mark for mark in drawing.marks if isinstance(mark, PathMark))
    return [mark for mark in marks if mark.shown.kind == kind]


def words(stage, name) -> list[str]:
    drawing = stage.steps[NAMES.index(name)].drawing
    return [element.source.removeprefix("root:") for element in drawing.elements()]


def test_no_english_word_is_seen_before_the_box_has_written_it(stage):
    for name in NAMES[:2]:
        assert not [word for word in words(stage, name) if word.startswith("target")]
    n_words = len(stage.trace.target_tokens)
    written = [f"target_tokens[{place}]" for place in range(n_words)]
    assert [word for word in words(stage, "out") if word.startswith("target")] == written


def test_a_line_leads_from_the_word_that_was_looked_at_most_and_two_lines_cross(stage):
    ends = []
    for line in paths(stage, "cross", "arrow"):
        box = line.artist.get_path().vertices
        start, end = box[box[:, 1].argmin()], box[box[:, 1].argmax()]
        near = [min(range(4), key=lambda k: abs(stage.xs[k] - at[0])) for at in (start, end)]
        ends.append(tuple(near))
    weights = stage.trace.decoder.attention.weights
    looked_at = [(int(weights[t].argmax()), t) for t in range(len(stage.trace.target_tokens))]
    assert sorted(ends) == sorted(looked_at)
    assert sorted(ends) == [(0, 0), (1, 2), (2, 1), (3, 3)]


def test_the_box_is_closed_until_it_opens_into_a_reader_and_a_writer(stage):
    for name in NAMES[:-1]:
        assert len(paths(stage, name, "layer token")) == 1
    assert not paths(stage, "open", "layer token")
    assert len(paths(stage, "open", "layer encoder")) == 1
    assert len(paths(stage, "open", "layer decoder")) == 1
