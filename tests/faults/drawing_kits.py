"""Faults in what draws: one function of the kit is wrong, and every mark that it makes with it.

The kit writes down what it believes to have drawn, so nothing contradicts itself: only a reader
that computes everything anew can tell.
"""

import math
from collections.abc import Callable
from importlib import import_module
from typing import Any
from unittest.mock import patch

import numpy as np

from tests.faults.drawing_products import Outputs, drawn
from tests.faults.drawing_traces import (
    ARCS,
    CELLS,
    CROSSING,
    EVERY_STATE,
    FAN,
    HANDED,
    LENGTHS,
    NEXT,
    ONE_LOOK,
    PRINTED,
    SIGNED,
    WAYS,
    WORD,
)

Wrong = Callable[[Any], Callable[..., Any]]  # the right function → a wrong one


def with_heights(change: Callable[[np.ndarray], np.ndarray]) -> Wrong:
    """Bars of other heights than they should have."""

    def wrong(right: Any) -> Callable[..., Any]:
        def bars(drawing: Any, place: Any, scale: Any, heights: Any, *rest: Any) -> None:
            right(drawing, place, scale, change(heights), *rest)

        return bars

    return wrong


def printed_as(change: Callable[[Any, str], tuple[Any, str]]) -> Wrong:
    """Numbers printed by another rule."""

    def wrong(right: Any) -> Callable[..., Any]:
        return lambda value, spec: right(*change(value, spec))

    return wrong


def cut_off(value: float, spec: str) -> tuple[float, str]:
    """The number cut off where it should be rounded."""
    digits = spec.strip(".f%+,")
    if not digits.isdigit():
        return value, spec
    places = int(digits) + (2 if "%" in spec else 0)
    return math.trunc(value * 10**places) / 10**places, spec


def after(change: Callable[[Any], Any]) -> Wrong:
    """What the right function gives, changed."""
    return lambda right: lambda *args, **options: change(right(*args, **options))


def stack_flat(right: Any) -> Callable[..., Any]:
    """Every layer of a stack begins at the midline."""

    def bars(drawing: Any, place: Any, scale: Any, heights: Any, starts: Any, *rest: Any) -> None:
        right(drawing, place, scale, heights, 0 * starts, *rest)

    return bars


def only_large(right: Any) -> Callable[..., Any]:
    """What is small is not drawn."""

    def stroke(drawing: Any, path: Any, weight: Any, *rest: Any) -> None:
        if float(weight) >= 0.01:
            right(drawing, path, weight, *rest)

    return stroke


def squared_strength(right: Any) -> Callable[..., Any]:
    """Cells too pale for what is small."""
    return lambda scale, value: right(scale, value * abs(value) / scale.limit)


def one_hue(right: Any) -> Callable[..., Any]:
    """The sign of a number is not shown."""
    return lambda scale, value: right(scale, abs(value))


def next_names(right: Any) -> Callable[..., Any]:
    """Every row has the name of the next."""
    return lambda drawing, names, cells: right(drawing, [*names[1:], names[0]], cells)


def complement(right: Any) -> Callable[..., Any]:
    """The numbers of an axis count from its other end."""
    return lambda drawing, value, *rest, **options: right(drawing, 1 - value, *rest, **options)


KIT = "figures.kit."
# What is wrong, with which function, in which drawings it shows.
KINDS: dict[str, tuple[str, Wrong, tuple[str, ...]]] = {
    "heights squared": (
        f"{KIT}vectors:_bars",
        with_heights(lambda h: h * abs(h)),
        (ONE_LOOK, EVERY_STATE, WORD),
    ),
    "up is down": (f"{KIT}vectors:_bars", with_heights(lambda h: -h), (WORD, PRINTED, HANDED)),
    "bars in reverse": (f"{KIT}vectors:_bars", with_heights(lambda h: h[::-1]), (WORD, HANDED)),
    "bars of their size only": (f"{KIT}vectors:_bars", with_heights(abs), (WORD, ONE_LOOK)),
    "stack that does not stack": (f"{KIT}vectors:_bars", stack_flat, (ONE_LOOK,)),
    "ribbons from the wrong end": (
        f"{KIT}arcs:_ends",
        after(lambda ends: ends[::-1]),
        (CROSSING, FAN),
    ),
    "small weights left out": (f"{KIT}arcs:_stroke", only_large, (CROSSING, FAN, ARCS)),
    "rows of cells upside down": (f"{KIT}matrices:_cells", after(lambda c: c[::-1]), (SIGNED,)),
    "strengths squared": (f"{KIT}matrices:CellScale.paint", squared_strength, (CELLS, SIGNED)),
    "sign of cells lost": (f"{KIT}matrices:CellScale.hue", one_hue, (SIGNED,)),
    "names of the next row": (f"{KIT}matrices:_row_labels", next_names, (CELLS, SIGNED)),
    "cut off, not rounded": (
        f"{KIT}labels:print_number",
        printed_as(cut_off),
        (NEXT, CELLS, WAYS),
    ),
    "sign of numbers lost": (
        f"{KIT}labels:print_number",
        printed_as(lambda value, spec: (abs(value), spec)),
        (ONE_LOOK, WORD),
    ),
    "shares printed as they are": (
        f"{KIT}labels:print_number",
        printed_as(lambda value, spec: (value / 100 if "%" in spec else value, spec)),
        (NEXT, WAYS),
    ),
    "axis bent": (f"{KIT}charts:Axis.share", after(lambda share: share**2), (LENGTHS,)),
    "curves under each other's names": (
        f"{KIT}charts:_apart",
        after(lambda heights: heights[::-1]),
        (LENGTHS,),
    ),
    "axis counts from its end": (f"{KIT}charts:axis_number", complement, (LENGTHS,)),
}


def drawn_badly(name: str, what: str) -> Outputs:
    """The product, drawn by a kit with a fault."""
    target, wrong, _ = KINDS[what]
    module, _, path = target.partition(":")
    owner: Any = import_module(module)
    *classes, attribute = path.split(".")
    for part in classes:
        owner = getattr(owner, part)
    with patch.object(owner, attribute, wrong(getattr(owner, attribute))):
        return drawn(name)
