"""Figures of the section “Reading, one word at a time”."""

from itertools import pairwise

from figures.kit.arrows import arrow
from figures.kit.boxes import layer, state_box
from figures.kit.canvas import canvas
from figures.kit.data import count
from figures.kit.illustration import PHONE, Illustration, figure, label
from figures.kit.shapes import Place
from figures.kit.text import words
from figures.kit.tokens import columns, token, token_row
from figures.kit.vectors import scale_for, vector
from illustrated_models.examples.translation.seq2seq import four_units
from illustrated_models.translation import TranslationTrace


@figure(of=four_units)
def one_step(trace: TranslationTrace, width: int) -> Illustration:
    """One step: the state so far and one word make the next state."""
    drawing = canvas(width, height=262)
    step = trace.encoder.steps[1]
    scale = scale_for(step.input, step.previous, step.hidden)
    before = vector(drawing, step.previous, Place(10, 70, 92, 60), "encoder", scale)
    cell = layer(drawing, Place(136, 70, 88, 60), "encoder", label("GRU"))
    after = vector(drawing, step.hidden, Place(258, 70, 92, 60), "encoder", scale)
    word = vector(drawing, step.input, Place(134, 160, 92, 48), "embedding", scale)
    token(drawing, trace.source_tokens[1], width / 2, 222, anchor="middle")
    arrow(drawing, before.right, cell.left, "encoder", line=2)
    arrow(drawing, word.top, cell.bottom, "embedding", line=2)
    arrow(drawing, cell.right, after.left, "encoder", line=2)
    for number, (heading, state, place) in enumerate(
        (
            (label("state before"), step.previous, before),
            (label("state now"), step.hidden, after),
        )
    ):
        across, name = place.centre[0], label("after “{w}”", w=trace.source_tokens[number])
        words(drawing, heading, across, 26, "dim", anchor="middle", names=state)
        words(drawing, name, across, 48, "encoder", anchor="middle")
    words(drawing, label("vector"), 128, 190, "embedding", anchor="end")
    return Illustration(
        drawing,
        alt=label(
            "A box takes the state after “{before}” from the left and the vector of “{word}” from"
            " below, and hands a new state on to the right.",
            before=trace.source_tokens[0],
            word=trace.source_tokens[1],
        ),
        facts={"update": step.update[0]},
    )


@figure(of=four_units, widths=(360, 540))
def every_state(trace: TranslationTrace, width: int) -> Illustration:
    """Unrolled: the same box at every word, a new state each time."""
    drawing = canvas(width, height=190)
    centres, spread = columns(4, 6, width - 6), width / PHONE
    states = trace.encoder.states
    scale = scale_for(states)
    boxes = [
        state_box(
            drawing, states[n], Place(centre - 34 * spread, 24, 68 * spread, 72), "encoder", scale
        )
        for n, centre in enumerate(centres)
    ]
    pills = token_row(drawing, trace.source_tokens, 140, centres=centres)
    for pill, box in zip(pills, boxes, strict=True):
        arrow(drawing, pill.top, box.bottom, "dim")
    for left, right in pairwise(boxes):
        arrow(drawing, left.right, right.left, "encoder", line=2, gap=2)
    return Illustration(
        drawing,
        alt=label(
            "Boxes in a row, one above each word of “{a} {b} {c} {d}”; in each the state after"
            " that word as {n:d} bars, handed on to the next box.",
            **dict(zip("abcd", trace.source_tokens, strict=True)),
            n=count(states[0]),
        ),
        claims={
            "The state after “dort” has the same size as the state after “le”": (
                trace.source_tokens[0] == "le"
                and trace.source_tokens[len(states) - 1] == "dort"
                and len(states[0]) == len(states[len(states) - 1])
            )
        },
    )
