"""Data frames: every cell and label at its row and its column, nothing left out unsaid, and shades.

A word `….cells[r][c]` stands in row r and column c of its frame; `….index[level][r]` in row r,
`….columns[level][c]` in column c. Rows of labels and columns of labels count below zero.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from figures.proof.addresses import Trace
from figures.proof.difference import Difference
from figures.proof.marks import Drawing, Mark

PLACE = re.compile(
    r"(?:(?P<frame>.*)\.)?(?P<field>cells|index|columns|dtypes|index_names)"
    r"\[(?P<first>\d+)\](?:\[(?P<second>\d+)\])?"
)
FIELDS = ("entry", "heading", "label", "dtype")  # the kinds of text that stand in a frame
LAST = re.compile(r"\[(\d+)\]\[\d+\]$")
SAME = 1.0  # pixels between texts of one row or of one column
SNUG = 12.0  # pixels between the end of a bracket and that of its column's name
DOTS = "…"


@dataclass(frozen=True)
class Entry:
    """A text or a shade of a frame, and the row and the column where it belongs."""

    mark: Mark
    frame: str
    field: str
    row: float
    column: float
    place: int  # as the trace counts places; -1 for what is no place


def frames(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """The words of every frame stand in rows and columns, and all that is left out is said."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for mark in drawing.texts:
        if mark.role in FIELDS:
            entry = _entry(mark, trace)
            if entry is None:
                yield _wrong(drawing, mark, "position", "no place in a frame", "a cell or a label")
            else:
                found[entry.frame].append(entry)
    for frame, entries in found.items():
        yield from _aligned(drawing, entries, 0)
        yield from _aligned(drawing, entries, 1)
        yield from _whole(drawing, frame, entries, trace)
        yield from _elided(drawing, frame, entries, trace)
        yield from _inks(drawing, frame, entries, trace)
    yield from _shades(drawing, found, trace)
    yield from _brackets(drawing, found, trace)


def _entry(mark: Mark, trace: Trace) -> Entry | None:
    """Where a mark belongs, by its address."""
    place = PLACE.fullmatch(mark.source or (mark.word.source if mark.word else ""))
    if place is None:
        return None
    frame, field, first = place["frame"] or "", place["field"], int(place["first"])
    second = int(place["second"] or 0)
    n_rows, n_columns = (int(trace.value(_of(frame, n))) for n in ("n_rows", "n_columns"))
    n_index, n_levels = (len(trace.plain(_of(frame, n))) for n in ("index", "columns"))
    cells = n_rows * n_columns
    row, column, number = {
        "cells": (first, second, first * n_columns + second),
        "index": (second, first - n_index, cells + first * n_rows + second),
        "columns": (
            first - n_levels,
            second,
            cells + n_index * n_rows + first * n_columns + second,
        ),
        "dtypes": (-0.5, first, -1),
        "index_names": (-1, first - n_index, -1),
    }[field]
    return Entry(mark, frame, field, row, column, number)


def _of(frame: str, field: str) -> str:
    return f"{frame}.{field}" if frame else field


def _at(entry: Entry, way: int) -> float:
    return entry.mark.number("xy"[way])


def _number(entry: Entry, way: int) -> float:
    return (entry.column, entry.row)[way]


def _aligned(drawing: Drawing, entries: list[Entry], way: int) -> Iterator[Difference]:
    """What is of one column has one x, what is of one row one y; and they follow each other."""
    kind = ("column", "row")[way]
    lines: dict[float, list[Entry]] = defaultdict(list)
    for entry in entries:
        lines[_number(entry, way)].append(entry)
    middles = {}
    for number, line in lines.items():
        at = sorted(_at(entry, way) for entry in line)
        middles[number] = at[len(at) // 2]
        for entry in line:
            if abs(_at(entry, way) - middles[number]) > SAME:
                where = f"{kind} {number:g}"
                yield _wrong(drawing, entry.mark, "position", f"beside {where}", f"in {where}")
    for one, other in pairwise(sorted(middles)):
        if middles[one] >= middles[other] - SAME and not _faces(lines[one], lines[other], way):
            mark = lines[other][0].mark
            yield _wrong(drawing, mark, "position", f"before {kind} {one:g}", f"{kind} {other:g}")


def _faces(one: list[Entry], other: list[Entry], way: int) -> bool:
    """A column of numbers ends where the next one, of words, begins: their texts may be near."""
    ends = {entry.mark.get("text-anchor") for entry in one}
    starts = {entry.mark.get("text-anchor") for entry in other}
    gap = min(_at(e, way) for e in other) - max(_at(e, way) for e in one)
    return way == 0 and ends == {"end"} and "end" not in starts and gap > 0


def _whole(
    drawing: Drawing, frame: str, entries: list[Entry], trace: Trace
) -> Iterator[Difference]:
    """Every drawn row has all drawn columns; a label of an outer level stands where it begins."""
    rows = sorted({entry.row for entry in entries if entry.field == "cells"})
    columns = sorted({entry.column for entry in entries if entry.field == "cells"})
    right = {("cells", row, column) for row in rows for column in columns}
    for field, drawn in (("index", rows), ("columns", columns)):
        levels = trace.plain(_of(frame, field))
        for level, words in enumerate(levels):
            for before, number in zip([None, *drawn], drawn, strict=False):
                is_new = before is None or any(
                    outer[int(number)] != outer[int(before)] for outer in levels[: level + 1]
                )
                if words[int(number)] and (is_new or level == len(levels) - 1):
                    aside = level - len(levels)
                    spot = (number, aside) if field == "index" else (aside, number)
                    right.add((field, *spot))
    found = {
        (entry.field, entry.row, entry.column)
        for entry in entries
        if entry.field in ("cells", "index", "columns")
    }
    for field, row, column in sorted(right ^ found):
        drawn = "not drawn" if (field, row, column) in right else "drawn"
        where = f"{field} at row {row:g}, column {column:g} of {frame or 'the frame'}"
        yield Difference("complete", f"{where} in {drawing.name}", frame, drawn, "the other")
    if len(found) != sum(e.field in ("cells", "index", "columns") for e in entries):
        yield Difference("complete", drawing.name, frame, "a cell twice", "every cell once")


def _elided(
    drawing: Drawing, frame: str, entries: list[Entry], trace: Trace
) -> Iterator[Difference]:
    """Where rows or columns are left out, “…” stands between, and nowhere else."""
    dots = [text for text in drawing.texts if text.role == "elision" and text.text == DOTS]
    for way, name in ((0, "n_columns"), (1, "n_rows")):
        total = int(trace.value(_of(frame, name)))
        at = {
            int(_number(entry, way)): _at(entry, way) for entry in entries if entry.field == "cells"
        }
        known = [-1, *sorted(at), total]
        for one, other in pairwise(known):
            if other == one + 1 or not at:
                continue
            low = at.get(one, min(_at(entry, way) for entry in entries))
            high = at.get(other, float("inf"))
            if not any(low < text.number("xy"[way]) < high for text in dots):
                kind = ("columns", "rows")[way]
                where = f"{kind} {one + 1} to {other - 1} of {frame or 'the frame'}"
                yield Difference("complete", drawing.name, frame, f"no “…” for {where}", "one")


def _inks(drawing: Drawing, frame: str, entries: list[Entry], trace: Trace) -> Iterator[Difference]:
    """A hole, and nothing else, is written in the ink of an error."""
    missing = trace.whole(_of(frame, "missing"))
    for entry in entries:
        is_hole = entry.field == "cells" and bool(missing[int(entry.row), int(entry.column)])
        if (entry.mark.paint("fill") == "error-ink") != is_hole:
            right = "a hole" if is_hole else "no hole"
            yield _wrong(drawing, entry.mark, "colour", entry.mark.paint("fill"), right)


def _shades(drawing: Drawing, found: dict[str, list[Entry]], trace: Trace) -> Iterator[Difference]:
    """A shade lies under its own word, in the colour that its value has."""
    seen: dict[tuple[str, str, str, float], list[Entry]] = defaultdict(list)
    for mark in drawing.of("shade"):
        entry = _entry(mark, trace)
        if entry is None:
            yield _wrong(drawing, mark, "position", "no place in a frame", "a cell or a label")
            continue
        own = [
            other.mark
            for other in found.get(entry.frame, [])
            if (other.field, other.row, other.column) == (entry.field, entry.row, entry.column)
        ]
        left, top, right, bottom = mark.box
        if not own or not (
            left <= own[0].number("x") <= right and top <= own[0].centre[1] <= bottom
        ):
            yield _wrong(drawing, mark, "position", "elsewhere", f"under {mark.source}")
        role = _role(entry, trace)
        if mark.paint("fill") != f"{role}-fill" or mark.number("fill-opacity", 1) != 1:
            yield _wrong(drawing, mark, "colour", mark.paint("fill"), f"{role}-fill")
        base = mark.get("data-by").rpartition("[")[0]
        seen[entry.frame, mark.get("data-scale"), base, entry.column].append(entry)
    for (frame, scale, base, column), shaded in seen.items():
        yield from _all_shaded(drawing, found[frame], trace, scale, base, column, shaded)


def _role(entry: Entry, trace: Trace) -> str:
    """The role whose fill a shade must have: by the value that it names."""
    verb, _, rest = entry.mark.get("data-scale").partition(":")
    by = entry.mark.get("data-by")
    if verb == "hues":
        hues = dict(pair.split("=") for pair in rest.split(","))
        is_own = _spot(by, trace)[0] == entry.row
        return hues.get(str(int(trace.value(by))), "no") if is_own else "no"
    if verb == "of":
        return rest if int(trace.value(by)) == entry.place else "no"
    if verb == "into":
        number = LAST.search(by)
        return rest if number is not None and int(number[1]) == entry.place else "no"
    return "no"


def _spot(address: str, trace: Trace) -> tuple[int, int]:
    """The row and the column of an element of an array."""
    (found,) = trace.find(address)
    row, *column = np.unravel_index(int(found.cells.ravel()[0]), found.shape)
    return int(row), int(column[0]) if column else 0


def _all_shaded(
    drawing: Drawing,
    entries: list[Entry],
    trace: Trace,
    scale: str,
    base: str,
    column: float,
    shaded: list[Entry],
) -> Iterator[Difference]:
    """All cells of a column whose value has a hue are shaded; all that one is made of, too."""
    verb, _, rest = scale.partition(":")
    if verb == "hues":
        values = trace.whole(base).reshape(len(trace.whole(base)), -1)
        hues = {int(pair.split("=")[0]) for pair in rest.split(",")}
        rows = [entry.row for entry in entries if entry.field == "cells"]
        picked = values[:, _spot(shaded[0].mark.get("data-by"), trace)[1]]
        right = {row for row in rows if int(picked[int(row)]) in hues}
        drawn = {entry.row for entry in shaded}
    elif verb == "of":
        drawn_places = {entry.place for entry in entries}
        mine = {entry.place for entry in entries if entry.column == column}
        right = {int(place) for place in trace.plain(base)} & drawn_places & mine
        drawn = {entry.place for entry in shaded}
    else:
        return
    if drawn != right:
        where = f"the shades by {base} in column {column:g} of {drawing.name}"
        yield Difference("complete", where, base, f"{sorted(drawn)}", f"{sorted(right)}")


def _brackets(
    drawing: Drawing, found: dict[str, list[Entry]], trace: Trace
) -> Iterator[Difference]:
    """The bracket under an outer label is as wide as the columns that bear it."""
    for mark in drawing.of("bracket"):
        entry = _entry(mark, trace)
        if entry is None or entry.field != "columns":
            yield _wrong(drawing, mark, "position", "no label", "a label of columns")
            continue
        levels = trace.plain(_of(entry.frame, "columns"))
        depth = int(entry.row) + len(levels) + 1
        mine = [level[int(entry.column)] for level in levels[:depth]]
        left, _, right, _ = mark.box
        own: list[Mark] = []
        for other in found.get(entry.frame, []):
            if other.field != "columns" or other.row != -1:
                continue
            theirs = [level[int(other.column)] for level in levels[:depth]]
            within = left < other.mark.number("x") < right
            if within != (mine == theirs):
                yield _wrong(drawing, mark, "position", f"at {other.mark}", f"over {mine}")
            own += [other.mark] if mine == theirs else []
        if own and not _snug(left, right, own):
            yield _wrong(drawing, mark, "position", "beside its columns", f"over {mine}")


def _snug(left: float, right: float, own: list[Mark]) -> bool:
    """Whether a bracket begins or ends where the columns do, and goes over all of their names."""
    own = sorted(own, key=lambda mark: mark.number("x"))
    first, last = own[0], own[-1]
    ends = last.get("text-anchor") == "end"
    gap = right - last.number("x") if ends else first.number("x") - left
    return 0 <= gap <= SNUG and left <= first.centre[0] and last.centre[0] <= right


def _wrong(drawing: Drawing, mark: Mark, rule: str, drawn: str, computed: str) -> Difference:
    return Difference(rule, f"{mark} in {drawing.name}", mark.source, drawn, computed)
