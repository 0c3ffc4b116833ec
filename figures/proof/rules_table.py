"""The table beside a product (`.csv`) has a row for every element that its drawings show."""

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from figures.proof.addresses import Trace
from figures.proof.difference import Difference
from figures.proof.marks import Drawing, Mark
from figures.proof.places import Places

STEP = "step"
HEADINGS = ("mark", "quantity", "row", "column", "shown", "value", "source")
WORD, NUMBER = "word", "number"

Row = tuple[str, ...]
Shown = tuple[str, str, str]  # the mark, what it prints, and the address of what it shows


def table(
    content: bytes, drawings: list[Drawing], trace: Trace, has_steps: bool
) -> Iterator[Difference]:
    """All in which the table differs from the drawings and from the trace."""
    name = f"the table (CSV) of {drawings[0].name}"
    right = [(STEP, *HEADINGS), *_steps(drawings, trace)]
    if not has_steps:
        right = [*dict.fromkeys(row[1:] for row in right)]
    found = [tuple(row) for row in csv.reader(StringIO(content.decode("utf-8-sig"), newline=""))]
    if found == right:
        return
    strange = [*(Counter(found) - Counter(right)).elements(), ()][0]
    missing = [*(Counter(right) - Counter(found)).elements(), ()][0]
    if strange or missing:
        yield Difference("table", name, (strange or missing)[-1], _told(strange), _told(missing))
    else:
        yield Difference("table", name, "", "in another order", "the order of the drawing")


def _steps(drawings: list[Drawing], trace: Trace) -> Iterator[Row]:
    """The rows of every drawing, each with its number, none twice."""
    listed = [[*_shown(drawing, trace)] for drawing in drawings]
    places = Places(trace, (address for rows in listed for _, _, address in rows))
    for step, (drawing, rows) in enumerate(zip(drawings, listed, strict=True), 1):
        root = drawing.attributes.get("data-trace", "")
        for mark, text, address in dict.fromkeys(rows):
            where, value = places.of(address), trace.value(address)
            named = (where.quantity, where.row, where.column)
            yield (str(step), mark, *named, text, _plain(value), f"{root}:{address}")


def _shown(drawing: Drawing, trace: Trace) -> Iterator[Shown]:
    for mark in drawing.marks:
        if mark.tag == "text":
            for run in mark.runs:
                for address, value in trace.elements(run.source) if run.source else ():
                    yield (WORD if isinstance(value, str) else NUMBER), run.text, address
        else:
            yield from _of_path(mark, trace)


def _of_path(mark: Mark, trace: Trace) -> Iterator[Shown]:
    for addresses in (mark.source, mark.get("data-by"), mark.get("data-across")):
        for address, _ in trace.elements(addresses) if mark.source and addresses else ():
            yield mark.kind, "", address


def _plain(value: object) -> str:
    return repr(value) if isinstance(value, float) else str(value)


def _told(row: Row) -> str:
    return ", ".join(part for part in row if part) if row else "nothing"
