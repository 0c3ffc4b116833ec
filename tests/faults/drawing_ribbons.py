"""Faults in ribbons and arcs, whose width is a weight and whose ends are words."""

from copy import deepcopy
from random import Random
from xml.etree.ElementTree import Element

from tests.faults.drawing_sheets import (
    Kinds,
    NothingHereError,
    Step,
    array_of,
    corners,
    draw,
    marks,
    moved,
    one_of,
    parts,
    remove,
    source,
    steps,
    swap,
    two_of,
)

SEEN = 0.6  # pixels that a reader may see


def ribbon_wider(drawing: Element, chance: Random) -> None:
    ribbon = one_of(chance, [r for r in _joins(drawing) if _line(r) > 5 * SEEN])
    ribbon.set("stroke-width", f"{_line(ribbon) * 1.2:.2f}")


def thin_ribbon_shown(drawing: Element, chance: Random) -> None:
    """A weight of nearly nothing is drawn as if it were something."""
    one_of(chance, [r for r in _joins(drawing) if _line(r) < 0.1]).set("stroke-width", "1")


def ribbon_widths_exchanged(drawing: Element, chance: Random) -> None:
    swap(*_two_ribbons(drawing, chance), "stroke-width")


def ribbon_ends_crossed(drawing: Element, chance: Random) -> None:
    """A ribbon leads from the column of its target to the column of its source."""
    fit = [r for r in marks(drawing, "ribbon") if _line(r) > SEEN and _slant(r) > 20]
    ribbon = one_of(chance, fit)
    left, _, right, _ = corners(steps(ribbon))
    draw(ribbon, [moved(p, lambda q: (left + right - q[0], q[1])) for p in parts(ribbon)])


def ribbon_to_a_neighbour(drawing: Element, chance: Random) -> None:
    """One end of a ribbon lies at the next word."""
    one, other = _two_ribbons(drawing, chance)
    ends = steps(other)[-1].points[-1]
    line = steps(one)
    bent = Step("C", (line[-1].points[0], (ends[0], line[-1].points[1][1]), ends))
    if abs(ends[0] - line[-1].points[-1][0]) < 1:
        raise NothingHereError
    draw(one, [[*line[:-1], bent]])


def ribbons_exchanged(drawing: Element, chance: Random) -> None:
    """Two ribbons change places, each with its width and source."""
    swap(*_two_ribbons(drawing, chance), "d")


def ribbon_sources_exchanged(drawing: Element, chance: Random) -> None:
    swap(*_two_ribbons(drawing, chance), "data-source")


def ribbon_missing(drawing: Element, chance: Random) -> None:
    remove(drawing, one_of(chance, _joins(drawing)))


def ribbon_doubled(drawing: Element, chance: Random) -> None:
    drawing.append(deepcopy(one_of(chance, _joins(drawing))))


def ribbon_paler(drawing: Element, chance: Random) -> None:
    ribbon = one_of(chance, [r for r in _joins(drawing) if _line(r) > SEEN])
    ribbon.set("stroke-opacity", ".05")


def row_no_longer_declared(drawing: Element, chance: Random) -> None:
    """One weight of a row is neither drawn nor declared any more."""
    sets = drawing.get("data-sets", "").split("; ")
    fit = [one for one in sets if one.startswith("ribbon ") and one.endswith("]")]
    array = one_of(chance, fit).split()[1].partition("[")[0]
    ribbons = [r for r in _joins(drawing) if array_of(r) == array]
    lost = one_of(chance, ribbons)
    kept = [f"ribbon {source(r)}" for r in ribbons if r is not lost]
    drawing.set("data-sets", "; ".join([*(s for s in sets if array not in s), *kept]))
    remove(drawing, lost)


def _joins(drawing: Element) -> list[Element]:
    return marks(drawing, "ribbon", "arc")


def _two_ribbons(drawing: Element, chance: Random) -> tuple[Element, Element]:
    return two_of(
        chance,
        _joins(drawing),
        lambda a, b: abs(_line(a) - _line(b)) > SEEN and array_of(a) == array_of(b),
    )


def _line(mark: Element) -> float:
    return float(mark.get("stroke-width", "0"))


def _slant(ribbon: Element) -> float:
    line = steps(ribbon)
    return abs(line[-1].points[-1][0] - line[0].points[0][0])


KINDS: Kinds = {
    "wrong source": {
        "sources of ribbons exchanged": ribbon_sources_exchanged,
    },
    "ribbon of the wrong width": {
        "ribbon wider": ribbon_wider,
        "hardly any weight shown as some": thin_ribbon_shown,
        "widths of ribbons exchanged": ribbon_widths_exchanged,
        "ribbon paler": ribbon_paler,
    },
    "ribbon to the wrong word": {
        "ends of a ribbon crossed": ribbon_ends_crossed,
        "ribbon to a neighbour": ribbon_to_a_neighbour,
        "ribbons exchanged": ribbons_exchanged,
    },
    "something missing": {
        "ribbon missing": ribbon_missing,
        "ribbon missing and not declared": row_no_longer_declared,
    },
    "something drawn twice": {
        "ribbon doubled": ribbon_doubled,
    },
}
