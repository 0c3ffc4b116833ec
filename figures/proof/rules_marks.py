"""Single numbers as lengths, widths and colours: bars, ribbons, arcs, cells and their legends."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

import numpy as np

from figures.proof.addresses import Trace
from figures.proof.difference import Difference
from figures.proof.marks import Drawing, Mark
from figures.proof.scales import NEAR, axes, opacity, widest
from figures.proof.svgpath import Point

FAINT = 0.0005 + 1e-5  # an opacity is written with three decimals
ROW = re.compile(r".*\[(?=\d+(?:, \d+)*\]$)(?:\d+, )*(?=\d+\]$)")  # all but the last index
LAST = re.compile(r"\d+(?=\]$)")
READABLE = 10.0  # pixels that a cell must have for its minus


def lengths(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """A bar begins where its scale begins and ends at its number; an interval at its two."""
    for mark in drawing.of("bar", "interval"):
        scales = list(axes(mark.get("data-scale")))
        if len(scales) > 1:
            continue  # an interval of a chart
        (scale,) = scales
        numbers = [float(value) for _, value in trace.elements(mark.source)]
        ends = (0.0, *numbers) if mark.kind == "bar" else tuple(numbers)
        if len(ends) != 2 or scale.name != "x":
            yield _wrong(drawing, mark, "length", f"{len(numbers)} numbers", "one bar")
            continue
        left, _, right, _ = mark.box
        first, last = (scale.at(end) for end in ends)
        if abs(left - min(first, last)) > NEAR or abs(right - max(first, last)) > NEAR:
            drawn, computed = f"{left:.2f} to {right:.2f} px", f"{first:.2f} to {last:.2f} px"
            yield _wrong(drawing, mark, "length", drawn, computed)
        if mark.kind == "bar":
            yield from _cap(drawing, mark)
    yield from _one_scale(drawing, trace)


def widths(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """A ribbon and an arc are as wide as their weight."""
    for mark in drawing.of("ribbon", "arc"):
        right = widest(mark.get("data-scale")) * float(trace.value(mark.source))
        drawn = mark.number("stroke-width", -1)
        if abs(drawn - right) > NEAR:
            yield _wrong(drawing, mark, "width", f"{drawn:g} px", f"{right:.3f} px")
        if mark.get("fill") not in ("", "none") or len(mark.outline) != 1:
            yield _wrong(drawing, mark, "width", "a filled shape", "one stroke")
        yield from _cap(drawing, mark)


def cells(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """A cell is as strong as its number, in the hue of its sign; negative ones have a minus."""
    signs = drawing.of("minus")
    for mark in drawing.of("cell"):
        value = float(trace.value(mark.source))
        yield from _strength(drawing, mark, value)
        left, top, right, bottom = mark.box
        within = [m for m in signs if left < m.centre[0] < right and top < m.centre[1] < bottom]
        printed = any(
            left < text.centre[0] < right and top < text.centre[1] < bottom
            for text in drawing.texts
        )
        room = min(right - left, bottom - top) >= READABLE
        if len(within) != (value < 0 and room and not printed) and (within or room):
            sign = "a minus" if within else "no minus"
            yield _wrong(drawing, mark, "sign", sign, f"{value:g}")
        signs = [sign for sign in signs if sign not in within]
    for sign in signs:
        yield _wrong(drawing, sign, "sign", "a minus", "no negative cell here")
    yield from _grids(drawing, trace)


def _grids(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """The cells of a matrix stand in rows and columns as their numbers do."""
    grids: dict[tuple[str, ...], list[tuple[Mark, int, int]]] = defaultdict(list)
    for mark in drawing.of("cell"):
        (found,) = trace.find(mark.source)
        if len(found.shape) > 1:
            *before, row, column = np.unravel_index(int(found.cells.ravel()[0]), found.shape)
            grids[found.base, *map(str, before)].append((mark, int(row), int(column)))
    for grid in grids.values():
        if len({each[1:] for each in grid}) == len(grid):  # it is drawn once
            yield from min((_astray(drawing, grid, turned) for turned in (False, True)), key=len)


def _astray(drawing: Drawing, grid: list[tuple[Mark, int, int]], turned: bool) -> list[Difference]:
    """The cells that do not stand where their row and column are; `turned`: rows run across."""
    wrong = []
    for axis in (0, 1):
        numbers = [each[1:][1 - axis if turned else axis] for each in grid]
        places = [mark.centre[1 - axis] for mark, *_ in grid]
        middle = {
            n: median(p for p, m in zip(places, numbers, strict=True) if m == n) for n in numbers
        }
        ranked = [middle[n] for n in sorted(middle)]
        if ranked not in (sorted(ranked), sorted(ranked, reverse=True)):
            wrong.append(
                _wrong(drawing, grid[0][0], "position", "mixed", "rows and columns in order")
            )
        wrong += [
            _wrong(drawing, mark, "position", f"{place:.2f} px", f"{middle[n]:.2f} px")
            for (mark, *_), place, n in zip(grid, places, numbers, strict=True)
            if abs(place - middle[n]) > NEAR
        ]
    return wrong


def legends(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """A legend runs evenly from one end of its scale to the other: the scale of the cells."""
    del trace
    strips = drawing.of("legend")
    stated = {mark.get("data-scale") for mark in strips}
    for scale in stated:
        parts = [mark for mark in strips if mark.get("data-scale") == scale]
        is_signed, limit = opacity(scale)
        low = -limit if is_signed else 0.0
        for place, mark in enumerate(parts):
            value = low + (place + 0.5) / len(parts) * (limit - low)
            yield from _strength(drawing, mark, value)
            if place and abs(mark.box[0] - parts[place - 1].box[2]) > 4 * NEAR:
                yield _wrong(drawing, mark, "legend", "a gap or a step back", "an even strip")
        yield from _ends(drawing, parts, low, limit)
    used = {mark.get("data-scale") for mark in drawing.of("cell")}
    for mark in drawing.of("cell", "legend"):
        if (stated and used and stated != used) or len(used) > 1:
            right = f"the one scale {min(used or stated)}, in cells and legend"
            yield _wrong(drawing, mark, "scale", mark.get("data-scale"), right)
            return


def _ends(drawing: Drawing, parts: list[Mark], low: float, high: float) -> Iterator[Difference]:
    """The numbers of a legend stand at its two ends."""
    left, right = parts[0].box[0], parts[-1].box[2]
    found = set()
    for text in (text for text in drawing.texts if text.role == "axis"):
        (scale,) = axes(text.get("data-scale"))
        given = scale.start, scale.start + scale.length, scale.low, scale.high
        if all(abs(a - b) < 4 * NEAR for a, b in zip(given, (left, right, low, high), strict=True)):
            found.add(text.number("x"))
    if len(found) < 2:
        yield _wrong(drawing, parts[0], "legend", "no numbers at its ends", f"{low:g}, {high:g}")


def _strength(drawing: Drawing, mark: Mark, value: float) -> Iterator[Difference]:
    is_signed, limit = opacity(mark.get("data-scale"))
    drawn, right = mark.number("fill-opacity", 1), min(1.0, abs(value) / limit)
    if abs(drawn - right) > FAINT or abs(value) > limit * (1 + 1e-6):
        yield _wrong(drawing, mark, "opacity", f"{drawn:g}", f"{abs(value) / limit:.4f}")
    hue = ("negative" if value < 0 else "positive") if is_signed else "weight"
    if mark.paint("fill") != hue:
        yield _wrong(drawing, mark, "hue", mark.paint("fill") or "none", hue)
    left, top, right_edge, bottom = mark.box
    if len(mark.outline) != 1 or min(right_edge - left, bottom - top) < 0.5:
        yield _wrong(drawing, mark, "shape", "no area", "a cell")


def _cap(drawing: Drawing, mark: Mark) -> Iterator[Difference]:
    """A round end would make a stroke longer than its number."""
    if mark.paint("stroke") and not mark.paint("fill"):
        if mark.get("stroke-linecap") != "butt":
            yield _wrong(drawing, mark, "length", "round ends", "straight ends")
        if mark.get("stroke-dasharray"):
            yield _wrong(drawing, mark, "length", "dashes", "a full stroke")


def _one_scale(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """The bars of one field have one length for one, begin at one line and are equally thick."""
    first: dict[str, tuple[tuple[float, ...], Mark]] = {}
    for mark in drawing.of("bar"):
        (scale,) = axes(mark.get("data-scale"))
        _, top, _, bottom = mark.box
        thick = mark.number("stroke-width") if bottom - top < 0.01 else round(bottom - top, 1)
        look = scale.start, scale.length, scale.low, scale.high, thick
        base = trace.find(mark.source)[0].base
        if first.setdefault(base, (look, mark))[0] != look:
            right_one = f"as {first[base][1]}"
            yield _wrong(drawing, mark, "scale", mark.get("data-scale"), right_one)


def _wrong(drawing: Drawing, mark: Mark, rule: str, drawn: str, computed: str) -> Difference:
    return Difference(rule, f"{mark} in {drawing.name}", mark.source, drawn, computed)


def meetings(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """The ribbons of one row of weights begin at one point: at the one that looks."""
    rows: dict[str, list[Mark]] = defaultdict(list)
    for mark in drawing.of("ribbon"):
        row = ROW.match(mark.source)
        if row is not None and len(list(trace.elements(mark.source))) == 1:
            rows[row[0]].append(mark)
    for row, ribbons in rows.items():
        ends = [{mark.outline[0].ends[place] for place in (0, -1)} for mark in ribbons]
        if len(ribbons) > 2 and not set.intersection(*ends):
            counts = Counter(end for both in ends for end in both)
            shared = counts.most_common(1)[0][0]
            stray = next(m for m, both in zip(ribbons, ends, strict=True) if shared not in both)
            at = f"at {shared[0] / 100:.2f}, {shared[1] / 100:.2f} with the others of {row}]"
            yield _wrong(drawing, stray, "position", "with no end there", at)
        elif len(ribbons) > 2:
            yield from _in_order(drawing, ribbons, set.intersection(*ends))


def _in_order(drawing: Drawing, ribbons: list[Mark], shared: set[Point]) -> Iterator[Difference]:
    """The other ends stand in the order of the words looked at: rightwards or downwards."""
    by_word = sorted(ribbons, key=lambda mark: int(LAST.findall(mark.source)[0]))
    ends = [{mark.outline[0].ends[place] for place in (0, -1)} - shared for mark in by_word]
    free = [min(each, default=(0, 0)) for each in ends]
    if not any(all(a < b for a, b in pairwise(along)) for along in zip(*free, strict=True)):
        yield _wrong(drawing, by_word[0], "position", "out of the order of words", "in it")
