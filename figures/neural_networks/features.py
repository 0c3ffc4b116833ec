"""Figures of the section on a second input: bedrooms, and the weight that is negative."""

from figures.kit.arrows import arrow
from figures.kit.canvas import canvas
from figures.kit.charts import bars_across
from figures.kit.illustration import Illustration, figure, label
from figures.kit.networks import edge, edge_number, node
from figures.kit.shapes import Place
from figures.kit.text import words
from illustrated_models.examples.neural_networks.features import BedroomsTrace
from illustrated_models.examples.neural_networks.features import bedrooms as of_bedrooms

THICK = 0.06  # pixels for a weight of one


@figure(of=of_bedrooms, widths=(360, 540))
def two_inputs(trace: BedroomsTrace, width: int) -> Illustration:
    """A second input has a weight of its own, and this one is negative."""
    drawing = canvas(width, height=220)
    left, right, levels = 92, width - 60, (50, 150)
    house = trace.house
    output = node(drawing, house.predictions[0], (right, 100), "decoder", ".0f")
    specs = (".2f", ".0f")
    for number, (y, spec) in enumerate(zip(levels, specs, strict=True)):
        place = node(drawing, house.inputs[0, number], (left, y), "token", spec)
        edge(drawing, house.weights[number], place, output, THICK)
        away = 10 if number == 0 else -18
        edge_number(drawing, house.weights[number], place, output, ".1f", above=away, share=0.45)
        words(drawing, trace.features[number], 4, y - 30, "token", size=15)
    x, bottom = output.bottom
    words(drawing, label("price, k$"), x, bottom + 20, "decoder", size=15, anchor="middle")
    arrow(drawing, (x, 190), (x, bottom + 26), "dim")
    text = label("bias {bias:+.1f}", bias=house.bias)
    words(drawing, text, x, 206, "dim", size=15, anchor="middle")
    return Illustration(
        drawing,
        alt=label(
            "Nodes for size, {size:.2f}, and bedrooms, {beds:.0f}, joined to the price,"
            " {price:.0f}, by lines as thick as their weights: {first:.1f}, and, dashed,"
            " {second:.1f}.",
            size=house.inputs[0, 0],
            beds=house.inputs[0, 1],
            price=house.predictions[0],
            first=house.weights[0],
            second=house.weights[1],
        ),
        facts={
            "size_weight": house.weights[0],
            "beds_weight": house.weights[1],
            "bias": house.bias,
            "price": house.targets[0],
            "guess": house.predictions[0],
            "correlation": trace.correlation,
            "alone_weight": trace.alone.weights[0],
            "loss_one": trace.one.loss,
            "loss": trace.both.loss,
            "size_part": house.products[0, 0],
            "beds_part": house.products[0, 1],
        },
        claims={
            "Alone, bedrooms get a positive weight; beside the size, a negative one": bool(
                float(trace.alone.weights[0]) > 0 > float(house.weights[1])
            ),
            "With both inputs the loss is smaller than with the size alone": bool(
                float(trace.both.loss) < float(trace.one.loss)
            ),
        },
    )


@figure(of=of_bedrooms, widths=(360, 540))
def more_rooms_for_less(trace: BedroomsTrace, width: int) -> Illustration:
    """Among houses of nearly one size, more bedrooms go with a lower price."""
    drawing = canvas(width, height=210)
    room = width - 110 - 38
    for top, heading, values in (
        (26, label("all houses"), trace.mean),
        (
            128,
            label("{low:,.0f} to {high:,.0f} sq ft", low=trace.band[0], high=trace.band[1]),
            trace.band_mean,
        ),
    ):
        words(drawing, heading, 8, top - 8, "dim", size=15)
        place = Place(110, top, room, 64)
        bars_across(drawing, trace.names, values, place, "decoder", spec=".0f", limit=300)
    return Illustration(
        drawing,
        alt=label(
            "Mean prices as bars. All houses: {a:.0f} with {few:d} bedrooms, {b:.0f} with"
            " {many:d}. Houses of nearly the same size: {c:.0f} and {d:.0f}.",
            few=trace.beds[0],
            many=trace.beds[1],
            a=trace.mean[0],
            b=trace.mean[1],
            c=trace.band_mean[0],
            d=trace.band_mean[1],
        ),
        facts={
            "few": trace.beds[0],
            "many": trace.beds[1],
            "all_few": trace.mean[0],
            "all_many": trace.mean[1],
            "band_few": trace.band_mean[0],
            "band_many": trace.band_mean[1],
            "low": trace.band[0],
            "high": trace.band[1],
            "n_few": trace.band_count[0],
            "n_many": trace.band_count[1],
        },
        claims={
            "Houses with more bedrooms cost more": bool(
                float(trace.mean[1]) > float(trace.mean[0])
            ),
            "Among houses of nearly one size, those with more bedrooms cost less": bool(
                float(trace.band_mean[1]) < float(trace.band_mean[0])
            ),
        },
    )
