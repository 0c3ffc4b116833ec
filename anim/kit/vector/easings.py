"""The table of easings: each rate function of manim's sampled once, for the whole film."""

from collections.abc import Callable, Iterable

import numpy as np

HOLD, LINEAR = -1, 0
UNIT = 10_000
"""Easings are written in ten-thousandths."""

_FINE = 480
_TOLERANCE = 2.5e-4  # of the way: a tenth of a pixel on 400


class Easings:
    """Rate functions by number; 0 is linear."""

    def __init__(self) -> None:
        self.table: list[list[int]] = [[0, UNIT]]
        self._numbers: dict[tuple[int, ...], int] = {(0, UNIT): LINEAR}
        self._known: dict[int, tuple[Callable[[float], float], int]] = {}

    def of(self, rate: Callable[[float], float]) -> int:
        """The number of a rate function, sampled as finely as it bends."""
        if id(rate) not in self._known:
            fine = np.array([rate(step / _FINE) for step in range(_FINE + 1)], dtype=float)
            self._known[id(rate)] = rate, self._number(_thinned(fine))
        return self._known[id(rate)][1]

    def sampled(self, shares: Iterable[float]) -> int:
        """The number of an easing given by its value at each frame."""
        return self._number(np.asarray(shares, dtype=float))

    def _number(self, shares: np.ndarray) -> int:
        key = tuple(np.rint(shares * UNIT).astype(int).tolist())
        if key not in self._numbers:
            self._numbers[key] = len(self.table)
            self.table.append(list(key))
        return self._numbers[key]


def _thinned(fine: np.ndarray) -> np.ndarray:
    """As few even steps as straight lines between them allow."""
    for steps in (1, 2, 4, 8, 12, 16, 20, 24, 30, 40, 48, 60, 80, 96, 120, 160, 240):
        coarse = fine[:: _FINE // steps]
        places = np.linspace(0, 1, _FINE + 1)
        drawn = np.interp(places, np.linspace(0, 1, steps + 1), coarse)
        if np.abs(drawn - fine).max() <= _TOLERANCE:
            return coarse
    return fine
