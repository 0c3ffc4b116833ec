"""What the cells of a result are made of, found by running the operation again and again.

Two ways, both on pandas' own run:

- *Marked values.* Every value of the source is replaced by one that is equal to it, sorts and
  hashes like it, and remembers its place. A value that pandas only moves still remembers it.
- *One change at a time.* One cell of the source is changed, in several ways, and the
  operation run anew. What differs while every label stays is made of that cell. What goes, or
  differs when labels do not stay or when a hole was put there, was decided by it.
"""

from collections.abc import Callable, Hashable, Iterator
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from illustrated_models.changes import FRESH, cells_of, changed, column_of, with_cell

Operation: TypeAlias = Callable[[pd.DataFrame], Any]
Tabulate: TypeAlias = Callable[[Any], pd.DataFrame]
Relation: TypeAlias = tuple[tuple[int, ...], ...]
Key: TypeAlias = tuple[Hashable, ...]


class _Marked:
    """A value that remembers where it stood."""

    place: int


class _Text(str, _Marked):
    """A word that remembers where it stood."""


class _Whole(int, _Marked):
    """A whole number that remembers where it stood."""


class _Real(float, _Marked):
    """A number, or a hole, that remembers where it stood."""


def trace(
    frame: pd.DataFrame, operation: Operation, tabulate: Tabulate
) -> tuple[Relation, Relation]:
    """What each place of the result is made of, and what decides about it.

    Places are numbered as in `tables.Frame`. The operation must work on the frame.
    """
    result = tabulate(operation(frame.copy()))
    moved = _moved(frame, operation, tabulate, result)
    made = [set(origin) for origin in moved]
    decided: list[set[int]] = [set() for _ in moved]
    _follow_words(frame, operation, tabulate, result, made)
    for place in range(frame.size):
        values, others = _differing(frame, place, operation, tabulate, result)
        for number in set().union(*values):
            is_made = all(number in each for each in values) if moved[number] else True
            (made if is_made else decided)[number].add(place)
        for number in set().union(*others):
            decided[number].add(place)
    shared = zip(decided, made, strict=True)
    return _sorted(made), _sorted([one - other for one, other in shared])


def _differing(
    frame: pd.DataFrame,
    place: int,
    operation: Operation,
    tabulate: Tabulate,
    result: pd.DataFrame,
) -> tuple[list[set[int]], list[set[int]]]:
    """What differs after each change of one cell: where all labels stay, and where they do not."""
    values: list[set[int]] = []
    others: list[set[int]] = []
    for other, is_hole in changed(frame, place):
        after = _try(other, operation, tabulate)
        if after is not None:
            stays = _same_labels(result, after) and not is_hole
            (values if stays else others).append(_unlike(result, after))
    return values, others


def _sorted(places: list[set[int]]) -> Relation:
    return tuple(tuple(sorted(each)) for each in places)


def _try(frame: pd.DataFrame, operation: Operation, tabulate: Tabulate) -> pd.DataFrame | None:
    """The result, or nothing where pandas refuses the changed table."""
    try:
        return tabulate(operation(frame))
    except Exception:
        return None


# Marked values


def _moved(
    frame: pd.DataFrame, operation: Operation, tabulate: Tabulate, result: pd.DataFrame
) -> list[set[int]]:
    """The places of the source whose very values stand in the result."""
    found: list[set[int]] = [set() for _ in range(_n_places(result))]
    marked = _try(_marked(frame), operation, tabulate)
    if marked is None or marked.shape != result.shape:
        return found
    for number, (one, other) in enumerate(zip(_values(result), _values(marked), strict=True)):
        if isinstance(other, _Marked) and _equal(one, other):
            found[number].add(other.place)
    return found


def _marked(frame: pd.DataFrame) -> pd.DataFrame:
    n_rows, n_columns = frame.shape
    made = pd.DataFrame(index=range(n_rows), dtype=object)
    for column in range(n_columns):
        values = enumerate(column_of(frame, column))
        marked = [_mark(value, row * n_columns + column) for row, value in values]
        made[column] = pd.Series(marked, dtype=object)
    first = n_rows * n_columns
    made.index = _marked_labels(frame.index, first)
    made.columns = _marked_labels(frame.columns, first + n_rows * frame.index.nlevels)
    return made


def _marked_labels(labels: pd.Index, first: int) -> pd.Index:
    levels = [
        [
            _mark(value, first + level * len(labels) + number)
            for number, value in enumerate(labels.get_level_values(level))
        ]
        for level in range(labels.nlevels)
    ]
    if labels.nlevels == 1:
        return pd.Index(levels[0], dtype=object, name=labels.name)
    return labels  # a MultiIndex keeps each label of a level once, and cannot be marked


def _mark(value: Any, place: int) -> Any:  # noqa: ANN401
    if isinstance(value, bool | np.bool_):
        return value
    for kind, marked in ((str, _Text), (int | np.integer, _Whole), (float, _Real)):
        if isinstance(value, kind):
            made = marked(value)
            made.place = place
            return made
    return value


# One change at a time


def _unlike(before: pd.DataFrame, after: pd.DataFrame) -> set[int]:
    """The places whose value differs, or that are not there any more."""
    found = dict(zip(_keys(after), _values(after), strict=True))
    pairs = zip(_keys(before), _values(before), strict=True)
    return {
        number
        for number, (key, value) in enumerate(pairs)
        if key not in found or not _equal(value, found[key])
    }


def _follow_words(
    frame: pd.DataFrame,
    operation: Operation,
    tabulate: Tabulate,
    result: pd.DataFrame,
    made: list[set[int]],
) -> None:
    """Words that became labels, or labels that became words or other labels.

    One word is renamed; where a place that nothing explains bears the new name, it is made of that
    word. Where many words share one label, all that are alike are renamed together.
    """
    first = result.size
    words = _words(frame)
    alone = [*words.items()]
    together = [
        (places, word)
        for line in _lines(frame)
        for word, places in _alike({place: words[place] for place in line if place in words})
    ]
    for places, word in [*(((place,), word) for place, word in alone), *together]:
        after = _try(_renamed(frame, places), operation, tabulate)
        if after is None or after.shape != result.shape:
            continue
        for number, value in enumerate(_values(after)):
            is_open = not made[number] or (number >= first and len(places) > 1)
            if is_open and isinstance(value, str) and value == f"{word}{FRESH}":
                made[number] |= set(places)


def _alike(words: dict[int, str]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Places with the same word, where there are several."""
    for word in dict.fromkeys(words.values()):
        places = tuple(place for place, other in words.items() if other == word)
        if len(places) > 1:
            yield word, places


def _words(frame: pd.DataFrame) -> dict[int, str]:
    """The places of the source that hold words."""
    found = enumerate(_values(frame))
    return {place: value for place, value in found if isinstance(value, str)}


def _lines(frame: pd.DataFrame) -> Iterator[range]:
    """The places of each column, of each level of the index, and of each level of the columns."""
    n_columns = frame.shape[1]
    for column in range(n_columns):
        yield range(column, frame.size, n_columns)
    start = frame.size
    for axis in (frame.index, frame.columns):
        for _ in range(axis.nlevels):
            yield range(start, start + len(axis))
            start += len(axis)


def _renamed(frame: pd.DataFrame, places: tuple[int, ...]) -> pd.DataFrame:
    """The frame with the words at these places, all of one column or one level, renamed."""
    n_columns = frame.shape[1]
    made = frame
    start = frame.size
    for place in (place for place in places if place < start):
        row, column = divmod(place, n_columns)
        made = with_cell(made, row, column, f"{made.iloc[row, column]}{FRESH}")
    for name, axis in (("index", frame.index), ("columns", frame.columns)):
        own = [
            place - start for place in places if start <= place < start + axis.nlevels * len(axis)
        ]
        if own:
            made = made.copy()
            setattr(made, name, _renamed_labels(axis, own))
        start += axis.nlevels * len(axis)
    return made


def _renamed_labels(axis: pd.Index, numbers: list[int]) -> pd.Index:
    levels = [[*axis.get_level_values(level)] for level in range(axis.nlevels)]
    for number in numbers:
        level, place = divmod(number, len(axis))
        levels[level][place] = f"{levels[level][place]}{FRESH}"
    if axis.nlevels == 1:
        return pd.Index(levels[0], name=axis.name)
    return pd.MultiIndex.from_arrays(levels, names=axis.names)


# Places


def _n_places(frame: pd.DataFrame) -> int:
    return frame.size + len([*_labels(frame)])


def _values(frame: pd.DataFrame) -> list[Any]:
    """The value of every place."""
    return [*cells_of(frame), *(label for _, _, label in _labels(frame))]


def _labels(frame: pd.DataFrame) -> Iterator[tuple[str, int, Any]]:
    """Every label with its axis and level, and its place along the axis."""
    for name, axis in (("index", frame.index), ("columns", frame.columns)):
        for level in range(axis.nlevels):
            for number, label in enumerate(axis.get_level_values(level)):
                yield f"{name} {level}", number, label


def _keys(frame: pd.DataFrame) -> list[Key]:
    """What tells every place apart though rows move: its labels, and which of the like it is."""
    rows, columns = _counted([*frame.index]), _counted([*frame.columns])
    cells = [("cell", row, column) for row in rows for column in columns]
    axes = {"index": rows, "columns": columns}
    labels = [(level, axes[level.split()[0]][n]) for level, n, _ in _labels(frame)]
    return [*cells, *labels]


def _counted(labels: list[Hashable]) -> list[tuple[Hashable, int]]:
    seen: dict[Hashable, int] = {}
    counted = []
    for label in map(str, labels):
        seen[label] = seen.get(label, -1) + 1
        counted.append((label, seen[label]))
    return counted


def _same_labels(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    return one.index.equals(other.index) and one.columns.equals(other.columns)


def _equal(one: Any, other: Any) -> bool:  # noqa: ANN401
    if pd.api.types.is_list_like(one) or pd.api.types.is_list_like(other):
        return repr(one) == repr(other)
    if pd.isna(one) or pd.isna(other):
        return bool(pd.isna(one) and pd.isna(other))
    return bool(one == other)
