"""Widgets of the section on hidden units: a boundary that bends while you watch."""

from figures.kit.canvas import canvas
from figures.kit.contours import contours
from figures.kit.illustration import Illustration, label
from figures.kit.widget import Widget, widget
from figures.neural_networks.bending import key, map_with_houses
from illustrated_models.examples.neural_networks.questions import MapTrace, where_it_is_dear


@widget(of=where_it_is_dear, element="draw-the-boundary", button="Train it here")
def draw_the_boundary(trace: MapTrace, width: int) -> Widget:
    """Choose how many units it has, and watch the boundary bend."""
    drawing = canvas(width, height=round((width - 32) * 0.8) + 88)
    made = map_with_houses(drawing, trace)
    key(drawing, trace)
    contours(drawing, made, (trace.yes, trace.columns, trace.rows), trace.even[0], "text", width=2)
    return Widget(
        Illustration(
            drawing,
            alt=label(
                "The map of houses with the boundary that {n:d} hidden units have found.",
                n=trace.n_units,
            ),
        ),
        data={
            "dear": trace.dear,
            "others": trace.others,
            "starts": trace.starts,
            "rate": trace.rate,
        },
    )
