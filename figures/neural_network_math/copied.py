"""The figure of an entry on the page of errata: the copied example, computed again."""

from figures.kit.canvas import canvas
from figures.kit.illustration import Illustration, figure, label
from figures.kit.tables import Column, table
from figures.neural_network_math.parts import number
from illustrated_models.examples.neural_network_math.copied import CopiedTrace
from illustrated_models.examples.neural_network_math.copied import copied as of_copied


@figure(of=of_copied, widths=(360, 540))
def recomputed(trace: CopiedTrace, width: int) -> Illustration:
    """The errors as printed, and as they come out."""
    drawing = canvas(width, height=166)
    names = [label("at first"), label("after a step"), label("after {n:,d}", n=trace.n_steps)]
    columns = [
        Column(12, names, label("error")),
        Column(
            width * 0.64,
            [number(each, ".9f") for each in trace.said],
            label("said"),
            "end",
            names=trace.said,
        ),
        Column(
            width - 8,
            [number(each, ".9f") for each in trace.computed],
            label("computed"),
            "end",
            "error",
            names=trace.computed,
        ),
    ]
    table(drawing, columns, 10, 36)
    return Illustration(
        drawing,
        alt=label(
            "After a step the error is said to be {a:.9f} and comes out as {b:.9f}; at the end it"
            " is said to be {c:.9f} and comes out as {d:.9f}.",
            a=trace.said[1],
            b=trace.computed[1],
            c=trace.said[2],
            d=trace.computed[2],
        ),
        facts={
            "biases": trace.with_biases,
            "step": trace.computed[1],
            "n_steps": trace.n_steps,
        },
        claims={
            "The error that it begins with is right to the last digit": bool(
                abs(float(trace.said[0]) - float(trace.computed[0])) < 5e-10
            ),
            "Those after a step, and after the last one, are not": bool(
                abs(float(trace.said[1]) - float(trace.computed[1])) > 1e-7
                and abs(float(trace.said[2]) - float(trace.computed[2])) > 5e-9
            ),
        },
    )
