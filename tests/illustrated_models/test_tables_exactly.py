"""One cell is changed at a time: exactly the cells change that are bound to it, for every question.

The changes are made here anew, by hand, and share nothing with the search for ancestors.
"""

from functools import cache

import numpy as np
import pandas as pd
import pytest

from illustrated_models.charts import songs
from illustrated_models.tables import TableTrace, ask

QUESTIONS = (
    "songs",
    'songs["track"]',
    'songs[["track", "wk10"]]',
    "songs.iloc[1:3]",
    "songs.loc[1:3]",
    "songs.loc[[4, 0]]",
    'songs.loc[2, "wk1"]',
    "songs.head(2)",
    "songs.iloc[::-1]",
    "songs.T",
    "songs.wk10 < 20",
    "~(songs.wk10 < 20)",
    'songs.artist == "Pink"',
    "songs[songs.wk10 < 20]",
    'songs[songs.artist == "Pink"]',
    'songs[(songs.wk10 < 20) & (songs.artist == "Pink")]',
    'songs.query("wk1 > 50")',
    "songs.isna()",
    "songs.dropna()",
    'songs.fillna({"wk10": 0})',
    "songs.wk10.sum()",
    "songs.wk10.mean()",
    "songs.wk10.fillna(0).mean()",
    "songs.wk10.count()",
    'songs[["wk1", "wk10"]].mean()',
    'songs[["wk1", "wk10"]].sum(axis=1)',
    'songs[["wk1", "wk10"]].max(axis=1)',
    'songs[["wk1", "wk10"]].min(axis=1)',
    'songs[["artist", "track"]].max(axis=1)',
    "songs.wk1.cumsum()",
    "songs.wk1.diff()",
    "songs.wk1.shift(1)",
    "songs.wk1.rank()",
    'songs["climb"] = songs.wk1 - songs.wk10',
    "songs.assign(half=songs.wk1 / 2)",
    "songs.track.str.upper()",
    'songs.rename(columns={"wk1": "first"})',
    'songs.sort_values("wk10")',
    'songs.sort_values("wk1", ascending=False)',
    'songs.nlargest(2, "wk1")',
    "songs.drop_duplicates('artist')",
    'songs.set_index("track")',
    'songs.groupby("artist").sum()',
    'songs.groupby("artist")[["wk1", "wk10"]].mean()',
    'songs.groupby("artist").wk1.agg(["min", "max"])',
    'songs.groupby("artist").wk1.transform("mean")',
    'songs.groupby("artist").wk1.cumsum()',
    'songs.groupby("artist").first()',
    'songs.groupby("artist").size()',
    'songs.melt(["artist", "track"])',
    'songs.pivot(index="track", columns="artist", values="wk10")',
    'songs.pivot_table(index="artist", values="wk1")',
    'songs.set_index(["artist", "track"]).stack()',
    'songs.set_index(["artist", "track"]).wk10.unstack()',
    "pd.concat([songs, songs])",
)


@cache
def traced(code: str) -> TableTrace:
    return ask(code, songs())


def table(code: str, frame: pd.DataFrame) -> pd.DataFrame:
    """What pandas answers, run by Python alone."""
    names = {"songs": frame, "pd": pd}
    try:
        value = eval(code, names)
    except SyntaxError:
        exec(code, names)
        value = names["songs"]
    if isinstance(value, pd.Series):
        return value.to_frame()
    return value if isinstance(value, pd.DataFrame) else pd.DataFrame([value])


def others(value: object) -> list[object]:
    """Values in place of this one: a little more, far below all others, far above."""
    if isinstance(value, str):
        return [f"{value}~", f"~{value}"]
    return [500.5, -500.5] if pd.isna(value) else [value + 3, value - 1000, value + 1000]


def changed(code: str, place: int) -> tuple[set[int], int]:
    """The cells that differ after a change of a cell which leaves all labels; of how many."""
    row, column = divmod(place, songs().shape[1])
    found: set[int] = set()
    n_changes = 0
    for value in others(songs().iloc[row, column]):
        frame = songs().astype({"wk1": float})
        before = table(code, frame.copy())
        frame.iloc[row, column] = value
        after = table(code, frame)
        if before.index.equals(after.index) and before.columns.equals(after.columns):
            same = (after == before) | (after.isna() & before.isna())
            found |= {*np.flatnonzero(~same.to_numpy().ravel()).tolist()}
            n_changes += 1
    return found, n_changes


def cells_of(trace: TableTrace, relation: tuple[tuple[int, ...], ...], place: int) -> set[int]:
    assert trace.after is not None
    n_cells = trace.after.n_rows * trace.after.n_columns
    return {cell for cell in range(n_cells) if place in relation[cell]}


def wrong(code: str) -> list[str]:
    """Every cell of the source whose change changes other cells than those bound to it."""
    trace, found = traced(code), []
    for place in range(songs().size):
        differing, n_changes = changed(code, place)
        bound, decided = (cells_of(trace, r, place) for r in (trace.made_of, trace.decided_by))
        if not differing <= bound | decided or (n_changes and not bound <= differing):
            found.append(f"{place}: {sorted(differing)}, bound: {sorted(bound)}, {sorted(decided)}")
    return found


@pytest.mark.proves("illustrated_models.tables.TableTrace.made_of")
@pytest.mark.proves("illustrated_models.tables.TableTrace.decided_by")
@pytest.mark.parametrize("code", QUESTIONS)
def test_a_change_of_a_cell_changes_exactly_the_cells_that_are_made_of_it(code):
    assert wrong(code) == []
