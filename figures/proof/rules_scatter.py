"""Points, sticks, squares and straight lines of a chart: each where its numbers say."""

from collections.abc import Iterator

from figures.proof.addresses import Trace
from figures.proof.difference import Difference
from figures.proof.marks import Drawing, Mark
from figures.proof.scales import NEAR, Axis, axes

Point = tuple[float, float]
Corners = tuple[float, float, float, float]
SMALLEST, LARGEST = 2.0, 14.0  # pixels that a point is wide
SHORT = 0.01  # half of the length of the stroke that makes a point


def scatter(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """Every point stands at its two numbers; every stick and square spans its two."""
    stated = stated_scales(drawing)
    for mark in drawing.of("points", "sticks", "squares", "line", "boundary"):
        if not stated.issuperset(parts := mark.get("data-scale").split()):
            yield _wrong(drawing, mark, "scale", " ".join(parts), "the scales of the axes")
        across, up = axes(mark.get("data-scale"))
        if mark.kind in ("line", "boundary"):
            yield from _straight(drawing, mark, trace, across, up)
        else:
            yield from _boxes(drawing, mark, trace, across, up)


def stated_scales(drawing: Drawing) -> set[str]:
    """The scales that the axes of a drawing state."""
    stated = {part for mark in drawing.of("axis") for part in mark.get("data-scale").split()}
    return stated | {mark.get("data-scale") for mark in drawing.texts if mark.role == "axis"}


def _boxes(
    drawing: Drawing, mark: Mark, trace: Trace, across: Axis, up: Axis
) -> Iterator[Difference]:
    places = [across.at(float(value)) for _, value in trace.elements(mark.get("data-across"))]
    values = [up.at(float(value)) for _, value in trace.elements(mark.source)]
    wanted = list(_wanted(mark, places, values))
    drawn = [line.box for line in mark.outline]
    if len(drawn) != len(wanted):
        yield _wrong(drawing, mark, "complete", f"{len(drawn)} of them", f"{len(wanted)}")
        return
    for number, (one, right) in enumerate(zip(drawn, wanted, strict=True), 1):
        if max(abs(a - b) for a, b in zip(one, right, strict=True)) > 2 * NEAR:
            said, true = (", ".join(f"{side:.2f}" for side in box) for box in (one, right))
            yield _wrong(drawing, mark, "point", f"number {number} at {said}", true)
            return
    yield from _look(drawing, mark)


def _wanted(mark: Mark, places: list[float], values: list[float]) -> Iterator[Corners]:
    """The corners of what must be drawn for each number."""
    half = len(values) // 2
    if mark.kind == "points":
        across, down = (SHORT, 0.0) if mark.paint("stroke") else (_width(mark) / 2,) * 2
        for x, y in zip(places, values, strict=True):
            yield x - across, y - down, x + across, y + down
        return
    for x, one, other in zip(places, values[:half], values[half:], strict=True):
        side = abs(one - other) if mark.kind == "squares" else 0.0
        yield x, min(one, other), x + side, max(one, other)


def _width(mark: Mark) -> float:
    """How wide a point is: a stroke by its thickness, a circle by its outline."""
    if mark.paint("stroke"):
        return mark.number("stroke-width")
    left, _, right, _ = mark.outline[0].box
    return right - left


def _look(drawing: Drawing, mark: Mark) -> Iterator[Difference]:
    """Points are round; a stick ends at its numbers; squares are closed."""
    cap = mark.get("stroke-linecap")
    if mark.kind == "points" and (cap or not SMALLEST <= _width(mark) <= LARGEST):
        drawn = f"{cap or 'round'}, {_width(mark):g} px"
        yield _wrong(drawing, mark, "shape", drawn, f"round, {SMALLEST:g} to {LARGEST:g} px")
    if mark.kind == "points" and bool(mark.paint("fill")) == bool(mark.paint("stroke")):
        yield _wrong(drawing, mark, "shape", "filled and stroked, or neither", "one of the two")
    if mark.kind == "sticks" and (cap != "butt" or mark.get("stroke-dasharray")):
        yield _wrong(drawing, mark, "length", "round ends or dashes", "a full straight stroke")
    corners = {len(line.ends) for line in mark.outline}
    if mark.kind == "squares" and (corners - {4, 5} or not mark.paint("fill")):
        yield _wrong(drawing, mark, "shape", f"{corners} corners", "filled squares")


def _straight(
    drawing: Drawing, mark: Mark, trace: Trace, across: Axis, up: Axis
) -> Iterator[Difference]:
    """A line goes through weight · x + bias; a boundary through where a score is zero."""
    numbers = [float(value) for _, value in trace.elements(mark.source)]
    a, b, c = (numbers[0], -1.0, numbers[1]) if mark.kind == "line" else numbers
    right = sorted((across.at(x), up.at(y)) for x, y in _at_edges(a, b, c, across, up))
    drawn = sorted((x / 100, y / 100) for line in mark.outline for x, y in line.ends)
    wanted = [right[0], right[-1]] if right else []
    if (
        len(drawn) != 2
        or len(wanted) != 2
        or any(
            max(abs(one[0] - other[0]), abs(one[1] - other[1])) > 2 * NEAR
            for one, other in zip(drawn, wanted, strict=True)
        )
    ):
        said, true = (" to ".join(f"{x:.2f}, {y:.2f}" for x, y in ends) for ends in (drawn, wanted))
        yield _wrong(drawing, mark, "line", said, true)


def _at_edges(a: float, b: float, c: float, across: Axis, up: Axis) -> Iterator[Point]:
    """Where a · x + b · y + c = 0 leaves the rectangle between the ends of the axes."""
    for x in (across.low, across.high):
        if b and up.low <= (y := -(c + a * x) / b) <= up.high:
            yield x, y
    for y in (up.low, up.high):
        if a and across.low <= (x := -(c + b * y) / a) <= across.high:
            yield x, y


def _wrong(drawing: Drawing, mark: Mark, rule: str, drawn: str, computed: str) -> Difference:
    return Difference(rule, f"{mark} in {drawing.name}", mark.source, drawn, computed)
