"""From samples, one a frame, to keyframes: as few as the tolerance allows.

Between two keyframes a value goes from one to the other by an easing. Most of what manim does is
one easing, that of the animation, from its first frame to its last; the rest is simplified.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from anim.kit.vector.easings import HOLD, LINEAR, Easings
from anim.kit.vector.tape import Window

_FEWEST = 6  # samples to which a curve is fitted
_STILL = 0.01


@dataclass(frozen=True)
class Key:
    """A value at a frame, and by which easing it goes on to the next one.

    It goes straight, or along a cubic curve with these two handles.
    """

    time: float
    ease: int
    values: tuple[float, ...]
    handles: tuple[tuple[float, ...], ...] = ()


@dataclass(frozen=True)
class Samples:
    """Values of one play, one row a frame; `after` is the first one of the next play, if known."""

    start: int
    values: np.ndarray
    after: np.ndarray | None = None


@dataclass(frozen=True)
class Rates:
    """Every window of a play, and what its rate function gives at each frame."""

    windows: Sequence[Window]
    start: int
    table: np.ndarray

    @classmethod
    def of(cls, windows: Sequence[Window], start: int, end: int) -> "Rates":
        """Evaluate each different window once."""
        different = {(w.start, w.end, id(w.rate)): w for w in windows if w.end > w.start}
        rows = [
            [_at(window, frame) for frame in range(start, end)] for window in different.values()
        ]
        return cls(tuple(different.values()), start, np.array(rows).reshape(-1, end - start))


def fit(
    samples: Samples,
    rates: Rates,
    easings: Easings,
    weigh: Callable[[np.ndarray], np.ndarray],
    curved: bool = False,
    own: bool = False,
) -> list[Key]:
    """Keyframes from which every sample comes back, to one of what `weigh` makes of it.

    With `curved`, values may go along a curve, as things do that turn. With `own`, one that goes
    straight in no known easing gets an easing of its own: right for long values, of which there
    should be only two.
    """
    measured = weigh(samples.values)
    far, direction, shares, off = _line(measured)
    reach = float(np.abs(direction).max(initial=0))
    if reach <= 1 and off <= 1:
        return [Key(samples.start, HOLD, tuple(samples.values[0]))]
    if off <= 1:
        found = _eased(samples, shares, reach, rates, easings)
        if found or not own:
            return found or _simplified(samples, weigh)
        last = samples.start + len(shares) - 1
        first, end = samples.values[0], samples.values[far]
        ease = easings.sampled(shares)
        return [Key(samples.start, ease, tuple(first)), Key(last, HOLD, tuple(end))]
    bent = _bent(samples, rates, easings, weigh) if curved else []
    return bent or (_pieces if curved else _simplified)(samples, weigh)


def _line(measured: np.ndarray) -> tuple[int, np.ndarray, np.ndarray, float]:
    """The line through the first sample and the farthest: share of it at each, distance off it."""
    moved = measured - measured[0]
    far = int(np.abs(moved).max(axis=1).argmax())
    direction = moved[far]
    length = float(direction @ direction)
    shares = moved @ direction / length if length else np.zeros(len(moved))
    return far, direction, shares, float(np.abs(moved - np.outer(shares, direction)).max())


def _eased(
    samples: Samples, shares: np.ndarray, reach: float, rates: Rates, easings: Easings
) -> list[Key]:
    if not len(rates.windows):
        return []
    first = samples.start - rates.start
    table = rates.table[:, first : first + len(shares)]
    centred = table - table.mean(axis=1, keepdims=True)
    power = (centred**2).sum(axis=1)
    slope = centred @ (shares - shares.mean()) / np.where(power > 0, power, 1)
    off = np.abs(shares - shares.mean() - slope[:, None] * centred).max(axis=1)
    best = int(np.where(power > 0, off, np.inf).argmin())
    if power[best] <= 0 or off[best] * reach > 1:
        return []
    return _keys(samples, rates.windows[best], table[best], easings)


def _keys(samples: Samples, window: Window, rate: np.ndarray, easings: Easings) -> list[Key]:
    """The values at share 0 and 1 of the rate, by least squares over all samples."""
    centred = rate - rate.mean()
    step = centred @ samples.values / (centred @ centred)
    zero = samples.values.mean(axis=0) - rate.mean() * step
    start, end = round(window.start, 3), round(window.end, 3)
    before, after = float(window.rate(0)), float(window.rate(1))
    keys = [Key(start, easings.of(window.rate), tuple(zero)), Key(end, HOLD, tuple(zero + step))]
    if start > samples.start:
        keys.insert(0, Key(samples.start, HOLD, tuple(zero + before * step)))
    if after != 1:
        keys.append(Key(end, HOLD, tuple(zero + after * step)))
    return keys


def _bent(
    samples: Samples, rates: Rates, easings: Easings, weigh: Callable[[np.ndarray], np.ndarray]
) -> list[Key]:
    """One cubic curve along which a known easing goes, as when something turns a little."""
    measured, count = weigh(samples.values), len(samples.values)
    moving = np.flatnonzero(np.abs(np.diff(measured, axis=0)).max(axis=1) > _STILL)
    if count < _FEWEST or not len(moving):
        return []
    first, last = samples.start + moving[0], samples.start + moving[-1] + 1
    for window, row in zip(rates.windows, rates.table, strict=True):
        if not (abs(window.start - first) <= 1.5 and abs(window.end - last) <= 1.5):
            continue
        begin = samples.start - rates.start
        basis = _bernstein(row[begin : begin + count])
        found = np.linalg.lstsq(basis, samples.values, rcond=None)[0]
        if np.abs(weigh(basis @ found) - measured).max() <= 1:
            one, *handles, other = map(tuple, found)
            start, end = round(window.start, 3), round(window.end, 3)
            keys = [Key(start, easings.of(window.rate), one, tuple(handles))]
            if start > samples.start:
                keys.insert(0, Key(samples.start, HOLD, tuple(samples.values[0])))
            goal = found.T @ _bernstein(np.array([float(window.rate(1))]))[0]
            keys.append(Key(end, HOLD, other))
            return [*keys, Key(end, HOLD, tuple(goal))] if window.rate(1) != 1 else keys
    return []


def _pieces(samples: Samples, weigh: Callable[[np.ndarray], np.ndarray]) -> list[Key]:
    """Cubic curves in time, as many as it takes; straight ones where there are few samples."""
    values = samples.values
    if samples.after is not None:
        values = np.concatenate([values, samples.after[None]])
    keys: list[Key] = []
    stack = [(0, len(values) - 1)]
    while stack:
        first, last = stack.pop()
        piece = values[first : last + 1]
        time = samples.start + first
        if last - first < _FEWEST - 1:
            keys += _simplified(Samples(time, piece), weigh)[:-1]
            continue
        handles, off = _pinned(piece, weigh)
        if off > 1:
            middle = (first + last) // 2
            stack += [(middle, last), (first, middle)]
            continue
        keys.append(Key(time, LINEAR, tuple(piece[0]), handles))
    return [*keys, Key(samples.start + len(values) - 1, HOLD, tuple(values[-1]))]


def _pinned(
    piece: np.ndarray, weigh: Callable[[np.ndarray], np.ndarray]
) -> tuple[tuple[tuple[float, ...], ...], float]:
    """The handles of the cubic curve from first to last sample, and how far it is off."""
    basis = _bernstein(np.linspace(0, 1, len(piece)))
    rest = piece - basis[:, [0, 3]] @ piece[[0, -1]]
    handles = np.linalg.lstsq(basis[:, 1:3], rest, rcond=None)[0]
    drawn = basis[:, 1:3] @ handles + piece - rest
    return tuple(map(tuple, handles)), float(np.abs(weigh(drawn) - weigh(piece)).max())


def _bernstein(shares: np.ndarray) -> np.ndarray:
    left = 1 - shares
    return np.stack([left**3, 3 * left**2 * shares, 3 * left * shares**2, shares**3], axis=1)


def _simplified(samples: Samples, weigh: Callable[[np.ndarray], np.ndarray]) -> list[Key]:
    """Straight pieces in time (Douglas and Peucker 1973)."""
    values = samples.values
    if samples.after is not None:
        values = np.concatenate([values, samples.after[None]])
    measured, kept = weigh(values), {0, len(values) - 1}
    stack = [(0, len(values) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        along = np.linspace(0, 1, last - first + 1)[:, None]
        line = measured[first] * (1 - along) + measured[last] * along
        off = np.abs(measured[first : last + 1] - line).max(axis=1)
        worst = first + int(off.argmax())
        if off.max() > 1:
            kept.add(worst)
            stack += [(first, worst), (worst, last)]
    order = sorted(kept)
    return [
        Key(samples.start + place, LINEAR if place != order[-1] else HOLD, tuple(values[place]))
        for place in order
    ]


def _at(window: Window, frame: int) -> float:
    share = (frame - window.start) / (window.end - window.start)
    return float(window.rate(min(max(share, 0.0), 1.0)))
