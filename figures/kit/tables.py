"""Tables: words and numbers of the trace in columns, and weights as lengths beside them."""

from collections.abc import Sequence
from dataclasses import dataclass

from figures.kit.bound import Number, Value
from figures.kit.canvas import BODY, Canvas, Paint, Shown
from figures.kit.data import require_number
from figures.kit.shapes import Point, polyline
from figures.kit.text import MIDDLE, axis_scale, words
from figures.kit.theme import colour


@dataclass(frozen=True)
class Column:
    """A column of a table: where it stands, its heading and its cells (labels, words or None)."""

    x: float
    cells: Sequence[Value]
    heading: Value | None = None
    anchor: str = "start"
    role: str = "text"
    weight: str = "regular"
    names: Value = None  # the values that the heading is the name of


def table(
    drawing: Canvas, columns: Sequence[Column], y: float, row_height: float = 32.0
) -> list[float]:
    """Write columns side by side, headings at the top; the middle of every row comes back."""
    lengths = {len(column.cells) for column in columns}
    if len(lengths) != 1:
        raise ValueError(f"the columns have {sorted(lengths)} cells")
    has_headings = any(column.heading is not None for column in columns)
    first = y + (row_height if has_headings else 0)
    middles = [first + row_height * (number + 0.5) for number in range(lengths.pop())]
    for column in columns:
        if column.heading is not None:
            baseline = y + row_height / 2 + MIDDLE * 15
            words(
                drawing,
                column.heading,
                column.x,
                baseline,
                "dim",
                size=15,
                anchor=column.anchor,
                names=column.names,
            )
        _cells(drawing, column, middles)
    return middles


def weight_bar(
    drawing: Canvas, weight: Number, x: float, y: float, length: float, role: str = "context"
) -> None:
    """Draw a weight as a bar to the right whose length is the weight; `length` would be one."""
    number = require_number(weight)
    paint = Paint(stroke=colour(role), line=7.0, cap="butt")
    path = polyline([(x, y), (x + length * float(number), y)])
    drawing.path(path, paint, Shown(number, axis_scale("x", x, length, 0, 1), "bar"))
    drawing.declare("bar", number)


def rule(drawing: Canvas, left: float, right: float, y: float) -> None:
    """Draw a hairline, as above a sum."""
    _hairline(drawing, (left, y), (right, y))


def upright(drawing: Canvas, x: float, top: float, bottom: float) -> None:
    """Draw an upright hairline, as at a moment in a chart."""
    _hairline(drawing, (x, top), (x, bottom))


def _hairline(drawing: Canvas, start: Point, end: Point) -> None:
    paint = Paint(stroke=colour("line"), line=1.0)
    drawing.path(polyline([start, end]), paint, Shown(kind="rule"))


def _cells(drawing: Canvas, column: Column, middles: Sequence[float]) -> None:
    for cell, middle in zip(column.cells, middles, strict=True):
        if cell is not None:
            words(
                drawing,
                cell,
                column.x,
                middle + MIDDLE * BODY,
                column.role,
                weight=column.weight,
                anchor=column.anchor,
            )
