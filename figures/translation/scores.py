"""Figures of the laboratory's section “How a score can be computed”."""

from figures.kit.canvas import canvas
from figures.kit.charts import Axis, Curve, curves, frame
from figures.kit.illustration import Illustration, figure, label
from figures.kit.shapes import Place
from illustrated_models.examples.translation.scores import ScoresTrace, two_scores


@figure(of=two_scores)
def multiply_or_ask(trace: ScoresTrace, width: int) -> Illustration:
    """Whole sentences translated without a slip, with either kind of score."""
    drawing = canvas(width, height=250)
    chart = frame(
        drawing,
        Place(50, 36, 226, 160),
        Axis(0, 39, (0, 10, 20, 30), ".0f", label("French words")),
        Axis(0, 1, (0, 0.5, 1), ".0%", label("translated exactly")),
    )
    models = ((trace.asks, label("ask"), "context"), (trace.multiplies, label("multiply"), "token"))
    lines = [
        Curve(trace.middles, each.share, name, role, low=each.low, high=each.high)
        for each, name, role in models
    ]
    curves(drawing, chart, lines)
    last = len(trace.labels) - 1
    return Illustration(
        drawing,
        alt=label(
            "Curves by length, close together. Of sentences of {long} words, the network that"
            " multiplies translates {dot:.0%} exactly, the one that asks a small network"
            " {additive:.0%}.",
            long=trace.labels[last],
            dot=trace.multiplies.share[last],
            additive=trace.asks.share[last],
        ),
        facts={
            "sentences": trace.n_sentences,
            "long": trace.labels[last],
            "multiply_long": trace.multiplies.share[last],
            "ask_long": trace.asks.share[last],
            "multiply_numbers": trace.n_multiplies,
            "ask_numbers": trace.n_asks,
            "multiply_looks": trace.multiplies_looks.share,
            "ask_looks": trace.asks_looks.share,
        },
        claims=_claims(trace),
    )


def _claims(trace: ScoresTrace) -> dict[str, bool]:
    """What the prose says of the two."""
    multiplies, asks = trace.multiplies, trace.asks
    return {
        "At every length the intervals of the two overlap": bool(
            (multiplies.low < asks.high).all() and (asks.low < multiplies.high).all()
        ),
        "neither is ahead at every length": bool(
            (multiplies.share > asks.share).any() and (multiplies.share < asks.share).any()
        ),
        "The one that asks looks at the right word more often, and here the intervals do not"
        " meet": (trace.asks_looks.low > trace.multiplies_looks.high),
        "The small network has to be learnt as well": trace.n_asks > trace.n_multiplies,
    }
