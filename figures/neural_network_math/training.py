"""Figures of the section on training one neuron."""

from figures.kit.canvas import Canvas, canvas
from figures.kit.charts import Axis, Curve, curves, frame
from figures.kit.illustration import Illustration, figure, label
from figures.kit.shapes import Place
from illustrated_models.examples.neural_network_math.one_neuron import TrainingTrace, training

DRAWN = 201  # steps of the picture: later ones hardly move


def over_steps(width: int, left: float, up: Axis, line: Curve) -> Canvas:
    """A chart of what changes step by step, at the beginning of a training."""
    drawing = canvas(width, height=290)
    place = Place(left, 36, width - left - 60, 190)
    made = frame(drawing, place, Axis(0, 200, (0, 100, 200), ".0f", label("step")), up)
    curves(drawing, made, [line])
    return drawing


@figure(of=training, widths=(360, 540))
def loss_falls(trace: TrainingTrace, width: int) -> Illustration:
    """Step by step the surprise falls."""
    log = trace.log
    up = Axis(0.5, 0.7, (0.5, 0.6, 0.7), ".1f", label("mean surprise"))
    line = Curve(log.steps[:DRAWN:5], log.loss[:DRAWN:5], label("loss"), "error")
    drawing = over_steps(width, 34, up, line)
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
    log = trace.log
    up = Axis(0.6, 0.8, (0.6, 0.7, 0.8), ".0%", label("right"))
    line = Curve(log.steps[:DRAWN:5], log.right[:DRAWN:5], label("right"), "key")
    drawing = over_steps(width, 50, up, line)
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
