"""Reads a recorded film by itself, without its player: what each of its parts is at a frame.

The format is that of `anim.kit.vector`, whose own replay is what the player must show; this one
shares no line with either, so that none of the three can err alone.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import hypot
from typing import Any

import numpy as np

from figures.proof.marks import Run
from figures.proof.outlines import curves_of, moved, share

UNSEEN = 5e-4  # an opacity below it is not drawn
UNMOVED = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
TEXT = {"weight": "font-weight", "style": "font-style", "anchor": "text-anchor"}

Part = Mapping[str, Any]
Paints = Mapping[str, str]
Weighed = list[tuple[float, list[float]]]  # values, and how much each of them counts


class RecordingError(ValueError):
    """A recording that cannot be read."""


@dataclass(frozen=True)
class Seen:
    """A part of the picture at one frame."""

    tag: str
    attributes: Mapping[str, str]
    """What a still writes as attributes too: sources, scales, roles, fonts."""
    runs: tuple[Run, ...]
    curves: np.ndarray
    """Of a path: its cubic curves, four points each, on the sheet."""
    foot: tuple[float, float]
    """Of a text: where it stands."""
    paints: Mapping[str, str]
    """The names of the colours that fill and stroke it."""
    sizes: Mapping[str, float]
    """Opacities, the width of its line and the size of its letters."""


@dataclass(frozen=True)
class Film:
    """A recording: its parts can be asked for at any frame."""

    content: Mapping[str, Any]

    @cached_property
    def outlines(self) -> list[np.ndarray]:
        """Every outline as curves."""
        return [curves_of(text) for text in self.content["outlines"]]

    def at(self, frame: float) -> list[Seen]:
        """What is to be seen at a frame, from the back to the front."""
        parts = (self.part(part, frame) for part in self.content["parts"] if _lives(part, frame))
        return [seen for seen in parts if seen is not None]

    def part(self, part: Part, frame: float) -> Seen | None:
        """A part at a frame, if it can be seen."""
        sizes = {name: self._opacity(part, name, frame) for name in ("fill", "stroke")}
        sizes = {f"{name}-opacity": each for name, each in sizes.items() if each >= UNSEEN}
        if not sizes:
            return None
        painted = [name for name in ("fill", "stroke") if f"{name}-opacity" in sizes]
        paints = {name: self._colour(part, name, frame) for name in painted}
        if "stroke" in paints:
            sizes["stroke-width"] = self._one(part, "stroke-width", frame, 0)
        shown = self._text if "text" in part else self._path
        return shown(part, frame, paints, sizes)

    def _text(self, part: Part, frame: float, paints: Paints, sizes: dict[str, float]) -> Seen:
        text, matrix = part["text"], self._matrix(part, frame)
        scale = hypot(*matrix[:2])
        attributes = {name: str(text[key]) for key, name in TEXT.items() if key in text}
        if not np.allclose(matrix[:4], (scale, 0, 0, scale), atol=1e-4):
            attributes["transform"] = "turned"
        across, down = moved(np.array(part["at"], float), matrix)
        letters = {"font-size": text["size"] * scale}
        attributes |= part.get("data", {})
        foot, none = (float(across), float(down)), np.empty(0)
        return Seen("text", attributes, runs_of(text), none, foot, paints, sizes | letters)

    def _path(self, part: Part, frame: float, paints: Paints, sizes: dict[str, float]) -> Seen:
        curves = self._curves(part, frame) + np.array(part["at"], float)
        drawn = share(curves, *self._values(part, "trim", frame, (0, 1)))
        placed = moved(drawn, self._matrix(part, frame))
        return Seen("path", part.get("data", {}), (), placed, (0, 0), paints, sizes)

    def _opacity(self, part: Part, name: str, frame: float) -> float:
        if name not in part and name not in part.get("tracks", {}):
            return 0.0
        own = self._one(part, f"{name}-opacity", frame, 1)
        return own * self._one(part, "fade", frame, 1)

    def _curves(self, part: Part, frame: float) -> np.ndarray:
        weighed = self._weighed(part, "outline", frame, part.get("outline"))
        mixed = [weight * self.outlines[int(number)] for weight, (number,) in weighed]
        if len({each.shape for each in mixed}) > 1:
            raise RecordingError("it mixes outlines of different lengths")
        return np.sum(mixed, axis=0)

    def _colour(self, part: Part, name: str, frame: float) -> str:
        weighed = self._weighed(part, name, frame, part.get(name))
        named = {str(self.content["colours"][int(n)]) for weight, (n,) in weighed if weight > 1e-3}
        return "/".join(sorted(named))

    def _matrix(self, part: Part, frame: float) -> tuple[float, ...]:
        values = tuple(self._values(part, "move", frame, UNMOVED))
        return values if len(values) == 6 else (*UNMOVED[:4], *values)

    def _one(self, part: Part, name: str, frame: float, otherwise: float) -> float:
        return self._values(part, name, frame, (otherwise,))[0]

    def _values(self, part: Part, name: str, frame: float, otherwise: object) -> list[float]:
        weighed = self._weighed(part, name, frame, part.get(name, otherwise))
        return np.sum([w * np.array(values, float) for w, values in weighed], axis=0).tolist()

    def _weighed(self, part: Part, name: str, frame: float, constant: Any) -> Weighed:  # noqa: ANN401
        """A channel's value: the constant, or the keys around the frame and their shares."""
        number = part.get("tracks", {}).get(name)
        if number is None:
            return [(1.0, list(constant) if isinstance(constant, (list, tuple)) else [constant])]
        return _between(self.content["tracks"][number], frame, self.content["easings"])


def read_recording(text: bytes) -> Film:
    """A film's recording.

    Raises:
        RecordingError: it is none of ours.
    """
    try:
        content = json.loads(text)
    except ValueError as error:
        raise RecordingError(f"no JSON: {error}") from None
    if not isinstance(content, dict) or content.get("format") != 1:
        raise RecordingError("not of format 1")
    return Film(content)


def runs_of(text: Mapping[str, Any]) -> tuple[Run, ...]:
    """The stretches of a text."""
    return tuple(_run(run) for run in text["runs"])


def _run(run: str | list[str | int]) -> Run:
    if isinstance(run, str):
        return Run(run, {})
    text, *said = map(str, run)
    names = ("data-position",) if isinstance(run[1], int) else ("data-source", "data-format")
    return Run(text, dict(zip(names, said, strict=False)))


def _lives(part: Part, frame: float) -> bool:
    return "live" not in part or any(start <= frame < end for start, end in part["live"])


def _between(track: list[list[float]], frame: float, easings: list[list[int]]) -> Weighed:
    n_values = len(track[-1]) - 2
    begun = [key for key in track if key[0] <= frame] or track[:1]
    key, later = begun[-1], track[len(begun) :]
    now = key[2 : 2 + n_values]
    if not later or key[1] == -1 or frame <= key[0]:
        return [(1.0, now)]
    passed = (frame - key[0]) / (later[0][0] - key[0])
    table = easings[int(key[1])]
    s = float(np.interp(passed, np.linspace(0, 1, len(table)), np.array(table) / 10_000))
    points = [now, later[0][2 : 2 + n_values]]
    if len(key) > 2 + n_values:
        points[1:1] = [key[2 + n_values : 2 + 2 * n_values], key[2 + 2 * n_values :]]
    shares = ((1 - s, s), ((1 - s) ** 3, 3 * s * (1 - s) ** 2, 3 * s * s * (1 - s), s**3))
    return list(zip(shares[len(points) == 4], points, strict=True))
