"""What can be seen: every mark lies on the sheet, is painted, and lies under nothing."""

from collections.abc import Iterator
from itertools import combinations

from figures.proof.addresses import Trace
from figures.proof.difference import Difference
from figures.proof.marks import DATA, Drawing, Mark

LINES = ("axis", "midline", "rule", "minus", "grid")  # furniture that is never filled
STRAIGHT = ("axis", "midline", "rule", "minus")
SEEN = 0.3  # the least opacity of a mark whose opacity shows nothing
EDGE = 1.0  # pixels that half a line may stand over
HUES = ("weight", "positive", "negative", "text", "dim")
SMALLEST, LARGEST = 12.0, 32.0  # pixels of a text


def furniture(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """What holds no data cannot be taken for data."""
    del trace
    for mark in drawing.paths:
        if mark.kind not in DATA:
            yield from _harmless(drawing, mark)


def _harmless(drawing: Drawing, mark: Mark) -> Iterator[Difference]:
    filled = mark.get("fill") not in ("", "none")
    left, top, right, bottom = mark.box
    if mark.kind in LINES and filled:
        yield _wrong(drawing, mark, "unbound", "a filled shape", "a line")
    if mark.kind in STRAIGHT and [len(line.points) for line in mark.outline] != [2]:
        yield _wrong(drawing, mark, "unbound", "a shape", "one straight line")
    if mark.kind in ("axis", "midline", "rule") and _ink(mark.paint("stroke")) != "line":
        yield _wrong(drawing, mark, "unbound", mark.paint("stroke"), "the colour of lines")
    if mark.kind == "midline" and bottom - top > 0.005:
        yield _wrong(drawing, mark, "midline", "no level line", "a level line")
    if mark.kind in ("card", "layer", "token") and (right - left < 16 or bottom - top < 16):
        yield _wrong(drawing, mark, "unbound", "as small as a bar", f"a {mark.kind} of 16 px")
    if mark.kind in ("arrow", "head") and filled and len(set(mark.outline[0].ends)) not in (3, 7):
        yield _wrong(drawing, mark, "unbound", "a filled shape", "the head of an arrow")


def visible(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """Every mark that shows something lies on the sheet, is painted, and is not covered."""
    del trace
    width, height = drawing.size
    for mark in drawing.paths:
        left, top, right, bottom = mark.box
        if min(left, top) < -EDGE or right > width + EDGE or bottom > height + EDGE:
            yield _wrong(drawing, mark, "visible", "beyond the sheet", "inside")
        if mark.kind in DATA:
            yield from _painted(drawing, mark)
    for mark in drawing.texts:
        across, down = mark.number("x", -99), mark.number("y", -99)
        if not (-EDGE <= across <= width + EDGE and 0 <= down <= height + EDGE):
            yield _wrong(drawing, mark, "visible", "beyond the sheet", "inside")
        if not SMALLEST <= mark.number("font-size") <= LARGEST or not _is_readable(drawing, mark):
            drawn = f"{mark.get('font-size')} px in {mark.paint('fill') or 'no colour'}"
            yield _wrong(drawing, mark, "visible", drawn, "readable")
    yield from _covered(drawing)
    yield from _upon(drawing)


def _painted(drawing: Drawing, mark: Mark) -> Iterator[Difference]:
    paints = {mark.paint(name) for name in ("fill", "stroke")} - {"", "none"}
    if mark.get("data-stack"):
        paints -= {"page"}  # the edge between stacked bars
    inks = [_is_ink(paint) or mark.kind == "shade" for paint in paints]
    if not any(inks) or not all(map(_is_colour, paints)):
        yield _wrong(drawing, mark, "visible", f"{sorted(paints)}", "a colour that is seen")
    for name in ("fill-opacity", "stroke-opacity"):
        if mark.kind != "cell" and mark.number(name, 1) < SEEN:
            yield _wrong(drawing, mark, "visible", f"{name} {mark.get(name)}", f"at least {SEEN}")


def _is_readable(drawing: Drawing, text: Mark) -> bool:
    """In an ink; in the colour of the page only on a pill that is full."""
    paint = text.paint("fill")
    if paint != "page":
        return _is_ink(paint)
    full = (pill for pill in drawing.of("token") if pill.paint("fill").endswith("-ink"))
    return text.role == "token" and any(
        abs(pill.centre[0] - text.number("x")) < EDGE and pill.box[1] < text.centre[1] < pill.box[3]
        for pill in full
    )


def _is_ink(paint: str) -> bool:
    return paint in HUES or paint.endswith("-ink") or paint.startswith("#")


def _is_colour(paint: str) -> bool:
    return _is_ink(paint) or paint.endswith("-fill")


def _ink(paint: str) -> str:
    return "line" if paint.startswith("#") else paint


def _covered(drawing: Drawing) -> Iterator[Difference]:
    """Nothing that is filled and shows nothing lies upon data or words drawn before it."""
    for cover in drawing.paths:
        if (
            cover.kind in DATA
            or cover.get("fill") in ("", "none")
            or cover.kind in ("arrow", "head")
        ):
            continue
        left, top, right, bottom = cover.box
        for mark in drawing.marks[: cover.place]:
            if mark.kind not in DATA and mark.tag == "path":
                continue
            across, down = mark.centre
            if left < across < right and top < down < bottom:
                yield _wrong(drawing, mark, "visible", f"under {cover}", "seen")


def _upon(drawing: Drawing) -> Iterator[Difference]:
    """No level text stands where another stands: of two in one place none can be read."""
    level = [text for text in drawing.texts if not text.get("transform")]
    for one, other in combinations(level, 2):
        half = one.number("font-size") / 2
        across, down = (abs(one.number(way) - other.number(way)) for way in ("x", "y"))
        if across < half and down < half and one.get("text-anchor") == other.get("text-anchor"):
            yield _wrong(drawing, other, "visible", f"upon {one}", "beside it")


def _wrong(drawing: Drawing, mark: Mark, rule: str, drawn: str, computed: str) -> Difference:
    try:
        where = str(mark)
    except ValueError:
        where = f"mark {mark.place}"
    return Difference(rule, f"{where} in {drawing.name}", mark.source, drawn, computed)
