"""What a film keeps to so that it fills its place on the page and does not stand still.

A film that cannot yet has `Limits` of its own, which say what it still owes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from anim.kit.steps import StagingError, Step
from figures.kit.canvas import Canvas, PathMark, TextMark

CELL = 60
"""CSS pixels: the stage is looked at in squares of this size."""


@dataclass(frozen=True)
class Limits:
    """The most and the least that is allowed."""

    height: int = 300
    """CSS pixels of the stage."""
    empty: float = 0.4
    """The share of the stage on which nothing stands when a step has come to rest."""
    moving: float = 0.5
    """The share of a step's time in which something moves."""
    words: int = 12
    """Of a caption."""


def check_limits(name: str, height: int, steps: Sequence[Step], limits: Limits) -> None:
    """Look at every step of a film.

    Raises:
        StagingError: a limit is not kept; film and step are named.
    """
    if height > limits.height:
        raise StagingError(f"{name} is {height} pixels high, at most {limits.height}")
    for number, step in enumerate(steps, 1):
        for fault in _faults(step, limits):
            raise StagingError(f"{name}, step {number}, “{step.caption}”: {fault}")


def emptiness(drawing: Canvas) -> float:
    """The share of the squares of a drawing on which nothing stands."""
    across, down = -(-drawing.width // CELL), -(-drawing.height // CELL)
    taken = np.zeros((down, across), dtype=bool)
    for left, top, right, bottom in _places(drawing):
        rows = slice(max(int(top // CELL), 0), int(bottom // CELL) + 1)
        taken[rows, max(int(left // CELL), 0) : int(right // CELL) + 1] = True
    return float(1 - taken.mean())


def _faults(step: Step, limits: Limits) -> Iterator[str]:
    if (empty := emptiness(step.drawing)) > limits.empty:
        most = f"at most {limits.empty:.0%}: show ghosts of what will come"
        yield f"{empty:.0%} of the stage is empty, {most}"
    if step.moving < limits.moving:
        least = f"at least {limits.moving:.0%}: move more slowly"
        yield f"something moves for {step.moving:.0%} of its time, {least}"
    if (words := len(str(step.caption).split())) > limits.words:
        yield f"its caption has {words} words, at most {limits.words}"


def _places(drawing: Canvas) -> Iterator[tuple[float, float, float, float]]:
    """The rectangle of each text and shape, of a mere line those of its pieces."""
    for mark in drawing.marks:
        if isinstance(mark, TextMark):
            yield mark.box.left, mark.box.top, mark.box.right, mark.box.bottom
        elif mark.paint.fill is not None:
            (left, top), (right, bottom) = mark.artist.get_path().get_extents().get_points()
            yield left, top, right, bottom
        else:
            yield from _pieces(mark)


def _pieces(mark: PathMark) -> Iterator[tuple[float, float, float, float]]:
    for points in mark.artist.get_path().to_polygons(closed_only=False):
        corners: list[tuple[float, float]] = np.asarray(points).tolist()
        for (ax, ay), (bx, by) in pairwise(corners):
            shares = np.linspace(0, 1, max(2, int(np.hypot(bx - ax, by - ay) // (CELL / 4)) + 1))
            for share in shares:
                x, y = ax + share * (bx - ax), ay + share * (by - ay)
                yield x, y, x, y
