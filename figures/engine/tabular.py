"""The table of a product: a row for every element that its drawings show (RFC 4180, UTF-8).

Spreadsheets open it; the page shows it to whoever would rather read numbers than see marks.
"""

import csv
from collections.abc import Iterator
from io import StringIO

from figures.engine.fragments import Drawn
from figures.kit.canvas import Canvas, Element, PathMark
from figures.kit.languages import language
from figures.proof.addresses import Trace
from figures.proof.places import Places

STEP = "step"
HEADINGS = ("mark", "quantity", "row", "column", "shown", "value", "source")
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"  # by which spreadsheets know that the text is UTF-8

Marked = tuple[str, Element]  # the kind of a mark, and an element that it shows


def table(drawn: Drawn, raw: object, has_steps: bool = False) -> bytes:
    """All numbers and words of the drawings as a CSV file; those of a film step by step."""
    text = StringIO(newline="")
    rows = csv.writer(text)
    headings = (STEP, *HEADINGS) if has_steps else HEADINGS
    rows.writerow(map(language().say, headings))
    found = ((str(step), *row) for step, row in _rows(drawn, raw))
    rows.writerows(dict.fromkeys(row if has_steps else row[1:] for row in found))
    return f"{BOM}{text.getvalue()}".encode()


def _rows(drawn: Drawn, raw: object) -> Iterator[tuple[int, tuple[str, ...]]]:
    marked = [[*_marked(each.drawing)] for each in drawn.illustrations]
    shown = (address(element) for drawing in marked for _, element in drawing)
    say = language().say
    places = Places(Trace(raw), shown, say)
    for step, drawing in enumerate(marked, 1):
        for mark, element in drawing:
            where = places.of(address(element))
            value = repr(element.value) if isinstance(element.value, float) else str(element.value)
            named = (say(where.quantity), where.row, where.column)
            yield step, (say(mark), *named, element.drawn or "", value, element.source)


def address(element: Element) -> str:
    """The address within its trace."""
    return element.source.partition(":")[2]


def _marked(drawing: Canvas) -> Iterator[Marked]:
    """Everything that the drawing shows, in the order of drawing."""
    for mark in drawing.marks:
        if isinstance(mark, PathMark):
            kind = mark.shown.kind.partition(" ")[0]
            yield from ((kind, one) for one in mark.shown.elements())
        else:
            for one in mark.elements():
                yield ("word" if isinstance(one.value, str) else "number"), one
