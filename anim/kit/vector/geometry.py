"""Where a part is: one outline that moves, a share of it, or an outline that becomes another."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from anim.kit.vector.easings import HOLD, Easings
from anim.kit.vector.fit import Key, Rates, Samples, fit
from anim.kit.vector.paths import partial, write
from anim.kit.vector.tape import State

POSITION = 0.08
"""CSS pixels by which a place may be off; writing it in hundredths adds the rest of a tenth."""

_SAME = 0.02
_UNMOVED = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_WHOLE = (0.0, 1.0)
_RIGID = 3e-3


@dataclass(frozen=True)
class Sheet:
    """How manim's units become CSS pixels, y downwards."""

    width: float
    height: float
    unit: float

    def curves(self, points: np.ndarray) -> np.ndarray:
        """Manim's points as curves of shape (n_curves, 4, 2)."""
        flat = points[: len(points) // 4 * 4, :2]
        return (flat * (self.unit, -self.unit) + (self.width / 2, self.height / 2)).reshape(
            -1, 4, 2
        )


@dataclass
class Outlines:
    """Every outline once, by number."""

    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, curves: np.ndarray) -> int:
        """The number of an outline."""
        return self.numbers.setdefault(write(curves), len(self.numbers))


class Unwritten(Outlines):
    """Outlines that are only counted: those of a text that stays text are not written."""

    def number(self, curves: np.ndarray) -> int:
        """Another number each time."""
        return self.numbers.setdefault(str(len(self.numbers)), len(self.numbers))


@dataclass(frozen=True)
class Chunk:
    """A part during one play: its different states, and which of them each frame shows."""

    start: int
    states: Sequence[State]
    which: np.ndarray
    rates: Rates
    after: State | None


class Geometry:
    """Takes a part's chunks in turn, and makes keyframes of them."""

    def __init__(self, sheet: Sheet, outlines: Outlines, easings: Easings) -> None:
        self.sheet, self.outlines, self.easings = sheet, outlines, easings
        self.outline: list[Key] = []
        self.move: list[Key] = []
        self.trim: list[Key] = []
        self.even = self.upright = True
        self.base = np.zeros(2)
        self.standing = np.empty((0, 3))
        self._current = np.empty((0, 4, 2))

    def add(self, chunk: Chunk) -> None:
        """One more play."""
        curves = [self.sheet.curves(state.points) for state in chunk.states]
        if not self.outline:
            largest = max(range(len(curves)), key=lambda place: _extent(curves[place]))
            self.standing = chunk.states[largest].points
            if len(curves[largest]):
                self.base = curves[largest][0, 0].round(2)
        if not (
            self._trimmed(chunk, curves)
            or self._moved(chunk, curves)
            or self._grown(chunk, curves)
            or self._morphed(chunk, curves)
        ):
            self._changed(chunk, curves)

    def _trimmed(self, chunk: Chunk, curves: list[np.ndarray]) -> bool:
        """Shares of one outline, as manim cuts it."""
        partials = [state.partial for state in chunk.states]
        given = [each for each in partials if each is not None]
        if not given:
            return False
        whole = self.sheet.curves(given[0].source)
        shares = []
        for each, drawn in zip(partials, curves, strict=True):
            share = _WHOLE if each is None else (each.start, each.end)
            if not _close(partial(whole, *share), drawn):
                return False
            shares.append(share)
        self._shares(chunk, whole, np.clip(shares, 0, 1))
        return True

    def _grown(self, chunk: Chunk, curves: list[np.ndarray]) -> bool:
        """A path that grows at its end, as a trace does."""
        whole, counts = curves[-1], [len(each) for each in curves]
        if counts != sorted(counts) or counts[0] == counts[-1] or not counts[0]:
            return False
        if not all(_close(whole[: len(each)], each) for each in curves):
            return False
        self._shares(chunk, whole, np.array([(0, count / counts[-1]) for count in counts]))
        return True

    def _shares(self, chunk: Chunk, whole: np.ndarray, shares: np.ndarray) -> None:
        self._refer(chunk.start, whole)
        self.move.append(Key(chunk.start, HOLD, _UNMOVED))
        length = max(float(np.abs(np.diff(whole, axis=1)).sum()), 1.0)
        samples = Samples(chunk.start, shares[chunk.which])
        self.trim += fit(samples, chunk.rates, self.easings, lambda v: v * length / POSITION)

    def _moved(self, chunk: Chunk, curves: list[np.ndarray]) -> bool:
        """An outline that is moved, turned, scaled: the one before, or the largest of these."""
        if len({len(each) for each in curves}) > 1:
            return False
        places = np.array(curves).reshape(len(curves), -1, 2)
        before = self._current
        for outline in (before, max(curves, key=_extent)):
            if len(outline) != len(curves[0]):
                continue
            matrices = affine(outline.reshape(-1, 2), places)
            if matrices is not None:
                if outline is not before or not self.outline:
                    self._refer(chunk.start, outline)
                self._matrices(chunk, outline, matrices)
                return True
        return False

    def _matrices(self, chunk: Chunk, outline: np.ndarray, matrices: np.ndarray) -> None:
        self.trim.append(Key(chunk.start, HOLD, _WHOLE))
        self._judge(matrices)
        corners = _corners(outline)

        def weigh(values: np.ndarray) -> np.ndarray:
            linear = values[:, :4].reshape(-1, 2, 2)
            moved = np.einsum("ka,nab->nkb", corners, linear) + values[:, None, 4:]
            return moved.reshape(len(values), -1) / POSITION

        samples = Samples(chunk.start, matrices[chunk.which], self._after(chunk, outline))
        self.move += fit(samples, chunk.rates, self.easings, weigh, curved=True)

    def _after(self, chunk: Chunk, outline: np.ndarray) -> np.ndarray | None:
        if chunk.after is None:
            return None
        curves = self.sheet.curves(chunk.after.points)
        if len(curves) != len(outline):
            return None
        found = affine(outline.reshape(-1, 2), curves.reshape(1, -1, 2))
        return None if found is None else found[0]

    def _morphed(self, chunk: Chunk, curves: list[np.ndarray]) -> bool:
        """An outline that becomes another one with as many curves."""
        if len({len(each) for each in curves}) > 1:
            return False
        places = np.array([each.ravel() for each in curves])
        samples = Samples(chunk.start, places[chunk.which])
        for key in fit(
            samples, chunk.rates, self.easings, lambda v: v / POSITION, curved=True, own=True
        ):
            handles = [self._number(_curves(each)) for each in key.handles]
            self._refer(key.time, _curves(key.values), key.ease, handles)
        self._unmoved(chunk)
        return True

    def _changed(self, chunk: Chunk, curves: list[np.ndarray]) -> None:
        """An outline with other curves each time."""
        firsts = np.flatnonzero(np.diff(chunk.which, prepend=-1))
        for frame in firsts.tolist():
            self._refer(chunk.start + frame, curves[int(chunk.which[frame])])
        self._unmoved(chunk)

    def _unmoved(self, chunk: Chunk) -> None:
        self.move.append(Key(chunk.start, HOLD, _UNMOVED))
        self.trim.append(Key(chunk.start, HOLD, _WHOLE))

    def _refer(
        self, time: float, outline: np.ndarray, ease: int = HOLD, handles: Sequence[int] = ()
    ) -> None:
        values = (float(self._number(outline)),)
        self.outline.append(Key(time, ease, values, tuple((float(h),) for h in handles)))
        self._current = outline

    def _number(self, outline: np.ndarray) -> int:
        return self.outlines.number(outline - self.base)

    def _judge(self, matrices: np.ndarray) -> None:
        a, b, c, d = matrices[:, :4].T
        turned = np.abs(np.concatenate([a - d, b + c])).max() > _RIGID
        self.even &= not turned
        self.upright &= not turned and bool(np.abs(b).max() <= _RIGID and a.min() >= 0)


def affine(outline: np.ndarray, places: np.ndarray) -> np.ndarray | None:
    """The matrices (SVG's order, one row each) that take an outline to these places, if there are.

    A mere shift if that does, then a turn with one scale, then any: lines fit many matrices.
    """
    for solve in (_shift, _similar, _general):
        matrices = solve(outline, places)
        if matrices is None:
            continue
        linear = matrices[:, :4].reshape(-1, 2, 2)
        drawn = np.einsum("ka,nab->nkb", outline, linear) + matrices[:, None, 4:]
        if np.abs(drawn - places).max(initial=0) <= _SAME:
            return matrices
    return None


def _shift(outline: np.ndarray, places: np.ndarray) -> np.ndarray:
    matrices = np.tile(_UNMOVED, (len(places), 1))
    matrices[:, 4:] = places.mean(axis=1) - outline.mean(axis=0)
    return matrices


def _similar(outline: np.ndarray, places: np.ndarray) -> np.ndarray | None:
    """As numbers of the plane: place = turn · outline + shift."""
    start = outline @ (1, 1j)
    ends = places @ np.array((1, 1j))
    centred = start - start.mean()
    power = float((np.abs(centred) ** 2).sum())
    if power < _SAME**2:
        return None
    turn = (ends - ends.mean(axis=1, keepdims=True)) @ centred.conj() / power
    shift = ends.mean(axis=1) - turn * start.mean()
    return np.stack([turn.real, turn.imag, -turn.imag, turn.real, shift.real, shift.imag], axis=1)


def _general(outline: np.ndarray, places: np.ndarray) -> np.ndarray | None:
    known = np.column_stack([outline, np.ones(len(outline))])
    if np.linalg.matrix_rank(known - (*outline.mean(axis=0), 0), tol=1.0) < 3:
        return None
    found = np.einsum("ak,nkb->nab", np.linalg.pinv(known), places)
    return found.reshape(len(places), 6)


def _curves(values: Sequence[float]) -> np.ndarray:
    return np.array(values).reshape(-1, 4, 2)


def _corners(outline: np.ndarray) -> np.ndarray:
    (left, top), (right, bottom) = outline.min(axis=(0, 1)), outline.max(axis=(0, 1))
    return np.array([(left, top), (right, top), (left, bottom), (right, bottom)])


def _extent(curves: np.ndarray) -> float:
    return float(np.ptp(curves, axis=(0, 1)).sum()) if len(curves) else 0.0


def _close(one: np.ndarray, other: np.ndarray) -> bool:
    return one.shape == other.shape and bool(np.abs(one - other).max(initial=0) <= _SAME)
