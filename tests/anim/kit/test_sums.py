"""Weighted sums, matrices and ribbons in films show the trace, and say so when they do not."""

import numpy as np
import pytest

from anim.kit.contrast import check_contrast
from anim.kit.mobjects.matrix import FAINTEST, Matrix, shown_rows
from anim.kit.mobjects.ribbon import Arc, Ribbon
from anim.kit.mobjects.text import Words
from anim.kit.mobjects.vector import Stack, Vector
from anim.kit.space import line_pixels, pixels, point
from anim.kit.steps import StagingError
from figures.kit.canvas import Paint, canvas
from figures.kit.labels import label
from figures.kit.matrices import cell_scale
from figures.kit.shapes import Place, box
from figures.kit.text import words
from figures.kit.theme import colour
from figures.kit.vectors import BarScale

pytestmark = pytest.mark.usefixtures("settings")
SIZE = (70, 50)  # half of the height, less the padding, is 20 pixels


def weight(trace):
    """A number of the trace between nothing and one, to shorten bars by."""
    return next(n for row in trace.states for n in row if 0 < float(n) < 1)


def test_a_weight_shortens_every_bar(trace):
    by = weight(trace)
    short = Vector(trace.states[0], *SIZE, "context", BarScale(2), by=by)
    expected = np.asarray(trace.states[0]) * float(by)
    assert short.drawn_numbers() == pytest.approx(expected, abs=1e-3)
    assert short.bars.shown.by is by


def test_stacked_bars_end_at_the_sum_so_far(trace):
    by = weight(trace)
    rows = [trace.states[0], trace.states[0]]
    stack = Stack(rows, [by, by], *SIZE, "context", BarScale(4)).stand(point(30, 20))
    middle = stack.midline.get_center()[1]
    tops = [path[:, 1] - middle for path in stack.layers[1].get_subpaths()]
    drawn = [pixels(bar[np.abs(bar).argmax()]) / stack.unit for bar in tops]
    expected = 2 * np.asarray(trace.states[0]) * float(by)
    assert drawn == pytest.approx(expected, abs=2e-3)
    assert [layer.shown.stack for layer in stack.layers] == [0, 1]
    stack.check()


def test_vectors_that_are_not_weighted_stack_in_colours_of_their_own(trace):
    rows, roles = list(trace.states), ["encoder", "embedding"]
    stack = Stack(rows, [None, None], *SIZE, roles, BarScale(4))
    assert [layer.shown.by for layer in stack.layers] == [None, None]
    inks = [layer.get_fill_color().to_hex().upper() for layer in stack.layers]
    assert inks == [colour(role).light for role in roles]
    stack.check()
    up = np.clip(np.asarray(trace.states), 0, None).sum(axis=0)
    tops = [pixels(path[:, 1].max()) for layer in stack.layers for path in layer.get_subpaths()]
    assert max(tops) / stack.unit == pytest.approx(up.max(), abs=2e-3)


def test_a_stack_that_was_scaled_is_no_sum(trace):
    by = weight(trace)
    stack = Stack([trace.states[0]], [by], *SIZE, "context", BarScale(2))
    stack.layers[0].stretch(1.5, 1)
    with pytest.raises(ValueError, match="is never scaled"):
        stack.check()


def test_a_ribbon_and_an_arc_are_as_wide_as_their_weight(trace):
    by = weight(trace)
    for drawn in (
        Ribbon(by, point(0, 0), point(40, 60), widest=20),
        Arc(by, point(0, 0), point(40, 0), 30, widest=20),
    ):
        assert line_pixels(drawn.get_stroke_width()) == pytest.approx(20 * float(by))
        assert drawn.shown.values is by


def test_a_width_is_never_negative(trace):
    number = next(n for row in trace.states for n in row if float(n) < 0)
    with pytest.raises(ValueError, match="cannot be negative"):
        Ribbon(number, point(0, 0), point(40, 60))


def test_a_cell_is_as_strong_as_its_number(trace):
    drawn = Matrix(trace.states, (30, 20), cell_scale(trace.states, signed=True))
    limit = np.abs(np.asarray(trace.states)).max()
    found = [
        [cell[1].get_fill_opacity() if len(cell) > 1 else 0.0 for cell in row]
        for row in drawn.cells
    ]
    right = np.abs(np.asarray(trace.states)) / limit
    assert found == pytest.approx(np.where(right < FAINTEST, 0, right), abs=1e-6)


def test_rows_in_the_middle_may_be_left_out_and_an_ellipsis_says_so(trace):
    assert shown_rows(9, (2, 1)) == [0, 1, None, 8]
    with pytest.raises(ValueError, match="leave none out"):
        shown_rows(3, (2, 1))
    tall = trace.states.T
    drawn = Matrix(tall, (30, 20), cell_scale(tall, signed=True), ends=(1, 1))
    assert len(drawn.cells) == 2 < len(tall)
    assert [each.text for each in drawn if isinstance(each, Words)] == ["…"]


@pytest.mark.parametrize(("ink", "is_legible"), [("page", False), ("text", True)])
def test_words_that_nobody_could_read_are_refused(ink, is_legible):
    drawing = canvas(200, 60)
    drawing.path(box(Place(10, 5, 180, 50), (0, 0, 0, 0)), Paint(fill=colour("page")))
    words(drawing, label("read me"), 100, 40, ink, anchor="middle")
    if is_legible:
        check_contrast(drawing)
    else:
        with pytest.raises(StagingError, match="contrast"):
            check_contrast(drawing)


def test_a_cell_that_nobody_could_see_is_not_filled(trace):
    faint = cell_scale(trace.states, signed=True, limit=1e6)
    drawn = Matrix(trace.states, (30, 20), faint)
    assert {shape.shown.kind for row in drawn.cells for cell in row for shape in cell} == {"grid"}
