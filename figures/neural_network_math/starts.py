"""Widget: every start of a size of one's choice, the interval, and the rules to beat."""

from figures.kit.canvas import canvas
from figures.kit.charts import Axis, Curve, curves, frame
from figures.kit.illustration import Illustration, label
from figures.kit.scatter import points
from figures.kit.shapes import Place
from figures.kit.text import words
from figures.kit.widget import Widget, widget
from illustrated_models.examples.neural_network_math.starts import StartsTrace, every_start


@widget(of=every_start, element="how-large-a-layer", button="Choose a size")
def how_large_a_layer(trace: StartsTrace, width: int) -> Widget:
    """Choose a size, and see every start beside the rules."""
    drawing = canvas(width, height=300)
    made = frame(
        drawing,
        Place(46, 36, drawing.width - 134, 200),
        Axis(0, len(trace.starts) + 1, (1, len(trace.starts)), ".0f", label("start")),
        Axis(0.6, 0.8, (0.6, 0.7, 0.8), ".0%", label("right")),
    )
    curves(
        drawing,
        made,
        [
            Curve(trace.starts, trace.women_live, label("women live"), "text"),
            Curve(trace.starts, trace.all_die, label("nobody lives"), "dim"),
        ],
    )
    points(drawing, made, trace.starts, trace.right[0, 1], "encoder", size=10)
    points(drawing, made, trace.beside, trace.mean, "text", size=10)
    x, y = made.at(float(trace.beside[0]), float(trace.mean[0]))
    words(drawing, label("mean"), x + 10, y + 5, weight="semibold", size=15)
    alt = label(
        "Right answers of networks with {units:d} hidden unit from every start, {mean:.1%} in the"
        " mean; the rule that women live has {rule:.1%}, that nobody lives {dead:.1%}.",
        units=trace.first,
        mean=trace.mean[0],
        rule=trace.women_live[0],
        dead=trace.all_die[0],
    )
    whole = trace.averaged
    return Widget(
        Illustration(drawing, alt=alt),
        data={
            "names": trace.known,
            "sizes": whole.sizes,
            "begun": trace.first,
            "right": trace.right,
            "mean": whole.mean,
            "low": whole.low,
            "high": whole.high,
            "allDie": trace.all_die[0],
            "womenLive": trace.women_live[0],
        },
    )
