"""Figures of the sections on multiplying, adding and squashing, and on the surprise."""

from figures.kit.canvas import Canvas, canvas
from figures.kit.charts import Axis, Curve, Frame, curves, frame
from figures.kit.illustration import Illustration, figure, label
from figures.kit.scatter import points
from figures.kit.shapes import Place
from figures.kit.tables import rule
from figures.kit.text import words
from figures.neural_network_math.parts import number, row
from illustrated_models.examples.neural_network_math.one_neuron import ByHandTrace, by_hand


def room(width: int, right: int = 76, left: int = 50) -> Place:
    """The frame's rectangle."""
    return Place(left, 36, width - left - right, 190)


@figure(of=by_hand, widths=(360, 540))
def by_hand_sum(trace: ByHandTrace, width: int) -> Illustration:
    """Multiply, add, squash."""
    drawing = canvas(width, height=250)
    one = trace.one
    times = "{input:.1f} × {weight:.2f} ="
    for k, y in ((0, 34), (1, 70)):
        words(drawing, trace.names[k], 16, y, "token")
        made = label(times, input=one.inputs[0, k], weight=one.weights[k])
        words(drawing, made, width - 96, y, "dim", anchor="end")
        product = number(one.products[0, k], ".2f")
        words(drawing, product, width - 16, y, weight="semibold", anchor="end")
    row(drawing, label("bias"), number(one.bias, ".2f"), 106)
    rule(drawing, 16, width - 16, 122)
    row(drawing, label("sum"), number(one.sums[0], ".2f"), 150, "key")
    row(drawing, label("e to minus the sum"), number(one.exponentials[0], ".4f"), 192)
    words(drawing, label("share of “lived”"), 16, 230, "dim")
    share = label("{a:.4f} = {b:.0%}", a=one.shares[0], b=one.shares[0])
    words(drawing, share, width - 16, 230, "decoder", weight="semibold", anchor="end")
    return Illustration(
        drawing,
        alt=label(
            "{w:.2f}, {a:.2f} and the bias {b:.2f} make {sum:.2f}. The sigmoid of it is"
            " {share:.4f}.",
            w=one.products[0, 0],
            a=one.products[0, 1],
            b=one.bias,
            sum=one.sums[0],
            share=one.shares[0],
        ),
        facts={"sum": one.sums[0], "exponential": one.exponentials[0], "share": one.shares[0]},
    )


def _bend(drawing: Canvas, place: Place, up: Axis) -> Frame:
    across = Axis(-6, 6, (-6, -3, 0, 3, 6), ".0f", label("sum"))
    return frame(drawing, place, across, up)


@figure(of=by_hand, widths=(360, 540))
def sigmoid(trace: ByHandTrace, width: int) -> Illustration:
    """The sigmoid squashes any sum into a share."""
    drawing = canvas(width, height=290)
    made = _bend(drawing, room(width), Axis(0, 1, (0, 0.5, 1), ".0%", label("share")))
    curves(drawing, made, [Curve(trace.sums, trace.sigmoid, label("sigmoid"), "decoder")])
    points(drawing, made, trace.one.sums, trace.one.shares, "text", size=12)
    middle = (len(trace.sums) - 1) // 2
    return Illustration(
        drawing,
        alt=label(
            "An S from {low:.1%} to {high:.1%}. At the sum of our passenger, {sum:.2f}, it is at"
            " {share:.0%}.",
            low=trace.ends[0],
            high=trace.ends[1],
            sum=trace.one.sums[0],
            share=trace.one.shares[0],
        ),
        facts={
            "low": trace.ends[0],
            "high": trace.ends[1],
            "middle": trace.sigmoid[middle],
            "end": trace.sums[-1],
        },
        claims={
            "A sum of zero becomes exactly one half": float(trace.sigmoid[middle]) == 0.5,
        },
    )


@figure(of=by_hand, widths=(360, 540))
def relu(trace: ByHandTrace, width: int) -> Illustration:
    """ReLU lets through what is positive, and nothing else."""
    drawing = canvas(width, height=290)
    made = _bend(drawing, room(width, 60, 26), Axis(0, 6, (0, 3, 6), ".0f", label("what it says")))
    curves(drawing, made, [Curve(trace.sums, trace.relu, label("ReLU"), "key")])
    return Illustration(
        drawing,
        alt=label(
            "Flat at {zero:.0f} for negative sums, then a straight rise to {end:.0f}.",
            zero=trace.relu[0],
            end=trace.relu[-1],
        ),
        claims={
            "Below zero it says nothing, above zero it repeats its sum": bool(
                float(trace.relu[0]) == 0 and float(trace.relu[-1]) == float(trace.sums[-1])
            ),
        },
    )


@figure(of=by_hand, widths=(360, 540))
def surprise(trace: ByHandTrace, width: int) -> Illustration:
    """The smaller the share of what came true, the larger the surprise."""
    drawing = canvas(width, height=300)
    made = frame(
        drawing,
        Place(26, 36, width - 108, 200),
        Axis(0, 1, (0, 0.5, 1), ".0%", label("share of what came true")),
        Axis(0, 5, (0, 2, 4), ".0f", label("surprise")),
    )
    curves(drawing, made, [Curve(trace.shares, trace.surprise, label("surprise"), "error")])
    points(drawing, made, trace.truths, trace.both, "text", size=12)
    died, lived = trace.one.surprises[0], trace.had_lived.surprises[0]
    for text, x, y, ink in (
        (label("she died: {s:.2f}", s=died), 0.33, 1.75, "error"),
        (label("had she lived: {s:.2f}", s=lived), 0.55, 0.85, "text"),
    ):
        words(drawing, text, *made.at(x, y), ink, weight="semibold")
    return Illustration(
        drawing,
        alt=label(
            "The surprise falls as the share of the truth rises. Our passenger died: {died:.2f};"
            " had she lived, it would be {lived:.2f}.",
            died=died,
            lived=lived,
        ),
        facts={"share": trace.one.shares[0], "died": died, "lived": lived},
        claims={
            "Being wrong with confidence costs more than being right saves": bool(
                float(died) > 3 * float(lived)
            ),
        },
    )
