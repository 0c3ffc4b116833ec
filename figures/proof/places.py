"""What an element of a trace is called in words: its quantity, its row and its column.

Rows and columns are called by the words that the drawings write beside them; where no word stands,
their axis is named and counted as readers count, from 1 (“head 2”). Of words themselves, and along
the numbers of a vector (axes `d_…`), the count is enough.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from figures.proof.addresses import Axis, Found, Trace

BETWEEN = ", "


@dataclass(frozen=True)
class Place:
    """Where an element belongs, in words; a number that stands alone has no row and no column."""

    quantity: str
    row: str = ""
    column: str = ""


class Places:
    """The places of a trace's elements, in the words that its drawings show."""

    def __init__(self, trace: Trace, shown: Iterable[str], say: Callable[[str], str] = str) -> None:
        """Learn the words: `shown` are the addresses of all that the drawings show.

        The names of axes are put into the language of the drawing by `say`.
        """
        self.trace, self.say = trace, say
        self._labels: dict[int, list[tuple[Axis, str, str]]] = defaultdict(list)
        for address in dict.fromkeys(shown):
            self._learn(trace.find(address)[0])

    def of(self, address: str) -> Place:
        """The place of one element."""
        (found,) = self.trace.find(address)
        names = [self._name(found, axis, index) for axis, index in _indices(found)]
        *rows, column = names if len(names) > 1 else [*names, ""]
        return Place(quantity(found), BETWEEN.join(rows), column)

    def _learn(self, found: Found) -> None:
        """Keep a word that one axis says the place of."""
        if found.cells.size == 1 and isinstance(found.values[0], str):
            places = _indices(found)
            if len(places) == 1 and places[0][0]:
                (axis, index), word = places[0], found.values[0]
                is_one_of_many = found.shape and list(found.flat).count(word) > 1
                name = f"{word} ({index + 1})" if is_one_of_many else word
                self._labels[index].append((axis, found.base, name))

    def _name(self, found: Found, axis: Axis, index: int) -> str:
        """The first word drawn for this place, or else the axis and the place along it."""
        for other, base, name in self._labels[index]:
            if axis & other and base != found.base:
                return name
        named = [each for each in sorted(axis) if not each.startswith("d_") and each.isidentifier()]
        is_word = bool(found.shape) and isinstance(found.values[0], str)
        return f"{self.say(named[0])} {index + 1}" if named and not is_word else str(index + 1)


def quantity(found: Found) -> str:
    """What the trace says a drawing may call an element, or else the name of its field."""
    if found.called:
        return min(found.called)
    base = found.base.removeprefix("len(").removesuffix(")")
    return base.rpartition(".")[2].partition("[")[0].replace("_", " ")


def _indices(found: Found) -> list[tuple[Axis, int]]:
    """Every axis on the way to one element and in its array, and the index along it."""
    if not found.shape:
        return [*found.places]
    places = found.addresses[0].removeprefix(found.base).strip("[]").split(", ")
    return [*found.places, *zip(found.axes, map(int, places), strict=True)]
