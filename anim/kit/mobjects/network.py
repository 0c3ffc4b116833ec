"""Networks in films: nodes that hold their numbers, and the lines between them.

Lines are all alike: in a film, what a weight is stands beside its line in figures.
"""

import numpy as np
from manim import VGroup

from anim.kit.mobjects.arrow import Hairline, flat
from anim.kit.mobjects.shape import Shape
from anim.kit.mobjects.text import Words
from anim.kit.space import point
from figures.kit.bound import Number, Value
from figures.kit.canvas import Paint, Shown
from figures.kit.data import require_number
from figures.kit.labels import label
from figures.kit.networks import RADIUS, RIM, SIZE
from figures.kit.shapes import circles
from figures.kit.text import MIDDLE
from figures.kit.theme import colour
from figures.kit.theme import role as role_named


class Node(VGroup):
    """A circle in its role's fill with its number in it; `printed` says it with its unit."""

    def __init__(
        self,
        value: Number,
        place: np.ndarray,
        role: str,
        spec: str,
        *,
        radius: float = RADIUS,
        printed: Value | None = None,
    ) -> None:
        number, look = require_number(value), role_named(role)
        paint = Paint(fill=look.fill, stroke=look.ink, line=RIM)
        self.circle = Shape(circles([(0, 0)], radius), paint, Shown(number, kind="node"))
        self.circle.shift(place)
        text = label(f"{{value:{spec}}}", value=number) if printed is None else printed
        self.words = Words(text, SIZE, "semibold", role)
        self.words.stand(place + point(0, MIDDLE * SIZE))
        super().__init__(self.circle, self.words)


class Empty(Shape):
    """The outline of a node whose number is still to come."""

    def __init__(self, place: np.ndarray, radius: float = RADIUS) -> None:
        paint = Paint(stroke=colour("line"), line=RIM)
        super().__init__(circles([(0, 0)], radius), paint, Shown(kind="grid"))
        self.shift(place)


class Pulse(Shape):
    """A dot that runs along a line."""

    def __init__(self, place: np.ndarray, role: str, radius: float = 6.0) -> None:
        super().__init__(circles([(0, 0)], radius), Paint(fill=colour(role)), Shown(kind="head"))
        self.shift(place)


def joined(start: np.ndarray, end: np.ndarray, radius: float = RADIUS) -> Hairline:
    """A line from the rim of one node to the rim of another."""
    tail, tip = flat(start), flat(end)
    along = (tip - tail) / float(np.linalg.norm(tip - tail)) * radius
    first, last = tail + along, tip - along
    return Hairline(point(*first), point(*last))
