"""Drawings that leave the site: SVG that stands alone, PNG and PDF, light or dark."""

from base64 import b64encode
from collections.abc import Generator
from contextlib import contextmanager
from io import BytesIO
from xml.sax.saxutils import escape

import matplotlib as mpl
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from figures.kit.canvas import DPI, Canvas, Paint, TextMark
from figures.kit.fonts import FAMILY, WEIGHTS, font_path
from figures.kit.labels import Label
from figures.kit.svg import markup
from figures.kit.theme import colour

Ink = tuple[str, float] | str

MARGIN = 12  # pixels around a drawing that leaves its page


def standalone(canvas: Canvas, alt: Label | str, theme: str = "light") -> bytes:
    """The drawing as one SVG file that needs nothing else: fixed colours, the font inside."""
    page = colour("page").on(theme)
    before = (
        f"<title>{escape(str(alt))}</title><style>{_font_faces(canvas)}</style>"
        f'<path d="M{-MARGIN} {-MARGIN}h{canvas.width + 2 * MARGIN}'
        f'v{canvas.height + 2 * MARGIN}H{-MARGIN}z" fill="{page}"/>'
    )
    paint = {"role": "img"}
    return markup(canvas, lambda each: each.on(theme), paint, before, MARGIN).encode()


def png(canvas: Canvas, theme: str = "light", scale: float = 2.0) -> bytes:
    """The drawing as pixels, `scale` of them to a CSS pixel."""
    output = BytesIO()
    with painted(canvas, theme) as figure:
        sheet, anonymous = FigureCanvasAgg(figure), {"Software": None}
        sheet.print_figure(
            output,
            dpi=DPI * scale,
            format="png",
            metadata=anonymous,
            bbox_inches=_sheet(canvas),
        )
    return output.getvalue()


def pdf(canvas: Canvas, theme: str = "light") -> bytes:
    """The drawing as a PDF page with selectable text."""
    output = BytesIO()
    with painted(canvas, theme) as figure:
        no_date = {"CreationDate": None, "Creator": None, "Producer": None}
        sheet = FigureCanvasPdf(figure)
        sheet.print_figure(
            output,
            format="pdf",
            metadata=no_date,
            bbox_inches=_sheet(canvas),
        )
    return output.getvalue()


def _sheet(canvas: Canvas) -> Bbox:
    """The drawing and its margin, in inches."""
    right, top = (size + MARGIN for size in (canvas.width, canvas.height))
    return Bbox.from_extents(*(edge / DPI for edge in (-MARGIN, -MARGIN, right, top)))


@contextmanager
def painted(canvas: Canvas, theme: str) -> Generator[Figure]:
    """The drawing in the colours of a theme on its page colour, under matplotlib's own settings."""
    _paint(canvas, theme)
    with mpl.rc_context():
        mpl.rcParams.update(mpl.rcParamsDefault)
        mpl.rcParams["pdf.fonttype"] = 42
        mpl.rcParams["savefig.facecolor"] = colour("page").on(theme)
        canvas.figure.patch.set_visible(True)
        try:
            yield canvas.figure
        finally:
            canvas.figure.patch.set_visible(False)


def _paint(canvas: Canvas, theme: str) -> None:
    for mark in canvas.marks:
        if isinstance(mark, TextMark):
            mark.artist.set_color(mark.ink.on(theme))
        else:
            fill, stroke = paints(mark.paint, theme)
            mark.artist.set_facecolor(fill)
            mark.artist.set_edgecolor(stroke)


def paints(paint: Paint, theme: str) -> tuple[Ink, Ink]:
    """What a path is filled and what it is stroked with, as matplotlib says it."""
    fill, stroke, opacity = paint.fill, paint.stroke, paint.opacity
    return (
        (fill.on(theme), opacity) if fill else "none",
        (stroke.on(theme), 1.0 if fill else opacity) if stroke else "none",
    )


def _font_faces(canvas: Canvas) -> str:
    """Only the letters that the drawing writes, as web fonts inside the file."""
    letters: dict[str, set[str]] = {}
    for mark in canvas.marks:
        if isinstance(mark, TextMark):
            words = (character for part in mark.parts for character in part.text)
            letters.setdefault(mark.weight, set()).update(words)
    return "".join(_font_face(weight, letters[weight]) for weight in sorted(letters))


def _font_face(weight: str, letters: set[str]) -> str:
    font = TTFont(font_path(weight), recalcTimestamp=False)
    options = Options(flavor="woff2", layout_features=["kern"], hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted(letters)))
    subsetter.subset(font)
    output = BytesIO()
    font.flavor = "woff2"
    font.save(output)
    style = "italic" if weight == "italic" else "normal"
    return (
        f"@font-face{{font-family:'{FAMILY}';font-weight:{WEIGHTS[weight]};font-style:{style};"
        f"src:url(data:font/woff2;base64,{b64encode(output.getvalue()).decode()})}}"
    )
