"""Calm charts: curves named at their ends, bars named at their starts, few ticks, no grid."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from figures.kit.bound import Numbers, Value
from figures.kit.canvas import Canvas, Paint, Shown
from figures.kit.data import elements
from figures.kit.labels import label
from figures.kit.shapes import Pen, Place, Point, box, polyline
from figures.kit.text import MIDDLE, axis_number, axis_scale, words
from figures.kit.theme import colour, role

LINE, DOT, CAP = 2.0, 2.6, 3.0
TEXT = 15.0
DASHES = ((), (6, 4), (2, 3), (8, 3, 2, 3))  # the first curve is full, so crossings stay clear
LABEL_STEP = 19.0  # pixels between the names of two curves that end together


@dataclass(frozen=True)
class Axis:
    """The numbers at the two ends of an axis, those written at it, and its name."""

    low: float
    high: float
    ticks: Sequence[float]
    spec: str
    name: Value | None = None
    is_logarithmic: bool = False

    def share(self, value: float) -> float:
        """Where a value lies between the ends, from 0 to 1."""
        ends = np.array([self.low, value, self.high], dtype=float)
        low, middle, high = (np.log(ends) if self.is_logarithmic else ends).tolist()
        if not low - 1e-9 <= middle <= high + 1e-9:
            raise ValueError(f"{value:g} lies outside the axis from {self.low:g} to {self.high:g}")
        return (middle - low) / (high - low)


@dataclass(frozen=True)
class Frame:
    """The rectangle of a chart and what its edges mean."""

    place: Place
    across: Axis
    up: Axis

    def at(self, x: float, y: float) -> Point:
        """The pixel of a point of the chart."""
        place = self.place
        left = place.x + place.width * self.across.share(x)
        return left, place.bottom_edge - place.height * self.up.share(y)

    @property
    def scale(self) -> str:
        """How the finished drawing states the two scales."""
        return f"{self.scale_across} {self.scale_up}"

    @property
    def scale_across(self) -> str:
        """Which pixels from the left the ends of the axis stand at."""
        kind = "logx" if self.across.is_logarithmic else "x"
        return axis_scale(kind, self.place.x, self.place.width, self.across.low, self.across.high)

    @property
    def scale_up(self) -> str:
        """Which pixels from the top the ends of the axis stand at."""
        place, kind = self.place, "logy" if self.up.is_logarithmic else "y"
        return axis_scale(kind, place.bottom_edge, -place.height, self.up.low, self.up.high)


@dataclass(frozen=True)
class Curve:
    """A curve of bound points with its name; `low` and `high` bound an interval at each point."""

    across: Numbers
    values: Numbers
    name: Value
    role: str
    low: Numbers | None = None
    high: Numbers | None = None


def frame(drawing: Canvas, place: Place, across: Axis, up: Axis) -> Frame:
    """Draw the axes of a chart around a rectangle: a base line, and numbers without a grid."""
    made = Frame(place, across, up)
    paint = Paint(stroke=colour("line"), line=1.0)
    base = polyline([(place.x, place.bottom_edge), (place.right_edge, place.bottom_edge)])
    drawing.path(base, paint, Shown(kind="axis", scale=made.scale))
    for tick in across.ticks:
        x, y = made.at(tick, up.low)
        drawing.path(polyline([(x, y), (x, y + 4)]), paint, Shown(kind="axis"))
        axis_number(drawing, tick, across.spec, x, y + 20, scale=made.scale_across)
    for tick in up.ticks:
        x, y = made.at(across.low, tick)
        drawing.path(polyline([(x - 4, y), (x, y)]), paint, Shown(kind="axis"))
        at = x - 8, y + MIDDLE * TEXT
        axis_number(drawing, tick, up.spec, *at, "end", scale=made.scale_up)
    if across.name is not None:
        middle, bottom = place.bottom
        words(drawing, across.name, middle, bottom + 40, "dim", size=TEXT, anchor="middle")
    if up.name is not None:
        words(drawing, up.name, place.x, place.y - 12, "dim", size=TEXT)
    return made


def curves(drawing: Canvas, made: Frame, lines: Sequence[Curve]) -> None:
    """Draw curves and write each name where its curve ends, moved apart if they would touch."""
    if len(lines) > len(DASHES):
        raise ValueError(f"{len(lines)} curves in one chart; {len(DASHES)} can be told apart")
    ends: list[Point] = []
    for line, dash in zip(lines, DASHES, strict=False):
        points = _points(made, line.across, line.values)
        if line.low is not None and line.high is not None:
            _intervals(drawing, made, line)
        shown = Shown(line.values, made.scale, "curve", across=line.across)
        ink = colour(line.role)
        drawing.path(polyline(points), Paint(stroke=ink, line=LINE, dash=dash, cap="butt"), shown)
        dots = Shown(line.values, made.scale, "dots", across=line.across)
        drawing.path(_dots(points), Paint(fill=ink), dots)
        drawing.declare("curve", line.values)
        ends.append(points[-1])
    heights = _apart([y for _, y in ends])
    for line, (x, _), y in zip(lines, ends, heights, strict=True):
        baseline = y + MIDDLE * TEXT
        words(
            drawing,
            line.name,
            x + 10,
            baseline,
            line.role,
            size=TEXT,
            weight="semibold",
            names=line.values,
        )


def bars_across(
    drawing: Canvas,
    names: Sequence[Value],
    values: Numbers,
    place: Place,
    role_name: str,
    *,
    spec: str,
    limit: float = 1.0,
    low: Numbers | None = None,
    high: Numbers | None = None,
) -> None:
    """Draw named bars to the right from one base line; `limit` would fill the place's width."""
    drawing.declare("bar", values)
    step = place.height / len(names)
    whiskers: list[Value] = [()] * len(names)
    if low is not None and high is not None:
        whiskers = list(zip(elements(low), elements(high), strict=True))
        drawing.declare("interval", low, high)
    rows = zip(names, elements(values), whiskers, strict=True)
    for number, (name, value, ends) in enumerate(rows):
        strip = Place(place.x, place.y + step * number, place.width, step)
        _bar_across(drawing, strip, role_name, value, limit)
        _interval_across(drawing, strip, ends, limit)
        baseline = strip.centre[1] + MIDDLE * TEXT
        words(drawing, name, place.x - 8, baseline, size=TEXT, anchor="end")
        end = place.x + max(float(each) for each in (value, *ends)) / limit * place.width
        text = label(f"{{value:{spec}}}", value=value)
        words(drawing, text, end + 7, baseline, role_name, size=TEXT, weight="semibold")


def _bar_across(drawing: Canvas, strip: Place, role_name: str, value: Value, limit: float) -> None:
    look, height = role(role_name), min(16.0, strip.height * 0.55)
    width = strip.width * float(value) / limit
    bar = Place(strip.x, strip.centre[1] - height / 2, width, height)
    paint = Paint(fill=look.fill, stroke=look.ink, line=1.3)
    drawing.path(box(bar, (0, 2, 2, 0)), paint, Shown(value, _across(strip, limit), "bar"))


def _interval_across(drawing: Canvas, strip: Place, ends: Sequence[Value], limit: float) -> None:
    if not ends:
        return
    y = strip.centre[1]
    left, right = (strip.x + strip.width * float(end) / limit for end in ends)
    pen = Pen()
    for start, end in (
        ((left, y), (right, y)),
        *(((x, y - CAP), (x, y + CAP)) for x in (left, right)),
    ):
        pen.move(*start)
        pen.line(*end)
    shown = Shown(list(ends), _across(strip, limit), "interval")
    drawing.path(pen.path(), Paint(stroke=colour("text"), line=1.2), shown)


def _across(strip: Place, limit: float) -> str:
    return axis_scale("x", strip.x, strip.width, 0, limit)


def _points(made: Frame, across: Numbers, values: Numbers) -> list[Point]:
    pairs = zip(elements(across), elements(values), strict=True)
    return [made.at(float(x), float(y)) for x, y in pairs]


def _dots(points: Sequence[Point]) -> Value:
    pen = Pen()
    for x, y in points:
        pen.move(x - DOT, y)
        for from_angle in range(4):
            _quarter(pen, (x, y), from_angle)
        pen.close()
    return pen.path()


def _quarter(pen: Pen, centre: Point, number: int) -> None:
    """A quarter of a circle, clockwise from the left, by the usual cubic."""
    compass = ((-1, 0), (0, -1), (1, 0), (0, 1))
    (x, y), (nx, ny) = compass[number], compass[(number + 1) % 4]
    bend = 0.5523
    turns = ((x + bend * nx, y + bend * ny), (nx + bend * x, ny + bend * y), (nx, ny))
    first, second, end = ((centre[0] + DOT * a, centre[1] + DOT * b) for a, b in turns)
    pen.curve(first, second, end)


def _intervals(drawing: Canvas, made: Frame, line: Curve) -> None:
    ends = (elements(line.across), elements(line.low), elements(line.high))
    pen = Pen()
    for x, low, high in zip(*ends, strict=True):
        pen.move(*made.at(float(x), float(low)))
        pen.line(*made.at(float(x), float(high)))
    shown = Shown([line.low, line.high], made.scale, "interval", across=line.across)
    drawing.declare("interval", line.low, line.high)
    drawing.path(pen.path(), Paint(stroke=colour(line.role), line=1.2, opacity=0.7), shown)


def _apart(heights: Sequence[float]) -> list[float]:
    """The same heights, moved apart just enough that lines of text do not touch."""
    order = np.argsort(heights)
    placed = np.array(heights, dtype=float)
    for _ in range(len(heights) * 4):
        for upper, lower in pairwise(order):
            short = LABEL_STEP - (placed[lower] - placed[upper])
            if short > 0:
                placed[upper] -= short / 2
                placed[lower] += short / 2
    return placed.tolist()
