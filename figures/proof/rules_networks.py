"""Networks: a node holds its number; an edge is as thick as its weight and joins its two nodes."""

from collections.abc import Iterator

from figures.proof.addresses import NO_AXIS, Axis, Trace
from figures.proof.difference import Difference
from figures.proof.marks import Drawing, Mark, Point
from figures.proof.scales import NEAR, widest

RIM = 1.0  # pixels between the end of an edge and the rim of its node
BESIDE = 16.0  # pixels between an edge and the middle of its number


def networks(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """Nodes hold their numbers, edges are as thick as their weights and join the right nodes."""
    nodes = [(mark, _indices(trace, mark)) for mark in drawing.of("node")]
    for mark, _ in nodes:
        yield from _node(drawing, mark)
    for mark in drawing.of("edge"):
        yield from _thick(drawing, mark, float(trace.value(mark.source)))
        yield from _joined(drawing, mark, _indices(trace, mark), nodes)
    yield from _numbers(drawing, trace)


def _indices(trace: Trace, mark: Mark) -> dict[Axis, int]:
    (found,) = trace.find(mark.source)
    return {axis: index for axis, index in found.indices if axis != NO_AXIS}


def _node(drawing: Drawing, mark: Mark) -> Iterator[Difference]:
    left, top, right, bottom = mark.box
    if len(mark.outline) != 1 or right - left < 24 or abs((right - left) - (bottom - top)) > 0.02:
        yield _wrong(drawing, mark, "node", "no circle", "one circle of 24 px or more")
    held = [t for t in drawing.texts if left < t.centre[0] < right and top < t.centre[1] < bottom]
    said = [run.source for text in held for run in text.runs if run.source]
    if said != [mark.source] or any(text.number("x") != mark.centre[0] for text in held):
        yield _wrong(drawing, mark, "node", f"with {said or 'nothing'} in it", "its own number")


def _thick(drawing: Drawing, mark: Mark, weight: float) -> Iterator[Difference]:
    right = widest(mark.get("data-scale")) * abs(weight)
    drawn = mark.number("stroke-width", -1)
    if abs(drawn - right) > NEAR:
        yield _wrong(drawing, mark, "width", f"{drawn:g} px", f"{right:.3f} px")
    look = mark.paint("stroke"), bool(mark.get("stroke-dasharray"))
    wanted = ("negative", True) if weight < 0 else ("positive", False)
    if look != wanted or mark.paint("fill") or mark.get("stroke-linecap") != "butt":
        yield _wrong(drawing, mark, "sign", f"{look}", f"{wanted}")
    scales = {edge.get("data-scale") for edge in drawing.of("edge")}
    if len(scales) > 1:
        yield _wrong(drawing, mark, "scale", f"{sorted(scales)}", "one scale of thickness")


def _joined(
    drawing: Drawing,
    mark: Mark,
    indices: dict[Axis, int],
    nodes: list[tuple[Mark, dict[Axis, int]]],
) -> Iterator[Difference]:
    """One of its ends lies at a node with its index, for each axis along which there are nodes."""
    ends = [(x / 100, y / 100) for line in mark.outline for x, y in line.ends]
    if len(ends) != 2:
        yield _wrong(drawing, mark, "edge", f"{len(ends)} corners", "one straight line")
        return
    at = [[pair for pair in nodes if _is_at(end, pair[0])] for end in ends]
    if (indices and not all(at)) or not any(at):
        yield _wrong(drawing, mark, "edge", "with a loose end", "from node to node")
        return
    for axis, index in indices.items():
        if not any(axis in of for _, of in nodes):
            continue
        reached = {of[axis] for pairs in at for _, of in pairs if axis in of}
        if index not in reached or len(reached) > 1:
            yield _wrong(drawing, mark, "edge", f"at {sorted(reached)}", f"at {index} of {[*axis]}")


def _is_at(end: Point, node: Mark) -> bool:
    (x, y), (left, _, right, _) = node.centre, node.box
    distance = ((end[0] - x) ** 2 + (end[1] - y) ** 2) ** 0.5
    return abs(distance - (right - left) / 2) <= RIM


def numbers_of_edges(drawing: Drawing) -> list[Mark]:
    """The texts that print a weight which an edge shows."""
    shown = {mark.source for mark in drawing.of("edge")}
    return [text for text in drawing.texts if any(run.source in shown for run in text.runs)]


def _numbers(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """The number of a weight stands on the edge of that weight."""
    del trace
    every = drawing.of("edge")
    for text in numbers_of_edges(drawing):
        sources = {run.source for run in text.runs if run.source}
        own = [mark for mark in every if mark.source in sources]
        far = min(_distance(text.centre, mark) for mark in own)
        near = min(_distance(text.centre, mark) for mark in every)
        if far > BESIDE or far > near + 0.5:
            yield _wrong(drawing, text, "edge", f"{far:.1f} px from its edge", "on its edge")


def _distance(point: Point, mark: Mark) -> float:
    """How far a point lies from a straight edge."""
    (ax, ay), (bx, by) = ((x / 100, y / 100) for x, y in mark.outline[0].ends)
    along, across = bx - ax, by - ay
    share = ((point[0] - ax) * along + (point[1] - ay) * across) / (along**2 + across**2)
    share = min(1.0, max(0.0, share))
    return ((point[0] - ax - share * along) ** 2 + (point[1] - ay - share * across) ** 2) ** 0.5


def _wrong(drawing: Drawing, mark: Mark, rule: str, drawn: str, computed: str) -> Difference:
    return Difference(rule, f"{mark} in {drawing.name}", mark.source, drawn, computed)
