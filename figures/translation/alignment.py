"""Figures of the section “Is attention right?”."""

from figures.kit.canvas import canvas
from figures.kit.charts import bars_across
from figures.kit.data import count
from figures.kit.illustration import Illustration, figure, label
from figures.kit.shapes import Place
from illustrated_models.examples.translation.measured import AlignmentTrace
from illustrated_models.examples.translation.measured import alignment as of_alignment

STEP, NAMES, LONGEST = 25, 158, 132


@figure(of=of_alignment)
def where_it_errs(trace: AlignmentTrace, width: int) -> Illustration:
    """How often it looks most at the right word, by what is to be translated."""
    rows = trace.by_kind
    height = STEP * len(trace.kinds)
    drawing = canvas(width, height=height + 8)
    bars_across(
        drawing,
        trace.kinds,
        rows.share,
        Place(NAMES, 4, LONGEST, height),
        "context",
        spec=".1%",
        low=rows.low,
        high=rows.high,
    )
    dot, additive = trace.dot, trace.additive
    return Illustration(
        drawing,
        alt=label(
            "Bars for {n:d} kinds of words. The shortest: “{kind}”, {low:.0%}; the next:"
            " “{then}”, {next:.0%}.",
            n=count(trace.kinds),
            kind=trace.kinds[0],
            low=rows.share[0],
            then=trace.kinds[1],
            next=rows.share[1],
        ),
        facts={
            "right": dot.share,
            "low": dot.low,
            "high": dot.high,
            "words": dot.count,
            "sentences": trace.n_sentences,
            "worst": trace.kinds[0],
            "worst_share": rows.share[0],
            "worst_places": rows.count[0],
            "second": trace.kinds[1],
            "second_share": rows.share[1],
            "additive": additive.share,
            "crossing": rows.share[trace.kinds.index("adjectives, nouns")],
        },
        claims={
            "Where an article appears that French does not have, it looks elsewhere most often": (
                trace.kinds[0] == "an article appears" and bool(rows.high[0] < rows.low[1])
            ),
            "Where adjective and noun cross, it is hardly ever wrong": bool(
                rows.low[trace.kinds.index("adjectives, nouns")] > 0.99
            ),
            "The network with additive attention looks right a little more often": bool(
                additive.low > dot.high
            ),
        },
    )
