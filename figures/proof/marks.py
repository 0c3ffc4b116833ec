"""A finished drawing taken apart: its marks in order, with their attributes and outlines."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from xml.etree import ElementTree

from figures.proof.svgpath import Line, lines

SVG = "{http://www.w3.org/2000/svg}"
VARIABLE = re.compile(r"var\(--im-([a-z-]+)\)")
# The hues that tell the sign of a cell, as a file that leaves the site writes them.
HUES = {"#A78BE6": "weight", "#4FB3CF": "positive", "#E59A8C": "negative", "#FFFFFF": "page"}
DATA = (
    *("bars", "bar", "ribbon", "arc", "cell", "curve", "dots", "interval", "rings"),
    *("points", "sticks", "squares", "line", "boundary", "contour", "node", "edge"),
    *("shade", "bracket"),
)
COUNTED = "count:1"  # the scale of dots that stand for one thing each
MIDDLE = 0.34  # of the size: how far the middle of a text lies above its baseline
HALF_LETTER = 0.25  # of the size: half the width of a letter, roughly

Point = tuple[float, float]


class DrawingError(ValueError):
    """A drawing that cannot be read at all."""


@dataclass(frozen=True)
class Run:
    """A stretch of a text with one set of attributes; plain words have none."""

    text: str
    attributes: Mapping[str, str]

    @property
    def source(self) -> str:
        return self.attributes.get("data-source", "")

    @property
    def format(self) -> str:
        return self.attributes.get("data-format", "")


@dataclass(frozen=True)
class Mark:
    """One element of a drawing."""

    tag: str
    attributes: Mapping[str, str]
    place: int  # in the order of drawing
    runs: tuple[Run, ...] = ()

    def get(self, name: str) -> str:
        """An attribute, or nothing."""
        return self.attributes.get(name, "")

    def number(self, name: str, otherwise: float = 0.0) -> float:
        """An attribute that is a number of pixels."""
        return float(self.attributes.get(name, otherwise))

    @property
    def role(self) -> str:
        return self.get("data-role")

    @property
    def kind(self) -> str:
        """The first word of the role: a token, a layer, bars."""
        return self.role.partition(" ")[0]

    @property
    def source(self) -> str:
        return self.get("data-source")

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @cached_property
    def outline(self) -> list[Line]:
        """Its stretches."""
        return lines(self.get("d"))

    @cached_property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of its outline, in pixels."""
        boxes = [line.box for line in self.outline]
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)

    @cached_property
    def centre(self) -> Point:
        """The middle of its outline, or about the middle of its text."""
        if self.tag == "path":
            left, top, right, bottom = self.box
            return (left + right) / 2, (top + bottom) / 2
        across, down, size = self.number("x"), self.number("y"), self.number("font-size")
        half = HALF_LETTER * size * len(self.text)
        shift = {"middle": 0.0, "end": -half}.get(self.get("text-anchor"), half)
        if self.get("transform"):
            return across - MIDDLE * size, down - shift
        return across + shift, down - MIDDLE * size

    @property
    def word(self) -> Run | None:
        """What the text says, if it is one element of the trace and nothing else."""
        return self.runs[0] if len(self.runs) == 1 and self.runs[0].source else None

    def paint(self, name: str) -> str:
        """The name of the colour that fills or strokes it; of a colour no hue has, itself."""
        text = self.get(name)
        found = VARIABLE.fullmatch(text)
        return found[1] if found else HUES.get(text, text)

    def __str__(self) -> str:
        if self.tag == "text":
            return f"“{self.text}”"
        return f"the {self.role or 'mark'} at {self.centre[0]:.0f}, {self.centre[1]:.0f}"


@dataclass(frozen=True)
class Drawing:
    """A finished drawing."""

    name: str
    attributes: Mapping[str, str]
    marks: tuple[Mark, ...]
    title: str = ""

    @property
    def size(self) -> Point:
        return float(self.attributes.get("width", "0")), float(self.attributes.get("height", "0"))

    @property
    def spoken(self) -> str:
        return self.attributes.get("aria-label", "")

    @cached_property
    def paths(self) -> list[Mark]:
        return [mark for mark in self.marks if mark.tag == "path"]

    @cached_property
    def texts(self) -> list[Mark]:
        return [mark for mark in self.marks if mark.tag == "text"]

    def of(self, *kinds: str) -> list[Mark]:
        """The paths of these kinds, in the order of drawing."""
        return [mark for mark in self.paths if mark.kind in kinds]

    def runs(self) -> Iterator[tuple[Mark, Run]]:
        """Every stretch of every text."""
        for mark in self.texts:
            for run in mark.runs:
                yield mark, run


def take_apart(svg: str, name: str) -> Drawing:
    """Read one drawing.

    Raises:
        DrawingError: it is no SVG, or something in it is no mark.
    """
    try:
        root = ElementTree.fromstring(svg)
    except ElementTree.ParseError as error:
        raise DrawingError(f"it is no SVG: {error}") from None
    marks: list[Mark] = []
    title = ""
    for element in root:
        tag = str(element.tag).removeprefix(SVG)
        if tag == "title" and not marks:
            title = element.text or ""
            continue
        if (element.tail or "").strip() or (tag != "text" and (len(element) or element.text)):
            raise DrawingError(f"there are words outside the texts: {element.tail or element.text}")
        marks.append(Mark(tag, element.attrib, len(marks), tuple(_runs(element, tag))))
    if (root.text or "").strip():
        raise DrawingError(f"there are words outside the texts: {root.text}")
    return Drawing(name, root.attrib, tuple(marks), title)


def _runs(element: ElementTree.Element, tag: str) -> Iterator[Run]:
    if tag != "text":
        return
    own = {name: text for name, text in element.attrib.items() if name in RUN_ATTRIBUTES}
    if element.text:
        yield Run(element.text, own)
    for part in element:
        if str(part.tag).removeprefix(SVG) != "tspan" or len(part):
            raise DrawingError(f"a text holds a {part.tag}")
        if part.attrib.keys() - RUN_ATTRIBUTES:
            raise DrawingError(f"a tspan has {sorted(part.attrib.keys() - RUN_ATTRIBUTES)}")
        yield Run(part.text or "", part.attrib)
        if part.tail:
            yield Run(part.tail, own)


RUN_ATTRIBUTES = frozenset({"data-source", "data-format", "data-position", "data-declared"})
