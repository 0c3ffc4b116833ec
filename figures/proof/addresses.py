"""The elements of a raw trace by their addresses, resolved without the drawing kit.

An address is a Python expression: `decoder.attention.weights[1, 2]`, `source_tokens[0:2]`,
`encoder.states[:, :8].T`, `len(source_tokens)`; several are joined by `; `.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property
from typing import Annotated, Any, TypeAlias, get_args, get_origin

import numpy as np

Value: TypeAlias = Any  # whatever a trace holds
AXIS, CALLED = "axis: ", "called: "

NAMELESS = (SyntaxError, IndexError, TypeError, AttributeError, ValueError)

Axis: TypeAlias = frozenset[str]  # the names of one axis: words may label `source` and `key`
NO_AXIS: Axis = frozenset()


def root_of(example: str) -> str:
    """The name of a trace: the last folder, the module and the function that return it."""
    module, _, name = example.partition(":")
    return "/".join([*module.split(".")[-2:], name])


class AddressError(ValueError):
    """An address that names nothing in the trace."""


@dataclass(frozen=True)
class Note:
    """What an annotation says: the names of the axes, and what drawings may call the field."""

    axes: tuple[Axis, ...] = ()
    called: frozenset[str] = frozenset()
    inner: Value = None  # the annotation of the items of a tuple


@dataclass(frozen=True)
class Found:
    """Elements of one array, tuple or number of the trace, in the order of an address."""

    base: str  # the address of the array or tuple
    shape: tuple[int, ...]
    flat: Value  # all its values in a row
    cells: np.ndarray  # which of them
    axes: tuple[Axis, ...]
    places: tuple[tuple[Axis, int], ...]  # in the tuples on the way there
    called: frozenset[str]  # what drawings may call it

    @cached_property
    def values(self) -> list[Value]:
        """The plain values in order."""
        chosen = self.cells.ravel()
        if isinstance(self.flat, np.ndarray):
            return self.flat[chosen].tolist()
        return [self.flat[place] for place in chosen.tolist()]

    @cached_property
    def addresses(self) -> list[str]:
        """The address of every element in order."""
        if self.shape == ():
            return [self.base]
        indices = np.stack(np.unravel_index(self.cells.ravel(), self.shape), axis=-1).tolist()
        return [f"{self.base}[{', '.join(map(str, index))}]" for index in indices]

    @cached_property
    def indices(self) -> tuple[tuple[Axis, int], ...]:
        """The axes along which all these elements have one index, and that index."""
        found = list(self.places)
        if self.shape:
            for axis, places in zip(
                self.axes, np.unravel_index(self.cells.ravel(), self.shape), strict=True
            ):
                if axis and len(places) and (places == places[0]).all():
                    found.append((axis, int(places[0])))
        return tuple(found)


@dataclass(frozen=True)
class _Here:
    """A place on the way through the trace."""

    value: Value
    text: str
    note: Note
    places: tuple[tuple[Axis, int], ...] = ()
    called: frozenset[str] = frozenset()
    cells: np.ndarray | None = None


class Trace:
    """A raw trace whose elements are found by their addresses."""

    def __init__(self, raw: Value) -> None:
        self.raw = raw
        self._found: dict[str, tuple[Found, ...]] = {}
        self._arrays: dict[int, np.ndarray] = {}

    def find(self, address: str) -> tuple[Found, ...]:
        """What an address names; one entry for each part between `; `.

        Raises:
            AddressError: it names nothing.
        """
        if address not in self._found:
            self._found[address] = tuple(self._one(part) for part in address.split("; "))
        return self._found[address]

    def value(self, address: str) -> Value:
        """The plain value of one element."""
        pairs = self.elements(address)
        if len(pairs) != 1:
            raise AddressError(f"{address} names {len(pairs)} elements, not one")
        return pairs[0][1]

    def elements(self, address: str) -> list[tuple[str, Value]]:
        """The address and the value of every element, in order."""
        return [
            pair
            for found in self.find(address)
            for pair in zip(found.addresses, found.values, strict=True)
        ]

    def plain(self, address: str) -> Value:
        """All that an address names as JSON would hold it; "" names the whole trace.

        Raises:
            AddressError: it names nothing.
        """
        try:
            here = self._walk(ast.parse(address, mode="eval").body) if address else None
        except NAMELESS as error:
            raise AddressError(f"“{address}” names nothing in the trace: {error}") from None
        if here is None or here.cells is None:
            return _plain(self.raw if here is None else here.value)
        values = iter(_plain(value) for value in self._ended(here).values)
        return _nested(values, here.cells.shape)

    def axes(self, address: str) -> list[tuple[str, ...]]:
        """The names of each axis of the array or tuple that an address reads."""
        return [tuple(sorted(axis)) for axis in self.find(address)[0].axes]

    def whole(self, base: str) -> np.ndarray:
        """An array of the trace, all of it."""
        (found,) = self.find(base)
        return np.asarray(found.flat).reshape(found.shape)

    def _one(self, part: str) -> Found:
        try:
            return self._ended(self._walk(ast.parse(part, mode="eval").body))
        except NAMELESS as error:
            raise AddressError(f"“{part}” names nothing in the trace: {error}") from None

    def _walk(self, node: ast.AST) -> _Here:
        if isinstance(node, ast.Name):
            return self._field(_Here(self.raw, "", Note()), node.id)
        if isinstance(node, ast.Attribute):
            here = self._walk(node.value)
            if node.attr == "T" and not is_dataclass(here.value):
                return replace(here, cells=self._cells(here).T)
            return self._field(here, node.attr)
        if isinstance(node, ast.Subscript):
            return self._part(self._walk(node.value), _key(node.slice))
        if isinstance(node, ast.Call):
            return self._called(node)
        raise AddressError(f"no such expression: {ast.dump(node)}")

    def _called(self, node: ast.Call) -> _Here:
        if isinstance(node.func, ast.Name) and node.func.id == "len" and len(node.args) == 1:
            here = self._walk(node.args[0])
            return _Here(len(self._cells(here)), f"len({ast.unparse(node.args[0])})", Note())
        if isinstance(node.func, ast.Attribute) and node.func.attr == "flatten":
            here = self._walk(node.func.value)
            return replace(here, cells=self._cells(here).ravel())
        raise AddressError(f"no such call: {ast.unparse(node)}")

    def _field(self, here: _Here, name: str) -> _Here:
        if not is_dataclass(here.value):
            raise AddressError(f"{here.text} is no record")
        if name.startswith("_") or not hasattr(here.value, name):
            raise AddressError(f"no “{name}”")
        kinds = {field.name: field.type for field in fields(here.value)}
        note = _scoped(_note(kinds.get(name)), here.text)
        text = f"{here.text}.{name}" if here.text else name
        called = note.called or here.called
        return _Here(getattr(here.value, name), text, note, here.places, called)

    def _part(self, here: _Here, key: Value) -> _Here:
        if here.cells is None and isinstance(here.value, tuple | list) and isinstance(key, int):
            return self._item(here, key)
        return replace(here, cells=self._cells(here)[key])

    def _item(self, here: _Here, key: int) -> _Here:
        item = here.value[key]
        if isinstance(item, str | int | float):
            return replace(here, cells=np.array(range(len(here.value)))[key])
        axis, *rest = here.note.axes or (NO_AXIS,)
        places = (*here.places, (axis, key)) if axis else here.places
        note = Note(tuple(rest), inner=_inside(here.note.inner))
        if not rest:
            note = _note(_inside(here.note.inner))
        return _Here(item, f"{here.text}[{key}]", note, places, here.called)

    def _cells(self, here: _Here) -> np.ndarray:
        if here.cells is not None:
            return here.cells
        shape = np.shape(self._array(here.value))
        return np.arange(int(np.prod(shape, dtype=int))).reshape(shape)

    def _array(self, value: Value) -> np.ndarray:
        if isinstance(value, tuple | list):
            return np.arange(len(value))  # only its length is asked for
        if id(value) not in self._arrays:
            self._arrays[id(value)] = np.asarray(getattr(value, "detach", lambda: value)())
        return self._arrays[id(value)]

    def _ended(self, here: _Here) -> Found:
        value, note, cells = here.value, here.note, self._cells(here)
        if is_dataclass(value):
            raise AddressError(f"{here.text} is a record, not a number")
        shape = np.shape(self._array(value))
        flat = value if isinstance(value, tuple | list) else self._array(value).ravel()
        if shape == () and isinstance(value, str | int | float):
            flat = (value,)
        axes = note.axes[-len(shape) :] if shape else ()
        axes = (NO_AXIS,) * (len(shape) - len(axes)) + axes
        return Found(here.text, shape, flat, cells, axes, here.places, here.called)


def _plain(value: Value) -> Value:
    """A value of the trace as JSON would hold it: records as objects, tuples as lists."""
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    if value is None or isinstance(value, str | int | float):
        return value
    return np.asarray(getattr(value, "detach", lambda: value)()).tolist()


def _nested(values: Iterator[Value], shape: tuple[int, ...]) -> Value:
    """The values in rows of this shape."""
    if not shape:
        return next(values)
    return [_nested(values, shape[1:]) for _ in range(shape[0])]


def _key(node: ast.AST) -> Value:
    if isinstance(node, ast.Slice):
        ends = (node.lower, node.upper, node.step)
        return slice(*(None if end is None else ast.literal_eval(end) for end in ends))
    if isinstance(node, ast.Tuple):
        return tuple(_key(part) for part in node.elts)
    return ast.literal_eval(node)


def _note(kind: Value) -> Note:
    """Read an annotation: axes of a tensor, declared axes of a tuple, declared names."""
    if get_origin(kind) is Annotated:
        inner, *said = get_args(kind)
        note = _note(inner)
        for text in (each for each in said if isinstance(each, str)):
            if text.startswith(AXIS):
                axes = (frozenset(part.split()) for part in text.removeprefix(AXIS).split(","))
                note = replace(note, axes=tuple(axes), inner=inner)
            elif text.startswith(CALLED):
                names = text.removeprefix(CALLED).split(",")
                note = replace(note, called=frozenset(name.strip() for name in names))
        return note
    if hasattr(kind, "dim_str"):
        names = [name for name in kind.dim_str.split() if not name.startswith(("*", "..."))]
        return Note(tuple(frozenset({name.lstrip("#")}) for name in names))
    if get_origin(kind) in (tuple, list):
        return Note(inner=kind)
    notes = (_note(part) for part in _alternatives(kind))
    return next((note for note in notes if note != Note()), Note())


def _scoped(note: Note, record: str) -> Note:
    """Axes whose names begin with a dot belong to their record alone."""
    axes = (
        frozenset(f"{record}{each}" if each.startswith(".") else each for each in axis)
        for axis in note.axes
    )
    return replace(note, axes=tuple(axes))


def _alternatives(kind: Value) -> Iterator[Value]:
    if get_origin(kind) not in (None, tuple, list, Annotated):
        yield from get_args(kind)
    elif type(kind).__name__ == "UnionType":
        yield from kind.__args__


def _inside(kind: Value) -> Value:
    """The annotation of the items of a tuple."""
    return next(iter(get_args(kind)), None)
