"""A vector as signed bars: up is positive, down is negative, height is size."""

from typing import Self

import numpy as np
from manim import VGroup
from matplotlib.path import Path

from anim.kit.mobjects.box import Box
from anim.kit.mobjects.shape import Shape
from anim.kit.space import pixels, point
from figures.kit.bound import Numbers
from figures.kit.canvas import Paint, Shown
from figures.kit.data import require_array
from figures.kit.shapes import bars, polyline
from figures.kit.theme import colour
from figures.kit.theme import role as role_named
from figures.kit.vectors import CARD_OPACITY, PADDING, BarScale, bar_scale

_BAR, _NARROW, _THIN_SLOT = 0.64, 0.8, 4
_NEAR, _UNSEEN = 0.01, 0.002  # CSS pixels


class Vector(VGroup):
    """Bars from a midline, on a card in the role's colour; sizes in CSS pixels.

    One scale serves all vectors that are compared: `scale_for(*vectors)`. A vector that changes
    becomes another one: `ReplacementTransform(old, new)`. `apart` says why it does not stand at
    the labels of its row and column.
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
    ) -> None:
        data = require_array(values, rank=1)
        self.source = data.source
        self.numbers = np.array(data.values, dtype=float)
        self.slot = (width - 2 * PADDING) / len(self.numbers)
        half = height / 2 - PADDING
        self.unit = half / scale.limit
        self._check_room(half)
        shown = Shown(data, bar_scale(half, scale), "bars", apart=apart)
        middle = polyline([(2 - width / 2, 0), (width / 2 - 2, 0)])
        line = Paint(stroke=colour("line"), line=1.0)
        self.midline = Shape(middle, line, Shown(kind="midline"))
        self.bars = Shape(self._outline(), Paint(fill=role_named(role).ink), shown)
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
        middle = self.midline.get_center()[1]
        heights = [path[:, 1] - middle for path in self.bars.get_subpaths()]
        tips = [bar[np.abs(bar).argmax()] for bar in heights]
        return np.array([pixels(tip) / self.unit for tip in tips])

    def check(self) -> None:
        """Compare the bars as they stand with the trace.

        Raises:
            ValueError: a bar has not its number's height.
        """
        drawn = self.drawn_numbers()
        wrong = np.flatnonzero(np.abs(drawn - self.numbers) * self.unit > _NEAR)
        for at in wrong[:1]:
            raise ValueError(
                f"bar {at} of {self.source} is drawn as {drawn[at]:.4g} but is "
                f"{self.numbers[at]:.4g}: a vector becomes another by ReplacementTransform, and "
                "is never scaled"
            )

    def _outline(self) -> Path:
        width = self.slot * (_BAR if self.slot >= _THIN_SLOT else _NARROW)
        lefts = (np.arange(len(self.numbers)) - len(self.numbers) / 2) * self.slot
        heights = self.numbers * self.unit
        # A bar of no height has fewer curves than others and would turn into one askew.
        tips = -np.where(np.abs(heights) < _UNSEEN, _UNSEEN, heights)
        return bars(lefts + (self.slot - width) / 2, width, np.zeros(len(tips)), tips)

    def _check_room(self, half: float) -> None:
        tallest = float(np.abs(self.numbers).max() * self.unit)
        if tallest > half * (1 + 1e-6):
            raise ValueError(
                f"{self.source}: a bar of {tallest:.0f} pixels has only {half:.0f}: take "
                "scale_for(…) over every vector that is drawn with this scale"
            )
