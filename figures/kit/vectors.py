"""A vector is signed bars from a midline, in the colour of its role, whatever its length.

Multiplying a vector by a weight shortens its bars; adding vectors stacks their bars.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from figures.kit.bound import Number, Numbers
from figures.kit.canvas import Canvas, Paint, Shown
from figures.kit.data import require_array, require_number
from figures.kit.shapes import Place, bars, box, polyline
from figures.kit.theme import colour, role

LINE = 1.3
PADDING = 5.0  # between the card and the tallest bar
CARD_OPACITY = 0.5  # a card is paler than a layer of the same role


@dataclass(frozen=True)
class BarScale:
    """The size of number that fills half the height of a card; one for all vectors of a figure."""

    limit: float
    named: str = ""  # vectors that need not be compared with the others have a named scale


@dataclass(frozen=True)
class VectorPlace(Place):
    """Where a vector was drawn, and where each of its bars stands."""

    count: int

    def slot(self, index: int) -> Place:
        """The strip of the card in which one bar stands."""
        left, step = _slots(self, self.count)
        return Place(left + step * (index % self.count), self.y, step, self.height)


def scale_for(
    *values: Numbers, stacks: Sequence[tuple[Numbers, Numbers]] = (), named: str = ""
) -> BarScale:
    """One scale that fits all these vectors, and these (vectors, weights) stacked up.

    A drawing has one scale; a second one, for vectors that are not compared with the first, needs
    a name.
    """
    sizes = [float(np.abs(np.asarray(each)).max()) for each in values]
    for vectors, weights in stacks:
        parts = np.asarray(vectors) * np.asarray(weights)[:, None]
        sizes += [float(np.clip(sign * parts, 0, None).sum(axis=0).max()) for sign in (1, -1)]
    return BarScale(max(sizes, default=1.0) or 1.0, named)


def vector(
    drawing: Canvas,
    values: Numbers,
    place: Place,
    role_name: str,
    scale: BarScale,
    *,
    by: Number | None = None,
    card: bool = True,
) -> VectorPlace:
    """Draw one vector as bars; `by` is a weight that shortens them."""
    data = require_array(values, rank=1)
    heights = data.values * (1.0 if by is None else float(require_number(by)))
    if card:
        draw_card(drawing, place, role_name)
    _midline(drawing, place)
    drawing.declare("bars", data)
    _bars(
        drawing,
        place,
        scale,
        heights,
        np.zeros(len(data)),
        role_name,
        _shown(data, place, scale, by),
    )
    return VectorPlace(place.x, place.y, place.width, place.height, len(data))


def stack(
    drawing: Canvas,
    vectors: Sequence[Numbers],
    weights: Sequence[Number],
    place: Place,
    role_name: str,
    scale: BarScale,
    *,
    card: bool = True,
) -> VectorPlace:
    """Draw a weighted sum as it is made: every weighted vector's bars on those before it."""
    if card:
        draw_card(drawing, place, role_name)
    first = require_array(vectors[0], rank=1)
    ups, downs = np.zeros(len(first)), np.zeros(len(first))
    for number, (values, weight) in enumerate(zip(vectors, weights, strict=True)):
        data = require_array(values, rank=1)
        heights = data.values * float(require_number(weight))
        starts = np.where(heights > 0, ups, downs)
        shown = replace(_shown(data, place, scale, weight), stack=number)
        drawing.declare("bars", data)
        _bars(drawing, place, scale, heights, starts, role_name, shown)
        ups, downs = ups + np.clip(heights, 0, None), downs + np.clip(heights, None, 0)
    _midline(drawing, place)
    return VectorPlace(place.x, place.y, place.width, place.height, len(first))


def draw_card(drawing: Canvas, place: Place, role_name: str) -> None:
    """The card a vector stands on, with the corners of its role."""
    look = role(role_name)
    paint = Paint(fill=look.fill, stroke=look.ink, line=LINE, opacity=CARD_OPACITY)
    drawing.path(box(place, look.corners), paint, Shown(kind="card"))


def _midline(drawing: Canvas, place: Place) -> None:
    left, right, middle = place.x, place.right_edge, _middle(place)
    line = polyline([(left + 2, middle), (right - 2, middle)])
    drawing.path(line, Paint(stroke=colour("line"), line=1.0), Shown(kind="midline"))


def _middle(place: Place) -> float:
    """The height that bars start from, a whole number of hundredths: it is written down exactly."""
    return round(place.centre[1], 2)


def _bars(
    drawing: Canvas,
    place: Place,
    scale: BarScale,
    heights: np.ndarray,
    starts: np.ndarray,
    role_name: str,
    shown: Shown,
) -> None:
    left, step = _slots(place, len(heights))
    width = round(step * (0.64 if step >= 4 else 0.8), 2)
    lefts = left + step * np.arange(len(heights)) + (step - width) / 2
    unit = _half(place) / scale.limit
    middle, is_stacked = _middle(place), shown.stack is not None
    edge = colour("page") if is_stacked else None
    paint = Paint(fill=role(role_name).ink, stroke=edge, line=0.8 if is_stacked else 0.0)
    outline = bars(lefts, width, middle - starts * unit, middle - (starts + heights) * unit)
    drawing.path(outline, paint, shown)


def _shown(data: Numbers, place: Place, scale: BarScale, by: Number | None) -> Shown:
    return Shown(data, bar_scale(_half(place), scale), "bars", by)


def bar_scale(half: float, scale: BarScale) -> str:
    """How a finished drawing states how high the bars are, and the name of a second scale."""
    return f"height:{half:.9g}/{scale.limit:.9g}{' ' if scale.named else ''}{scale.named}"


def _half(place: Place) -> float:
    return place.height / 2 - PADDING


def _slots(place: Place, count: int) -> tuple[float, float]:
    room = place.width - 2 * PADDING
    # A whole number of hundredths: the same step between all bars, also when written down.
    step = math.floor(100 * room / count) / 100
    return place.x + PADDING + (room - step * count) / 2, step
