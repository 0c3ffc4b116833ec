"""The music chart of the year 2000: a table of 317 songs, and six of them.

What it is, whose it is and how it was cut stands in `data/billboard/SOURCE.md`.
"""

from pathlib import Path

import pandas as pd

FOLDER = Path(__file__).parent / "data" / "billboard"
SONGS, BILLBOARD = FOLDER / "songs.csv", FOLDER / "billboard.csv"


def songs() -> pd.DataFrame:
    """Six songs with their place in the chart in their first and in their tenth week."""
    return pd.read_csv(SONGS)


def billboard() -> pd.DataFrame:
    """All songs: artist, track, the day on which each entered, its place in up to 76 weeks."""
    return pd.read_csv(BILLBOARD)


def three_songs() -> pd.DataFrame:
    """Three songs of two artists, wide: a row for each, with its place in three of its weeks."""
    chart = billboard()
    rows = chart[chart["track"].isin(["Higher", "American Pie", "Music"])]
    return rows[["artist", "track", "wk1", "wk2", "wk10"]].reset_index(drop=True)


def three_songs_long() -> pd.DataFrame:
    """The same, long: a row for each place, none where a song had left."""
    rows = three_songs().melt(["artist", "track"], var_name="week", value_name="place").dropna()
    return rows.astype({"place": int}).reset_index(drop=True)
