"""Networks as nodes that hold their numbers, and edges as thick as their weights."""

from collections.abc import Sequence

from figures.kit.arcs import ribbon_scale
from figures.kit.bound import Number, Numbers, Value
from figures.kit.canvas import Canvas, Paint, Shown
from figures.kit.data import require_array, require_number
from figures.kit.labels import label
from figures.kit.shapes import Place, Point, circles, polyline
from figures.kit.text import MIDDLE, words
from figures.kit.theme import Colour, colour, role

RADIUS, RIM, SIZE = 25.0, 1.3, 16.0
NEGATIVE = (5, 3)  # the dashes of a weight below zero: its sign is seen without colour


def node(
    drawing: Canvas,
    value: Number,
    centre: Point,
    role_name: str,
    spec: str,
    *,
    radius: float = RADIUS,
    printed: Value | None = None,
) -> Place:
    """Draw a node with its number in it; `printed` is a label of that number with its unit."""
    number = require_number(value)
    look = role(role_name)
    paint = Paint(fill=look.fill, stroke=look.ink, line=RIM)
    drawing.declare("node", number)
    drawing.path(circles([centre], radius), paint, Shown(number, kind="node"))
    text = label(f"{{value:{spec}}}", value=number) if printed is None else printed
    x, y = centre
    words(
        drawing,
        text,
        x,
        y + MIDDLE * SIZE,
        role_name,
        size=SIZE,
        weight="semibold",
        anchor="middle",
    )
    return Place(x - radius, y - radius, 2 * radius, 2 * radius)


def edge(drawing: Canvas, weight: Number, start: Place, end: Place, widest: float) -> None:
    """Join two nodes by a stroke as thick as a weight; `widest` is how thick a weight of one is.

    A positive weight is a full line in one hue, a negative one dashed in another.
    """
    number = require_number(weight)
    paint = edge_paint(float(number), widest)
    drawing.declare("edge", number)
    path = polyline(between(start, end))
    drawing.path(path, paint, Shown(number, ribbon_scale(widest), "edge"))


def edges(
    drawing: Canvas,
    weights: Numbers,
    starts: Sequence[Place],
    ends: Sequence[Place],
    widest: float,
) -> None:
    """Join every node of one layer (a row of weights) with every node of the next (a column)."""
    data = require_array(weights, rank=2)
    if data.shape != (len(starts), len(ends)):
        places = f"{len(starts)} and {len(ends)} nodes"
        raise ValueError(f"{data.address} has shape {data.shape}, but there are {places} to join")
    pairs = [
        (weight, start, end)
        for row, start in zip(data, starts, strict=True)
        for weight, end in zip(row, ends, strict=True)
    ]
    for weight, start, end in sorted(pairs, key=lambda pair: abs(float(pair[0]))):
        edge(drawing, weight, start, end, widest)


def edge_number(
    drawing: Canvas,
    weight: Number,
    start: Place,
    end: Place,
    spec: str,
    *,
    share: float = 0.5,
    above: float = 7.0,
) -> None:
    """Print a weight on its edge, `share` of the way along it and a little above."""
    (ax, ay), (bx, by) = between(start, end)
    x, y = ax + (bx - ax) * share, ay + (by - ay) * share
    text = label(f"{{weight:{spec}}}", weight=require_number(weight))
    words(drawing, text, x, y - above, size=SIZE, weight="semibold", anchor="middle")


def edge_paint(weight: float, widest: float) -> Paint:
    """The stroke of a weight."""
    hue: Colour = colour("negative" if weight < 0 else "positive")
    dash = NEGATIVE if weight < 0 else ()
    return Paint(stroke=hue, line=widest * abs(weight), dash=dash, cap="butt")


def between(start: Place, end: Place) -> tuple[Point, Point]:
    """From the rim of one node to the rim of another, along the line through their middles."""
    (ax, ay), (bx, by) = start.centre, end.centre
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
    along = (bx - ax) / length, (by - ay) / length
    first, last = start.width / 2, end.width / 2
    return (
        (ax + along[0] * first, ay + along[1] * first),
        (bx - along[0] * last, by - along[1] * last),
    )
