"""Figures of the section “From noise to translation”."""

from itertools import pairwise

from figures.kit.bound import Value
from figures.kit.canvas import canvas
from figures.kit.charts import Axis, Curve, curves, frame
from figures.kit.illustration import Illustration, figure, label
from figures.kit.shapes import Place
from figures.kit.tables import upright
from figures.kit.text import words
from illustrated_models.examples.translation.seq2seq import SnapshotsTrace, snapshots

FEWEST, MOST, TICKS = 1000, 500_000, (1000, 10_000, 100_000)
FIRST_RIGHT = 162  # where these words stand, between the two charts


@figure(of=snapshots)
def loss_and_right_words(trace: SnapshotsTrace, width: int) -> Illustration:
    """What it learns from each sentence: much at first, then less and less."""
    drawing = canvas(width, height=356)
    seen = trace.sentences_seen[1:]
    first = first_right(trace)
    bare = Axis(FEWEST, MOST, (), "", is_logarithmic=True)
    named = Axis(FEWEST, MOST, TICKS, ",.0f", label("sentences seen"), is_logarithmic=True)
    upper = frame(
        drawing,
        Place(50, 36, 254, 96),
        bare,
        Axis(0, 1, (0, 0.5, 1), ".0%", label("next words")),
    )
    lower = frame(
        drawing, Place(50, 206, 254, 96), named, Axis(0, 8, (0, 4, 8), ".0f", label("loss"))
    )
    across = lower.at(float(trace.sentences_seen[first]), 0)[0]
    upright(drawing, across, upper.place.y, FIRST_RIGHT - 18)
    upright(drawing, across, FIRST_RIGHT + 6, lower.place.bottom_edge)
    right = dict(zip("abcd", trace.sentences[0].gold_tokens, strict=True))
    written = label("first “{a} {b} {c} {d}”", **right)
    words(drawing, written, across, FIRST_RIGHT, "dim", anchor="middle")
    curves(drawing, upper, [Curve(seen, trace.token_accuracy[1:], label("right"), "decoder")])
    curves(drawing, lower, [Curve(seen, trace.loss[1:], label("loss"), "text")])
    return Illustration(
        drawing,
        alt=label(
            "From {few:,d} to {many:,d} sentences seen, the share of right next words rises from"
            " {low:.0%} to {high:.0%}, and the loss falls from {much:.1f} to {little:.2f}.",
            few=trace.sentences_seen[1],
            many=trace.sentences_seen[-1],
            low=trace.token_accuracy[1],
            high=trace.token_accuracy[-1],
            much=trace.loss[1],
            little=trace.loss[-1],
        ),
        facts={
            "first_right": trace.sentences_seen[first],
            "right_then": trace.token_accuracy[first],
            "all": trace.sentences_seen[-1],
            "right": trace.token_accuracy[-1],
            "start": trace.loss[0],
            "end": trace.loss[-1],
        },
        claims={
            "The loss falls from snapshot to snapshot": all(
                float(after) < float(before) for before, after in pairwise(trace.loss)
            ),
        },
    )


def first_right(trace: Value) -> int:
    """The first snapshot at which the running sentence is translated without a wrong word."""
    running = trace.sentences[0]
    gold = [*running.gold_tokens]
    return next(n for n, written in enumerate(running.translations) if [*written] == gold)
