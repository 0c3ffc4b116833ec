"""Faults in what a drawing prints: numbers, words, and where they stand."""

import re
from copy import deepcopy
from random import Random
from xml.etree.ElementTree import Element, SubElement

from tests.faults.drawing_sheets import (
    NUMBER,
    SVG,
    Kinds,
    NothingHereError,
    array_of,
    names,
    numbers,
    one_of,
    remove,
    said,
    source,
    swap,
    swap_words,
    two_of,
)

LAST_DIGIT = re.compile(r"\d(?=\D*$)")


def digit_off(text: str) -> str:
    """The number off by one unit in its last place."""
    return LAST_DIGIT.sub(lambda m: str(int(m[0]) + (1 if int(m[0]) < 9 else -1)), text)


def one_digit_off(drawing: Element, chance: Random) -> None:
    number = one_of(chance, numbers(drawing))
    number.text = digit_off(said(number))


def first_digit_off(drawing: Element, chance: Random) -> None:
    number = one_of(chance, numbers(drawing))
    number.text = re.sub(r"\d", lambda m: str((int(m[0]) + 1) % 10), said(number), count=1)


def digits_exchanged(drawing: Element, chance: Random) -> None:
    pattern = re.compile(r"(\d)(\d)(?=\D*$)")
    fit = [n for n in numbers(drawing) if (m := pattern.search(said(n))) and m[1] != m[2]]
    number = one_of(chance, fit)
    number.text = pattern.sub(r"\2\1", said(number))


def minus_dropped(drawing: Element, chance: Random) -> None:
    number = one_of(chance, [n for n in numbers(drawing) if said(n).startswith("−")])
    number.text = said(number)[1:]


def minus_added(drawing: Element, chance: Random) -> None:
    number = one_of(chance, [n for n in numbers(drawing) if not said(n).startswith("−")])
    number.text = f"−{said(number)}"


def share_for_per_cent(drawing: Element, chance: Random) -> None:
    number = one_of(chance, [n for n in numbers(drawing) if said(n).endswith("%")])
    number.text = f"{float(said(number)[:-1]) / 100:g}%"


def per_cent_behind_a_number(drawing: Element, chance: Random) -> None:
    number = one_of(chance, [n for n in numbers(drawing) if not said(n).endswith("%")])
    number.text = f"{said(number)}%"


def unit_written_behind(drawing: Element, chance: Random) -> None:
    number = one_of(chance, [n for n in numbers(drawing) if n.tag == f"{SVG}text"])
    run = SubElement(number, f"{SVG}tspan")
    run.text = "%" if not said(number).endswith("%") else "‰"


def decimal_added(drawing: Element, chance: Random) -> None:
    number = one_of(chance, [n for n in numbers(drawing) if "." in said(n)])
    number.text = NUMBER.sub(lambda m: f"{m[0]}0", said(number))


def typed(drawing: Element, text: str, **attributes: str) -> None:
    """Write a text of one's own where there is room."""
    look = {"x": "4", "y": "14", "fill": "var(--im-text)", "font-size": "16"}
    SubElement(drawing, f"{SVG}text", {**look, **attributes}).text = text


def typed_number(drawing: Element, chance: Random) -> None:
    typed(drawing, f"{chance.uniform(0, 1):.2f}")


def typed_per_cent(drawing: Element, chance: Random) -> None:
    typed(drawing, f"about {chance.randrange(10, 90)}%")


def typed_count(drawing: Element, chance: Random) -> None:
    typed(drawing, one_of(chance, ("twice as much", "three of four", "half of it")))


def typed_into_a_label(drawing: Element, chance: Random) -> None:
    label = one_of(chance, plain_labels(drawing))
    label.text = f"{said(label)} ({chance.randrange(2, 90)}%)"


def typed_as_a_position(drawing: Element, chance: Random) -> None:
    typed(drawing, "7", **{"data-position": "3"})


def typed_as_an_axis(drawing: Element, chance: Random) -> None:
    typed(drawing, "0.46", **{"data-role": "axis"})


def source_lost(drawing: Element, chance: Random) -> None:
    number = one_of(chance, numbers(drawing))
    del number.attrib["data-source"]
    number.attrib.pop("data-format", None)


def source_of_a_neighbour(drawing: Element, chance: Random) -> None:
    one, _ = _two_numbers(drawing, chance)
    other = one_of(
        chance,
        [n for n in numbers(drawing) if array_of(n) == array_of(one) and said(n) != said(one)],
    )
    one.set("data-source", source(other))


def sources_exchanged(drawing: Element, chance: Random) -> None:
    swap(*_two_numbers(drawing, chance), "data-source")


def format_changed(drawing: Element, chance: Random) -> None:
    number = one_of(chance, numbers(drawing))
    number.set("data-format", ".3f" if "%" in number.get("data-format", "") else ".1%")


def numbers_exchanged(drawing: Element, chance: Random) -> None:
    swap_words(*_two_numbers(drawing, chance))


def rows_of_numbers_exchanged(drawing: Element, chance: Random) -> None:
    """Two bound numbers of a column change places, each with its source."""
    column = [n for n in numbers(drawing) if n.get("x") and "[" in source(n)]
    differ = two_of(
        chance, column, lambda a, b: a.get("x") == b.get("x") and array_of(a) == array_of(b)
    )
    swap(*differ, "y")


def shares_moved(drawing: Element, chance: Random) -> None:
    """A point goes from one share to another: they still add up to a hundred."""
    one, other = two_of(chance, numbers(drawing), _are_shares)
    one.text = f"{int(said(one)[:-1]) + 1}%"
    other.text = f"{int(said(other)[:-1]) - 1}%"


def word_replaced(drawing: Element, chance: Random) -> None:
    one_of(chance, names(drawing)).text = "brochet"


def words_exchanged(drawing: Element, chance: Random) -> None:
    swap_words(*two_of(chance, names(drawing), _say_different))


def labels_exchanged(drawing: Element, chance: Random) -> None:
    """Two words of a row change places, each with its source."""
    one, other = two_of(chance, _row_words(drawing), _in_one_line)
    swap(one, other, "x", "y")


def labels_shifted(drawing: Element, chance: Random) -> None:
    """Every word of a row moves on to the next place."""
    first = one_of(chance, _row_words(drawing))
    row = [n for n in _row_words(drawing) if array_of(n) == array_of(first)]
    if len(row) < 3:
        raise NothingHereError
    places = [(n.get("x", ""), n.get("y", "")) for n in row]
    for word, (x, y) in zip(row, [*places[1:], places[0]], strict=True):
        word.set("x", x)
        word.set("y", y)


def words_said_of_the_next_row(drawing: Element, chance: Random) -> None:
    """Every word of a row is written one place too early, under the old sources."""
    first = one_of(chance, _row_words(drawing))
    row = [n for n in _row_words(drawing) if array_of(n) == array_of(first)]
    if len(row) < 3:
        raise NothingHereError
    words = [said(n) for n in row]
    for word, text in zip(row, [*words[1:], words[0]], strict=True):
        word.text = text


def number_written_twice(drawing: Element, chance: Random) -> None:
    """A bound number stands once more, in another row."""
    one, other = two_of(
        chance,
        [n for n in numbers(drawing) if n.get("y") and "[" in source(n)],
        lambda a, b: a.get("x") == b.get("x") and a.get("y") != b.get("y"),
    )
    copy = deepcopy(one)
    copy.set("y", other.get("y", ""))
    copy.set("x", f"{float(other.get('x', '0')) + 40:.2f}")
    drawing.append(copy)


def column_of_numbers_shifted(drawing: Element, chance: Random) -> None:
    """Every number of a column stands a row too low."""
    fit = [n for n in numbers(drawing) if n.get("x") and "[" in source(n)]
    first = one_of(chance, fit)
    column = [n for n in fit if array_of(n) == array_of(first) and n.get("x") == first.get("x")]
    if len(column) < 3:
        raise NothingHereError
    places = [n.get("y", "") for n in column]
    for number, y in zip(column, [*places[1:], places[0]], strict=True):
        number.set("y", y)


def headings_exchanged(drawing: Element, chance: Random) -> None:
    """Two labels over columns change their words."""
    swap_words(*two_of(chance, plain_labels(drawing), _stand_in_one_line))


def plain_labels(drawing: Element) -> list[Element]:
    """The labels that print nothing of the trace."""
    return [
        each
        for each in drawing.iter(f"{SVG}text")
        if not each.attrib.keys() & {"data-source", "data-format"} and not [*each] and each.text
    ]


def _stand_in_one_line(one: Element, other: Element) -> bool:
    return one.get("y") == other.get("y") and said(one) != said(other)


def number_missing(drawing: Element, chance: Random) -> None:
    remove(drawing, one_of(chance, [n for n in numbers(drawing) if n.get("x")]))


def word_missing(drawing: Element, chance: Random) -> None:
    remove(drawing, one_of(chance, names(drawing)))


def _two_numbers(drawing: Element, chance: Random) -> tuple[Element, Element]:
    return two_of(
        chance,
        numbers(drawing),
        lambda a, b: array_of(a) == array_of(b) and said(a) != said(b),
    )


def _are_shares(one: Element, other: Element) -> bool:
    same = array_of(one) == array_of(other) and source(one) != source(other)
    return same and all("remainder" in each.get("data-format", "") for each in (one, other))


def _row_words(drawing: Element) -> list[Element]:
    return [n for n in names(drawing) if "[" in source(n)]


def _in_one_line(one: Element, other: Element) -> bool:
    same = _field_of(one) == _field_of(other) and said(one) != said(other)
    return same and (one.get("y") == other.get("y") or one.get("x") == other.get("x"))


def _field_of(each: Element) -> str:
    """What is shown, whichever of its kind: "books[].title" of "books[2].title"."""
    return re.sub(r"\d+", "", source(each))


def _say_different(one: Element, other: Element) -> bool:
    return said(one) != said(other)


KINDS: Kinds = {
    "wrong digit": {
        "a digit off by one in the last place": one_digit_off,
        "another first digit": first_digit_off,
        "two digits exchanged": digits_exchanged,
        "a decimal too many": decimal_added,
    },
    "wrong sign or unit": {
        "minus dropped": minus_dropped,
        "minus added": minus_added,
        "a share for a per cent": share_for_per_cent,
        "per cent sign behind a number": per_cent_behind_a_number,
        "unit written behind a number": unit_written_behind,
    },
    "typed number": {
        "typed number": typed_number,
        "typed per cent": typed_per_cent,
        "typed number word": typed_count,
        "number typed into a label": typed_into_a_label,
        "number typed as a position": typed_as_a_position,
        "number typed as an axis": typed_as_an_axis,
        "number without its source": source_lost,
    },
    "wrong source": {
        "source of a neighbour": source_of_a_neighbour,
        "sources exchanged": sources_exchanged,
        "format changed": format_changed,
    },
    "number in the wrong place": {
        "numbers exchanged": numbers_exchanged,
        "rows of numbers exchanged": rows_of_numbers_exchanged,
        "column of numbers shifted": column_of_numbers_shifted,
        "a point from one share to another": shares_moved,
    },
    "wrong word": {
        "word replaced": word_replaced,
        "words exchanged": words_exchanged,
        "words of the next place": words_said_of_the_next_row,
    },
    "label in the wrong place": {
        "labels exchanged": labels_exchanged,
        "labels shifted by one": labels_shifted,
        "headings exchanged": headings_exchanged,
    },
    "something missing": {
        "number missing": number_missing,
        "word missing": word_missing,
    },
    "something drawn twice": {
        "number written twice": number_written_twice,
    },
}
