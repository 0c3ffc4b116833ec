"""The figure of the last section: one step of training on one sheet."""

from figures.kit.arrows import arrow
from figures.kit.canvas import canvas
from figures.kit.illustration import Illustration, figure, label
from figures.kit.tables import rule
from figures.kit.text import words
from illustrated_models.examples.neural_networks.dials import ValleyTrace, both_dials


@figure(of=both_dials, widths=(360, 540))
def on_one_page(trace: ValleyTrace, width: int) -> Illustration:
    """Guess, measure, look which way is down, step; and again."""
    drawing = canvas(width, height=330)
    descent = trace.descent
    slope, bias_slope = descent.weights_gradient[1, 0], descent.bias_gradient[1]
    lines = (
        (
            label("guess"),
            "decoder",
            label("{w:.1f} · size + {b:.1f}", w=descent.weights[1, 0], b=descent.bias[1]),
        ),
        (label("loss"), "error", label("{loss:,.0f}", loss=descent.loss[1])),
        (label("slopes"), "error", label("{w:,.1f} and {b:,.1f}", w=slope, b=bias_slope)),
        (label("step"), "text", label("{rate:.1f} of each slope, downhill", rate=descent.rate)),
        (
            label("new guess"),
            "decoder",
            label("{w:.1f} · size + {b:.1f}", w=descent.weights[2, 0], b=descent.bias[2]),
        ),
        (label("new loss"), "error", label("{loss:,.0f}", loss=descent.loss[2])),
    )
    for row, (name, ink, text) in enumerate(lines):
        y = 34 + 54 * row
        words(drawing, name, 16, y, "dim")
        words(drawing, text, width * 0.34, y, ink, weight="semibold", size=18)
        if row < len(lines) - 1:
            rule(drawing, 16, width - 16, y + 17)
    arrow(drawing, (width - 26, 34), (width - 26, 304), "dim")
    return Illustration(
        drawing,
        alt=label(
            "A step of training: from weight {w:.1f} and bias {b:.1f}, with a loss of {loss:,.0f},"
            " to weight {w2:.1f} and bias {b2:.1f}, with a loss of {loss2:,.0f}.",
            w=descent.weights[1, 0],
            b=descent.bias[1],
            loss=descent.loss[1],
            w2=descent.weights[2, 0],
            b2=descent.bias[2],
            loss2=descent.loss[2],
        ),
        facts={
            "weight": descent.weights[1, 0],
            "slope": slope,
            "rate": descent.rate,
            "new_weight": descent.weights[2, 0],
            "loss": descent.loss[1],
            "new_loss": descent.loss[2],
        },
        claims={
            "A step against the slope makes the loss smaller": bool(
                float(descent.loss[2]) < float(descent.loss[1])
            ),
        },
    )
