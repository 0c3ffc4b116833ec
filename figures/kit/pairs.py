"""A question to a table: the table, the code, and what comes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from figures.kit.arrows import arrow
from figures.kit.bound import Value
from figures.kit.canvas import Canvas, canvas
from figures.kit.frames import Shade, by_value, data_frame
from figures.kit.grids import ROW, Grid, lay_out
from figures.kit.labels import Label
from figures.kit.text import words

LEFT, CODE, LINE, GAP, WIDE = 4.0, 30.0, 22.0, 10.0, 720
FULL = 352.0  # how wide a table is that stands alone
GROUPS = {0: "encoder", 1: "decoder", 2: "embedding"}  # the hues of groups, in their order
KEPT = {1: "query"}  # the hue of what a mask keeps


@dataclass(frozen=True)
class Side:
    """A frame with what is shown of it, and how."""

    table: Value
    shades: Sequence[Shade] = ()
    options: Mapping[str, Any] = field(default_factory=dict)


def pair(
    width: int, code: Value | Label | Sequence[Value], before: Side, after: Side
) -> tuple[Canvas, Grid, Grid]:
    """A table and its answer: one above the other on a phone, side by side where there is room.

    `code` is a line, or several.
    """
    lines = [*code] if isinstance(code, Sequence) and not isinstance(code, str) else [code]
    left, right = (lay_out(side.table, LEFT, 0, **side.options).place for side in (before, after))
    more = LINE * (len(lines) - 1)
    if width >= WIDE:
        top = CODE + more
        drawing = canvas(width, round(top + max(left.height, right.height) + GAP))
        x = width - right.width - LEFT
        write(drawing, lines, LEFT, 20)
        first = put(drawing, before, LEFT, top)
        second = put(drawing, after, x, top)
        y = top + ROW * 1.5 + 6
        arrow(drawing, (first.place.right_edge + 8, y), (x - 8, y))
        return drawing, first, second
    drawing = canvas(width, round(left.height + right.height + 2 * CODE + more + GAP + 6))
    first = put(drawing, before, LEFT, 2)
    write(drawing, lines, LEFT + 26, left.height + 30)
    arrow(drawing, (LEFT + 12, left.height + 12), (LEFT + 12, left.height + 42 + more))
    wide = Side(after.table, after.shades, {"fill": FULL, **after.options})
    second = put(drawing, wide, LEFT, left.height + 2 * CODE + more - 12)
    return drawing, first, second


def write(drawing: Canvas, lines: Sequence[Value | Label], x: float, y: float) -> None:
    """Write lines of code below each other."""
    for number, each in enumerate(lines):
        line(drawing, each, x, y + LINE * number)


def put(drawing: Canvas, side: Side, x: float, y: float) -> Grid:
    """Draw one side."""
    return data_frame(drawing, side.table, x, y, shades=side.shades, **side.options)


def line(drawing: Canvas, code: Value | Label, x: float, y: float) -> None:
    """Write a line of code."""
    words(drawing, code, x, y, "context", size=15, weight="semibold")


def kept(table: Value, mask: Value, columns: Sequence[int]) -> Shade:
    """Shade the rows that a mask keeps: `mask` is the frame of a column of true and false."""
    return by_value(mask.numbers[:, 0], KEPT, columns, range(int(table.n_rows)))
