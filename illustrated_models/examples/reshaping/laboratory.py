"""Worked examples of the laboratory of the article on reshaping: single lines, answered."""

from collections.abc import Mapping

from illustrated_models.answers import Session, session
from illustrated_models.charts import songs, three_songs, three_songs_long
from illustrated_models.example import example

TURN = """turn = {"index": "track", "columns": "week",
    "values": "place"}"""
BOTH = 'both = chart.set_index(["track", "week"])'


def known() -> Mapping[str, object]:
    """What the lines know: the article's long table, its wide one, and the table of pandas."""
    return {"chart": three_songs_long(), "wide": three_songs(), "songs": songs()}


@example(data=("billboard/billboard.csv", "billboard/songs.csv"))
def order() -> Session:
    """In which order a pivot has the columns."""
    codes = (
        'chart.pivot("track", "week", "place")',
        "[*chart.pivot(**turn)]",
        "[*chart.pivot(**turn, sort=False)]",
        "[*chart.pivot_table(**turn, sort=False)]",
        f"{BOTH}\n[*both.place.unstack(sort=False)]",
    )
    return session(codes, known, TURN)


@example(data=("billboard/billboard.csv", "billboard/songs.csv"))
def kinds_of_number() -> Session:
    """Which kind of number comes out: of weeks without a hole, and of all."""
    codes = (
        "full.pivot(**turn).wk1.dtype",
        "full.pivot_table(**turn).wk1.dtype",
        'full.pivot_table(**turn, aggfunc="sum").wk1.dtype',
        'chart.pivot_table(**turn, aggfunc="sum",\n    fill_value=0).wk10.dtype',
        "chart.pivot_table(**turn, fill_value=0).wk10.dtype",
        'chart.pivot_table(**turn,\n    aggfunc="count").wk10.tolist()',
        "pd.crosstab(chart.track, chart.week).wk10.tolist()",
    )
    return session(codes, known, f'{TURN}\nfull = chart[chart.week != "wk10"]')


@example(data=("billboard/billboard.csv", "billboard/songs.csv"))
def named() -> Session:
    """What the axis of the columns is called after a pivot, and what that does."""
    codes = (
        "back.columns.name",
        "back.reset_index().columns.name",
        '"week" in back.reset_index()',
        'back.reset_index().melt("track").columns.tolist()',
        "back.rename_axis(columns=None).columns.name",
    )
    return session(codes, known, f"{TURN}\nback = chart.pivot(**turn)")


@example(data=("billboard/billboard.csv", "billboard/songs.csv"))
def stacked() -> Session:
    """A column, unstacked and stacked."""
    codes = (
        "len(column), len(column.unstack().stack())",
        "column.dtype, column.unstack().stack().dtype",
        "column.unstack(fill_value=0).stack().tolist()",
        "column.unstack().stack(dropna=True)",
        "column.unstack().stack(sort=False)",
        '[*column.unstack().stack()["Music"].index]',
        '[*column.unstack(sort=False).stack()["Music"].index]',
    )
    return session(codes, known, f"{BOTH}\ncolumn = both.place")


@example(data=("billboard/billboard.csv", "billboard/songs.csv"))
def filled() -> Session:
    """What may fill the holes that unstacking makes, and what it makes of the column."""
    codes = (
        'both.place.unstack(fill_value="-").wk10.dtype',
        "both.artist.unstack(fill_value=0)",
        "both.artist.unstack().wk10.dtype",
        "(both.place > 40).unstack().wk10.dtype",
        "early = (both.place > 40).unstack(fill_value=False)\nearly.wk10.dtype",
    )
    return session(codes, known, BOTH)


@example(data=("billboard/billboard.csv", "billboard/songs.csv"))
def without_a_week() -> Session:
    """One row does not know its week."""
    codes = (
        "[*lost.pivot(**turn)]",
        "[*lost.pivot_table(**turn)]",
        "pd.get_dummies(lost.week).loc[7].any().item()",
        "pd.crosstab(lost.track, lost.week,\n    margins=True).All.All.item()",
        "pd.crosstab(lost.track, lost.week, dropna=False,\n    margins=True).All.All.item()",
        'week = chart.week.where(chart.track != "Higher")\n[*pd.crosstab(chart.track, week).index]',
    )
    given = f'{TURN}\nlost = chart.copy()\nlost.loc[7, "week"] = None'
    return session(codes, known, given)


@example(data=("billboard/billboard.csv", "billboard/songs.csv"))
def categories() -> Session:
    """Weeks as categories, one of which no row has."""
    codes = (
        "[*kinds.pivot(**turn)]",
        "[*kinds.pivot_table(**turn)]",
        "[*pd.crosstab(kinds.track, kinds.week)]",
        "[*pd.get_dummies(kinds.week)]",
        "kinds.week.value_counts().tolist()",
        "[*kinds.pivot_table(**turn, observed=False)]",
        '[*kinds.pivot_table(**turn, observed=False,\n    aggfunc="sum")]',
    )
    weeks = 'weeks = ["wk1", "wk2", "wk3", "wk10"]\nkind = pd.CategoricalDtype(weeks)'
    return session(codes, known, f'{TURN}\n{weeks}\nkinds = chart.astype({{"week": kind}})')


@example(data=("billboard/billboard.csv", "billboard/songs.csv"))
def melted() -> Session:
    """What one column becomes that was several."""
    codes = (
        'wide.melt("track", ["wk1"]).value.dtype',
        'wide.melt("track", ["wk1", "wk2"]).value.dtype',
        'wide.melt("wk1", ["artist", "track"]).value.dtype',
        'both = wide.astype("category")\nboth.melt("wk1", ["artist", "track"]).value.dtype',
        "left = wide.assign(left=wide.wk10.isna())\n"
        'left.melt("track", ["wk1", "left"]).value.dtype',
        'dated = wide.assign(day=pd.Timestamp("2000"))\n'
        'dated.melt("track", ["wk1", "day"]).value.dtype',
        'valued = wide.rename(columns={"track": "value"})\nvalued.melt("value")',
    )
    return session(codes, known)


@example(data=("billboard/billboard.csv", "billboard/songs.csv"))
def returned() -> Session:
    """A table of words and numbers, turned and turned back."""
    codes = (
        "wide.T.T.wk1.dtype",
        "wide.T.T.infer_objects().wk1.dtype",
        "back.wk1.dtype",
        "back.infer_objects().wk1.dtype",
        "back.infer_objects().artist.dtype",
    )
    given = (
        'long = wide.melt("track")\n'
        'back = long.pivot(index="track", columns="variable",\n    values="value")'
    )
    return session(codes, known, given)


@example(data=("billboard/billboard.csv", "billboard/songs.csv"))
def exploded() -> Session:
    """Lists taken apart."""
    codes = (
        'lists.explode("track").track.dtype',
        'lists.explode("wk1").wk1.dtype',
        '[*lists.explode("wk1").select_dtypes("number")]',
        'lists.explode("wk1").infer_objects().wk1.dtype',
        "pd.Series([[True], [False]]).explode().dtype",
        'day = pd.Timestamp("2000-01-29")\npd.Series([[day], [day]]).explode().dtype',
        'pd.Series([[], ["Music"]]).explode().tolist()',
        'pd.Series(["Music", {"wk1": 41}]).explode().tolist()',
        'lists.explode(["track", "wk1"]).shape',
        'lists["best"] = [[57], [2], [8]]\nlists.explode(["track", "best"])',
    )
    return session(codes, known, 'lists = songs.groupby("artist").agg(list)')


@example(data=("billboard/billboard.csv", "billboard/songs.csv"))
def dummies() -> Session:
    """Yes or no for names, some of which are not there."""
    codes = (
        "[*new]",
        "new.reindex(columns=seen.columns).Pink.tolist()",
        "new.reindex(columns=seen.columns,\n    fill_value=False).Pink.tolist()",
        "pd.from_dummies(seen).columns.tolist()",
        'pd.from_dummies(new[["Creed"]])',
        'pd.from_dummies(new[["Creed"]],\n    default_category="other")[""].tolist()',
        "wide.track.str.split(expand=True)[1].tolist()",
    )
    given = "seen = pd.get_dummies(songs.artist)\nnew = pd.get_dummies(wide.artist)"
    return session(codes, known, given)


@example(data=("billboard/billboard.csv", "billboard/songs.csv"))
def by_name() -> Session:
    """Numbers in the names of columns, and names without any."""
    given = """at = {"i": "track", "j": "week"}
words = wide.rename(columns={"wk1": "wkone",
    "wk2": "wktwo", "wk10": "wkten"})"""
    codes = (
        'pd.wide_to_long(wide, "wk", **at).index[:2].tolist()',
        'pd.wide_to_long(wide, "wk", **at).index.dtypes.week',
        'zero = wide.rename(columns={"wk1": "wk01"})\n'
        'pd.wide_to_long(zero, "wk", **at).index[:1].tolist()',
        'len(pd.wide_to_long(words, "wk", **at))',
        'len(pd.wide_to_long(words, "wk", **at,\n    suffix=r"\\w+"))',
        'len(pd.wide_to_long(wide, "day", **at))',
        'pd.wide_to_long(wide, "wk", i="artist", j="week")',
    )
    return session(codes, known, given)
