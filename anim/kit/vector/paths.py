"""Outlines as cubic curves (start, handle, handle, end) and as the path of an SVG, both ways.

A written outline keeps every curve, in order, also those of no length: two outlines with as many
curves can then be mixed, and a share of an outline's curves is what manim takes it to be.
"""

import re
from collections.abc import Iterator

import numpy as np

from figures.kit.numbers import cents

_TOGETHER = 2e-3  # CSS pixels; manim's own tolerance, 1e-5 of a place
_STRAIGHT = 0.004
_TOKENS = re.compile(r"[A-Za-z]|-?\d*\.?\d+")
_ENDS = {"M": 2, "l": 2, "h": 1, "v": 1, "c": 6, "z": 0}


def write(curves: np.ndarray) -> str:
    """Curves of shape (n_curves, 4, 2) in CSS pixels as a path, rounded to hundredths.

    `M` is absolute, `c l h v` are relative to the rounded end of the curve before, `z` closes.
    """
    straight = _straight(curves)
    ends = np.rint(curves * 100).astype(int).tolist()
    written: list[str] = []
    for first, last in subpaths(curves):
        here = ends[first][0]
        written.append(f"M{_joined(here)}")
        for index in range(first, last):
            written.append(_curve(ends[index], here, straight[index]))
            here = ends[index][3]
        if _same(curves[first, 0], curves[last - 1, 3]):
            written.append("z")
    return "".join(written)


def read(path: str) -> np.ndarray:
    """The curves of a written path; straight ones with handles at their thirds."""
    curves, here = [], np.zeros(2)
    for command, numbers in _commands(path):
        if command == "M":
            here = numbers
        elif command != "z":
            curve = here + _steps(command, numbers)
            curves.append([here, *curve])
            here = curve[-1]
    return np.array(curves).reshape(-1, 4, 2)


def subpaths(curves: np.ndarray) -> Iterator[tuple[int, int]]:
    """From which curve to which one each connected run goes."""
    apart = np.abs(curves[1:, 0] - curves[:-1, 3]).max(axis=1) > _TOGETHER
    starts = [0, *(np.flatnonzero(apart) + 1).tolist()] if len(curves) else []
    yield from zip(starts, [*starts[1:], len(curves)], strict=True)


def partial(curves: np.ndarray, start: float, end: float) -> np.ndarray:
    """The curves from one share of them to another, as manim cuts them."""
    if start <= 0 and end >= 1:
        return curves
    (first, early), (last, late) = (_place(len(curves), share) for share in (start, end))
    if first == last:
        return cut(curves[first], early, late)[None]
    return np.concatenate(
        [
            cut(curves[first], early, 1)[None],
            curves[first + 1 : last],
            cut(curves[last], 0, late)[None],
        ]
    )


def cut(curve: np.ndarray, start: float, end: float) -> np.ndarray:
    """A cubic curve from one of its parameters to another (de Casteljau)."""
    return _blossom(curve, [(start,) * 3, (start, start, end), (start, end, end), (end,) * 3])


def _blossom(curve: np.ndarray, places: list[tuple[float, ...]]) -> np.ndarray:
    found = []
    for place in places:
        points = curve
        for share in place:
            points = points[:-1] * (1 - share) + points[1:] * share
        found.append(points[0])
    return np.array(found)


def _place(count: int, share: float) -> tuple[int, float]:
    if share >= 1:
        return count - 1, 1.0
    if share <= 0:
        return 0, 0.0
    whole = int(share * count)
    return whole, share * count - whole


def _straight(curves: np.ndarray) -> list[bool]:
    start, end = curves[:, 0], curves[:, 3]
    third = (end - start) / 3
    off = np.abs(curves[:, 1] - start - third) + np.abs(end - third - curves[:, 2])
    return (off.max(axis=1) < _STRAIGHT).tolist()


def _curve(ends: list[list[int]], here: list[int], straight: bool) -> str:
    steps = [value - origin for end in ends[1:] for value, origin in zip(end, here, strict=True)]
    if not straight:
        return "c" + _joined(steps)
    across, down = steps[-2:]
    if across == 0:
        return f"v{cents(down)}"
    return f"h{cents(across)}" if down == 0 else f"l{_joined([across, down])}"


def _joined(values: list[int]) -> str:
    first, *rest = (cents(value) for value in values)
    return first + "".join(text if text.startswith("-") else f" {text}" for text in rest)


def _commands(path: str) -> Iterator[tuple[str, np.ndarray]]:
    tokens, place = _TOKENS.findall(path), 0
    while place < len(tokens):
        command, size = tokens[place], _ENDS[tokens[place]]
        yield command, np.array([float(each) for each in tokens[place + 1 : place + 1 + size]])
        place += 1 + size


def _steps(command: str, numbers: np.ndarray) -> np.ndarray:
    if command == "c":
        return numbers.reshape(3, 2)
    across, down = {"l": numbers, "h": (*numbers, 0), "v": (0, *numbers)}[command]
    return np.outer((1 / 3, 2 / 3, 1), (across, down))


def _same(one: np.ndarray, other: np.ndarray) -> bool:
    return bool(np.abs(one - other).max() <= _TOGETHER)
