"""The figure of the section on larger layers."""

from figures.kit.bound import Number
from figures.kit.canvas import Canvas, canvas
from figures.kit.charts import Axis, Curve, curves, frame
from figures.kit.illustration import Illustration, figure, label
from figures.kit.shapes import Place
from figures.kit.text import words
from illustrated_models.examples.neural_network_math.sizes import SizesTrace, sizes

SEX_AGE, CLASS_TOO = 0, 1


@figure(of=sizes, widths=(360, 540))
def how_large(trace: SizesTrace, width: int) -> Illustration:
    """How often networks are right about passengers that they have not seen."""
    drawing = canvas(width, height=320)
    _chart(drawing, trace)
    return Illustration(
        drawing,
        alt=label(
            "Right answers by hidden units: given sex and age from {a:.1%} to {b:.1%}, with the"
            " class from {c:.1%} to {d:.1%}; the rule that women live has {rule:.1%}.",
            a=trace.mean[SEX_AGE, 0],
            b=trace.mean[SEX_AGE, -1],
            c=trace.mean[CLASS_TOO, 0],
            d=trace.mean[CLASS_TOO, -1],
            rule=trace.women_live[0],
        ),
        facts={
            "n_seeds": trace.n_seeds,
            "n_parts": trace.n_parts,
            "rule": trace.women_live[0],
            "all_die": trace.all_die[0],
            "none": trace.mean[SEX_AGE, 0],
            "one": trace.mean[SEX_AGE, 1],
            "largest": trace.mean[SEX_AGE, -1],
            "class_none": trace.mean[CLASS_TOO, 0],
            "class_largest": trace.mean[CLASS_TOO, -1],
            "best": trace.mean[SEX_AGE].max(),
            "class_best": trace.mean[CLASS_TOO].max(),
            "spread": trace.spread,
            "units": trace.sizes[-1],
        },
        claims={
            "Without hidden units it is right exactly as often as the rule, from every start": (
                _same(trace.seeds_low[SEX_AGE, 0], trace.women_live[0])
                and _same(trace.seeds_high[SEX_AGE, 0], trace.women_live[0])
            ),
            "With a single unit, some networks are dead: they say of everybody that they die": (
                _same(trace.seeds_low[SEX_AGE, 1], trace.all_die[0])
            ),
            "The largest layer is no better than a small one": bool(
                float(trace.mean[SEX_AGE, -1]) <= float(trace.mean[SEX_AGE, 4])
            ),
            "All that is gained is less than what chance would change on another ship": bool(
                float(trace.mean.max()) - float(trace.women_live[0]) < float(trace.spread)
            ),
        },
    )


def _same(one: Number, other: Number) -> bool:
    """As often right, to less than one passenger."""
    return abs(float(one) - float(other)) < 1e-5


def _chart(drawing: Canvas, trace: SizesTrace) -> None:
    """Right answers over hidden units, with intervals, and both rules."""
    place = Place(50, 36, drawing.width - 160, 220)
    last = len(trace.sizes) - 1
    made = frame(
        drawing,
        place,
        Axis(0, last, (), ".0f", label("hidden units")),
        Axis(0.6, 0.8, (0.6, 0.7, 0.8), ".0%", label("right")),
    )
    for k, size in enumerate(trace.sizes):
        x, y = made.at(k, 0.6)
        words(drawing, label("{n:d}", n=size), x, y + 20, "dim", size=15, anchor="middle")
    lines = [
        Curve(
            trace.places,
            trace.mean[row],
            name,
            ink,
            trace.low[row],
            trace.high[row],
        )
        for row, name, ink in (
            (SEX_AGE, label("sex + age"), "encoder"),
            (CLASS_TOO, label("with class"), "decoder"),
        )
    ]
    lines.append(Curve(trace.places, trace.women_live, label("women live"), "text"))
    lines.append(Curve(trace.places, trace.all_die, label("nobody lives"), "dim"))
    curves(drawing, made, lines)
