"""Data frames: cells that know their row and column, with labels, levels, shades and elisions.

Words stand left and numbers right in their columns. Where a table is wider than there is room,
columns are left out and “…” says so; nothing is made smaller.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from figures.kit.bound import Value
from figures.kit.canvas import Canvas, Element, Paint, Shown
from figures.kit.grids import ROW, SIZE, Grid, Spot, begins, entries, lay_out, spot_of
from figures.kit.labels import label
from figures.kit.shapes import Place, polygon, polyline
from figures.kit.text import MIDDLE, words
from figures.kit.theme import colour, role

HOLES = ("NaN", "NaT", "None", "<NA>")


@dataclass(frozen=True)
class ShownWord(Shown):
    """A word on a shade: what the shade says has a scale, as the length of a bar has."""

    def elements(self) -> Iterator[Element]:
        """One entry for the word, and one for what shades it."""
        first, *others = super().elements()
        yield replace(first, scale=self.scale)
        yield from others


@dataclass(frozen=True)
class Shade:
    """Cells or labels in the fill of a role, each with the element of the trace that says so."""

    spots: tuple[Spot, ...]
    by: tuple[Value, ...]
    roles: tuple[str, ...]
    scale: str


def by_value(
    values: Value, hues: Mapping[int, str], columns: Sequence[int], rows: Sequence[int]
) -> Shade:
    """Shade the cells of some columns by a value of their row: a group, True or False, a hole.

    `values` has one value for each row, or one for each row and column; those that `hues` does not
    name are not shaded. Column −1 is the index.
    """
    scale = "hues:" + ",".join(f"{value}={name}" for value, name in hues.items())
    spots, by = [], []
    for row in rows:
        for column in columns:
            value = values[row, column] if getattr(values, "ndim", 1) == 2 else values[row]
            if int(value) in hues:
                spots.append(("cells", row, column) if column >= 0 else ("index", 0, row))
                by.append(value)
    return Shade(tuple(spots), tuple(by), tuple(hues[int(value)] for value in by), scale)


def origins(table: Value, places: Value, role_name: str) -> Shade:
    """Shade the cells and labels of the source that a place of the result is made of."""
    spots = tuple(spot_of(table, int(place)) for place in places)
    return Shade(spots, tuple(places), (role_name,) * len(spots), f"of:{role_name}")


def child(table: Value, number: int, places: Value, role_name: str) -> Shade:
    """Shade the place of the result whose origins are `places`."""
    return Shade((spot_of(table, number),), (places[0],), (role_name,), f"into:{role_name}")


def data_frame(
    drawing: Canvas,
    table: Value,
    x: float,
    y: float,
    *,
    room: float | None = None,
    columns: Sequence[int] | None = None,
    rows: Sequence[int] | None = None,
    dtypes: bool = False,
    shades: Sequence[Shade] = (),
    fill: float = 0.0,
    row_height: float = ROW,
) -> Grid:
    """Draw a frame with its top left corner at x, y.

    Args:
        drawing: the sheet.
        table: a bound `Frame`.
        x: the left edge in pixels.
        y: the top edge in pixels.
        room: how wide it may be; columns that do not fit are left out before the last one.
        columns: the columns to draw instead, in order.
        rows: the rows to draw, in order; all of them without.
        dtypes: whether the dtypes stand under the headings.
        shades: what is shaded.
        fill: how wide it is at least.
        row_height: pixels of a row.
    """
    options = {"room": room, "columns": columns, "rows": rows, "dtypes": dtypes, "fill": fill}
    grid = lay_out(table, x, y, row_height=row_height, **options)
    for each in shades:
        shade(drawing, grid, each)
    write(drawing, grid)
    return grid


def shade(drawing: Canvas, grid: Grid, shaded: Shade) -> None:
    """Fill cells and labels with the colour of a role; those that are left out are passed over."""
    for spot, by, name in zip(shaded.spots, shaded.by, shaded.roles, strict=True):
        if grid.has(spot):
            value = grid.value(spot)
            shown = ShownWord(value, shaded.scale, "shade", by=by)
            drawing.path(box(grid.spot(spot)), Paint(fill=role(name).fill), shown)
            drawing.declare("shade", value)


def write(drawing: Canvas, grid: Grid) -> None:
    """Write labels, headings and cells, and the lines that set them apart."""
    table, place = grid.table, grid.place
    under = min((grid.tops[row] for row in grid.rows), default=place.bottom_edge)
    _line(drawing, place.x, place.right_edge, under)
    for entry in entries(grid):
        row, column, value = entry.row, entry.column, entry.value
        is_label = row < 0 or column < 0
        hole = not is_label and str(value) in HOLES and bool(table.missing[row, column])
        ink = "dim" if is_label else "error" if hole else "text"
        kind = "heading" if row < 0 else "label" if column < 0 else "entry"
        weight = "semibold" if row < 0 else "regular"
        _write(drawing, grid, value, grid.tops[row], column, ink, kind, weight)
    if grid.dtypes is not None:
        for column in grid.columns:
            _write(drawing, grid, table.dtypes[column], grid.dtypes, column, "dim", "dtype")
    for x in grid.dots:
        y = grid.tops[-1] + grid.row_height / 2 + MIDDLE * SIZE
        words(drawing, label("…"), x, y, "dim", size=SIZE, anchor="middle", kind="elision")
    for middle in grid.gaps:
        x = grid.spans[-1].foot
        anchor = grid.spans[-1].anchor
        words(drawing, label("…"), x, middle, "dim", size=SIZE, anchor=anchor, kind="elision")
    _brackets(drawing, grid)


def _write(
    drawing: Canvas,
    grid: Grid,
    value: Value,
    top: float,
    column: int,
    ink: str,
    kind: str,
    weight: str = "regular",
) -> None:
    span, y = grid.spans[column], top + grid.row_height / 2 + MIDDLE * SIZE
    words(
        drawing,
        value,
        span.foot,
        y,
        ink,
        size=SIZE,
        weight=weight,
        anchor=span.anchor,
        kind=kind,
    )


def _brackets(drawing: Canvas, grid: Grid) -> None:
    """A line under each outer label of the columns, as wide as the columns that it stands for."""
    levels = grid.table.columns
    for level in range(len(levels) - 1):
        starts = [c for c in grid.columns if begins(levels, level, grid.columns, c)]
        for start in starts:
            later = [c for c in grid.columns if c > start]
            end = next((c for c in later if c in starts), None)
            own = [c for c in grid.columns if c >= start and (end is None or c < end)]
            y = grid.tops[level - len(levels)] + grid.row_height - 2
            left, right = grid.spans[own[0]].left + 3, grid.spans[own[-1]].right - 3
            path = polyline([(left, y), (right, y)])
            paint = Paint(stroke=colour("dim"), line=1.5, cap="butt")
            drawing.path(path, paint, Shown(levels[level][start], kind="bracket"))
            drawing.declare("bracket", levels[level][start])


def _line(drawing: Canvas, left: float, right: float, y: float) -> None:
    paint = Paint(stroke=colour("line"), line=1.0)
    drawing.path(polyline([(left, y), (right, y)]), paint, Shown(kind="rule"))


def box(place: Place) -> Value:
    """The outline of a shade: a cell without its edge."""
    left, top, right, bottom = (
        place.x + 1,
        place.y + 1,
        place.right_edge - 1,
        place.bottom_edge - 1,
    )
    return polygon([(left, top), (right, top), (right, bottom), (left, bottom)])
