"""The figures of the last sections: the same in matrices, and everything on one sheet."""

from figures.kit.bound import Numbers
from figures.kit.canvas import Canvas, canvas
from figures.kit.illustration import Illustration, figure, label
from figures.kit.labels import Label
from figures.kit.matrices import cell_scale, matrix
from figures.kit.shapes import Place
from figures.kit.tables import rule
from figures.kit.text import words
from figures.neural_network_math.parts import number
from illustrated_models.examples.neural_network_math.hidden import HiddenTrace, two_units

CELL_HIGH = 34


def _grid(
    drawing: Canvas, values: Numbers, place: tuple[float, float, float], spec: str, limit: float
) -> None:
    left, top, wide = place
    high = CELL_HIGH * len(values)
    scale = cell_scale(values, signed=True, limit=limit)
    matrix(drawing, values, Place(left, top, wide, high), scale, spec=spec)


@figure(of=two_units, widths=(360, 540))
def matrices(trace: HiddenTrace, width: int) -> Illustration:
    """Several passengers at once: a matrix times a matrix."""
    drawing = canvas(width, height=190)
    three, network = trace.three, trace.three.network
    wide = (width - 60) / 3
    lefts = [2, 2 + wide + 28, width - wide - 2]
    limit = 5.0
    _grid(drawing, three.inputs, (lefts[0], 44, wide), ".1f", limit)
    _grid(drawing, network.hidden_weights, (lefts[1], 61, wide), ".2f", limit)
    _grid(drawing, three.sums, (lefts[2], 44, wide), ".2f", limit)
    for text, x, y in (
        (label("passengers"), lefts[0] + wide / 2, 28),
        (label("weights"), lefts[1] + wide / 2, 28),
        (label("sums"), lefts[2] + wide / 2, 28),
        (label("·"), lefts[0] + wide + 14, 100),
        (label("="), lefts[1] + wide + 14, 100),
    ):
        words(drawing, text, x, y, "dim", anchor="middle")
    bias = label("+ {a:.2f}, {b:.2f}", a=network.hidden_bias[0], b=network.hidden_bias[1])
    words(drawing, bias, lefts[1] + wide / 2, 154, "text", anchor="middle")
    return Illustration(
        drawing,
        alt=label(
            "A matrix of passengers times a matrix of weights, plus a bias for each unit,"
            " makes the sums: for the girl {a:.2f} and {b:.2f}.",
            a=three.sums[1, 0],
            b=three.sums[1, 1],
        ),
        facts={"girl": three.sums[1, 0]},
    )


@figure(of=two_units, widths=(360, 540))
def on_one_page(trace: HiddenTrace, width: int) -> Illustration:
    """Forward and backward, for the girl."""
    drawing = canvas(width, height=356)
    girl = trace.girl
    lines = (
        (label("inputs"), "token", _pair(girl.inputs[0], ".1f")),
        (label("sums"), "key", _pair(girl.sums[0], ".3f")),
        (label("units, after ReLU"), "key", _pair(girl.hidden[0], ".3f")),
        (label("score"), "decoder", number(girl.answers.scores[0, 0], ".3f")),
        (label("share"), "decoder", number(girl.answers.shares[0, 1], ".3f")),
        (label("surprise"), "error", number(girl.answers.loss, ".3f")),
        (label("blame at the score"), "error", number(girl.answers.scores_gradient[0, 0], ".3f")),
        (label("blame at the units"), "error", _pair(girl.sums_gradient[0], ".3f")),
    )
    for row, (name, ink, text) in enumerate(lines):
        y = 34 + 42 * row
        words(drawing, name, 12, y, "dim")
        words(drawing, text, width - 12, y, ink, weight="semibold", anchor="end")
        if row < len(lines) - 1:
            rule(drawing, 12, width - 12, y + 14)
    return Illustration(
        drawing,
        alt=label(
            "Forward to a share of {share:.3f}, a surprise of {loss:.3f}; backward from a blame of"
            " {blame:.3f} to {a:.3f} and {b:.3f} at the units.",
            share=girl.answers.shares[0, 1],
            loss=girl.answers.loss,
            blame=girl.answers.scores_gradient[0, 0],
            a=girl.sums_gradient[0, 0],
            b=girl.sums_gradient[0, 1],
        ),
        facts={
            "said": girl.hidden[0, 0],
            "blame": girl.answers.scores_gradient[0, 0],
            "slope": girl.output_weights_gradient[0, 0],
            "share": girl.answers.shares[0, 1],
            "loss": girl.answers.loss,
        },
    )


def _pair(values: Numbers, spec: str) -> Label:
    return label(f"{{a:{spec}}}, {{b:{spec}}}", a=values[0], b=values[1])
