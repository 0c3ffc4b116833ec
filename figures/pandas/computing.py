"""Figures of the laboratory: words that are computed with, keys, dates, and division by nought."""

from figures.kit.illustration import Illustration, figure
from figures.kit.sessions import numbers, refused, session, shown, warned
from illustrated_models.answers import Session
from illustrated_models.examples.pandas.laboratory import (
    categories,
    computed_of_words,
    dates,
    keys,
    nullable,
)

REFUSED = "TypeError"


@figure(of=computed_of_words)
def computed_with_words(trace: Session, width: int) -> Illustration:
    """What becomes of words, and of groups of nothing but holes."""
    said, refusals = shown(trace), refused(trace)
    return session(
        trace,
        width,
        facts={"error": trace.answers[0].refusal},
        claims={
            "mean, corr and interpolate refuse words; the largest word is found": (
                [refusals[place] for place in (0, 2, 3)] == [REFUSED, "ValueError", REFUSED]
                and said[4] == "'With Arms Wide Open'"
            ),
            "numeric_only leaves the words out": "track" not in said[1] and "wk" in said[1],
            "A group of nothing but holes has the sum nought, and no mean": (
                float(said[5]) == 0 and said[6] == "nan"
            ),
            "Of words, its sum is the empty word": said[7] == "''",
            "join stumbles over the hole": refusals[8] == REFUSED,
        },
    )


@figure(of=keys)
def keys_of_groups(trace: Session, width: int) -> Illustration:
    """Keys of groups: which there are, and what they are called."""
    said, refusals = shown(trace), refused(trace)
    return session(
        trace,
        width,
        claims={
            "A row whose key is a hole is in no group, unless one asks for it": (
                numbers(said[0]) == [5] and numbers(said[1]) == [6]
            ),
            "With a list of keys, even of a single one, a group’s name is a tuple": (
                said[2:4] == ["'Creed'", "('Creed',)"] and refusals[4] == "KeyError"
            ),
            "Groups are in the order of their names, or, with sort=False, of their first rows": (
                said[5] == "'Higher'"
            ),
            "A group of nothing but holes has no place of its largest": (
                refusals[6] == "ValueError"
            ),
            "A single number has no spread in pandas": said[7] == "nan",
            "numpy divides by another number, and so its spread is smaller": (
                numbers(said[8])[0] > numbers(said[8])[1]
            ),
        },
    )


@figure(of=categories)
def empty_bins(trace: Session, width: int) -> Illustration:
    """Bins that no song is in."""
    said = [numbers(text) for text in shown(trace)]
    return session(
        trace,
        width,
        claims={
            "A bin without rows is left out of a group by": said[0] == [3, 1, 1],
            "It is counted on request, by value_counts, and by get_dummies": said[1:]
            == [[3, 0, 1, 1]] * 3,
        },
    )


@figure(of=dates)
def counted_in(trace: Session, width: int) -> Illustration:
    """What dates are counted in."""
    said, refusals = shown(trace), refused(trace)
    return session(
        trace,
        width,
        facts={"unit": trace.answers[0].shown, "finer": trace.answers[1].shown},
        claims={
            "Dates are counted in millionths of a second, unless the text is finer": (
                said[:2] == ["'us'", "'ns'"]
            ),
            "As whole numbers they count millionths; the value of a moment counts billionths": (
                int(said[3]) == 1000 * int(said[2])
            ),
            "The far future has a place": int(said[4]) == 9999,
            "The letter M for months is refused; ME is the end of a month": (
                refusals[5] == "ValueError" and int(said[6]) == 31
            ),
        },
    )


@figure(of=nullable)
def divided_by_nought(trace: Session, width: int) -> Illustration:
    """Whole numbers that know a hole, divided by nought."""
    said = shown(trace)
    return session(
        trace,
        width,
        claims={
            "Nullable whole numbers stay whole beside a hole": (
                "." not in said[0] and "nan" not in said[0]
            ),
            "Divided by nought without a rest, they give nought, and plain ones infinity": (
                [float(text) for text in said[1:3]] == [0, 0] and said[4] == "inf"
            ),
            "Divided with a rest, both give infinity": said[3] == "inf",
            "Nought by nought is a hole in either": (
                said[5].endswith("nan]")
                and said[6].startswith(said[0].partition(", ")[2][:-1], 1)
                and not any(warned(trace))
            ),
        },
    )
