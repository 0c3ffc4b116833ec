"""Faults in data frames: cells, labels, shades and brackets that are not where or what they are."""

import re
from random import Random
from xml.etree.ElementTree import Element

from tests.faults.drawing_sheets import (
    SVG,
    Kinds,
    NothingHereError,
    marks,
    one_of,
    remove,
    said,
    shift,
    source,
    swap,
    swap_words,
    texts,
    two_of,
)

ROW = 28.0
CELL = re.compile(r"cells\[(\d+)\]\[(\d+)\]$")


def entries(drawing: Element, *roles: str) -> list[Element]:
    """The words of frames: cells, headings, labels."""
    return [text for text in texts(drawing) if text.get("data-role") in (roles or ("entry",))]


def cell_a_row_lower(drawing: Element, chance: Random) -> None:
    shift(one_of(chance, entries(drawing)), 0, ROW)


def cell_between_rows(drawing: Element, chance: Random) -> None:
    shift(one_of(chance, entries(drawing)), 0, 9)


def cell_in_another_column(drawing: Element, chance: Random) -> None:
    one, other = two_of(chance, entries(drawing), lambda a, b: a.get("x") != b.get("x"))
    for name in ("x", "text-anchor"):
        one.set(name, other.get(name, "start"))


def cells_change_places(drawing: Element, chance: Random) -> None:
    """Two cells of a column, each with its source, stand in each other's row."""
    swap(*two_of(chance, entries(drawing), _same_column), "y")


def rows_change_places(drawing: Element, chance: Random) -> None:
    """All cells of two rows, but not their labels."""
    cells = [(CELL.search(source(cell)), cell) for cell in entries(drawing)]
    one, other = two_of(chance, entries(drawing), _same_column)
    rows = [(CELL.search(source(each)) or [""])[0] for each in (one, other)]
    numbers = [re.findall(r"\d+", row)[0] for row in rows if row]
    if len(numbers) < 2:
        raise NothingHereError
    heights = {numbers[0]: other.get("y", ""), numbers[1]: one.get("y", "")}
    for match, cell in cells:
        if match and match[1] in heights:
            cell.set("y", heights[match[1]])


def words_of_cells_exchanged(drawing: Element, chance: Random) -> None:
    swap_words(*two_of(chance, entries(drawing), lambda a, b: said(a) != said(b)))


def word_of_a_cell_changed(drawing: Element, chance: Random) -> None:
    cell = one_of(chance, entries(drawing))
    cell.text = f"{said(cell)}s"


def cell_of_another_source(drawing: Element, chance: Random) -> None:
    one, other = two_of(chance, entries(drawing), lambda a, b: said(a) != said(b))
    one.set("data-source", source(other))


def cell_missing(drawing: Element, chance: Random) -> None:
    remove(drawing, one_of(chance, entries(drawing)))


def row_missing(drawing: Element, chance: Random) -> None:
    height = one_of(chance, entries(drawing)).get("y")
    for each in [*entries(drawing, "entry", "label")]:
        if each.get("y") == height:
            remove(drawing, each)


def hole_like_a_number(drawing: Element, chance: Random) -> None:
    cells = entries(drawing)
    hole = one_of(chance, [cell for cell in cells if "error" in cell.get("fill", "")])
    hole.set("fill", one_of(chance, [c for c in cells if c is not hole]).get("fill", ""))


def number_like_a_hole(drawing: Element, chance: Random) -> None:
    one_of(chance, entries(drawing)).set("fill", "var(--im-error-ink)")


def labels_exchanged(drawing: Element, chance: Random) -> None:
    labels = entries(drawing, "label")
    swap(*two_of(chance, labels, lambda a, b: a.get("y") != b.get("y")), "y")


def headings_exchanged(drawing: Element, chance: Random) -> None:
    heads = entries(drawing, "heading")
    one, other = two_of(chance, heads, lambda a, b: a.get("x") != b.get("x"))
    swap(one, other, "x", "y", "text-anchor")


def dtype_under_another_column(drawing: Element, chance: Random) -> None:
    one, other = two_of(chance, entries(drawing, "dtype"), lambda a, b: said(a) != said(b))
    swap(one, other, "x", "text-anchor")


def dots_missing(drawing: Element, chance: Random) -> None:
    dots = [text for text in drawing.iter(f"{SVG}text") if text.get("data-role") == "elision"]
    remove(drawing, one_of(chance, dots))


def shade_missing(drawing: Element, chance: Random) -> None:
    remove(drawing, one_of(chance, marks(drawing, "shade")))


def shade_a_row_lower(drawing: Element, chance: Random) -> None:
    shift(one_of(chance, marks(drawing, "shade")), 0, ROW)


def shade_a_column_on(drawing: Element, chance: Random) -> None:
    shift(one_of(chance, marks(drawing, "shade")), 80, 0)


def shade_of_another_group(drawing: Element, chance: Random) -> None:
    shades = marks(drawing, "shade")
    one, other = two_of(chance, shades, lambda a, b: a.get("fill") != b.get("fill"))
    one.set("fill", other.get("fill", ""))


def shade_of_another_role(drawing: Element, chance: Random) -> None:
    one_of(chance, marks(drawing, "shade")).set("fill", "var(--im-error-fill)")


def shade_paler(drawing: Element, chance: Random) -> None:
    one_of(chance, marks(drawing, "shade")).set("fill-opacity", "0.4")


def shade_by_another_value(drawing: Element, chance: Random) -> None:
    shades = marks(drawing, "shade")
    one, other = two_of(chance, shades, lambda a, b: a.get("data-by") != b.get("data-by"))
    one.set("data-by", other.get("data-by", ""))


def shades_exchanged(drawing: Element, chance: Random) -> None:
    """Two shades lie in each other's place, each with its source."""
    shades = marks(drawing, "shade")
    swap(*two_of(chance, shades, lambda a, b: a.get("d") != b.get("d")), "d")


def bracket_missing(drawing: Element, chance: Random) -> None:
    remove(drawing, one_of(chance, marks(drawing, "bracket")))


def bracket_moved_on(drawing: Element, chance: Random) -> None:
    shift(one_of(chance, marks(drawing, "bracket")), 60, 0)


def brackets_exchanged(drawing: Element, chance: Random) -> None:
    brackets = marks(drawing, "bracket")
    swap(*two_of(chance, brackets, lambda a, b: a.get("d") != b.get("d")), "d")


def bracket_too_short(drawing: Element, chance: Random) -> None:
    bracket = one_of(chance, marks(drawing, "bracket"))
    numbers = [float(number) for number in re.findall(r"[\d.]+", bracket.get("d", ""))]
    bracket.set("d", f"M{numbers[0]} {numbers[1]}h12")


def _same_column(one: Element, other: Element) -> bool:
    """Two different rows of a column of the same frame."""
    places = [CELL.search(source(each)) for each in (one, other)]
    frames = [source(each).partition("cells[")[0] for each in (one, other)]
    found = [place.groups() for place in places if place]
    is_column = len(found) == 2 and found[0][1] == found[1][1] and found[0][0] != found[1][0]
    return is_column and frames[0] == frames[1]


KINDS: Kinds = {
    "cell of a table out of place": {
        "cell a row lower": cell_a_row_lower,
        "cell between rows": cell_between_rows,
        "cell in another column": cell_in_another_column,
        "cells of a column exchanged": cells_change_places,
        "rows exchanged under their labels": rows_change_places,
        "labels of rows exchanged": labels_exchanged,
        "headings exchanged": headings_exchanged,
        "dtype under another column": dtype_under_another_column,
    },
    "wrong cell of a table": {
        "words of two cells exchanged": words_of_cells_exchanged,
        "word of a cell changed": word_of_a_cell_changed,
        "cell of another source": cell_of_another_source,
        "cell missing from a table": cell_missing,
        "row missing from a table": row_missing,
        "hole in the ink of a number": hole_like_a_number,
        "number in the ink of a hole": number_like_a_hole,
        "left out without a word": dots_missing,
    },
    "wrong shade of a cell": {
        "shade missing": shade_missing,
        "shade a row lower": shade_a_row_lower,
        "shade a column on": shade_a_column_on,
        "shades exchanged": shades_exchanged,
        "shade of another group": shade_of_another_group,
        "shade of another role": shade_of_another_role,
        "shade too pale": shade_paler,
        "shade by another value": shade_by_another_value,
    },
    "wrong bracket over columns": {
        "bracket missing": bracket_missing,
        "bracket moved on": bracket_moved_on,
        "brackets exchanged": brackets_exchanged,
        "bracket too short": bracket_too_short,
    },
}
