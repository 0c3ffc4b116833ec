"""Figures of the laboratory's section “The gates of the GRU”."""

from math import isclose

from figures.kit.canvas import canvas
from figures.kit.illustration import Illustration, figure, label
from figures.kit.shapes import Place
from figures.kit.text import words
from figures.kit.tokens import columns, token
from figures.kit.vectors import scale_for, vector
from illustrated_models.examples.translation.seq2seq import four_units
from illustrated_models.recurrent import GRUStep
from illustrated_models.translation import TranslationTrace

LEFT, TOP, ROW = 74, 32, 62  # where the columns begin, and the rows
KEEPER = 1  # the number of the state that is kept
CLOSED, OPEN = 0.05, 0.9


@figure(of=four_units)
def at_every_word(trace: TranslationTrace, width: int) -> Illustration:
    """The gates at every word: what is used, what is kept, what comes of it."""
    steps = trace.encoder.steps
    drawing = canvas(width, height=TOP + 4 * ROW)
    centres = columns(4, LEFT, width - 2)
    headings = (
        (label("reset"), [step.reset for step in steps], "token"),
        (label("candidate"), [step.candidate for step in steps], "encoder"),
        (label("update"), [step.update for step in steps], "token"),
        (label("state now"), [step.hidden for step in steps], "encoder"),
    )
    scale = scale_for(*(vector for _, values, _ in headings for vector in values))
    for centre, (name, values, role_name) in zip(centres, headings, strict=True):
        words(drawing, name, centre, 20, role_name, anchor="middle", names=values)
        for row, numbers in enumerate(values):
            place = Place(centre - 32, TOP + row * ROW, 64, ROW - 8)
            vector(drawing, numbers, place, role_name, scale)
    for row, word in enumerate(trace.source_tokens):
        token(drawing, word, 4, TOP + row * ROW + 11)
    noir = steps[trace.source_tokens.index("noir")].update
    others = [gate for unit, gate in enumerate(noir) if unit != KEEPER]
    least = min(range(len(steps)), key=lambda place: float(steps[place].update[KEEPER]))
    return Illustration(
        drawing,
        alt=label(
            "A row for each word of “{a} {b} {c} {d}”: the reset gate, the candidate, the update"
            " gate and the new state, as bars. One number's update gate never falls below"
            " {least:.2f}.",
            **dict(zip("abcd", trace.source_tokens, strict=True)),
            least=steps[least].update[KEEPER],
        ),
        facts={
            "least_kept": steps[least].update[KEEPER],
            "kept_after": steps[len(steps) - 1].hidden[KEEPER],
            "noir_most": max(others, key=float),
        },
        claims={
            "At every word the update gate keeps nearly all of the second number": all(
                float(step.update[KEEPER]) > OPEN for step in steps
            ),
            "so it has hardly moved from its start when the sentence is over": all(
                abs(float(step.hidden[KEEPER])) < CLOSED for step in steps
            ),
            "When “noir” comes, the other three numbers are all but replaced by the candidate": (
                len(others) == 3 and all(float(gate) < CLOSED for gate in others)
            ),
            "Every state here is that sum, number for number": all(map(_is_blended, steps)),
        },
    )


def _is_blended(step: GRUStep) -> bool:
    """Whether the new state is what is kept of the old one, and of the candidate the rest."""
    parts = zip(step.update, step.candidate, step.previous, step.hidden, strict=True)
    return all(
        isclose((1 - float(z)) * float(n) + float(z) * float(old), float(new), abs_tol=1e-6)
        for z, n, old, new in parts
    )
