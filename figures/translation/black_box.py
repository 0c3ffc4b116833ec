"""Figures of the section “A box that translates”."""

from figures.kit.arrows import arrow
from figures.kit.boxes import layer
from figures.kit.canvas import canvas
from figures.kit.illustration import PHONE, Illustration, figure, label
from figures.kit.shapes import Place
from figures.kit.text import words
from figures.kit.tokens import columns, token_row
from illustrated_models.examples.translation.seq2seq import running_sentence
from illustrated_models.translation import TranslationTrace


@figure(of=running_sentence, widths=(360, 540))
def sentence_in_sentence_out(trace: TranslationTrace, width: int) -> Illustration:
    """French words go in, English words come out."""
    drawing = canvas(width, height=222)
    read = token_row(drawing, trace.source_tokens, 4, centres=columns(4, 0, width))
    box = layer(drawing, Place(90, 88, width - 180, 48), "token", label("a network"))
    written = token_row(
        drawing,
        trace.target_tokens,
        186,
        centres=columns(len(trace.target_tokens), 0, width),
        state="predicted",
    )
    slots = columns(4, box.x + 8, box.x + box.width - 8)
    for word, across in zip(read, slots, strict=True):
        arrow(drawing, word.bottom, (across, box.y), "dim", gap=3)
    exits = columns(len(written), box.x + 8, box.x + box.width - 8)
    for word, across in zip(written, exits, strict=True):
        arrow(drawing, (across, box.y + box.height), word.top, "dim", gap=3)
    source, target = trace.source_tokens, trace.target_tokens
    return Illustration(
        drawing,
        alt=label(
            "The words “{a} {b} {c} {d}” enter a network; “{e} {f} {g} {h}” leave it.",
            **dict(zip("abcdefgh", (*source, *target), strict=True)),
        ),
        facts={"sure": trace.confidence},
        claims={
            "A network reads it and writes “the black cat sleeps”": (
                " ".join(source) == "le chat noir dort"
                and " ".join(target) == "the black cat sleeps"
            ),
            "“chat” stands before “noir”, and the network writes “black” before “cat”": (
                source.index("chat") < source.index("noir")
                and target.index("black") < target.index("cat")
            ),
        },
    )


@figure(of=running_sentence, widths=(360, 540))
def a_reader_and_a_writer(trace: TranslationTrace, width: int) -> Illustration:
    """Inside the box: one part reads, the other writes."""
    drawing = canvas(width, height=296)
    wide = 140 * width / PHONE
    reader = layer(drawing, Place(10, 118, wide, 60), "encoder", label("encoder"))
    writer = layer(drawing, Place(width - 10 - wide, 118, wide, 60), "decoder", label("decoder"))
    arrow(drawing, reader.right, writer.left, "context", line=2.4)
    words(drawing, label("?"), width / 2, 140, "context", weight="bold", anchor="middle")
    arrow(drawing, (reader.centre[0], 212), reader.bottom, "dim")
    arrow(drawing, writer.top, (writer.centre[0], 84), "dim")
    halves = [trace.source_tokens[0:2], trace.source_tokens[2:4]]
    for number, pair in enumerate(halves):
        token_row(drawing, pair, 218 + 38 * number, left=reader.x, right=reader.x + reader.width)
    written = trace.target_tokens
    for number, pair in enumerate([written[0:2], written[2:4]]):
        token_row(
            drawing,
            pair,
            6 + 38 * number,
            left=writer.x,
            right=writer.x + writer.width,
            state="predicted",
        )
    return Illustration(
        drawing,
        alt=label(
            "An encoder reads “{first} … {last}” and hands something to a decoder, which writes"
            " “{begin} … {end}”.",
            first=trace.source_tokens[0],
            last=trace.source_tokens[3],
            begin=written[0],
            end=written[len(written) - 1],
        ),
    )
