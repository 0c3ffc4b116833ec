"""Figures of the sections on the hidden layer, back-propagation, sizes and matrices."""

from itertools import product

from figures.kit.bound import Numbers, Value
from figures.kit.canvas import Canvas, canvas
from figures.kit.illustration import Illustration, figure, label
from figures.kit.networks import edge_number, edges, node
from figures.kit.shapes import Place
from figures.kit.tables import Column, table
from figures.kit.text import words
from figures.neural_network_math.parts import guide, number
from illustrated_models.examples.neural_network_math.hidden import HiddenTrace, two_units

HIGH, DEEP = 64, 236  # of the two inputs, and of the two units
GIRL, WOMAN, BOY = 1, 0, 2
ROUND = 29  # pixels from the middle of a node to its rim
THICK, BACK = 1.6, 12.0  # pixels for a weight of one, and for a slope of one


def places(width: int) -> tuple[float, float, float]:
    """Where inputs, units and the score stand, from the left."""
    return 32, width / 2, width - 34


def layers(
    drawing: Canvas,
    values: tuple[Numbers, Numbers, Value],
    joined: tuple[Value, Value],
    specs: tuple[str, str, str],
    thick: float,
) -> None:
    """Two inputs, two units, one score; an edge is as thick as its number, which is printed."""
    left, middle, right = places(drawing.width)
    inks = ("token", "key", "decoder")
    starts = [
        node(drawing, values[0][k], (left, y), inks[0], specs[0], radius=ROUND)
        for k, y in enumerate((HIGH, DEEP))
    ]
    units = [
        node(drawing, values[1][k], (middle, y), inks[1], specs[1], radius=ROUND)
        for k, y in enumerate((HIGH, DEEP))
    ]
    ends = [node(drawing, values[2], (right, (HIGH + DEEP) / 2), inks[2], specs[2], radius=ROUND)]
    for start, end in (*product(starts, units), *product(units, ends)):
        guide(drawing, start, end)
    edges(drawing, joined[0], starts, units, thick)
    edges(drawing, joined[1], units, ends, thick)
    _numbers(drawing, joined[0], starts, units)
    for k, above in ((0, 11), (1, -22)):
        edge_number(drawing, joined[1][k, 0], units[k], ends[0], ".2f", share=0.55, above=above)


def _numbers(drawing: Canvas, weights: Value, starts: list[Place], units: list[Place]) -> None:
    level = {(0, 0): 8, (1, 1): -20}
    for (row, column), above in level.items():
        weight = weights[row, column]
        edge_number(drawing, weight, starts[row], units[column], ".2f", above=above)
    for row, column, above in ((0, 1, 10), (1, 0, 8)):
        weight = weights[row, column]
        edge_number(
            drawing, weight, starts[row], units[column], ".2f", share=0.2, above=above - 22 * row
        )


def _names(drawing: Canvas, trace: HiddenTrace, last: Value) -> None:
    left, middle, right = places(drawing.width)
    for k, y in ((0, HIGH - 36), (1, DEEP + 44)):
        words(drawing, trace.features[k], left, y, "token", size=15, anchor="middle")
        words(drawing, trace.units[k], middle, y, "key", size=15, anchor="middle")
    words(drawing, last, right, (HIGH + DEEP) / 2 + 44, "decoder", size=15, anchor="middle")


def spoken(drawing: Canvas, trace: HiddenTrace) -> None:
    """What the nodes say of the girl, and the weights."""
    girl, network = trace.girl, trace.girl.network
    values = girl.inputs[0], girl.hidden[0], girl.answers.scores[0, 0]
    weights = network.hidden_weights, network.output_weights
    layers(drawing, values, weights, (".1f", ".2f", ".2f"), THICK)
    _names(drawing, trace, label("score"))


def blamed(drawing: Canvas, trace: HiddenTrace) -> None:
    """The blame at the nodes, and the slopes."""
    girl = trace.girl
    values = girl.inputs[0], girl.sums_gradient[0], girl.answers.scores_gradient[0, 0]
    slopes = girl.hidden_weights_gradient, girl.output_weights_gradient
    layers(drawing, values, slopes, (".1f", ".2f", ".2f"), BACK)
    _names(drawing, trace, label("blame"))


@figure(of=two_units, widths=(360, 540))
def forward(trace: HiddenTrace, width: int) -> Illustration:
    """A girl goes through: both units speak."""
    drawing = canvas(width, height=300)
    spoken(drawing, trace)
    girl = trace.girl
    return Illustration(
        drawing,
        alt=label(
            "A girl of {years:.0f}: the units say {a:.2f} and {b:.2f}, the score is {s:.2f}.",
            years=trace.ages[GIRL],
            a=girl.hidden[0, 0],
            b=girl.hidden[0, 1],
            s=girl.answers.scores[0, 0],
        ),
        facts={
            "years": trace.ages[GIRL],
            "score": girl.answers.scores[0, 0],
            "share": girl.answers.shares[0, 1],
        },
    )


@figure(of=two_units, widths=(360, 540))
def found(trace: HiddenTrace, width: int) -> Illustration:
    """What the units say about a woman, a girl and a boy."""
    drawing = canvas(width, height=166)
    three = trace.three
    said = [Column(16, list(trace.people), label("passenger"))]
    shares = three.answers.shares[:, 1]
    texts = (
        ([number(each, ".0f") for each in trace.ages], label("age"), 0.46, trace.ages),
        ([number(each, ".2f") for each in three.hidden[:, 0]], trace.units[0], 0.64, None),
        ([number(each, ".2f") for each in three.hidden[:, 1]], trace.units[1], 0.83, None),
    )
    for cells, heading, x, names in texts:
        said.append(Column(width * x, cells, heading, "end", "key", names=names))
    cells = [number(each, ".0%") for each in shares]
    said.append(Column(width - 4, cells, label("lived"), "end", "decoder", "semibold"))
    table(drawing, said, 10, 36)
    return Illustration(
        drawing,
        alt=label(
            "The woman gets {a:.0%}, the girl {b:.0%}, the boy {c:.0%}.",
            a=shares[WOMAN],
            b=shares[GIRL],
            c=shares[BOY],
        ),
        facts={
            "oldest_child": trace.oldest_child,
            "n_differ": trace.n_differ,
            "n_won": trace.n_won,
            "right": trace.everyone.answers.right,
            "loss": trace.everyone.answers.loss,
            "woman": shares[WOMAN],
            "girl": shares[GIRL],
            "boy": shares[BOY],
            "boy_age": trace.ages[BOY],
        },
        claims={
            "The first unit speaks for children only": float(trace.oldest_child) < 17,
            "The second unit speaks for every woman": int(trace.women_heard) == int(trace.n_women),
        },
    )


@figure(of=two_units, widths=(360, 540))
def backward(trace: HiddenTrace, width: int) -> Illustration:
    """The blame flows back along the same edges."""
    drawing = canvas(width, height=300)
    blamed(drawing, trace)
    girl = trace.girl
    blame = girl.answers.scores_gradient[0, 0]
    return Illustration(
        drawing,
        alt=label(
            "The blame at the score is {b:.2f}; at the units {a:.2f} and {c:.2f}. On each edge"
            " stands its slope.",
            b=blame,
            a=girl.sums_gradient[0, 0],
            c=girl.sums_gradient[0, 1],
        ),
        facts={
            "blame": blame,
            "share": girl.answers.shares[0, 1],
            "unit": girl.sums_gradient[0, 1],
            "weight": girl.network.output_weights[1, 0],
            "said": girl.hidden[0, 1],
            "edge": girl.output_weights_gradient[1, 0],
            "first_edge": girl.hidden_weights_gradient[0, 1],
        },
        claims={
            "The slope of an edge is the blame at its end times what came in": _products(trace),
            "A unit that is off passes no blame on": bool(
                float(trace.woman.hidden[0, 0]) == 0
                and float(trace.woman.sums_gradient[0, 0]) == 0
                and float(trace.woman.hidden_weights_gradient[0, 0]) == 0
            ),
        },
    )


def _products(trace: HiddenTrace) -> bool:
    girl = trace.girl
    return all(
        abs(
            float(girl.inputs[0, k]) * float(girl.sums_gradient[0, unit])
            - float(girl.hidden_weights_gradient[k, unit])
        )
        < 1e-12
        for k in (0, 1)
        for unit in (0, 1)
    )


@figure(of=two_units, widths=(360, 540))
def every_edge(trace: HiddenTrace, width: int) -> Illustration:
    """On every edge, numbers that must agree."""
    drawing = canvas(width, height=596)
    audit = trace.audit
    heads = (label("by hand"), label("autograd"), label("difference"))
    ways = (audit.by_hand, audit.by_autograd, audit.by_difference)
    at = (width * 0.3, width * 0.63, width - 6)
    for x, head in zip(at, heads, strict=True):
        words(drawing, head, x, 24, "dim", size=15, anchor="end")
    for k in range(len(trace.parameters)):
        y = 52 + 62 * k
        words(drawing, trace.parameters[k], 8, y, "token", size=15)
        for x, values, ink in zip(at, ways, ("text", "text", "error"), strict=True):
            words(drawing, number(values[k], ".6f"), x, y + 24, ink, anchor="end")
    return Illustration(
        drawing,
        alt=label(
            "The slopes of the network for the girl, from {a:.6f} to {b:.6f}, each found by hand,"
            " by autograd and by difference.",
            a=audit.by_hand[0],
            b=audit.by_hand[-1],
        ),
        facts={"nudge": audit.nudge},
        claims={
            "On every edge, back-propagation and autograd agree in every decimal": (
                int(audit.autograd_parts.max()) == 0
            ),
        },
    )
