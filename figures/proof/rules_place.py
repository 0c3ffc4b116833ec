"""Where marks stand: at the labels of the row and the column that they show.

Labels are words of the trace, or whole numbers of its records, that stand in a row or a column.
Whatever shows the index i along their axis must stand nearest to the label with the index i.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from figures.proof.addresses import NO_AXIS, Axis, Found, Trace
from figures.proof.difference import Difference
from figures.proof.marks import Drawing, Mark, Point
from figures.proof.rules_networks import numbers_of_edges

SAME = 1.5  # pixels within which texts stand in one row
ALIKE = 40.0  # pixels between the middles of words of one column, which begin or end together
INSIDE = 0.75  # pixels between the middle of a pill and of the word in it
# Lines show numbers along their whole length; an edge says where it ends (rules_networks).
LINES = ("curve", "dots", "interval", "line", "boundary", "contour", "edge")
INDEX = re.compile(r"\[\d+(?:, \d+)*\]")


@dataclass(frozen=True)
class Item:
    """A mark that shows one index along an axis."""

    mark: Mark
    field: str  # its address without the indices
    axis: Axis
    index: int
    order: int  # which of the axes of its array it is: the first are rows, the last columns
    is_label: bool


@dataclass(frozen=True)
class Labels:
    """Labels of one axis in a row (their x differ) or in a column (their y differ)."""

    field: str
    axis: Axis
    direction: int  # 0 = a row, 1 = a column
    level: float  # the other coordinate, which they share
    places: tuple[tuple[int, float], ...]  # index and coordinate

    def nearest(self, at: float) -> int:
        """The index of the label that stands nearest."""
        return min(self.places, key=lambda place: abs(place[1] - at))[0]

    def distance(self, mark: Mark) -> float:
        """How far a mark stands from these labels, beyond their ends or beside them."""
        places = [at for _, at in self.places]
        along, aside = mark.centre[self.direction], mark.centre[1 - self.direction]
        beyond = max(min(places) - along, along - max(places), 0.0)
        below = aside - self.level  # labels of columns stand above them
        return beyond + (abs(below) if below > 0 or self.direction else 3 * abs(below))

    @cached_property
    def indices(self) -> frozenset[int]:
        return frozenset(index for index, _ in self.places)


def positions(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """Every mark stands at the labels of its row and of its column."""
    items = list(_items(drawing, trace))
    labels = list(_labels([item for item in items if item.is_label]))
    beside = {id(mark) for mark in _beside_apart(drawing, trace)}
    beside |= {id(text) for text in numbers_of_edges(drawing)}
    for item in items:
        if item.mark.get("data-apart") or item.mark.get("data-stack") or id(item.mark) in beside:
            continue
        for line in _lines_for(item, labels):
            yield from _at_label(drawing, item, line, items)


def reading_order(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """Words of one tuple stand in its order: from left to right, then from top to bottom."""
    fields: dict[tuple[str, Axis], list[Item]] = defaultdict(list)
    for item in _items(drawing, trace):
        if item.is_label:
            fields[item.field, item.axis].append(item)
    yield from _strange(drawing, fields)
    for line in _labels([item for items in fields.values() for item in items]):
        if [*line.places] != sorted(line.places):
            order = f"{[index for index, _ in line.places]}"
            yield Difference(
                "order", f"{line.field} in {drawing.name}", line.field, order, "0, 1, …"
            )
    for (field, _), items in fields.items():
        if len({item.index for item in items}) != len(items) or not _is_arranged(items):
            continue
        read = sorted(items, key=lambda item: (_row(item.mark), item.mark.centre[0]))
        order = [item.index for item in read]
        if order != sorted(order):
            words = " ".join(item.mark.text for item in read)
            right = " ".join(item.mark.text for item in sorted(items, key=lambda i: i.index))
            yield Difference("order", f"{field} in {drawing.name}", field, words, right)
    yield from _runs_in_order(drawing, trace)


def pills(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """Every word of a token stands in the middle of a pill, and every pill holds one word."""
    del trace
    words = [text for text in drawing.texts if text.role == "token"]
    for pill in drawing.of("token"):
        held = [
            word
            for word in words
            if abs(word.number("x") - pill.centre[0]) < INSIDE
            and abs(word.centre[1] - pill.centre[1]) < INSIDE
        ]
        if len(held) != 1:
            said = [word.text for word in held]
            yield _wrong(drawing, pill, "position", f"with the words {said}", "with one word")
        words = [word for word in words if word not in held]
    for word in words:
        yield _wrong(drawing, word, "position", "outside a pill", "in the middle of its pill")


def beside(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """A number that is printed beside the bar or in the cell that shows it stands at that one."""
    marks = {
        kind: [(mark, trace.find(mark.source)[0]) for mark in drawing.of(kind)]
        for kind in ("bar", "cell")
    }
    for text in drawing.texts:
        if text.word is None or not text.word.format:
            continue
        (found,) = trace.find(text.source)
        for kind, shown in marks.items():
            same = [mark for mark, other in shown if other.base == found.base]
            own = [mark for mark in same if mark.source == text.source]
            if own and not any(_stands_at(text, mark, same, kind) for mark in own):
                right = f"at {own[0]}"
                yield _wrong(drawing, text, "position", f"nearer to another {kind}", right)
    yield from _over_bars(drawing, trace)


def _items(drawing: Drawing, trace: Trace) -> Iterator[Item]:
    for mark in drawing.marks:
        if mark.tag == "text":
            sources = [mark.word.source] if mark.word is not None else []
        else:
            sources = [mark.source, mark.get("data-by")] if mark.source else []
        for source in filter(None, sources):
            parts = trace.find(source)
            if len(parts) == 1:
                yield from _indexed(mark, parts[0])


def _indexed(mark: Mark, found: Found) -> Iterator[Item]:
    field = INDEX.sub("", found.base)
    single = found.cells.size == 1
    is_word = single and isinstance(found.values[0], str)
    is_count = single and not found.shape and isinstance(found.values[0], int)
    is_label = mark.tag == "text" and (is_word or (is_count and bool(found.places)))
    known: dict[Axis, int] = {}
    for order, (axis, index) in enumerate(found.indices):
        if axis != NO_AXIS and axis not in known and not any("." in name for name in axis):
            known[axis] = index
            yield Item(mark, field, axis, index, order, is_label)


def _labels(items: list[Item]) -> Iterator[Labels]:
    """Labels of one field and axis that share a row or a column."""
    fields: dict[tuple[str, Axis], list[Item]] = defaultdict(list)
    for item in items:
        fields[item.field, item.axis].append(item)
    for (field, axis), members in fields.items():
        rows = [group for group in _aligned(members, 1, SAME) if len(group) > 1]
        direction = 0 if rows else 1  # what stands in several rows stands in no column
        for group in rows or _aligned(members, 0, ALIKE):
            for chunk in _chunks(group, direction):
                level = chunk[0].mark.centre[1 - direction]
                places = ((item.index, item.mark.centre[direction]) for item in chunk)
                yield Labels(field, axis, direction, level, tuple(places))


def _strange(drawing: Drawing, fields: dict[tuple[str, Axis], list[Item]]) -> Iterator[Difference]:
    """Where words of one tuple stand twice in a row, they are the same words each time."""
    for (field, _), members in fields.items():
        for group in _aligned(members, 1, SAME):
            indices = [item.index for item in group]
            times = {indices.count(index) for index in indices}
            if len(times) > 1 or len(set(indices)) == 1 < len(indices):
                words = " ".join(item.mark.text for item in group)
                where = f"{field} in {drawing.name}"
                yield Difference("order", where, field, words, "every word as often as the others")


def _chunks(group: list[Item], direction: int) -> Iterator[list[Item]]:
    """Labels in their order on the sheet; where one comes again, others begin: another table."""
    chunk: list[Item] = []
    for item in sorted(group, key=lambda item: item.mark.centre[direction]):
        if any(item.index == other.index for other in chunk):
            if len(chunk) > 1:
                yield chunk
            chunk = []
        chunk.append(item)
    if len(chunk) > 1:
        yield chunk


def _lines_for(item: Item, labels: list[Labels]) -> Iterator[Labels]:
    """Of labels that are drawn several times those that stand nearest to the mark."""
    fields: dict[tuple[str, int], list[Labels]] = defaultdict(list)
    for line in labels:
        if item.axis & line.axis and item.index in line.indices and item.field != line.field:
            fields[line.field, line.direction].append(line)
    for lines in fields.values():
        yield min(lines, key=lambda line: line.distance(item.mark))


def _aligned(items: list[Item], along: int, slack: float) -> list[list[Item]]:
    """Items that share a coordinate."""
    groups: dict[float, list[Item]] = defaultdict(list)
    for item in items:
        at = _anchor(item.mark) if along == 0 else _level(item.mark)
        near = next((key for key in groups if abs(key - at) <= slack), at)
        groups[near].append(item)
    return list(groups.values())


def _anchor(mark: Mark) -> float:
    """Where a text begins, has its middle, or ends: what the texts of a column share."""
    return mark.number("x") if mark.get("text-anchor") or mark.role != "token" else mark.centre[0]


def _at_label(
    drawing: Drawing, item: Item, line: Labels, items: list[Item]
) -> Iterator[Difference]:
    others = [
        other
        for other in items
        if other.mark is item.mark and other.axis & line.axis and other.axis != NO_AXIS
    ]
    if len(others) > 1 and item is not (others[-1] if line.direction == 0 else others[0]):
        return  # the same words name rows and columns: the first axis runs down, the last across
    at = _point(item, line, len(others) > 1)
    if at is None:
        return
    nearest = line.nearest(at[line.direction])
    if nearest != item.index:
        kind = ("column", "row")[line.direction]
        right = f"{kind} {item.index} of {line.field}"
        yield _wrong(drawing, item.mark, "position", f"in {kind} {nearest}", right)


def _point(item: Item, line: Labels, is_of_itself: bool) -> Point | None:
    """The point of a mark that must stand at the labels; none if it says nothing along them."""
    mark = item.mark
    if mark.kind in ("ribbon", "arc"):
        ends = mark.outline[0].ends
        first, last = ((x / 100, y / 100) for x, y in (ends[0], ends[-1]))
        if mark.kind == "arc":
            return last if item.order or not is_of_itself else first
        other = 1 - line.direction
        return min((first, last), key=lambda end: abs(end[other] - line.level))
    if mark.kind == "bar" and line.direction == 0:
        return None  # its length is its number: only its height on the sheet is a place
    return mark.centre if mark.kind not in LINES else None


def _is_arranged(items: list[Item]) -> bool:
    rows = {_row(item.mark) for item in items}
    across = [_anchor(item.mark) for item in items]
    return len(rows) < len(items) or max(across) - min(across) <= ALIKE


def _row(mark: Mark) -> int:
    return round(_level(mark) / SAME)


def _level(mark: Mark) -> float:
    """How far down a text stands: what the texts of a row share, of those that read upwards too."""
    return mark.number("y") if mark.get("transform") else mark.centre[1]


def _runs_in_order(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """Running words of the trace, with nothing but spaces between, follow each other."""
    for mark in drawing.texts:
        bound = [run for run in mark.runs if run.source]
        plain = "".join(run.text for run in mark.runs if not run.source)
        if len(bound) < 2 or plain.strip():
            continue
        parts = [trace.find(run.source)[0] for run in bound]
        if len({part.base for part in parts}) == 1 and parts[0].shape:
            cells = [int(part.cells.ravel()[0]) for part in parts]
            if cells != list(range(cells[0], cells[0] + len(cells))):
                yield _wrong(drawing, mark, "order", f"{cells}", "one after the other")


def _stands_at(text: Mark, mark: Mark, same: list[Mark], kind: str) -> bool:
    across, down = text.centre
    if kind == "cell":
        left, top, right, bottom = mark.box
        return left < across < right and top < down < bottom
    return min(abs(other.centre[1] - down) for other in same) == abs(mark.centre[1] - down)


def _over_bars(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """A number over (or under) the bars of its vector stands at its own bar."""
    found: dict[int, list[tuple[Mark, int, int]]] = defaultdict(list)
    for text, mark, place in _with_bars(drawing, trace):
        middles = [(line.box[0] + line.box[2]) / 2 for line in mark.outline]
        at = text.centre[0]
        nearest = min(range(len(middles)), key=lambda bar: abs(middles[bar] - at))
        found[id(text)].append((text, nearest, place))
    for pairs in found.values():  # a vector may be drawn twice: one of the two has the numbers
        if all(nearest != place for _, nearest, place in pairs):
            text, nearest, place = pairs[0]
            right = f"at bar {place + 1}"
            yield _wrong(drawing, text, "position", f"at bar {nearest + 1}", right)


def _with_bars(drawing: Drawing, trace: Trace) -> Iterator[tuple[Mark, Mark, int]]:
    """Every printed number with the bars of its vector that it stands over, and its place there."""
    vectors = [
        (mark, trace.find(mark.source)[0].addresses)
        for mark in drawing.of("bars")
        if not mark.get("data-by")
    ]
    for text in drawing.texts:
        if text.word is None or not text.word.format:
            continue
        for mark, addresses in vectors:
            left, _, right, _ = mark.box
            if text.source in addresses and left - 9 < text.centre[0] < right + 9:
                yield text, mark, addresses.index(text.source)


def _beside_apart(drawing: Drawing, trace: Trace) -> Iterator[Mark]:
    """The numbers that stand over bars which stand apart."""
    for text, mark, _ in _with_bars(drawing, trace):
        if mark.get("data-apart"):
            yield text


def _wrong(drawing: Drawing, mark: Mark, rule: str, drawn: str, computed: str) -> Difference:
    return Difference(rule, f"{mark} in {drawing.name}", mark.source, drawn, computed)
