"""Drawings on sheets of paper or on slides: placed, enlarged, with some of their numbers left out.

A still is what a canvas shows, as plain numbers and words, so that it can leave the process that
drew it. A sheet takes stills and words. Whether a number is printed, left blank or printed as an
answer is a switch here; the drawing is one and the same.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from io import BytesIO

import matplotlib as mpl
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from figures.kit.canvas import ANCHORS, DPI, Canvas, Paint, PathMark, TextMark
from figures.kit.export import paints
from figures.kit.fonts import DESCENT, font_path, text_width
from figures.kit.labels import Part
from figures.kit.shapes import polyline
from figures.kit.text import LINE_HEIGHT
from figures.kit.theme import Colour, colour

RULE = Paint(stroke=colour("text"), line=0.9, cap="butt")
ROOM = 2.0  # pixels that the rule of a blank is longer than the number, at either end


@dataclass(frozen=True)
class Run:
    """Some words, or one number with its source, its exact value and its format."""

    text: str
    source: str = ""
    value: float | str | None = None
    format: str = ""


@dataclass(frozen=True)
class Outline:
    """A filled or stroked path of a still, and the source and scale of each element it shows."""

    path: Path
    paint: Paint
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """A line of text of a still, by its baseline."""

    runs: tuple[Run, ...]
    x: float
    y: float
    ink: Colour
    size: float
    weight: str = "regular"
    anchor: str = "start"
    turned: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def left(self) -> float:
        """Where it begins, if it is not turned."""
        width = text_width(self.text, self.size, self.weight)
        return self.x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]


@dataclass(frozen=True)
class Still:
    """What a canvas shows, in CSS pixels, without its trace."""

    width: float
    height: float
    marks: tuple[Outline | Line, ...]

    @property
    def runs(self) -> list[Run]:
        """Every number and word that it prints, in the order of drawing."""
        lines = (mark for mark in self.marks if isinstance(mark, Line))
        return [run for line in lines for run in line.runs if run.source]

    @property
    def shown(self) -> set[str]:
        """The sources of all elements that it shows other than in print."""
        outlines = (mark for mark in self.marks if isinstance(mark, Outline))
        return {source for outline in outlines for source in outline.sources}


@dataclass(frozen=True)
class Asked:
    """What becomes of some numbers on a sheet: blanks to fill in, or answers."""

    sources: Set[str] = frozenset()
    answered: bool = False


def still_of(drawing: Canvas) -> Still:
    """The canvas as it is, checked, and without its trace."""
    drawing.check()
    return Still(drawing.width, drawing.height, tuple(_plain(mark) for mark in drawing.marks))


def runs_of(parts: Sequence[Part]) -> tuple[Run, ...]:
    """The parts of a label without their trace."""
    return tuple(_run(part) for part in parts)


def fold(
    runs: Sequence[Run], width: float, size: float, weight: str = "regular"
) -> list[tuple[Run, ...]]:
    """Cut words between them into lines no wider than `width`; a number is never cut."""
    lines: list[list[Run]] = [[]]
    for run in _cut(runs):
        drawn = "".join(each.text for each in (*lines[-1], run)).strip()
        if (
            lines[-1]
            and lines[-1][-1].text.endswith(" ")
            and text_width(drawn, size, weight) > width
        ):
            lines.append([])
        lines[-1].append(run)
    return [tuple(line) for line in lines]


class Sheet:
    """A page of a size in points, in the colours of a theme; y downwards."""

    def __init__(self, width: float, height: float, theme: str = "light") -> None:
        self.width, self.height, self.theme = width, height, theme
        page = colour("page").on(theme)
        self.figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI, facecolor=page)

    def place(
        self, still: Still, x: float, y: float, scale: float, asked: Asked | None = None
    ) -> None:
        """Put a still with its upper left corner at a place."""
        here = Affine2D().scale(scale).translate(x, y)
        for mark in still.marks:
            if isinstance(mark, Outline):
                self._outline(mark.path, mark.paint, here, scale)
            else:
                self._line(mark, here, scale, asked or Asked())

    def write(
        self,
        words: str | Sequence[Run],
        x: float,
        y: float,
        width: float,
        *,
        size: float,
        ink: str = "text",
        weight: str = "regular",
        anchor: str = "start",
        asked: Asked | None = None,
        link: str = "",
    ) -> float:
        """Write on as many lines as it takes, the first baseline at y; where the next would be."""
        runs = (Run(words),) if isinstance(words, str) else words
        for runs_of_line in fold(runs, width, size, weight):
            line = Line(runs_of_line, x, y, colour(ink), size, weight, anchor)
            self._line(line, Affine2D(), 1.0, asked or Asked(), link)
            y += size * LINE_HEIGHT
        return y

    def rule(self, left: float, right: float, y: float, ink: str = "line") -> None:
        """Draw a hairline."""
        paint = Paint(stroke=colour(ink), line=0.8, cap="butt")
        self._outline(polyline([(left, y), (right, y)]), paint, Affine2D(), 1.0)

    def _outline(self, path: Path, paint: Paint, here: Affine2D, scale: float) -> None:
        fill, stroke = paints(paint, self.theme)
        artist = PathPatch(path, fill=paint.fill is not None, facecolor=fill, edgecolor=stroke)
        artist.set_linewidth(paint.line * scale)
        artist.set_linestyle((0, tuple(paint.dash)) if paint.dash else "solid")
        artist.set_capstyle(paint.cap)  # ty: ignore
        artist.set_joinstyle("round")
        artist.set_transform(here + self._to_shares + self.figure.transFigure)
        self._add(artist)

    def _line(self, line: Line, here: Affine2D, scale: float, asked: Asked, link: str = "") -> None:
        chosen = [run.source in asked.sources for run in line.runs]
        if not any(chosen) or line.turned:
            self._text(line, line.text, line.x, here, scale, anchor=line.anchor, link=link)
            return
        x = line.left
        for run, is_asked in zip(line.runs, chosen, strict=True):
            width = text_width(run.text, line.size, line.weight)
            if not is_asked:
                self._text(line, run.text, x, here, scale)
            else:
                self._blank(line, x, x + width, here, scale)
            if is_asked and asked.answered:
                self._text(line, run.text, x, here, scale, weight="bold")
            x += width

    def _blank(self, line: Line, left: float, right: float, here: Affine2D, scale: float) -> None:
        y = line.y + DESCENT * line.size
        self._outline(polyline([(left - ROOM, y), (right + ROOM, y)]), RULE, here, scale)

    def _text(
        self,
        line: Line,
        text: str,
        x: float,
        here: Affine2D,
        scale: float,
        *,
        anchor: str = "start",
        weight: str = "",
        link: str = "",
    ) -> None:
        fonts = FontProperties(fname=font_path(weight or line.weight))
        artist = Text(x, line.y, text.rstrip(), fontproperties=fonts)
        artist.set(fontsize=line.size * scale, ha=ANCHORS[anchor], va="baseline", parse_math=False)
        artist.set(rotation=90 if line.turned else 0, rotation_mode="anchor")
        artist.set(color=line.ink.on(self.theme), url=link or None)
        artist.set_transform(here + self._to_shares + self.figure.transFigure)
        self._add(artist)

    @property
    def _to_shares(self) -> Affine2D:
        return Affine2D().scale(1 / self.width, -1 / self.height).translate(0, 1)

    def _add(self, artist: PathPatch | Text) -> None:
        artist.set(zorder=len(self.figure.get_children()), clip_on=False)
        self.figure.add_artist(artist)


def book(sheets: Sequence[Sheet], title: str, subject: str) -> bytes:
    """The sheets as one PDF whose text can be selected; the same sheets are the same bytes."""
    output = BytesIO()
    said = {"Title": title, "Subject": subject, "Author": "Illustrated Models"}
    no_date = {"CreationDate": None, "Creator": None, "Producer": None}
    with mpl.rc_context():
        mpl.rcParams.update(mpl.rcParamsDefault)
        mpl.rcParams["pdf.fonttype"] = 42
        with PdfPages(output, metadata=said | no_date) as pages:
            for sheet in sheets:
                pages.savefig(sheet.figure)
    return output.getvalue()


def _plain(mark: PathMark | TextMark) -> Outline | Line:
    if isinstance(mark, PathMark):
        sources = tuple(element.source for element in mark.shown.elements())
        return Outline(mark.artist.get_path(), mark.paint, sources)
    x, y = mark.artist.get_position()
    turned = mark.artist.get_rotation() != 0
    runs = runs_of(mark.parts)
    return Line(runs, x, y, mark.ink, mark.size, mark.weight, mark.anchor, turned)


def _run(part: Part) -> Run:
    if part.value is None:
        return Run(part.text)
    value = getattr(part.value, "value", part.text)
    return Run(part.text, part.value.source, value, part.format or "")


def _cut(runs: Sequence[Run]) -> list[Run]:
    """The runs, those of plain words cut after every space."""
    found: list[Run] = []
    for run in runs:
        pieces = [run.text] if run.source else run.text.replace(" ", " \n").split("\n")
        found += [Run(piece, run.source, run.value, run.format) for piece in pieces if piece]
    return found
