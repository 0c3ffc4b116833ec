"""Drawings of the kit's pieces that no article uses yet, so that faults can be put into them."""

from figures.kit.arcs import arcs, fan
from figures.kit.canvas import canvas
from figures.kit.illustration import Illustration, figure, label
from figures.kit.matrices import cell_scale, legend, matrix
from figures.kit.shapes import Place
from figures.kit.tokens import columns, token, token_row
from illustrated_models.examples.translation.seq2seq import running_sentence
from illustrated_models.translation import TranslationTrace

NAMES = ("weights_as_cells", "signed_cells", "bent_arcs", "one_fan")


@figure(of=running_sentence)
def weights_as_cells(trace: TranslationTrace, width: int) -> Illustration:
    """A matrix of weights with its numbers, its labels and its legend."""
    drawing = canvas(width, height=300)
    attention = trace.decoder.attention
    assert attention is not None
    scale = cell_scale(attention.weights, limit=1.0)
    place, rows = Place(80, 70, 240, 150), trace.target_tokens
    weights = attention.weights[: len(rows)]
    matrix(drawing, weights, place, scale, rows=rows, columns=trace.source_tokens, spec=".2f")
    legend(drawing, scale, 80, 240, 160)
    return Illustration(drawing, alt=label("Where each English word looks."))


@figure(of=running_sentence)
def signed_cells(trace: TranslationTrace, width: int) -> Illustration:
    """A matrix of numbers of either sign, without numbers in its cells."""
    drawing = canvas(width, height=300)
    states = trace.encoder.states[:, :8]
    scale = cell_scale(states, signed=True)
    place = Place(80, 70, 240, 150)
    matrix(drawing, states, place, scale, rows=trace.source_tokens)
    legend(drawing, scale, 80, 240, 160, ".1f")
    return Illustration(drawing, alt=label("The beginning of every state of the encoder."))


@figure(of=running_sentence)
def bent_arcs(trace: TranslationTrace, width: int) -> Illustration:
    """Weights of one word as arcs over its row."""
    drawing = canvas(width, height=200)
    attention = trace.decoder.attention
    assert attention is not None
    source = trace.source_tokens
    row = token_row(drawing, source, 130, centres=columns(len(source), 8, width - 8))
    arcs(drawing, attention.weights[1], row, 1)
    return Illustration(drawing, alt=label("Arcs over the French words."))


@figure(of=running_sentence)
def one_fan(trace: TranslationTrace, width: int) -> Illustration:
    """Weights of one word as ribbons from its row."""
    drawing = canvas(width, height=200)
    attention = trace.decoder.attention
    assert attention is not None
    source = trace.source_tokens
    row = token_row(drawing, source, 4, centres=columns(len(source), 8, width - 8))
    asking = token(drawing, trace.target_tokens[1], width / 2, 162, "predicted", anchor="middle")
    fan(drawing, attention.weights[1], row, asking)
    return Illustration(drawing, alt=label("Ribbons from the French words to one English word."))
