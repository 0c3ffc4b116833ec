"""Figures of the laboratory: what names, numbers and holes become on their way up."""

import re
from math import isnan

from figures.kit.illustration import Illustration, figure
from figures.kit.sessions import numbers, refused, session, shown, warned
from illustrated_models.answers import Session
from illustrated_models.examples.reshaping.laboratory import (
    filled,
    kinds_of_number,
    named,
    order,
    stacked,
)

WHOLE, FRACTION = "int64", "float64"
WEEK = re.compile(r"wk(\d+)")


def as_words(shown: str) -> bool:
    """Whether weeks stand in the order of words, which is not that of their numbers."""
    weeks = WEEK.findall(shown)
    return weeks == sorted(weeks) and not as_numbers(shown)


def as_numbers(shown: str) -> bool:
    """Whether weeks stand in the order of their numbers."""
    weeks = WEEK.findall(shown)
    return weeks == sorted(weeks, key=int) and len(weeks) > 1


@figure(of=order)
def in_which_order(trace: Session, width: int) -> Illustration:
    """In which order the columns come."""
    said, refusals = shown(trace), refused(trace)
    return session(
        trace,
        width,
        facts={"error": trace.answers[0].refusal},
        claims={
            "Without the names of its arguments, pivot is refused": refusals[0] == "TypeError",
            "pivot sorts the weeks as words, and cannot be told otherwise": (
                as_words(said[1]) and refusals[2] == "TypeError"
            ),
            "Told not to sort, the others keep the order of the rows": all(
                map(as_numbers, said[3:])
            ),
        },
    )


@figure(of=kinds_of_number)
def which_numbers(trace: Session, width: int) -> Illustration:
    """Which kind of number comes out."""
    said = shown(trace)
    return session(
        trace,
        width,
        facts={"whole": trace.answers[0].shown, "real": trace.answers[1].shown},
        claims={
            "Where no hole is made, pivot leaves whole numbers whole": said[0] == WHOLE,
            "A mean is a fraction even then, a sum is not": said[1:3] == [FRACTION, WHOLE],
            "With a nought for each hole, sums stay whole, and means do not": (
                said[3:5] == [WHOLE, FRACTION]
            ),
            "pivot_table counts no row as a hole, crosstab as nought": (
                isnan(numbers(said[5])[0])
                and numbers(said[5])[1:] == numbers(said[6])[1:] == [1, 1]
                and numbers(said[6])[0] == 0
            ),
        },
    )


@figure(of=named)
def what_columns_are_called(trace: Session, width: int) -> Illustration:
    """The axis of the columns has a name after a pivot."""
    said = shown(trace)
    return session(
        trace,
        width,
        facts={"name": trace.answers[0].shown},
        claims={
            "The columns together keep a name, even when the index is put back": (
                said[:2] == ["'week'"] * 2
            ),
            "It stands where a name of a column stands, and is none": said[2] == "False",
            "melt takes it for the names that become cells": (
                said[3] == "['track', 'week', 'value']"
            ),
            "rename_axis takes it away": said[4] == "" and not any(refused(trace)),
        },
    )


@figure(of=stacked)
def stacked_again(trace: Session, width: int) -> Illustration:
    """A column, unstacked and stacked."""
    said, refusals = shown(trace), refused(trace)
    before, after = numbers(said[0])
    n_noughts = numbers(said[2]).count(0)
    return session(
        trace,
        width,
        facts={"error": trace.answers[3].refusal},
        claims={
            "Unstacked and stacked, it has more rows, and of whole numbers fractions": (
                after > before and said[1].index(WHOLE) < said[1].index(FRACTION)
            ),
            "Filled with noughts, it has as many rows, with noughts among the places": (
                len(numbers(said[2])) == after and n_noughts == after - before
            ),
            "stack is asked in vain to drop holes, or not to sort": refusals[3:5]
            == ["ValueError"] * 2,
            "It keeps the order of the table’s columns, whatever that is": (
                as_words(said[5]) and as_numbers(said[6])
            ),
        },
    )


@figure(of=filled)
def what_fills_holes(trace: Session, width: int) -> Illustration:
    """What may fill the holes that unstacking makes."""
    said, refusals = shown(trace), refused(trace)
    return session(
        trace,
        width,
        facts={"warning": trace.answers[0].warning},
        claims={
            "A dash among whole numbers makes object of them, with a warning": (
                said[0] == "object" and warned(trace)[0] != ""
            ),
            "A nought among words is refused": refusals == ["", "TypeError", "", "", ""],
            "With a hole, words stay str, and true and false become object": (
                said[2:4] == ["str", "object"]
            ),
            "Filled with False, they stay what they are": said[4] == "bool",
        },
    )
