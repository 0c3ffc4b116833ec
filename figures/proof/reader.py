"""Reads a finished product back and compares all that it shows with the raw trace."""

import re
from collections.abc import Callable, Iterator, Mapping
from xml.etree import ElementTree

from figures.proof.addresses import AddressError, Trace
from figures.proof.compare import drawing_file, fragment, numbers
from figures.proof.difference import Difference
from figures.proof.given import given
from figures.proof.marks import Drawing, DrawingError, take_apart
from figures.proof.printing import FormatError
from figures.proof.rules_bars import bars
from figures.proof.rules_charts import axis_numbers, curves
from figures.proof.rules_contours import contours
from figures.proof.rules_counts import counts
from figures.proof.rules_film import film
from figures.proof.rules_frames import frames
from figures.proof.rules_marks import cells, legends, lengths, meetings, widths
from figures.proof.rules_names import names
from figures.proof.rules_networks import networks
from figures.proof.rules_place import beside, pills, positions, reading_order
from figures.proof.rules_scatter import scatter
from figures.proof.rules_seen import furniture, visible
from figures.proof.rules_sessions import sessions
from figures.proof.rules_table import table
from figures.proof.rules_text import spoken, texts
from figures.proof.rules_whole import complete, known, rows
from figures.proof.scales import ScaleError
from figures.proof.svgpath import PathError
from figures.proof.translated import in_english

__all__ = ["read_alone", "read_product"]

Rule = Callable[[Drawing, Trace], Iterator[Difference]]
RULES: tuple[Rule, ...] = (
    *(known, furniture, texts, spoken, bars, lengths, widths, cells, legends, curves, axis_numbers),
    *(complete, rows, visible, counts, positions, reading_order, pills, beside, names, meetings),
    *(scatter, contours, networks, frames, sessions),
)
UNREADABLE = (AddressError, FormatError, PathError, ScaleError, ValueError, TypeError, IndexError)
INLINE = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
TABLE = ".csv"
NAME = re.compile(r"<figure[^>]* id=\"([^\"]*)\"")


def read_product(outputs: Mapping[str, bytes], trace: object) -> list[Difference]:
    """Everything in which a product's files differ from its trace; an empty list if they agree.

    Args:
        outputs: the finished bytes by suffix: ".html", ".json", ".svg", ".csv", ".film.json" and
            ".data.json"; others are not read. With a ".table" of translation, in its language.
        trace: the dataclass that the example returned.
    """
    raw = Trace(trace)
    if ".table" in outputs:
        return _in_another_language(outputs, trace)
    text = outputs.get(".html", outputs.get(".svg", b"")).decode()
    drawings, found = _drawings(text, raw)
    try:
        return [*found, *_files(outputs, text, drawings, raw)] if drawings else found
    except UNREADABLE as error:
        return [*found, Difference("files", drawings[0].name, "", f"unreadable: {error}", "files")]


def _in_another_language(outputs: Mapping[str, bytes], trace: object) -> list[Difference]:
    """What is wrong in the translation, and then in what was translated."""
    try:
        english, found = in_english(outputs, Trace(trace))
    except (*UNREADABLE, KeyError, ElementTree.ParseError) as error:
        return [Difference("translation", "files", "", f"unreadable: {error}", "readable")]
    return [*found, *read_product(english, trace)]


def read_alone(text: str, trace: object) -> list[Difference]:
    """The same for the drawings of one fragment."""
    return _drawings(text, Trace(trace))[1]


def _files(
    outputs: Mapping[str, bytes], text: str, drawings: list[Drawing], trace: Trace
) -> Iterator[Difference]:
    if ".html" in outputs:
        yield from fragment(text, drawings)
        if ".svg" in outputs:
            yield from drawing_file(outputs[".svg"], drawings[0])
    if ".json" in outputs:
        yield from numbers(outputs[".json"], text, drawings, trace)
    yield from given(outputs, text, trace)
    if ".csv" in outputs:
        yield from table(outputs[".csv"], drawings, trace, ".film.json" in outputs)
    elif ".json" in outputs and f'{TABLE}"' in text:
        yield Difference("table", drawings[0].name, "", "no table", "a table (CSV)")
    if ".film.json" in outputs:
        said = outputs.get(".json", b"{}")
        yield from film(outputs[".film.json"], said, text, drawings, trace)


def _drawings(text: str, trace: Trace) -> tuple[list[Drawing], list[Difference]]:
    name = (NAME.search(text) or ["", "the drawing"])[1]
    drawings: list[Drawing] = []
    differences: list[Difference] = []
    for svg in INLINE.findall(text):
        try:
            drawing = take_apart(svg, name)
        except DrawingError as error:
            differences.append(Difference("unknown", name, "", str(error), "a drawing"))
            continue
        drawings.append(drawing)
        differences += read_drawing(drawing, trace)
    if not drawings and not differences:
        differences.append(Difference("complete", name, "", "no drawing", "a drawing"))
    return drawings, differences


def read_drawing(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """Apply every rule to one drawing."""
    for rule in RULES:
        try:
            yield from rule(drawing, trace)
        except UNREADABLE as error:
            name = getattr(rule, "__name__", "rule")
            yield Difference(name, drawing.name, "", f"unreadable: {error}", "readable")
