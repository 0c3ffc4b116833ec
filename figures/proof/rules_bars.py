"""Vectors as bars: every bar has the height of its number, from the common midline."""

import re
from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from figures.proof.addresses import Trace
from figures.proof.difference import Difference
from figures.proof.marks import Drawing, Mark
from figures.proof.scales import NEAR, Height, height
from figures.proof.svgpath import Line

EVEN = (
    0.02 + 1e-4
)  # pixels between the widths of bars that ought to be one: each has two written ends
PADDING = 5.0  # pixels between the highest possible bar and the edge of its card
SOFT = 4.05  # pixels of a bar's end that its two soft corners may take


def bars(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """Every vector of the drawing."""
    stacked = np.zeros((2, 0))
    expected = 0
    for mark in drawing.of("bars"):
        numbers = _numbers(trace, mark)
        sizes = numbers
        starts = np.zeros(len(sizes))
        if stack := mark.get("data-stack"):
            if stack == "0":
                stacked, expected = np.zeros((2, len(sizes))), 0
            if stack != str(expected) or stacked.shape[1] != len(sizes):
                yield _wrong(drawing, mark, "stack", mark.source, f"layer {stack}", f"{expected}")
                continue
            expected += 1
            starts = np.where(sizes > 0, *stacked)
            stacked = np.add(stacked, [np.clip(sizes, 0, None), np.clip(sizes, None, 0)])
        yield from _vector(drawing, trace, mark, sizes, starts)
    yield from _limits(drawing, trace)


def _numbers(trace: Trace, mark: Mark) -> np.ndarray:
    values = np.array([value for _, value in trace.elements(mark.source)], dtype=float)
    if by := mark.get("data-by"):
        values = values * float(trace.value(by))
    return values


def _vector(
    drawing: Drawing, trace: Trace, mark: Mark, sizes: np.ndarray, starts: np.ndarray
) -> Iterator[Difference]:
    scale, outline = height(mark.get("data-scale")), mark.outline
    if len(outline) != len(sizes):
        drawn = f"{len(outline)} bars"
        yield _wrong(drawing, mark, "complete", mark.source, drawn, f"{len(sizes)} numbers")
        return
    middle = _midline(drawing, mark)
    if middle is None:
        yield _wrong(drawing, mark, "midline", mark.source, "none", "a line that the bars start at")
        return
    yield from _on_card(drawing, mark, middle, scale)
    addresses = [address for address, _ in trace.elements(mark.source)]
    for line, address, size, start in zip(
        outline, addresses, sizes.tolist(), starts.tolist(), strict=True
    ):
        yield from _bar(drawing, mark, line, address, middle, scale, start, start + size)
    yield from _even(drawing, mark)


def _bar(
    drawing: Drawing,
    mark: Mark,
    line: Line,
    address: str,
    middle: float,
    scale: Height,
    start: float,
    end: float,
) -> Iterator[Difference]:
    """One bar: from `start` to `end`, up if it grows."""
    first, last = middle - start * scale.unit, middle - end * scale.unit
    left, top, right, bottom = line.box
    if abs(top - min(first, last)) > NEAR or abs(bottom - max(first, last)) > NEAR:
        drawn = f"from {top:.2f} to {bottom:.2f} px"
        right_one = f"from {min(first, last):.2f} to {max(first, last):.2f} px"
        yield _wrong(drawing, mark, "height", address, drawn, right_one)
        return
    if abs(end) * scale.unit > scale.half + NEAR:
        yield _wrong(drawing, mark, "height", address, "beyond the scale", f"{scale.half:g} px")
    tip, base = (round(100 * edge) for edge in ((top, bottom) if last < first else (bottom, top)))
    for edge, room in ((tip, SOFT), (base, EVEN)):
        across = [x for x, y in line.ends if abs(y - edge) <= 1]
        if not across or (max(across) - min(across)) / 100 < right - left - room:
            yield _wrong(drawing, mark, "shape", address, "no upright bar", "an upright bar")
            return


def _on_card(drawing: Drawing, mark: Mark, middle: float, scale: Height) -> Iterator[Difference]:
    """The tallest bar of a scale leaves a fixed room to the edge of the card it stands on."""
    left, _, right, _ = mark.box
    under = [
        (card.box[3] - middle, card.paint("stroke"))
        for card in drawing.of("card", "layer")
        if card.box[0] <= left and right <= card.box[2] and card.box[1] < middle < card.box[3]
    ]
    room, ink = min(under, default=(scale.half + PADDING, mark.paint("fill")))
    if abs(room - scale.half - PADDING) > 4 * NEAR:
        right_one = f"{room - PADDING:g} px on its card"
        yield _wrong(drawing, mark, "scale", mark.source, f"{scale.half:g} px", right_one)
    if mark.paint("fill") != ink:
        yield _wrong(drawing, mark, "colour", mark.source, mark.paint("fill"), ink)


def _even(drawing: Drawing, mark: Mark) -> Iterator[Difference]:
    lefts, _, rights, _ = np.array([line.box for line in mark.outline]).T
    widths, steps = rights - lefts, np.diff(lefts)
    if np.ptp(widths) > EVEN or widths.min() < 0.2:
        yield _wrong(drawing, mark, "width", mark.source, "uneven bars", "bars of one width")
    if len(steps) and (np.ptp(steps) > EVEN or steps.min() < widths.max() - EVEN):
        yield _wrong(drawing, mark, "order", mark.source, "uneven steps", "bars from left to right")


def _midline(drawing: Drawing, mark: Mark) -> float | None:
    """The height of the line that these bars stand on or hang from."""
    left, top, right, bottom = mark.box
    lines = [
        line.box[1]
        for line in drawing.of("midline")
        if line.box[0] <= left + 0.5 and line.box[2] >= right - 0.5
    ]
    near = [y for y in lines if top - 0.5 <= y <= bottom + 0.5]
    start = mark.outline[0].points[0][1] / 100
    return min(near, key=lambda y: abs(y - start), default=None)


def _limits(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """All vectors have one limit, unless a scale is named; those of one field one height."""
    limits: dict[str, set[float]] = defaultdict(set)
    heights: dict[str, set[float]] = defaultdict(set)
    for mark in drawing.of("bars"):
        scale = height(mark.get("data-scale"))
        limits[scale.name].add(scale.limit)
        if len(limits[scale.name]) > 1:
            right = f"the one scale of the drawing, {min(limits[scale.name]):g}"
            yield _wrong(drawing, mark, "scale", mark.source, f"{scale.limit:g}", right)
            return
        if mark.get("data-apart") or mark.get("data-stack"):
            continue
        base = re.sub(r"\[.*?\]", "", trace.find(mark.source)[0].base)
        heights[base].add(scale.half)
        if len(heights[base]) > 1:
            right = f"{min(heights[base]):g} px, as the others of {base}"
            yield _wrong(drawing, mark, "scale", mark.source, f"{scale.half:g} px", right)


def _wrong(
    drawing: Drawing, mark: Mark, rule: str, element: str, drawn: str, right: str
) -> Difference:
    return Difference(rule, f"{mark} in {drawing.name}", element, drawn, right)
