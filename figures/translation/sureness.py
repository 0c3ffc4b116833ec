"""Figures of the laboratory: how sure the network is, and how sure we are."""

from figures.kit.canvas import canvas
from figures.kit.charts import Axis, Curve, bars_across, curves, frame
from figures.kit.data import count
from figures.kit.illustration import Illustration, figure, label
from figures.kit.shapes import Place
from illustrated_models.examples.translation.measured import CalibrationTrace, IntervalsTrace
from illustrated_models.examples.translation.measured import calibration as of_calibration
from illustrated_models.examples.translation.measured import intervals as of_intervals


@figure(of=of_calibration)
def as_sure_as_right(trace: CalibrationTrace, width: int) -> Illustration:
    """How likely it says that a translation is, and how often it is right."""
    drawing = canvas(width, height=292)
    chart = frame(
        drawing,
        Place(56, 36, 232, 196),
        Axis(0.3, 1, (0.4, 0.6, 0.8, 1), ".0%", label("probability that it gives")),
        Axis(0.3, 1, (0.4, 0.6, 0.8, 1), ".0%", label("translated exactly")),
    )
    found = trace.found
    lines = [
        Curve(trace.said, found.share, label("right"), "decoder", low=found.low, high=found.high),
        Curve(trace.said, trace.said, label("as said"), "dim"),
    ]
    curves(drawing, chart, lines)
    return Illustration(
        drawing,
        alt=label(
            "Of the translations to which it gives {p:.0%}, {r:.0%} are right; where it gives"
            " {q:.0%}, {s:.0%}.",
            p=trace.said[0],
            r=found.share[0],
            q=trace.said[2],
            s=found.share[2],
        ),
        facts={
            "sentences": trace.n_sentences,
            "groups": count(trace.said),
            "said": trace.said[2],
            "right": found.share[2],
            "least_said": trace.said[0],
            "least_right": found.share[0],
        },
        claims={
            "In each group more translations are right than it says": all(
                map(_exceeds, found.share, trace.said)
            ),
            "In half of the groups the interval lies above what it says, in none below": (
                sum(map(_exceeds, found.low, trace.said)) * 2 == len(trace.said)
                and all(map(_exceeds, found.high, trace.said))
            ),
        },
    )


def _exceeds(right: float, said: float) -> bool:
    return float(right) > float(said)


@figure(of=of_intervals)
def few_and_many(trace: IntervalsTrace, width: int) -> Illustration:
    """The same share, measured on few sentences and on many."""
    height = 34 * len(trace.asked)
    drawing = canvas(width, height=height + 10)
    exact = trace.exact
    bars_across(
        drawing,
        trace.asked,
        exact.share,
        Place(90, 5, 226, height),
        "decoder",
        spec=".1%",
        low=exact.low,
        high=exact.high,
    )
    last = len(trace.asked) - 1
    return Illustration(
        drawing,
        alt=label(
            "Of {few:d} sentences {r:d} are right: between {low:.0%} and {high:.0%} of all. Of"
            " {many:,d} sentences {s:,d} are: between {a:.1%} and {b:.1%}.",
            few=exact.count[0],
            r=exact.right[0],
            low=exact.low[0],
            high=exact.high[0],
            many=exact.count[last],
            s=exact.right[last],
            a=exact.low[last],
            b=exact.high[last],
        ),
        facts={
            "few": exact.count[0],
            "few_right": exact.right[0],
            "few_share": exact.share[0],
            "few_low": exact.low[0],
            "few_high": exact.high[0],
            "many": exact.count[last],
            "many_share": exact.share[last],
            "many_low": exact.low[last],
            "many_high": exact.high[last],
        },
        claims={
            "With more sentences the interval gets narrower each time": _narrows(trace),
            "each of the intervals holds the share that was found in the end": bool(
                (exact.low <= float(exact.share[last])).all()
                and (exact.high >= float(exact.share[last])).all()
            ),
        },
    )


def _narrows(trace: IntervalsTrace) -> bool:
    widths = [
        float(high) - float(low)
        for low, high in zip(trace.exact.low, trace.exact.high, strict=True)
    ]
    return widths == sorted(widths, reverse=True)
