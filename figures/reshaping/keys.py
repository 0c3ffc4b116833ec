"""Figures of the laboratory: names that are missing, that no row has, and that are yes or no."""

from figures.kit.illustration import Illustration, figure
from figures.kit.sessions import numbers, refused, session, shown
from figures.reshaping.upwards import as_numbers
from illustrated_models.answers import Session
from illustrated_models.examples.reshaping.laboratory import categories, dummies, without_a_week

NEW = "'wk3'"  # the week that no row has


@figure(of=without_a_week)
def without_a_name(trace: Session, width: int) -> Illustration:
    """A row that does not know its week."""
    said = shown(trace)
    return session(
        trace,
        width,
        facts={"counted": trace.answers[3].shown, "all": trace.answers[4].shown},
        claims={
            "pivot makes a column for it, pivot_table does not": (
                "nan" in said[0] and "nan" not in said[1]
            ),
            "In get_dummies, it has no yes": said[2] == "False",
            "crosstab does not count it, so All is not all, unless one asks for it": (
                int(said[4]) == int(said[3]) + 1
            ),
            "A song of which no week is known is no row of crosstab": "Higher" not in said[5],
        },
    )


@figure(of=categories)
def names_without_rows(trace: Session, width: int) -> Illustration:
    """Weeks as categories, one of which no row has."""
    said = shown(trace)
    return session(
        trace,
        width,
        claims={
            "Categories come in the order that they were given, not in that of words": (
                all(map(as_numbers, said[:3])) and NEW not in "".join(said[:3])
            ),
            "get_dummies and value_counts know of the week that no row has": (
                NEW in said[3] and numbers(said[4]).count(0) == 1
            ),
            "Asked for unused categories, pivot_table shows them for sums, and not for means": (
                NEW not in said[5] and NEW in said[6]
            ),
        },
    )


@figure(of=dummies)
def names_unseen(trace: Session, width: int) -> Illustration:
    """Yes or no for names, some of which are not there."""
    said = shown(trace)
    return session(
        trace,
        width,
        facts={"error": trace.answers[4].refusal},
        claims={
            "What is not among the new rows has no column": "Pink" not in said[0],
            "Put in by name, it holds holes, unless one says False": (
                said[1:3] == ["[nan, nan, nan]", "[False, False, False]"]
            ),
            "The way back makes a column whose name is empty": said[3] == "['']",
            "It refuses a row without any yes, unless told what that is called": (
                refused(trace)[4] == "ValueError" and said[5] == "['Creed', 'other', 'other']"
            ),
            "Titles of fewer words leave holes when they are split": (
                said[6] == "[nan, 'Pie', nan]"
            ),
        },
    )
