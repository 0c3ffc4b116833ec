"""Specimens of points and lines, of a landscape, and of a small network."""

from figures.kit.canvas import canvas
from figures.kit.charts import Axis, frame
from figures.kit.contours import contours
from figures.kit.illustration import Illustration, figure, label
from figures.kit.networks import edge_number, edges, node
from figures.kit.scatter import boundary, line, points, squares, sticks
from figures.kit.shapes import Place
from tests.faults.specimens.pond import Fit, fit


@figure(of=fit)
def long_and_heavy(trace: Fit, width: int) -> Illustration:
    """How heavy fish are, what a line says of it, and how wrong it is."""
    drawing = canvas(width, height=250)
    across = Axis(0, 4, (0, 4), ".0f", label("length"))
    made = frame(drawing, Place(56, 30, 220, 170), across, Axis(0, 6, (0, 6), ".0f"))
    squares(drawing, made, trace.length, trace.weight, trace.guess)
    line(drawing, made, trace.slope, trace.start, "decoder")
    sticks(drawing, made, trace.length, trace.weight, trace.guess)
    points(drawing, made, trace.length, trace.weight, "token")
    return Illustration(
        drawing,
        alt=label("A line that rises by {s:.2f} from {b:.2f}.", s=trace.slope, b=trace.start),
        facts={"slope": trace.slope, "start": trace.start},
    )


@figure(of=fit)
def carp_or_pike(trace: Fit, width: int) -> Illustration:
    """A landscape at two heights, and a line that parts it."""
    drawing = canvas(width, height=250)
    across, up = Axis(0, 4, (0, 4), ".0f", label("length")), Axis(0, 6, (0, 6), ".0f")
    made = frame(drawing, Place(56, 30, 220, 170), across, up)
    for level in trace.levels:
        contours(drawing, made, (trace.heights, trace.columns, trace.rows), level, "dim")
    boundary(drawing, made, trace.slopes, trace.start, "decoder")
    low, high = trace.levels
    return Illustration(
        drawing,
        alt=label("Lines at {a:.2f} and {b:.2f}.", a=low, b=high),
        facts={"low": low, "high": high},
    )


@figure(of=fit)
def a_small_network(trace: Fit, width: int) -> Illustration:
    """Numbers that weigh on other numbers."""
    drawing = canvas(width, height=240)
    below = [
        node(drawing, n, (60, 60 + 120 * k), "token", ".1f") for k, n in enumerate(trace.given)
    ]
    above = [node(drawing, n, (280, 60 + 120 * k), "key", ".1f") for k, n in enumerate(trace.units)]
    edges(drawing, trace.weights, below, above, 6)
    edge_number(drawing, trace.weights[0, 0], below[0], above[0], ".1f")
    return Illustration(
        drawing,
        alt=label(
            "Of {a:.1f} and {b:.1f}, a {c:.1f}.",
            a=trace.given[0],
            b=trace.given[1],
            c=trace.units[0],
        ),
        facts={"first": trace.units[0]},
    )
