"""Figures of the section on hidden units: a line on the map, a network, a bent boundary."""

from figures.kit.bound import BoundRecord
from figures.kit.canvas import Canvas, canvas
from figures.kit.charts import Axis, Frame, frame
from figures.kit.contours import contours
from figures.kit.illustration import Illustration, figure, label
from figures.kit.networks import edges, node
from figures.kit.scatter import boundary, points
from figures.kit.shapes import Place
from figures.kit.text import words
from illustrated_models.examples.neural_networks.questions import MapTrace, where_it_is_dear

UNITS_DRAWN = 8
ACROSS, UP = (-1.7, 2.3), (-2.3, 2.1)
THICK = 1.6


def map_with_houses(drawing: Canvas, trace: MapTrace) -> Frame:
    """The houses where they stand: dear ones full, others pale and smaller."""
    side = drawing.width - 32
    made = frame(
        drawing,
        Place(16, 34, side, side * 0.8),
        Axis(*ACROSS, (), ".0f", label("west to east")),
        Axis(*UP, (), ".0f", label("south to north")),
    )
    points(drawing, made, trace.others.east, trace.others.north, "encoder", size=4.5, opacity=0.5)
    points(drawing, made, trace.dear.east, trace.dear.north, "decoder", size=4.5, opacity=0.8)
    return made


def key(drawing: Canvas, trace: MapTrace) -> None:
    """Which dots are which."""
    right = drawing.width - 16
    words(drawing, label("dear"), right, 20, "decoder", weight="semibold", anchor="end")
    words(drawing, label("not dear"), right - 48, 20, "encoder", weight="semibold", anchor="end")


@figure(of=where_it_is_dear, widths=(360, 540))
def a_line(trace: MapTrace, width: int) -> Illustration:
    """A neuron can only draw a straight line across the map."""
    drawing = canvas(width, height=round((width - 32) * 0.8) + 88)
    made = map_with_houses(drawing, trace)
    key(drawing, trace)
    boundary(drawing, made, trace.line_weights, trace.line_bias, "text")
    return Illustration(
        drawing,
        alt=label(
            "A map of houses, dear ones and others mixed, and a straight line across it. Of houses"
            " that it was not trained on, {right:.0%} lie on the right side.",
            right=trace.line_tested.answers.right,
        ),
        facts={
            "middle": trace.middle,
            "right": trace.line_tested.answers.right,
            "n_tested": trace.n_tested,
            "n_trained": trace.n_trained,
        },
    )


@figure(of=where_it_is_dear, widths=(360, 540))
def hidden_units(trace: MapTrace, width: int) -> Illustration:
    """Hidden units stand between what goes in and what comes out."""
    drawing = canvas(width, height=380)
    network = trace.network.network
    house = 0
    sums = trace.network.hidden[house]
    heights = [30 + 45 * n for n in range(UNITS_DRAWN)]
    inputs = [
        node(drawing, trace.network.inputs[house, n], (34, y), "token", ".1f")
        for n, y in enumerate((130, 244))
    ]
    hidden = [
        node(drawing, sums[n], (width / 2, y), "key", ".1f", radius=20)
        for n, y in enumerate(heights)
    ]
    score = trace.network.answers.scores[house, 0]
    output = [node(drawing, score, (width - 34, 187), "decoder", ".1f")]
    edges(drawing, network.hidden_weights, inputs, hidden, THICK)
    edges(drawing, network.output_weights, hidden, output, THICK)
    for text, x, y, ink in (
        (label("east"), 34, 96, "token"),
        (label("north"), 34, 288, "token"),
        (label("score"), width - 34, 232, "decoder"),
    ):
        words(drawing, text, x, y, ink, size=15, anchor="middle")
    return Illustration(
        drawing,
        alt=label(
            "Nodes for east and north, joined by lines to {n:d} hidden units, and these to a score"
            " of {score:.1f}. Lines are as thick as their weights, dashed where negative.",
            n=trace.n_units,
            score=score,
        ),
        facts={"n_units": trace.n_units},
    )


@figure(of=where_it_is_dear, widths=(360, 540))
def a_bend(trace: MapTrace, width: int) -> Illustration:
    """What they say together bends around the neighbourhoods that are dear."""
    drawing = canvas(width, height=round((width - 32) * 0.8) + 88)
    made = map_with_houses(drawing, trace)
    key(drawing, trace)
    grid = trace.yes, trace.columns, trace.rows
    contours(drawing, made, grid, trace.even[0], "text", width=2.4)
    return Illustration(
        drawing,
        alt=label(
            "The same map with a boundary of several bends, made by {n:d} hidden units. Of houses"
            " that it was not trained on, {right:.0%} lie on the right side.",
            n=trace.n_units,
            right=trace.tested.answers.right,
        ),
        facts={
            "n_units": trace.n_units,
            "right": trace.tested.answers.right,
            "trained_right": trace.network.answers.right,
            "line_right": trace.line_tested.answers.right,
            "lowest": trace.by_seed.min(),
            "highest": trace.by_seed.max(),
        },
        claims={
            "From every start that we tried, the bent boundary is right more often than the line": (
                _all_better(trace)
            ),
            "It is right more often on the houses that it was trained on than on the others": bool(
                float(trace.network.answers.right) > float(trace.tested.answers.right)
            ),
        },
    )


def _all_better(trace: MapTrace | BoundRecord) -> bool:
    return all(float(each) > float(trace.line_tested.answers.right) for each in trace.by_seed)
