"""Faults in what a widget is given: the page would show what the trace does not hold."""

import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from tests.faults.drawing_products import Outputs
from tests.faults.drawing_sheets import NothingHereError, one_of

DATA = ".data.json"

Content = dict[str, Any]
Place = tuple[Any, Any]  # a list or an object, and where in it


def in_given(
    change: Callable[[Content, Random], None], outputs: Outputs, chance: Random
) -> Outputs:
    """The files with a change in the data; only widgets have them."""
    if DATA not in outputs:
        raise NothingHereError
    content = json.loads(outputs[DATA])
    change(content, chance)
    return {**outputs, DATA: json.dumps(content, ensure_ascii=False).encode()}


def number_moved(content: Content, chance: Random) -> None:
    holder, key = _one(content["values"], chance, int, float)
    holder[key] = holder[key] + 1


def number_as_text(content: Content, chance: Random) -> None:
    holder, key = _one(content["values"], chance, int, float)
    holder[key] = str(holder[key])


def word_replaced(content: Content, chance: Random) -> None:
    holder, key = _one(content["values"], chance, str)
    holder[key] = f"{holder[key]}s"


def neighbours_exchanged(content: Content, chance: Random) -> None:
    found = [each for each in _lists(content["values"]) if len(each) > 1 and each[0] != each[-1]]
    each = one_of(chance, found)
    each[0], each[-1] = each[-1], each[0]


def item_dropped(content: Content, chance: Random) -> None:
    one_of(chance, [each for each in _lists(content["values"]) if each]).pop()


def item_added(content: Content, chance: Random) -> None:
    each = one_of(chance, [each for each in _lists(content["values"]) if each])
    each.append(each[-1])


def value_typed(content: Content, chance: Random) -> None:
    """A value that has no address."""
    content["values"]["typed"] = 0.46


def address_lost(content: Content, chance: Random) -> None:
    holder, key = _one(content["sources"], chance, str)
    holder[key] = None


def address_of_another(content: Content, chance: Random) -> None:
    places = [*_leaves(content["sources"], (str,))]
    holder, key = one_of(chance, places)
    others = [h[k] for h, k in places if h[k] != holder[key]]
    holder[key] = one_of(chance, others)


def another_example(content: Content, chance: Random) -> None:
    content["trace"] = "pond/pike"


def _one(part: object, chance: Random, *kinds: type) -> Place:
    return one_of(chance, [*_leaves(part, kinds)])


def _leaves(part: object, kinds: tuple[type, ...]) -> Iterator[Place]:
    """Every place that holds a value of one of these kinds."""
    items = part.items() if isinstance(part, dict) else enumerate(part)  # ty: ignore
    for key, value in items:
        if isinstance(value, dict | list):
            yield from _leaves(value, kinds)
        elif isinstance(value, kinds) and not isinstance(value, bool):
            yield part, key


def _lists(part: object) -> Iterator[list]:
    if isinstance(part, list):
        yield part
    for value in part.values() if isinstance(part, dict) else part:  # ty: ignore
        if isinstance(value, dict | list):
            yield from _lists(value)


IN_GIVEN = {
    "number moved": number_moved,
    "number as text": number_as_text,
    "word replaced": word_replaced,
    "neighbours exchanged": neighbours_exchanged,
    "item dropped": item_dropped,
    "item added": item_added,
    "typed value": value_typed,
    "address lost": address_lost,
    "address of another value": address_of_another,
    "another example": another_example,
}
