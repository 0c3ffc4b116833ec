"""Widgets: a passenger of your own, slopes audited, back-propagation by steps, matrices."""

from figures.kit.canvas import canvas
from figures.kit.illustration import Illustration, label
from figures.kit.matrices import cell_scale, matrix
from figures.kit.shapes import Place
from figures.kit.text import words
from figures.kit.widget import Widget, widget
from figures.neural_network_math.hidden import blamed, spoken
from figures.neural_network_math.parts import HEIGHT, neuron, number
from illustrated_models.examples.neural_network_math.hidden import HiddenTrace, two_units
from illustrated_models.examples.neural_network_math.one_neuron import ByHandTrace, by_hand

CELL_HIGH, LIMIT = 34, 5.0


@widget(of=by_hand, element="passenger", button="Choose a passenger")
def passenger(trace: ByHandTrace, width: int) -> Widget:
    """Choose a passenger, or describe one."""
    drawing = canvas(width, height=HEIGHT)
    neuron(drawing, trace)
    return Widget(
        Illustration(
            drawing,
            alt=label("The neuron says {share:.0%} of our passenger.", share=trace.one.shares[0]),
        ),
        data={
            "inputs": trace.everyone.inputs,
            "labels": trace.everyone.labels,
            "weights": trace.one.weights,
            "bias": trace.one.bias,
            "names": trace.names,
            "row": trace.row,
        },
    )


@widget(of=two_units, element="audit-a-gradient", button="Audit any edge")
def audit_a_gradient(trace: HiddenTrace, width: int) -> Widget:
    """Pick an edge, a passenger and a nudge, and see where the ways part."""
    drawing = canvas(width, height=300)
    blamed(drawing, trace)
    return Widget(
        Illustration(
            drawing,
            alt=label("The blame at the score is {b:.2f}.", b=trace.audit.by_hand[-1]),
        ),
        data={**_given(trace), "nudge": trace.audit.nudge},
    )


@widget(of=two_units, element="back-propagation", button="Step through it")
def back_propagation(trace: HiddenTrace, width: int) -> Widget:
    """Step by step forward, and back again."""
    drawing = canvas(width, height=300)
    spoken(drawing, trace)
    return Widget(
        Illustration(
            drawing,
            alt=label("The score of the girl is {s:.2f}.", s=trace.girl.answers.scores[0, 0]),
        ),
        data=_given(trace),
    )


@widget(of=two_units, element="matrix-view", button="Tap the matrices")
def matrix_view(trace: HiddenTrace, width: int) -> Widget:
    """Tap a number of a product: the row and the column that make it light up."""
    drawing = canvas(width, height=246)
    girl, network = trace.girl, trace.girl.network
    left, right = Place(8, 196, 110, CELL_HIGH), Place(width - 142, 196, 134, CELL_HIGH)
    weights = Place(right.x, 36, right.width, 2 * CELL_HIGH)
    for values, place, spec in (
        (network.hidden_weights, weights, ".2f"),
        (girl.inputs, left, ".1f"),
        (girl.sums, right, ".2f"),
    ):
        matrix(drawing, values, place, cell_scale(values, signed=True, limit=LIMIT), spec=spec)
    words(drawing, label("bias"), right.x - 10, 128, "dim", anchor="end")
    for k in (0, 1):
        across = right.x + right.width * (k + 0.5) / 2
        words(drawing, trace.units[k], across, 24, "key", anchor="middle")
        words(drawing, number(network.hidden_bias[k], ".2f"), across, 128, anchor="middle")
    for k, name in enumerate((label("woman"), label("age"))):
        down = weights.y + CELL_HIGH * (k + 0.5) + 5
        words(drawing, name, right.x - 10, down, "token", anchor="end")
    words(drawing, label("the girl"), left.centre[0], left.y - 10, "dim", anchor="middle")
    words(drawing, label("sums"), right.x - 10, right.y + 22, "dim", anchor="end")
    alt = label(
        "The girl as a row, the weights as columns; where they meet stand the sums, {a:.2f} and"
        " {b:.2f}.",
        a=girl.sums[0, 0],
        b=girl.sums[0, 1],
    )
    return Widget(Illustration(drawing, alt=alt), data=_given(trace))


def _given(trace: HiddenTrace) -> dict:
    girl = trace.girl
    return {
        "network": girl.network,
        "person": {
            "woman": girl.inputs[0, 0],
            "tens": girl.inputs[0, 1],
            "lived": girl.answers.labels[0],
        },
        "names": {
            "features": trace.features,
            "units": trace.units,
            "parameters": trace.parameters,
        },
    }
