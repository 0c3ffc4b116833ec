"""Figures of the laboratory: what a computer's digits, and what is never cleared, do to a slope."""

from itertools import pairwise

from figures.kit.bound import Numbers
from figures.kit.canvas import canvas
from figures.kit.charts import Axis, Curve, curves, frame
from figures.kit.data import elements
from figures.kit.illustration import Illustration, figure, label
from figures.kit.shapes import Place
from figures.kit.tables import Column, table
from figures.neural_network_math.parts import number
from illustrated_models.examples.neural_network_math.digits import (
    NudgesTrace,
    PressedTrace,
    SurpriseTrace,
    best_nudge,
    two_formulas,
    uncleared,
)

BOTH, ONE, FEW = range(3)


@figure(of=best_nudge, widths=(360, 540))
def too_small_a_nudge(trace: NudgesTrace, width: int) -> Illustration:
    """Smaller is better, until the digits run out."""
    drawing = canvas(width, height=320)
    made = frame(
        drawing,
        Place(34, 36, width - 132, 220),
        Axis(0, 13.6, (0, 4, 8, 12), ".0f", label("decimals of the nudge")),
        Axis(0, 12, (0, 4, 8, 12), ".0f", label("right decimals of the slope")),
    )
    lines = [
        Curve(trace.nudges, trace.both_ways, label("more digits"), "decoder"),
        Curve(trace.nudges, trace.one_way, label("up only"), "dim"),
        Curve(trace.few_nudges, trace.few_digits, label("fewer digits"), "error"),
    ]
    curves(drawing, made, lines)
    return Illustration(
        drawing,
        alt=label(
            "How many decimals of a slope by difference are right. With more digits a nudge of"
            " {a:.5f} is best, nudged up only {b:.8f}, with fewer digits {c:.2f}; larger ones and"
            " smaller ones find less.",
            a=trace.best[BOTH],
            b=trace.best[ONE],
            c=trace.best[FEW],
        ),
        facts={
            "places": trace.places,
            "more": trace.best[BOTH],
            "one_way": trace.best[ONE],
            "fewer": trace.best[FEW],
            "more_off": trace.least[BOTH],
            "one_way_off": trace.least[ONE],
            "fewer_off": trace.least[FEW],
        },
        claims={
            "With fewer digits the best nudge is larger, and what it finds is worse": bool(
                float(trace.best[FEW]) > 100 * float(trace.best[BOTH])
                and float(trace.least[FEW]) > 1e4 * float(trace.least[BOTH])
            ),
            "Nudged up only, the best slope is far worse than nudged up and down": bool(
                float(trace.least[ONE]) > 100 * float(trace.least[BOTH])
            ),
        },
    )


@figure(of=uncleared, widths=(360, 540))
def never_cleared(trace: PressedTrace, width: int) -> Illustration:
    """Without clearing, each step repeats all earlier ones, and the loss never settles."""
    drawing = canvas(width, height=290)
    made = frame(
        drawing,
        Place(40, 36, width - 158, 190),
        Axis(0, 60, (0, 20, 40, 60), ".0f", label("step")),
        Axis(0.5, 0.7, (0.5, 0.6, 0.7), ".1f", label("mean surprise")),
    )
    lines = [
        Curve(trace.steps, trace.cleared, label("cleared"), "decoder"),
        Curve(trace.steps, trace.kept, label("never cleared"), "error"),
    ]
    curves(drawing, made, lines)
    return Illustration(
        drawing,
        alt=label(
            "The mean surprise over {n:d} steps. With gradients cleared it falls from {a:.2f} to"
            " {b:.2f}; never cleared, it goes up and down and ends at {c:.2f}.",
            n=trace.steps[-1],
            a=trace.cleared[0],
            b=trace.cleared[-1],
            c=trace.kept[-1],
        ),
        facts={"cleared": trace.cleared[-1], "kept": trace.kept[-1], "n_steps": trace.steps[-1]},
        claims={
            "Cleared before each step, the loss falls with every step": bool(
                all(b < a for a, b in pairwise(_plain(trace.cleared)))
            ),
            "Never cleared, it also climbs, again and again": bool(
                sum(b > a for a, b in pairwise(_plain(trace.kept))) > 20
            ),
            "Backward on one part of the passengers and then on the other holds the very gradient"
            " of all": all(
                abs(a - b) < 1e-12
                for a, b in zip(_plain(trace.whole), _plain(trace.in_parts), strict=True)
            ),
        },
    )


def _plain(values: Numbers) -> list[float]:
    return [float(each) for each in elements(values)]


@figure(of=two_formulas, widths=(360, 540))
def from_the_score(trace: SurpriseTrace, width: int) -> Illustration:
    """The same surprise by formulas that are equal on paper."""
    drawing = canvas(width, height=240)
    finite = [number(each, ".4f") for each in trace.from_share]
    missing = [label("infinite")] * (len(trace.sums) - len(finite))
    columns = [
        Column(
            width * 0.14,
            [number(each, "d") for each in trace.sums],
            label("sum"),
            "end",
            names=trace.sums,
        ),
        Column(
            width * 0.58,
            [*finite, *missing],
            label("from the share"),
            "end",
            "error",
            names=trace.from_share,
        ),
        Column(
            width - 8,
            [number(each, ".4f") for each in trace.from_sum],
            label("from the sum"),
            "end",
            names=trace.from_sum,
        ),
    ]
    table(drawing, columns, 10, 32)
    return Illustration(
        drawing,
        alt=label(
            "The surprise about a death with fewer digits. With a sum of {a:d} it is {b:.4f} from"
            " the share and {c:.4f} from the sum; with {d:d} it is infinite from the share and"
            " {e:.4f} from the sum.",
            a=trace.sums[3],
            b=trace.from_share[3],
            c=trace.from_sum[3],
            d=trace.sums[4],
            e=trace.from_sum[4],
        ),
        facts={"single_end": trace.single_end, "double_end": trace.double_end},
        claims={
            "From the share, the surprise loses its digits and becomes infinite": bool(
                abs(float(trace.from_share[3]) - float(trace.from_sum[3])) > 0.01
                and len(trace.from_share) < len(trace.sums)
            ),
            "From the sum, it is right to the last digit that is printed": bool(
                abs(float(trace.from_sum[-1]) - float(trace.sums[-1])) < 5e-5
            ),
        },
    )
