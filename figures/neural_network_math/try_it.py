"""Widgets: a passenger of your own, any slope audited, and back-propagation step by step."""

from figures.kit.canvas import canvas
from figures.kit.illustration import Illustration, label
from figures.kit.widget import Widget, widget
from figures.neural_network_math.hidden import blamed, spoken
from figures.neural_network_math.parts import HEIGHT, neuron
from illustrated_models.examples.neural_network_math.hidden import HiddenTrace, two_units
from illustrated_models.examples.neural_network_math.one_neuron import ByHandTrace, by_hand


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
