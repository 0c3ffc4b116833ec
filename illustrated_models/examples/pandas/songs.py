"""The worked examples of the article on pandas: six songs, and questions put to their table."""

from dataclasses import dataclass

import pandas as pd

from illustrated_models.charts import billboard, songs
from illustrated_models.example import example
from illustrated_models.tables import Frame, Grouping, TableTrace, as_frame, ask, group_of


@dataclass(frozen=True)
class LoadedTrace:
    """The small table as it was read, and the large one that it was cut from."""

    songs: Frame
    chart: Frame
    full: TableTrace  # the songs without a hole: what the dtypes would be (definition)


@dataclass(frozen=True)
class ChosenTrace:
    """One column, several columns, rows by place and by label."""

    one: TableTrace
    several: TableTrace
    by_place: TableTrace
    by_label: TableTrace
    moved: TableTrace  # sorted first, then by label (definition)


@dataclass(frozen=True)
class MaskedTrace:
    """A question as a column of true and false, and the rows that answer it."""

    mask: TableTrace
    kept: TableTrace
    other: TableTrace
    both: TableTrace  # two masks joined (definition)
    kept_by_both: TableTrace
    negated: TableTrace  # what is not below twenty (definition)
    least: TableTrace  # what is twenty or above (definition)
    unlike: TableTrace  # what is not the same as twenty (definition)


@dataclass(frozen=True)
class HolesTrace:
    """What a hole does to a sum, a mean, a comparison, a difference."""

    is_hole: TableTrace
    total: TableTrace
    mean: TableTrace
    dropped: TableTrace
    filled: TableTrace
    filled_mean: TableTrace
    count: TableTrace
    means: TableTrace  # of both columns (definition)


@dataclass(frozen=True)
class AddedTrace:
    """A new column: how many places a song climbed from the first to the tenth week."""

    added: TableTrace
    sorted: TableTrace


@dataclass(frozen=True)
class GroupedTrace:
    """Songs by artist: split, applied, combined."""

    groups: Grouping
    parts: tuple[TableTrace, ...]  # the songs of each artist (definition)
    mean: TableTrace
    count: TableTrace
    best: TableTrace  # the smallest place of each artist (definition)
    several: TableTrace
    everything: TableTrace  # summed, words included (definition)
    refused: TableTrace  # the mean of everything (definition)
    one_mean: TableTrace  # of the tenth week alone (definition)


@dataclass(frozen=True)
class ExercisesTrace:
    """The answers to the exercises."""

    by_hand: TableTrace
    in_the_notebook: TableTrace


@dataclass(frozen=True)
class SheetTrace:
    """Every question of the article, with the size of its answer."""

    questions: tuple[TableTrace, ...]  # (definition)


@example(data=("billboard/songs.csv", "billboard/billboard.csv"))
def loaded() -> LoadedTrace:
    """What `read_csv` made of both files."""
    return LoadedTrace(
        as_frame(songs()), as_frame(billboard()), ask("songs.dropna()", songs(), deep=False)
    )


@example(data="billboard/songs.csv")
def chosen() -> ChosenTrace:
    """Parts of the table."""
    return ChosenTrace(
        ask('songs["track"]', songs()),
        ask('songs[["track", "wk10"]]', songs()),
        ask("songs.iloc[1:3]", songs()),
        ask("songs.loc[1:3]", songs()),
        ask('songs.sort_values("wk1").loc[1:3]', songs()),
    )


@example(data="billboard/songs.csv")
def masked() -> MaskedTrace:
    """Who stood among the first twenty in the tenth week?"""
    return MaskedTrace(
        ask("songs.wk10 < 20", songs()),
        ask("songs[songs.wk10 < 20]", songs()),
        ask('songs.artist == "Pink"', songs()),
        ask('(songs.wk10 < 20) & (songs.artist == "Pink")', songs()),
        ask('songs[(songs.wk10 < 20) & (songs.artist == "Pink")]', songs()),
        ask("~(songs.wk10 < 20)", songs()),
        ask("songs.wk10 >= 20", songs()),
        ask("songs.wk10 != 20", songs()),
    )


@example(data="billboard/songs.csv")
def holes() -> HolesTrace:
    """The song that had left the chart."""
    return HolesTrace(
        ask("songs.isna()", songs()),
        ask("songs.wk10.sum()", songs()),
        ask("songs.wk10.mean()", songs()),
        ask("songs.dropna()", songs()),
        ask('songs.fillna({"wk10": 0})', songs()),
        ask("songs.wk10.fillna(0).mean()", songs()),
        ask("songs.wk10.count()", songs()),
        ask('songs[["wk1", "wk10"]].mean()', songs()),
    )


@example(data="billboard/songs.csv")
def added() -> AddedTrace:
    """How far each song climbed."""
    difference = songs().wk1 - songs().wk10
    climb = 'songs["climb"] = songs.wk1 - songs.wk10'
    return AddedTrace(
        ask(climb, songs()),
        ask('songs.sort_values("climb", ascending=False)', songs().assign(climb=difference)),
    )


@example(data="billboard/songs.csv")
def grouped() -> GroupedTrace:
    """Which artist's songs stand higher?"""
    groups = group_of(songs(), "artist")
    both = 'songs.groupby("artist")[["wk1", "wk10"]]'
    part = 'songs.groupby("artist").get_group("{}")'
    return GroupedTrace(
        groups,
        tuple(ask(part.format(key), songs()) for key in groups.keys),
        ask(f"{both}.mean()", songs()),
        ask(f"{both}.count()", songs()),
        ask(f"{both}.min()", songs()),
        ask(f'by = {both}\nby.agg(["min", "max"])', songs()),
        ask('songs.groupby("artist").sum()', songs()),
        ask('songs.groupby("artist").mean()', songs()),
        ask('songs.groupby("artist")[["wk10"]].mean()', songs()),
    )


@example(data=("billboard/songs.csv", "billboard/billboard.csv"))
def exercises() -> ExercisesTrace:
    """What comes out of the exercises."""
    weeks = 'weeks = chart.filter(like="wk").notna().sum(axis=1)'
    longest = f"{weeks}\nweeks.groupby(chart.artist).sum().nlargest(5)"
    return ExercisesTrace(
        ask("songs[(songs.wk1 > 80) & (songs.wk10 < 60)]", songs(), deep=False),
        ask(longest, billboard(), "chart", deep=False),
    )


@example(data="billboard/songs.csv")
def sheet() -> SheetTrace:
    """Every question once more."""
    questions = (
        'songs["track"]',
        'songs[["track", "wk10"]]',
        "songs.iloc[1:3]",
        "songs.loc[1:3]",
        "songs[songs.wk10 < 20]",
        "songs.dropna()",
        "songs.assign(climb=songs.wk1 - songs.wk10)",
        'songs.groupby("artist").wk10.mean()',
        'songs.sort_values("wk10")',
    )
    return SheetTrace(tuple(ask(code, songs(), deep=False) for code in questions))


@example(data=("billboard/songs.csv", "billboard/billboard.csv"))
def weeks() -> TableTrace:
    """The six songs in the large table, week by week."""
    chart: pd.DataFrame = billboard()
    return ask("chart", chart[chart["artist"].isin(songs()["artist"])], "chart", deep=False)
