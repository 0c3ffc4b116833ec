"""Every piece of the kit shows the element it is given, in the scale that it states."""

from itertools import pairwise

import numpy as np
import pytest

from figures.kit.arcs import arcs, fan, ribbons
from figures.kit.arrows import arrow, arrow_through
from figures.kit.boxes import layer, state_box
from figures.kit.canvas import canvas
from figures.kit.labels import label
from figures.kit.matrices import cell_scale, legend, matrix
from figures.kit.rows import edge_to_edge
from figures.kit.shapes import Place
from figures.kit.tables import Column, table, weight_bar
from figures.kit.text import shares
from figures.kit.tokens import columns, token, token_row
from figures.kit.vectors import scale_for, stack, vector


def heights(mark, points):
    """How far every bar reaches up from its start, in pixels."""
    return np.array([part[0][1] - part[np.abs(part[:, 1] - part[0][1]).argmax()][1]
                     for part in points(mark.get("d"))])  # fmt: skip


def unit(mark):
    pixels, limit = mark.get("data-scale").removeprefix("height:").split("/")
    return float(pixels) / float(limit)


def test_a_bar_is_as_high_as_its_number(trace, plain, read, points):
    drawing = canvas(360, 120)
    vector(drawing, trace.states[1], Place(10, 10, 100, 80), "encoder", scale_for(trace.states))
    (mark,) = read(drawing).marks("bars")
    assert mark.get("data-source") == "states[1]"
    np.testing.assert_allclose(heights(mark, points), plain.states[1] * unit(mark), atol=0.011)


def test_the_tallest_bar_of_the_scale_fills_the_card(trace, plain, read, points):
    drawing = canvas(360, 120)
    row = int(plain.states.abs().max(dim=1).values.argmax())
    vector(drawing, trace.states[row], Place(10, 10, 100, 80), "encoder", scale_for(trace.states))
    (mark,) = read(drawing).marks("bars")
    assert np.abs(heights(mark, points)).max() == pytest.approx(35, abs=0.01)


def test_a_weight_shortens_the_bars(trace, plain, read, points):
    drawing, weight = canvas(360, 120), trace.attention.weights[0, 1]
    place = Place(10, 10, 100, 80)
    vector(drawing, trace.states[1], place, "encoder", scale_for(trace.states), by=weight)
    (mark,) = read(drawing).marks("bars")
    assert mark.get("data-by") == "attention.weights[0, 1]"
    expected = plain.states[1] * plain.attention.weights[0, 1] * unit(mark)
    np.testing.assert_allclose(heights(mark, points), expected, atol=0.011)


def test_stacked_bars_reach_as_far_as_the_sums(trace, plain, read, points):
    drawing, weights = canvas(360, 120), trace.attention.weights[0]
    scale = scale_for(trace.states, stacks=[(trace.states, weights)])
    stack(drawing, list(trace.states), list(weights), Place(10, 10, 100, 80), "encoder", scale)
    marks = read(drawing).marks("bars")
    assert [mark.get("data-source") for mark in marks] == [f"states[{row}]" for row in range(4)]
    middle, ends = 50, np.zeros((4, 5))
    for row, mark in enumerate(marks):
        lengths = heights(mark, points)
        starts = np.array([part[0][1] for part in points(mark.get("d"))])
        ends[row] = np.where(lengths > 0, middle - starts + lengths, 0)
    parts = plain.states * plain.attention.weights[0][:, None]
    expected = parts.clamp(min=0).sum(0) * unit(marks[0])
    np.testing.assert_allclose(ends.max(axis=0), expected, atol=0.05)


def test_bars_stand_in_their_slots(trace, read, points):
    drawing = canvas(360, 120)
    made = vector(drawing, trace.states[0], Place(10, 10, 300, 80), "key", scale_for(trace.states))
    (mark,) = read(drawing).marks("bars")
    for index, part in enumerate(points(mark.get("d"))):
        slot = made.slot(index)
        assert slot.x <= part[:, 0].min() < part[:, 0].max() <= slot.right_edge
    assert made.slot(-1) == made.slot(4)


def test_unbound_numbers_are_refused_by_every_piece(trace):
    drawing, place = canvas(360, 200), Place(10, 30, 100, 50)
    tokens = token_row(drawing, trace.tokens, 100)
    scale = scale_for(trace.states)
    for draw in (
        lambda: vector(drawing, np.ones(4), place, "key", scale),
        lambda: vector(drawing, trace.states[0], place, "key", scale, by=0.5),
        lambda: stack(drawing, [trace.states[0]], [0.5], place, "key", scale),
        lambda: matrix(drawing, np.ones((2, 2)), place, cell_scale(np.ones((2, 2)))),
        lambda: ribbons(drawing, np.ones((4, 4)), tokens, tokens),
        lambda: fan(drawing, np.ones(4), tokens, tokens[0]),
        lambda: arcs(drawing, [1.0, 2.0, 3.0, 4.0], tokens, of=0),
        lambda: weight_bar(drawing, 0.5, 10, 10, 100),
    ):
        with pytest.raises(TypeError, match="not a plain number"):
            draw()
    with pytest.raises(TypeError, match="every drawn word is a label"):
        token(drawing, "chat", 10, 150)


def test_a_ribbon_is_as_wide_as_its_weight_and_none_is_missing(trace, plain, read):
    drawing, centres = canvas(360, 200), columns(4, 10, 350)
    above = token_row(drawing, trace.tokens, 10, centres=centres)
    below = token_row(drawing, trace.tokens, 150, centres=centres, state="predicted")
    ribbons(drawing, trace.attention.weights, above, below)
    marks = {mark.get("data-source"): mark for mark in read(drawing).marks("ribbon")}
    assert len(marks) == 16
    for row in range(4):
        for column in range(4):
            mark = marks[f"attention.weights[{row}, {column}]"]
            width = 12 * plain.attention.weights[row, column].item()
            assert float(mark.get("stroke-width")) == pytest.approx(width, abs=0.006)
            assert mark.get("d").startswith(f"M{centres[column]:g} 42c")


def test_a_ribbon_ends_at_the_token_of_its_row(trace, read, points):
    drawing, centres = canvas(360, 200), columns(4, 10, 350)
    above = token_row(drawing, trace.tokens, 10, centres=centres)
    target = token(drawing, trace.tokens[0], 180, 150, anchor="middle")
    fan(drawing, trace.attention.weights[2], above, target)
    for mark in read(drawing).marks("ribbon"):
        (path,) = points(mark.get("d"))
        column = int(mark.get("data-source")[-2])
        np.testing.assert_allclose(path[0], above[column].bottom, atol=0.01)
        np.testing.assert_allclose(path[-1], target.top, atol=0.01)


def test_arcs_join_a_token_with_all_of_its_row(trace, read, points):
    drawing = canvas(360, 200)
    places = token_row(drawing, trace.tokens, 150, centres=columns(4, 10, 350))
    arcs(drawing, trace.attention.weights[1], places, of=1)
    marks = {mark.get("data-source"): mark for mark in read(drawing).marks("arc")}
    assert set(marks) == {f"attention.weights[1, {column}]" for column in range(4)}
    (path,) = points(marks["attention.weights[1, 3]"].get("d"))
    np.testing.assert_allclose(path, [places[1].top, places[3].top], atol=0.01)


def test_places_and_weights_must_fit(trace):
    drawing = canvas(360, 200)
    places = token_row(drawing, trace.tokens, 150)
    with pytest.raises(ValueError, match="there are \\(3,\\) places"):
        arcs(drawing, trace.attention.weights[1], places[:3], of=1)
    with pytest.raises(ValueError, match="cannot be negative"):
        fan(drawing, trace.attention.scores[0], places, Place(10, 10, 20, 20))


def test_a_cell_is_as_strong_as_its_number(trace, plain, read):
    drawing = canvas(360, 300)
    scale = cell_scale(trace.states, signed=True)
    matrix(drawing, trace.states, Place(60, 100, 200, 160), scale, rows=trace.tokens)
    marks = read(drawing).marks("cell")
    assert len(marks) == plain.states.numel()
    for mark, value in zip(marks, plain.states.ravel().tolist(), strict=True):
        strength = float(mark.get("fill-opacity") or 1)
        assert strength == pytest.approx(abs(value) / scale.limit, abs=6e-4)
        assert mark.get("fill") == f"var(--im-{'negative' if value < 0 else 'positive'})"


def test_negative_cells_have_a_minus_besides_their_colour(trace, plain, read):
    drawing = canvas(360, 300)
    scale = cell_scale(trace.states, signed=True)
    matrix(drawing, trace.states, Place(60, 100, 200, 160), scale)
    assert len(read(drawing).marks("minus")) == int((plain.states < 0).sum())


def test_cells_stand_in_the_row_and_column_of_their_labels(trace, read, points):
    drawing = canvas(360, 300)
    place, scale = Place(80, 60, 240, 160), cell_scale(trace.attention.weights, limit=1)
    names = trace.tokens
    matrix(drawing, trace.attention.weights, place, scale, rows=names, columns=names, spec=".2f")
    drawn = read(drawing)
    across = {mark.get("data-source"): float(mark.get("x")) for mark in drawn.marks("column")}
    down = {mark.get("data-source"): float(mark.get("y")) for mark in drawn.marks("row")}
    for mark in drawn.marks("cell"):
        row, column = mark.get("data-source").removeprefix("attention.weights")[1:-1].split(", ")
        (path,) = points(mark.get("d"))
        (left, top), (right, bottom) = path.min(axis=0), path.max(axis=0)
        assert left < across[f"tokens[{column}]"] < right
        assert top < down[f"tokens[{row}]"] < bottom


def test_column_labels_turn_when_their_cells_are_narrow(trace, read):
    drawing = canvas(360, 300)
    scale = cell_scale(trace.attention.weights)
    place = Place(80, 60, 80, 80)
    matrix(drawing, trace.attention.weights, place, scale, columns=trace.tokens)
    assert all("rotate(-90" in mark.get("transform") for mark in read(drawing).marks("column"))


def test_a_scale_of_weights_refuses_what_it_cannot_show(trace):
    drawing, place = canvas(360, 300), Place(80, 60, 80, 80)
    with pytest.raises(ValueError, match="signed=True"):
        matrix(drawing, trace.states, place, cell_scale(trace.states))
    with pytest.raises(ValueError, match="beyond the scale's end"):
        cell_scale(trace.attention.scores, limit=0.01)


def test_a_legend_names_the_ends_of_its_scale_as_an_axis(trace, read):
    drawing = canvas(360, 100)
    legend(drawing, cell_scale(trace.attention.weights, limit=1), 20, 20, 120)
    drawn = read(drawing)
    assert drawn.texts() == ["0", "1"]
    assert all(mark.get("data-source") is None for mark in drawn.marks("axis"))


def test_a_state_box_holds_its_state_within_its_border(trace, read, points):
    drawing, place = canvas(360, 140), Place(10, 10, 80, 100)
    scale = scale_for(trace.states)
    made = state_box(drawing, trace.states[0], place, "encoder", scale, label("state"))
    (mark,) = read(drawing).marks("bars")
    for part in points(mark.get("d")):
        assert (place.x, made.y) <= tuple(part.min(axis=0))
        assert part[:, 1].max() <= place.bottom_edge


def test_a_layer_has_the_fill_of_its_role(read):
    drawing = canvas(360, 80)
    layer(drawing, Place(10, 10, 100, 50), "decoder", label("decoder"))
    (mark,) = read(drawing).marks("layer decoder")
    assert mark.get("fill") == "var(--im-decoder-fill)"


def test_tokens_wrap_within_their_edges_and_do_not_touch(trace):
    places = token_row(canvas(360, 200), trace.tokens, 10, left=0, right=120)
    assert len({place.y for place in places}) > 1
    for one, other in pairwise(places):
        assert other.y > one.y or other.x >= one.right_edge + 8
    assert all(0 <= place.x < place.right_edge <= 120 for place in places)


def test_given_predicted_and_carried_tokens_differ_without_colour(trace, read):
    drawing = canvas(360, 60)
    token_row(drawing, trace.tokens[:3], 10, state=["given", "predicted", "carried"])
    drawn = read(drawing)
    assert drawn.marks("token given")[0].get("fill") == "var(--im-token-fill)"
    assert drawn.marks("token predicted")[0].get("fill") == "var(--im-token-ink)"
    assert drawn.marks("token carried")[0].get("stroke-dasharray")
    with pytest.raises(ValueError, match="not “guessed”"):
        token(drawing, trace.tokens[0], 10, 10, "guessed")


def test_a_table_stands_in_rows(trace, read):
    drawing, weights = canvas(360, 200), trace.attention.weights[1]
    middles = table(
        drawing,
        [Column(10, trace.tokens, label("word")), Column(200, shares(weights), None, "end")],
        10,
        row_height=32,
    )
    assert middles == [58, 90, 122, 154]
    assert read(drawing).texts()[:2] == ["word", "le"]
    with pytest.raises(ValueError, match="the columns have"):
        table(drawing, [Column(10, trace.tokens), Column(200, trace.tokens[1:])], 10)


def test_a_weight_bar_is_as_long_as_its_weight(trace, plain, read, points):
    drawing = canvas(360, 40)
    weight_bar(drawing, trace.steps[1].chance, 10, 20, 200)
    (mark,) = read(drawing).marks("bar")
    (path,) = points(mark.get("d"))
    assert path[1][0] - path[0][0] == pytest.approx(200 * plain.steps[1].chance)


@pytest.mark.parametrize(
    "route", ["straight", "across-first", "down-first", "curve-across", "curve-down"]
)
def test_an_arrow_starts_and_ends_a_gap_from_its_points(route, read, points):
    drawing = canvas(360, 200)
    arrow(drawing, (20, 20), (200, 150), route=route)
    (mark,) = read(drawing).marks("arrow")
    (path,) = points(mark.get("d"))
    assert np.hypot(*(path[0] - (20, 20))) == pytest.approx(3, abs=0.02)
    head = read(drawing).svg[-1]
    (triangle,) = points(head.get("d"))
    assert np.hypot(*(triangle[0] - (200, 150))) == pytest.approx(3, abs=0.02)


def test_an_arrow_through_corners_ends_at_its_last_point(read, points):
    drawing = canvas(360, 200)
    arrow_through(drawing, [(300, 20), (300, 90), (20, 90), (20, 150), (60, 150)])
    line, head = read(drawing).svg
    (path,) = points(line.get("d"))
    np.testing.assert_allclose(path[0], (300, 23), atol=0.01)
    assert path[:, 0].min() == 20
    assert path[:, 1].max() == 150
    (triangle,) = points(head.get("d"))
    np.testing.assert_allclose(triangle[0], (57, 150), atol=0.01)


def test_an_arrow_needs_a_direction_and_a_known_route():
    drawing = canvas(360, 100)
    with pytest.raises(ValueError, match="has no direction"):
        arrow(drawing, (10, 10), (10, 10))
    with pytest.raises(ValueError, match="no route “zigzag”"):
        arrow(drawing, (10, 10), (20, 20), route="zigzag")


def test_rows_of_words_go_from_one_edge_to_the_other_and_their_ends_stand_together():
    drawing, rows = (
        canvas(540, 200),
        [[label(word) for word in row.split()] for row in ("a row of words", "another row", "one")],
    )
    centres = edge_to_edge(rows, 2, 538)
    placed = [token_row(drawing, row, 50 * n, centres=centres[n]) for n, row in enumerate(rows)]
    ends = [(row[0].centre[0], row[-1].centre[0]) for row in placed[:2]]
    assert ends[0] == pytest.approx(ends[1])
    assert min(place.x for row in placed for place in row) == pytest.approx(2)
    assert max(place.right_edge for row in placed for place in row) == pytest.approx(538)
    assert np.ptp(np.diff(centres[0])) == pytest.approx(0)
    assert centres[2] == [pytest.approx(sum(ends[0]) / 2)]
