"""Figures of the laboratory: silent units, unknown ages, and what seeds can show."""

from figures.kit.canvas import canvas
from figures.kit.charts import bars_across
from figures.kit.illustration import Illustration, figure, label
from figures.kit.shapes import Place
from figures.kit.tables import Column, rule, table
from figures.kit.text import words
from figures.neural_network_math.parts import number
from illustrated_models.examples.neural_network_math.silent import (
    SeedsTrace,
    UnitsTrace,
    UnknownTrace,
    of_every_seed,
    silent_units,
    unknown_ages,
)

PLAIN, CLASS_TOO = 0, 1
NO_AGE, MIDDLE, HINT = range(3)


@figure(of=silent_units, widths=(360, 540))
def born_silent(trace: UnitsTrace, width: int) -> Illustration:
    """Units that pass no blame on before anybody has trained them."""
    drawing = canvas(width, height=216)
    for top, heading, values, ink in (
        (24, label("ReLU units that are off for everybody"), trace.dead, "error"),
        (132, label("passengers in the flat of a sigmoid"), trace.flat, "key"),
    ):
        words(drawing, heading, 4, top - 8, "dim", size=15)
        place = Place(112, top, width - 162, 78)
        bars_across(drawing, trace.scales, values, place, ink, spec=".1%", limit=0.86)
    return Illustration(
        drawing,
        alt=label(
            "Of ReLU units {a:.1%} are off for everybody if ages are given in years, {b:.1%} in"
            " tens of years, {c:.1%} standardised. Of passengers {d:.1%}, {e:.1%} and {f:.1%} lie"
            " in the flat of a sigmoid unit.",
            a=trace.dead[0],
            b=trace.dead[1],
            c=trace.dead[2],
            d=trace.flat[0],
            e=trace.flat[1],
            f=trace.flat[2],
        ),
        facts={
            "n_starts": trace.n_starts,
            "n_units": trace.n_units,
            "dead_years": trace.dead[0],
            "dead_tens": trace.dead[1],
            "dead_standardised": trace.dead[2],
            "flat_years": trace.flat[0],
            "flat_standardised": trace.flat[2],
        },
        claims={
            "With ages in years, most sigmoid units are in the flat for most passengers": bool(
                float(trace.flat[0]) > 0.75
            ),
            "Tens of years hardly help ReLU units, standardised inputs do": bool(
                float(trace.dead[1]) > 0.8 * float(trace.dead[0])
                and float(trace.dead[2]) < 0.3 * float(trace.dead[0])
            ),
        },
    )


@figure(of=unknown_ages, widths=(360, 540))
def unknown_age(trace: UnknownTrace, width: int) -> Illustration:
    """What is done about unknown ages, and the mean surprise that is left."""
    drawing = canvas(width, height=316)
    for row, top, heading in (
        (PLAIN, 30, label("sex and age")),
        (CLASS_TOO, 174, label("with the class")),
    ):
        words(drawing, heading, 12, top + 24, "key", size=15, weight="semibold")
        columns = [Column(12, list(trace.ways))]
        columns += [
            Column(x, [number(each, ".4f") for each in values[row]], None, "end", ink, "semibold")
            for x, values, ink in (
                (width * 0.64, trace.everyone, "text"),
                (width - 8, trace.unknown, "error"),
            )
        ]
        table(drawing, columns, top + 36, 32)
    for x, name, values in (
        (width * 0.64, label("all"), trace.everyone),
        (width - 8, label("age unknown"), trace.unknown),
    ):
        words(drawing, name, x, 24, "dim", size=15, anchor="end", names=values)
    rule(drawing, 12, width - 8, 172)
    return Illustration(
        drawing,
        alt=label(
            "Mean surprise about passengers of unknown age, from sex and age: {a:.4f} without an"
            " age, {b:.4f} with the middle one, {c:.4f} with a hint that it is not known; with the"
            " class {d:.4f}, {e:.4f} and {f:.4f}.",
            a=trace.unknown[PLAIN, NO_AGE],
            b=trace.unknown[PLAIN, MIDDLE],
            c=trace.unknown[PLAIN, HINT],
            d=trace.unknown[CLASS_TOO, NO_AGE],
            e=trace.unknown[CLASS_TOO, MIDDLE],
            f=trace.unknown[CLASS_TOO, HINT],
        ),
        facts={"n_splits": trace.n_splits, "right": trace.right[PLAIN, MIDDLE]},
        claims={
            "To a neuron that knows the sex, the age alone adds nothing": bool(
                float(trace.everyone[PLAIN, MIDDLE]) >= float(trace.everyone[PLAIN, NO_AGE])
            ),
            "A hint that the age is not known makes the surprise smaller, in every split": all(
                float(hint) < float(middle)
                for hint, middle in zip(
                    trace.by_split[PLAIN, HINT], trace.by_split[PLAIN, MIDDLE], strict=True
                )
            ),
            "Once the neuron knows the class, the hint is worth nothing": bool(
                float(trace.everyone[CLASS_TOO, HINT]) >= float(trace.everyone[CLASS_TOO, MIDDLE])
            ),
            "How often it is right does not change": all(
                abs(float(each) - float(trace.right[PLAIN, MIDDLE])) < 1e-9
                for each in trace.right[PLAIN]
            ),
        },
    )


@figure(of=of_every_seed, widths=(360, 540))
def what_seeds_show(trace: SeedsTrace, width: int) -> Illustration:
    """Every start with the interval of its own share."""
    drawing = canvas(width, height=330)
    place = Place(76, 8, width - 130, 314)
    bars_across(
        drawing,
        trace.seeds,
        trace.right,
        place,
        "decoder",
        spec=".1%",
        low=trace.low,
        high=trace.high,
        limit=0.82,
    )
    least, most = trace.right.min(), trace.right.max()
    return Illustration(
        drawing,
        alt=label(
            "Right answers of networks with {units:d} hidden units from many starts: from"
            " {least:.1%} to {most:.1%}, each with an interval that is wider than that.",
            units=trace.units,
            least=least,
            most=most,
        ),
        facts={
            "units": trace.units,
            "least": least,
            "most": most,
            "low": trace.low[0],
            "high": trace.high[0],
            "rule": trace.rule,
        },
        claims={
            "Every one of these intervals holds the rule": all(
                float(low) < float(trace.rule) < float(high)
                for low, high in zip(trace.low, trace.high, strict=True)
            ),
            "Each interval is wider than all that the starts differ by": all(
                float(high) - float(low) > float(most) - float(least)
                for low, high in zip(trace.low, trace.high, strict=True)
            ),
        },
    )
