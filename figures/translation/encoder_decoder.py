"""Figures of the section “Writing: the state is handed over”."""

from itertools import pairwise
from math import isclose

from figures.kit.arrows import arrow, arrow_through
from figures.kit.boxes import state_box
from figures.kit.canvas import Canvas, canvas
from figures.kit.charts import bars_across
from figures.kit.data import count
from figures.kit.illustration import PHONE, Illustration, figure, label
from figures.kit.shapes import Place
from figures.kit.text import words
from figures.kit.tokens import columns, token_row
from figures.kit.vectors import BarScale, VectorPlace, scale_for, vector
from illustrated_models.examples.translation.seq2seq import running_sentence_plain
from illustrated_models.translation import TranslationTrace

READ, HANDED, WRITTEN = 62, 152, 282  # the tops of the three rows
SOME = slice(0, 4)  # as many of a state's numbers as a box has room for
LANE = 14  # the path from the context to the decoder runs down here


@figure(of=running_sentence_plain, widths=(360, 540))
def handed_over(trace: TranslationTrace, width: int) -> Illustration:
    """The last state is all that the writer is given."""
    drawing = canvas(width, height=402)
    scale = scale_for(trace.encoder.states[:, SOME], trace.decoder.states[:, SOME])
    reading = _reading(drawing, trace, scale)
    spread = width / PHONE
    place = Place(reading.centre[0] - 34 * spread, HANDED, 68 * spread, 46)
    card = vector(drawing, trace.encoder.last[SOME], place, "context", scale)
    arrow(drawing, reading.bottom, (reading.centre[0], HANDED), "context", line=2.4)
    words(drawing, label("context: the last state"), 30, card.left[1] - 8, "context")
    writing = _writing(drawing, trace, scale)
    corners = [card.left, (LANE, card.left[1]), (LANE, writing.left[1]), writing.left]
    arrow_through(drawing, corners, "context", line=2.4)
    return Illustration(
        drawing,
        alt=label(
            "An encoder reads “{a}” to “{b}” in {n:d} steps; its last state goes to a decoder,"
            " which starts from “{start}” and writes “{c}” to “{d}”, then “{stop}”. Each word"
            " written is the next word read.",
            a=trace.source_tokens[0],
            b=trace.source_tokens[trace.source_tokens.index("dort")],
            n=trace.n_source,
            start=trace.decoder_inputs[0],
            c=trace.target_tokens[0],
            d=trace.target_tokens[len(trace.target_tokens) - 1],
            stop=trace.predicted_tokens[len(trace.predicted_tokens) - 1],
        ),
        facts={
            "steps": trace.n_target,
            "shown": count(trace.encoder.last[SOME]),
            "numbers": count(trace.encoder.last),
        },
        claims=_claims(trace),
    )


def _claims(trace: TranslationTrace) -> dict[str, bool]:
    """What the prose says about the state that is handed over."""
    last, start = trace.encoder.last, trace.decoder.steps[0].previous
    read, written = [*trace.decoder_inputs], [*trace.predicted_tokens]
    return {
        "What is handed over is the encoder's last state, number for number": bool(
            (last == trace.encoder.states[trace.n_source - 1]).all() and (start == last).all()
        ),
        "It begins with the context as its state, and the first thing that it reads is a start"
        " sign": bool((start == last).all() and read[0] == "<s>"),
        "From then on it reads the word that it has just written": read[1:] == written[:-1],
        "It stops by writing a stop sign": written[-1] == "</s>" and "</s>" not in written[:-1],
    }


def _reading(drawing: Canvas, trace: TranslationTrace, scale: BarScale) -> VectorPlace:
    """The encoder, one box per word; returns the last box."""
    centres = columns(len(trace.source_tokens), 0, drawing.width)
    pills = token_row(drawing, trace.source_tokens, 4, centres=centres)
    half = 34 * drawing.width / PHONE
    boxes = [
        state_box(drawing, state[SOME], Place(across - half, READ, 2 * half, 58), "encoder", scale)
        for state, across in zip(trace.encoder.states, centres, strict=True)
    ]
    for pill, box in zip(pills, boxes, strict=True):
        arrow(drawing, pill.bottom, box.top, "dim")
    for left, right in pairwise(boxes):
        arrow(drawing, left.right, right.left, "encoder", line=2)
    return boxes[-1]


def _writing(drawing: Canvas, trace: TranslationTrace, scale: BarScale) -> VectorPlace:
    """The decoder, one box per word written, the stop sign included; returns the first box."""
    centres = columns(len(trace.predicted_tokens), LANE + 10, drawing.width)
    written = token_row(
        drawing, trace.predicted_tokens, WRITTEN - 56, centres=centres, state="predicted"
    )
    half = 28 * drawing.width / PHONE
    boxes = [
        state_box(
            drawing, state[SOME], Place(across - half, WRITTEN, 2 * half, 58), "decoder", scale
        )
        for state, across in zip(trace.decoder.states, centres, strict=True)
    ]
    read = token_row(drawing, trace.decoder_inputs, WRITTEN + 84, centres=centres)
    for below, box, above in zip(read, boxes, written, strict=True):
        arrow(drawing, below.top, box.bottom, "dim")
        arrow(drawing, box.top, above.bottom, "dim")
    for left, right in pairwise(boxes):
        arrow(drawing, left.right, right.left, "decoder", line=2, gap=2)
    return boxes[0]


@figure(of=running_sentence_plain)
def the_next_word(trace: TranslationTrace, width: int) -> Illustration:
    """After “the”: the likeliest next words, of all that it knows."""
    step = 1
    drawing = canvas(width, height=176)
    names, likely = trace.top_tokens[step], trace.top_probabilities[step]
    bars_across(drawing, names, likely, Place(72, 4, 240, 165), "decoder", spec=".1%", limit=1)
    return Illustration(
        drawing,
        alt=label(
            "{n:d} bars. After “{read}” the likeliest word is “{first}” with {p:.1%}, then"
            " “{second}” with {q:.1%}.",
            n=count(likely),
            read=trace.decoder_inputs[step],
            first=names[0],
            p=likely[0],
            second=names[1],
            q=likely[1],
        ),
        facts={
            "after": trace.decoder_inputs[step],
            "first": likely[0],
            "second": likely[1],
            "second_word": names[1],
            "english_words": count(trace.probabilities[step]),
        },
        claims={
            "its first choice is “black”": names[0] == "black",
            "gets a probability, and together these add up to one": bool(
                (trace.probabilities[step] > 0).all()
                and isclose(trace.probabilities[step].sum(), 1, abs_tol=1e-5)
            ),
            "It takes the likeliest word, and goes on": (
                [top[0] for top in trace.top_tokens] == [*trace.predicted_tokens]
            ),
        },
    )
