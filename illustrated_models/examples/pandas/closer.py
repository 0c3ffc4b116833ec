"""Worked examples of what is folded in the article on pandas: guesses, and copies."""

import io
import warnings
from dataclasses import dataclass

import pandas as pd

from illustrated_models.charts import songs
from illustrated_models.example import example
from illustrated_models.tables import Frame, TableTrace, as_frame, ask

FIELDS = ("(empty)", "NA", "None", "n/a", "null", "-", "?", "missing")
OUT = 101  # a place after the last one


@dataclass(frozen=True)
class GuessedTrace:
    """What `read_csv` takes for a hole, and for a date."""

    read: Frame  # the index: what stood in the file (definition)
    dates: Frame  # three dates, one of them none, with `parse_dates` (definition)
    n_warnings: int  # that were given on reading the dates (definition)


@dataclass(frozen=True)
class AssignedTrace:
    """Two ways to put a number where the hole is."""

    chained: TableTrace
    located: TableTrace
    warning: str  # the class of the warning that the first one gives (definition)


@example()
def guessed() -> GuessedTrace:
    """A file of one column, and one of dates."""
    fields = "\n".join("" if field == "(empty)" else field for field in FIELDS)
    read = pd.read_csv(io.StringIO(f"read\n{fields}\n"), skip_blank_lines=False)
    read.index = pd.Index(FIELDS, name="in the file")
    with warnings.catch_warnings(record=True) as given:
        warnings.simplefilter("always")
        text = "day\n2000-01-29\n2000-02-30\n2000-03-04\n"
        dates = pd.read_csv(io.StringIO(text), parse_dates=["day"])
    return GuessedTrace(as_frame(read), as_frame(dates), len(given))


@example(data="billboard/songs.csv")
def assigned() -> AssignedTrace:
    """A place after the last one, for the song that had left."""
    with warnings.catch_warnings(record=True) as given:
        warnings.simplefilter("always")
        chained = ask(f'songs[songs.wk10.isna()]["wk10"] = {OUT}', songs(), deep=False)
    located = ask(f'songs.loc[songs.wk10.isna(), "wk10"] = {OUT}', songs(), deep=False)
    return AssignedTrace(chained, located, given[0].category.__name__)
