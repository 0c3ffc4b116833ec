"""The scales that a finished drawing states: which number stands at which pixel."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

# A coordinate is written in whole hundredths: it is wrong by half of one at most. The rest is for
# the arithmetic of single precision, in which models compute.
NEAR = 0.005 + 1e-4
NUMBER = r"-?\d+\.?\d*(?:e[-+]?\d+)?"
AXIS = re.compile(
    rf"(log)?([xy]):({NUMBER})([-+]{NUMBER.removeprefix('-?')})/({NUMBER})\.\.({NUMBER})"
)
HEIGHT = re.compile(rf"height:({NUMBER})/({NUMBER})(?: (\w+))?")
WIDTH = re.compile(rf"stroke-width:({NUMBER})/1")
OPACITY = re.compile(rf"(signed-)?opacity:1/({NUMBER})")


class ScaleError(ValueError):
    """A scale that cannot be read."""


@dataclass(frozen=True)
class Axis:
    """A scale across or up: the number `low` stands at the pixel `start`, `high` at its end."""

    name: str
    start: float
    length: float
    low: float
    high: float
    is_logarithmic: bool

    def at(self, value: float) -> float:
        """The pixel of a number."""
        low, middle, high = self.low, value, self.high
        if self.is_logarithmic:
            low, middle, high = (math.log(each) for each in (low, middle, high))
        return self.start + self.length * (middle - low) / (high - low)


@dataclass(frozen=True)
class Height:
    """The scale of a vector's bars: a number of the size `limit` is `half` pixels high."""

    half: float
    limit: float
    name: str

    @property
    def unit(self) -> float:
        return self.half / self.limit


def axes(text: str) -> Iterator[Axis]:
    """The scales across and up.

    Raises:
        ScaleError: there is none.
    """
    for part in text.split(" "):
        if (found := AXIS.fullmatch(part)) is None:
            raise ScaleError(f"“{text}” is no scale across or up")
        start, length, low, high = map(float, found.groups()[2:])
        if low == high or not length or (found[1] and min(low, high) <= 0):
            raise ScaleError(f"“{text}” has no extent")
        yield Axis(found[2], start, length, low, high, bool(found[1]))


def height(text: str) -> Height:
    """The scale of bars. Raises ScaleError."""
    if (found := HEIGHT.fullmatch(text)) is None or not float(found[2]) or not float(found[1]):
        raise ScaleError(f"“{text}” is no scale of bars")
    return Height(float(found[1]), float(found[2]), found[3] or "")


def widest(text: str) -> float:
    """How wide a weight of one would be. Raises ScaleError."""
    if (found := WIDTH.fullmatch(text)) is None or not float(found[1]):
        raise ScaleError(f"“{text}” is no scale of widths")
    return float(found[1])


def opacity(text: str) -> tuple[bool, float]:
    """Whether a scale of cells has signs, and its end. Raises ScaleError."""
    if (found := OPACITY.fullmatch(text)) is None or not float(found[2]):
        raise ScaleError(f"“{text}” is no scale of cells")
    return bool(found[1]), float(found[2])
