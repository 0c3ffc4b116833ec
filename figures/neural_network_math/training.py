"""Figures of the section on training one neuron."""

from figures.kit.canvas import canvas
from figures.kit.charts import Axis, Curve, curves, frame
from figures.kit.illustration import Illustration, figure, label
from figures.kit.shapes import Place
from illustrated_models.examples.neural_network_math.one_neuron import TrainingTrace, training

DRAWN = 201  # steps of the picture: later ones hardly move


@figure(of=training, widths=(360, 540))
def loss_falls(trace: TrainingTrace, width: int) -> Illustration:
    """Step by step the surprise falls."""
    drawing = canvas(width, height=290)
    log = trace.log
    made = frame(
        drawing,
        Place(34, 36, width - 94, 190),
        Axis(0, 200, (0, 100, 200), ".0f", label("step")),
        Axis(0.5, 0.7, (0.5, 0.6, 0.7), ".1f", label("mean surprise")),
    )
    curves(drawing, made, [Curve(log.steps[:DRAWN:5], log.loss[:DRAWN:5], label("loss"), "error")])
    return Illustration(
        drawing,
        alt=label(
            "The mean surprise falls from {first:.3f} to {last:.3f} within {n:d} steps.",
            first=log.loss[0],
            last=log.loss[DRAWN - 1],
            n=log.steps[DRAWN - 1],
        ),
        facts={
            "first": log.loss[0],
            "last": log.loss[-1],
            "n_steps": log.steps[-1],
            "rate": log.rate,
            "woman": log.weights[-1, 0],
            "age": log.weights[-1, 1],
            "bias": log.bias[-1],
        },
    )


@figure(of=training, widths=(360, 540))
def right_answers(trace: TrainingTrace, width: int) -> Illustration:
    """It is right more and more often, and ends exactly at the rule."""
    drawing = canvas(width, height=290)
    log = trace.log
    made = frame(
        drawing,
        Place(50, 36, width - 110, 190),
        Axis(0, 200, (0, 100, 200), ".0f", label("step")),
        Axis(0.6, 0.8, (0.6, 0.7, 0.8), ".0%", label("right")),
    )
    curves(drawing, made, [Curve(log.steps[:DRAWN:5], log.right[:DRAWN:5], label("right"), "key")])
    return Illustration(
        drawing,
        alt=label(
            "The share of right answers rises from {first:.1%} to {last:.1%}.",
            first=log.right[0],
            last=log.right[-1],
        ),
        facts={
            "first": log.right[0],
            "last": log.right[-1],
            "n_differ": trace.n_differ,
            "oldest_woman": trace.oldest_woman,
            "youngest_man": trace.youngest_man,
        },
        claims={
            "About every passenger, the trained neuron and the rule give the same answer": (
                int(trace.n_differ) == 0
            ),
        },
    )
