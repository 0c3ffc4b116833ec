"""Figures of the section “Looking back instead of remembering”: what moved attention does."""

from figures.kit.canvas import canvas
from figures.kit.charts import bars_across
from figures.kit.illustration import Illustration, figure, label
from figures.kit.shapes import Place
from figures.kit.text import words
from illustrated_models.examples.translation.playground import FollowingTrace
from illustrated_models.examples.translation.playground import does_it_follow as of_following

LEFT, BARS, LONGEST = 8, 134, 184
HEADING, ROWS, GAP = 26, 96, 14  # heights of a heading, of its bars, and of what parts two


@figure(of=of_following)
def does_it_follow(trace: FollowingTrace, width: int) -> Illustration:
    """Attention is moved onto another word: whose translation is written next?"""
    whole, half = trace.all_moved, trace.half_moved
    drawing = canvas(width, height=2 * (HEADING + ROWS) + GAP + 4)
    for number, part in enumerate((whole, half)):
        top = number * (HEADING + ROWS + GAP)
        heading = label("{moved:.0%} of the attention moved", moved=trace.parts[number])
        words(drawing, heading, LEFT, top + 20, "context", weight="semibold")
        bars_across(
            drawing,
            trace.outcomes,
            part.share,
            Place(BARS, top + HEADING, LONGEST, ROWS),
            "decoder",
            spec=".1%",
            low=part.low,
            high=part.high,
        )
    follows, stays, _ = range(len(trace.outcomes))
    return Illustration(
        drawing,
        alt=label(
            "With {all:.0%} of the attention moved, the next word is the translation of the new"
            " word in {whole:.0%} of {n:,d} sentences; with {part:.0%} moved, in {half:.0%}.",
            all=trace.parts[0],
            whole=whole.share[follows],
            n=trace.n_places,
            part=trace.parts[1],
            half=half.share[follows],
        ),
        facts={"half_follows": half.share[follows], "half_stays": half.share[stays]},
        claims={
            "Half is not enough: it stays with its own word more often than it follows": bool(
                half.low[stays] > half.high[follows]
            ),
            "It hardly ever writes the old word once all attention has left it": bool(
                whole.high[stays] < 0.01
            ),
        },
    )
