"""Figures of the laboratory: what is loaded, printed, chosen and asked."""

from math import isnan

from figures.kit.canvas import canvas
from figures.kit.illustration import Illustration, figure, label
from figures.kit.pairs import FULL, LEFT, Side, put
from figures.kit.sessions import numbers, refused, session, shown, warned
from illustrated_models.answers import Session
from illustrated_models.examples.pandas.laboratory import (
    GapsTrace,
    asked_of_a_hole,
    gaps,
    joined,
    labelled,
    missing,
    printed,
)


@figure(of=gaps)
def what_a_gap_makes(trace: GapsTrace, width: int) -> Illustration:
    """A file without gaps, and the same file with a row of them."""
    drawing = canvas(width, 280)
    options = {"dtypes": True, "fill": FULL}
    put(drawing, Side(trace.full, options=options), LEFT, 2)
    put(drawing, Side(trace.gapped, options=options), LEFT, 134)
    before, after = trace.full.dtypes, trace.gapped.dtypes
    return Illustration(
        drawing,
        alt=label(
            "With a row of gaps, “{whole}” becomes “{real}”, “{truth}” becomes “{any}”; “{words}”"
            " stays.",
            whole=before[0],
            real=after[0],
            truth=before[1],
            any=after[1],
            words=after[2],
        ),
        facts={"whole": before[0], "real": after[0], "truth": before[1], "any": after[1]},
        claims={
            "With a gap, whole numbers become fractions, true and false become object": (
                before[0].startswith("int")
                and after[0].startswith("float")
                and (before[1], after[1]) == ("bool", "object")
            ),
            "Words stay words": before[2] == after[2] == "str",
            "A column of nothing but gaps is taken for numbers": (
                before[3] == after[3] and after[3].startswith("float")
            ),
        },
    )


@figure(of=printed)
def what_is_shown(trace: Session, width: int) -> Illustration:
    """What stands below a cell of a notebook."""
    said, warns = shown(trace), warned(trace)
    return session(
        trace,
        width,
        facts={"array": trace.answers[3].shown_lines[0], "warning": trace.answers[6].warning},
        claims={
            "A single number says its kind, too": (
                said[0].startswith("np.int") and numbers(said[0]) == numbers(said[1])
            ),
            "A list of the numbers does not": "np." not in said[2],
            "What is unique comes in the order in which it appears": (
                "['Creed', 'Madonna', 'Pink']" in said[3]
            ),
            "Asked for object, pandas still gives the words, and warns": bool(
                said[6] == said[5] and warns[6] and not any(warns[:6])
            ),
            "A table calls itself a pandas.DataFrame": "'pandas.DataFrame'" in said[7],
            "Values that are counted alike come in the order in which they appear": (
                said[8] == said[2]
            ),
            "Large numbers beside fractions are shown as powers of ten": "e+07" in said[9],
        },
    )


@figure(of=missing)
def what_is_missing(trace: Session, width: int) -> Illustration:
    """What is a hole, and how it is written."""
    said = shown(trace)
    return session(
        trace,
        width,
        claims={
            "Beside words, None becomes nan; alone, it stays None": (
                said[0].endswith("nan]") and said[1] == "[None, None]"
            ),
            "Neither the empty word nor the word NA nor infinity is a hole": (
                said[3:] == ["False"] * 3
            ),
        },
    )


@figure(of=labelled)
def labels_after_a_filter(trace: Session, width: int) -> Illustration:
    """What the labels are after a filter."""
    said = shown(trace)
    return session(
        trace,
        width,
        claims={
            "If the rows that stay are evenly spaced, the labels are a range again": (
                said[0].startswith("Index") and said[1].startswith("RangeIndex")
            ),
            "A number in brackets does not count places in a row": (
                refused(trace)[2] == "KeyError" and said[3] == "'Creed'"
            ),
            "By label the end is taken, by place it is left out": (numbers(said[4]) == [3, 2]),
            "A filtered column that is put back finds its rows, and the others get holes": (
                [isnan(number) for number in numbers(said[5])]
                == [True, True, False, True, False, False]
            ),
        },
    )


@figure(of=asked_of_a_hole)
def titles_with_a_hole(trace: Session, width: int) -> Illustration:
    """A question to words, one of which is a hole."""
    said, refusals = shown(trace), refused(trace)
    return session(
        trace,
        width,
        facts={"error": trace.answers[3].refusal},
        claims={
            "A missing word does not begin with anything; so, turned round, it stays": (
                said[0] == "bool" and "nan" in said[1]
            ),
            "The dtype string leaves it out": bool(said[2]) and "nan" not in said[2],
            "The dtype object refuses the question": refusals == ["", "", "", "TypeError", ""],
            "The hole is not equal, and so it is unequal": numbers(said[4]) == [1, 5],
        },
    )


@figure(of=joined)
def questions_joined(trace: Session, width: int) -> Illustration:
    """Questions joined, most of them in vain."""
    said, refusals = shown(trace), refused(trace)
    return session(
        trace,
        width,
        claims={
            "Without brackets around each question, & is refused": refusals[0] != "",
            "Python’s own words for it, and chains of comparisons, are refused": (
                refusals[1:4] == ["ValueError"] * 3
            ),
            "between takes both ends": numbers(said[4]) == [1, 2, 4],
            "pd.col stands for a column in brackets, but not in a sort or in an aggregation": (
                refusals[5:] == ["", "KeyError", "TypeError"] and numbers(said[5]) == [2, 4, 5]
            ),
        },
    )
