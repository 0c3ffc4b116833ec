"""The sheet a figure is drawn on: pixels, y downwards, every mark with what it shows.

Nothing reaches the finished drawing except through a canvas, so that each mark carries the
address of the trace elements it shows, the scale that turned them into pixels, and the exact
format of every printed number.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from figures.kit.bound import Bound, BoundText, Value
from figures.kit.checks import Box, DrawingError, check_inside, check_overlaps, check_size
from figures.kit.data import elements
from figures.kit.fonts import ASCENT, DESCENT, font_path_for, text_width
from figures.kit.labels import Label, Part, as_label, in_english
from figures.kit.languages import language
from figures.kit.mirror import MIRRORED, mirrored
from figures.kit.theme import Colour, colour

DPI = 72  # one unit is one CSS pixel
BODY = 16.0
ANCHORS = {"start": "left", "middle": "center", "end": "right"}


@dataclass(frozen=True)
class Element:
    """One element of the trace that the drawing shows, and how."""

    source: str
    value: float | str
    format: str | None = None
    scale: str | None = None
    drawn: str | None = None


@dataclass(frozen=True)
class Paint:
    """How a path is filled and stroked; `opacity` is the fill's, or a mere stroke's."""

    fill: Colour | None = None
    stroke: Colour | None = None
    line: float = 0.0
    dash: Sequence[float] = ()
    opacity: float = 1.0
    cap: str = "round"


@dataclass(frozen=True)
class Shown:
    """What a mark shows: trace elements, in what scale, and what kind of mark it is.

    `by` holds the weights that the values were multiplied with before they were drawn, `across`
    the places along the other axis of a chart, `stack` how many bars this one stands upon. `apart`
    says why a mark does not stand at the labels of its row and column. `grid` is what a contour was
    found in (heights, columns, rows): it proves the line, and is not drawn itself.
    """

    values: Value = None
    scale: str = ""
    kind: str = ""
    by: Value = None
    across: Value = None
    stack: int | None = None
    apart: str = ""
    grid: Value = None

    def attributes(self) -> dict[str, str]:
        """The data attributes of the mark in the finished drawing."""
        found = {"data-role": self.kind, "data-scale": self.scale, "data-apart": self.apart}
        found["data-stack"] = "" if self.stack is None else str(self.stack)
        named = {"data-source": self.values, "data-by": self.by, "data-across": self.across}
        named["data-grid"] = self.grid
        for name, values in named.items():
            found[name] = _address(values) if values is not None else ""
        return {name: text for name, text in found.items() if text}

    def elements(self) -> Iterator[Element]:
        """One entry for every element that the mark shows."""
        for values in (self.values, self.by, self.across):
            if isinstance(values, BoundText):
                yield Element(values.source, str(values))
            elif values is not None:
                for number in elements(values):
                    yield Element(number.source, number.value, scale=self.scale)


@dataclass(frozen=True)
class PathMark:
    """A filled or stroked path on the canvas."""

    gid: str
    artist: PathPatch
    paint: Paint
    shown: Shown


@dataclass(frozen=True)
class TextMark:
    """A line of text on the canvas, by its baseline."""

    gid: str
    artist: Text
    parts: tuple[Part, ...]
    ink: Colour
    size: float
    weight: str
    anchor: str
    box: Box
    kind: str
    attributes: Mapping[str, str]

    def elements(self) -> Iterator[Element]:
        """One entry for every value that the text prints."""
        for part in self.parts:
            if part.value is not None:
                plain = getattr(part.value, "value", part.text)
                yield Element(part.value.source, plain, part.format, drawn=part.text)


@dataclass
class Canvas:
    """A sheet of a width and a height in CSS pixels."""

    width: int
    height: int
    figure: Figure
    marks: list[PathMark | TextMark] = field(default_factory=list)
    root: str = ""  # the example whose trace is drawn
    sets: list[str] = field(default_factory=list)  # what is drawn whole: kind and address

    def path(self, path: Path, paint: Paint, shown: Shown | None = None) -> PathMark:
        """Draw a path; `shown` says which trace elements it shows."""
        if not np.isfinite(path.vertices).all():
            where = (shown or Shown()).attributes().get("data-source", "a mark")
            raise DrawingError(f"{where} has no place on the sheet: it is not finite")
        if language().is_mirrored:
            path = mirrored(path, self.width, (shown or Shown()).kind)
        artist = PathPatch(path, fill=paint.fill is not None)
        artist.set_linewidth(paint.line)
        artist.set_linestyle((0, tuple(paint.dash)) if paint.dash else "solid")
        artist.set_capstyle(paint.cap)  # ty: ignore
        artist.set_joinstyle("round")
        mark = PathMark(self._place(artist), artist, paint, shown or Shown())
        self._one_trace(mark.shown.values, mark.shown.by, mark.shown.across, mark.shown.grid)
        self.marks.append(mark)
        return mark

    def text(
        self,
        text: Value,
        x: float,
        y: float,
        *,
        ink: Colour | None = None,
        size: float = BODY,
        weight: str = "regular",
        anchor: str = "start",
        small: str = "",
        kind: str = "",
        turned: bool = False,
        names: Value = None,
        attributes: Mapping[str, str] = MappingProxyType({}),
    ) -> TextMark:
        """Write one line with its baseline at y; text below 15 px must say why in `small`.

        Turned text reads upwards: its baseline is the upright line at x. `names` are the values
        that the text is the name of: a heading, the name of a curve.
        """
        parts = text if isinstance(text, tuple) else as_label(text).parts
        words = "".join(part.text for part in parts)
        check_size(words, size, small)
        if language().is_mirrored:
            x, anchor = self.width - x, MIRRORED[anchor]
        artist = Text(
            x, y, words, fontproperties=FontProperties(fname=font_path_for(words, weight))
        )
        artist.set(fontsize=size, ha=ANCHORS[anchor], va="baseline", parse_math=False)
        artist.set(rotation=90 if turned else 0, rotation_mode="anchor")
        box = _text_box(words, x, y, size, weight, anchor, turned)
        gid = self._place(artist)
        ink = ink or colour("text")
        said = dict(attributes) if names is None else {"data-names": _address(names), **attributes}
        said |= in_english(text) if isinstance(text, Label) else {}
        mark = TextMark(gid, artist, parts, ink, size, weight, anchor, box, kind, said)
        bound = [part.value for part in parts if part.value is not None]
        self._one_trace(names, *bound)
        self.declare("text", *bound)
        self.marks.append(mark)
        return mark

    def declare(self, kind: str, *values: Value, elision: str = "") -> None:
        """Say that every one of these values is drawn by a mark of this kind, exactly once.

        `elision` says why a row of weights is not shown whole.
        """
        whole = f" elision:{elision}" if elision else ""
        self.sets += [f"{kind} {_address(each)}{whole}" for each in values]

    def check(self) -> None:
        """Fail, naming the text, if one leaves the canvas or lies on another."""
        boxes = [mark.box for mark in self.marks if isinstance(mark, TextMark)]
        for mark in self.marks:
            if isinstance(mark, PathMark):
                (left, top), (right, bottom) = mark.artist.get_path().get_extents().get_points()
                boxes_of_path = Box(mark.shown.kind or "a mark", left, top, right, bottom)
                check_inside(boxes_of_path, self.width, self.height)
        for box in boxes:
            check_inside(box, self.width, self.height)
        check_overlaps(boxes)

    def elements(self) -> list[Element]:
        """Every trace element that the drawing shows, in the order of drawing."""
        found: list[Element] = []
        for mark in self.marks:
            found += mark.elements() if isinstance(mark, TextMark) else mark.shown.elements()
        return found

    def _place(self, artist: Artist) -> str:
        gid = f"mark-{len(self.marks)}"
        to_shares = Affine2D().scale(1 / self.width, -1 / self.height).translate(0, 1)
        artist.set(gid=gid, zorder=len(self.marks), clip_on=False)
        artist.set_transform(to_shares + self.figure.transFigure)
        self.figure.add_artist(artist)
        return gid

    def _one_trace(self, *values: Value) -> None:
        for value in values:
            root = value.root if isinstance(value, Bound) else ""
            if root and self.root and root != self.root:
                raise ValueError(f"one drawing shows one trace, not {self.root} and {root}")
            self.root = self.root or root


def canvas(width: int, height: int) -> Canvas:
    """An empty sheet of a width and a height in CSS pixels."""
    figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI)
    figure.patch.set_visible(False)
    return Canvas(width, height, figure)


def width_of(text: Label | str, size: float = BODY, weight: str = "regular") -> float:
    """How wide a label or a word of the trace will be, in CSS pixels."""
    return text_width(str(text), size, weight)


def _text_box(
    words: str, x: float, y: float, size: float, weight: str, anchor: str, turned: bool
) -> Box:
    width = text_width(words, size, weight)
    before = width * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    up, down = ASCENT * size, DESCENT * size
    if turned:
        return Box(words, x - up, y + before - width, x + down, y + before)
    return Box(words, x - before, y - up, x - before + width, y + down)


def _address(values: Value) -> str:
    if isinstance(values, Bound):
        return values.address
    if isinstance(values, Sequence):
        return "; ".join(_address(each) for each in values)
    return "; ".join(number.address for number in elements(values))
