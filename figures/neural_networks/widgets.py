"""Widgets of the article: let it roll, two features, softmax by hand, grow the network."""

from figures.kit.canvas import canvas
from figures.kit.charts import Axis, frame
from figures.kit.contours import contours
from figures.kit.illustration import Illustration, label
from figures.kit.networks import edges, node
from figures.kit.scatter import points
from figures.kit.tables import rule
from figures.kit.text import shares, words
from figures.kit.widget import Widget, widget
from figures.neural_networks.charts import room
from illustrated_models.examples.neural_networks.yours import (
    FeaturesTrace,
    GrowTrace,
    RollTrace,
    ScoresTrace,
    by_hand,
    grow,
    roll,
    two_features,
)

ROLES = ("encoder", "value", "decoder")


@widget(of=roll, element="let-it-roll", button="Let it roll")
def let_it_roll(trace: RollTrace, width: int) -> Widget:
    """Choose a step size, and let the ball roll."""
    drawing = canvas(width, height=310)
    made = frame(
        drawing,
        room(width, 310),
        Axis(0, 250, (0, 100, 200), ".0f", label("weight")),
        Axis(-100, 200, (-100, 0, 100, 200), ".0f", label("bias")),
    )
    grid = trace.grid
    for level in trace.levels:
        contours(drawing, made, (grid.loss, grid.weights, grid.biases), level, "dim", opacity=0.5)
    points(drawing, made, trace.solution.weights, [trace.solution.bias], "error", size=11)
    return Widget(
        Illustration(
            drawing,
            alt=label(
                "Contours of the loss make a long valley; a dot at a weight of {weight:.1f} and a"
                " bias of {bias:.1f} is its lowest point.",
                weight=trace.solution.weights[0],
                bias=trace.solution.bias,
            ),
            facts={"limit": trace.limit, "limit_scaled": trace.limit_scaled},
        ),
        data={
            "size": trace.size,
            "price": trace.price,
            "levels": trace.levels,
            "rate": trace.rate,
            "limit": trace.limit,
            "limit_scaled": trace.limit_scaled,
        },
    )


@widget(of=two_features, element="two-features", button="Turn the dials")
def two_features_of(trace: FeaturesTrace, width: int) -> Widget:
    """Turn size, bedrooms and bias."""
    drawing = canvas(width, height=310)
    made = frame(
        drawing,
        room(width, 310),
        Axis(0, 900, (0, 400, 800), ".0f", label("guess, k$")),
        Axis(0, 900, (0, 400, 800), ".0f", label("price, k$")),
    )
    points(drawing, made, trace.begun.predictions, trace.price, "token", size=4, opacity=0.4)
    return Widget(
        Illustration(
            drawing,
            alt=label(
                "Houses as dots, guesses across and prices up, with a weight of {weight:.0f} on the"
                " size alone; the loss is {loss:,.0f}.",
                weight=trace.begun.weights[0],
                loss=trace.begun.loss,
            ),
            facts={"best": trace.best.loss, "best_beds": trace.best.weights[1]},
        ),
        data={
            "size": trace.size,
            "beds": trace.beds,
            "price": trace.price,
            "start": trace.begun.weights,
            "weights": trace.best.weights,
            "bias": trace.best.bias,
            "loss": trace.best.loss,
        },
    )


@widget(of=by_hand, element="softmax-by-hand", button="Turn the scores")
def softmax_by_hand(trace: ScoresTrace, width: int) -> Widget:
    """Turn the scores, and watch the shares."""
    drawing = canvas(width, height=188)
    found = trace.answers
    for x, head in ((0.62, label("score")), (0.94, label("share"))):
        words(drawing, head, width * x, 24, "dim", size=15, anchor="end")
    rule(drawing, 8, width - 8, 38)
    for row, ink in enumerate(ROLES):
        y = 72 + 42 * row
        words(drawing, trace.names[row], 12, y, ink, weight="semibold")
        score = label("{n:.1f}", n=found.scores[0, row])
        words(drawing, score, width * 0.62, y, "text", weight="semibold", anchor="end")
        share = shares(found.shares[0])[row]
        words(drawing, share, width * 0.94, y, ink, weight="semibold", anchor="end")
    return Widget(
        Illustration(
            drawing,
            alt=label(
                "Scores {a:.1f}, {b:.1f} and {c:.1f} become shares: {x:.0%}, {y:.0%}, {z:.0%}.",
                a=found.scores[0, 0],
                b=found.scores[0, 1],
                c=found.scores[0, 2],
                x=found.shares[0, 0],
                y=found.shares[0, 1],
                z=found.shares[0, 2],
            ),
        ),
        data={"names": trace.names, "scores": trace.scores},
    )


@widget(of=grow, element="grow-the-network", button="Grow it")
def grow_the_network(trace: GrowTrace, width: int) -> Widget:
    """More inputs, more units, more answers: count what there is to turn."""
    drawing = canvas(width, height=380)
    whole, network = trace.whole, trace.network

    def column(count: int, x: float, radius: float) -> list[tuple[float, float]]:
        gap = 360 / count
        return [(x, 10 + gap * (n + 0.5)) for n in range(count)]

    layers = (
        (trace.house, 30.0, "token", 21.0),
        (whole.hidden[0], width / 2, "key", 19.0),
        (whole.answers.scores[0], width - 30.0, "decoder", 21.0),
    )
    places = [
        [
            node(drawing, value, at, ink, ".1f", radius=radius)
            for value, at in zip(values, column(len(values), x, radius), strict=True)
        ]
        for values, x, ink, radius in layers
    ]
    edges(drawing, network.hidden_weights, places[0], places[1], 1.6)
    edges(drawing, network.output_weights, places[1], places[2], 1.6)
    return Widget(
        Illustration(
            drawing,
            alt=label(
                "A network whose layers are joined by {n:d} lines, each a weight; with the biases"
                " it has {all:d} parameters.",
                n=trace.n_weights,
                all=trace.n_parameters,
            ),
            facts={"n_weights": trace.n_weights, "n_parameters": trace.n_parameters},
        ),
        data={
            "features": trace.features,
            "names": trace.names,
            "house": trace.house,
            "network": trace.network,
        },
    )
