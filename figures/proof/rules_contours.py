"""Contours: every place where the grid has that height, joined within its cells, and no other."""

from collections.abc import Iterator

import numpy as np

from figures.proof.addresses import Trace
from figures.proof.difference import Difference
from figures.proof.marks import Drawing, Mark
from figures.proof.rules_scatter import stated_scales
from figures.proof.scales import NEAR, axes

Cells = frozenset[tuple[int, int]]  # the cells of the grid that an edge belongs to


def contours(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """A contour crosses exactly the edges of the grid whose ends lie on its two sides."""
    for mark in drawing.of("contour"):
        if not stated_scales(drawing).issuperset(parts := mark.get("data-scale").split()):
            yield _wrong(drawing, mark, "scale", " ".join(parts), "the scales of the axes")
        crossings = list(_crossings(mark, trace))
        used: set[int] = set()
        for line in mark.outline:
            before: Cells | None = None
            for x, y in line.ends:
                here = [n for n, one in enumerate(crossings) if _is_at(one, x / 100, y / 100)]
                if not here:
                    at = f"a corner at {x / 100:.2f}, {y / 100:.2f}"
                    yield _wrong(drawing, mark, "contour", at, "where the grid has that height")
                    return
                cells = frozenset().union(*(crossings[number][2] for number in here))
                if before is not None and not before & cells:
                    yield _wrong(drawing, mark, "contour", "a leap", "from cell to cell")
                    return
                used.update(here)
                before = cells
        if len(used) != len(crossings):
            drawn, right = f"{len(used)} crossings", f"{len(crossings)}"
            yield _wrong(drawing, mark, "contour", drawn, right)
        if mark.paint("fill") or mark.get("stroke-linecap") != "butt":
            yield _wrong(drawing, mark, "contour", "filled, or round ends", "a line")


def _crossings(mark: Mark, trace: Trace) -> Iterator[tuple[float, float, Cells]]:
    """The pixels at which neighbours of the grid have the height between them."""
    level = float(trace.value(mark.source))
    heights, columns, rows = (trace.whole(base) for base in mark.get("data-grid").split("; "))
    across, up = axes(mark.get("data-scale"))
    n_rows, n_columns = heights.shape
    for row, column in np.ndindex(n_rows, n_columns):
        here = heights[row, column]
        if column + 1 < n_columns and (here > level) != (heights[row, column + 1] > level):
            share = (level - here) / (heights[row, column + 1] - here)
            x = columns[column] * (1 - share) + columns[column + 1] * share
            cells = frozenset({(row, column), (row - 1, column)})
            yield across.at(float(x)), up.at(float(rows[row])), cells
        if row + 1 < n_rows and (here > level) != (heights[row + 1, column] > level):
            share = (level - here) / (heights[row + 1, column] - here)
            y = rows[row] * (1 - share) + rows[row + 1] * share
            cells = frozenset({(row, column), (row, column - 1)})
            yield across.at(float(columns[column])), up.at(float(y)), cells


def _is_at(crossing: tuple[float, float, Cells], x: float, y: float) -> bool:
    """Whether a crossing lies there; close to a corner of the grid, several may."""
    return max(abs(crossing[0] - x), abs(crossing[1] - y)) <= 2 * NEAR


def _wrong(drawing: Drawing, mark: Mark, rule: str, drawn: str, computed: str) -> Difference:
    return Difference(rule, f"{mark} in {drawing.name}", mark.source, drawn, computed)
