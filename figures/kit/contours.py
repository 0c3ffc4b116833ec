"""Lines of one height on a landscape that is known at the crossings of a grid."""

from collections.abc import Iterator

import numpy as np
from matplotlib.path import Path

from figures.kit.bound import Number, Numbers
from figures.kit.canvas import Canvas, DrawingError, Paint, Shown
from figures.kit.charts import Frame
from figures.kit.data import require_number
from figures.kit.shapes import Pen, Point
from figures.kit.theme import colour

Edge = tuple[int, int, int]  # the row and the column of its first corner; 0 runs across, 1 up


def contours(
    drawing: Canvas,
    made: Frame,
    grid: tuple[Numbers, Numbers, Numbers],
    level: Number,
    role_name: str,
    *,
    width: float = 1.2,
    opacity: float = 1.0,
) -> None:
    """Draw where a grid (heights by row and column, its columns, its rows) has one height.

    Between two neighbours of the grid the height is taken to run evenly.
    """
    heights, columns, rows = grid
    number = require_number(level)
    path = level_path(
        made, np.asarray(heights), np.asarray(columns), np.asarray(rows), float(number)
    )
    drawing.declare("contour", number)
    shown = Shown(number, made.scale, "contour", grid=[heights, columns, rows])
    paint = Paint(stroke=colour(role_name), line=width, opacity=opacity, cap="butt")
    drawing.path(path, paint, shown)


def level_path(
    made: Frame, heights: np.ndarray, columns: np.ndarray, rows: np.ndarray, level: float
) -> Path:
    """The lines on which a grid has one height, joined up (marching squares)."""
    pen = Pen()
    for chain in _chains(heights > level, heights, level):
        ends = [_on_edge(edge, heights, columns, rows, level) for edge in chain]
        pen.move(*made.at(*ends[0]))
        for x, y in ends[1:]:
            pen.line(*made.at(x, y))
    if not pen.points:
        raise DrawingError(f"the grid never crosses {level:g}")
    return pen.path()


def _on_edge(
    edge: Edge, heights: np.ndarray, columns: np.ndarray, rows: np.ndarray, level: float
) -> Point:
    row, column, way = edge
    first, last = heights[row, column], heights[row + way, column + 1 - way]
    share = (level - first) / (last - first)
    places = (columns, column) if way == 0 else (rows, row)
    along = places[0][places[1]] + share * (places[0][places[1] + 1] - places[0][places[1]])
    return (along, rows[row]) if way == 0 else (columns[column], along)


def _chains(is_above: np.ndarray, heights: np.ndarray, level: float) -> Iterator[list[Edge]]:
    """Edges that the level crosses, in the order in which a line meets them."""
    joined: dict[Edge, list[Edge]] = {}
    for row, column in np.ndindex(is_above.shape[0] - 1, is_above.shape[1] - 1):
        middle = heights[row : row + 2, column : column + 2].mean() > level
        for one, other in _pieces(is_above[row : row + 2, column : column + 2], middle):
            first, last = ((row + r, column + c, way) for r, c, way in (one, other))
            joined.setdefault(first, []).append(last)
            joined.setdefault(last, []).append(first)
    while joined:
        start = next((edge for edge in sorted(joined) if len(joined[edge]) == 1), min(joined))
        chain = [start]
        while chain[-1] in joined:
            here = chain[-1]
            after = joined[here].pop(0)
            joined[after].remove(here)
            for edge in (here, after):
                if not joined[edge]:
                    del joined[edge]
            chain.append(after)
        yield chain


def _pieces(above: np.ndarray, is_middle_above: bool) -> list[tuple[Edge, Edge]]:
    """The lines through one cell, each between two of its edges."""
    sides: tuple[Edge, ...] = ((0, 0, 0), (0, 1, 1), (1, 0, 0), (0, 0, 1))
    corners = above[0, 0], above[0, 1], above[1, 1], above[1, 0]
    cut = [s for s, a, b in zip(sides, corners, (*corners[1:], corners[0]), strict=True) if a != b]
    if len(cut) != 4:
        return [(cut[0], cut[1])] if cut else []
    # A saddle: the middle belongs to the first corner's side, or cuts that corner off.
    if bool(corners[0]) == is_middle_above:
        return [(cut[0], cut[1]), (cut[2], cut[3])]
    return [(cut[3], cut[0]), (cut[1], cut[2])]
