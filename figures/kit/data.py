"""What may be drawn as data: elements of a trace, and nothing else."""

from collections.abc import Sequence

import numpy as np

from figures.kit.bound import BoundArray, BoundNumber, BoundSequence, Value


def count(items: Value) -> BoundNumber:
    """How many items a bound sequence or array holds, as a number that may be drawn."""
    if not isinstance(items, BoundArray | BoundSequence):
        raise refusal(items)
    return BoundNumber(len(items), items.root, f"len({items.address})")


def elements(values: Value) -> list[BoundNumber]:
    """Every number of an array, a tuple or a list of bound numbers, in order."""
    if isinstance(values, BoundNumber):
        return [values]
    if isinstance(values, BoundArray):
        pairs = zip(values.values.ravel().tolist(), values.addresses(), strict=True)
        return [BoundNumber(value, values.root, address) for value, address in pairs]
    if isinstance(values, Sequence) and not isinstance(values, str):
        return [number for value in values for number in elements(value)]
    raise refusal(values)


def refusal(value: Value) -> TypeError:
    """Say why a value that does not come from the trace cannot be drawn as data."""
    shown = repr(value) if np.ndim(value) == 0 else f"{np.asarray(value).ravel()[:4].tolist()}…"
    return TypeError(f"draw an element such as trace.weights[0, 3], not a plain number: {shown}")


def require_array(values: Value, rank: int) -> BoundArray:
    """A bound array of this rank, or a clear error."""
    if not isinstance(values, BoundArray):
        raise refusal(values)
    if values.ndim != rank:
        raise ValueError(f"{values.address} has shape {values.shape}; this draws {rank} axes")
    return values


def require_number(value: Value) -> BoundNumber:
    """A bound number, or a clear error."""
    if not isinstance(value, BoundNumber):
        raise refusal(value)
    return value
