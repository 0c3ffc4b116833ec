"""From a tape to a recording: parts that never change in one line, changes as shared tracks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from anim.kit.mobjects.shape import Shape
from anim.kit.mobjects.text import Words
from anim.kit.vector.easings import HOLD, Easings
from anim.kit.vector.fit import Key, Rates
from anim.kit.vector.geometry import Chunk, Geometry, Outlines, Sheet, Unwritten
from anim.kit.vector.looks import Colours, Looks
from anim.kit.vector.order import Instance, arranged
from anim.kit.vector.tape import CAPS, JOINS, Part, Play, Tape
from figures.kit.fonts import WEIGHTS

Plain = dict[str, Any]

# Decimals of each channel's values: a matrix's first four act upon hundreds of pixels.
_DECIMALS = {"outline": 0, "move": 5, "trim": 5, "fill": 0, "stroke": 0, "behind": 0}
_WIDTHS = {"stroke-width": 2, "behind-width": 2}
_OPACITY_DECIMALS = 3


@dataclass
class Film:
    """What parts share: outlines, colours, easings, tracks."""

    sheet: Sheet
    outlines: Outlines = field(default_factory=Outlines)
    colours: Colours = field(default_factory=Colours)
    easings: Easings = field(default_factory=Easings)
    tracks: dict[tuple, int] = field(default_factory=dict)

    def track(self, keys: list[list[float]]) -> int:
        """The number of a track."""
        return self.tracks.setdefault(tuple(map(tuple, keys)), len(self.tracks))


@dataclass(frozen=True)
class Worked:
    """A part with its keyframes."""

    part: Part
    geometry: Geometry
    looks: Looks
    text: bool


def compiled(tape: Tape, sheet: Sheet) -> Plain:
    """The recording's outlines, colours, easings, tracks and parts, as plain values for JSON."""
    film = Film(sheet)
    plays = list(_lengths(tape))
    parts = [
        part
        for instance in arranged(tape.spans())
        for part in _parts(film, tape.parts[instance.part], instance, plays, tape.frames)
    ]
    return {
        "colours": film.colours.names,
        "easings": film.easings.table,
        "outlines": list(film.outlines.numbers),
        "tracks": [[list(key) for key in track] for track in film.tracks],
        "parts": parts,
    }


def _lengths(tape: Tape) -> Iterator[tuple[Play, int, Rates]]:
    starts = [play.start for play in tape.plays] + [tape.frames]
    for play, end in zip(tape.plays, starts[1:], strict=True):
        if end > play.start:
            yield play, end, Rates.of(play.windows, play.start, end)


def _parts(film: Film, part: Part, instance: Instance, plays: list, frames: int) -> Iterator[Plain]:
    """A part as it is written; first the stroke behind it, if it has one."""
    looks = Looks(part.states, film.easings, film.colours, film.sheet.unit)
    if not looks.seen:
        return
    text, chunks = _is_text(part), list(_chunks(part, instance, plays))
    for chunk in chunks:
        looks.add(chunk)
    live = {} if instance.spans == [(0, frames)] else {"live": [list(s) for s in instance.spans]}
    geometry = _placed(film, chunks, Unwritten() if text else film.outlines)
    if text and not _stands(geometry):
        text, geometry = False, _placed(film, chunks, film.outlines)
    shape = _text(part, geometry) if text else {}
    worked = Worked(part, geometry, looks, text)
    if looks.behind_opacity:
        yield live | _drawn(film, worked, behind=True)
    yield live | shape | _drawn(film, worked, behind=False) | _data(part)


def _placed(film: Film, chunks: Iterable[Chunk], outlines: Outlines) -> Geometry:
    geometry = Geometry(film.sheet, outlines, film.easings)
    for chunk in chunks:
        geometry.add(chunk)
    return geometry


def _chunks(part: Part, instance: Instance, plays: list) -> Iterator[Chunk]:
    """Every play during which it changes, and the first one after it was away."""
    frames, before = np.array(part.frames), -1
    for (first, last), (play, end, rates) in ((s, p) for s in instance.spans for p in plays):
        start, stop = max(first, play.start), min(last, end)
        if start >= stop:
            continue
        which = np.searchsorted(frames, np.arange(start, stop), side="right") - 1
        if which[0] == which[-1] == before:
            continue
        before = int(which[-1])
        different, which = np.unique(which, return_inverse=True)
        following = int(np.searchsorted(frames, stop, side="right")) - 1
        after = part.states[following] if stop < last else None
        yield Chunk(start, [part.states[i] for i in different], which, rates, after)


def _is_text(part: Part) -> bool:
    return isinstance(part.mobject, Words) and all(
        state.partial is None and not (state.look.stroke.width and state.look.stroke.rgba[3])
        for state in part.states
    )


def _stands(geometry: Geometry) -> bool:
    """Whether a text was only moved and scaled, so that it can be text."""
    one = len({key.values for key in geometry.outline}) == 1
    return one and geometry.upright and len({key.values for key in geometry.trim}) == 1


def _drawn(film: Film, worked: Worked, behind: bool) -> Plain:
    """The constants of a part, and the numbers of the tracks of what changes."""
    looks, geometry = worked.looks, worked.geometry
    place, steps = _from_start(geometry.base, geometry.move)
    found: Plain = {"at": _rounded(place, 2)}
    moves: dict[str, int] = {}
    for name, keys, decimals in _channels(worked, steps, behind):
        rows = _rows(name, _tidy(keys, decimals))
        if len(rows) > 1:
            moves[name] = film.track(rows)
        elif rows and rows[0][2:] != _DEFAULTS.get(name):
            found[name] = rows[0][2] if len(rows[0]) == 3 else rows[0][2:]
    found |= _strengths(looks, behind)
    if (looks.behind_opacity if behind else looks.stroke_opacity) > 0:
        found |= _joints(worked.part) | ({} if geometry.even else {"bake": 1})
    return found | ({"tracks": moves} if moves else {})


_DEFAULTS = {
    "move": [0, 0],
    "trim": [0, 1],
    "fade": [1],
    "fill-opacity": [1],
    "stroke-opacity": [1],
}


def _channels(
    worked: Worked, steps: list[Key], behind: bool
) -> Iterator[tuple[str, list[Key], int]]:
    geometry, looks = worked.geometry, worked.looks
    outline = [] if worked.text else geometry.outline
    places = {"outline": outline, "move": steps, "trim": geometry.trim}
    for name, keys in places.items():
        yield name, keys, _DECIMALS[name]
    for name, keys in looks.keys.items():
        is_behind, is_line = name.startswith("behind"), name.startswith("stroke")
        if not keys or (is_behind != behind and (is_behind or is_line or name.startswith("fill"))):
            continue
        decimals = _DECIMALS.get(name, _WIDTHS.get(name, _OPACITY_DECIMALS))
        yield name.replace("behind", "stroke"), keys, decimals


def _strengths(looks: Looks, behind: bool) -> Plain:
    """The strongest opacities, if both fade together."""
    if not looks.together:
        return {}
    stroke = looks.behind_opacity if behind else looks.stroke_opacity
    limits = {"fill-opacity": 0 if behind else looks.fill_opacity, "stroke-opacity": stroke}
    return {name: round(each, 3) for name, each in limits.items() if 0 < each < 1 - 5e-4}


def _joints(part: Part) -> Plain:
    cap, joint = CAPS.get(part.mobject.cap_style), JOINS.get(part.mobject.joint_type)
    return {name: each for name, each in (("cap", cap), ("join", joint)) if each}


def _tidy(keys: Iterable[Key], decimals: int) -> list[Key]:
    """Rounded, without keyframes that say what the ones before say."""
    found: list[Key] = []
    slack = 1.5 * 10**-decimals if decimals else 0
    for key in keys:
        groups = [_rounded(group, decimals) for group in (key.values, *key.handles)]
        row = Key(whole(round(key.time, 3)), key.ease, groups[0], tuple(groups[1:]))
        last = found[-1] if found else None
        if last and last.ease == HOLD:
            near = max(abs(a - b) for a, b in zip(last.values, row.values, strict=True)) <= slack
            if near and last.time == row.time:
                found[-1] = Key(row.time, row.ease, last.values, row.handles)
                continue
            if near and row.ease == HOLD:
                continue
        found.append(row)
    return found


def _from_start(base: np.ndarray, keys: list[Key]) -> tuple[np.ndarray, list[Key]]:
    """The place where a part begins, and its moves from there: the same for a whole group."""
    first = np.array(keys[0].values)
    if np.abs(first[:4] - (1, 0, 0, 1)).max() > 1e-6:
        return base, keys

    def moved(values: tuple[float, ...]) -> tuple[float, ...]:
        shift = values[4:] - first[4:] @ np.reshape(values[:4], (2, 2))
        return (*values[:4], *shift)

    return base + first[4:], [
        Key(key.time, key.ease, moved(key.values), tuple(map(moved, key.handles))) for key in keys
    ]


def _rows(name: str, keys: list[Key]) -> list[list[float]]:
    """As written: time, easing, values, handles; two numbers a move if nothing turns or scales."""
    plain = all(v[:4] == (1, 0, 0, 1) for key in keys for v in (key.values, *key.handles))
    rows = []
    for key in keys:
        groups = [key.values, *key.handles]
        if name == "move":
            groups = [(*(() if plain else each[:4]), *_rounded(each[4:], 2)) for each in groups]
        rows.append([key.time, key.ease, *(number for group in groups for number in group)])
    return rows


def _text(part: Part, geometry: Geometry) -> Plain:
    """A text: its size and place as the outlines have them that everything refers to."""
    words: Any = part.mobject
    standing = words.copy().set_points(geometry.standing)
    place = geometry.sheet.curves(np.repeat(standing.foot()[None], 4, axis=0))[0, 0]
    geometry.base = place
    text = {"size": whole(round(standing.drawn_size(), 2)), "runs": list(_runs(words))}
    if words.weight != "regular":
        text["weight"] = WEIGHTS[words.weight]
    if words.weight == "italic":
        text["style"] = "italic"
    if words.anchor != "start":
        text["anchor"] = words.anchor
    return {"text": text}


def _runs(words: Words) -> Iterator[str | list[str | int]]:
    for run in words.parts:
        if run.position is not None:
            yield [run.text, run.position]
        elif run.value is None:
            yield run.text
        else:
            yield [run.text, run.value.address, *([run.format] if run.format else [])]


def _data(part: Part) -> Plain:
    mobject = part.mobject
    if isinstance(mobject, Words):
        names = "" if mobject.names is None else mobject.names.address
        said = {"data-role": mobject.kind, "data-names": names}
        return {"data": given} if (given := {k: v for k, v in said.items() if v}) else {}
    found = mobject.shown.attributes() if isinstance(mobject, Shape) else {}
    return {"data": found} if found else {}


def _rounded(values: Iterable[float], decimals: int) -> tuple[float, ...]:
    return tuple(whole(round(float(value), decimals)) for value in values)


def whole(value: float) -> float:
    """A number without a needless decimal point."""
    return int(value) if value == int(value) else value
