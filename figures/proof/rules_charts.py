"""Charts: every point at its two numbers, every number of an axis at its pixel."""

import re
from collections.abc import Iterator

from figures.proof.addresses import Trace
from figures.proof.difference import Difference
from figures.proof.marks import MIDDLE, Drawing, Mark
from figures.proof.printing import FormatError, printed
from figures.proof.scales import NEAR, Axis, axes

Point = tuple[float, float]
BESIDE = 12.0  # pixels between the end of a curve and its name


def curves(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """Curves, their dots and their intervals go through the points that they show."""
    stated = {part for mark in drawing.of("axis") for part in mark.get("data-scale").split()}
    stated |= {mark.get("data-scale") for mark in drawing.texts if mark.role == "axis"}
    for mark in drawing.of("curve", "dots", "interval"):
        parts = mark.get("data-scale").split()
        if len(parts) != 2:
            continue
        if not stated.issuperset(parts):
            yield _wrong(drawing, mark, "scale", " ".join(parts), "the scales of the axes")
        across, up = axes(mark.get("data-scale"))
        places = [float(value) for _, value in trace.elements(mark.get("data-across"))]
        right = [
            (across.at(place), up.at(float(value)))
            for found in trace.find(mark.source)
            for place, value in zip(places, found.values, strict=True)
        ]
        yield from _through(drawing, mark, trace, right)
    yield from _pairs(drawing)


def axis_numbers(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """Every number of an axis is its format of what stands at its pixel; every tick has one."""
    del trace
    used: list[Mark] = []
    ticks = [mark for mark in drawing.of("axis") if _is_tick(mark)]
    for text in (text for text in drawing.texts if text.role == "axis"):
        scales = list(axes(text.get("data-scale")))
        value = _number(text.text)
        if len(scales) != 1 or value is None or not _is_exact(text.text, value, text):
            yield _wrong(drawing, text, "axis", f"“{text.text}”", "a number in its format")
            continue
        (scale,) = scales
        if _is_legend_end(drawing, text, scale):
            continue
        pixel = scale.at(value)
        if not min(scale.low, scale.high) <= value <= max(scale.low, scale.high):
            yield _wrong(drawing, text, "axis", text.text, f"{scale.low:g} to {scale.high:g}")
        if abs(_stands(text, scale) - pixel) > NEAR:
            yield _wrong(drawing, text, "axis", f"at {_stands(text, scale):g} px", f"{pixel:.3f}")
        near = [tick for tick in ticks if abs(_along(tick, scale) - pixel) <= NEAR]
        used += near
        if not near:
            yield _wrong(drawing, text, "axis", "no tick", f"a tick at {pixel:.2f} px")
    for tick in (tick for tick in ticks if not any(tick is other for other in used)):
        yield _wrong(drawing, tick, "axis", "a tick", "a number beside it")


def _through(
    drawing: Drawing, mark: Mark, trace: Trace, right: list[Point]
) -> Iterator[Difference]:
    drawn = list(_drawn(mark))
    if mark.kind == "interval":  # one line for every point: its low end, then its high one
        half = len(right) // 2
        right = [point for pair in zip(right[:half], right[half:], strict=True) for point in pair]
    if len(drawn) != len(right):
        yield _wrong(drawing, mark, "complete", f"{len(drawn)} points", f"{len(right)}")
        return
    for place, (one, other) in enumerate(zip(drawn, right, strict=True)):
        if max(abs(one[0] - other[0]), abs(one[1] - other[1])) > NEAR:
            at, be = (f"point {place + 1} at {x:.3f}, {y:.3f}" for x, y in (one, other))
            yield _wrong(drawing, mark, "point", at, be)
            return


def _drawn(mark: Mark) -> Iterator[Point]:
    """The points that a curve goes through, the middles of dots, the ends of intervals."""
    for line in mark.outline:
        if mark.kind == "dots":
            left, top, _, bottom = line.box
            # Its two edges are rounded separately, but alike: the left and the top are exact.
            yield round(left + 2.6, 4), round((top + bottom) / 2, 4)
        else:
            yield from ((x / 100, y / 100) for x, y in line.ends)


def _pairs(drawing: Drawing) -> Iterator[Difference]:
    """Every curve has dots, and intervals, if it has any, in its colour."""
    for kind in ("dots", "interval"):
        for mark in drawing.of(kind):
            if " " not in mark.get("data-scale"):
                continue
            across = mark.get("data-across")
            curves = [one for one in drawing.of("curve") if one.get("data-across") == across]
            owner = mark.source.split(".")[0]
            mine = [one for one in curves if one.source.split(".")[0] == owner] or curves
            ink = mark.paint("stroke") or mark.paint("fill")
            if not any(one.paint("stroke") == ink for one in mine):
                yield _wrong(drawing, mark, "colour", ink, "the colour of its curve")


def _is_legend_end(drawing: Drawing, text: Mark, scale: Axis) -> bool:
    """The end of a legend is whatever number is the largest: rounded, it stands at the end."""
    strips = drawing.of("legend")
    if not strips or abs(strips[0].box[0] - scale.start) > 4 * NEAR:
        return False
    ends = {scale.start: scale.low, scale.start + scale.length: scale.high}
    spec = text.get("data-format")
    return any(
        abs(text.number("x") - pixel) <= NEAR and printed(value, spec) == text.text
        for pixel, value in ends.items()
    )


def _is_tick(mark: Mark) -> bool:
    left, top, right, bottom = mark.box
    return not mark.get("data-scale") and max(right - left, bottom - top) < 6


def _along(tick: Mark, scale: Axis) -> float:
    """Where a tick stands on an axis; nowhere if it runs the wrong way."""
    left, top, right, bottom = tick.box
    if scale.name == "x":
        return left if right - left < NEAR else float("inf")
    return top if bottom - top < NEAR else float("inf")


def _stands(text: Mark, scale: Axis) -> float:
    if scale.name == "x":
        return text.number("x")
    return round(text.number("y") - MIDDLE * text.number("font-size"), 4)


def _number(text: str) -> float | None:
    plain = text.replace("−", "-").replace(",", "")
    if not re.fullmatch(r"-?\d+(\.\d+)?%?", plain):
        return None
    return float(plain.rstrip("%")) / (100 if plain.endswith("%") else 1)


def _is_exact(written: str, value: float, text: Mark) -> bool:
    spec = text.get("data-format")
    try:
        return printed(int(value) if spec.endswith("d") else value, spec) == written
    except FormatError:
        return False


def _wrong(drawing: Drawing, mark: Mark, rule: str, drawn: str, computed: str) -> Difference:
    return Difference(rule, f"{mark} in {drawing.name}", mark.source, drawn, computed)
