"""Faults in points, straight lines and contours of a chart, and in networks of nodes and edges."""

from random import Random
from xml.etree.ElementTree import Element

from tests.faults.drawing_sheets import (
    Kinds,
    Spoiler,
    draw,
    marks,
    moved,
    one_of,
    parts,
    shift,
    swap,
    two_of,
)


def lifted(kind: str) -> Spoiler:
    """All of a mark stands a little higher."""

    def spoil(drawing: Element, chance: Random) -> None:
        shift(one_of(chance, marks(drawing, kind)), 0, -3)

    return spoil


def one_lifted(kind: str) -> Spoiler:
    """One of what a mark holds stands a little higher."""

    def spoil(drawing: Element, chance: Random) -> None:
        mark = one_of(chance, marks(drawing, kind))
        found = parts(mark)
        place = chance.randrange(len(found))
        found[place] = moved(found[place], lambda p: (p[0], p[1] - 3))
        draw(mark, found)

    return spoil


def exchanged(kind: str, *attributes: str) -> Spoiler:
    """Two marks take each other's attributes."""

    def spoil(drawing: Element, chance: Random) -> None:
        first = attributes[0]
        found = marks(drawing, kind)
        swap(*two_of(chance, found, lambda a, b: a.get(first) != b.get(first)), *attributes)

    return spoil


def edge_thicker(drawing: Element, chance: Random) -> None:
    edge = one_of(chance, marks(drawing, "edge"))
    edge.set("stroke-width", f"{1.3 * float(edge.get('stroke-width', '0')):.2f}")


KINDS: Kinds = {
    "point or line in the wrong place": {
        "a point lifted": one_lifted("points"),
        "a stick lifted": one_lifted("sticks"),
        "a square lifted": one_lifted("squares"),
        "line lifted": lifted("line"),
        "boundary lifted": lifted("boundary"),
        "contour lifted": lifted("contour"),
        "contours exchanged": exchanged("contour", "d"),
    },
    "wrong network": {
        "edge thicker": edge_thicker,
        "edges exchanged": exchanged("edge", "d"),
        "edges of each other's sign": exchanged("edge", "stroke", "stroke-dasharray"),
        "nodes exchanged": exchanged("node", "d"),
        "sources of nodes exchanged": exchanged("node", "data-source"),
    },
}
