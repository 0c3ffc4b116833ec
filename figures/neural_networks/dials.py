"""Widgets of the section “A second dial”: turn them yourself."""

from figures.kit.canvas import canvas
from figures.kit.illustration import Illustration, label
from figures.kit.scatter import line, points, sticks
from figures.kit.widget import Widget, widget
from figures.neural_networks.charts import houses_frame
from illustrated_models.examples.neural_networks.dials import TurnTrace, turn_them


@widget(of=turn_them, element="two-dials", button="Turn the dials")
def two_dials(trace: TurnTrace, width: int) -> Widget:
    """Turn weight and bias, by hand or by machine."""
    drawing = canvas(width, height=280)
    made = houses_frame(drawing, largest=2.6, dearest=420)
    begun = trace.begun
    line(drawing, made, begun.weights[0], begun.bias, "decoder")
    sticks(drawing, made, trace.size, trace.price, begun.predictions)
    points(drawing, made, trace.size, trace.price, "token", size=12)
    return Widget(
        Illustration(
            drawing,
            alt=label(
                "Houses as dots and a line with a weight of {weight:.0f} far below them; the loss"
                " is {loss:,.0f}.",
                weight=begun.weights[0],
                loss=begun.loss,
            ),
            facts={"start": begun.loss, "best": trace.best},
        ),
        data={
            "size": trace.size,
            "price": trace.price,
            "start": begun.weights[0],
            "rate": trace.rate,
            "best": trace.best,
            "plain": trace.plain,
            "torch": trace.torch,
        },
    )
