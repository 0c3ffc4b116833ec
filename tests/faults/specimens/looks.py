"""Specimens of attention: weights as lengths, ribbons, arcs and cells."""

from math import isclose

from figures.kit.arcs import arcs, fan, ribbons
from figures.kit.canvas import Canvas, canvas
from figures.kit.data import count
from figures.kit.illustration import Illustration, figure, label
from figures.kit.matrices import cell_scale, legend, matrix
from figures.kit.shapes import Place
from figures.kit.tables import rule, weight_bar
from figures.kit.text import shares, words
from figures.kit.tokens import columns, token, token_row
from figures.kit.vectors import BarScale, scale_for, stack, vector
from tests.faults.specimens.pond import Sentence, carp

SECOND = 1  # the word that is looked at more closely
ROW, STATE, WEIGHTED = 62, 196, 276


@figure(of=carp)
def one_look(trace: Sentence, width: int) -> Illustration:
    """One look back: compare, share out, add up."""
    drawing = canvas(width, height=424)
    look = trace.look
    weights = look.weights[SECOND]
    scale = scale_for(look.values, look.query, stacks=[(look.values, weights)])
    asking = vector(drawing, look.query[SECOND], Place(10, 4, 84, 46), "decoder", scale)
    written = trace.target_tokens[SECOND]
    words(drawing, label("about to write “{w}”", w=written), asking.x + 96, 32, "decoder")
    _rows(drawing, trace, scale)
    _total(drawing, trace, scale, 94 + ROW * len(trace.source_tokens))
    best = int(weights.argmax())
    return Illustration(
        drawing,
        alt=label(
            "About to write “{written}”, it gives {w:.0%} of its attention to “{word}” and"
            " {v:.0%} to “{other}”.",
            written=written,
            w=weights[best],
            word=trace.source_tokens[best],
            v=weights[0],
            other=trace.source_tokens[0],
        ),
        facts={
            "most": weights[best],
            "least": weights[0],
            "score": look.scores[SECOND, best],
            "looked_at": trace.source_tokens[best],
            "place": count(trace.target_tokens[: SECOND + 1]),
            "written": written,
        },
        claims={
            "About to write “green”, it looks most at “verte”": (
                written == "green" and trace.source_tokens[best] == "verte"
            ),
            "The weights are positive and add up to one": bool(
                (weights > 0).all() and isclose(weights.sum(), 1)
            ),
        },
    )


def _rows(drawing: Canvas, trace: Sentence, scale: BarScale) -> None:
    look = trace.look
    scores, weights = look.scores[SECOND], look.weights[SECOND]
    for heading, values, across, ink in (
        (label("score"), scores, 106, "dim"),
        (label("weight"), weights, 160, "context"),
        (label("state"), look.values, STATE + 37, "encoder"),
        (label("× weight"), weights, WEIGHTED + 37, "context"),
    ):
        words(drawing, heading, across, 80, ink, anchor="middle", names=values)
    for row, share in enumerate(shares(weights)):
        top = 94 + row * ROW
        token(drawing, trace.source_tokens[row], 10, top + 11)
        words(drawing, label("{s:.2f}", s=scores[row]), 126, top + 32, anchor="end")
        words(drawing, share, 180, top + 32, "context", weight="semibold", anchor="end")
        weight_bar(drawing, weights[row], 140, top + 46, 48)
        state, place = look.values[row], Place(STATE, top + 4, 74, 50)
        vector(drawing, state, place, "encoder", scale)
        rest = Place(WEIGHTED, top + 4, 74, 50)
        vector(drawing, state, rest, "context", scale, by=weights[row], card=False)


def _total(drawing: Canvas, trace: Sentence, scale: BarScale, top: float) -> None:
    rule(drawing, STATE, WEIGHTED + 74, top + 2)
    look = trace.look
    states, weights = list(look.values), list(look.weights[SECOND])
    stack(drawing, states, weights, Place(STATE, top + 12, 74, 66), "context", scale, card=False)
    place = Place(WEIGHTED, top + 12, 74, 66)
    vector(drawing, look.context[SECOND], place, "context", scale)
    words(drawing, label("the context"), STATE - 10, top + 48, "context", anchor="end")


@figure(of=carp)
def crossing(trace: Sentence, width: int) -> Illustration:
    """Where words cross: each word written, and the words it looked at."""
    drawing = canvas(width, height=200)
    source, target, weights = trace.source_tokens, trace.target_tokens, trace.look.weights
    above, below = (columns(len(row), 8, width - 8) for row in (source, target))
    read = token_row(drawing, source, 4, centres=above)
    written = token_row(drawing, target, 162, centres=below, state="predicted")
    ribbons(drawing, weights, read, written)
    return Illustration(
        drawing,
        alt=label(
            "“{green}” looks at “{verte}” with {g:.0%} of its attention, “{carp}” at “{carpe}”"
            " with {c:.0%}: their ribbons cross.",
            green=target[1],
            verte=source[2],
            g=weights[1, 2],
            carp=target[2],
            carpe=source[1],
            c=weights[2, 1],
        ),
        facts={"green": weights[1, 2], "carp": weights[2, 1], "the": weights[0, 0]},
        claims={
            "“green” looks most at “verte”, “carp” most at “carpe”": bool(
                weights[1].argmax() == 2 and weights[2].argmax() == 1
            )
        },
    )


@figure(of=carp)
def bent_arcs(trace: Sentence, width: int) -> Illustration:
    """The weights of one word as arcs over its row."""
    drawing = canvas(width, height=170)
    source = trace.source_tokens
    row = token_row(drawing, source, 120, centres=columns(len(source), 8, width - 8))
    arcs(drawing, trace.look.weights[SECOND], row, SECOND)
    return Illustration(drawing, alt=label("Arcs over “{w}”.", w=source[SECOND]))


@figure(of=carp)
def one_fan(trace: Sentence, width: int) -> Illustration:
    """The weights of one word as ribbons from its row."""
    drawing = canvas(width, height=200)
    source = trace.source_tokens
    row = token_row(drawing, source, 4, centres=columns(len(source), 8, width - 8))
    written = trace.target_tokens[SECOND]
    asking = token(drawing, written, width / 2, 162, "predicted", anchor="middle")
    fan(drawing, trace.look.weights[SECOND], row, asking)
    return Illustration(drawing, alt=label("Ribbons to “{w}”.", w=written))


@figure(of=carp)
def weights_as_cells(trace: Sentence, width: int) -> Illustration:
    """A matrix of weights with its numbers, its labels and its legend."""
    drawing = canvas(width, height=300)
    weights = trace.look.weights
    scale, place = cell_scale(weights, limit=1.0), Place(80, 70, 240, 150)
    rows, above = trace.target_tokens, trace.source_tokens
    matrix(drawing, weights, place, scale, rows=rows, columns=above, spec=".2f")
    legend(drawing, scale, 80, 240, 160)
    return Illustration(drawing, alt=label("Where “{w}” and the others look.", w=rows[0]))


@figure(of=carp)
def shares_as_cells(trace: Sentence, width: int) -> Illustration:
    """The same as whole per cents."""
    drawing = canvas(width, height=190)
    weights = trace.look.weights[0:2]
    place, rows = Place(80, 40, 240, 110), trace.target_tokens[0:2]
    above = trace.source_tokens
    scale = cell_scale(weights, limit=1.0)
    matrix(drawing, weights, place, scale, rows=rows, columns=above, spec=".0%")
    return Illustration(drawing, alt=label("“{w}” gives {n:.0%}.", w=rows[0], n=weights[0, 0]))


@figure(of=carp)
def signed_cells(trace: Sentence, width: int) -> Illustration:
    """A matrix of numbers of either sign, without numbers in its cells."""
    drawing = canvas(width, height=290)
    scale = cell_scale(trace.states, signed=True)
    matrix(drawing, trace.states, Place(80, 50, 240, 160), scale, rows=trace.source_tokens)
    legend(drawing, scale, 80, 230, 160, ".1f")
    return Illustration(drawing, alt=label("Every state of {n:d}.", n=count(trace.states)))
