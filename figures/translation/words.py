"""Figures of the section “Words become numbers”."""

from figures.kit.arrows import arrow
from figures.kit.canvas import canvas
from figures.kit.data import count
from figures.kit.illustration import Illustration, figure, label
from figures.kit.shapes import Place
from figures.kit.text import note, words
from figures.kit.tokens import token
from figures.kit.vectors import scale_for, vector
from illustrated_models.examples.translation.seq2seq import four_units, running_sentence
from illustrated_models.translation import TranslationTrace

ROW = 58


@figure(of=four_units)
def a_word_becomes_a_vector(trace: TranslationTrace, width: int) -> Illustration:
    """Every word becomes a vector: a short list of numbers."""
    drawing = canvas(width, height=4 * ROW + 2)
    embeddings = trace.encoder.embeddings
    scale = scale_for(embeddings)
    for row in range(4):
        top = 4 + row * ROW
        pill = token(drawing, trace.source_tokens[row], 10, top + 8)
        place = Place(122, top, 104, 48)
        vector(drawing, embeddings[row], place, "embedding", scale)
        arrow(drawing, pill.right, place.left, "dim")
    legend = [label("up: positive"), label("down: negative"), label("height: size")]
    for number, text in enumerate(legend):
        words(drawing, text, 244, 30 + 24 * number, "dim")
    note(drawing, label("{n:d} numbers each", n=count(embeddings[1])), 244, 126, 110, "dim")
    return Illustration(
        drawing,
        alt=label(
            "Each word beside its vector, drawn as bars. The vector of “{word}” is"
            " {a:.2f}, {b:.2f}, {c:.2f}, {d:.2f}.",
            word=trace.source_tokens[1],
            **dict(zip("abcd", embeddings[1], strict=True)),
        ),
        facts={
            "word": trace.source_tokens[1],
            "numbers": count(embeddings[1]),
            "english_words": count(trace.probabilities[0]),
            "cat_first": embeddings[1, 0],
            "cat_second": embeddings[1, 1],
            "cat_third": embeddings[1, 2],
            "cat_fourth": embeddings[1, 3],
        },
    )


@figure(of=running_sentence)
def the_large_network(trace: TranslationTrace, width: int) -> Illustration:
    """The same word in the large network: the same picture, only thinner bars."""
    drawing = canvas(width, height=74)
    embedding = trace.encoder.embeddings[1]
    pill = token(drawing, trace.source_tokens[1], 10, 18)
    place = Place(92, 4, 258, 60)
    vector(drawing, embedding, place, "embedding", scale_for(embedding))
    arrow(drawing, pill.right, place.left, "dim")
    return Illustration(
        drawing,
        alt=label(
            "“{word}” in the large network: {n:d} bars, from {low:.2f} to {high:.2f}.",
            word=trace.source_tokens[1],
            n=count(embedding),
            low=embedding.min(),
            high=embedding.max(),
        ),
        facts={"word": trace.source_tokens[1], "numbers": count(embedding)},
    )
