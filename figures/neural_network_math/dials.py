"""Widgets: the dials of a neuron with one input, its sum bent by sigmoid and by ReLU."""

from figures.kit.bound import Numbers, Value
from figures.kit.canvas import Canvas, canvas
from figures.kit.charts import Axis, Curve, Frame, curves, frame
from figures.kit.illustration import Illustration, label
from figures.kit.scatter import points
from figures.kit.shapes import Place
from figures.kit.text import words
from figures.kit.widget import Widget, widget
from illustrated_models.examples.neural_network_math.dials import DialsTrace, dials

ACROSS = Axis(-3, 3, (-3, 0, 1, 3), ".0f", label("input"))


@widget(of=dials, element="bend", button="Turn the dials")
def sigmoid(trace: DialsTrace, width: int) -> Widget:
    """Weight and bias move the sigmoid."""
    drawing = canvas(width, height=300)
    up = Axis(0, 1, (0, 0.5, 1), ".0%", label("share"))
    curve = Curve(trace.across, trace.sigmoid, label("sigmoid"), "decoder")
    place = Place(50, 36, width - 126, 190)
    _chart(drawing, trace, frame(drawing, place, ACROSS, up), curve, trace.shares)
    alt = label(
        "An S over the input: a woman gets {woman:.0%}, a man of the same age {man:.0%}.",
        woman=trace.shares[0],
        man=trace.shares[1],
    )
    return Widget(Illustration(drawing, alt=alt), data=_given(trace, 1))


@widget(of=dials, element="bend", button="Turn the dials")
def relu(trace: DialsTrace, width: int) -> Widget:
    """Weight and bias move the corner of ReLU."""
    drawing = canvas(width, height=300)
    up = Axis(0, 6, (0, 3, 6), ".0f", label("what it says"))
    curve = Curve(trace.across, trace.relu, label("ReLU"), "key")
    place = Place(26, 36, width - 78, 190)
    _chart(drawing, trace, frame(drawing, place, ACROSS, up), curve, trace.passed)
    alt = label(
        "Flat, then a straight rise: of a woman it says {woman:.2f}, of a man of the same age"
        " {man:.2f}.",
        woman=trace.passed[0],
        man=trace.passed[1],
    )
    return Widget(Illustration(drawing, alt=alt), data=_given(trace, 0))


def _chart(drawing: Canvas, trace: DialsTrace, made: Frame, curve: Curve, said: Numbers) -> None:
    curves(drawing, made, [curve])
    points(drawing, made, trace.inputs, said, "text", size=12)
    for person in (0, 1):
        x, y = made.at(float(trace.inputs[person]), float(said[person]))
        words(drawing, trace.people[person], x - 10, y - 10, anchor="end", size=15)


def _given(trace: DialsTrace, activation: int) -> dict[str, Value]:
    return {
        "activation": trace.activations[activation],
        "weight": trace.weight,
        "bias": trace.bias,
        "input": trace.inputs[0],
    }
