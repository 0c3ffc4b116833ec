"""Figures of the laboratory: what the network is given while it learns, and what it makes of it."""

from figures.kit.canvas import canvas
from figures.kit.charts import bars_across
from figures.kit.illustration import Illustration, figure, label
from figures.kit.matrices import cell_scale, matrix
from figures.kit.shapes import Place
from figures.kit.tables import rule, weight_bar
from figures.kit.text import words
from figures.kit.tokens import token
from figures.translation.training import first_right
from illustrated_models.examples.translation.measured import AfterASlipTrace, TeacherForcingTrace
from illustrated_models.examples.translation.measured import after_a_slip as of_slips
from illustrated_models.examples.translation.measured import teacher_forcing as of_forcing
from illustrated_models.examples.translation.seq2seq import SnapshotsTrace, snapshots

WEIGHED = (0, 4, 6, 7, 9, 11)  # the snapshots whose attention is drawn


@figure(of=of_forcing)
def given_and_guessed(trace: TeacherForcingTrace, width: int) -> Illustration:
    """In the middle of training: it is given the true words, and guesses the next."""
    drawing = canvas(width, height=282)
    for heading, x, ink, names in (
        (label("reads"), 34, "dim", trace.given),
        (label("should write"), 122, "dim", trace.wanted),
        (label("probability"), 258, "decoder", trace.probabilities),
        (label("loss"), 338, "text", trace.losses),
    ):
        words(drawing, heading, x, 20, ink, anchor="middle", names=names)
    for row in range(len(trace.wanted)):
        top = 32 + 42 * row
        token(drawing, trace.given[row], 34, top, anchor="middle")
        token(drawing, trace.wanted[row], 122, top, "predicted", anchor="middle")
        weight_bar(drawing, trace.probabilities[row], 190, top + 16, 60, "decoder")
        share = label("{p:.1%}", p=trace.probabilities[row])
        words(drawing, share, 310, top + 21, "decoder", anchor="end")
        words(drawing, label("{n:.2f}", n=trace.losses[row]), 352, top + 21, anchor="end")
    rule(drawing, 190, 352, 248)
    words(drawing, label("mean"), 190, 270, "dim")
    mean = label("{n:.2f}", n=trace.loss)
    words(drawing, mean, 352, 270, weight="semibold", anchor="end")
    return Illustration(
        drawing,
        alt=label(
            "Given “{the}”, it gives “{black}” a probability of {p:.1%}: a loss of {n:.2f}. The"
            " mean loss of the sentence is {mean:.2f}.",
            the=trace.given[1],
            black=trace.wanted[1],
            p=trace.probabilities[1],
            n=trace.losses[1],
            mean=trace.loss,
        ),
        facts={
            "seen": trace.sentences_seen,
            "given": trace.given[1],
            "wanted": trace.wanted[1],
            "probability": trace.probabilities[1],
            "black_loss": trace.losses[1],
            "loss": trace.loss,
        },
        claims={
            "Left alone, it would have written “the dog is going to run”": " ".join(
                map(str, trace.written)
            )
            == "the dog is going to run",
        },
    )


@figure(of=of_slips)
def after_a_slip(trace: AfterASlipTrace, width: int) -> Illustration:
    """Words after the first mistake: right, if it goes on alone, and if it is corrected."""
    drawing = canvas(width, height=92)
    right = trace.right
    bars_across(
        drawing,
        trace.names,
        right.share,
        Place(100, 6, 213, 80),
        "decoder",
        spec=".1%",
        low=right.low,
        high=right.high,
    )
    return Illustration(
        drawing,
        alt=label(
            "Of the words after a first mistake {a:.1%} are right if the network goes on alone,"
            " {c:.1%} if it is corrected after each word.",
            a=right.share[0],
            c=right.share[1],
        ),
        facts={
            "sentences": trace.n_sentences,
            "words": right.count[0],
            "alone": right.share[0],
            "corrected": right.share[1],
        },
        claims={
            "Left alone, it makes more mistakes after its first one": bool(
                right.high[0] < right.low[1]
            ),
        },
    )


@figure(of=snapshots)
def attention_is_learnt(trace: SnapshotsTrace, width: int) -> Illustration:
    """Where it looks, as training goes on: everywhere, at the last word, then where it should."""
    drawing = canvas(width, height=336)
    words(drawing, label("sentences seen until then:"), 10, 18, "dim", size=15)
    running = trace.sentences[0]
    n_rows = len(running.gold_tokens)
    for number, snapshot in enumerate(WEIGHED):
        weights = running.weights[snapshot, :n_rows]
        left, top = 10 + 118 * (number % 3), 60 + 156 * (number // 3)
        seen = label("{n:,d}", n=trace.sentences_seen[snapshot])
        words(drawing, seen, left + 52, top - 10, "dim", anchor="middle", size=15)
        matrix(drawing, weights, Place(left, top, 104, 104), cell_scale(weights, limit=1))
    first = first_right(trace)
    return Illustration(
        drawing,
        alt=label(
            "Grids, from {few:d} to {many:,d} sentences seen: even, then one dark column, then"
            " the diagonal with its crossing.",
            few=trace.sentences_seen[0],
            many=trace.sentences_seen[-1],
        ),
        facts={"first_right": trace.sentences_seen[first]},
        claims={
            "It looks right at the very snapshot at which it first writes right": (
                [int(row.argmax()) for row in running.weights[first, :n_rows]] == [0, 2, 1, 3]
            ),
        },
    )
