"""Small pictures of the steps of the path for newcomers."""

from itertools import pairwise

from figures.kit.arcs import fan
from figures.kit.arrows import arrow
from figures.kit.boxes import state_box
from figures.kit.canvas import canvas
from figures.kit.counts import dots
from figures.kit.illustration import Illustration, figure, label
from figures.kit.shapes import Place
from figures.kit.tokens import columns, token
from figures.kit.vectors import scale_for, vector
from illustrated_models.examples.translation.seq2seq import GrowingTrace, four_units, growing
from illustrated_models.translation import TranslationTrace

HEIGHT = 76


@figure(of=four_units, widths=(132,))
def numbers(trace: TranslationTrace, width: int) -> Illustration:
    """A word and its numbers."""
    drawing = canvas(width, HEIGHT)
    word = trace.source_tokens.index("chat")
    embedding = trace.encoder.embeddings[word]
    pill = token(drawing, trace.source_tokens[word], 1, 22)
    place = Place(74, 10, 56, 56)
    vector(drawing, embedding, place, "embedding", scale_for(embedding))
    arrow(drawing, pill.right, place.left, "dim")
    alt = label("“{word}”, and its vector as bars.", word=trace.source_tokens[word])
    return Illustration(drawing, alt=alt)


@figure(of=four_units, widths=(132,))
def words(trace: TranslationTrace, width: int) -> Illustration:
    """The notes after each word."""
    drawing = canvas(width, HEIGHT)
    states = trace.encoder.states[:3]
    scale = scale_for(states)
    boxes = [
        state_box(drawing, state, Place(across - 17, 18, 34, 40), "encoder", scale)
        for state, across in zip(states, columns(3, 0, width), strict=True)
    ]
    for left, right in pairwise(boxes):
        arrow(drawing, left.right, right.left, "encoder", line=2, gap=1)
    last = trace.source_tokens[2]
    return Illustration(drawing, alt=label("The states up to “{word}”, as bars.", word=last))


@figure(of=growing, widths=(132,))
def sentences(trace: GrowingTrace, width: int) -> Illustration:
    """A sentence that grows: a dot is a word."""
    drawing = canvas(width, HEIGHT)
    top = 4.0
    for stage in (trace.stages[0], trace.stages[len(trace.stages) // 2], trace.stages[-1]):
        row = dots(drawing, stage.n_source, stage.n_source, Place(0, top, width, 8), "token")
        top = row.bottom[1] + 8
    last = trace.stages[-1]
    return Illustration(
        drawing,
        alt=label(
            "Rows of dots, one for each word: from {first:d} words to {last:d}.",
            first=trace.stages[0].n_source,
            last=last.n_source,
        ),
    )


@figure(of=four_units, widths=(132,))
def attention(trace: TranslationTrace, width: int) -> Illustration:
    """One word looks back at all states."""
    look = trace.decoder.attention
    assert look is not None
    drawing = canvas(width, HEIGHT)
    row = trace.target_tokens.index("cat")
    scale = scale_for(look.values)
    boxes = [
        state_box(drawing, state, Place(across - 14, 1, 28, 26), "encoder", scale)
        for state, across in zip(look.values, columns(len(look.values), 0, width), strict=True)
    ]
    word = trace.target_tokens[row]
    pill = token(drawing, word, width / 2, HEIGHT - 33, "predicted", anchor="middle")
    fan(drawing, look.weights[row], boxes, pill)
    best = int(look.weights[row].argmax())
    return Illustration(
        drawing,
        alt=label(
            "“{word}” gives {share:.0%} of its attention to “{best}”.",
            word=word,
            share=look.weights[row, best],
            best=trace.source_tokens[best],
        ),
    )
