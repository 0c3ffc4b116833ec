"""A film shows what its stills show: at the end of every step its recording is read by itself."""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from figures.proof.addresses import AddressError, Trace
from figures.proof.difference import Difference
from figures.proof.marks import RUN_ATTRIBUTES, Drawing, Mark, Run
from figures.proof.outlines import curves_of, distance
from figures.proof.recording import Film, Part, RecordingError, Seen, read_recording, runs_of
from figures.proof.rules_text import texts

NEAR = 0.03  # pixels; both are rounded to hundredths, and were never further than one apart
SIZES = {"fill-opacity": 0.006, "stroke-opacity": 0.006, "stroke-width": 0.02, "font-size": 0.02}
HIDDEN = 1e-3  # an opacity that a still leaves out
HEIGHT = re.compile(r"<im-film [^>]*style=\"--height:([\d.]+)\"")
OWN = ("transform", "font-weight", "font-style", "text-anchor")
USUAL = ("start", "400", "normal")


def film(
    recorded: bytes, numbers: bytes, text: str, drawings: list[Drawing], trace: Trace
) -> Iterator[Difference]:
    """Compare a recording with the stills of its steps, which were compared with the trace."""
    name = f"the film of {drawings[0].name}"
    try:
        found = read_recording(recorded)
        yield from _frame(name, found, text, drawings)
        yield from _steps(name, found, numbers, drawings)
        yield from _ever(name, found, trace)
        for number, (step, still) in enumerate(zip(found.content["steps"], drawings, strict=True)):
            yield from _alike(f"step {number + 1} of {name}", found.at(step["end"] - 1), still)
    except (RecordingError, KeyError, ValueError, TypeError, IndexError, AttributeError) as error:
        yield Difference("unknown", name, "", f"unreadable: {error!r}", "a recording")


def _frame(name: str, found: Film, text: str, drawings: list[Drawing]) -> Iterator[Difference]:
    content = found.content
    size = float(content["width"]), float(content["height"])
    stated = HEIGHT.search(text)
    for still in drawings:
        if size != still.size or content["trace"] != still.attributes.get("data-trace", ""):
            drawn = f"{size} of {content['trace']}"
            yield Difference("film", name, "", drawn, f"{still.size} as {still.name}")
            return
    if stated is None or float(stated[1]) != size[1]:
        drawn = f"a height of {stated[1] if stated else 'nothing'}"
        yield Difference("film", name, "", drawn, f"{size[1]}")
    if content["background"] != "page":
        yield Difference("film", name, "", content["background"], "the colour of the page")


def _steps(name: str, found: Film, numbers: bytes, drawings: list[Drawing]) -> Iterator[Difference]:
    """One after the other, as long as the numbers say, with the captions of the stills."""
    steps, rate = found.content["steps"], found.content["rate"]
    said = json.loads(numbers).get("steps", [])
    timed = [
        {"caption": step["caption"], **{n: round(step[n] / rate, 3) for n in ("start", "end")}}
        for step in steps
    ]
    if timed != said:
        wrong = next((pair for pair in zip(timed, said, strict=False) if pair[0] != pair[1]), "")
        drawn, right = wrong or (f"{len(timed)} steps", f"{len(said)} steps")
        yield Difference("film", name, "", f"{drawn}", f"{right}")
    edges = [(0, steps[0]["start"]), (found.content["frames"], steps[-1]["end"])]
    edges += [(one["end"], other["start"]) for one, other in pairwise(steps)]
    if any(one != other for one, other in edges) or any(s["start"] >= s["end"] for s in steps):
        yield Difference("film", name, "", f"steps from and to {edges}", "one after the other")
    if [step["caption"] for step in steps] != [still.spoken for still in drawings]:
        yield Difference("spoken", name, "", "other captions", "those of the stills")


def _ever(name: str, found: Film, trace: Trace) -> Iterator[Difference]:
    """Words and numbers are as computed in every frame, and every source is in the trace."""
    marks = [
        Mark(
            "text" if "text" in part else "path",
            {"x": f"{part['at'][0]}", "y": f"{part['at'][1]}", "font-size": "1", **_data(part)},
            place,
            runs_of(part["text"]) if "text" in part else (),
        )
        for place, part in enumerate(found.content["parts"])
    ]
    for mark in marks:
        for address in filter(None, map(mark.get, ("data-source", "data-by", "data-across"))):
            try:
                list(trace.elements(address))
            except AddressError as error:
                where = f"part {mark.place} of {name}"
                yield Difference("film", where, address, mark.role, f"{error}")
    root = {"data-trace": found.content["trace"]}
    words = (mark for mark in marks if mark.tag == "text")
    yield from texts(Drawing(name, root, tuple(words)), trace)


def _data(part: Part) -> Mapping[str, str]:
    return part.get("data", {})


def _alike(name: str, seen: list[Seen], still: Drawing) -> Iterator[Difference]:
    """The same marks in the same order at the same places."""
    seen = [part for part in seen if max(_opacities(part)) > HIDDEN]
    for part, mark in zip(seen, still.marks, strict=False):
        if (wrong := _unlike(part, mark)) is not None:
            yield Difference("film", f"{mark} in {name}", mark.source, *wrong)
            return
    if len(seen) != len(still.marks):
        yield Difference("complete", name, "", f"{len(seen)} marks", f"{len(still.marks)} marks")


def _opacities(part: Seen) -> list[float]:
    return [size for name, size in part.sizes.items() if name.endswith("opacity")]


def _unlike(part: Seen, mark: Mark) -> tuple[str, str] | None:
    """In what a recorded part and a mark differ: how the one is, and the other."""
    for one, other in (
        (part.tag, mark.tag),
        (_said(part.runs), _said(mark.runs)),
        (_attributes(part.attributes, part.tag), _attributes(mark.attributes, mark.tag)),
        (dict(part.paints), _paints(mark)),
    ):
        if one != other:
            return f"{one}", f"{other}"
    for name, size in part.sizes.items():
        if abs(size - mark.number(name, 1)) > SIZES[name]:
            return f"{name} {size:.3f}", mark.get(name) or "1"
    away = _away(part, mark)
    return (f"{away:.2f} px away", "at its place") if away > NEAR else None


def _away(part: Seen, mark: Mark) -> float:
    """How far from its place a part is, in pixels."""
    if mark.tag == "path":
        return distance(part.curves, curves_of(mark.get("d"), closed=True), NEAR)
    across, down = part.foot
    return max(abs(across - mark.number("x")), abs(down - mark.number("y")))


def _paints(mark: Mark) -> dict[str, str]:
    found = {name: mark.paint(name) for name in ("fill", "stroke")}
    return {name: paint for name, paint in found.items() if paint not in ("", "none")}


def _said(runs: tuple[Run, ...]) -> list[tuple[str, str, str]]:
    """What a text says; plain words next to each other are one stretch."""
    said: list[tuple[str, str, str]] = []
    for run in runs:
        plain = not run.source
        if plain and said and not said[-1][1]:
            said[-1] = (said[-1][0] + run.text, "", "")
        elif run.text:
            said.append((run.text, run.source, run.format))
    return said


def _attributes(attributes: Mapping[str, str], tag: str) -> dict[str, str]:
    """What a mark says of itself, without what a program takes for granted."""
    written = RUN_ATTRIBUTES if tag == "text" else frozenset()
    return {
        name: text
        for name, text in attributes.items()
        if (name in OWN and text not in USUAL) or (name.startswith("data-") and name not in written)
    }
