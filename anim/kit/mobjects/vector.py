"""A vector as signed bars: up is positive, down is negative, height is size.

Multiplying a vector by a weight shortens its bars; adding vectors stacks their bars.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Self

import numpy as np
from manim import VGroup
from matplotlib.path import Path

from anim.kit.mobjects.box import Box
from anim.kit.mobjects.shape import Shape
from anim.kit.space import pixels, point
from figures.kit.bound import Number, Numbers
from figures.kit.canvas import Paint, Shown
from figures.kit.data import require_array, require_number
from figures.kit.shapes import bars, polyline
from figures.kit.theme import colour
from figures.kit.theme import role as role_named
from figures.kit.vectors import CARD_OPACITY, PADDING, BarScale, bar_scale

_BAR, _NARROW, _THIN_SLOT = 0.64, 0.8, 4
_NEAR, _UNSEEN = 0.01, 0.002  # CSS pixels
_EDGE = 0.8  # between stacked bars


class Vector(VGroup):
    """Bars from a midline, on a card in the role's colour; sizes in CSS pixels.

    One scale serves all vectors that are compared: `scale_for(*vectors)`. A vector that changes
    becomes another one: `ReplacementTransform(old, new)`. `by` is a weight that shortens the
    bars. `apart` says why it does not stand at the labels of its row and column.
    """

    def __init__(
        self,
        values: Numbers,
        width: float,
        height: float,
        role: str,
        scale: BarScale,
        on_card: bool = True,
        apart: str = "",
        by: Number | None = None,
    ) -> None:
        data = require_array(values, rank=1)
        self.source, self.role, self.bar_scale = data.source, role, scale
        self.numbers = weighted(data, by)
        self.slot = (width - 2 * PADDING) / len(self.numbers)
        half = height / 2 - PADDING
        self.unit = half / scale.limit
        _check_room(self.source, self.numbers, half, self.unit)
        shown = Shown(data, bar_scale(half, scale), "bars", by, apart=apart)
        self.midline = midline(width)
        outline = upright(self.slot, np.zeros(len(self.numbers)), self.numbers * self.unit)
        self.bars = Shape(outline, Paint(fill=role_named(role).ink), shown)
        super().__init__(self.midline, self.bars)
        if on_card:
            self.add_to_back(Box(width, height, role, CARD_OPACITY, kind="card"))

    def stand(self, place: np.ndarray) -> Self:
        """Put the middle of the midline here."""
        return self.shift(place - self.midline.get_center())

    def bar_places(self) -> list[np.ndarray]:
        """Where each bar stands on the midline."""
        offsets = np.arange(len(self.numbers)) - (len(self.numbers) - 1) / 2
        centre = self.midline.get_center()
        return [centre + point(offset * self.slot, 0) for offset in offsets]

    def drawn_numbers(self) -> np.ndarray:
        """The numbers read back from the bars as they stand."""
        return _tips(self.bars, self.midline) / self.unit

    def check(self) -> None:
        """Compare the bars as they stand with the trace.

        Raises:
            ValueError: a bar has not its number's height.
        """
        _compare(self.source, self.drawn_numbers(), self.numbers, self.unit)


class Stack(VGroup):
    """A weighted sum as it is made: every weighted vector's bars on those before it.

    `layers` has a shape for each vector, from the midline outwards. So that it fits, its scale is
    `scale_for(…, stacks=[(vectors, weights)])`. A vector that is not weighted has the weight None;
    each may have a role of its own.
    """

    def __init__(
        self,
        vectors: Sequence[Numbers],
        weights: Sequence[Number | None],
        width: float,
        height: float,
        role: str | Sequence[str],
        scale: BarScale,
    ) -> None:
        half = height / 2 - PADDING
        self.unit = half / scale.limit
        self.midline = midline(width)
        self.layers, self.tips, self.sources = [], [], []
        roles = [role] * len(vectors) if isinstance(role, str) else role
        for layer, (values, weight, own) in enumerate(zip(vectors, weights, roles, strict=True)):
            paint = Paint(fill=role_named(own).ink, stroke=colour("page"), line=_EDGE)
            data, numbers = require_array(values, rank=1), weighted(values, weight)
            starts = ends_of(self.tips, numbers)
            outline = upright(
                (width - 2 * PADDING) / len(numbers),
                starts * self.unit,
                (starts + numbers) * self.unit,
            )
            shown = Shown(data, bar_scale(half, scale), "bars", weight)
            self.layers.append(Shape(outline, paint, replace(shown, stack=layer)))
            self.tips.append(starts + numbers)
            self.sources.append(data.source)
            _check_room(data.source, self.tips[-1], half, self.unit)
        super().__init__(self.midline, *self.layers)

    def stand(self, place: np.ndarray) -> Self:
        """Put the middle of the midline here."""
        return self.shift(place - self.midline.get_center())

    def check(self) -> None:
        """Compare the tips of all layers as they stand with the sums so far.

        Raises:
            ValueError: a layer does not end where its sum is.
        """
        for source, layer, tips in zip(self.sources, self.layers, self.tips, strict=True):
            _compare(source, _tips(layer, self.midline) / self.unit, tips, self.unit)


def weighted(values: Numbers, by: Number | None) -> np.ndarray:
    """The numbers of a vector, multiplied by a weight if there is one."""
    numbers = np.array(require_array(values, rank=1).values, dtype=float)
    return numbers if by is None else numbers * float(require_number(by))


def ends_of(tips: Sequence[np.ndarray], numbers: np.ndarray) -> np.ndarray:
    """Where the bars of these numbers begin: up upon the highest tips so far, down below them."""
    so_far = np.array([np.zeros(len(numbers)), *tips])
    return np.where(numbers > 0, so_far.max(axis=0), so_far.min(axis=0))


def midline(width: float) -> Shape:
    """The line that bars start from."""
    line = polyline([(2 - width / 2, 0), (width / 2 - 2, 0)])
    return Shape(line, Paint(stroke=colour("line"), line=1.0), Shown(kind="midline"))


def upright(slot: float, starts: np.ndarray, ends: np.ndarray) -> Path:
    """Bars side by side around the origin, from and to these heights in CSS pixels."""
    width = slot * (_BAR if slot >= _THIN_SLOT else _NARROW)
    lefts = (np.arange(len(starts)) - len(starts) / 2) * slot + (slot - width) / 2
    # A bar of no height has fewer curves than others and would turn into one askew.
    tips = np.where(np.abs(ends - starts) < _UNSEEN, starts + _UNSEEN, ends)
    return bars(lefts, width, -starts, -tips)


def _tips(drawn: Shape, line: Shape) -> np.ndarray:
    """How far from a midline the bars end, in CSS pixels."""
    middle = line.get_center()[1]
    heights = [path[:, 1] - middle for path in drawn.get_subpaths()]
    return np.array([pixels(bar[np.abs(bar).argmax()]) for bar in heights])


def _compare(source: str, drawn: np.ndarray, numbers: np.ndarray, unit: float) -> None:
    wrong = np.flatnonzero(np.abs(drawn - numbers) * unit > _NEAR)
    for at in wrong[:1]:
        raise ValueError(
            f"bar {at} of {source} is drawn as {drawn[at]:.4g} but is {numbers[at]:.4g}: a vector "
            "becomes another by ReplacementTransform, and is never scaled"
        )


def _check_room(source: str, numbers: np.ndarray, half: float, unit: float) -> None:
    tallest = float(np.abs(numbers).max() * unit)
    if tallest > half * (1 + 1e-6):
        raise ValueError(
            f"{source}: a bar of {tallest:.0f} pixels has only {half:.0f}: take scale_for(…) over "
            "every vector that is drawn with this scale"
        )
