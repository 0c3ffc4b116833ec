"""Charts put every point where its axes say, and name every curve at its end."""

from dataclasses import dataclass

import numpy as np
import pytest
import torch

from figures.kit.bound import bind
from figures.kit.canvas import canvas
from figures.kit.charts import Axis, Curve, bars_across, curves, frame
from figures.kit.labels import label
from figures.kit.shapes import Place


@dataclass(frozen=True)
class Curves:
    lengths: torch.Tensor
    right: torch.Tensor
    low: torch.Tensor
    high: torch.Tensor
    names: tuple[str, ...]


@pytest.fixture
def measured():
    right = torch.tensor([0.9, 0.6, 0.25])
    lengths = torch.tensor([4.0, 10.0, 40.0])
    return bind(Curves(lengths, right, right - 0.1, right + 0.05, ("a", "b", "c")), "chart")


def axes(is_logarithmic=False):
    across = Axis(4, 40, (4, 40), ".0f", label("words"), is_logarithmic)
    return across, Axis(0, 1, (0, 1), ".0%", label("right"))


def drawn_frame(drawing, **options):
    return frame(drawing, Place(60, 40, 180, 100), *axes(**options))


def test_points_stand_where_the_axes_say(measured, read, points):
    drawing = canvas(360, 200)
    made = drawn_frame(drawing)
    curves(drawing, made, [Curve(measured.lengths, measured.right, label("plain"), "decoder")])
    (mark,) = read(drawing).marks("curve")
    (path,) = points(mark.get("d"))
    np.testing.assert_allclose(path, [(60, 50), (90, 80), (240, 115)], atol=0.01)
    assert (mark.get("data-source"), mark.get("data-across")) == ("right", "lengths")


def test_a_logarithmic_axis_gives_equal_ratios_equal_room():
    made = drawn_frame(canvas(360, 200), is_logarithmic=True)
    assert made.at(np.sqrt(4 * 40), 0)[0] == pytest.approx(150)


def test_a_point_outside_the_axes_is_an_error(measured):
    drawing = canvas(360, 200)
    small = frame(drawing, Place(60, 40, 180, 100), Axis(4, 20, (), ".0f"), axes()[1])
    with pytest.raises(ValueError, match="40 lies outside the axis from 4 to 20"):
        curves(drawing, small, [Curve(measured.lengths, measured.right, label("a"), "key")])


def test_intervals_reach_from_low_to_high(measured, read, points):
    drawing = canvas(360, 200)
    line = Curve(measured.lengths, measured.right, label("a"), "key", measured.low, measured.high)
    curves(drawing, drawn_frame(drawing), [line])
    (mark,) = read(drawing).marks("interval")
    ends = [(part[0][1], part[1][1]) for part in points(mark.get("d"))]
    np.testing.assert_allclose(ends, [(60, 45), (90, 75), (125, 110)], atol=0.01)
    assert mark.get("data-source") == "low; high"


def test_names_of_curves_that_end_together_move_apart(measured, read):
    drawing = canvas(360, 200)
    pair = [
        Curve(measured.lengths, measured.right, label(name), role)
        for name, role in (("one", "context"), ("other", "decoder"))
    ]
    curves(drawing, drawn_frame(drawing), pair)
    drawn = read(drawing)
    heights = [float(mark.get("y")) for mark in drawn.svg.iter() if mark.text in ("one", "other")]
    assert abs(heights[0] - heights[1]) == pytest.approx(19, abs=0.1)
    dashes = [mark.get("stroke-dasharray") for mark in drawn.marks("curve")]
    assert len(set(dashes)) == 2


def test_the_numbers_of_an_axis_are_marked_as_such(read):
    drawing = canvas(360, 200)
    drawn_frame(drawing)
    texts = [mark.text for mark in read(drawing).marks("axis") if mark.text]
    assert texts == ["4", "40", "0%", "100%"]


def test_bars_are_as_long_as_their_numbers(measured, read, points):
    drawing, place = canvas(360, 160), Place(60, 20, 200, 90)
    ends = {"low": measured.low, "high": measured.high}
    bars_across(drawing, measured.names, measured.right, place, "encoder", spec=".0%", **ends)
    drawn = read(drawing)
    for mark, value in zip(drawn.marks("bar"), (0.9, 0.6, 0.25), strict=True):
        (path,) = points(mark.get("d"))
        assert path[:, 0].max() - path[:, 0].min() == pytest.approx(200 * value, abs=0.02)
    assert [text for text in drawn.texts() if "%" in text] == ["90%", "60%", "25%"]
    first = points(drawn.marks("interval")[0].get("d"))[0]
    np.testing.assert_allclose(first[:, 0], (220, 250), atol=0.01)


def test_more_curves_than_can_be_told_apart_are_refused(measured):
    drawing = canvas(360, 200)
    line = Curve(measured.lengths, measured.right, label("a"), "key")
    with pytest.raises(ValueError, match="5 curves in one chart"):
        curves(drawing, drawn_frame(drawing), [line] * 5)
