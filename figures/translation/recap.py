"""The figure of the section “What we have so far”: the whole network on one page."""

from itertools import pairwise

from figures.kit.arcs import fan
from figures.kit.arrows import arrow
from figures.kit.boxes import state_box
from figures.kit.canvas import Canvas, canvas
from figures.kit.illustration import Illustration, figure, label
from figures.kit.shapes import Place
from figures.kit.text import shares, words
from figures.kit.tokens import columns, token
from figures.kit.vectors import VectorPlace, scale_for, vector
from illustrated_models.examples.translation.seq2seq import four_units
from illustrated_models.translation import TranslationTrace

SECOND_WORD = 1  # the step at which “black” is to be written
# How far down things stand, in CSS pixels.
READ, EMBEDDINGS, STATES, SHARES, CONTEXT, DECODER, WRITTEN = 6, 64, 130, 208, 280, 350, 436
RIGHT, NAMES = 286, 291  # where the columns end, where their names begin


@figure(of=four_units)
def on_one_page(trace: TranslationTrace, width: int) -> Illustration:
    """The whole network, caught while it writes a word."""
    attention = trace.decoder.attention
    assert attention is not None
    weights = attention.weights[SECOND_WORD]
    drawing = canvas(width, height=476)
    boxes = _reading(drawing, trace)
    centres = [box.centre[0] for box in boxes]
    for share, across in zip(shares(weights), centres, strict=True):
        words(drawing, share, across, SHARES, "context", weight="semibold", anchor="middle")
    context = Place(centres[SECOND_WORD] - 46, CONTEXT, 92, 46)
    starts = [Place(box.x, box.y, box.width, SHARES + 8 - box.y) for box in boxes]
    fan(drawing, weights, starts, context)
    scale = scale_for(attention.values, attention.context, trace.decoder.states, named="decoder")
    vector(drawing, attention.context[SECOND_WORD], context, "context", scale)
    state = trace.decoder.states[SECOND_WORD]
    place = Place(centres[SECOND_WORD] - 46, DECODER, 92, 56)
    decoder = state_box(drawing, state, place, "decoder", scale)
    arrow(drawing, context.bottom, decoder.top, "context", line=2)
    _writing(drawing, trace, centres, decoder)
    _names(drawing)
    best = int(weights.argmax())
    return Illustration(
        drawing,
        alt=label(
            "From top to bottom: the French words, their vectors, the encoder's states, and shares"
            " of attention, {w:.0%} of it on “{noir}”; the context, the decoder, and the word"
            " “{black}”.",
            w=weights[best],
            noir=trace.source_tokens[best],
            black=trace.predicted_tokens[SECOND_WORD],
        ),
        facts={
            "weight": weights[best],
            "word": trace.source_tokens[best],
            "written": trace.predicted_tokens[SECOND_WORD],
            "probability": trace.predicted_probabilities[SECOND_WORD],
        },
    )


def _reading(drawing: Canvas, trace: TranslationTrace) -> list[VectorPlace]:
    """Words become vectors, vectors are folded into states."""
    embeddings, states = trace.encoder.embeddings, trace.encoder.states
    centres = columns(len(trace.source_tokens), 0, RIGHT)
    entered, held = scale_for(embeddings, named="embeddings"), scale_for(states)
    boxes = []
    for place, across in enumerate(centres):
        pill = token(drawing, trace.source_tokens[place], across, READ, anchor="middle")
        card = Place(across - 31, EMBEDDINGS, 62, 42)
        vector(drawing, embeddings[place], card, "embedding", entered)
        frame = Place(across - 31, STATES, 62, 54)
        box = state_box(drawing, states[place], frame, "encoder", held)
        arrow(drawing, pill.bottom, card.top, "dim")
        arrow(drawing, card.bottom, box.top, "dim")
        boxes.append(box)
    for left, right in pairwise(boxes):
        arrow(drawing, left.right, right.left, "encoder", line=2, gap=1)
    return boxes


def _writing(
    drawing: Canvas, trace: TranslationTrace, centres: list[float], decoder: VectorPlace
) -> None:
    """The decoder reads the word that it has written last, and writes the next."""
    read, written = trace.decoder_inputs[SECOND_WORD], trace.predicted_tokens[SECOND_WORD]
    before = token(drawing, read, centres[0], WRITTEN, "predicted", anchor="middle")
    now = token(drawing, written, centres[1], WRITTEN, "predicted", anchor="middle")
    words(drawing, label("… and so on"), now.right_edge + 12, WRITTEN + 21, "dim")
    arrow(drawing, before.top, decoder.left, "dim", route="down-first")
    arrow(drawing, decoder.bottom, now.top, "decoder", line=2)


def _names(drawing: Canvas) -> None:
    """What each row is called."""
    for name, y, ink in (
        (label("words"), READ + 21, "token"),
        (label("vectors"), EMBEDDINGS + 26, "embedding"),
        (label("encoder"), STATES + 32, "encoder"),
        (label("shares"), SHARES, "context"),
        (label("context"), CONTEXT + 28, "context"),
        (label("decoder"), DECODER + 33, "decoder"),
        (label("words"), WRITTEN + 21, "token"),
    ):
        words(drawing, name, NAMES, y, ink, weight="semibold", size=15)
