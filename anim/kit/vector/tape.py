"""What a scene looked like, frame by frame: which outlines stood on it, and how they looked."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from manim import CapStyleType, LineJointType, Mobject, PMobject, VMobject
from manim.mobject.types.image_mobject import AbstractImageMobject

from figures.kit.bound import Value

CAPS = {CapStyleType.ROUND: "round", CapStyleType.SQUARE: "square"}
JOINS = {LineJointType.ROUND: "round", LineJointType.BEVEL: "bevel"}
_COLOUR_TOLERANCE = 1e-6


class UncarriedError(ValueError):
    """Something on the scene that no vector film can show exactly."""


@dataclass(frozen=True)
class Partial:
    """The part of an outline that was asked for: from a share of its curves to another."""

    source: np.ndarray
    start: float
    end: float


@dataclass(frozen=True)
class Line:
    """A stroke: red, green, blue, opacity; and how wide it is, in manim's units."""

    rgba: tuple[float, ...]
    width: float


@dataclass(frozen=True)
class Look:
    """How a mobject looked: its fill, its stroke, and the stroke behind both."""

    fill: tuple[float, ...]
    stroke: Line
    behind: Line


@dataclass(frozen=True)
class State:
    """A mobject at one time: the points of its cubic curves, four a curve, and its look."""

    points: np.ndarray
    look: Look
    partial: Partial | None


@dataclass
class Part:
    """A mobject and everything that it looked like."""

    mobject: VMobject
    frames: list[int] = field(default_factory=list)
    states: list[State] = field(default_factory=list)
    raw: Value = None


@dataclass(frozen=True)
class Window:
    """When an animation may run within a play, in frames, and its rate function."""

    start: float
    end: float
    rate: Callable[[float], float]


@dataclass
class Play:
    """One `play`: its first frame and the windows of its animations."""

    start: int
    windows: list[Window]


@dataclass
class Tape:
    """A whole scene: its parts, their order in time, its plays."""

    parts: dict[int, Part] = field(default_factory=dict)
    orders: list[tuple[int, list[int]]] = field(default_factory=list)
    plays: list[Play] = field(default_factory=list)
    frames: int = 0
    partials: dict[int, tuple[Partial, np.ndarray]] = field(default_factory=dict)

    def sample(self, shown: Iterable[Mobject], frames: int) -> None:
        """Take down what is shown for so many frames.

        Raises:
            UncarriedError: something of it is no plain outline.
        """
        order: list[int] = []
        for mobject in shown:
            key = id(mobject)
            part = self.parts.get(key)
            if part is None:
                if not is_outline(mobject):
                    continue
                part = self.parts[key] = Part(mobject)  # ty: ignore
            self._take(part, key)
            order.append(key)
        if not self.orders or self.orders[-1][1] != order:
            self.orders.append((self.frames, order))
        self.frames += frames

    def _take(self, part: Part, key: int) -> None:
        mobject, cut = part.mobject, self.partials.pop(key, None)
        points, raw = mobject.points, _raw_look(mobject)
        if part.states:
            last = part.states[-1]
            same = len(points) == len(last.points) and np.array_equal(points, last.points)
            if same and raw == part.raw:
                return
            look = last.look if raw == part.raw else _look(mobject)
            points = last.points if same else points.copy()
        else:
            look, points = _look(mobject), points.copy()
        partial = cut[0] if cut and np.array_equal(cut[1], points) else None
        part.raw = raw
        part.frames.append(self.frames)
        part.states.append(State(points, look, partial))

    def spans(self) -> Iterator[tuple[int, int, list[int]]]:
        """From which frame to which one which parts are shown, from the back to the front."""
        ends = [start for start, _ in self.orders[1:]] + [self.frames]
        for (start, order), end in zip(self.orders, ends, strict=True):
            if end > start:
                yield start, end, order


def is_outline(mobject: Mobject) -> bool:
    """Whether there is anything to draw: what is no outline, as a ValueTracker, is not seen.

    Raises:
        UncarriedError: it is an image, a cloud of points, shaded as if in space, …
    """
    name = type(mobject).__name__
    if isinstance(mobject, AbstractImageMobject):
        raise UncarriedError(f"{name} is a picture of pixels: draw it with outlines")
    if isinstance(mobject, PMobject):
        raise UncarriedError(f"{name} is a cloud of points: take a VGroup of Dot")
    if not isinstance(mobject, VMobject):
        return False
    if getattr(mobject, "shade_in_3d", False):
        raise UncarriedError(f"{name} is shaded in space: a film is flat, take a flat shape")
    if mobject.get_background_image():
        raise UncarriedError(f"{name} is filled with an image: give it one colour")
    return True


def _raw_look(mobject: VMobject) -> tuple:
    """Cheap to compare."""
    return (
        mobject.get_fill_rgbas().tobytes(),
        mobject.get_stroke_rgbas().tobytes(),
        mobject.stroke_width,
        mobject.get_stroke_rgbas(background=True).tobytes(),
        mobject.background_stroke_width,
    )


def _look(mobject: VMobject) -> Look:
    return Look(
        _one_colour(mobject, mobject.get_fill_rgbas()),
        *(
            Line(_one_colour(mobject, mobject.get_stroke_rgbas(behind)), width)
            for behind in (False, True)
            for width in [float(mobject.get_stroke_width(behind))]
        ),
    )


def _one_colour(mobject: VMobject, rgbas: np.ndarray) -> tuple[float, ...]:
    if len(rgbas) > 1 and np.ptp(rgbas, axis=0).max() > _COLOUR_TOLERANCE:
        name = type(mobject).__name__
        raise UncarriedError(f"{name} has a gradient: give it one colour, or cut it into parts")
    return tuple(map(float, rgbas[0]))
