"""Faults that hide: a mark is there for whoever reads the file, and not for whoever looks at it."""

from copy import deepcopy
from random import Random
from xml.etree.ElementTree import Element, SubElement

from tests.faults.drawing_sheets import (
    SVG,
    Kinds,
    NothingHereError,
    corners,
    marks,
    numbers,
    one_of,
    remove,
    shift,
    steps,
    texts,
    two_of,
)

DATA = (
    *("bars", "bar", "ribbon", "arc", "cell", "curve", "dots", "interval"),
    *("points", "sticks", "squares", "line", "boundary", "contour", "node", "edge"),
)


def not_displayed(drawing: Element, chance: Random) -> None:
    _any(drawing, chance).set("display", "none")


def invisible(drawing: Element, chance: Random) -> None:
    _any(drawing, chance).set("visibility", "hidden")


def transparent(drawing: Element, chance: Random) -> None:
    _any(drawing, chance).set("opacity", "0")


def transparent_colour(drawing: Element, chance: Random) -> None:
    mark = _any(drawing, chance)
    mark.set("fill-opacity", "0")
    mark.set("stroke-opacity", "0")


def without_colour(drawing: Element, chance: Random) -> None:
    mark = _any(drawing, chance)
    mark.attrib.pop("stroke", None)
    mark.attrib.pop("fill", None)


def in_the_colour_of_the_page(drawing: Element, chance: Random) -> None:
    mark = _any(drawing, chance)
    for name in ("fill", "stroke"):
        if mark.get(name):
            mark.set(name, "var(--im-page)")


def styled_away(drawing: Element, chance: Random) -> None:
    _any(drawing, chance).set("style", "display:none")


def style_sheet(drawing: Element, chance: Random) -> None:
    SubElement(drawing, f"{SVG}style").text = ".im path[data-source]{opacity:0}"


def outside_the_frame(drawing: Element, chance: Random) -> None:
    shift(_any(drawing, chance), 2000, 0)


def pushed_aside(drawing: Element, chance: Random) -> None:
    _any(drawing, chance).set("transform", "translate(0 2000)")


def turned_over(drawing: Element, chance: Random) -> None:
    mark = one_of(chance, marks(drawing, *DATA))
    mark.set("transform", "scale(1 -1)")


def kept_in_definitions(drawing: Element, chance: Random) -> None:
    _enclose(drawing, _any(drawing, chance), "defs", {})


def in_a_group_turned_off(drawing: Element, chance: Random) -> None:
    _enclose(drawing, _any(drawing, chance), "g", {"opacity": "0"})


def in_a_group_moved(drawing: Element, chance: Random) -> None:
    _enclose(drawing, _any(drawing, chance), "g", {"transform": "translate(60 0)"})


def clipped(drawing: Element, chance: Random) -> None:
    _any(drawing, chance).set("clip-path", "inset(100%)")


def covered(drawing: Element, chance: Random) -> None:
    """Something without a name lies on a mark."""
    _cover(drawing, chance, {})


def covered_by_a_card(drawing: Element, chance: Random) -> None:
    """A card, which has its place behind the bars, lies on them."""
    _cover(drawing, chance, {"data-role": "card"})


def covered_by_a_rectangle(drawing: Element, chance: Random) -> None:
    look = {"width": "360", "height": "300", "fill": "var(--im-page)"}
    if not marks(drawing, *DATA):
        raise NothingHereError
    SubElement(drawing, f"{SVG}rect", look)


def frame_too_small(drawing: Element, chance: Random) -> None:
    """The view is cut so that part of the drawing lies outside."""
    _, _, width, height = drawing.get("viewBox", "0 0 0 0").split()
    drawing.set("viewBox", f"0 0 {width} {float(height) / 3:g}")
    drawing.set("overflow", "hidden")


def drawing_stretched(drawing: Element, chance: Random) -> None:
    """All is drawn taller than it should be."""
    drawing.set("height", f"{float(drawing.get('height', '0')) * 2:g}")
    drawing.set("preserveAspectRatio", "none")


def tiny(drawing: Element, chance: Random) -> None:
    one_of(chance, [t for t in texts(drawing) if t.tag == f"{SVG}text"]).set("font-size", "1")


def picture_of_a_number(drawing: Element, chance: Random) -> None:
    SubElement(drawing, f"{SVG}image", {"href": "data:image/png;base64,iVBORw0KGgo="})


def foreign_text(drawing: Element, chance: Random) -> None:
    SubElement(drawing, f"{SVG}foreignObject").text = "46%"


def copied_elsewhere(drawing: Element, chance: Random) -> None:
    """A number is shown once more by reference."""
    number = one_of(chance, [n for n in numbers(drawing) if n.tag == f"{SVG}text"])
    number.set("id", "copied")
    SubElement(drawing, f"{SVG}use", {"href": "#copied", "x": "40"})


def mark_of_no_kind(drawing: Element, chance: Random) -> None:
    del one_of(chance, marks(drawing, *DATA)).attrib["data-role"]


def mark_without_a_source(drawing: Element, chance: Random) -> None:
    mark = one_of(chance, marks(drawing, *DATA))
    for name in ("data-source", "data-by", "data-across", "data-scale"):
        mark.attrib.pop(name, None)


def bar_of_nothing(drawing: Element, chance: Random) -> None:
    """A copy of a mark poses as an arrow, beside the true one."""
    copy = deepcopy(one_of(chance, marks(drawing, "bars", "bar", "ribbon", "curve")))
    shift(copy, 30, 0)
    for name in ("data-source", "data-by", "data-across", "data-scale"):
        copy.attrib.pop(name, None)
    copy.set("data-role", "rule")
    drawing.append(copy)


def poses_as_an_arrow(drawing: Element, chance: Random) -> None:
    """A mark is said to be furniture, so that nobody measures it, and stands too high."""
    mark = one_of(chance, marks(drawing, "bars", "bar", "ribbon", "curve"))
    mark.set("data-role", "arrow")
    shift(mark, 0, -5)


def number_turned_over(drawing: Element, chance: Random) -> None:
    """A 6 that stands on its head is a 9."""
    number = one_of(chance, [n for n in numbers(drawing) if n.tag == f"{SVG}text"])
    x, y = (float(number.get(name, "0")) for name in ("x", "y"))
    number.set("transform", f"rotate(180 {x:g} {y - 6:g})")


def number_on_a_number(drawing: Element, chance: Random) -> None:
    """Two numbers lie on each other, and only one can be read."""
    lines = [n for n in numbers(drawing) if n.tag == f"{SVG}text"]
    one, other = two_of(chance, lines, lambda a, b: a.get("x") == b.get("x"))
    one.set("y", other.get("y", "0"))


def hardly_painted(drawing: Element, chance: Random) -> None:
    mark = one_of(chance, marks(drawing, "bars", "bar", "curve", "dots"))
    mark.set("fill-opacity", ".02")
    mark.set("stroke-opacity", ".02")


def hidden_from_ears(drawing: Element, chance: Random) -> None:
    drawing.set("aria-hidden", "true")


def far_too_large(drawing: Element, chance: Random) -> None:
    """A word so large that it lies on what is beside it."""
    one_of(chance, [t for t in texts(drawing) if t.tag == f"{SVG}text"]).set("font-size", "90")


def number_in_a_description(drawing: Element, chance: Random) -> None:
    SubElement(drawing, f"{SVG}desc").text = "46% of its attention"


def link_in_the_drawing(drawing: Element, chance: Random) -> None:
    _enclose(drawing, _any(drawing, chance), "a", {"href": "#x", "opacity": "0"})


def drawing_in_a_drawing(drawing: Element, chance: Random) -> None:
    _enclose(drawing, _any(drawing, chance), "svg", {"width": "1", "height": "1"})


def sets_forgotten(drawing: Element, chance: Random) -> None:
    """Nothing says any more what is drawn whole, and a mark is missing."""
    remove(drawing, one_of(chance, marks(drawing, "bars", "ribbon", "cell", "curve")))
    del drawing.attrib["data-sets"]


def _any(drawing: Element, chance: Random) -> Element:
    lines = [t for t in texts(drawing) if t.tag == f"{SVG}text"]
    return one_of(chance, [*marks(drawing, *DATA), *lines])


def _cover(drawing: Element, chance: Random, attributes: dict[str, str]) -> None:
    left, top, right, bottom = corners(steps(one_of(chance, marks(drawing, "bars", "bar", "cell"))))
    box = f"M{left - 2} {top - 2}L{right + 2} {top - 2} {right + 2} {bottom + 2} {left - 2} "
    look = {"d": f"{box}{bottom + 2}Z", "fill": "var(--im-page)", **attributes}
    SubElement(drawing, f"{SVG}path", look)


def _enclose(drawing: Element, mark: Element, tag: str, attributes: dict[str, str]) -> None:
    remove(drawing, mark)
    SubElement(drawing, f"{SVG}{tag}", attributes).append(mark)


KINDS: Kinds = {
    "hidden": {
        "not displayed": not_displayed,
        "invisible": invisible,
        "transparent": transparent,
        "colour transparent": transparent_colour,
        "without colour": without_colour,
        "in the colour of the page": in_the_colour_of_the_page,
        "styled away": styled_away,
        "hidden by a style sheet": style_sheet,
        "kept in definitions": kept_in_definitions,
        "in a group turned off": in_a_group_turned_off,
        "clipped": clipped,
        "too small to read": tiny,
        "hardly painted": hardly_painted,
        "hidden from those who listen": hidden_from_ears,
        "in a link turned off": link_in_the_drawing,
    },
    "outside the frame": {
        "outside the frame": outside_the_frame,
        "pushed aside": pushed_aside,
        "turned over": turned_over,
        "number on its head": number_turned_over,
        "in a drawing of its own": drawing_in_a_drawing,
        "in a group moved": in_a_group_moved,
        "frame too small": frame_too_small,
        "drawing stretched": drawing_stretched,
    },
    "covered": {
        "covered": covered,
        "covered by a card": covered_by_a_card,
        "covered by a rectangle": covered_by_a_rectangle,
        "a number on a number": number_on_a_number,
        "far too large": far_too_large,
    },
    "drawn by other means": {
        "picture of a number": picture_of_a_number,
        "foreign text": foreign_text,
        "number in a description": number_in_a_description,
        "mark that poses as an arrow": poses_as_an_arrow,
        "copied by reference": copied_elsewhere,
        "mark of no kind": mark_of_no_kind,
        "mark without a source": mark_without_a_source,
        "mark that poses as a rule": bar_of_nothing,
    },
    "something missing": {
        "missing and not declared": sets_forgotten,
    },
}
