"""Attention as ribbons and arcs: the width is the weight. Every weight is drawn, however small."""

import numpy as np
from matplotlib.path import Path

from anim.kit.mobjects.arrow import flat
from anim.kit.mobjects.shape import Shape
from figures.kit.arcs import OPACITY, WIDEST, arc_path, ribbon_path, ribbon_scale
from figures.kit.bound import Number
from figures.kit.canvas import Paint, Shown
from figures.kit.data import require_number
from figures.kit.theme import colour


class _Weight(Shape):
    """A stroke as wide as a weight."""

    def __init__(self, outline: Path, weight: Number, role: str, widest: float, kind: str) -> None:
        number = require_number(weight)
        if float(number) < 0:
            raise ValueError(f"{number.source} is {float(number):g}: a width cannot be negative")
        line = widest * float(number)
        paint = Paint(stroke=colour(role), line=line, opacity=OPACITY, cap="butt")
        super().__init__(outline, paint, Shown(number, ribbon_scale(widest), kind))


class Ribbon(_Weight):
    """Joins what looks with what it looks at; `widest` is how many pixels a weight of one has."""

    def __init__(
        self,
        weight: Number,
        start: np.ndarray,
        end: np.ndarray,
        role: str = "context",
        widest: float = WIDEST,
    ) -> None:
        (ax, ay), (bx, by) = flat(start), flat(end)
        outline = ribbon_path((ax, ay), (bx, by))
        super().__init__(outline, weight, role, widest, "ribbon")


class Arc(_Weight):
    """Joins two words of one row; `height` in pixels, negative if it bends downwards."""

    def __init__(
        self,
        weight: Number,
        start: np.ndarray,
        end: np.ndarray,
        height: float,
        role: str = "context",
        widest: float = WIDEST,
    ) -> None:
        (ax, ay), (bx, by) = flat(start), flat(end)
        outline = arc_path((ax, ay), (bx, by), -height)
        super().__init__(outline, weight, role, widest, "arc")
