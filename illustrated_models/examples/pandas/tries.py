"""The worked examples behind the widgets of the article on pandas: all that they can answer."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from jaxtyping import Bool

from illustrated_models.charts import songs
from illustrated_models.example import example
from illustrated_models.tables import Frame, Grouping, TableTrace, as_frame, ask, group_of

COMPARISONS = ("<", "<=", ">", ">=", "==", "!=")
OF_WORDS = ("==", "!=")
KEYS, COLUMNS = ("artist", "track"), ("wk1", "wk10", "track")
AGGREGATIONS = ("mean", "sum", "min", "max", "count")
WHOSE = (
    'songs.groupby("artist")[["wk1", "wk10"]].mean()',
    "songs[songs.wk10 < 20]",
    'songs.sort_values("wk1")',
    "songs.assign(climb=songs.wk1 - songs.wk10)",
    'songs.fillna({"wk10": 0})',
    'songs.groupby("artist").sum()',
)


@dataclass(frozen=True)
class Question:
    """A comparison of a column with a value, and the mask that pandas answers with."""

    column: str  # (definition)
    comparison: str  # (definition)
    against: str  # the value, as it is written in the code (definition)
    code: str  # (definition)
    mask: Bool[np.ndarray, " row"]  # (definition)
    n_kept: int  # rows where it is true (definition)


@dataclass(frozen=True)
class MasksTrace:
    """Every comparison of every column with each of its own values."""

    songs: Frame
    questions: tuple[Question, ...]  # (definition)


@dataclass(frozen=True)
class GroupingsTrace:
    """Every aggregation of every column, by every key."""

    groups: tuple[Grouping, ...]  # by key (definition)
    keys: tuple[str, ...]  # (definition)
    answers: tuple[TableTrace, ...]  # by key, column and aggregation (definition)
    places: tuple[tuple[str, str, str], ...]  # the key, column and aggregation of each (definition)


@dataclass(frozen=True)
class ChildrenTrace:
    """Questions with what each cell of their answers is made of."""

    questions: tuple[TableTrace, ...]  # (definition)


@example(data="billboard/songs.csv")
def masks() -> MasksTrace:
    """What can be asked in “build a mask”."""
    return MasksTrace(as_frame(songs()), tuple(_questions(songs())))


def _questions(table: pd.DataFrame) -> Iterator[Question]:
    for column in table:
        is_word = table[column].dtype == "str"
        for comparison in OF_WORDS if is_word else COMPARISONS:
            for value in sorted(table[column].dropna().unique().tolist()):
                written = f'"{value}"' if is_word else f"{value:g}"
                code = f"songs.{column} {comparison} {written}"
                answer = ask(code, table, deep=False).after
                assert answer is not None
                mask = answer.numbers[:, 0].astype(bool)
                yield Question(column, comparison, written, code, mask, int(mask.sum()))


@example(data="billboard/songs.csv")
def groupings() -> GroupingsTrace:
    """What can be asked in “group by what?”."""
    places = tuple((key, column, how) for key in KEYS for column in COLUMNS for how in AGGREGATIONS)
    code = 'songs.groupby("{}")[["{}"]].{}()'
    answers = tuple(ask(code.format(*place), songs(), deep=False) for place in places)
    return GroupingsTrace(tuple(group_of(songs(), key) for key in KEYS), KEYS, answers, places)


@example(data="billboard/songs.csv")
def children() -> ChildrenTrace:
    """What can be asked in “whose children?”."""
    return ChildrenTrace(tuple(ask(code, songs()) for code in WHOSE))
