"""The film of the grid of attention: a row for each word, and a frame where the words cross."""

import numpy as np
import pytest

from anim.kit.film import rehearse
from anim.translation.attention import TheGridFills
from figures.kit.bound import bind
from figures.kit.canvas import PathMark
from illustrated_models.examples.translation.grown import one_clause_longer
from illustrated_models.examples.translation.seq2seq import growing


@pytest.fixture(scope="module")
def stage():
    return rehearse(TheGridFills, bind(TheGridFills.product.of(), root="root"))


def paths(step, kind) -> list[PathMark]:
    return [m for m in step.drawing.marks if isinstance(m, PathMark) and m.shown.kind == kind]


def strongest(step) -> dict[int, int]:
    """For each row that is drawn the column of its strongest cell, by what the cells show."""
    best: dict[int, tuple[float, int]] = {}
    for mark in paths(step, "cell"):
        row, column = map(int, mark.shown.values.address.split("[")[1][:-1].split(", "))
        best[row] = max(best.get(row, (0, 0)), (mark.paint.opacity, column))
    return {row: column for row, (_, column) in best.items()}


def box(mark) -> tuple[float, float, float, float]:
    found = mark.artist.get_path().get_extents()
    return found.x0, found.y0, found.x1, found.y1


def test_the_sentence_is_the_second_stage_of_the_one_that_grows():
    assert one_clause_longer().source_tokens == growing().stages[1].source_tokens


def test_the_rows_come_in_the_order_of_the_words_that_are_written(stage):
    n_words = len(stage.trace.predicted_tokens)
    written = [0, 1, 2, 3, n_words - 2, n_words, n_words]
    assert [sorted(strongest(step)) for step in stage.steps] == [[*range(n)] for n in written]


def test_the_empty_grid_waits_for_all_rows_from_the_beginning(stage):
    whole = len(stage.trace.predicted_tokens) * len(stage.trace.source_tokens)
    frame = 1
    assert [len(paths(step, "grid")) for step in stage.steps] == [*[whole] * 6, whole + frame]


def test_the_strongest_cell_of_a_row_is_at_the_word_that_is_looked_at_most(stage):
    weights = np.asarray(stage.trace.decoder.attention.weights)
    assert strongest(stage.steps[-1]) == dict(enumerate(weights.argmax(axis=1).tolist()))


def test_every_column_is_as_wide_as_its_word_and_an_equal_margin(stage):
    texts = {m.box.name: m.box for m in stage.steps[-1].drawing.marks if hasattr(m, "box")}
    row = paths(stage.steps[-1], "grid")[: len(stage.trace.source_tokens)]
    words = [texts[word] for word in stage.trace.source_tokens if word != "le"]
    cells = [mark for mark, w in zip(row, stage.trace.source_tokens, strict=True) if w != "le"]
    margins = [
        box(c)[2] - box(c)[0] - (w.right - w.left) for c, w in zip(cells, words, strict=True)
    ]
    assert min(margins) > 2
    assert max(margins) - min(margins) < 2


def test_the_frame_holds_the_two_cells_that_cross_and_no_other_that_is_strong(stage):
    last = stage.steps[-1]
    frame = box(paths(last, "grid")[-1])
    strong = [mark for mark in paths(last, "cell") if mark.paint.opacity > 0.5]
    within = [
        mark.shown.values.address.rsplit("[")[-1]
        for mark in strong
        if frame[0] <= box(mark)[0]
        and frame[1] <= box(mark)[1]
        and box(mark)[2] <= frame[2]
        and box(mark)[3] <= frame[3]
    ]
    source, target = stage.trace.source_tokens, stage.trace.predicted_tokens
    pairs = [("black", "noir"), ("cat", "chat")]
    assert within == [f"{target.index(t)}, {source.index(s)}]" for t, s in pairs]
