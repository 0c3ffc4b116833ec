"""How a part looks in the course of time: colours by name, opacities, the width of its line."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from anim.kit.paint import hue
from anim.kit.vector.easings import Easings
from anim.kit.vector.fit import Key, Samples, fit
from anim.kit.vector.geometry import Chunk
from anim.kit.vector.tape import Line, State
from figures.kit.theme import channels, colours

_COLOUR, _OPACITY, _WIDTH = 0.6 / 255, 1 / 255, 0.02
_SAME_FADE = 1.5e-3


@dataclass
class Colours:
    """Every colour once, by number: a name of the palette, or a foreign one as it is."""

    names: list[str] = field(default_factory=list)
    _palette: list[tuple[str, np.ndarray]] = field(default_factory=list)

    def number(self, rgb: np.ndarray) -> int:
        """The number of a colour, given from 0 to 1."""
        if not self._palette:
            self._palette = [(each.name, np.array(channels(hue(each)))) for each in colours()]
        near = [name for name, known in self._palette if np.abs(known - rgb).max() < 1.01 / 255]
        literal = "#" + "".join(f"{round(255 * part):02X}" for part in np.clip(rgb, 0, 1))
        name = near[0] if near else literal
        if name not in self.names:
            self.names.append(name)
        return self.names.index(name)


class Looks:
    """Takes a part's chunks in turn; `behind` is for the stroke that is drawn before the fill."""

    def __init__(
        self, states: list[State], easings: Easings, colours: Colours, unit: float
    ) -> None:
        self.easings, self.colours, self.unit = easings, colours, unit
        self.fill_opacity = max(state.look.fill[3] for state in states)
        self.stroke_opacity = max(_opacity(state.look.stroke) for state in states)
        self.behind_opacity = max(_opacity(state.look.behind) for state in states)
        self.keys: dict[str, list[Key]] = {name: [] for name in _CHANNELS}
        self.together = self._fade_together(states)

    @property
    def seen(self) -> bool:
        """Whether anything can ever be seen of it."""
        return max(self.fill_opacity, self.stroke_opacity, self.behind_opacity) > _OPACITY / 2

    def add(self, chunk: Chunk) -> None:
        """One more play."""
        after = [chunk.after] if chunk.after else []
        for name, rows, tolerance in self._channels([*chunk.states, *after]):
            values = rows[: len(chunk.states)][chunk.which]
            samples = Samples(chunk.start, values, rows[-1] if after else None)
            keys = fit(samples, chunk.rates, self.easings, lambda v, t=tolerance: v / t)
            if name in ("fill", "stroke", "behind"):
                keys = [self._named(key) for key in keys]
            self.keys[name] += keys

    def _channels(self, states: list[State]) -> Iterator[tuple[str, np.ndarray, float]]:
        looks = [state.look for state in states]
        strokes, behind = [look.stroke for look in looks], [look.behind for look in looks]
        if self.fill_opacity:
            yield "fill", np.array([look.fill[:3] for look in looks]), _COLOUR
        for name, line in (("stroke", strokes), ("behind", behind)):
            if any(_opacity(each) for each in line):
                yield name, np.array([each.rgba[:3] for each in line]), _COLOUR
                widths = np.array([[each.width * self.unit / 100] for each in line])
                yield f"{name}-width", widths, _WIDTH
        yield from self._opacities([_opacities(state) for state in states])

    def _opacities(self, rows: list[tuple[float, ...]]) -> Iterator[tuple[str, np.ndarray, float]]:
        limits = self.fill_opacity, self.stroke_opacity, self.behind_opacity
        if self.together:
            widest = int(np.argmax(limits))
            yield "fade", np.array([[row[widest] / limits[widest]] for row in rows]), _OPACITY
            return
        for place, name in enumerate(("fill-opacity", "stroke-opacity", "behind-opacity")):
            if limits[place]:
                yield name, np.array([[row[place]] for row in rows]), _OPACITY

    def _fade_together(self, states: list[State]) -> bool:
        """Whether fill and strokes are always at the same share of their strongest."""
        rows = np.array([_opacities(state) for state in states])
        strongest = rows.max(axis=0)
        used = strongest > 0
        shares = rows[:, used] / strongest[used]
        return bool(used.any()) and float(np.ptp(shares, axis=1).max()) <= _SAME_FADE

    def _named(self, key: Key) -> Key:
        return Key(key.time, key.ease, (float(self.colours.number(np.array(key.values))),))


_CHANNELS = (
    *("fill", "stroke", "behind", "stroke-width", "behind-width"),
    *("fade", "fill-opacity", "stroke-opacity", "behind-opacity"),
)


def _opacities(state: State) -> tuple[float, float, float]:
    look = state.look
    return look.fill[3], _opacity(look.stroke), _opacity(look.behind)


def _opacity(line: Line) -> float:
    return line.rgba[3] if line.width > 0 else 0.0
