"""Arrows and lines: where something goes, and what belongs together."""

import numpy as np
from manim import VGroup

from anim.kit.mobjects.shape import Shape
from anim.kit.space import pixels
from figures.kit.arrows import HEAD, path_through
from figures.kit.canvas import Paint, Shown
from figures.kit.shapes import arrow_head, polygon, polyline
from figures.kit.theme import colour as colour_named

_HEAD, _HALF_HEAD, _HALF_SHAFT = 8, 3.8, 0.8


class Arrow(Shape):
    """A straight arrow from one place to another; the one that matters in its role's ink."""

    def __init__(self, start: np.ndarray, end: np.ndarray, colour: str = "dim") -> None:
        tail, tip = flat(start), flat(end)
        length = float(np.linalg.norm(tip - tail))
        if length < _HEAD:
            raise ValueError(f"an arrow of {length:.1f} pixels has no room for its head: {_HEAD}")
        along = (tip - tail) / length
        neck = tip - along * _HEAD
        across = np.array([-along[1], along[0]])
        thin, broad = across * _HALF_SHAFT, across * _HALF_HEAD
        outline = [tail + thin, neck + thin, neck + broad, tip]
        outline += [neck - broad, neck - thin, tail - thin]
        paint = Paint(fill=colour_named(colour))
        super().__init__(polygon((x, y) for x, y in outline), paint, Shown(kind="arrow"))


class Detour(VGroup):
    """An arrow along level and upright lines, with round corners, through places on its way."""

    def __init__(self, *places: np.ndarray, colour: str = "dim", line: float = 1.6) -> None:
        ink = colour_named(colour)
        line_of, tip, direction = path_through([(x, y) for x, y in map(flat, places)], gap=0)
        super().__init__(
            Shape(line_of, Paint(stroke=ink, line=line), Shown(kind="arrow")),
            Shape(arrow_head(tip, direction, HEAD), Paint(fill=ink), Shown(kind="head")),
        )


class Hairline(Shape):
    """A thin line between two places."""

    def __init__(self, start: np.ndarray, end: np.ndarray, colour: str = "line") -> None:
        paint = Paint(stroke=colour_named(colour), line=1.0)
        super().__init__(
            polyline((x, y) for x, y in (flat(start), flat(end))), paint, Shown(kind="rule")
        )


def flat(place: np.ndarray) -> np.ndarray:
    """A place of manim's in CSS pixels, y downwards, from the origin."""
    return np.array([pixels(place[0]), -pixels(place[1])])
