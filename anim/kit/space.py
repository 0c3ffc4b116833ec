"""Lengths of a film: like a figure, it is measured in CSS pixels, 360 of them wide."""

import numpy as np

STAGE_WIDTH = 360
"""How many CSS pixels the stage is wide: a phone's."""

FRAME_WIDTH = 8.0
"""How many of manim's units the stage is wide, so that manim's own defaults stay in proportion."""

_STROKE_UNIT = 0.01


def px(length: float) -> float:
    """A length in CSS pixels, in manim's units."""
    return length * FRAME_WIDTH / STAGE_WIDTH


def pixels(length: float) -> float:
    """A length in manim's units, in CSS pixels."""
    return float(length) * STAGE_WIDTH / FRAME_WIDTH


def stroke(width: float) -> float:
    """A line's width in CSS pixels, as manim counts the widths of strokes."""
    return px(width) / _STROKE_UNIT


def line_pixels(stroke_width: float) -> float:
    """The width of a stroke of manim's, in CSS pixels."""
    return pixels(stroke_width * _STROKE_UNIT)


def point(x: float, y: float) -> np.ndarray:
    """A place in CSS pixels, y downwards, from manim's origin."""
    return np.array([px(x), -px(y), 0.0])
