"""Figures of the sections on the gradient: a nudge, three ways to a slope, backward twice."""

from figures.kit.bound import Value
from figures.kit.canvas import Canvas, canvas
from figures.kit.charts import Axis, Curve, curves, frame
from figures.kit.illustration import Illustration, figure, label
from figures.kit.scatter import line, points
from figures.kit.shapes import Place
from figures.kit.tables import Column, rule, table
from figures.kit.text import words
from figures.neural_network_math.parts import number
from illustrated_models.examples.neural_network_math.one_neuron import SlopeTrace, slopes


@figure(of=slopes, widths=(360, 540))
def one_nudge(trace: SlopeTrace, width: int) -> Illustration:
    """One weight is turned: the slope says how fast the surprise grows."""
    drawing = canvas(width, height=300)
    made = frame(
        drawing,
        Place(26, 36, width - 108, 200),
        Axis(-2, 6, (-2, 0, 2, 4, 6), ".0f", label("weight of “woman”")),
        Axis(0, 5, (0, 2, 4), ".0f", label("surprise")),
    )
    curves(drawing, made, [Curve(trace.weights, trace.surprise, label("surprise"), "text")])
    line(drawing, made, trace.tangent[0], trace.tangent[1], "error", dash=(6, 4))
    points(drawing, made, trace.audit.parameters[:1], trace.one.surprises, "error", size=12)
    text = label("slope {s:.3f}", s=trace.audit.by_hand[0])
    words(drawing, text, made.at(-1.6, 0)[0], made.at(0, 2.6)[1], "error", weight="semibold")
    return Illustration(
        drawing,
        alt=label(
            "The surprise rises with the weight. At {w:.2f} it is {loss:.2f}, and a dashed line"
            " shows its slope there, {slope:.3f}.",
            w=trace.audit.parameters[0],
            loss=trace.one.loss,
            slope=trace.audit.by_hand[0],
        ),
        facts={
            "weight": trace.audit.parameters[0],
            "loss": trace.one.loss,
            "slope": trace.audit.by_hand[0],
            "share": trace.one.shares[0],
            "blame": trace.one.blames[0],
            "age_slope": trace.audit.by_hand[1],
            "bias_slope": trace.audit.by_hand[2],
            "tens": trace.one.inputs[0, 1],
        },
        claims={
            "The slope is the blame times the input": bool(
                abs(
                    float(trace.one.blames[0]) * float(trace.one.inputs[0, 1])
                    - float(trace.audit.by_hand[1])
                )
                < 1e-12
            ),
        },
    )


def _three(drawing: Canvas, trace: SlopeTrace, k: int, y: float) -> None:
    audit, width = trace.audit, drawing.width
    words(drawing, trace.names[k], 16, y + 26, "token", weight="semibold")
    lines: tuple[tuple[Value, Value, str], ...] = (
        (label("by hand"), audit.by_hand[k], "text"),
        (label("by autograd"), audit.by_autograd[k], "text"),
        (label("by difference"), audit.by_difference[k], "error"),
    )
    for row, (name, value, ink) in enumerate(lines):
        below = y + 26 * row
        words(drawing, name, width * 0.27, below, "dim", size=15)
        words(drawing, number(value, ".10f"), width - 16, below, ink, anchor="end")


@figure(of=slopes, widths=(360, 540))
def three_ways(trace: SlopeTrace, width: int) -> Illustration:
    """Every slope, found in different ways; the last is only nearly right."""
    drawing = canvas(width, height=322)
    words(drawing, label("slope of"), 16, 24, "dim", size=15)
    for k in range(3):
        y = 56 + 94 * k
        _three(drawing, trace, k, y)
        if k < 2:
            rule(drawing, 16, width - 16, y + 68)
    audit = trace.audit
    return Illustration(
        drawing,
        alt=label(
            "Slopes of woman, age and bias: by hand and by autograd {a:.10f}, {b:.10f} and"
            " {c:.10f}; by difference {d:.10f}, {e:.10f} and {f:.10f}.",
            a=audit.by_hand[0],
            b=audit.by_hand[1],
            c=audit.by_hand[2],
            d=audit.by_difference[0],
            e=audit.by_difference[1],
            f=audit.by_difference[2],
        ),
        facts={
            "nudge": audit.nudge,
            "parts": audit.difference_parts[0],
            "above": audit.above[0],
            "below": audit.below[0],
        },
        claims={
            "By hand and by autograd agree in every decimal that is printed": bool(
                int(audit.autograd_parts.max()) == 0
            ),
            "By difference parts from them": bool(int(audit.difference_parts.min()) > 0),
        },
    )


@figure(of=slopes, widths=(360, 540))
def smaller_nudges(trace: SlopeTrace, width: int) -> Illustration:
    """A smaller nudge is nearer to the truth."""
    drawing = canvas(width, height=196)
    columns = [
        Column(
            width * 0.175,
            [number(each, ".3f") for each in trace.nudges],
            label("nudge"),
            "end",
            names=trace.nudges,
        ),
        Column(
            width * 0.56,
            [number(each, ".8f") for each in trace.differences],
            label("slope"),
            "end",
            names=trace.differences,
        ),
        Column(
            width - 8,
            [number(each, ".9f") for each in trace.errors],
            label("off by"),
            "end",
            "error",
            names=trace.errors,
        ),
    ]
    table(drawing, columns, 10, 34)
    return Illustration(
        drawing,
        alt=label(
            "With a nudge of {a:.3f} the slope is off by {b:.9f}, with {c:.3f} by {d:.9f}.",
            a=trace.nudges[0],
            b=trace.errors[0],
            c=trace.nudges[-1],
            d=trace.errors[-1],
        ),
        claims={
            "A nudge of a tenth is off by about a hundredth": bool(
                all(
                    50 < float(a) / float(b) < 150
                    for a, b in zip(trace.errors[:-1], trace.errors[1:], strict=True)
                )
            ),
            "But a nudge that is far too small is worse again": bool(trace.is_tiny_worse),
        },
    )


@figure(of=slopes, widths=(360, 540))
def pressed_twice(trace: SlopeTrace, width: int) -> Illustration:
    """What torch holds after backward, after another one, and after clearing."""
    drawing = canvas(width, height=166)
    places = (width * 0.5, width * 0.75, width - 8)
    names = (label("pressed"), label("again"), label("cleared"))
    held = (trace.pressed, trace.again, trace.cleared)
    inks = ("text", "error", "text")
    columns = [Column(16, list(trace.names), label("backward"))]
    columns += [
        Column(
            x, [number(each, ".4f") for each in values], name, "end", ink, "semibold", names=values
        )
        for x, name, values, ink in zip(places, names, held, inks, strict=True)
    ]
    table(drawing, columns, 10, 36)
    return Illustration(
        drawing,
        alt=label(
            "The gradient of {name} is {a:.4f} after backward, {b:.4f} after another one, and"
            " {c:.4f} after clearing and pressing again.",
            name=trace.names[0],
            a=trace.pressed[0],
            b=trace.again[0],
            c=trace.cleared[0],
        ),
        facts={"once": trace.pressed[0], "again": trace.again[0]},
        claims={
            "After another press, every gradient has grown by as much again": bool(
                all(
                    abs(float(b) - 2 * float(a)) < 1e-12
                    for a, b in zip(trace.pressed, trace.again, strict=True)
                )
            ),
        },
    )
