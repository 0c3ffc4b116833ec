"""Figures of the section on all houses: the cloud and its lines."""

from figures.kit.canvas import canvas
from figures.kit.illustration import Illustration, figure, label
from figures.kit.scatter import line
from figures.kit.text import words
from figures.neural_networks.charts import cloud, houses_frame
from illustrated_models.examples.neural_networks.dials import AllHousesTrace, all_houses


@figure(of=all_houses, widths=(360, 540))
def every_house(trace: AllHousesTrace, width: int) -> Illustration:
    """Every house sold, and the line that fits them best."""
    drawing = canvas(width, height=330 if width < 500 else 380)
    made = houses_frame(drawing)
    cloud(drawing, made, trace.size, trace.price)
    line(drawing, made, trace.both.weights[0], trace.both.bias, "decoder")
    x, y = made.at(2.2, 60)
    text = label(
        "price = {weight:.1f} · size + {bias:.1f}",
        weight=trace.both.weights[0],
        bias=trace.both.bias,
    )
    words(drawing, text, x, y, "decoder", weight="semibold")
    return Illustration(
        drawing,
        alt=label(
            "{n:d} houses as dots, prices rising with size and spreading. The best line has a"
            " weight of {weight:.1f} and a bias of {bias:.1f}.",
            n=trace.n_houses,
            weight=trace.both.weights[0],
            bias=trace.both.bias,
        ),
        facts={
            "n_houses": trace.n_houses,
            "weight": trace.both.weights[0],
            "bias": trace.both.bias,
            "weight_without": trace.without.weights[0],
            "loss": trace.both.loss,
            "root": trace.root_both,
            "root_without": trace.root_without,
            "absolute": trace.both.absolute,
            "absolute_without": trace.without.absolute,
            "mean": trace.always_the_mean,
            "explained": trace.explained,
        },
        claims={
            "Without the second number the mean error is smaller, not larger": bool(
                float(trace.without.absolute) < float(trace.both.absolute)
            ),
            "The loss, which squares, says the opposite": bool(
                float(trace.without.loss) > float(trace.both.loss)
            ),
            "Always saying the mean price is much worse": bool(
                float(trace.always_the_mean) > 1.4 * float(trace.both.absolute)
            ),
        },
    )
