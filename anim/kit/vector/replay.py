"""A frame of a recording as SVG text: a still, and what the player in a page must show."""

import json
from html import escape
from typing import Any

import numpy as np

from anim.kit.vector.compile import Plain
from anim.kit.vector.easings import HOLD, UNIT
from anim.kit.vector.paths import partial, read, write
from anim.kit.vector.recording import Recording
from figures.kit.numbers import short
from figures.kit.svg import FONTS
from figures.kit.theme import channels, colours

_UNMOVED = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
_UNSEEN = 5e-4


class Replay:
    """A recording that can be asked for any frame; colours of a theme, or the page's own."""

    def __init__(self, recording: Recording | str, theme: str | None = None) -> None:
        text = recording if isinstance(recording, str) else recording.text
        self.content: Plain = json.loads(text)
        self.theme = theme
        self._palette = {each.name: each for each in colours()}
        self._curves: dict[int, np.ndarray] = {}

    def svg(self, frame: float, attributes: str = "") -> str:
        """The drawing at a frame; between two of them things are on their way."""
        width, height = (short(self.content[name]) for name in ("width", "height"))
        background = self._paint(self.content["background"])
        marks = "".join(self._part(part, frame) for part in self.content["parts"])
        trace = self.content["trace"]
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            f'width="{width}" height="{height}" fill="none" stroke-miterlimit="10" '
            f'font-family="{escape(FONTS)}"{_written({"data-trace": trace})}{attributes}>'
            f'<rect width="{width}" height="{height}" fill="{background}"/>{marks}</svg>'
        )

    def _part(self, part: Plain, frame: float) -> str:
        spans = part.get("live")
        if spans and not any(start <= frame < end for start, end in spans):
            return ""
        fill, stroke = self._opacities(part, frame)
        if max(fill, stroke) < _UNSEEN:
            return ""
        attributes = {
            "fill": self._colour(part, "fill", frame) if fill >= _UNSEEN else None,
            "fill-opacity": _share(fill) if fill >= _UNSEEN else None,
            **(self._line(part, stroke, frame) if stroke >= _UNSEEN else {}),
            **part.get("data", {}),
        }
        if "text" in part:
            return self._text(part, attributes, frame)
        return self._path(part, attributes, frame)

    def _opacities(self, part: Plain, frame: float) -> tuple[float, float]:
        fade = self._one(part, "fade", frame, 1)
        known = "fill" in part or "fill" in part.get("tracks", {})
        lined = "stroke" in part or "stroke" in part.get("tracks", {})
        fill = self._one(part, "fill-opacity", frame, 1) * fade if known else 0
        stroke = self._one(part, "stroke-opacity", frame, 1) * fade if lined else 0
        return fill, stroke

    def _line(self, part: Plain, opacity: float, frame: float) -> dict[str, str | None]:
        return {
            "stroke": self._colour(part, "stroke", frame),
            "stroke-width": short(self._width(part, frame)),
            "stroke-opacity": _share(opacity),
            "stroke-linecap": part.get("cap"),
            "stroke-linejoin": part.get("join"),
        }

    def _width(self, part: Plain, frame: float) -> float:
        """A line keeps its width though `transform` scales it."""
        a, b = self._matrix(part, frame)[:2]
        scale = 1.0 if part.get("bake") else float(np.hypot(a, b))
        return self._one(part, "stroke-width", frame, 0) / max(scale, _UNSEEN)

    def _path(self, part: Plain, attributes: Plain, frame: float) -> str:
        curves = self._outline(part, frame) + np.array(part["at"])
        share = self._values(part, "trim", frame, [0, 1])
        if share[1] - share[0] < 1:
            curves = partial(curves, *share)
        matrix = self._matrix(part, frame)
        if part.get("bake"):
            curves = curves @ np.reshape(matrix[:4], (2, 2)) + matrix[4:]
            matrix = _UNMOVED
        drawn = {"d": write(curves), "transform": _transform(matrix), **attributes}
        return f"<path{_written(drawn)}/>"

    def _text(self, part: Plain, attributes: Plain, frame: float) -> str:
        text = part["text"]
        drawn = {
            "x": short(part["at"][0]),
            "y": short(part["at"][1]),
            "transform": _transform(self._matrix(part, frame)),
            "font-size": short(text["size"]),
            "font-weight": text.get("weight"),
            "font-style": text.get("style"),
            "text-anchor": text.get("anchor"),
            **attributes,
        }
        runs = text["runs"]
        if len(runs) == 1 and not isinstance(runs[0], str):
            drawn |= _source(runs[0])
            runs = [runs[0][0]]
        return f"<text{_written(drawn)}>{''.join(map(_run, runs))}</text>"

    def _outline(self, part: Plain, frame: float) -> np.ndarray:
        track = part.get("tracks", {}).get("outline")
        if track is None:
            return self._read(part["outline"])
        weighed = self._between(track, frame)
        return np.sum([weight * self._read(int(values[0])) for weight, values in weighed], axis=0)

    def _read(self, number: int) -> np.ndarray:
        if number not in self._curves:
            self._curves[number] = read(self.content["outlines"][number])
        return self._curves[number]

    def _matrix(self, part: Plain, frame: float) -> list[float]:
        values = self._values(part, "move", frame, _UNMOVED)
        return list(values) if len(values) == 6 else [*_UNMOVED[:4], *values]

    def _colour(self, part: Plain, name: str, frame: float) -> str:
        track = part.get("tracks", {}).get(name)
        if track is None:
            return self._paint(self.content["colours"][part[name]])
        (_, one), *rest = self._between(track, frame)
        name = self.content["colours"][int(one[0])]
        if not rest:
            return self._paint(name)
        share, other = rest[0]
        return self._mixed(name, self.content["colours"][int(other[0])], share)

    def _mixed(self, one: str, other: str, share: float) -> str:
        first, second = self._paint(one), self._paint(other)
        if self.theme is None:
            return f"color-mix(in srgb,{first},{second} {short(100 * share)}%)"
        mixed = np.array(channels(first)) * (1 - share) + np.array(channels(second)) * share
        return "#" + "".join(f"{round(255 * part):02X}" for part in np.clip(mixed, 0, 1))

    def _paint(self, name: str) -> str:
        if name.startswith("#"):
            return name
        colour = self._palette[name]
        return colour.css if self.theme is None else colour.on(self.theme)

    def _one(self, part: Plain, name: str, frame: float, default: float) -> float:
        return self._values(part, name, frame, [part.get(name, default)])[0]

    def _values(self, part: Plain, name: str, frame: float, default: list[Any]) -> list[float]:
        track = part.get("tracks", {}).get(name)
        if track is None:
            constant = part.get(name, default)
            return constant if isinstance(constant, list) else [constant]
        weighed = self._between(track, frame)
        return [sum(w * v[i] for w, v in weighed) for i in range(len(weighed[0][1]))]

    def _between(self, number: int, frame: float) -> list[tuple[float, list[float]]]:
        """The keyframe before, the one after, the handles between them, each with its weight."""
        track = self.content["tracks"][number]
        place = max((i for i, key in enumerate(track) if key[0] <= frame), default=0)
        key = track[place]
        size = len(track[-1]) - 2
        one = key[2 : 2 + size]
        if key[1] == HOLD or place + 1 == len(track) or frame <= key[0]:
            return [(1.0, one)]
        after = track[place + 1]
        s = self._eased(key[1], (frame - key[0]) / (after[0] - key[0]))
        r, other = 1 - s, after[2 : 2 + size]
        if len(key) == 2 + size:
            return [(r, one), (s, other)]
        handles = key[2 + size : 2 + 2 * size], key[2 + 2 * size :]
        weights = r**3, 3 * r * r * s, 3 * r * s * s, s**3
        return list(zip(weights, (one, *handles, other), strict=True))

    def _eased(self, number: int, share: float) -> float:
        table = self.content["easings"][number]
        return float(np.interp(share * (len(table) - 1), range(len(table)), table)) / UNIT


def replay(recording: Recording | str, frame: float, theme: str | None = None) -> str:
    """One frame of a recording as SVG text."""
    return Replay(recording, theme).svg(frame)


def _transform(matrix: list[float]) -> str | None:
    if list(matrix) == _UNMOVED:
        return None
    if list(matrix[:4]) == _UNMOVED[:4]:
        return f"translate({short(matrix[4])} {short(matrix[5])})"
    return f"matrix({' '.join(f'{value:.6g}' for value in matrix)})"


def _run(run: str | list[str | int]) -> str:
    if isinstance(run, str):
        return escape(run, quote=False)
    return f"<tspan{_written(_source(run))}>{escape(str(run[0]), quote=False)}</tspan>"


def _source(run: list[str | int]) -> dict[str, str | int | None]:
    if isinstance(run[1], int):
        return {"data-position": str(run[1])}
    return {"data-source": run[1], "data-format": run[2] if len(run) > 2 else None}


def _share(opacity: float) -> str | None:
    return f"{opacity:.3f}".rstrip("0").rstrip(".") if opacity < 1 - _UNSEEN else None


def _written(attributes: dict[str, Any]) -> str:
    given = ((name, value) for name, value in attributes.items() if value not in (None, ""))
    return "".join(f' {name}="{escape(str(value))}"' for name, value in given)
