"""Matrices as cells whose strength is the size of the number, with the scale as a legend.

Two hues that no role has tell the sign of a signed matrix, and a small minus tells it without
colour. A matrix of weights has one hue. The text colour is readable on every strength of all.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.path import Path

from figures.kit.bound import BoundNumber, Numbers, Value
from figures.kit.canvas import Canvas, Paint, Shown, width_of
from figures.kit.data import require_array
from figures.kit.labels import Label, label
from figures.kit.shapes import Place, polygon, polyline
from figures.kit.text import MIDDLE, axis_number, axis_scale, shares, words
from figures.kit.theme import Colour, colour

GAP, LABEL_GAP, LABEL_SIZE = 2.0, 6.0, 15.0
STEPS = 24  # cells of a legend


@dataclass(frozen=True)
class CellScale:
    """The number that is drawn at full strength, and whether numbers may be negative."""

    limit: float
    is_signed: bool

    def hue(self, value: float) -> Colour:
        """The colour whose strength shows the value."""
        if not self.is_signed:
            return colour("weight")
        return colour("negative" if value < 0 else "positive")

    def paint(self, value: float) -> Paint:
        """The colour and the strength of a value."""
        if value < 0 and not self.is_signed:
            raise ValueError(f"{value:g} on a scale of weights: use cell_scale(…, signed=True)")
        return Paint(fill=self.hue(value), opacity=min(1.0, abs(value) / self.limit))

    @property
    def text(self) -> str:
        """How the finished drawing states the scale."""
        return f"{'signed-' if self.is_signed else ''}opacity:1/{self.limit:.9g}"


def cell_scale(*values: Numbers, signed: bool = False, limit: float | None = None) -> CellScale:
    """One scale for all these matrices; `limit` fixes its end (1 for weights)."""
    largest = max(float(np.abs(np.asarray(each)).max()) for each in values)
    if limit is not None and largest > limit * (1 + 1e-6):
        raise ValueError(f"{largest:g} lies beyond the scale's end {limit:g}")
    return CellScale(largest if limit is None else limit, signed)


def matrix(
    drawing: Canvas,
    values: Numbers,
    place: Place,
    scale: CellScale,
    *,
    rows: Sequence[Value] = (),
    columns: Sequence[Value] = (),
    spec: str = "",
) -> list[list[Place]]:
    """Draw a matrix in a rectangle, its labels outside left and above; `spec` prints numbers."""
    data = require_array(values, rank=2)
    cells = _cells(place, *data.shape)
    _grid(drawing, cells)
    drawing.declare("cell", data)
    for data_row, cell_row in zip(data, cells, strict=True):
        texts = _texts(data_row, spec)
        for number, cell, text in zip(data_row, cell_row, texts, strict=True):
            _cell(drawing, number, cell, scale, text)
    if rows:
        _row_labels(drawing, rows, cells)
    if columns:
        _column_labels(drawing, columns, cells)
    return cells


def legend(
    drawing: Canvas, scale: CellScale, x: float, y: float, width: float, spec: str = ".0f"
) -> None:
    """Draw the scale of a matrix as a strip with its ends named; y is the strip's top."""
    low = -scale.limit if scale.is_signed else 0.0
    step = width / STEPS
    for number in range(STEPS):
        value = low + (number + 0.5) / STEPS * (scale.limit - low)
        strip = Place(x + number * step, y, step, 10)
        shown = Shown(kind="legend", scale=scale.text)
        drawing.path(_square(strip, gap=0), scale.paint(value), shown)
    frame = Place(x, y, width, 10)
    drawing.path(_square(frame, gap=0), Paint(stroke=colour("line"), line=0.75), Shown(kind="grid"))
    ends = axis_scale("x", x, width, low, scale.limit)
    axis_number(drawing, low, spec, x, y + 27, "start", scale=ends)
    axis_number(drawing, scale.limit, spec, x + width, y + 27, "end", scale=ends)


def _cells(place: Place, rows: int, columns: int) -> list[list[Place]]:
    width, height = place.width / columns, place.height / rows
    return [
        [
            Place(place.x + width * column, place.y + height * row, width, height)
            for column in range(columns)
        ]
        for row in range(rows)
    ]


def _texts(row: Numbers, spec: str) -> Sequence[Label | None]:
    """The numbers of a row as printed; whole per cents of shares that sum to 1 sum to 100."""
    if spec == ".0%" and math.isclose(float(np.asarray(row).sum()), 1, abs_tol=1e-5):
        return shares(row)
    return [label(f"{{n:{spec}}}", n=number) if spec else None for number in row]


def _cell(
    drawing: Canvas, number: BoundNumber, cell: Place, scale: CellScale, text: Label | None
) -> None:
    value = float(number)
    drawing.path(_square(cell), scale.paint(value), Shown(number, scale.text, "cell"))
    if text is not None:
        across, down = cell.centre
        words(drawing, text, across, down + MIDDLE * LABEL_SIZE, size=LABEL_SIZE, anchor="middle")
    elif value < 0 and min(cell.width, cell.height) >= 10:
        _minus(drawing, cell)


def _minus(drawing: Canvas, cell: Place) -> None:
    across, down = cell.centre
    sign = polyline([(across - 2.5, down), (across + 2.5, down)])
    drawing.path(sign, Paint(stroke=colour("text"), line=1.2), Shown(kind="minus"))


def _square(cell: Place, gap: float = GAP) -> Path:
    left, top = cell.x + gap / 2, cell.y + gap / 2
    right, bottom = cell.right_edge - gap / 2, cell.bottom_edge - gap / 2
    return polygon([(left, top), (right, top), (right, bottom), (left, bottom)])


def _grid(drawing: Canvas, cells: Sequence[Sequence[Place]]) -> None:
    squares = [_square(cell) for row in cells for cell in row]
    paint = Paint(stroke=colour("line"), line=0.75)
    drawing.path(Path.make_compound_path(*squares), paint, Shown(kind="grid"))


def _row_labels(drawing: Canvas, names: Sequence[Value], cells: Sequence[Sequence[Place]]) -> None:
    for name, row in zip(names, cells, strict=True):
        left, middle = row[0].left
        y = middle + MIDDLE * LABEL_SIZE
        words(drawing, name, left - LABEL_GAP, y, size=LABEL_SIZE, anchor="end", kind="row")


def _column_labels(
    drawing: Canvas, names: Sequence[Value], cells: Sequence[Sequence[Place]]
) -> None:
    turned = max(width_of(name, LABEL_SIZE) for name in names) > cells[0][0].width - 2
    for name, cell in zip(names, cells[0], strict=True):
        x, y = cell.top
        where = (x + MIDDLE * LABEL_SIZE, y - LABEL_GAP) if turned else (x, y - LABEL_GAP)
        anchor = "start" if turned else "middle"
        words(drawing, name, *where, size=LABEL_SIZE, anchor=anchor, turned=turned, kind="column")
