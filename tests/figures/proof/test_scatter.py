"""Scatters, contours and networks: a true drawing passes, and each way of being false is told."""

from dataclasses import dataclass, replace

import numpy as np
import pytest
import torch
from jaxtyping import Float
from torch import Tensor

from figures.kit.bound import bind
from figures.kit.canvas import DrawingError, canvas
from figures.kit.charts import Axis, frame
from figures.kit.contours import contours
from figures.kit.labels import label
from figures.kit.networks import edge_number, edges, node
from figures.kit.scatter import MANY, boundary, line, points, squares, sticks
from figures.kit.shapes import Place
from figures.proof.reader import read_alone


@dataclass(frozen=True)
class Pond:
    inputs: Float[Tensor, "example feature"]
    size: Float[Tensor, " house"]
    price: Float[Tensor, " house"]
    guess: Float[Tensor, " house"]
    many: Float[Tensor, " place"]
    weight: Float[Tensor, ""]
    bias: Float[Tensor, ""]
    slopes: Float[Tensor, " feature"]
    weights: Float[Tensor, "feature unit"]
    hidden: Float[Tensor, "example unit"]
    heights: Float[Tensor, "row column"]
    columns: Float[Tensor, " column"]
    rows: Float[Tensor, " row"]
    levels: Float[Tensor, " level"]


def pond() -> Pond:
    columns, rows = torch.linspace(0, 4, 9), torch.linspace(0, 6, 7)
    return Pond(
        inputs=torch.tensor([[0.5, -1.5]]),
        size=torch.tensor([1.0, 2.0, 3.0]),
        price=torch.tensor([2.0, 5.0, 3.0]),
        guess=torch.tensor([3.0, 4.0, 5.0]),
        many=torch.linspace(0.5, 3.5, MANY),
        weight=torch.tensor(1.0),
        bias=torch.tensor(2.0),
        slopes=torch.tensor([1.0, -1.0]),
        weights=torch.tensor([[1.5, -0.5], [-1.0, 0.25]]),
        hidden=torch.tensor([[0.75, 0.0]]),
        heights=(columns - 2) ** 2 + (rows[:, None] - 3) ** 2,
        columns=columns,
        rows=rows,
        levels=torch.tensor([1.7, 6.0]),
    )


@pytest.fixture
def raw():
    return pond()


@pytest.fixture
def trace(raw):
    return bind(raw, root="pond/water")


@pytest.fixture
def sheet():
    return canvas(360, 300)


@pytest.fixture
def made(sheet):
    across = Axis(0, 4, (0, 4), ".0f", label("size"))
    return frame(sheet, Place(60, 40, 200, 180), across, Axis(0, 6, (0, 6), ".0f"))


@pytest.fixture
def told(raw):
    return lambda fragment: {found.rule for found in read_alone(fragment, raw)}


def scattered(sheet, made, trace):
    points(sheet, made, trace.size, trace.price, "token")
    sticks(sheet, made, trace.size, trace.price, trace.guess)


def test_points_and_sticks_stand_where_their_numbers_say(sheet, made, trace, finished, told):
    scattered(sheet, made, trace)
    assert told(finished(sheet)) == set()


def test_many_points_are_short_strokes_and_true_all_the_same(sheet, made, trace, finished, told):
    points(sheet, made, trace.many, trace.many, "token", opacity=0.5)
    text = finished(sheet)
    assert "h.02" in text
    assert told(text) == set()


@pytest.mark.parametrize(
    ("falsify", "rule"),
    [
        (lambda p: replace(p, size=p.size + 0.1), "point"),
        (lambda p: replace(p, price=p.price.flip(0)), "point"),
        (lambda p: replace(p, guess=p.guess * 1.01), "point"),
    ],
)
def test_points_and_sticks_of_other_numbers_are_told(sheet, made, trace, finished, falsify, rule):
    scattered(sheet, made, trace)
    found = {one.rule for one in read_alone(finished(sheet), falsify(pond()))}
    assert rule in found


def test_a_missing_point_is_told(sheet, made, trace, finished, told, changed):
    points(sheet, made, trace.many, trace.many, "token")
    assert "complete" in told(changed(finished(sheet), r"m[\d. -]+h\.02", ""))


def test_points_that_are_square_or_swollen_are_told(sheet, made, trace, finished, told, changed):
    points(sheet, made, trace.many, trace.many, "token")
    text = finished(sheet)
    assert "shape" in told(changed(text, 'stroke-width="5"', 'stroke-width="25"'))
    square = changed(text, 'stroke-width="5"', 'stroke-width="5" stroke-linecap="square"')
    assert "shape" in told(square)


def test_a_dashed_stick_is_told(sheet, made, trace, finished, told, changed):
    scattered(sheet, made, trace)
    text = changed(finished(sheet), 'data-role="sticks"', 'stroke-dasharray="2 2" \\g<0>')
    assert "length" in told(text)


def test_a_square_is_as_wide_as_its_stick_is_long(sheet, made, trace, finished, told, raw):
    squares(sheet, made, trace.size, trace.price, trace.guess)
    text = finished(sheet)
    assert told(text) == set()
    wrong = replace(raw, guess=raw.guess + 0.2)
    assert "point" in {one.rule for one in read_alone(text, wrong)}


def test_a_square_that_is_a_rectangle_is_told(sheet, made, trace, finished, told):
    squares(sheet, made, trace.size, trace.price, trace.guess)
    (mark,) = [m for m in sheet.marks if getattr(m, "shown", None) and m.shown.kind == "squares"]
    vertices = mark.artist.get_path().vertices
    vertices[vertices[:, 0] > 111, 0] += 3
    assert "point" in told(finished(sheet))


def test_a_line_has_its_weight_and_its_bias(sheet, made, trace, finished, told, raw):
    line(sheet, made, trace.weight, trace.bias, "decoder")
    text = finished(sheet)
    assert told(text) == set()
    for wrong in (replace(raw, weight=torch.tensor(1.05)), replace(raw, bias=torch.tensor(1.9))):
        assert "line" in {one.rule for one in read_alone(text, wrong)}


def test_a_boundary_is_where_the_score_is_zero(sheet, made, trace, finished, told, raw):
    boundary(sheet, made, trace.slopes, trace.bias, "decoder")
    text = finished(sheet)
    assert told(text) == set()
    wrong = replace(raw, slopes=torch.tensor([1.0, -1.2]))
    assert "line" in {one.rule for one in read_alone(text, wrong)}


def test_a_line_that_never_enters_the_frame_is_refused(sheet, made):
    high = bind(replace(pond(), bias=torch.tensor(90.0)))
    with pytest.raises(DrawingError, match="does not cross the frame"):
        line(sheet, made, high.weight, high.bias, "decoder")


def grid(trace):
    return trace.heights, trace.columns, trace.rows


def test_contours_cross_the_grid_where_its_heights_say(sheet, made, trace, finished, told, raw):
    for level in trace.levels:
        contours(sheet, made, grid(trace), level, "dim")
    text = finished(sheet)
    assert told(text) == set()
    for wrong in (
        replace(raw, heights=raw.heights + 0.1),
        replace(raw, levels=raw.levels + 0.1),
        replace(raw, columns=raw.columns * 1.02),
        replace(raw, rows=raw.rows.flip(0) + 0.3),
    ):
        assert "contour" in {one.rule for one in read_alone(text, wrong)}


def test_a_contour_that_lacks_a_corner_is_told(sheet, made, trace, finished, told):
    contours(sheet, made, grid(trace), trace.levels[1], "dim")
    vertices = sheet.marks[-1].artist.get_path().vertices
    vertices[3] = vertices[2]
    assert "contour" in told(finished(sheet))


def test_a_contour_that_leaps_over_a_cell_is_told(sheet, made, trace, finished, told):
    contours(sheet, made, grid(trace), trace.levels[1], "dim")
    vertices = sheet.marks[-1].artist.get_path().vertices
    vertices[[2, 6]] = vertices[[6, 2]]
    assert "contour" in told(finished(sheet))


def test_a_saddle_is_cut_into_two_lines(sheet, made, finished):
    saddle = replace(
        pond(),
        heights=torch.tensor([[1.0, 0.0], [0.0, 1.2]]),
        columns=torch.tensor([0.0, 4.0]),
        rows=torch.tensor([0.0, 6.0]),
        levels=torch.tensor([0.5, 0.6]),
    )
    trace = bind(saddle, root="pond/water")
    for level in trace.levels:
        contours(sheet, made, grid(trace), level, "dim")
    assert read_alone(finished(sheet), saddle) == []


def test_a_level_that_the_grid_never_has_is_refused(sheet, made):
    flat = bind(replace(pond(), levels=torch.tensor([99.0])))
    with pytest.raises(DrawingError, match="never crosses 99"):
        contours(sheet, made, grid(flat), flat.levels[0], "dim")


def drawn_network(sheet, trace, order=(0, 1)):
    below = [node(sheet, trace.inputs[0, n], (60, 60 + 120 * n), "token", ".1f") for n in (0, 1)]
    above = [node(sheet, trace.hidden[0, n], (260, 60 + 120 * n), "key", ".1f") for n in (0, 1)]
    edges(sheet, trace.weights, below, [above[n] for n in order], 6)
    return below, above


def test_nodes_hold_their_numbers_and_edges_join_them(sheet, trace, finished, told):
    below, above = drawn_network(sheet, trace)
    edge_number(sheet, trace.weights[0, 0], below[0], above[0], ".1f")
    text = finished(sheet)
    assert told(text) == set()
    assert "stroke-dasharray" in text


def test_edges_to_the_wrong_unit_are_told(sheet, trace, finished, told):
    drawn_network(sheet, trace, order=(1, 0))
    assert "edge" in told(finished(sheet))


def test_a_number_on_another_edge_is_told(sheet, trace, finished, told):
    below, above = drawn_network(sheet, trace)
    edge_number(sheet, trace.weights[0, 0], below[1], above[1], ".1f")
    assert "edge" in told(finished(sheet))


@pytest.mark.parametrize(
    ("pattern", "new", "rule"),
    [
        (r'stroke-width="9"', 'stroke-width="8"', "width"),
        (r' stroke-dasharray="5 3"', "", "sign"),
        (r"var\(--im-negative\)", "var(--im-positive)", "sign"),
        (r'(data-source="inputs\[0, )0(\]" data-format)', r"\g<1>1\2", "node"),
        (r'(data-role="edge"[^>]*data-source="weights\[)0', r"\g<1>1", "edge"),
    ],
)
def test_a_falsified_network_is_told(sheet, trace, finished, told, changed, pattern, new, rule):
    drawn_network(sheet, trace)
    assert rule in told(changed(finished(sheet), pattern, new))


def test_a_weight_without_its_node_is_an_error(sheet, trace):
    below = [node(sheet, trace.inputs[0, 0], (60, 60), "token", ".1f")]
    with pytest.raises(ValueError, match=r"shape \(2, 2\), but there are 1 and 1 nodes"):
        edges(sheet, trace.weights, below, below, 6)


def test_a_frame_keeps_the_ends_of_a_steep_line_inside(sheet, made, trace):
    first, last = line(sheet, made, trace.weight, trace.bias, "decoder")
    np.testing.assert_allclose([first, last], [(60, 160), (260, 40)])
