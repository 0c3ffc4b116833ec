"""Figure of the laboratory: what the warning of “Your sentence” is worth."""

from figures.kit.bound import Value
from figures.kit.canvas import Canvas, canvas
from figures.kit.charts import bars_across
from figures.kit.data import count
from figures.kit.illustration import Illustration, figure, label
from figures.kit.shapes import Place
from figures.kit.text import words
from illustrated_models.examples.translation.trust import TrustTrace
from illustrated_models.examples.translation.trust import trust as of_trust

ROW, HEADING = 30, 28
NAMES, BARS = 124, 176  # pixels


def _panel(
    drawing: Canvas, heading: Value, groups: Value, found: Value, spec: str, top: float
) -> None:
    """How many are right in each group, with the intervals."""
    words(drawing, heading, 8, top + 18, "text", weight="semibold")
    place = Place(NAMES, top + HEADING, BARS, ROW * len(groups))
    low, high = found.low, found.high
    bars_across(drawing, groups, found.share, place, "decoder", spec=spec, low=low, high=high)


@figure(of=of_trust)
def as_sure_as_typed(trace: TrustTrace, width: int) -> Illustration:
    """How often a translation is right, by the word that the network was least sure of."""
    height = HEADING + ROW * len(trace.groups)
    drawing = canvas(width, height=2 * height + 16)
    _panel(drawing, label("typed sentences"), trace.groups, trace.typed, ".0%", 0)
    _panel(drawing, label("held-out sentences"), trace.groups, trace.held_out, ".1%", height + 12)
    last = len(trace.groups) - 1
    caught, flagged = trace.caught, trace.false_alarms
    return Illustration(
        drawing,
        alt=label(
            "Of typed sentences with a word never read, {p:.0%} are translated rightly; of those in"
            " whose translation the least sure word has {end}, {r:.0%}, of held-out ones {h:.1%}.",
            p=trace.typed.share[0],
            end=trace.groups[last],
            r=trace.typed.share[last],
            h=trace.held_out.share[last],
        ),
        facts={
            "groups": count(trace.groups),
            "typed": trace.n_typed,
            "tuned": trace.n_tuned,
            "warned_below": trace.cuts[1],
            "caught": caught.share,
            "caught_low": caught.low,
            "caught_high": caught.high,
            "false_alarms": flagged.share,
            "false_alarms_low": flagged.low,
            "false_alarms_high": flagged.high,
            "held_out_caught": trace.held_out_caught.share,
            "held_out_false_alarms": trace.held_out_false_alarms.share,
        },
        claims={
            "Among typed sentences, no interval of a group with a warning meets one of a group"
            " without": _stand_apart(trace),
            "Typed sentences are less often right than held-out ones in each group of which both"
            " were asked": _flattered(trace),
        },
    )


def _stand_apart(trace: TrustTrace) -> bool:
    groups = range(len(trace.groups))
    doubted = [float(trace.typed.high[n]) for n in groups if trace.doubted[n]]
    others = [float(trace.typed.low[n]) for n in groups if not trace.doubted[n]]
    return max(doubted) < min(others)


def _flattered(trace: TrustTrace) -> bool:
    groups = range(1, len(trace.groups))
    return all(float(trace.typed.share[n]) < float(trace.held_out.share[n]) for n in groups)
