"""What pandas answers where a well-known introduction draws the answers by hand."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from illustrated_models.example import example
from illustrated_models.tables import Frame, TableTrace, as_frame, ask

FILE = Path(__file__).parents[2] / "data" / "four_artists" / "artists.csv"
LONELY = 1  # the row in whose plays a hole is drawn


@dataclass(frozen=True)
class FourArtistsTrace:
    """Three answers, computed."""

    name: TableTrace  # a column by a name that it does not have (definition)
    total: TableTrace  # by genre (definition)
    average: TableTrace  # plays by listener (definition)
    with_hole: Frame  # when one number of plays is not known (definition)


@example(data="four_artists/artists.csv")
def four_artists() -> FourArtistsTrace:
    """Four rows, and what pandas makes of them."""
    table = pd.read_csv(FILE)
    holed = table.assign(Plays=table["Plays"].where(np.arange(len(table)) != LONELY))
    return FourArtistsTrace(
        ask('df["Artists"]', table, "df", deep=False),
        ask('df.groupby("Genre").sum()', table, "df", deep=False),
        ask("(df.Plays / df.Listeners).round(2)", table, "df", deep=False),
        as_frame(holed),
    )
