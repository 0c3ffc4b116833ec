"""Where the rows and the columns of a data frame stand, and which words are written there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from figures.kit.bound import Value
from figures.kit.canvas import width_of
from figures.kit.shapes import Place
from figures.kit.text import MIDDLE

SIZE, ROW, PADDING = 15.0, 28.0, 7.0
ELLIPSIS = 22.0  # pixels that “…” takes
WORDS = ("str", "object", "category")  # dtypes whose cells stand left
Spot = tuple[str, int, int]  # "cells", row, column; or "index" or "columns", level, number


@dataclass(frozen=True)
class Span:
    """Where a column, or a level of the index, stands."""

    left: float
    right: float
    anchor: Literal["start", "end"]

    @property
    def foot(self) -> float:
        """Where its texts begin or end."""
        return self.left + PADDING if self.anchor == "start" else self.right - PADDING


@dataclass(frozen=True)
class Grid:
    """Where the rows and the columns of a frame stand on the sheet."""

    table: Value  # a bound `Frame`
    spans: Mapping[int, Span]  # by column; the levels of the index are −1 (the innermost), −2, …
    tops: Mapping[int, float]  # by row; the levels of the columns are −1 (the innermost), −2, …
    dots: tuple[float, ...]  # the middles of “…” between columns
    gaps: tuple[float, ...]  # the middles of “…” between rows
    row_height: float
    dtypes: float | None  # the top of the row of dtypes

    @cached_property
    def rows(self) -> list[int]:
        """The rows that are drawn."""
        return [row for row in self.tops if row >= 0]

    @cached_property
    def columns(self) -> list[int]:
        """The columns that are drawn."""
        return [column for column in self.spans if column >= 0]

    @property
    def place(self) -> Place:
        """The rectangle of all of it."""
        left = min(span.left for span in self.spans.values())
        right = max([span.right for span in self.spans.values()] + [d + 11 for d in self.dots])
        top = min(self.tops.values())
        bottom = max([*self.tops.values(), *self.gaps]) + self.row_height
        return Place(left, top, right - left, bottom - top)

    def at(self, row: int, column: int) -> Place:
        """The rectangle of a cell; negative numbers are levels of labels."""
        span = self.spans[column]
        return Place(span.left, self.tops[row], span.right - span.left, self.row_height)

    def spot(self, spot: Spot) -> Place:
        """The rectangle of a cell or of a label."""
        return self.at(*self.coordinates(spot))

    def coordinates(self, spot: Spot) -> tuple[int, int]:
        """The row and the column of the grid in which a cell or a label stands."""
        field, first, second = spot
        if field == "cells":
            return first, second
        if field == "index":
            return second, first - len(self.table.index)
        return first - len(self.table.columns), second

    def has(self, spot: Spot) -> bool:
        """Whether it is drawn, not left out."""
        row, column = self.coordinates(spot)
        return row in self.tops and column in self.spans

    def value(self, spot: Spot) -> Value:
        """The bound word of a cell or of a label."""
        field, first, second = spot
        return getattr(self.table, field)[first][second]


def spot_of(table: Value, place: int) -> Spot:
    """The cell or the label at a place: cells row by row, then the index, then the columns."""
    n_rows, n_columns = int(table.n_rows), int(table.n_columns)
    if place < n_rows * n_columns:
        return ("cells", *divmod(place, n_columns))
    place -= n_rows * n_columns
    if place < n_rows * len(table.index):
        return ("index", *divmod(place, n_rows))
    return ("columns", *divmod(place - n_rows * len(table.index), n_columns))


def lay_out(
    table: Value,
    x: float,
    y: float,
    *,
    room: float | None = None,
    columns: Sequence[int] | None = None,
    rows: Sequence[int] | None = None,
    dtypes: bool = False,
    fill: float = 0.0,
    row_height: float = ROW,
) -> Grid:
    """Where everything will stand; nothing is drawn yet. Columns share what `fill` is wider."""
    drawn_rows = list(range(int(table.n_rows)) if rows is None else rows)
    widths = {
        column: _width(table, column, drawn_rows, dtypes)
        for column in range(-len(table.index), int(table.n_columns))
    }
    chosen = _fitting(widths, room) if columns is None else list(columns)
    spare = fill - sum(widths[column] for column in [*range(-len(table.index), 0), *chosen])
    for column in chosen:
        widths[column] += max(spare - ELLIPSIS * _n_gaps(table, chosen), 0.0) / len(chosen)
    spans, dots = _spans(table, widths, chosen, x)
    tops, gaps, line = _tops(table, drawn_rows, y, dtypes, row_height)
    return Grid(table, spans, tops, dots, gaps, row_height, line)


@dataclass(frozen=True)
class Entry:
    """A word of a frame, where it stands, and which cell or label it is (none: a name)."""

    row: int
    column: int
    value: Value
    spot: Spot | None


def entries(grid: Grid) -> Iterator[Entry]:
    """Every word with its row and its column; outer labels once where they repeat."""
    table = grid.table
    n_index, n_columns = len(table.index), len(table.columns)
    for level in range(n_index):
        name = table.index_names[level]
        if name:
            yield Entry(-1, level - n_index, name, None)
        for row in grid.rows:
            if begins(table.index, level, grid.rows, row):
                spot = ("index", level, row)
                yield Entry(row, level - n_index, table.index[level][row], spot)
    for level in range(n_columns):
        for column in grid.columns:
            text = table.columns[level][column]
            if text and begins(table.columns, level, grid.columns, column):
                yield Entry(level - n_columns, column, text, ("columns", level, column))
    for row in grid.rows:
        for column in grid.columns:
            yield Entry(row, column, table.cells[row][column], ("cells", row, column))


def begins(levels: Value, level: int, drawn: Sequence[int], number: int) -> bool:
    """Whether a label is written: one of an outer level only where a new one begins."""
    place = drawn.index(number)
    if place == 0 or level == len(levels) - 1:
        return True
    before = drawn[place - 1]
    return any(levels[each][number] != levels[each][before] for each in range(level + 1))


def _width(table: Value, column: int, rows: Sequence[int], dtypes: bool) -> float:
    if column < 0:
        level = len(table.index) + column
        texts = [table.index_names[level], *(table.index[level][row] for row in rows)]
        bold = [table.index_names[level]]
    else:
        bold = [level[column] for level in table.columns]
        texts = [table.cells[row][column] for row in rows]
        texts += [table.dtypes[column]] if dtypes else []
    widths = [width_of(text, SIZE) for text in texts if text]
    widths += [width_of(text, SIZE, "semibold") for text in bold if text]
    return max([*widths, 1.0]) + 2 * PADDING


def _fitting(widths: Mapping[int, float], room: float | None) -> list[int]:
    """As many columns as fit: the first ones, and the last."""
    columns = [column for column in widths if column >= 0]
    left = (room or float("inf")) - sum(width for c, width in widths.items() if c < 0)
    if sum(widths[column] for column in columns) <= left:
        return columns
    *first, last = columns
    left -= widths[last] + ELLIPSIS
    kept = []
    for column in first:
        left -= widths[column]
        if left < 0:
            break
        kept.append(column)
    return [*kept, last]


def _n_gaps(table: Value, chosen: Sequence[int]) -> int:
    """How many “…” stand between the chosen columns and after them."""
    known = [-1, *chosen, int(table.n_columns)]
    return sum(other != one + 1 for one, other in pairwise(known))


def _spans(
    table: Value, widths: Mapping[int, float], chosen: Sequence[int], x: float
) -> tuple[dict[int, Span], tuple[float, ...]]:
    spans, dots = {}, []
    for column in range(-len(table.index), 0):
        spans[column] = Span(x, x + widths[column], "start")
        x += widths[column]
    before = -1
    for column in chosen:
        if column != before + 1:
            dots.append(x + ELLIPSIS / 2)
            x += ELLIPSIS
        anchor = "start" if str(table.dtypes[column]) in WORDS else "end"
        spans[column] = Span(x, x + widths[column], anchor)
        x += widths[column]
        before = column
    if before + 1 < int(table.n_columns):
        dots.append(x + ELLIPSIS / 2)
    return spans, tuple(dots)


def _tops(
    table: Value, rows: Sequence[int], y: float, dtypes: bool, height: float
) -> tuple[dict[int, float], tuple[float, ...], float | None]:
    tops, gaps = {}, []
    n_levels = len(table.columns)
    for level in range(-n_levels, 0):
        tops[level] = y
        y += height
    line = y - 6 if dtypes else None
    y += height - 6 if dtypes else 0
    before = -1
    for row in rows:
        if row != before + 1:
            gaps.append(y + height / 2 + MIDDLE * SIZE)
            y += height
        tops[row] = y
        y += height
        before = row
    if rows and before + 1 < int(table.n_rows):
        gaps.append(y + height / 2 + MIDDLE * SIZE)
    return tops, tuple(gaps), line
