"""Figures of the laboratory: what is assigned, filled, taken out and rounded."""

from figures.kit.illustration import Illustration, figure
from figures.kit.sessions import numbers, refused, session, shown, warned
from illustrated_models.answers import Session
from illustrated_models.examples.pandas.laboratory import (
    RoundedTrace,
    in_place,
    into_numbers,
    into_words,
    lost,
    rounded,
    taken_out,
)

NO, REFUSED = "", "TypeError"
WHOLE, FRACTION = "int", "float"  # how the names of their dtypes begin


@figure(of=lost)
def lost_and_kept(trace: Session, width: int) -> Illustration:
    """Assignments that change nothing, and some that do."""
    said, warns = shown(trace), warned(trace)
    chained = "ChainedAssignmentError"
    return session(
        trace,
        width,
        facts={"warning": trace.answers[0].warning},
        claims={
            "Whatever is assigned to a part of a part is lost, with a warning": (
                warns[:2] + warns[3:4] == [chained] * 3 and said[0] == said[1] != said[2]
            ),
            "Assigned through loc, it stays": numbers(said[3]) != numbers(said[4]) == [1],
            "A new attribute makes no column": said[5] == "False" and warns[5] == "UserWarning",
            "A row is a copy: what is put into it does not reach the table, and nothing warns": (
                numbers(said[6]) == numbers(said[3]) and warns[6] == NO
            ),
        },
    )


@figure(of=in_place)
def in_its_place(trace: Session, width: int) -> Illustration:
    """What inplace still does, and what it returns."""
    said, warns = shown(trace), warned(trace)
    return session(
        trace,
        width,
        facts={"warning": trace.answers[0].warning},
        claims={
            "Where rows or columns move or go, inplace is on its way out": (
                all("Warning" in warning for warning in warns[:4]) and not any(warns[4:])
            ),
            "Where only cells are filled, it stays, and now gives back the table": (
                said == [""] * 4 + ["True"] * 2
            ),
        },
    )


@figure(of=into_numbers)
def what_whole_numbers_take(trace: Session, width: int) -> Illustration:
    """What a column of whole numbers takes, and what it becomes."""
    said, refusals = shown(trace), refused(trace)
    return session(
        trace,
        width,
        claims={
            "Whether a product fits depends on the number that comes out": (
                said[0].startswith(WHOLE) and refusals[1] == REFUSED
            ),
            "A fraction is refused even where no row is meant": refusals[2] == REFUSED,
            "Whole fractions are taken as whole numbers by loc, and refused by iloc": (
                said[3].startswith(WHOLE)
                and said[4].startswith(FRACTION)
                and refusals[5] == REFUSED
            ),
            "A hole makes a column of whole numbers fractions, without a word": (
                said[6].startswith(FRACTION) and warned(trace)[6] == NO
            ),
            "Unless replace puts it there: then the column becomes object": said[7] == "object",
            "True and false take no hole": refusals[8] == REFUSED,
        },
    )


@figure(of=into_words)
def what_words_take(trace: Session, width: int) -> Illustration:
    """What a column of words takes."""
    said, refusals = shown(trace), refused(trace)
    return session(
        trace,
        width,
        claims={
            "A nought fills the holes among words, with a warning, and makes object of them": (
                said[0] == "object" and warned(trace)[0] != NO and said[1] == "str"
            ),
            "By loc the nought is refused, by where it is taken in silence": (
                refusals[2] == REFUSED and said[3] == "object" and warned(trace)[3] == NO
            ),
            "astype leaves a hole a hole, map makes a word of it": (said[4:6] == ["nan", "'nan'"]),
            "A column that was begun with nan takes no words later": refusals[6] == REFUSED,
            "One that was begun with None does": said[7] == "'left'",
        },
    )


@figure(of=taken_out)
def taken_out_of_a_table(trace: Session, width: int) -> Illustration:
    """Numbers taken out of a table, and tables that begin empty."""
    said, refusals = shown(trace), refused(trace)
    return session(
        trace,
        width,
        claims={
            "The numbers that come out of a column can be read, not written": (
                refusals[0] == "ValueError"
            ),
            "Copied or converted, they can be written": refusals[1:3] == [NO, NO],
            "Joined to an empty table, every column becomes object": said[3] == "object",
            "A row that is put into an empty table keeps its kinds": said[4].startswith(WHOLE),
        },
    )


@figure(of=rounded)
def rounded_and_printed(trace: RoundedTrace, width: int) -> Illustration:
    """A number halfway between its neighbours, rounded by pandas and printed by Python."""
    one, other = map(numbers, shown(trace.session))
    return session(
        trace.session,
        width,
        facts={"numbers": trace.n_numbers, "differing": trace.n_differing},
        claims={"The same number, rounded and printed, comes out as another": one != other},
    )
