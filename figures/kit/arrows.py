"""Arrows: straight, around a corner, or curved; the one that matters in its role's ink."""

from collections.abc import Sequence

from matplotlib.path import Path

from figures.kit.canvas import Canvas, Paint, Shown
from figures.kit.shapes import ROUND, Pen, Point, arrow_head
from figures.kit.theme import colour

LINE, HEAD, GAP, RADIUS = 1.6, 8.0, 3.0, 8.0
ROUTES = ("straight", "across-first", "down-first", "curve-across", "curve-down")


def arrow(
    drawing: Canvas,
    start: Point,
    end: Point,
    role: str = "dim",
    *,
    route: str = "straight",
    line: float = LINE,
    gap: float = GAP,
) -> None:
    """Draw an arrow between two points, leaving a small gap at both."""
    if route not in ROUTES:
        raise ValueError(f"no route “{route}”; there are: {', '.join(ROUTES)}")
    first, last = _directions(start, end, route)
    start, tip = _moved(start, first, gap), _moved(end, last, -gap)
    neck = _moved(tip, last, -HEAD * 0.8)
    _finish(drawing, _path(start, neck, route), tip, last, role, line)


def arrow_through(
    drawing: Canvas,
    points: Sequence[Point],
    role: str = "dim",
    *,
    line: float = LINE,
    gap: float = GAP,
) -> None:
    """Draw an arrow along level and upright lines, with round corners, to the last point."""
    _finish(drawing, *path_through(points, gap), role, line)


def path_through(points: Sequence[Point], gap: float) -> tuple[Path, Point, Point]:
    """The line of such an arrow up to its head, and the head's tip and direction."""
    *corners, end = points
    last = _directions(corners[-1], end, "straight")[1]
    tip = _moved(end, last, -gap)
    neck = _moved(tip, last, -HEAD * 0.8)
    pen = Pen()
    pen.move(*_moved(corners[0], _directions(*points[:2], "straight")[0], gap))
    for before, corner, after in zip(points[:-2], corners[1:], [*corners[2:], neck], strict=True):
        _round_corner(pen, before, corner, after)
    pen.line(*neck)
    return pen.path(), tip, last


def _finish(
    drawing: Canvas, path: Path, tip: Point, direction: Point, role: str, line: float
) -> None:
    ink = colour(role)
    drawing.path(path, Paint(stroke=ink, line=line), Shown(kind="arrow"))
    drawing.path(arrow_head(tip, direction, HEAD), Paint(fill=ink), Shown(kind="head"))


def _directions(start: Point, end: Point, route: str) -> tuple[Point, Point]:
    across, down = end[0] - start[0], end[1] - start[1]
    length = (across**2 + down**2) ** 0.5
    if length == 0:
        raise ValueError(f"an arrow from {start} to the same point has no direction")
    sideways = (1.0 if across >= 0 else -1.0, 0.0)
    upright = (0.0, 1.0 if down >= 0 else -1.0)
    straight = (across / length, down / length)
    return {
        "straight": (straight, straight),
        "across-first": (sideways, upright),
        "down-first": (upright, sideways),
        "curve-across": (sideways, sideways),
        "curve-down": (upright, upright),
    }[route]


def _path(start: Point, end: Point, route: str) -> Path:
    pen = Pen()
    pen.move(*start)
    middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    if route == "straight":
        pen.line(*end)
    elif route == "curve-across":
        pen.curve((middle[0], start[1]), (middle[0], end[1]), end)
    elif route == "curve-down":
        pen.curve((start[0], middle[1]), (end[0], middle[1]), end)
    else:
        corner = (end[0], start[1]) if route == "across-first" else (start[0], end[1])
        _round_corner(pen, start, corner, end)
        pen.line(*end)
    return pen.path()


def _round_corner(pen: Pen, before: Point, corner: Point, after: Point) -> None:
    start, end = _towards(corner, before, RADIUS), _towards(corner, after, RADIUS)
    pen.line(*start)
    handles = (_towards(corner, point, RADIUS * ROUND) for point in (before, after))
    pen.curve(*handles, end)


def _towards(point: Point, other: Point, distance: float) -> Point:
    length = abs(other[0] - point[0]) + abs(other[1] - point[1])  # one of the two is zero
    share = min(1.0, distance / length) if length else 0.0
    return point[0] + (other[0] - point[0]) * share, point[1] + (other[1] - point[1]) * share


def _moved(point: Point, direction: Point, distance: float) -> Point:
    return point[0] + direction[0] * distance, point[1] + direction[1] * distance
