"""Values that remember which element of a trace they are.

A figure is handed a *bound* trace. Reading it (`trace.attention.weights[2, 5]`) gives the value
together with its address, and the drawing kit writes that address on the mark that shows it.
Computing with a bound value gives a plain one: what has been changed is no longer an element of
the trace, and the kit refuses to draw it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from figures.kit.addresses import block_address, element_addresses

if TYPE_CHECKING:
    from torch import Tensor

# Whatever a trace holds, bound or not yet bound: only running code can tell.
Value: TypeAlias = Any


def nearest(name: str, known: Sequence[str]) -> str:
    """End an error message with the names that look most like the unknown one."""
    close = get_close_matches(name, known, n=3, cutoff=0.5)
    return f"; did you mean {' or '.join(close)}?" if close else f"; there are: {', '.join(known)}"


class Bound:
    """A value of a trace together with its address in the trace."""

    root: str
    _address: str

    @property
    def address(self) -> str:
        """A Python expression for this element (or these, in this order) of the trace."""
        return self._address

    @property
    def source(self) -> str:
        """The full address: the example that was run, and the element of its trace."""
        return f"{self.root}:{self.address}"


class BoundRecord(Bound):
    """A trace, or a trace inside a trace: reading a field gives a bound value."""

    def __init__(self, value: Value, root: str, address: str) -> None:
        self.value, self.root, self._address = value, root, address

    def __getattr__(self, name: str) -> Value:
        if name.startswith("__"):
            raise AttributeError(name)
        known = [field.name for field in fields(self.value)]
        known += [key for key, kind in vars(type(self.value)).items() if isinstance(kind, property)]
        if name not in known:
            where = self.address or type(self.value).__name__
            raise AttributeError(f"{where} has no “{name}”{nearest(name, known)}")
        address = f"{self.address}.{name}" if self.address else name
        return _wrap(getattr(self.value, name), self.root, address)

    def __repr__(self) -> str:
        return f"<bound {self.source}>"


class BoundText(str, Bound):
    """A word of a trace; any change of it (`word.upper()`) is plain text again."""

    def __new__(cls, value: str, root: str, address: str) -> "BoundText":
        text = super().__new__(cls, value)
        text.root, text._address = root, address
        return text


class BoundNumber(NDArrayOperatorsMixin, Bound):
    """A number of a trace; arithmetic with it gives a plain number."""

    def __init__(self, value: float | bool, root: str, address: str) -> None:
        self.value, self.root, self._address = value, root, address

    def __array__(self, dtype: Value = None, copy: bool | None = None) -> np.ndarray:
        return np.asarray(self.value, dtype=dtype)

    def __array_ufunc__(
        self, ufunc: np.ufunc, method: str, *inputs: Value, **options: Value
    ) -> Value:
        return _on_plain_values(ufunc, method, inputs, options)

    def __float__(self) -> float:
        return float(self.value)

    def __int__(self) -> int:
        return int(self.value)

    def __index__(self) -> int:
        if not isinstance(self.value, int):
            raise TypeError(f"{self.address} is {self.value}, not a whole number")
        return int(self.value)

    def __bool__(self) -> bool:
        return bool(self.value)

    def __round__(self, digits: int | None = None) -> float:
        return round(self.value, digits)

    def __format__(self, spec: str) -> str:
        return format(self.value, spec)

    def __repr__(self) -> str:
        return f"<bound {self.value} {self.source}>"


class BoundArray(NDArrayOperatorsMixin, Bound):
    """A tensor of a trace, or a part of one: every element keeps its own address."""

    def __init__(
        self, values: np.ndarray, cells: np.ndarray, root: str, base: str, base_shape: tuple
    ) -> None:
        self.values, self.cells = values, cells
        self.root, self.base, self.base_shape = root, base, base_shape

    def _part(self, values: Value, cells: Value) -> Value:
        if np.ndim(cells) > 0:
            return BoundArray(values, cells, self.root, self.base, self.base_shape)
        (address,) = element_addresses(self.base, self.base_shape, cells)
        return BoundNumber(np.asarray(values).item(), self.root, address)

    @property
    def address(self) -> str:
        return block_address(self.base, self.base_shape, self.cells)

    def addresses(self) -> list[str]:
        """The address of every element, in the order in which they are drawn."""
        return element_addresses(self.base, self.base_shape, self.cells)

    def __getitem__(self, key: Value) -> Value:
        keys = tuple(_index(part) for part in key) if isinstance(key, tuple) else _index(key)
        try:
            return self._part(self.values[keys], self.cells[keys])
        except IndexError as error:
            raise IndexError(f"{self.address} of shape {self.shape}: {error}") from None

    def __iter__(self) -> Iterator[Value]:
        return (self[position] for position in range(len(self)))

    def __len__(self) -> int:
        return len(self.values)

    @property
    def shape(self) -> tuple[int, ...]:
        """How many elements there are along each axis."""
        return self.values.shape

    @property
    def ndim(self) -> int:
        """How many axes there are."""
        return self.values.ndim

    @property
    def size(self) -> int:
        """How many elements there are in all."""
        return self.values.size

    @property
    def T(self) -> "BoundArray":
        """The same elements with the axes in the opposite order."""
        return self._part(self.values.T, self.cells.T)

    def reshape(self, *shape: int) -> "BoundArray":
        """The same elements in another shape."""
        return self._part(self.values.reshape(*shape), self.cells.reshape(*shape))

    def max(self, axis: int | None = None) -> Value:
        """The largest element (along an axis: the largest ones), still bound."""
        return self._chosen(self.values.argmax(axis=axis), axis)

    def min(self, axis: int | None = None) -> Value:
        """The smallest element (along an axis: the smallest ones), still bound."""
        return self._chosen(self.values.argmin(axis=axis), axis)

    def _chosen(self, where: Value, axis: int | None) -> Value:
        if axis is None:
            return self._part(self.values.ravel()[where], self.cells.ravel()[where])
        places = np.expand_dims(where, axis)
        parts = (np.take_along_axis(part, places, axis) for part in (self.values, self.cells))
        return self._part(*(part.squeeze(axis) for part in parts))

    def argmax(self, axis: int | None = None) -> Value:
        """Where the largest element is: a plain index (or indices)."""
        return _plain(self.values.argmax(axis=axis))

    def argmin(self, axis: int | None = None) -> Value:
        """Where the smallest element is: a plain index (or indices)."""
        return _plain(self.values.argmin(axis=axis))

    def sum(self, axis: int | None = None) -> Value:
        """The plain sum: it is not an element of the trace."""
        return _plain(self.values.sum(axis=axis))

    def mean(self, axis: int | None = None) -> Value:
        """The plain mean: it is not an element of the trace."""
        return _plain(self.values.mean(axis=axis))

    def __array__(self, dtype: Value = None, copy: bool | None = None) -> np.ndarray:
        return np.array(self.values, dtype=dtype)

    def __array_ufunc__(
        self, ufunc: np.ufunc, method: str, *inputs: Value, **options: Value
    ) -> Value:
        return _on_plain_values(ufunc, method, inputs, options)

    def __bool__(self) -> bool:
        raise TypeError(f"{self.address} holds {self.size} numbers: is any, or are all, meant?")

    def __repr__(self) -> str:
        return f"<bound {self.shape} {self.source}>"


class BoundSequence(Bound, Sequence):
    """A tuple of a trace (words, steps): indexing and iterating give bound values."""

    def __init__(self, items: Sequence, root: str, base: str, positions: Sequence[int]) -> None:
        self.items, self.root, self.base, self.positions = items, root, base, positions

    @property
    def address(self) -> str:
        size = len(self.items)
        return block_address(self.base, (size,), np.array(self.positions, dtype=int))

    def __getitem__(self, key: Value) -> Value:
        if isinstance(key, slice):
            return BoundSequence(self.items, self.root, self.base, self.positions[key])
        try:
            position = self.positions[key]
        except IndexError:
            raise IndexError(f"{self.address} has {len(self)} items, no [{key}]") from None
        return _wrap(self.items[position], self.root, f"{self.base}[{position}]")

    def __len__(self) -> int:
        return len(self.positions)

    def __eq__(self, other: object) -> bool:
        return tuple(self.plain()) == tuple(getattr(other, "plain", lambda: other)())  # ty: ignore

    def plain(self) -> list[Value]:
        """The items without their addresses."""
        return [self.items[position] for position in self.positions]

    def index(self, value: Value, start: int = 0, stop: int | None = None) -> int:
        """Where the first such item is, as a plain index."""
        try:
            return self.plain().index(value, start, len(self) if stop is None else stop)
        except ValueError:
            known = [str(item) for item in self.plain()]
            raise ValueError(
                f"no “{value}” in {self.address}{nearest(str(value), known)}"
            ) from None

    def __repr__(self) -> str:
        return f"<bound {self.plain()} {self.source}>"


def bind(trace: Value, root: str = "") -> BoundRecord:
    """Hand out a trace whose values remember their addresses; `root` names the example."""
    if not is_dataclass(trace) or isinstance(trace, type):
        raise TypeError(f"an example returns a trace (a dataclass), not {type(trace).__name__}")
    return BoundRecord(trace, root, "")


def _wrap(value: Value, root: str, address: str) -> Value:
    if value is None:
        return None
    for kinds, make in _MAKERS:
        if kinds(value):
            return make(value, root, address)
    kind = type(value).__name__
    raise TypeError(f"{address} is a {kind}: a trace holds tensors, words, numbers and tuples")


def _array(value: Value, root: str, address: str) -> Value:
    values = np.asarray(value.detach().cpu() if hasattr(value, "detach") else value)
    if values.ndim == 0:
        return BoundNumber(values.item(), root, address)
    cells = np.arange(values.size).reshape(values.shape)
    return BoundArray(values, cells, root, address, values.shape)


def _sequence(value: Sequence, root: str, address: str) -> BoundSequence:
    return BoundSequence(value, root, address, range(len(value)))


_MAKERS: tuple[tuple[Callable[[Value], bool], Callable[[Value, str, str], Value]], ...] = (
    (is_dataclass, BoundRecord),
    (lambda value: isinstance(value, str), BoundText),
    (lambda value: isinstance(value, int | float), BoundNumber),
    (lambda value: isinstance(value, tuple | list), _sequence),
    (lambda value: hasattr(value, "__array__"), _array),
)


def _index(key: Value) -> Value:
    if isinstance(key, BoundArray | BoundSequence):
        return np.asarray(key if isinstance(key, BoundArray) else key.plain())
    return key.__index__() if isinstance(key, BoundNumber) else key


def _plain(value: Value) -> Value:
    return value if np.ndim(value) else value.item()


def _on_plain_values(ufunc: np.ufunc, method: str, inputs: tuple, options: dict) -> Value:
    plain = [part.value if isinstance(part, BoundNumber) else part for part in inputs]
    plain = [part.values if isinstance(part, BoundArray) else part for part in plain]
    return getattr(ufunc, method)(*plain, **options)


if TYPE_CHECKING:
    # What a figure's author sees is the trace's own types; what arrives is bound.
    Number: TypeAlias = BoundNumber | Tensor | float
    Numbers: TypeAlias = BoundArray | Tensor | Sequence[Any]
else:
    Number = Numbers = Any
