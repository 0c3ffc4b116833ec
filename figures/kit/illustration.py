"""What a figure function returns, and the decorator that makes a function a figure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, cast

import numpy as np

from figures.kit.bound import Bound, BoundNumber, BoundText, Value
from figures.kit.canvas import Canvas
from figures.kit.data import refusal
from figures.kit.labels import Label, label

__all__ = ["Figure", "FigureProduct", "Illustration", "figure", "label"]

PHONE = 360


@dataclass(frozen=True)
class Illustration:
    """A drawing, its spoken form, and the numbers and sentences that the prose may quote."""

    drawing: Canvas
    alt: Label
    facts: Mapping[str, Value] = field(default_factory=dict)
    claims: Mapping[str, Value] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not isinstance(self.drawing, Canvas):
            raise TypeError(f"the drawing is a canvas, not {type(self.drawing).__name__}")
        if not isinstance(self.alt, Label):
            raise TypeError("the alt text is a label: alt=label('…')")
        for name, value in self.facts.items():
            check_fact(name, value)
        for sentence, value in self.claims.items():
            check_claim(sentence, value)


@dataclass(frozen=True)
class FigureProduct:
    """What the engine knows of a figure: its example, and the widths it is drawn at."""

    of: Callable[[], Value]
    widths: tuple[int, ...]


class Figure(Protocol):
    """A function that draws one figure from a trace at a width."""

    __name__: str
    product: FigureProduct

    def __call__(self, trace: Value, width: int) -> Illustration: ...


def figure(
    of: Callable[[], Value], widths: tuple[int, ...] = (PHONE,)
) -> Callable[[Callable[..., Illustration]], Figure]:
    """Make a function a figure of an example, drawn natively at each width (CSS pixels)."""

    def decorate(function: Callable[..., Illustration]) -> Figure:
        made = cast("Figure", function)
        if not (function.__doc__ or "").strip():
            raise ValueError(f"{made.__name__} has no caption: its docstring's first line")
        made.product = FigureProduct(of, widths)
        return made

    return decorate


def check_fact(name: str, value: Value) -> None:
    """A fact is an element of the trace under a name that prose can quote."""
    if not name.isidentifier():
        raise ValueError(f"a fact is quoted by its name: {name!r} is no identifier")
    if not isinstance(value, BoundNumber | BoundText):
        kind = refusal(value) if not isinstance(value, Bound) else f"{value.address} is no number"
        raise TypeError(f"fact {name!r}: {kind}")


def check_claim(sentence: str, value: Value) -> None:
    """A claim is a sentence that is true or false."""
    if not sentence.strip():
        raise ValueError("a claim is a sentence")
    truth = value.value if isinstance(value, BoundNumber) else value
    if not isinstance(truth, bool | np.bool_):
        raise TypeError(f"claim “{sentence}” is {value!r}: a claim is true or false")
