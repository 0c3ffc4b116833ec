"""Figures of the section “Looking back instead of remembering”."""

from itertools import pairwise
from math import isclose

from figures.kit.arcs import WIDEST, ribbons
from figures.kit.arrows import arrow
from figures.kit.bound import Value
from figures.kit.boxes import state_box
from figures.kit.canvas import Canvas, canvas
from figures.kit.data import count
from figures.kit.illustration import PHONE, Illustration, figure, label
from figures.kit.rows import edge_to_edge
from figures.kit.shapes import Place
from figures.kit.tables import rule, weight_bar
from figures.kit.text import shares, words
from figures.kit.tokens import columns, token, token_row
from figures.kit.vectors import BarScale, scale_for, stack, vector
from illustrated_models.attention import AttentionTrace
from illustrated_models.examples.translation.seq2seq import four_units, running_sentence
from illustrated_models.translation import TranslationTrace

ROW, TABLE_TOP = 66, 98
STATE, WEIGHTED = 196, 276  # where the columns of vectors begin
SECOND_WORD = 1  # the step at which “black” is to be written


@figure(of=four_units, widths=(360, 540))
def all_states_stay(trace: TranslationTrace, width: int) -> Illustration:
    """With attention every state is kept, and the decoder looks at all of them."""
    drawing = canvas(width, height=306)
    middle, spread = width / 2, width / PHONE
    writer_place = Place(middle - 40 * spread, 56, 80 * spread, 64)
    centres = columns(len(trace.source_tokens), 6, width - 6)
    scale = scale_for(trace.encoder.states, trace.decoder.states)
    boxes = [
        state_box(
            drawing, state, Place(across - 34 * spread, 174, 68 * spread, 64), "encoder", scale
        )
        for state, across in zip(trace.encoder.states, centres, strict=True)
    ]
    pills = token_row(drawing, trace.source_tokens, 268, centres=centres)
    for pill, box in zip(pills, boxes, strict=True):
        arrow(drawing, pill.top, box.bottom, "dim")
        landing = middle + (box.centre[0] - middle) * 0.2
        arrow(drawing, box.top, (landing, writer_place.bottom[1]), "context", line=2)
    for left, right in pairwise(boxes):
        arrow(drawing, left.right, right.left, "encoder", line=2, gap=2)
    state = trace.decoder.states[SECOND_WORD]
    writer = state_box(drawing, state, writer_place, "decoder", scale)
    read = token(drawing, trace.decoder_inputs[SECOND_WORD], 30 * spread, writer.centre[1] - 16)
    arrow(drawing, read.right, writer.left, "dim")
    written = trace.predicted_tokens[SECOND_WORD]
    pill = token(drawing, written, middle, 4, "predicted", anchor="middle")
    arrow(drawing, writer.top, pill.bottom, "dim")
    words(drawing, label("decoder"), writer.x + writer.width + 10, 96, "decoder")
    return Illustration(
        drawing,
        alt=label(
            "The decoder has read “{read}” and is about to write “{written}”. Arrows lead to it"
            " from the encoder's states after every one of the {n:d} French words.",
            read=trace.decoder_inputs[SECOND_WORD],
            written=written,
            n=trace.n_source,
        ),
        claims={
            "It had one after every word": len(trace.encoder.states) == trace.n_source,
        },
    )


@figure(of=four_units)
def one_look(trace: TranslationTrace, width: int) -> Illustration:
    """One look back: compare, share out, add up."""
    attention = trace.decoder.attention
    assert attention is not None
    weights = attention.weights[SECOND_WORD]
    query = attention.query[SECOND_WORD]
    drawing = canvas(width, height=458)
    scale = scale_for(attention.values, query, stacks=[(attention.values, weights)])
    asking = vector(drawing, query, Place(10, 4, 84, 46), "decoder", scale)
    written = trace.predicted_tokens[SECOND_WORD]
    words(drawing, label("the decoder's state, about"), asking.x + 96, 22, "decoder")
    words(drawing, label("to write “{w}”", w=written), asking.x + 96, 42, "decoder")
    _looks(drawing, trace, attention, scale)
    _total(drawing, attention, scale, TABLE_TOP + ROW * len(trace.source_tokens))
    best = int(weights.argmax())
    return Illustration(
        drawing,
        alt=label(
            "About to write “{written}”, the decoder gives {w:.0%} of its attention to “{word}”;"
            " the states, shortened by their weights, add up to the context.",
            written=written,
            w=weights[best],
            word=trace.source_tokens[best],
        ),
        facts={
            "most": weights[best],
            "score": attention.scores[SECOND_WORD, best],
            "looked_at": trace.source_tokens[best],
            "looked_at_place": count(trace.source_tokens[: best + 1]),
            "place": count(trace.predicted_tokens[: SECOND_WORD + 1]),
            "read": trace.decoder_inputs[SECOND_WORD],
            "written": written,
        },
        claims={
            "About to write “black”, it looks most at “noir”": (
                written == "black" and trace.source_tokens[best] == "noir"
            ),
            "The weights are positive and add up to one": bool(
                (weights > 0).all() and isclose(weights.sum(), 1, abs_tol=1e-6)
            ),
        },
    )


def _looks(
    drawing: Canvas, trace: TranslationTrace, attention: AttentionTrace, scale: BarScale
) -> None:
    """One row per French word: its score, its weight, its state, and what is left of the state."""
    scores, weights = attention.scores[SECOND_WORD], attention.weights[SECOND_WORD]
    for heading, values, across, ink in (
        (label("score"), scores, 106, "dim"),
        (label("weight"), weights, 160, "context"),
        (label("state"), attention.values, STATE + 37, "encoder"),
        (label("× weight"), weights, WEIGHTED + 37, "context"),
    ):
        words(drawing, heading, across, 84, ink, anchor="middle", names=values)
    for row, share in enumerate(shares(weights)):
        top = TABLE_TOP + row * ROW
        state, weight = attention.values[row], weights[row]
        score = label("{s:.2f}", s=attention.scores[SECOND_WORD, row])
        token(drawing, trace.source_tokens[row], 10, top + 11)
        words(drawing, score, 126, top + 32, anchor="end")
        words(drawing, share, 180, top + 32, "context", weight="semibold", anchor="end")
        weight_bar(drawing, weight, 140, top + 46, 48)
        vector(drawing, state, Place(STATE, top + 4, 74, 50), "encoder", scale)
        rest = Place(WEIGHTED, top + 4, 74, 50)
        vector(drawing, state, rest, "context", scale, by=weight, card=False)


def _total(drawing: Canvas, attention: AttentionTrace, scale: BarScale, top: float) -> None:
    """The sum of the weighted states: stacked as it is made, and as the vector that it is."""
    rule(drawing, STATE, WEIGHTED + 74, top + 4)
    context = attention.context[SECOND_WORD]
    stacked = Place(STATE, top + 18, 74, 66)
    states, weights = list(attention.values), list(attention.weights[SECOND_WORD])
    stack(drawing, states, weights, stacked, "context", scale, card=False)
    vector(drawing, context, Place(WEIGHTED, top + 18, 74, 66), "context", scale)
    words(drawing, label("stack the bars:"), STATE - 10, top + 46, "dim", anchor="end")
    bold = "semibold"
    words(drawing, label("the context"), STATE - 10, top + 68, "context", weight=bold, anchor="end")


def crossing(drawing: Canvas, trace: TranslationTrace) -> tuple[Value, Value, Value]:
    """A sentence above its translation, with a ribbon for each weight; returns what is drawn."""
    attention = trace.decoder.attention
    assert attention is not None
    source, target, weights = trace.source_tokens, trace.target_tokens, attention.weights
    centres = edge_to_edge((source, target), 2, drawing.width - 2)
    above = token_row(drawing, source, 4, centres=centres[0])
    below = token_row(drawing, target, 162, centres=centres[1], state="predicted")
    widest = WIDEST * drawing.width / PHONE
    ribbons(drawing, weights[: len(target)], above, below, widest=widest)
    return source, target, weights


@figure(of=running_sentence, widths=(360, 540))
def where_the_words_cross(trace: TranslationTrace, width: int) -> Illustration:
    """Where words cross: each English word, and the French words it looked at."""
    drawing = canvas(width, height=200)
    source, target, weights = crossing(drawing, trace)
    noir, chat = source.index("noir"), source.index("chat")
    black, cat = target.index("black"), target.index("cat")
    return Illustration(
        drawing,
        alt=label(
            "“{black}” looks at “{noir}” with {b:.0%} of its attention, “{cat}” at “{chat}” with"
            " {c:.0%}: their ribbons cross.",
            black=target[black],
            noir=source[noir],
            b=weights[black, noir],
            cat=target[cat],
            chat=source[chat],
            c=weights[cat, chat],
        ),
        facts={
            "black_on_noir": weights[black, noir],
            "cat_on_chat": weights[cat, chat],
            "the_on_le": weights[0, 0],
        },
        claims={
            "“black” looks most at “noir”, “cat” most at “chat”": bool(
                weights[black].argmax() == noir and weights[cat].argmax() == chat
            ),
            "The large network hardly spreads its attention": all(
                row.max() > 0.99 for row in weights[: len(target)]
            ),
        },
    )
