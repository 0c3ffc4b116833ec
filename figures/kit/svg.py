"""From matplotlib's SVG to ours: small, deterministic, both themes in one drawing.

Matplotlib gives the geometry; fill, stroke and the data attributes come from the canvas. Anything
in matplotlib's output that the canvas does not know is an error: it would be unbound.
"""

import re
from collections.abc import Callable, Mapping
from html import escape
from io import BytesIO
from xml.etree import ElementTree

import matplotlib as mpl
from matplotlib.backends.backend_svg import FigureCanvasSVG

from figures.kit.canvas import Canvas, PathMark, TextMark
from figures.kit.fonts import FAMILY, WEIGHTS
from figures.kit.labels import Label, Part, in_english
from figures.kit.languages import RIGHT_TO_LEFT, language
from figures.kit.mirror import MIRRORED
from figures.kit.numbers import compact_path, short
from figures.kit.theme import Colour

FONTS = f"{FAMILY},sans-serif"
NUMBER = re.compile(r"-?\d+\.?\d*")
SVG = "{http://www.w3.org/2000/svg}"

Painter = Callable[[Colour], str]
Attributes = Mapping[str, str | float | None]


def inline(canvas: Canvas, name: str, alt: Label | str) -> str:
    """The drawing for a page: its colours are the page's own variables."""
    identity = f"im-{name.replace('/', '-')}-{canvas.width}"
    attributes = {"id": identity, "class": "im", "role": "img", "aria-label": str(alt)}
    if isinstance(alt, Label):
        attributes["data-spoken"] = spoken(alt)
        attributes |= in_english(alt)
    return markup(canvas, lambda each: each.css, attributes)


def markup(
    canvas: Canvas, painter: Painter, attributes: Attributes, before: str = "", margin: int = 0
) -> str:
    """The drawing as SVG text with colours named by the painter."""
    canvas.check()
    found = _geometry(canvas)
    marks = "".join(_mark(mark, found[mark.gid], painter) for mark in canvas.marks)
    frame = {
        "xmlns": SVG.strip("{}"),
        **attributes,
        "width": canvas.width + 2 * margin,
        "height": canvas.height + 2 * margin,
        "viewBox": _view(canvas, margin),
        # Half the line of a box that touches the edge lies outside.
        "overflow": "visible",
        "direction": "ltr" if language().is_mirrored else None,
        "font-family": FONTS,
        "fill": "none",
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
        "data-trace": canvas.root or None,
        "data-sets": "; ".join(canvas.sets) or None,
        "data-marks": str(len(canvas.marks)),
    }
    return f"<svg{_written(frame)}>{before}{marks}</svg>"


def spoken(alt: Label) -> str | None:
    """What a label says of the trace: every element and its format, in the order of the words."""
    said = [
        f"#{part.position}"
        if part.position is not None
        else f"!{part.text}"
        if part.value is None
        else f"{part.value.address}|{part.format or ''}"
        for part in alt.parts
        if part.value is not None or part.position is not None or part.declared
    ]
    return "; ".join(said) or None


def _view(canvas: Canvas, margin: int) -> str:
    width, height = canvas.width + 2 * margin, canvas.height + 2 * margin
    return f"{-margin} {-margin} {width} {height}"


def _geometry(canvas: Canvas) -> dict[str, ElementTree.Element]:
    """Matplotlib's own element for every mark."""
    output = BytesIO()
    with mpl.rc_context():
        mpl.rcParams.update(mpl.rcParamsDefault)
        mpl.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "illustrated"})
        FigureCanvasSVG(canvas.figure).print_svg(output, metadata={"Date": None})
    (sheet,) = ElementTree.fromstring(output.getvalue()).findall(f"{SVG}g")
    groups = {group.get("id", ""): group for group in sheet}
    unknown = groups.keys() - {mark.gid for mark in canvas.marks}
    if unknown:
        raise ValueError(f"drawn past the canvas, so not bound to the trace: {sorted(unknown)}")
    return {name: group[0] for name, group in groups.items()}


def _mark(mark: PathMark | TextMark, found: ElementTree.Element, painter: Painter) -> str:
    return (_path if isinstance(mark, PathMark) else _text)(mark, found, painter)  # ty: ignore


def _path(mark: PathMark, found: ElementTree.Element, painter: Painter) -> str:
    paint = mark.paint
    attributes = {
        "d": compact_path(found.get("d", "")),
        "fill": painter(paint.fill) if paint.fill else None,
        "stroke": painter(paint.stroke) if paint.stroke else None,
        "stroke-width": paint.line if paint.stroke else None,
        "stroke-dasharray": " ".join(map(short, paint.dash)) or None,
        "stroke-linecap": paint.cap if paint.stroke and paint.cap != "round" else None,
        f"{'fill' if paint.fill else 'stroke'}-opacity": _opacity(paint.opacity),
        **mark.shown.attributes(),
    }
    return f"<path{_written(attributes)}/>"


def _text(mark: TextMark, found: ElementTree.Element, painter: Painter) -> str:
    is_turned_round = bool(RIGHT_TO_LEFT.search("".join(part.text for part in mark.parts)))
    anchor = MIRRORED[mark.anchor] if is_turned_round else mark.anchor
    attributes = {
        "x": float(found.get("x", "nan")),
        "y": float(found.get("y", "nan")),
        "transform": _turn(found),
        "fill": painter(mark.ink),
        "font-size": mark.size,
        "font-weight": WEIGHTS[mark.weight] if mark.weight != "regular" else None,
        "font-style": "italic" if mark.weight == "italic" else None,
        "direction": "rtl" if is_turned_round else None,
        "text-anchor": anchor if anchor != "start" else None,
        "data-role": mark.kind or None,
        **mark.attributes,
    }
    if len(mark.parts) == 1:
        attributes |= _sourced(mark.parts[0])
        return f"<text{_written(attributes)}>{escape(mark.parts[0].text, quote=False)}</text>"
    runs = (_run(part, is_turned_round) for part in mark.parts)
    return f"<text{_written(attributes)}>{''.join(runs)}</text>"


def _turn(found: ElementTree.Element) -> str | None:
    angle, *centre = (float(number) for number in NUMBER.findall(found.get("transform", "0")))
    return f"rotate({' '.join(map(short, (angle, *centre)))})" if angle else None


def _run(part: Part, is_turned_round: bool) -> str:
    text = escape(part.text, quote=False)
    attributes = _sourced(part)
    if attributes and is_turned_round:  # a minus sign would change sides
        attributes |= {"direction": "ltr", "unicode-bidi": "isolate"}
    return f"<tspan{_written(attributes)}>{text}</tspan>" if attributes else text


def _sourced(part: Part) -> dict[str, str | None]:
    if part.position is not None:
        return {"data-position": str(part.position)}
    if part.value is None:
        return {"data-declared": part.declared} if part.declared else {}
    return {"data-source": part.value.address, "data-format": part.format or None}


def _opacity(opacity: float) -> str | None:
    return f"{opacity:.3f}".strip("0").rstrip(".") or "0" if opacity < 1 else None


def _written(attributes: Attributes) -> str:
    given = ((name, value) for name, value in attributes.items() if value is not None)
    texts = ((name, value if isinstance(value, str) else short(value)) for name, value in given)
    return "".join(f' {name}="{escape(text)}"' for name, text in texts)
