"""The other files of a product say what its page says: the numbers (JSON) and the drawing (SVG)."""

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import Any

from figures.proof.addresses import AddressError, Trace, root_of
from figures.proof.difference import Difference
from figures.proof.marks import HUES, VARIABLE, Drawing, DrawingError, Mark, take_apart

PAINTS = ("fill", "stroke")
HEX = re.compile(r"#[0-9A-F]{6}")
CAPTION = re.compile(r"<figcaption>(.*?)</figcaption>", re.DOTALL)
STILL = re.compile(r"<li><p>(.*?)</p><div class=\"drawing\">")
INSIDE = re.compile(r"<details class=\"look-inside\"[^>]*>.*</details>", re.DOTALL)
EXAMPLE = re.compile(r"/(\w+)/(\w+)\.py#(\w+)\">The example that it draws<")
OUTSIDE = re.compile(r"<(script|style|img|image|iframe|object|embed)\b|\s(style|hidden)[\s=>]")
ROOM = re.compile(r'(<im-film src="[^"]*") style="--height:\d+"')  # how high the player will be

Entry = tuple[tuple[str, str], ...]


def fragment(text: str, drawings: list[Drawing]) -> Iterator[Difference]:
    """Around the drawings nothing is hidden, and the words above a still are what it says."""
    outside = re.sub(r"<svg\b.*?</svg>", "", text, flags=re.DOTALL)
    name = drawings[0].name
    if (found := OUTSIDE.search(ROOM.sub(r"\1", outside))) is not None:
        yield Difference("unknown", name, "", found[0].strip(), "none such")
    captions = [unescape(caption) for caption in STILL.findall(text)]
    if captions and captions != [drawing.spoken for drawing in drawings]:
        said = next(
            (pair for pair in zip(captions, drawings, strict=False) if pair[0] != pair[1].spoken),
            (f"{len(captions)} captions", drawings[0]),
        )
        yield Difference("spoken", name, "", f"“{said[0]}”", f"“{said[1].spoken}”")
    around = INSIDE.sub("", STILL.sub("", outside))
    if (typed := re.search(r"[\d%]", re.sub(r"<[^>]*>", "", around))) is not None:
        yield Difference("unbound", f"beside {name}", "", f"“{typed[0]}”", "no typed number")
    examples = EXAMPLE.findall(text)
    for root in sorted({drawing.attributes.get("data-trace", "") for drawing in drawings} - {""}):
        if examples and root.split("/") != [*examples[0]]:
            yield Difference("source", name, "", root, "/".join(examples[0]))


def numbers(
    content: bytes, text: str, drawings: list[Drawing], trace: Trace
) -> Iterator[Difference]:
    """The JSON lists every element that the drawings show, as they show it, and true facts."""
    name = f"the numbers (JSON) of {drawings[0].name}"
    try:
        said: dict[str, Any] = json.loads(content)
    except ValueError as error:
        yield Difference("numbers", name, "", f"no JSON: {error}", "JSON")
        return
    root = root_of(said.get("example", ""))
    for drawing in drawings:
        if drawing.attributes.get("data-trace", root) != root:
            yield Difference("source", name, "", drawing.attributes["data-trace"], root)
    yield from _elements(name, said.get("elements", []), drawings, trace, root)
    for key, one in said.get("facts", {}).items():
        yield from _fact(name, key, one, trace, root)
    caption = CAPTION.search(text)
    spoken = {drawing.spoken for drawing in drawings}
    if said.get("alt") not in spoken or (caption and said.get("title") != unescape(caption[1])):
        right = f"“{drawings[0].spoken}”"
        yield Difference("spoken", name, "", f"“{said.get('title')}: {said.get('alt')}”", right)
    steps = [step.get("caption") for step in said.get("steps", [])]
    if steps and steps != [drawing.spoken for drawing in drawings]:
        yield Difference("spoken", name, "", f"the steps {steps}", "the captions of the stills")


def drawing_file(content: bytes, drawing: Drawing) -> Iterator[Difference]:
    """The SVG file is the first drawing of the page, mark for mark, in fixed colours."""
    name = f"the file (SVG) of {drawing.name}"
    try:
        other = take_apart(content.decode(), name)
    except (DrawingError, UnicodeDecodeError) as error:
        yield Difference("unknown", name, "", str(error), "a drawing")
        return
    if other.title != drawing.spoken:
        yield Difference("spoken", name, "", f"“{other.title}”", f"“{drawing.spoken}”")
    own = {"id", "class", "aria-label", "data-spoken"}
    right = {key: text for key, text in drawing.attributes.items() if key not in own}
    if dict(other.attributes) != right:
        strange = sorted(dict(other.attributes).items() ^ right.items())
        yield Difference("file", name, "", f"{strange[:2]}", "as in the page")
    if len(other.marks) != len(drawing.marks):
        drawn, marks = len(other.marks), len(drawing.marks)
        yield Difference("complete", name, "", f"{drawn} marks", f"{marks} marks")
        return
    inks: dict[str, str] = {variable: hue for hue, variable in HUES.items()}
    for one, mark in zip(other.marks, drawing.marks, strict=True):
        yield from _same(name, one, mark, inks)


def _same(name: str, one: Mark, mark: Mark, inks: dict[str, str]) -> Iterator[Difference]:
    plain, right = dict(one.attributes), dict(mark.attributes)
    for key in PAINTS:
        fixed, variable = plain.pop(key, ""), right.pop(key, "")
        found = VARIABLE.fullmatch(variable)
        if (not found and fixed != variable) or (found and not HEX.fullmatch(fixed)):
            yield Difference("colour", f"{mark} in {name}", mark.source, fixed, variable)
        elif found and inks.setdefault(found[1], fixed) != fixed:
            yield Difference("colour", f"{mark} in {name}", mark.source, fixed, inks[found[1]])
    if plain != right or one.runs != mark.runs or one.tag != mark.tag:
        strange = sorted(plain.items() ^ right.items()) or one.text
        yield Difference("file", f"{mark} in {name}", mark.source, f"{strange}", "as in the page")


def _elements(
    name: str, said: list[dict[str, Any]], drawings: list[Drawing], trace: Trace, root: str
) -> Iterator[Difference]:
    listed = Counter(_entry(one) for one in said)
    shown = Counter(dict.fromkeys(_shown(drawings, trace, root), 1))
    for entry, number in (listed - shown).items():
        found = dict(entry)
        drawn = f"{found.get('drawn') or found.get('value')} ({number} times)"
        yield Difference("numbers", name, found.get("source", ""), drawn, "not so in the drawing")
        return
    for entry in shown - listed:
        found = dict(entry)
        yield Difference("numbers", name, found["source"], "nothing", f"{found['value']}")
        return


def _entry(one: dict[str, Any]) -> Entry:
    return tuple(sorted((key, _plain(value)) for key, value in one.items()))


def _plain(value: object) -> str:
    if isinstance(value, float):
        return repr(value) if math.isfinite(value) else str(value)
    return value if isinstance(value, str) else repr(value)


def _shown(drawings: list[Drawing], trace: Trace, root: str) -> Iterator[Entry]:
    for drawing in drawings:
        for mark in drawing.paths:
            if mark.source:
                yield from _of_path(mark, trace, root)
        for _, run in drawing.runs():
            if run.source:
                for address, value in trace.elements(run.source):
                    one = {"source": f"{root}:{address}", "value": value, "drawn": run.text}
                    yield _entry(one | ({"format": run.format} if run.format else {}))


def _of_path(mark: Mark, trace: Trace, root: str) -> Iterator[Entry]:
    scale = mark.get("data-scale")
    for addresses in (mark.source, mark.get("data-by"), mark.get("data-across")):
        for address, value in trace.elements(addresses) if addresses else ():
            one = {"source": f"{root}:{address}", "value": value, "scale": scale}
            yield _entry({key: value for key, value in one.items() if value != ""})


def _fact(
    name: str, key: str, one: dict[str, Any], trace: Trace, root: str
) -> Iterator[Difference]:
    source, address = str(one.get("source", "")), str(one.get("source", "")).partition(":")[2]
    try:
        right = trace.value(address)
    except AddressError as error:
        yield Difference("numbers", f"{key} in {name}", source, "a fact", str(error))
        return
    if source != f"{root}:{address}" or _plain(one.get("value")) != _plain(right):
        yield Difference("numbers", f"{key} in {name}", source, f"{one.get('value')}", f"{right}")
