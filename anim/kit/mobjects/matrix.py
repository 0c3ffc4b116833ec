"""A matrix as cells whose strength is the size of the number; middle rows may be left out."""

import numpy as np
from manim import VGroup
from matplotlib.path import Path

from anim.kit.mobjects.shape import Shape
from anim.kit.mobjects.text import Words, number
from anim.kit.space import point
from figures.kit.bound import BoundNumber, Numbers
from figures.kit.canvas import BODY, Paint, Shown
from figures.kit.data import elements, require_array
from figures.kit.labels import label
from figures.kit.matrices import GAP, CellScale
from figures.kit.shapes import polygon, polyline
from figures.kit.text import MIDDLE
from figures.kit.theme import colour

FAINTEST = 2e-3  # a cell whose opacity is less is not filled: nobody could see it come or go
_ROOM_FOR_MINUS, _HALF_MINUS = 10, 2.5


class Matrix(VGroup):
    """Cells of a matrix; sizes in CSS pixels. `spec` prints the numbers.

    `ends` says how many of the first and how many of the last rows are drawn; an ellipsis stands
    for those between. `cells` has the drawn cells by row.
    """

    def __init__(
        self,
        values: Numbers,
        cell: tuple[float, float],
        scale: CellScale,
        spec: str = "",
        ends: tuple[int, int] | None = None,
    ) -> None:
        data = require_array(values, rank=2)
        n_rows, n_columns = data.shape
        self.cell, self.shades, self.spec = cell, scale, spec
        self.rows = shown_rows(n_rows, ends)
        height = len(self.rows) * cell[1]
        self.cells: list[list[VGroup]] = []
        super().__init__()
        for place, row in enumerate(self.rows):
            y = (place + 0.5) * cell[1] - height / 2
            if row is None:
                self.add(Words(label("…"), BODY, colour="dim").stand(point(0, y)))
                continue
            xs = (np.arange(n_columns) - (n_columns - 1) / 2) * cell[0]
            numbers = elements(data[row])
            drawn = [self._cell(n, x, y) for n, x in zip(numbers, xs.tolist(), strict=True)]
            self.cells.append(drawn)
            self.add(*drawn)

    def _cell(self, value: BoundNumber, x: float, y: float) -> VGroup:
        width, height = (side - GAP for side in self.cell)
        square = _square(x, y, width, height)
        edge = Paint(stroke=colour("line"), line=0.75)
        group = VGroup(Shape(square, edge, Shown(kind="grid")))
        paint = self.shades.paint(float(value))
        is_seen = paint.opacity >= FAINTEST
        if is_seen:
            group.add(Shape(square, paint, self._shown(value)))
        if self.spec:
            group.add(number(value, self.spec).stand(point(x, y + MIDDLE * BODY)))
        elif is_seen and float(value) < 0 and min(self.cell) >= _ROOM_FOR_MINUS:
            sign = polyline([(x - _HALF_MINUS, y), (x + _HALF_MINUS, y)])
            ink = Paint(stroke=colour("text"), line=1.2)
            group.add(Shape(sign, ink, Shown(kind="minus")))
        return group

    def _shown(self, value: BoundNumber) -> Shown:
        return Shown(value, self.shades.text, "cell")


def shown_rows(n_rows: int, ends: tuple[int, int] | None) -> list[int | None]:
    """The numbers of the rows that are drawn; None where some are left out.

    Raises:
        ValueError: the two ends overlap, or one of them is empty.
    """
    if ends is None:
        return list(range(n_rows))
    first, last = ends
    if min(ends) < 1 or first + last >= n_rows:
        raise ValueError(f"of {n_rows} rows, {first} and {last} leave none out: drop `ends`")
    return [*range(first), None, *range(n_rows - last, n_rows)]


def _square(x: float, y: float, width: float, height: float) -> Path:
    left, top, right, bottom = x - width / 2, y - height / 2, x + width / 2, y + height / 2
    return polygon([(left, top), (right, top), (right, bottom), (left, bottom)])
