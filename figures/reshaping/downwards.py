"""Figures of the laboratory: what several columns, or lists, become in one column."""

from figures.kit.illustration import Illustration, figure
from figures.kit.sessions import numbers, refused, session, shown
from illustrated_models.answers import Session
from illustrated_models.examples.reshaping.laboratory import by_name, exploded, melted, returned

REFUSED = "ValueError"


@figure(of=melted)
def in_one_column(trace: Session, width: int) -> Illustration:
    """What one column becomes that was several."""
    said = shown(trace)
    return session(
        trace,
        width,
        facts={"any": trace.answers[4].shown, "error": trace.answers[6].refusal},
        claims={
            "Whole numbers with fractions become fractions": said[:2] == ["int64", "float64"],
            "Words with words stay words, and so do categories": said[2:4] == ["str"] * 2,
            "Whole numbers with truths or with dates become object": said[4:6] == ["object"] * 2,
            "A column that is called value already is in the way": refused(trace)
            == [""] * 6 + [REFUSED],
        },
    )


@figure(of=returned)
def turned_and_back(trace: Session, width: int) -> Illustration:
    """A table of words and numbers, turned and turned back."""
    said = shown(trace)
    return session(
        trace,
        width,
        claims={
            "Turned over and over again, numbers that stood beside words are object": (
                said[0] == "object"
            ),
            "Melted and pivoted they are, too": said[2] == "object",
            "infer_objects finds out what they were": (
                said[1::2] == ["int64"] * 2 and said[4] == "str"
            ),
        },
    )


@figure(of=exploded)
def out_of_lists(trace: Session, width: int) -> Illustration:
    """Lists taken apart."""
    said = shown(trace)
    return session(
        trace,
        width,
        facts={"any": trace.answers[1].shown},
        claims={
            "Words out of lists are str, numbers and truths are object": (
                said[0] == "str" and said[1] == said[4] == "object"
            ),
            "Dates are dates": said[5].startswith("datetime64"),
            "So a column of such numbers is left out where numbers are asked for": (
                said[2] == "[]" and said[3] == "int64"
            ),
            "Of an empty list, a hole is left": said[6] == "[nan, 'Music']",
            "A word stays whole, and a dict gives its keys": said[7].startswith("['Music', 'wk"),
            "Lists of one length are taken apart together, others are refused": (
                numbers(said[8]) == [6, 3] and refused(trace) == [""] * 9 + [REFUSED]
            ),
        },
    )


@figure(of=by_name)
def numbers_in_names(trace: Session, width: int) -> Illustration:
    """Numbers in the names of columns, and names without any."""
    said = shown(trace)
    return session(
        trace,
        width,
        facts={"dtype": trace.answers[1].shown},
        claims={
            "The rows come week by week, and weeks are whole numbers": (
                numbers(said[0]) == [1, 1] and "Higher" in said[0] and said[1] == "int64"
            ),
            "A leading nought is no part of a number": said[2].strip("[]") in said[0],
            "Without a number in the names, the table that comes out is empty": (
                numbers(said[3]) == [0] and numbers(said[4]) == [9]
            ),
            "Without such names at all, it is empty, too": numbers(said[5]) == [0],
            "Only names that say which row is meant may name the rows": refused(trace)
            == [""] * 6 + [REFUSED],
        },
    )
