"""The one kind of mobject that all others are made of: a path, its paint, and what it shows."""

from collections.abc import Iterator, Sequence
from typing import Any, Self

import numpy as np
from manim import VMobject
from matplotlib.path import Path

from anim.kit.paint import hue
from anim.kit.space import pixels, point, stroke
from figures.kit.canvas import Paint, Shown
from figures.kit.shapes import Pen

_SAME_PLACE = 1e-4


class Shape(VMobject):
    """An outline in CSS pixels, y downwards, from the origin; painted as the figures are."""

    def __init__(self, outline: Path, paint: Paint, shown: Shown | None = None) -> None:
        super().__init__(
            fill_color=hue(paint.fill) if paint.fill else None,
            fill_opacity=paint.opacity if paint.fill else 0,
            stroke_color=hue(paint.stroke) if paint.stroke else None,
            stroke_width=stroke(paint.line),
            stroke_opacity=_stroke_opacity(paint),
        )
        self.shown = shown or Shown()
        self.set_points(to_points(outline))

    def __deepcopy__(self, clone_from_id: dict[int, Any]) -> Self:
        clone_from_id[id(self.shown)] = self.shown  # bound values are never copied
        return super().__deepcopy__(clone_from_id)


def _stroke_opacity(paint: Paint) -> float:
    """The opacity of a paint is its fill's; only without one it is the stroke's."""
    if paint.stroke is None:
        return 0.0
    return 1.0 if paint.fill else paint.opacity


def to_points(outline: Path) -> np.ndarray:
    """A path in CSS pixels as the cubic curves of manim: start, handle, handle, end."""
    curves = list(_curves(outline))
    if not curves:
        raise ValueError("there is nothing to draw in this path")
    return np.array([point(*corner) for curve in curves for corner in curve])


def to_path(mobject: VMobject) -> Path:
    """The path of a mobject where it stands, in CSS pixels, y downwards, from the origin."""
    pen = Pen()
    for subpath in mobject.get_subpaths():
        corners = [(pixels(x), -pixels(y)) for x, y, _ in subpath]
        pen.move(*corners[0])
        for curve in zip(*(corners[place::4] for place in range(4)), strict=True):
            _draw(pen, np.array(curve))
        if _same(corners[0], corners[-1]):
            pen.close()
    return pen.path()


def _draw(pen: Pen, curve: np.ndarray) -> None:
    start, first, second, end = curve
    third = (end - start) / 3
    if _same([first, second], [start + third, end - third]):
        pen.line(*end)
    else:
        pen.curve(first, second, end)


def _same(one: Sequence, other: Sequence) -> bool:
    return bool(np.abs(np.subtract(one, other)).max() < _SAME_PLACE)


def _curves(outline: Path) -> Iterator[np.ndarray]:
    """The pieces of a path, each as the four points of a cubic curve; none of no length."""
    start = pen = np.zeros(2)
    for flat, code in outline.iter_segments(curves=True, simplify=False):
        ends = np.array(flat, dtype=float).reshape(-1, 2)
        if code == Path.MOVETO:
            start = pen = ends[0]
            continue
        curve = _cubic(pen, start[None] if code == Path.CLOSEPOLY else ends)
        if np.abs(curve - pen).max() > _SAME_PLACE:
            yield curve
        pen = curve[-1]


def _cubic(pen: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """A line (one end), a quadratic (two) or a cubic curve (three), as a cubic curve."""
    if len(ends) == 1:
        third = (ends[0] - pen) / 3
        return np.array([pen, pen + third, ends[0] - third, ends[0]])
    if len(ends) == 2:
        handle, end = ends
        return np.array([pen, pen + (handle - pen) * 2 / 3, end + (handle - end) * 2 / 3, end])
    return np.array([pen, *ends])
