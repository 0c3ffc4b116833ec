"""Counts as dots: as many rings as were counted, the first of them full."""

from collections.abc import Iterator

from figures.proof.addresses import Trace
from figures.proof.difference import Difference
from figures.proof.marks import COUNTED, Drawing, Mark

Cell = tuple[float, float, float, float]


def counts(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """Every ring and every full dot stands for one thing that was counted."""
    rings: list[Cell] = []
    for mark in (mark for mark in drawing.of("rings", "dots") if mark.get("data-scale") == COUNTED):
        boxes = [line.box for line in mark.outline]
        number = trace.value(mark.source)
        if len(boxes) != number or len(set(boxes)) != len(boxes):
            yield _wrong(drawing, mark, f"{len(set(boxes))} {mark.kind}", f"{number}")
        if mark.kind == "rings":
            rings = boxes
            if mark.get("fill") not in ("", "none"):
                yield _wrong(drawing, mark, "filled rings", "rings")
        elif boxes != rings[: len(boxes)] or not mark.paint("fill"):
            yield _wrong(drawing, mark, "dots beside the rings", "the first rings, filled")
        yield from _alike(drawing, mark, boxes)


def _alike(drawing: Drawing, mark: Mark, boxes: list[Cell]) -> Iterator[Difference]:
    sizes = {round(right - left, 1) for left, _, right, _ in boxes}
    rows = [(round(top), round(left)) for left, top, _, _ in boxes]
    if len(sizes) > 1 or min(sizes, default=9) < 2:
        yield _wrong(drawing, mark, "circles of several sizes", "circles of one size")
    if rows != sorted(rows):
        yield _wrong(drawing, mark, "in disorder", "row by row")


def _wrong(drawing: Drawing, mark: Mark, drawn: str, computed: str) -> Difference:
    return Difference("count", f"{mark} in {drawing.name}", mark.source, drawn, computed)
