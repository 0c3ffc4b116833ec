"""What a widget function returns, and the decorator that makes a function a widget.

A widget is a figure that a reader can bring to life: a drawing of the default input stands in the
page, and a module of JavaScript takes its place when asked to. What that module is told, it is
told in bound values, so that every one of them is read back and compared with the trace.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Protocol, TypeAlias, cast

import numpy as np

from figures.kit.bound import Bound, BoundArray, BoundRecord, BoundSequence, Value
from figures.kit.data import refusal
from figures.kit.illustration import PHONE, Illustration

BUTTON = "Try it yourself"

Plain: TypeAlias = Value  # what JSON can hold
Names: TypeAlias = str | tuple[str, ...]


@dataclass(frozen=True)
class Widget:
    """The drawing that stands in for a live part, and what the live part is given.

    `data` is nested mappings and lists of bound values; a bound record, tuple or tensor is handed
    over whole, a record as an object with the names of its fields.
    """

    illustration: Illustration
    data: Mapping[str, Value]

    def __post_init__(self) -> None:
        if not isinstance(self.illustration, Illustration):
            kind = type(self.illustration).__name__
            raise TypeError(f"a widget stands on an Illustration, not on a {kind}")
        given(self.data)


@dataclass(frozen=True)
class WidgetProduct:
    """What the engine knows of a widget: its example, its module and the networks it loads."""

    of: Callable[[], Value]
    element: str
    models: Names
    later: Names
    widths: tuple[int, ...]
    button: str


class WidgetFunction(Protocol):
    """A function that draws a widget's stand-in from a trace and chooses what it is given."""

    __name__: str
    product: WidgetProduct

    def __call__(self, trace: Value, width: int) -> Widget: ...


def widget(
    of: Callable[[], Value],
    element: str,
    models: Names = (),
    later: Names = (),
    widths: tuple[int, ...] = (PHONE,),
    button: str = BUTTON,
) -> Callable[[Callable[..., Widget]], WidgetFunction]:
    """Make a function a widget of an example.

    Args:
        of: the example whose trace it draws and hands over.
        element: the module that brings it to life, `docs/widgets/ARTICLE/ELEMENT.js`.
        models: the published networks that it loads when it starts; the button says how much.
        later: networks that it may load after that.
        widths: what the drawing is drawn at, in CSS pixels, as for a figure.
        button: what the button says.
    """

    def decorate(function: Callable[..., Widget]) -> WidgetFunction:
        made = cast("WidgetFunction", function)
        if not (function.__doc__ or "").strip():
            raise ValueError(f"{made.__name__} has no caption: its docstring's first line")
        made.product = WidgetProduct(of, element, models, later, widths, button)
        return made

    return decorate


def given(data: Value, name: str = "data") -> tuple[Plain, Plain]:
    """The plain values of what a widget is given, and in the same order where each comes from.

    Raises:
        TypeError: a part is not bound to the trace; the message names it.
        ValueError: a number that JSON cannot hold.
    """
    if isinstance(data, Bound) and not _by_parts(data):
        return _whole(data, name), data.address
    if isinstance(data, Mapping):
        parts = {_key(key, name): given(each, f"{name}.{key}") for key, each in data.items()}
        values = {key: value for key, (value, _) in parts.items()}
        return values, {key: source for key, (_, source) in parts.items()}
    if isinstance(data, list | tuple | Bound):
        pairs = [given(each, f"{name}[{place}]") for place, each in enumerate(data)]
        return [value for value, _ in pairs], [source for _, source in pairs]
    raise TypeError(f"{name} of a widget: {_unbound(data)}")


def _by_parts(data: Bound) -> bool:
    """Whether the address of the whole names another shape: that of one item is the item's own."""
    if isinstance(data, BoundSequence):
        return len(data) == 1
    if isinstance(data, BoundArray) and data.ndim > 1:
        return ".flatten()" in data.address or data.shape != _shape_of_address(data)
    if isinstance(data, BoundArray):
        return len(data) == 1
    return False


def _shape_of_address(data: BoundArray) -> tuple[int, ...]:
    """The shape of what the address names, axes of one element aside."""
    places = np.unravel_index(np.ravel(data.cells), data.base_shape)
    lengths = [len(np.unique(axis)) for axis in places]
    shape = [length for length in lengths if length > 1]
    return tuple(reversed(shape) if data.address.endswith(".T") else shape)


def _key(key: Value, name: str) -> str:
    if not isinstance(key, str):
        raise TypeError(f"{name} of a widget has the key {key!r}: JSON's keys are text")
    return str(key)


def _unbound(value: Value) -> str:
    if isinstance(value, str) or value is None:
        return f"{value!r} is no element of the trace"
    return str(refusal(value))


def _whole(value: Value, name: str) -> Plain:
    """A bound value, or a plain one inside it, without addresses."""
    if isinstance(value, BoundRecord):
        # Not getattr: a field may have the name of a property, such as `source`.
        each = ((f.name, value.__getattr__(f.name)) for f in fields(value.value))
        return {key: _whole(part, f"{name}.{key}") for key, part in each}
    if isinstance(value, BoundSequence):
        return [_whole(part, f"{name}[{place}]") for place, part in enumerate(value)]
    if isinstance(value, BoundArray):
        return _finite(value.values.tolist(), name)
    return _finite(str(value) if isinstance(value, str) else getattr(value, "value", value), name)


def _finite(value: Plain, name: str) -> Plain:
    if isinstance(value, list):
        return [_finite(part, f"{name}[{place}]") for place, part in enumerate(value)]
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"{name} of a widget is {value}, which JSON cannot hold")
    return value
