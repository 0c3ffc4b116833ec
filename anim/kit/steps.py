"""What a step of a film is once it has come to rest: a caption, its time, a drawing."""

from dataclasses import dataclass

from figures.kit.canvas import Canvas
from figures.kit.labels import Label


@dataclass(frozen=True)
class Step:
    """A step at rest."""

    caption: Label
    start: int
    end: int
    """The first frame of the step, and the first one after it."""
    drawing: Canvas
    """What stands on the stage at its end, as a figure."""
    moving: float = 1.0
    """The share of its time in which something moves."""


class StagingError(ValueError):
    """A film that could not be followed: a step without rest, words that turn into others."""
