"""What a trace comes to, in so few numbers that they can be kept and compared a year later.

Of each tensor: its shape, the sum of its elements, its length as a vector, and two projections on
fixed directions in which no two elements weigh the same. A permutation, a sign, a transposition or
another seed moves at least one of them.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from hashlib import sha256
from math import isfinite, sqrt
from typing import Any

import numpy as np

FEW_WORDS = 40  # a sentence stands as it is; a dictionary as its digest
DIGITS = 8  # more than two processors agree on
IRRATIONAL = ((1 + sqrt(5)) / 2, sqrt(2))

Entry = tuple[str, str, Any]  # part of the record, address, what stands there


def summary_of(trace: object) -> dict[str, dict[str, Any]]:
    """The numbers, tensors and words of a trace by address, each in a form that JSON has."""
    found: dict[str, dict[str, Any]] = {}
    for part, address, value in _walk(trace, ""):
        found.setdefault(part, {})[address] = value
    return {part: dict(sorted(entries.items())) for part, entries in sorted(found.items())}


def _walk(value: object, address: str) -> Iterator[Entry]:
    if is_dataclass(value):
        dot = "." if address else ""
        for field in fields(value):
            yield from _walk(getattr(value, field.name), f"{address}{dot}{field.name}")
    elif isinstance(value, tuple | list) and value and not isinstance(value[0], str):
        for index, one in enumerate(value):
            yield from _walk(one, f"{address}[{index}]")
    elif isinstance(value, tuple | list):
        yield "words", address, _words([*map(str, value)])
    elif isinstance(value, str):
        yield "words", address, value
    elif value is None or isinstance(value, bool | int | float):
        yield "numbers", address, value if _is_json(value) else str(value)
    else:
        yield "tensors", address, _tensor(_array(value))


def _is_json(value: float | None) -> bool:
    return value is None or isfinite(value)


def _words(words: list[str]) -> list[str] | dict[str, object]:
    if len(words) <= FEW_WORDS:
        return words
    digest = sha256("\n".join(words).encode()).hexdigest()[:32]
    return {"count": len(words), "digest": digest}


def _array(value: Any) -> np.ndarray:  # noqa: ANN401
    return np.asarray(value.detach() if hasattr(value, "detach") else value)


def _tensor(array: np.ndarray) -> dict[str, object]:
    """Shape, sum, length and projections; what is not finite (a masked score) is counted."""
    flat = array.astype(np.float64).ravel()
    finite = np.isfinite(flat)
    plain = np.where(finite, flat, 0.0)
    found: dict[str, object] = {
        "shape": [*array.shape],
        "sum": _rounded(plain.sum()),
        "length": _rounded(np.sqrt((plain**2).sum())),
        "projections": [_rounded((plain * _direction(flat.size, by)).sum()) for by in IRRATIONAL],
    }
    if not finite.all():
        weights = _direction(flat.size, IRRATIONAL[0])
        found["not finite"] = [int((~finite).sum()), _rounded(weights[~finite].sum())]
    return found


def _direction(size: int, irrational: float) -> np.ndarray:
    """Numbers between -1 and 1 that never repeat: the same on every machine, no generator."""
    places = np.arange(1, size + 1, dtype=np.float64)
    return 2 * ((places**2 * irrational) % 1.0) - 1


def _rounded(number: float) -> float:
    return float(f"{number:.{DIGITS}g}") + 0.0
