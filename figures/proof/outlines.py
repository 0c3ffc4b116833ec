"""Outlines as cubic curves, four points each, and how far two of them are apart."""

import re

import numpy as np

COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
SIZES = {"M": 2, "m": 2, "c": 6, "l": 2, "h": 1, "v": 1, "z": 0}
THIRDS = (0, 1 / 3, 2 / 3, 1)


def curves_of(text: str, closed: bool = False) -> np.ndarray:
    """The curves of an SVG path in order; with `closed` its `z` are lines too.

    Raises:
        ValueError: a command that no drawing of ours has.
    """
    curves: list[np.ndarray] = []
    here = start = np.zeros(2)
    for command, rest in COMMAND.findall(text):
        if command not in SIZES:
            raise ValueError(f"the command {command} in an outline")
        numbers = [float(each) for each in NUMBER.findall(rest)]
        if command in "Mm":
            here = start = np.array(numbers) + (here if command == "m" else 0)
        elif command == "z":
            if closed:
                curves.append(here + np.outer(THIRDS, start - here))
            here = start
        else:
            size = SIZES[command]
            for first in range(0, len(numbers), size):
                curves.append(_curve(command, numbers[first : first + size], here))
                here = curves[-1][3]
    return np.array(curves).reshape(-1, 4, 2)


def share(curves: np.ndarray, start: float, end: float) -> np.ndarray:
    """The stretch of an outline between two shares of its number of curves."""
    if start <= 0 and end >= 1:
        return curves
    pieces = []
    for place, curve in enumerate(curves):
        a, b = max(start * len(curves) - place, 0.0), min(end * len(curves) - place, 1.0)
        if a < b:
            points = ((a, a, a), (a, a, b), (a, b, b), (b, b, b))
            pieces.append(np.array([_blossom(curve, each) for each in points]))
    return np.array(pieces).reshape(-1, 4, 2)


def moved(points: np.ndarray, matrix: tuple[float, ...]) -> np.ndarray:
    """Points under a matrix in SVG's order."""
    a, b, c, d, e, f = matrix
    across, down = points[..., 0], points[..., 1]
    return np.stack([a * across + c * down + e, b * across + d * down + f], axis=-1)


def distance(one: np.ndarray, other: np.ndarray, near: float) -> float:
    """How far apart two outlines are; curves that are hardly longer than `near` may be left out."""
    if one.shape == other.shape and (gap := _gap(one, other)) <= near:
        return gap
    worst, left, right = 0.0, [*one], [*other]
    while left or right:
        gap = _gap(left[0], right[0]) if left and right else np.inf
        if gap <= near:
            worst = max(worst, gap)
            left.pop(0), right.pop(0)
        elif left and _length(left[0]) <= near:
            left.pop(0)
        elif right and _length(right[0]) <= near:
            right.pop(0)
        else:
            return gap
    return worst


def _curve(command: str, numbers: list[float], here: np.ndarray) -> np.ndarray:
    if command == "c":
        return np.vstack([here, here + np.reshape(numbers, (3, 2))])
    return here + np.outer(THIRDS, {"l": numbers, "h": [*numbers, 0], "v": [0, *numbers]}[command])


def _blossom(curve: np.ndarray, ts: tuple[float, ...]) -> np.ndarray:
    for t in ts:
        curve = (1 - t) * curve[:-1] + t * curve[1:]
    return curve[0]


def _gap(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.abs(one - other).max(initial=0))


def _length(curve: np.ndarray) -> float:
    return float(np.abs(curve - curve[0]).max())
