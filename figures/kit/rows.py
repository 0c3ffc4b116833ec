"""Rows of words, one above the other, that fill the width of a drawing."""

from collections.abc import Sequence

from figures.kit.bound import Value
from figures.kit.tokens import token_width


def edge_to_edge(rows: Sequence[Sequence[Value]], left: float, right: float) -> list[list[float]]:
    """The centres of the words of each row, equally far apart, its ends at the two edges.

    The rows begin and end at the same centres; a single word stands in the middle.
    """
    halves = [max(token_width(row[end]) for row in rows) / 2 for end in (0, -1)]
    first, last = left + halves[0], right - halves[1]
    return [_between(first, last, len(row)) for row in rows]


def _between(first: float, last: float, count: int) -> list[float]:
    if count == 1:
        return [(first + last) / 2]
    return [first + (last - first) * place / (count - 1) for place in range(count)]
