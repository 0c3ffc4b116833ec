"""Figures of the sections on one house and on three: a guess, its error, the error squared."""

import numpy as np

from figures.kit.canvas import Canvas, canvas
from figures.kit.illustration import Illustration, figure, label
from figures.kit.networks import edge, edge_number, node
from figures.kit.scatter import line, points, squares, sticks
from figures.kit.text import note, words
from figures.neural_networks.charts import PRICE, SIZE, houses_frame
from illustrated_models.examples.neural_networks.dials import DialsTrace, three_houses
from illustrated_models.neuron import NeuronTrace

MIDDLE = 1  # the house that the article begins with
LARGEST, DEAREST = 2.6, 420.0
THICK = 0.06  # pixels for a dollar a square foot


def neuron_of(drawing: Canvas, trace: NeuronTrace, row: int, y: float) -> None:
    """The neuron: what goes in, its weight, what comes out."""
    inputs = node(drawing, trace.inputs[row, 0], (36, y), "token", ".2f")
    output = node(drawing, trace.predictions[row], (drawing.width - 36, y), "decoder", ".0f")
    edge(drawing, trace.weights[0], inputs, output, THICK)
    edge_number(drawing, trace.weights[0], inputs, output, ".1f", above=10)
    for place, text, ink in (
        (inputs, SIZE, "token"),
        (output, PRICE, "decoder"),
    ):
        x, bottom = place.bottom
        words(drawing, text, x, bottom + 20, ink, size=15, anchor="middle")


@figure(of=three_houses, widths=(360, 540))
def one_number(trace: DialsTrace, width: int) -> Illustration:
    """One number is enough for one house."""
    drawing = canvas(width, height=150)
    neuron_of(drawing, trace.one, MIDDLE, 62)
    middle = width / 2
    words(drawing, label("weight"), middle, 26, "dim", size=15, anchor="middle")
    return Illustration(
        drawing,
        alt=label(
            "A node holds the size, {size:.2f}. A line to the next node is the weight,"
            " {weight:.1f}. The product, {price:.0f}, is the guess.",
            size=trace.one.inputs[MIDDLE, 0],
            weight=trace.one.weights[0],
            price=trace.one.predictions[MIDDLE],
        ),
        facts={
            "town": trace.town,
            "area": trace.area[MIDDLE],
            "metres": trace.metres[MIDDLE],
            "size": trace.size[MIDDLE],
            "price": trace.price[MIDDLE],
            "weight": trace.one.weights[0],
        },
        claims={
            "The guess is the price": bool(abs(float(trace.one.errors[MIDDLE])) < 1e-6),
        },
    )


@figure(of=three_houses, widths=(360, 540))
def three_errors(trace: DialsTrace, width: int) -> Illustration:
    """What fits one house misses the others: each stick is an error."""
    drawing = canvas(width, height=300)
    made = houses_frame(drawing, largest=LARGEST, dearest=DEAREST)
    line(drawing, made, trace.one.weights[0], trace.one.bias, "decoder")
    sticks(drawing, made, trace.size, trace.price, trace.one.predictions)
    points(drawing, made, trace.size, trace.price, "token", size=12)
    small, _, large = trace.one.errors
    for row, error, side, anchor in ((0, small, -9, "end"), (2, large, 9, "start")):
        x, y = made.at(float(trace.size[row]), float(trace.price[row]))
        half = (y + made.at(0, float(trace.one.predictions[row]))[1]) / 2
        text = label("{error:+.0f}", error=error)
        words(drawing, text, x + side, half + 5, "error", weight="semibold", anchor=anchor)
    return Illustration(
        drawing,
        alt=label(
            "Houses as dots. A line from the corner meets the one in the middle. It misses the"
            " smallest by {small:+.0f}, the largest by {large:+.0f}.",
            small=small,
            large=large,
        ),
        facts={
            "small": trace.area[0],
            "large": trace.area[2],
            "small_price": trace.price[0],
            "large_price": trace.price[2],
            "small_guess": trace.one.predictions[0],
            "large_guess": trace.one.predictions[2],
            "small_error": small,
            "large_error": large,
        },
        claims={
            "It guesses too little for the small house, and too much for the large one": bool(
                float(small) < 0 < float(large)
            ),
            "The smallest house costs most for each square foot": int(trace.rule.argmax()) == 0,
        },
    )


@figure(of=three_houses, widths=(360, 540))
def squared(trace: DialsTrace, width: int) -> Illustration:
    """A square on each stick: large errors count more."""
    drawing = canvas(width, height=300)
    made = houses_frame(drawing, largest=LARGEST, dearest=DEAREST)
    line(drawing, made, trace.best.weights[0], trace.best.bias, "decoder")
    squares(drawing, made, trace.size, trace.price, trace.best.predictions)
    points(drawing, made, trace.size, trace.price, "token", size=12)
    return Illustration(
        drawing,
        alt=label(
            "The same houses, with the line of the weight {weight:.1f}. On each error stands a"
            " square; their mean is {loss:,.0f}.",
            weight=trace.best.weights[0],
            loss=trace.best.loss,
        ),
        facts={
            "weight": trace.best.weights[0],
            "mean_rule": trace.mean_rule,
            "whole_rule": trace.whole_rule,
            "loss": trace.best.loss,
            "loss_before": trace.one.loss,
            "small": trace.best.squares[0],
            "middle": trace.best.squares[1],
            "large": trace.best.squares[2],
        },
        claims={
            "No other weight has a smaller loss, and still it is wrong about every house": bool(
                float(trace.best.loss) < float(trace.one.loss)
                and float(np.abs(trace.best.errors).min()) > 10
            ),
            "The error of the small house is the largest, and its square is more than the"
            " other two together": bool(
                float(trace.best.squares[0])
                > float(trace.best.squares[1]) + float(trace.best.squares[2])
            ),
            "The mean of the prices per square foot is more than all prices for all square feet,"
            " and the weight with the least loss is less than both": bool(
                float(trace.mean_rule) > float(trace.whole_rule) > float(trace.best.weights[0])
            ),
        },
    )


@figure(of=three_houses, widths=(360, 540))
def second_dial(trace: DialsTrace, width: int) -> Illustration:
    """A second number lifts the line off the corner."""
    drawing = canvas(width, height=300)
    made = houses_frame(drawing, largest=LARGEST, dearest=DEAREST)
    line(drawing, made, trace.both.weights[0], trace.both.bias, "decoder")
    sticks(drawing, made, trace.size, trace.price, trace.both.predictions)
    points(drawing, made, trace.size, trace.price, "token", size=12)
    x, y = made.at(0.1, 345)
    text = label(
        "price = {weight:.1f} · size + {bias:.1f}",
        weight=trace.both.weights[0],
        bias=trace.both.bias,
    )
    note(drawing, text, x, y, 250, "decoder", size=16, weight="semibold")
    return Illustration(
        drawing,
        alt=label(
            "With a weight of {weight:.1f} and a bias of {bias:.1f} the line passes close to every"
            " house.",
            weight=trace.both.weights[0],
            bias=trace.both.bias,
        ),
        facts={
            "weight": trace.both.weights[0],
            "bias": trace.both.bias,
            "loss": trace.both.loss,
            "loss_without": trace.best.loss,
        },
        claims={
            "With two numbers, the loss of the three houses all but vanishes": bool(
                float(trace.both.loss) < float(trace.best.loss) / 100
            ),
        },
    )
