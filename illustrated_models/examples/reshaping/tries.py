"""The worked examples behind the widgets of the article on reshaping: all that they can answer."""

from dataclasses import dataclass

from illustrated_models.charts import three_songs_long
from illustrated_models.example import example
from illustrated_models.examples.reshaping.turns import MEAN, PIVOT
from illustrated_models.tables import TableTrace, ask

FOLLOWED = (
    PIVOT,
    'chart.set_index(["track", "week"]).place.unstack("track")',
    MEAN,
)
LEVELS = ("week", "track", "artist")
ABOUT = "Madonna"


@dataclass(frozen=True)
class FollowTrace:
    """The long table, turned in several ways, with what each cell is made of."""

    turns: tuple[TableTrace, ...]  # (definition)


@dataclass(frozen=True)
class LevelsTrace:
    """A column whose index has three levels, and the tables that come of unstacking each."""

    names: tuple[str, ...]  # of the levels (definition)
    turns: tuple[TableTrace, ...]  # by level (definition)
    n_holes: tuple[int, ...]  # in each of the tables (definition)


@dataclass(frozen=True)
class OwnTrace:
    """The table that stands in “your table” before the reader has pasted another one."""

    turn: TableTrace  # (definition)


@example(data="billboard/billboard.csv")
def followed() -> FollowTrace:
    """What can be followed in “follow a cell”."""
    chart = three_songs_long()
    return FollowTrace(tuple(ask(code, chart, "chart") for code in FOLLOWED))


@example(data="billboard/billboard.csv")
def levels() -> LevelsTrace:
    """What can be picked in “pick a level”."""
    column = three_songs_long().set_index(["artist", "track", "week"])[["place"]]
    turns = tuple(
        ask(f'column.place.unstack("{name}")', column, "column", deep=False) for name in LEVELS
    )
    holes = tuple(int(turn.after.missing.sum()) for turn in turns if turn.after is not None)
    return LevelsTrace(LEVELS, turns, holes)


@example(data="billboard/billboard.csv")
def own() -> OwnTrace:
    """The songs of one artist, to begin with."""
    chart = three_songs_long()
    mine = chart[chart["artist"] == ABOUT][["track", "week", "place"]].reset_index(drop=True)
    return OwnTrace(ask(PIVOT.replace("chart", "table"), mine, "table"))
