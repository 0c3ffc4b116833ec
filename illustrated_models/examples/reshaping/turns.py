"""The worked examples of the article on reshaping: one table, wide and long, turned by pandas."""

from dataclasses import dataclass
from typing import Annotated

from illustrated_models.charts import songs, three_songs, three_songs_long
from illustrated_models.example import example
from illustrated_models.tables import Frame, Grouping, TableTrace, as_frame, ask, group_of

PIVOT = """chart.pivot(index="track", columns="week",
values="place")"""
BY_ARTIST = """chart.pivot(index="artist", columns="week",
values="place")"""
MEAN = """chart.pivot_table(index="artist",
columns="week", values="place")"""
MELT = """wide.melt(id_vars=["artist", "track"],
var_name="week", value_name="place")"""
TWO_LEVELS = """both = chart.set_index(["artist", "week"])
both.place.groupby(level=0).mean()"""
BACK = """back = wide.reset_index().melt("track",
var_name="week", value_name="place")"""


@dataclass(frozen=True)
class ShapesTrace:
    """The same places as a wide and as a long table."""

    melted: TableTrace  # wide to long, holes and all (definition)
    long: Frame  # without the hole (definition)


@dataclass(frozen=True)
class PivotTrace:
    """Long to wide, and the question that has two answers."""

    pivoted: TableTrace
    refused: TableTrace
    pairs: Annotated[Grouping, "called: artist and week"]  # the rows that go into one cell
    mean: TableTrace
    smallest: TableTrace  # the same, with another way to make one number of two (definition)
    count: TableTrace


@dataclass(frozen=True)
class BackTrace:
    """To wide and back again."""

    there: TableTrace  # the long table, pivoted (definition)
    back: TableTrace  # the pivoted table, melted (definition)
    long: Frame  # what it began as (definition)


@dataclass(frozen=True)
class StackTrace:
    """Levels of the columns become levels of the index, and the other way round."""

    stacked: TableTrace
    inner: TableTrace
    outer: TableTrace
    filled: TableTrace  # with a nought for each hole (definition)
    again: TableTrace  # unstacked, then stacked (definition)


@dataclass(frozen=True)
class LooksTrace:
    """Four relatives."""

    counted: TableTrace
    yes_or_no: TableTrace
    exploded: TableTrace
    by_name: TableTrace
    no_number: TableTrace  # `wide_to_long` with weeks that are no numbers (definition)


@dataclass(frozen=True)
class ChoiceTrace:
    """Every turn once more, with the size of what comes out."""

    turns: tuple[TableTrace, ...]  # (definition)


@dataclass(frozen=True)
class ExercisesTrace:
    """The answers to the exercises."""

    by_hand: TableTrace
    there: TableTrace


@example(data="billboard/billboard.csv")
def shapes() -> ShapesTrace:
    """Three songs in three weeks."""
    return ShapesTrace(ask(MELT, three_songs(), "wide"), as_frame(three_songs_long()))


@example(data="billboard/billboard.csv")
def pivots() -> PivotTrace:
    """By song there is one place a week; by artist there may be two."""
    chart = three_songs_long()
    return PivotTrace(
        ask(PIVOT, chart, "chart"),
        ask(BY_ARTIST, chart, "chart", deep=False),
        group_of(chart.assign(cell=chart["artist"] + ", " + chart["week"]), "cell"),
        ask(MEAN, chart, "chart"),
        ask(MEAN.replace(")", ', aggfunc="min")'), chart, "chart", deep=False),
        ask(MEAN.replace(")", ', aggfunc="count")'), chart, "chart", deep=False),
    )


@example(data="billboard/billboard.csv")
def there_and_back() -> BackTrace:
    """Pivoted, then melted."""
    chart = three_songs_long()[["track", "week", "place"]]
    wide = chart.pivot(index="track", columns="week", values="place")
    back = ask(BACK.removeprefix("back = "), wide, "wide")
    return BackTrace(ask(PIVOT, chart, "chart"), back, as_frame(chart))


@example(data="billboard/billboard.csv")
def stacks() -> StackTrace:
    """A column whose index has two levels, and the table that it stands for."""
    column = three_songs_long().set_index(["track", "week"])[["place"]]
    wide = column["place"].unstack("week")
    return StackTrace(
        ask("wide.stack()", wide, "wide"),
        ask('column.place.unstack("week")', column, "column"),
        ask('column.place.unstack("track")', column, "column"),
        ask("column.place.unstack(fill_value=0)", column, "column", deep=False),
        ask("column.place.unstack().stack()", column, "column", deep=False),
    )


@example(data=("billboard/billboard.csv", "billboard/songs.csv"))
def looks() -> LooksTrace:
    """Counting, asking yes or no, taking lists apart, and names with numbers in them."""
    lists = songs().groupby("artist")["track"].agg(list).to_frame("tracks").reset_index()
    wide = three_songs()[["track", "wk1", "wk2", "wk10"]]
    named = wide.rename(columns={"wk1": "wkone", "wk2": "wktwo", "wk10": "wkten"})
    to_long = 'pd.wide_to_long(wide, "wk", i="track", j="week")'
    return LooksTrace(
        ask("pd.crosstab(songs.artist, songs.wk10 < 20)", songs()),
        ask("pd.get_dummies(songs.artist)", songs()),
        ask('artists.explode("tracks")', lists, "artists", deep=False),
        ask(to_long, wide, "wide"),
        ask(to_long, named, "wide", deep=False),
    )


@example(data="billboard/billboard.csv")
def choice() -> ChoiceTrace:
    """What each turn makes of a table of eight rows or three."""
    long, wide = three_songs_long(), three_songs()
    column = long.set_index(["track", "week"])[["place"]]
    return ChoiceTrace(
        (
            ask('chart.pivot(index="track", columns="week")', long, "chart", deep=False),
            ask('chart.pivot_table(index="artist", values="place")', long, "chart", deep=False),
            ask('wide.melt(["artist", "track"])', wide, "wide", deep=False),
            ask("column.place.unstack()", column, "column", deep=False),
            ask("column.place.unstack().stack()", column, "column", deep=False),
            ask("pd.crosstab(chart.artist, chart.week)", long, "chart", deep=False),
            ask("pd.get_dummies(chart.week)", long, "chart", deep=False),
        )
    )


@example(data="billboard/billboard.csv")
def exercises() -> ExercisesTrace:
    """What comes out of the exercises."""
    chart = three_songs_long()
    return ExercisesTrace(
        ask("pd.crosstab(chart.artist, chart.week)", chart, "chart", deep=False),
        ask(TWO_LEVELS, chart, "chart", deep=False),
    )
