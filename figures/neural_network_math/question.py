"""Figures of the sections on the question, the passengers, and the rule to beat."""

from figures.kit.canvas import canvas
from figures.kit.charts import Axis, Curve, bars_across, curves, frame
from figures.kit.illustration import Illustration, figure, label
from figures.kit.shapes import Place
from figures.kit.tables import rule
from figures.kit.text import words
from figures.neural_network_math.parts import HEIGHT, neuron, number
from illustrated_models.examples.neural_network_math.one_neuron import ByHandTrace
from illustrated_models.examples.neural_network_math.one_neuron import by_hand as of_by_hand
from illustrated_models.examples.neural_network_math.people import OnBoardTrace, on_board


@figure(of=of_by_hand, widths=(360, 540))
def would_she(trace: ByHandTrace, width: int) -> Illustration:
    """What a neuron says about a passenger."""
    drawing = canvas(width, height=HEIGHT)
    neuron(drawing, trace)
    one = trace.one
    return Illustration(
        drawing,
        alt=label(
            "A neuron: {first} is {w:.0f}, {second} in tens of years is {a:.1f}. Each is multiplied"
            " by its weight; with the bias they make {sum:.2f}, and that becomes {share:.0%}.",
            first=trace.names[0],
            second=trace.names[1],
            w=one.inputs[0, 0],
            a=one.inputs[0, 1],
            sum=one.sums[0],
            share=one.shares[0],
        ),
        facts={
            "years": trace.years,
            "share": one.shares[0],
            "sum": one.sums[0],
            "woman": one.products[0, 0],
            "age": one.products[0, 1],
            "tens": one.inputs[0, 1],
            "woman_weight": one.weights[0],
            "age_weight": one.weights[1],
            "bias": one.bias,
            "man_sum": trace.man.sums[0],
            "man_share": trace.man.shares[0],
        },
        claims={
            "She died": int(one.labels[0]) == 0,
            "The weight of age is negative, and so small that it hardly matters": bool(
                -0.1 < float(one.weights[1]) < 0
            ),
        },
    )


@figure(of=on_board, widths=(360, 540))
def by_age(trace: OnBoardTrace, width: int) -> Illustration:
    """Age helped boys and hurt men; among women it was the other way around."""
    drawing = canvas(width, height=290)
    made = frame(
        drawing,
        Place(50, 36, width - 96, 190),
        Axis(0, 70, (0, 20, 40, 60), ".0f", label("age, years")),
        Axis(0, 1, (0, 0.5, 1), ".0%", label("lived")),
    )
    lines = [
        Curve(trace.band_age, trace.by_band[k], trace.sexes[k], ink)
        for k, ink in ((0, "decoder"), (1, "encoder"))
    ]
    curves(drawing, made, lines)
    women, men = trace.correlation[1], trace.correlation[2]
    return Illustration(
        drawing,
        alt=label(
            "Share who lived, by age: for women it rises from {a:.0%} to {b:.0%}, for men it falls"
            " from {c:.0%} to {d:.0%}.",
            a=trace.by_band[0, 0],
            b=trace.by_band[0, -1],
            c=trace.by_band[1, 0],
            d=trace.by_band[1, -1],
        ),
        facts={
            "n": trace.n,
            "lived": trace.lived,
            "boys": trace.by_band[1, 0],
            "youths": trace.by_band[1, 1],
            "all_correlation": trace.correlation[0],
            "women_correlation": women,
            "men_correlation": men,
        },
        claims={
            "Among women the older ones lived more often, among men the younger ones": bool(
                float(women) > 0.1 and float(men) < -0.1
            ),
            "Boys lived far more often than youths": bool(
                float(trace.by_band[1, 0]) > 3 * float(trace.by_band[1, 1])
            ),
        },
    )


@figure(of=on_board, widths=(360, 540))
def unknown_ages(trace: OnBoardTrace, width: int) -> Illustration:
    """An age that nobody wrote down says something, too."""
    drawing = canvas(width, height=158)
    values = (trace.lived_known, trace.lived_unknown)
    names = (label("age known"), label("not known"))
    words(drawing, label("share who lived"), 84, 22, "dim", size=15)
    for k, (name, value) in enumerate(zip(names, values, strict=True)):
        place = Place(84, 36 + 56 * k, width - 132, 50)
        bars_across(drawing, (name,), [value], place, "decoder", spec=".1%", limit=0.45)
    return Illustration(
        drawing,
        alt=label(
            "Of passengers whose age is known {a:.1%} lived, of the others {b:.1%}.",
            a=trace.lived_known,
            b=trace.lived_unknown,
        ),
        facts={
            "n_unknown": trace.n_unknown,
            "middle_age": trace.middle_age,
            "known": trace.lived_known,
            "unknown": trace.lived_unknown,
            "third": trace.unknown_by_class[2],
            "second": trace.unknown_by_class[1],
        },
        claims={
            "Those whose age nobody knows lived less often": bool(
                float(trace.lived_unknown) < float(trace.lived_known) - 0.1
            ),
            "Most often it is missing in third class": int(trace.unknown_by_class.argmax()) == 2,
        },
    )


@figure(of=on_board, widths=(360, 540))
def women_live(trace: OnBoardTrace, width: int) -> Illustration:
    """Whoever says only “women live” is right about most."""
    drawing = canvas(width, height=186)
    columns = [width * 0.62, width * 0.94]
    for x, name in zip(columns, trace.fates, strict=True):
        words(drawing, name, x, 28, "dim", anchor="end")
    rule(drawing, 8, width - 8, 44)
    right = ((0, 0), (1, 1))
    for row, ink in ((0, "decoder"), (1, "encoder")):
        y = 82 + 50 * row
        words(drawing, trace.sexes[row], 16, y, ink, weight="semibold")
        for column, x in enumerate(columns):
            ok = (row, column) in right
            text = number(trace.counts[row, column], "d")
            weight, role = ("semibold", "text") if ok else ("regular", "dim")
            words(drawing, text, x, y, role, size=19, weight=weight, anchor="end")
    rule(drawing, 8, width - 8, 154)
    words(drawing, label("in bold: the rule is right"), 16, 176, "dim", size=15)
    return Illustration(
        drawing,
        alt=label(
            "Of women {a:d} lived and {b:d} died, of men {c:d} lived and {d:d} died.",
            a=trace.counts[0, 0],
            b=trace.counts[0, 1],
            c=trace.counts[1, 0],
            d=trace.counts[1, 1],
        ),
        facts={
            "right": trace.women_live,
            "all_die": trace.all_die,
            "women": trace.lived_by_sex[0],
            "men": trace.lived_by_sex[1],
            "loss": trace.rule_loss,
        },
        claims={
            "The rule is right far more often than “nobody lives”": bool(
                float(trace.women_live) > float(trace.all_die) + 0.1
            ),
        },
    )
