"""Specimens of words, and of vectors as bars."""

from itertools import pairwise

from figures.kit.arrows import arrow, arrow_through
from figures.kit.boxes import layer, state_box
from figures.kit.canvas import canvas
from figures.kit.data import count
from figures.kit.illustration import Illustration, figure, label
from figures.kit.shapes import Place
from figures.kit.text import note, words
from figures.kit.tokens import columns, token, token_row
from figures.kit.vectors import scale_for, vector
from tests.faults.specimens.pond import Sentence, carp


@figure(of=carp)
def a_reader_and_a_writer(trace: Sentence, width: int) -> Illustration:
    """One part reads, the other writes."""
    drawing = canvas(width, height=260)
    reader = layer(drawing, Place(12, 100, 140, 56), "encoder", label("reader"))
    writer = layer(drawing, Place(width - 152, 100, 140, 56), "decoder", label("writer"))
    arrow(drawing, reader.right, writer.left, "context", line=2.4)
    for number, pair in enumerate([trace.source_tokens[0:2], trace.source_tokens[2:4]]):
        token_row(drawing, pair, 180 + 38 * number, left=reader.x, right=reader.right_edge)
    for number, pair in enumerate([trace.target_tokens[0:2], trace.target_tokens[2:4]]):
        top, state = 6 + 38 * number, "predicted"
        token_row(drawing, pair, top, left=writer.x, right=writer.right_edge, state=state)
    return Illustration(
        drawing,
        alt=label(
            "A reader takes in “{a}” to “{b}”, a writer says “{c}” to “{d}”.",
            a=trace.source_tokens[0],
            b=trace.source_tokens[3],
            c=trace.target_tokens[0],
            d=trace.target_tokens[3],
        ),
        claims={
            "It reads “la carpe verte dort” and writes “the green carp sleeps”": (
                " ".join(trace.source_tokens) == "la carpe verte dort"
                and " ".join(trace.target_tokens) == "the green carp sleeps"
            ),
        },
    )


@figure(of=carp)
def a_word(trace: Sentence, width: int) -> Illustration:
    """Every word becomes a vector."""
    drawing = canvas(width, height=236)
    scale = scale_for(trace.vectors)
    for row, word in enumerate(trace.source_tokens):
        top = 4 + row * 58
        pill = token(drawing, word, 10, top + 8)
        place = Place(122, top, 104, 48)
        vector(drawing, trace.vectors[row], place, "embedding", scale)
        arrow(drawing, pill.right, place.left, "dim")
    words(drawing, label("up: positive"), 244, 30, "dim")
    note(drawing, label("{n:d} numbers each", n=count(trace.vectors[1])), 244, 100, 110, "dim")
    return Illustration(
        drawing,
        alt=label(
            "The vector of “{word}” is {a:.2f}, {b:.2f}, {c:.2f}.",
            word=trace.source_tokens[1],
            **dict(zip("abc", trace.vectors[1], strict=True)),
        ),
        facts={
            "word": trace.source_tokens[1],
            "numbers": count(trace.vectors[1]),
            "first": trace.vectors[1, 0],
            "second": trace.vectors[1, 1],
            "third": trace.vectors[1, 2],
        },
        claims={
            "No two words have the same vector": all(
                [*one] != [*other] for one, other in pairwise(trace.vectors)
            )
        },
    )


@figure(of=carp)
def thin_bars(trace: Sentence, width: int) -> Illustration:
    """A long vector is drawn as thinner bars."""
    drawing = canvas(width, height=74)
    pill = token(drawing, trace.source_tokens[1], 10, 18)
    place = Place(100, 4, 250, 60)
    vector(drawing, trace.long_vector, place, "embedding", scale_for(trace.long_vector))
    arrow(drawing, pill.right, place.left, "dim")
    return Illustration(
        drawing,
        alt=label(
            "“{word}” has {n:d} bars, from {low:.2f} to {high:.2f}.",
            word=trace.source_tokens[1],
            n=count(trace.long_vector),
            low=trace.long_vector.min(),
            high=trace.long_vector.max(),
        ),
        facts={"numbers": count(trace.long_vector)},
    )


@figure(of=carp)
def one_step(trace: Sentence, width: int) -> Illustration:
    """What was kept and one word make what is kept."""
    drawing = canvas(width, height=252)
    step = trace.steps[1]
    scale = scale_for(step.input, step.previous, step.hidden)
    before = vector(drawing, step.previous, Place(10, 70, 92, 60), "encoder", scale)
    cell = layer(drawing, Place(136, 70, 88, 60), "encoder", label("box"))
    after = vector(drawing, step.hidden, Place(258, 70, 92, 60), "encoder", scale)
    word = vector(drawing, step.input, Place(134, 160, 92, 48), "embedding", scale)
    token(drawing, trace.source_tokens[1], width / 2, 214, anchor="middle")
    arrow(drawing, before.right, cell.left, "encoder", line=2)
    arrow(drawing, word.top, cell.bottom, "embedding", line=2)
    arrow(drawing, cell.right, after.left, "encoder", line=2)
    for number, (heading, state, place) in enumerate(
        ((label("state before"), step.previous, before), (label("state now"), step.hidden, after))
    ):
        across, name = place.centre[0], label("after “{w}”", w=trace.source_tokens[number])
        words(drawing, heading, across, 26, "dim", anchor="middle", names=state)
        words(drawing, name, across, 48, "encoder", anchor="middle")
    return Illustration(
        drawing,
        alt=label(
            "The state after “{before}” and the vector of “{word}” make a new state.",
            before=trace.source_tokens[0],
            word=trace.source_tokens[1],
        ),
        facts={"first": step.hidden[0]},
    )


@figure(of=carp)
def every_state(trace: Sentence, width: int) -> Illustration:
    """The same box at every word, a new state each time."""
    drawing = canvas(width, height=180)
    scale = scale_for(trace.states)
    centres = columns(4, 8, width - 8)
    boxes = [
        state_box(drawing, state, Place(centre - 34, 24, 68, 72), "encoder", scale)
        for state, centre in zip(trace.states, centres, strict=True)
    ]
    pills = token_row(drawing, trace.source_tokens, 140, centres=centres)
    for pill, box in zip(pills, boxes, strict=True):
        arrow(drawing, pill.top, box.bottom, "dim")
    for left, right in pairwise(boxes):
        arrow(drawing, left.right, right.left, "encoder", line=2, gap=2)
    return Illustration(
        drawing,
        alt=label(
            "In a box over each word the state after it, as {n:d} bars.", n=count(trace.states[0])
        ),
        facts={"states": count(trace.states), "kept": count(trace.states[0])},
    )


@figure(of=carp)
def handed_over(trace: Sentence, width: int) -> Illustration:
    """The last state is handed over, in part."""
    drawing = canvas(width, height=214)
    some = slice(0, 3)
    scale = scale_for(trace.states[:, some])
    centres = columns(4, 0, width)
    token_row(drawing, trace.source_tokens, 4, centres=centres)
    boxes = [
        state_box(drawing, state[some], Place(centre - 32, 46, 64, 56), "encoder", scale)
        for state, centre in zip(trace.states, centres, strict=True)
    ]
    card = vector(drawing, trace.states[3, some], Place(240, 140, 84, 56), "context", scale)
    corners = [boxes[0].bottom, (boxes[0].centre[0], card.left[1]), card.left]
    arrow_through(drawing, corners, "context", line=2.4)
    words(drawing, label("the last state"), 60, 158, "context")
    return Illustration(
        drawing,
        alt=label(
            "After {n:d} words the state after “{word}” is handed over.",
            n=trace.n_source,
            word=trace.source_tokens[3],
        ),
        facts={"words": trace.n_source, "shown": count(trace.states[3, some])},
    )


@figure(of=carp)
def printed(trace: Sentence, width: int) -> Illustration:
    """Every number of every state, over its bar."""
    drawing = canvas(width, height=4 * 74 + 4)
    scale = scale_for(trace.states)
    for row, state in enumerate(trace.states):
        top = 4 + 74 * row
        token(drawing, trace.source_tokens[row], 10, top + 28)
        place = vector(drawing, state, Place(110, top + 20, 240, 48), "encoder", scale)
        for unit, number in enumerate(state):
            across = place.slot(unit).centre[0]
            words(drawing, label("{n:.2f}", n=number), across, top + 15, anchor="middle")
    return Illustration(
        drawing,
        alt=label(
            "After “{word}” the first number is {a:.2f}, after “{other}” it is {b:.2f}.",
            word=trace.source_tokens[0],
            other=trace.source_tokens[1],
            a=trace.states[0, 0],
            b=trace.states[1, 0],
        ),
        facts={"first": trace.states[0, 0], "next": trace.states[1, 0]},
    )
