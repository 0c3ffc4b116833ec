"""What several pictures share: the neuron with its passenger, and columns of numbers."""

from figures.kit.arrows import arrow
from figures.kit.bound import Number
from figures.kit.canvas import Canvas, Paint, Shown
from figures.kit.illustration import label
from figures.kit.labels import Label
from figures.kit.networks import between, edge, edge_number, node
from figures.kit.shapes import Place, polyline
from figures.kit.text import words
from figures.kit.theme import colour
from illustrated_models.examples.neural_network_math.one_neuron import ByHandTrace

THICK = 3.0  # pixels for a weight of one
TOP, MIDDLE, LOW = 50, 160, 270  # of the inputs and the bias
HEIGHT = 330


def neuron(drawing: Canvas, trace: ByHandTrace) -> None:
    """The passenger's inputs, each times its weight, then the sum and the share."""
    one, width = trace.one, drawing.width
    left, summed, out = 34, width - 128, width - 34
    starts = [
        node(drawing, one.inputs[0, 0], (left, TOP), "token", ".0f"),
        node(drawing, one.inputs[0, 1], (left, MIDDLE), "token", ".1f"),
    ]
    end = node(drawing, one.sums[0], (summed, MIDDLE), "key", ".2f")
    bias = Place(left - 25, LOW - 25, 50, 50)
    for start in (*starts, bias):
        guide(drawing, start, end)
    for start, weight in zip(starts, one.weights, strict=True):
        edge(drawing, weight, start, end, THICK)
    edge(drawing, one.bias, bias, end, THICK)
    for value, start, above in zip(
        (*one.weights, one.bias), (*starts, bias), (11, 8, -21), strict=True
    ):
        edge_number(drawing, value, start, end, ".2f", share=0.4, above=above)
    words(drawing, label("bias"), left, LOW + 5, "dim", anchor="middle")
    share = node(
        drawing,
        one.shares[0],
        (out, MIDDLE),
        "decoder",
        ".2f",
        printed=label("{share:.0%}", share=one.shares[0]),
    )
    arrow(drawing, end.right, share.left, "decoder")
    _names(drawing, trace, (left, summed, out))


def guide(drawing: Canvas, start: Place, end: Place) -> None:
    """A hairline where an edge runs, which shows where its weight is too small to be seen."""
    paint = Paint(stroke=colour("line"), line=1.0)
    drawing.path(polyline(between(start, end)), paint, Shown(kind="rule"))


def _names(drawing: Canvas, trace: ByHandTrace, across: tuple[float, float, float]) -> None:
    left, summed, out = across
    one = trace.one
    beside = left + 25 + 0.4 * (summed - left - 50)
    for k, x, y in ((0, beside + 26, TOP + 32), (1, beside - 24, MIDDLE + 24)):
        made = label("= {product:.2f}", product=one.products[0, k])
        words(drawing, made, x, y, "key", weight="semibold")
    for name, x, y, ink in (
        (trace.names[0], left, TOP + 43, "token"),
        (trace.names[1], left, MIDDLE + 43, "token"),
        (label("sum"), summed, MIDDLE + 46, "key"),
        (label("lived?"), out, MIDDLE + 46, "decoder"),
    ):
        words(drawing, name, x, y, ink, size=15, anchor="middle")


def row(
    drawing: Canvas, name: Label, value: Label, y: float, ink: str = "text", *, right: float = 16
) -> None:
    """A line of a reckoning: what it is at the left, the number at the right."""
    words(drawing, name, 16, y, "dim" if ink == "text" else ink)
    words(drawing, value, drawing.width - right, y, ink, weight="semibold", anchor="end")


def number(value: Number, spec: str) -> Label:
    """A number of the trace as a label."""
    return label(f"{{value:{spec}}}", value=value)
