"""Outlines: boxes with the corners of a role, pills, bars, arrow heads. Pixels, y downwards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.path import Path

MOVE, LINE, CURVE, CLOSE = map(int, (Path.MOVETO, Path.LINETO, Path.CURVE4, Path.CLOSEPOLY))
_COMPASS = ((-1, 0), (0, -1), (1, 0), (0, 1))  # clockwise from the left, y downwards
ROUND = 0.4477  # 1 − 0.5523: where a cubic's handles stand to draw a quarter of a circle

Point = tuple[float, float]


@dataclass(frozen=True)
class Place:
    """Where something was drawn: a rectangle, and the points that arrows start from."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right_edge(self) -> float:
        return self.x + self.width

    @property
    def bottom_edge(self) -> float:
        return self.y + self.height

    @property
    def centre(self) -> Point:
        return self.x + self.width / 2, self.y + self.height / 2

    @property
    def top(self) -> Point:
        return self.x + self.width / 2, self.y

    @property
    def bottom(self) -> Point:
        return self.x + self.width / 2, self.y + self.height

    @property
    def left(self) -> Point:
        return self.x, self.y + self.height / 2

    @property
    def right(self) -> Point:
        return self.x + self.width, self.y + self.height / 2


class Pen:
    """Collects the points of a path."""

    def __init__(self) -> None:
        self.points: list[Point] = []
        self.codes: list[int] = []

    def move(self, x: float, y: float) -> None:
        self._add(MOVE, (x, y))

    def line(self, x: float, y: float) -> None:
        self._add(LINE, (x, y))

    def curve(self, first: Point, second: Point, end: Point) -> None:
        for point in (first, second, end):
            self._add(CURVE, point)

    def close(self) -> None:
        self._add(CLOSE, self.points[-1])

    def path(self) -> Path:
        """The path drawn so far, never simplified."""
        made = Path(np.array(self.points, dtype=float).reshape(-1, 2), self.codes)
        made.should_simplify = False
        return made

    def _add(self, code: int, point: Point) -> None:
        self.points.append(point)
        self.codes.append(code)


def polyline(points: Iterable[Point]) -> Path:
    """A line through the points."""
    pen = Pen()
    first, *rest = points
    pen.move(*first)
    for point in rest:
        pen.line(*point)
    return pen.path()


def polygon(points: Iterable[Point]) -> Path:
    """A closed outline through the points."""
    pen = Pen()
    first, *rest = points
    pen.move(*first)
    for point in rest:
        pen.line(*point)
    pen.close()
    return pen.path()


def box(place: Place, corners: Sequence[float]) -> Path:
    """A rectangle with four corners: a radius if positive, a cut if negative."""
    pen = Pen()
    most = min(place.width, place.height) / 2
    sizes = [min(abs(corner), most) for corner in corners]
    left, top, right, bottom = place.x, place.y, place.right_edge, place.bottom_edge
    turns = (
        ((left, top), (0, 1), (1, 0)),
        ((right, top), (-1, 0), (0, 1)),
        ((right, bottom), (0, -1), (-1, 0)),
        ((left, bottom), (1, 0), (0, -1)),
    )
    for (corner, before, after), size, kind in zip(turns, sizes, corners, strict=True):
        _corner(pen, corner, before, after, size, kind < 0)
    pen.close()
    return pen.path()


def _corner(
    pen: Pen, corner: Point, before: Point, after: Point, size: float, is_cut: bool
) -> None:
    start, end = _along(corner, before, size), _along(corner, after, size)
    (pen.line if pen.points else pen.move)(*start)
    if size == 0:
        return
    if is_cut:
        pen.line(*end)
    else:
        pen.curve(_along(corner, before, size * ROUND), _along(corner, after, size * ROUND), end)


def _along(corner: Point, direction: Point, distance: float) -> Point:
    return corner[0] + direction[0] * distance, corner[1] + direction[1] * distance


def pill(place: Place) -> Path:
    """A rectangle with round ends."""
    return box(place, (place.height / 2,) * 4)


def bars(lefts: np.ndarray, width: float, starts: np.ndarray, ends: np.ndarray) -> Path:
    """Upright bars of one width, each from `starts` to `ends`; wide ones have soft ends."""
    pen = Pen()
    for left, start, end in zip(lefts.tolist(), starts.tolist(), ends.tolist(), strict=True):
        _bar(pen, left, left + width, start, end)
    return pen.path()


def _bar(pen: Pen, left: float, right: float, start: float, end: float) -> None:
    soft = min(2.0, abs(end - start) / 2) if right - left >= 6 else 0.0
    shoulder = end + (soft if start > end else -soft)
    pen.move(left, start)
    pen.line(right, start)
    pen.line(right, shoulder)
    if soft:
        inner = end + (shoulder - end) * ROUND
        pen.curve((right, inner), (right - soft * ROUND, end), (right - soft, end))
        pen.line(left + soft, end)
        pen.curve((left + soft * ROUND, end), (left, inner), (left, shoulder))
    else:
        pen.line(left, end)
    pen.close()


def arrow_head(tip: Point, direction: Point, size: float) -> Path:
    """A triangle with its tip at a point, pointing along a direction."""
    along = np.array(direction) / np.hypot(*direction)
    across = np.array((-along[1], along[0]))
    base = np.array(tip) - along * size
    return polygon([tip, tuple(base + across * size * 0.45), tuple(base - across * size * 0.45)])


def circles(centres: Iterable[Point], radius: float) -> Path:
    """Circles as one path, each clockwise from its leftmost point in four cubic curves."""
    pen, bend = Pen(), 1 - ROUND
    for x, y in centres:
        pen.move(x - radius, y)
        for (ax, ay), (bx, by) in zip(_COMPASS, (*_COMPASS[1:], _COMPASS[0]), strict=True):
            first = (x + radius * (ax + bend * bx), y + radius * (ay + bend * by))
            second = (x + radius * (bx + bend * ax), y + radius * (by + bend * ay))
            pen.curve(first, second, (x + radius * bx, y + radius * by))
        pen.close()
    return pen.path()
