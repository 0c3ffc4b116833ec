"""Figures of the section “Is attention right?”."""

from figures.kit.canvas import canvas
from figures.kit.charts import bars_across
from figures.kit.data import count
from figures.kit.illustration import Illustration, figure, label
from figures.kit.shapes import Place
from illustrated_models.examples.translation.errors import ErrorsTrace, errors

STEP, NAMES, SHARE = 25, 158, 58
MOST = 0.38  # the share of errors that would fill the width


@figure(of=errors, widths=(360, 540))
def where_it_errs(trace: ErrorsTrace, width: int) -> Illustration:
    """How often it looks most at a wrong word, by what is to be translated."""
    right, wrong = trace.right, trace.wrong
    kinds, rows = right.kinds, right.by_kind
    height = STEP * len(kinds)
    drawing = canvas(width, height=height + 8)
    bars_across(
        drawing,
        kinds,
        wrong.share,
        Place(NAMES, 4, width - NAMES - SHARE, height),
        "error",
        spec=".1%",
        limit=MOST,
        low=wrong.low,
        high=wrong.high,
    )
    dot, additive = right.dot, right.additive
    return Illustration(
        drawing,
        alt=label(
            "Bars for {n:d} kinds of words. The longest: “{kind}”, wrong {most:.0%} of the time;"
            " the next: “{then}”, {next:.0%}.",
            n=count(kinds),
            kind=kinds[0],
            most=wrong.share[0],
            then=kinds[1],
            next=wrong.share[1],
        ),
        facts={
            "right": dot.share,
            "low": dot.low,
            "high": dot.high,
            "words": dot.count,
            "sentences": right.n_sentences,
            "worst": kinds[0],
            "worst_share": rows.share[0],
            "worst_places": rows.count[0],
            "second": kinds[1],
            "second_share": rows.share[1],
            "additive": additive.share,
            "crossing": rows.share[kinds.index("adjectives, nouns")],
        },
        claims={
            "Where an article appears that French does not have, it looks elsewhere most often": (
                kinds[0] == "an article appears" and bool(rows.high[0] < rows.low[1])
            ),
            "Where adjective and noun cross, it is hardly ever wrong": bool(
                rows.low[kinds.index("adjectives, nouns")] > 0.99
            ),
            "The network with additive attention looks right a little more often": bool(
                additive.low > dot.high
            ),
        },
    )
