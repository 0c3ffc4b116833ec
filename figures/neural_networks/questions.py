"""Figures of the section on yes and no: scores, shares, surprise, and more answers."""

import numpy as np

from figures.kit.canvas import Canvas, canvas
from figures.kit.charts import Axis, Curve, curves, frame
from figures.kit.illustration import Illustration, figure, label
from figures.kit.labels import Label
from figures.kit.tables import rule
from figures.kit.text import shares, words
from figures.neural_networks.charts import SIZE, room
from illustrated_models.examples.neural_networks.questions import (
    SizeQuestionTrace,
    dear_or_not,
    three_answers,
)

MIDDLE, LARGE = 1, 2
ROLES = ("encoder", "value", "decoder")


def share_curves(
    drawing: Canvas,
    trace: SizeQuestionTrace,
    roles: tuple[str, ...],
    names: tuple[Label, ...],
    right: int,
) -> None:
    """The share of each answer, by size."""
    made = frame(
        drawing,
        room(drawing.width, drawing.height, right),
        Axis(0, 4, (0, 2, 4), ".0f", SIZE),
        Axis(0, 1, (0, 0.5, 1), ".0%", label("share")),
    )
    lines = [
        Curve(trace.sizes, trace.shares[number], name, ink)
        for number, (name, ink) in enumerate(zip(names, roles, strict=True))
    ]
    curves(drawing, made, lines)


@figure(of=dear_or_not, widths=(360, 540))
def yes_or_no(trace: SizeQuestionTrace, width: int) -> Illustration:
    """The larger the house, the larger the share of yes."""
    drawing = canvas(width, height=280)
    share_curves(drawing, trace, ("encoder", "decoder"), (label("no"), label("yes")), 52)
    return Illustration(
        drawing,
        alt=label(
            "Shares by size: that of yes rises from {low:.0%} to {high:.0%}, that of no falls.",
            low=trace.shares[1, 0],
            high=trace.shares[1, -1],
        ),
        facts={
            "limit": trace.limits[0],
            "right": trace.everyone.answers.right,
            "loss": trace.everyone.answers.loss,
            "first_loss": trace.loss[0],
        },
        claims={
            "The share of yes rises with the size": bool((np.diff(trace.shares[1]) > 0).all()),
        },
    )


def _worked(drawing: Canvas, trace: SizeQuestionTrace) -> None:
    """The table: a row for each answer, scores, e to these, shares, and what they make together."""
    found, width = trace.three.answers, drawing.width
    at = [width * part for part in (0.44, 0.70, 0.96)]
    heads = (label("score"), label("e to the score"), label("share"))
    for x, head in zip(at, heads, strict=True):
        words(drawing, head, x, 24, "dim", size=15, anchor="end")
    rule(drawing, 8, width - 8, 38)
    for row, ink in ((0, "encoder"), (1, "decoder")):
        y = 72 + 44 * row
        words(drawing, trace.answers[row], 10, y, ink, weight="semibold")
        values = (
            label("{n:.2f}", n=found.scores[MIDDLE, row]),
            label("{n:.2f}", n=trace.raised[MIDDLE, row]),
            shares(found.shares[MIDDLE])[row],
        )
        for x, text in zip(at, values, strict=True):
            words(drawing, text, x, y, "text", weight="semibold", anchor="end")
    rule(drawing, 8, width - 8, 138)
    words(drawing, label("together"), 10, 168, "dim")
    total = label("{n:.2f}", n=trace.raised_totals[MIDDLE])
    words(drawing, total, at[1], 168, "text", weight="semibold", anchor="end")


@figure(of=dear_or_not, widths=(360, 540))
def by_hand(trace: SizeQuestionTrace, width: int) -> Illustration:
    """From scores to shares, for the house in the middle."""
    drawing = canvas(width, height=196)
    found = trace.three.answers
    _worked(drawing, trace)
    return Illustration(
        drawing,
        alt=label(
            "Scores {no:.2f} for no and {yes:.2f} for yes; e to these, {eno:.2f} and {eyes:.2f},"
            " together {total:.2f}; shares {sno:.0%} and {syes:.0%}.",
            no=found.scores[MIDDLE, 0],
            yes=found.scores[MIDDLE, 1],
            eno=trace.raised[MIDDLE, 0],
            eyes=trace.raised[MIDDLE, 1],
            total=trace.raised_totals[MIDDLE],
            sno=found.shares[MIDDLE, 0],
            syes=found.shares[MIDDLE, 1],
        ),
        facts={
            "area": trace.area[MIDDLE],
            "price": trace.price[MIDDLE],
            "limit": trace.limits[0],
            "score_yes": found.scores[MIDDLE, 1],
            "raised_yes": trace.raised[MIDDLE, 1],
            "total": trace.raised_totals[MIDDLE],
            "yes": found.shares[MIDDLE, 1],
            "no": found.shares[MIDDLE, 0],
            "surprise": found.surprises[MIDDLE],
            "large_yes": found.shares[LARGE, 1],
            "large_surprise": found.surprises[LARGE],
        },
        claims={
            "The house in the middle is dear, and the neuron says no": bool(
                int(found.labels[MIDDLE]) == 1 and int(found.chosen[MIDDLE]) == 0
            ),
            "The large house is dear, and the neuron is rather sure of it": bool(
                int(found.labels[LARGE]) == 1 and float(found.shares[LARGE, 1]) > 0.9
            ),
            "The true answer surprises it more for the house in the middle": bool(
                float(found.surprises[MIDDLE]) > float(found.surprises[LARGE])
            ),
            "Shares add up to one": bool(
                abs(float(found.shares[MIDDLE, 0] + found.shares[MIDDLE, 1]) - 1) < 1e-9
            ),
        },
    )


@figure(of=three_answers, widths=(360, 540))
def more_answers(trace: SizeQuestionTrace, width: int) -> Illustration:
    """One score more, one answer more."""
    drawing = canvas(width, height=290)
    names = label("cheap"), label("middling"), label("dear")
    share_curves(drawing, trace, ROLES, names, 84)
    middling = trace.shares[1]
    return Illustration(
        drawing,
        alt=label(
            "Shares by size: cheap falls from {cheap:.0%}, dear rises to {dear:.0%}, and middling"
            " has its largest share, {middling:.0%}, in between.",
            cheap=trace.shares[0, 0],
            dear=trace.shares[2, -1],
            middling=middling.max(),
        ),
        facts={
            "low": trace.limits[0],
            "high": trace.limits[1],
            "right": trace.everyone.answers.right,
            "middling": middling.max(),
        },
        claims={
            "The answer in the middle never gets much more than half of the share": bool(
                0.45 < float(middling.max()) < 0.6
            ),
        },
    )
