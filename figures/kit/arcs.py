"""Attention as arcs and ribbons: the width is the weight. Every weight is drawn, however small."""

from collections.abc import Sequence

from matplotlib.path import Path

from figures.kit.bound import BoundNumber, Numbers
from figures.kit.canvas import Canvas, Paint, Shown
from figures.kit.data import elements, require_array
from figures.kit.shapes import Pen, Place, Point
from figures.kit.theme import colour

WIDEST = 12.0  # pixels that a weight of one is wide
OPACITY = 0.85  # so that a crossing shows both ribbons


def ribbons(
    drawing: Canvas,
    weights: Numbers,
    sources: Sequence[Place],
    targets: Sequence[Place],
    role: str = "context",
    *,
    widest: float = WIDEST,
    elision: str = "",
) -> None:
    """Join every target (a row of weights) with every source (a column) by a ribbon.

    `elision` says why not every word that is looked at is there.
    """
    data = require_array(weights, rank=2)
    _require_shape(data.address, data.shape, (len(targets), len(sources)))
    pairs = [
        (weight, ends)
        for row, target in zip(data, targets, strict=True)
        for weight, ends in zip(row, _ends(sources, target), strict=True)
    ]
    drawing.declare("ribbon", data, elision=elision)
    # The heavy ones last, so that they lie on top.
    for weight, (start, end) in sorted(pairs, key=lambda pair: pair[0].value):
        _stroke(drawing, ribbon_path(start, end), weight, role, widest, "ribbon")


def fan(
    drawing: Canvas,
    weights: Numbers,
    sources: Sequence[Place],
    target: Place,
    role: str = "context",
    *,
    widest: float = WIDEST,
) -> None:
    """Join one target with every source: one row of weights."""
    data = require_array(weights, rank=1)
    _require_shape(data.address, data.shape, (len(sources),))
    drawing.declare("ribbon", data)
    pairs = zip(elements(data), _ends(sources, target), strict=True)
    for weight, (start, end) in sorted(pairs, key=lambda pair: pair[0].value):
        _stroke(drawing, ribbon_path(start, end), weight, role, widest, "ribbon")


def arcs(
    drawing: Canvas,
    weights: Numbers,
    places: Sequence[Place],
    of: int,
    role: str = "context",
    *,
    side: str = "above",
    tallest: float = 80.0,
    widest: float = WIDEST,
) -> None:
    """Bend arcs from the token at `of` to every token of its own row; to itself a small loop."""
    data = require_array(weights, rank=1)
    _require_shape(data.address, data.shape, (len(places),))
    drawing.declare("arc", data)
    reach = max(abs(place.centre[0] - places[of].centre[0]) for place in places)
    for weight, place in sorted(zip(elements(data), places, strict=True), key=_lightest):
        path = _arc(places[of], place, side, tallest / reach if reach else 0.0)
        _stroke(drawing, path, weight, role, widest, "arc")


def ribbon_path(start: Point, end: Point) -> Path:
    """The middle of a ribbon: it leaves and arrives upright."""
    middle = (start[1] + end[1]) / 2
    pen = Pen()
    pen.move(*start)
    pen.curve((start[0], middle), (end[0], middle), end)
    return pen.path()


def arc_path(start: Point, end: Point, height: float) -> Path:
    """The middle of an arc; its height is negative if it bends upwards."""
    pen = Pen()
    pen.move(*start)
    handle = height * 4 / 3
    pen.curve((start[0], start[1] + handle), (end[0], end[1] + handle), end)
    return pen.path()


def ribbon_scale(widest: float) -> str:
    """How a finished drawing states how wide a ribbon or an arc is."""
    return f"stroke-width:{widest:g}/1"


def _lightest(pair: tuple[BoundNumber, Place]) -> float:
    return float(pair[0])


def _arc(start: Place, end: Place, side: str, steepness: float) -> Path:
    outwards = {"above": -1.0, "below": 1.0}[side]
    first, last = (place.top if side == "above" else place.bottom for place in (start, end))
    height = abs(last[0] - first[0]) * steepness
    if start is end:
        first, last, height = (first[0] - 11, first[1]), (first[0] + 11, first[1]), 20.0
    return arc_path(first, last, outwards * height)


def _ends(sources: Sequence[Place], target: Place) -> list[tuple[Point, Point]]:
    """From the facing edge of every source to the facing edge of the target."""
    return [
        (source.bottom, target.top) if source.y < target.y else (source.top, target.bottom)
        for source in sources
    ]


def _stroke(
    drawing: Canvas, path: Path, weight: BoundNumber, role: str, widest: float, kind: str
) -> None:
    if float(weight) < 0:
        raise ValueError(f"{weight.address} is {float(weight):g}: a width cannot be negative")
    line = widest * float(weight)
    paint = Paint(stroke=colour(role), line=line, opacity=OPACITY, cap="butt")
    drawing.path(path, paint, Shown(weight, ribbon_scale(widest), kind))


def _require_shape(address: str, shape: tuple[int, ...], places: tuple[int, ...]) -> None:
    if shape != places:
        raise ValueError(f"{address} has shape {shape}, but there are {places} places to join")
