"""Worked examples of the laboratory of the article on pandas: what it answers to single lines."""

import io
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from illustrated_models.answers import Session, session
from illustrated_models.charts import songs
from illustrated_models.example import example
from illustrated_models.tables import Frame, as_frame

FILE = "whole,truth,word,nothing\n81,True,Creed,\n43,False,Pink,\n"
GAPS = ",,,\n"


@dataclass(frozen=True)
class GapsTrace:
    """A file of every kind of column, and the same with a row of gaps."""

    full: Frame
    gapped: Frame


@dataclass(frozen=True)
class RoundedTrace:
    """The numbers halfway between two hundredths, rounded in two ways."""

    session: Session
    n_numbers: int  # 0.005, 0.015 … 9.995 (definition)
    n_differing: int  # that are printed as something else than what they round to (definition)


def _known() -> Mapping[str, object]:
    return {"songs": songs()}


@example()
def gaps() -> GapsTrace:
    """What `read_csv` guesses with and without gaps."""
    read = (pd.read_csv(io.StringIO(text)) for text in (FILE, FILE + GAPS))
    return GapsTrace(*map(as_frame, read))


@example(data="billboard/songs.csv")
def printed() -> Session:
    """What stands below a cell of a notebook."""
    codes = (
        "songs.wk1.sum()",
        "songs.wk1.sum().item()",
        "songs.wk1.tolist()",
        "songs.artist.unique()",
        "songs.artist.value_counts().name",
        'songs.select_dtypes("str").columns.tolist()',
        'songs.select_dtypes("object").columns.tolist()',
        "type(songs)",
        "songs.wk1.value_counts().index.tolist()",
        'large = songs.wk1 * 10**6\nlarge.describe()[["mean", "max"]]',
    )
    return session(codes, _known)


@example()
def missing() -> Session:
    """What is a hole, and how it is written."""
    codes = (
        'pd.Series(["Music", None]).tolist()',
        "pd.Series([None, None]).tolist()",
        "pd.Series([True, None]).dtype",
        'pd.isna("")',
        'pd.isna("NA")',
        'pd.isna(float("inf"))',
    )
    return session(codes, dict)


@example(data="billboard/songs.csv")
def labelled() -> Session:
    """What the labels are after a filter, and what they are good for."""
    codes = (
        "songs[songs.wk10 < 20].index",
        'songs[songs.artist == "Pink"].index',
        "songs.iloc[0][0]",
        "songs.iloc[0].iloc[0]",
        "len(songs.loc[0:2]), len(songs.iloc[0:2])",
        "few = songs[songs.wk10 < 20]\nsongs.assign(few=few.wk10).few.tolist()",
    )
    return session(codes, _known)


@example(data="billboard/songs.csv")
def asked_of_a_hole() -> Session:
    """Titles, the one of the song that had left being a hole; which do not begin with an M?"""
    given = "titles = songs.track.where(songs.wk10.notna())"
    no_m = 'titles[~titles.str.startswith("M")].tolist()'
    codes = (
        'titles.str.startswith("M").dtype',
        no_m,
        f'titles = titles.astype("string")\n{no_m}',
        f"titles = titles.astype(object)\n{no_m}",
        '(titles == "Music").sum(), (titles != "Music").sum()',
    )
    return session(codes, _known, given)


@example(data="billboard/songs.csv")
def joined() -> Session:
    """Questions joined in ways that do not work, and in one that does."""
    codes = (
        "songs[songs.wk1 > 50 & songs.wk10 < 20]",
        "songs[songs.wk1 > 50 and songs.wk10 < 20]",
        "songs[20 < songs.wk1 < 50]",
        "songs[not songs.wk1 < 50]",
        "songs[songs.wk1.between(20, 50)].index.tolist()",
        'songs[pd.col("wk10") < 20].index.tolist()',
        'songs.sort_values(pd.col("wk10"))',
        'songs.groupby("artist").agg(pd.col("wk10"))',
    )
    return session(codes, _known)


@example(data="billboard/songs.csv")
def lost() -> Session:
    """Assignments that change nothing, and some that do."""
    holes = "songs.wk10.isna().sum().item()"
    codes = (
        f'songs[songs.wk10.isna()]["wk10"] = 101\n{holes}',
        f'songs["wk10"].fillna(101, inplace=True)\n{holes}',
        f'songs = songs.fillna({{"wk10": 101}})\n{holes}',
        "songs.wk1.iloc[0] = 1\nsongs.wk1.iloc[0].item()",
        'songs.loc[0, "wk1"] = 1\nsongs.wk1.iloc[0].item()',
        'songs.best = songs.wk1 < 50\n"best" in songs',
        "row = songs.loc[0]\nrow.wk1 = 1\nsongs.loc[0].wk1",
    )
    return session(codes, _known)


@example(data="billboard/songs.csv")
def in_place() -> Session:
    """What `inplace` still does, and what it returns."""
    codes = (
        'songs.sort_values("wk1", inplace=True)',
        'songs.drop(columns="wk1", inplace=True)',
        "songs.dropna(inplace=True)",
        "songs.reset_index(inplace=True)",
        "type(songs.ffill(inplace=True)) is type(songs)",
        "type(songs.replace(81, 1, inplace=True)) is type(songs)",
    )
    return session(codes, _known)


@example(data="billboard/songs.csv")
def into_numbers() -> Session:
    """What a column of whole numbers takes, and what it becomes."""
    codes = (
        'songs.loc[3, "wk1"] *= 1.5\nsongs.wk1.dtype',
        'songs.loc[4, "wk1"] *= 1.5\nsongs.wk1.dtype',
        'songs.loc[songs.wk1 > 200, "wk1"] = 0.5',
        'songs.loc[:, "wk1"] = songs.wk1 * 1.0\nsongs.wk1.dtype',
        'songs["wk1"] = songs.wk1 * 1.0\nsongs.wk1.dtype',
        "songs.iloc[:, 2] = songs.wk1 * 1.0",
        'songs.loc[0, "wk1"] = None\nsongs.wk1.dtype',
        "songs.wk1.replace(81, None).dtype",
        "mask = songs.wk1 > 50\nmask.loc[0] = None",
    )
    return session(codes, _known)


@example(data="billboard/songs.csv")
def into_words() -> Session:
    """What a column of words takes."""
    given = "titles = songs.track.where(songs.wk10.notna())"
    codes = (
        "titles.fillna(0).dtype",
        'titles.fillna("").dtype',
        "titles.loc[1] = 0",
        "titles.where(titles.notna(), 0).dtype",
        "titles.astype(str)[1]",
        "titles.map(str)[1]",
        'songs["note"] = np.nan\nsongs.loc[1, "note"] = "left"',
        'songs["note"] = None\nsongs.loc[1, "note"] = "left"\nsongs.note[1]',
    )
    return session(codes, _known, given)


@example(data="billboard/songs.csv")
def taken_out() -> Session:
    """Numbers taken out of a table, and tables that begin empty."""
    begun = 'best = pd.DataFrame(columns=["track", "wk1"])'
    codes = (
        "songs.wk1.to_numpy()[0] = 1",
        "songs.wk1.to_numpy(dtype=float)[0] = 1",
        "songs.wk1.to_numpy().copy()[0] = 1",
        f"{begun}\nbest = pd.concat([best, songs])\nbest.wk1.dtype",
        f'{begun}\nbest.loc[0] = ["Music", 41]\nbest.wk1.dtype',
    )
    return session(codes, _known)


@example()
def rounded() -> RoundedTrace:
    """Hundredths: rounded by pandas, and printed by Python."""
    numbers = pd.Series([(10 * step + 5) / 1000 for step in range(1000)])
    columns = zip(numbers, numbers.round(2), strict=True)
    differing = sum(f"{number:.2f}" != f"{near:.2f}" for number, near in columns)
    codes = ("pd.Series([2.675]).round(2)[0].item()", 'f"{2.675:.2f}"')
    return RoundedTrace(session(codes, dict), len(numbers), differing)


@example(data="billboard/songs.csv")
def computed_of_words() -> Session:
    """What becomes of words, and of groups of nothing but holes, when one computes."""
    given = 'known = songs.where(songs.artist != "Pink")\nby = known.groupby(songs.artist)'
    codes = (
        "songs.mean()",
        "songs.mean(numeric_only=True).index.tolist()",
        "songs.corr()",
        "songs.interpolate()",
        "songs.max().track",
        'by.wk10.sum()["Pink"].item()',
        'by.wk10.mean()["Pink"].item()',
        'by.track.sum()["Pink"]',
        'by.track.agg(", ".join)',
    )
    return session(codes, _known, given)


@example(data="billboard/songs.csv")
def keys() -> Session:
    """Keys of groups: which there are, and what they are called."""
    codes = (
        'songs.groupby("wk10").size().sum()',
        'songs.groupby("wk10", dropna=False).size().sum()',
        'next(iter(songs.groupby("artist")))[0]',
        'next(iter(songs.groupby(["artist"])))[0]',
        'songs.groupby(["artist"]).get_group("Pink")',
        'next(iter(songs.groupby("track", sort=False)))[0]',
        'songs.groupby("track").wk10.idxmax()',
        "songs.wk1[:1].std().item()",
        "songs.wk1.std().round(2), np.std(songs.wk1).round(2)",
    )
    return session(codes, _known)


@example(data="billboard/songs.csv")
def categories() -> Session:
    """Categories that no row has, and bins that are empty."""
    given = "bins = pd.cut(songs.wk10, [0, 20, 40, 60, 80])"
    codes = (
        "songs.groupby(bins).size().tolist()",
        "songs.groupby(bins, observed=False).size().tolist()",
        "bins.value_counts(sort=False).tolist()",
        "pd.get_dummies(bins).sum().tolist()",
    )
    return session(codes, _known, given)


@example()
def dates() -> Session:
    """What dates are counted in."""
    codes = (
        'pd.to_datetime(["2000-01-29"]).unit',
        'pd.Timestamp("2000-01-29 0:00:00.000000001").unit',
        'day = pd.to_datetime(["1970-01-02"])\nday.astype("int64").item()',
        'pd.Timestamp("1970-01-02").value',
        'pd.Timestamp("9999-12-31").year',
        'pd.date_range("2000", periods=1, freq="M")',
        'pd.date_range("2000", periods=1, freq="ME")[0].day',
    )
    return session(codes, dict)


@example()
def nullable() -> Session:
    """Whole numbers that know a hole, divided by nought."""
    given = 'one = pd.Series([1, None], dtype="Int64")\nother = pd.Series([1, 0])'
    codes = (
        "one.tolist()",
        "(one // 0)[0].item()",
        "(one % 0)[0].item()",
        "(one / 0)[0].item()",
        "(other // 0)[0].item()",
        "(other / 0).tolist()",
        "((one - 1) / 0).tolist()",
    )
    return session(codes, dict, given)
