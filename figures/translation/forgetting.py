"""Figures of the section “The sentence grows”."""

from collections.abc import Sequence
from itertools import pairwise

from figures.kit.arrows import arrow_through
from figures.kit.bound import Value
from figures.kit.canvas import Canvas, canvas, width_of
from figures.kit.charts import Axis, Curve, bars_across, curves, frame
from figures.kit.illustration import Illustration, figure, label
from figures.kit.labels import Label
from figures.kit.shapes import Place
from figures.kit.text import LINE_HEIGHT, note, words, wrap
from figures.kit.tokens import columns, token
from illustrated_models.examples.translation.seq2seq import (
    GrowingTrace,
    LengthsTrace,
    StrangersTrace,
    growing,
    lengths,
    strangers,
)

ROW = 44
OPENED, FOLD, STUB, BESIDE, LARGE = (
    62,
    8,
    20,
    6,
    18.0,
)  # of the opened sentence and the ways to its verb
TEXT, TEXT_SIZE, GAP_BELOW = 68, 15.0, 9.0  # where the clauses begin; below each
WHERE = -3  # where “in” stands in “… bought in Paris sleeps”


@figure(of=growing, widths=(360, 540))
def how_it_grows(trace: GrowingTrace, width: int) -> Illustration:
    """The sentence opens like an accordion: its verb is pushed ever further from its noun."""
    stages = trace.stages
    first, last = stages[0], stages[len(stages) - 1]
    added = [
        joined(stage.source_tokens[len(before.source_tokens) - 1 : -1])
        for before, stage in pairwise(stages)
    ]
    folds = [width - 2 - FOLD * place for place in reversed(range(len(added)))]
    room = folds[0] - TEXT - 12
    n_lines = sum(len(wrap(clause, room, TEXT_SIZE, "regular")) for clause in added)
    height = OPENED + n_lines * TEXT_SIZE * LINE_HEIGHT + len(added) * GAP_BELOW + 20
    drawing = canvas(width, height=round(height))
    words(drawing, label("words"), 52, 20, "dim", anchor="end")
    words(drawing, label("{n:d}", n=first.n_source), 52, 49, "dim", anchor="end")
    opening = joined(first.source_tokens[0:-1])
    note(drawing, opening, TEXT, 49, room, "text", size=LARGE, weight="semibold")
    start = TEXT + width_of(opening, LARGE, "semibold") + BESIDE, 43.0
    baseline = OPENED + 20.0
    for stage, clause, fold in zip(stages[1 : len(stages)], added, folds, strict=True):
        words(drawing, label("{n:d}", n=stage.n_source), 52, baseline, "dim", anchor="end")
        below = note(drawing, clause, TEXT, baseline, room, "encoder", size=TEXT_SIZE)
        end = below.y + below.height
        baseline = end + GAP_BELOW + TEXT_SIZE * 0.75
        if fold != folds[-1]:
            corners = [start, (fold, start[1]), (fold, end), (fold - STUB, end)]
            arrow_through(drawing, corners, line=1.0)
    verb = last.source_tokens[-1]
    words(drawing, verb, TEXT, end + 24, size=LARGE, weight="semibold")
    goal = TEXT + width_of(verb, LARGE, "semibold") + BESIDE, end + 18
    corners = [start, (folds[-1], start[1]), (folds[-1], goal[1]), goal]
    arrow_through(drawing, corners, "token", line=2.0)
    return Illustration(
        drawing,
        alt=label(
            "“{noun} {adjective} … {end}”: between the noun and its verb, clause after clause is"
            " put in, and the way from one to the other gets longer, until the sentence has {n:d}"
            " words.",
            noun=first.source_tokens[1],
            adjective=first.source_tokens[2],
            end=last.source_tokens[-1],
            n=last.n_source,
        ),
        facts={"shortest": first.n_source, "longest": last.n_source},
        claims={
            "Our cat has eaten the cheese. The cheese had been stolen by a mouse, from a lady, who"
            " sings in the kitchen": (
                "cat that ate the cheese that the mouse stole from the lady who sings in the"
                " kitchen" in " ".join(last.gold_tokens)
            ),
            "The verb waits at the far end, and it still belongs to the cat": all(
                stage.source_tokens[1] == "chat" and stage.source_tokens[-1] == "dort"
                for stage in stages
            ),
            "No sentence of this row was in the training data: none there has “chat” and “noir”"
            " side by side": trace.black_cats_trained == 0
            and all([*stage.source_tokens[1:3]] == ["chat", "noir"] for stage in stages),
        },
    )


def joined(tokens: Value) -> Label:
    """Words of the trace as running text; an elided form leans on the word after it."""
    template, values = "", {}
    for number, word in enumerate(tokens):
        values[f"w{number}"] = word
        template += f"{{w{number}}}" + ("" if str(word).endswith("'") else " ")
    return label(template.strip(), **values)


@figure(of=growing, widths=(360, 540))
def the_last_word(trace: GrowingTrace, width: int) -> Illustration:
    """The last word that each network writes, as the sentence grows."""
    stages = trace.stages
    drawing = canvas(width, height=46 + ROW * len(stages))
    without, with_it = columns(2, TEXT - 4, width)
    counts = [stage.n_source for stage in stages]
    words(drawing, label("words"), 47, 22, "dim", anchor="end", names=counts)
    for heading, written, across, ink in (
        (
            label("without attention"),
            [one.plain.last_word for one in stages],
            without,
            "encoder",
        ),
        (label("with attention"), [one.attention.last_word for one in stages], with_it, "context"),
    ):
        words(drawing, heading, across, 22, ink, weight="semibold", anchor="middle", names=written)
    for row, stage in enumerate(stages):
        top = 40 + row * ROW
        words(drawing, label("{n:d}", n=stage.n_source), 47, top + 21, "dim", anchor="end")
        for outcome, across in ((stage.plain, without), (stage.attention, with_it)):
            _word(drawing, outcome.last_word, across, top, bool(outcome.keeps_verb))
    verb, last = stages[trace.plain_loses_verb - 1], stages[len(stages) - 1]
    return Illustration(
        drawing,
        alt=label(
            "A row for each stage, from {few:d} to {many:d} French words. Without attention the"
            " last word is “{sings}” instead of “{sleeps}” from {verb:d} words on; with attention"
            " it stays.",
            few=stages[0].n_source,
            many=last.n_source,
            sleeps=last.gold_tokens[-1],
            sings=verb.plain.last_word,
            verb=verb.n_source,
        ),
        facts={
            "slip_words": stages[trace.plain_slips - 1].n_source,
            "verb": verb.gold_tokens[-1],
            "verb_words": verb.n_source,
            "verb_instead": verb.plain.last_word,
            "longest": last.n_source,
            "longest_text": last.plain.text,
            "longest_instead": last.plain.last_word,
            "attention_wrong": last.attention.tokens[WHERE],
            "attention_right": last.gold_tokens[WHERE],
            "city": last.gold_tokens[WHERE + 1],
            "trained_sentences": trace.n_trained,
            "trained_longest": trace.longest_trained,
        },
        claims=_claims(trace),
    )


def _claims(trace: GrowingTrace) -> dict[str, bool]:
    """What the prose says about the sentence that grew."""
    last = trace.stages[len(trace.stages) - 1]
    slip = differing(last.attention.tokens, last.gold_tokens)
    return {
        "It ought to be the verb of the cat": all(
            stage.gold_tokens[-1] == "sleeps" for stage in trace.stages
        ),
        "one of our networks no longer knows what the cat was doing": trace.plain_loses_verb > 0,
        "Once the verb is lost, it does not come back": not any(
            bool(stage.plain.keeps_verb) for stage in trace.stages[trace.plain_loses_verb - 1 :]
        ),
        "each word of the longest stage is one it knows": trace.n_unknown == 0,
        "We trained two networks on the same sentences, for the same number of steps": bool(
            trace.same_training
        ),
        "What was read first is also what is written first": all(
            [*stage.source_tokens[1:3]] == ["chat", "noir"]
            and [*stage.plain.tokens[0:3]] == ["the", "black", "cat"]
            for stage in trace.stages
        ),
        "neither network ever loses the cat": (
            trace.plain_loses_cat == 0 and trace.attention_loses_cat == 0
        ),
        "The network that may not look back makes no mistake until it loses the verb": (
            trace.plain_slips == trace.plain_loses_verb > 1
        ),
        "It is just not the story that it read": [*last.plain.tokens] != [*last.gold_tokens],
        "the network that may look back writes every last word right": trace.attention_loses_verb
        == 0,
        "It makes one mistake, in the longest sentence": (
            trace.attention_slips == len(trace.stages) and slip == [len(last.gold_tokens) + WHERE]
        ),
    }


def differing(written: Sequence[str], gold: Sequence[str]) -> list[int]:
    """Where two sentences of the same length have different words; -1 if lengths differ."""
    if len(written) != len(gold):
        return [-1]
    return [place for place in range(len(gold)) if written[place] != gold[place]]


def _word(drawing: Canvas, word: Value, across: float, top: float, is_right: bool) -> None:
    """A word that a network wrote: solid if it is the true one, dashed if not."""
    state, ink = ("predicted", "token") if is_right else ("carried", "error")
    token(drawing, word, across, top, state, role_name=ink, anchor="middle")


@figure(of=lengths, widths=(360, 540))
def right_by_length(trace: LengthsTrace, width: int) -> Illustration:
    """Whole sentences translated without a slip, by length."""
    drawing = canvas(width, height=250)
    chart = frame(
        drawing,
        Place(50, 36, width - 138, 160),
        Axis(0, 39, (0, 10, 20, 30), ".0f", label("French words")),
        Axis(0, 1, (0, 0.5, 1), ".0%", label("translated exactly")),
    )
    models = (
        (trace.attention, label("attention"), "context"),
        (trace.plain, label("without"), "encoder"),
    )
    lines = [
        Curve(trace.middles, shares.share, name, role, low=shares.low, high=shares.high)
        for shares, name, role in models
    ]
    curves(drawing, chart, lines)
    last = len(trace.labels) - 1
    return Illustration(
        drawing,
        alt=label(
            "Curves by length. Of sentences of {long} words, the network without"
            " attention translates {plain:.0%} exactly, the one with attention {attention:.0%}.",
            long=trace.labels[last],
            plain=trace.plain.share[last],
            attention=trace.attention.share[last],
        ),
        facts={
            "sentences": trace.n_sentences,
            "long": trace.labels[last],
            "long_sentences": trace.plain.count[last],
            "plain_long": trace.plain.share[last],
            "attention_long": trace.attention.share[last],
            "plain_short": trace.plain.share[0],
            "attention_short": trace.attention.share[0],
        },
        claims={
            "the same for both networks": bool(
                (trace.plain.count == trace.attention.count).all()
                and trace.plain.count.sum() == trace.n_sentences
            ),
            "Then the network that may not look back falls off a cliff": bool(
                trace.plain.high[last] < trace.plain.low[0] / 2
            ),
            "On the shortest sentences there is nothing between the two": bool(
                trace.attention.low[0] < trace.plain.high[0]
                and trace.plain.low[0] < trace.attention.high[0]
            ),
            "On the longest sentences the network that may look back is right more often, and the"
            " intervals do not meet": bool(trace.attention.low[last] > trace.plain.high[last]),
        },
    )


@figure(of=strangers)
def what_strangers_ask(trace: StrangersTrace, width: int) -> Illustration:
    """Sentences written down before there was a generator: translated exactly."""
    drawing = canvas(width, height=92)
    bars_across(
        drawing,
        trace.names,
        trace.share,
        Place(140, 6, 180, 80),
        "decoder",
        spec=".0%",
        limit=0.5,
        low=trace.low,
        high=trace.high,
    )
    return Illustration(
        drawing,
        alt=label(
            "Of {n:d} such sentences the network without attention translates {p:.0%} exactly, the"
            " one with attention {a:.0%}.",
            n=trace.count,
            p=trace.share[0],
            a=trace.share[1],
        ),
        facts={
            "asked": trace.count,
            "known": trace.known,
            "plain": trace.share[0],
            "attention": trace.share[1],
        },
        claims={
            "Here the two are too close to tell apart": bool(trace.low[1] < trace.high[0]),
        },
    )
