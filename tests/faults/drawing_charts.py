"""Faults in cells, curves, intervals, and in the axes that say what they mean."""

from random import Random
from xml.etree.ElementTree import Element

from tests.faults.drawing_sheets import (
    SVG,
    Kinds,
    NothingHereError,
    Step,
    array_of,
    corners,
    draw,
    marks,
    moved,
    names,
    one_of,
    parts,
    remove,
    said,
    shift,
    swap,
    swap_words,
    two_of,
)
from tests.faults.drawing_texts import digit_off


def cell_paler(drawing: Element, chance: Random) -> None:
    cell = one_of(chance, [c for c in marks(drawing, "cell") if _strength(c) > 0.2])
    cell.set("fill-opacity", f"{_strength(cell) / 2:.3f}")


def cells_exchanged(drawing: Element, chance: Random) -> None:
    """Two cells take each other's strength."""
    swap(*_two_cells(drawing, chance), "fill-opacity", "fill")


def cell_places_exchanged(drawing: Element, chance: Random) -> None:
    """Two cells change places, each with its source."""
    swap(*_two_cells(drawing, chance), "d")


def cell_of_the_other_sign(drawing: Element, chance: Random) -> None:
    strong = [c for c in marks(drawing, "cell") if _strength(c) > 0.2]
    one, other = two_of(chance, strong, lambda a, b: a.get("fill") != b.get("fill"))
    one.set("fill", other.get("fill", ""))


def cell_missing(drawing: Element, chance: Random) -> None:
    remove(drawing, one_of(chance, marks(drawing, "cell")))


def rows_of_cells_exchanged(drawing: Element, chance: Random) -> None:
    one, other = two_of(
        chance,
        [n for n in names(drawing) if n.get("data-role") in ("row", "column")],
        lambda a, b: said(a) != said(b) and array_of(a) == array_of(b),
    )
    swap(one, other, "x", "y", "transform")


def minus_of_a_cell_lost(drawing: Element, chance: Random) -> None:
    minus = [p for p in drawing.iter(f"{SVG}path") if p.get("data-role") == "minus"]
    remove(drawing, one_of(chance, minus))


def legend_number_changed(drawing: Element, chance: Random) -> None:
    if not [p for p in drawing.iter(f"{SVG}path") if p.get("data-role") == "legend"]:
        raise NothingHereError
    axis_number_changed(drawing, chance)


def legend_reversed(drawing: Element, chance: Random) -> None:
    strip = [p for p in drawing.iter(f"{SVG}path") if p.get("data-role") == "legend"]
    if not strip:
        raise NothingHereError
    looks = [(p.get("fill", ""), p.get("fill-opacity", "1")) for p in strip]
    for path, (fill, opacity) in zip(strip, reversed(looks), strict=True):
        path.set("fill", fill)
        path.set("fill-opacity", opacity)


def point_moved(drawing: Element, chance: Random) -> None:
    _bend(one_of(chance, marks(drawing, "curve")), chance)


def dot_moved(drawing: Element, chance: Random) -> None:
    dots = one_of(chance, marks(drawing, "dots"))
    found = parts(dots)
    number = chance.randrange(len(found))
    found[number] = moved(found[number], lambda p: (p[0], p[1] + 6))
    draw(dots, found)


def curve_lifted(drawing: Element, chance: Random) -> None:
    """A curve, its dots and nothing else stand a little higher."""
    curve = one_of(chance, marks(drawing, "curve"))
    same = curve.get("data-source")
    for each in marks(drawing, "curve", "dots"):
        if each.get("data-source") == same:
            shift(each, 0, -4)


def curve_stretched(drawing: Element, chance: Random) -> None:
    """The curve begins higher up: every point moved along both axes but the last."""
    curve = one_of(chance, marks(drawing, "curve"))
    line = parts(curve)[0]
    draw(curve, [[*moved(line[:-1], lambda p: (p[0] + 5, p[1])), line[-1]]])


def curves_exchanged(drawing: Element, chance: Random) -> None:
    """Two curves are drawn in each other's place, under their own sources."""
    one, other = two_of(chance, marks(drawing, "curve"), lambda a, b: a.get("d") != b.get("d"))
    swap(one, other, "d")


def curve_looks_exchanged(drawing: Element, chance: Random) -> None:
    """Two curves take each other's colour, so that each lies beside the other's name."""
    one, other = two_of(chance, marks(drawing, "curve"), lambda a, b: a.get("d") != b.get("d"))
    swap(one, other, "stroke", "stroke-dasharray")


def curve_names_exchanged(drawing: Element, chance: Random) -> None:
    swap_words(*_two_names(drawing, chance))


def curve_names_change_places(drawing: Element, chance: Random) -> None:
    swap(*_two_names(drawing, chance), "x", "y")


def curve_missing(drawing: Element, chance: Random) -> None:
    remove(drawing, one_of(chance, marks(drawing, "curve", "dots")))


def interval_end_moved(drawing: Element, chance: Random) -> None:
    interval = one_of(chance, marks(drawing, "interval"))
    line = parts(interval)
    number = chance.randrange(len(line)) if len(line) > 3 else 0
    first, *rest = line[number]
    (x, y) = first.points[0]
    is_upright = rest[0].points[0][0] == x
    longer = (x, y + 5) if is_upright else (x - 5, y)
    line[number] = [Step("M", (longer,)), *rest]
    draw(interval, line)


def interval_missing(drawing: Element, chance: Random) -> None:
    interval = one_of(chance, [i for i in marks(drawing, "interval") if len(parts(i)) > 3])
    draw(interval, parts(interval)[:-1])


def axis_number_changed(drawing: Element, chance: Random) -> None:
    number = one_of(chance, _axis_numbers(drawing))
    number.text = digit_off(said(number))


def axis_numbers_exchanged(drawing: Element, chance: Random) -> None:
    swap_words(*two_of(chance, _axis_numbers(drawing), _on_one_axis))


def axis_number_moved(drawing: Element, chance: Random) -> None:
    """A number of an axis stands at another place of it."""
    number = one_of(chance, _axis_numbers(drawing))
    is_across = number.get("data-scale", "").lstrip("log").startswith("x")
    shift(number, *((9, 0) if is_across else (0, 9)))


def tick_moved(drawing: Element, chance: Random) -> None:
    """A tick no longer stands at its number."""
    lines = [p for p in drawing.iter(f"{SVG}path") if p.get("data-role") == "axis"]
    tick = one_of(chance, [p for p in lines if not p.get("data-scale") and len(parts(p)) == 1])
    left, top, right, bottom = corners(parts(tick)[0])
    if max(right - left, bottom - top) > 6:
        raise NothingHereError
    shift(tick, *((0, 7) if right > left else (7, 0)))


def axis_unit_changed(drawing: Element, chance: Random) -> None:
    number = one_of(chance, _axis_numbers(drawing))
    number.text = said(number)[:-1] if said(number).endswith("%") else f"{said(number)}%"


def axis_cut_off(drawing: Element, chance: Random) -> None:
    """An axis says that it begins elsewhere; the curves are where they were."""
    scaled = [*marks(drawing, "curve", "dots", "interval", "bar"), *_axis_numbers(drawing)]
    fit = [one for one in scaled if "/0..1" in one.get("data-scale", "")]
    each = one_of(chance, fit)
    each.set("data-scale", each.get("data-scale", "").replace("/0..1", "/0.5..1"))


def _strength(cell: Element) -> float:
    return float(cell.get("fill-opacity", "1"))


def _two_cells(drawing: Element, chance: Random) -> tuple[Element, Element]:
    cells = marks(drawing, "cell")
    return two_of(chance, cells, lambda a, b: abs(_strength(a) - _strength(b)) > 0.2)


def _two_names(drawing: Element, chance: Random) -> tuple[Element, Element]:
    """Two names of things that are drawn: of curves, of columns."""
    named = [t for t in drawing.iter(f"{SVG}text") if t.get("data-names") and t.text]
    return two_of(chance, named, lambda a, b: said(a) != said(b))


def _bend(curve: Element, chance: Random) -> None:
    line = parts(curve)[0]
    number = chance.randrange(len(line))
    lifted = moved([line[number]], lambda p: (p[0], p[1] - 3))
    draw(curve, [[*line[:number], *lifted, *line[number + 1 :]]])


def _axis_numbers(drawing: Element) -> list[Element]:
    return [t for t in drawing.iter(f"{SVG}text") if t.get("data-role") == "axis"]


def _on_one_axis(one: Element, other: Element) -> bool:
    return one.get("data-scale") == other.get("data-scale") and said(one) != said(other)


KINDS: Kinds = {
    "wrong cell": {
        "cell paler": cell_paler,
        "strengths of cells exchanged": cells_exchanged,
        "places of cells exchanged": cell_places_exchanged,
        "cell of the other sign": cell_of_the_other_sign,
        "minus of a cell lost": minus_of_a_cell_lost,
    },
    "label in the wrong place": {
        "labels of a matrix exchanged": rows_of_cells_exchanged,
    },
    "wrong legend": {
        "number of a legend changed": legend_number_changed,
        "legend reversed": legend_reversed,
    },
    "curve in the wrong place": {
        "point of a curve moved": point_moved,
        "dot of a curve moved": dot_moved,
        "curve lifted": curve_lifted,
        "curve stretched": curve_stretched,
        "curves exchanged": curves_exchanged,
    },
    "curve under the wrong name": {
        "colours of curves exchanged": curve_looks_exchanged,
        "names of curves exchanged": curve_names_exchanged,
        "names change places": curve_names_change_places,
    },
    "wrong interval": {
        "end of an interval moved": interval_end_moved,
    },
    "wrong axis": {
        "number of an axis changed": axis_number_changed,
        "numbers of an axis exchanged": axis_numbers_exchanged,
        "number of an axis moved": axis_number_moved,
        "tick of an axis moved": tick_moved,
        "unit of an axis changed": axis_unit_changed,
        "axis cut off": axis_cut_off,
    },
    "something missing": {
        "cell missing": cell_missing,
        "curve missing": curve_missing,
        "interval missing": interval_missing,
    },
}
