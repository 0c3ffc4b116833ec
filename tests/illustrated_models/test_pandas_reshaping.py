"""What pandas does with a table that is turned, where a good guess is wrong."""

import re

import numpy as np
import pandas as pd
import pytest
from pandas.errors import Pandas4Warning

from illustrated_models.charts import songs, three_songs, three_songs_long

TURN = {"index": "track", "columns": "week", "values": "place"}
SORTED, IN_ORDER = ["wk1", "wk10", "wk2"], ["wk1", "wk2", "wk10"]


@pytest.fixture
def chart() -> pd.DataFrame:
    return three_songs_long()


@pytest.fixture
def wide() -> pd.DataFrame:
    return three_songs()


@pytest.fixture
def both(chart) -> pd.DataFrame:
    return chart.set_index(["track", "week"])


# Up


def test_pivot_and_unstack_sort_names_as_words_and_some_can_be_told_not_to(chart, both):
    assert [*chart.pivot(**TURN)] == [*chart.pivot_table(**TURN)] == SORTED
    assert [*both.place.unstack()] == SORTED
    assert [*chart.pivot_table(**TURN, sort=False)] == IN_ORDER
    assert [*both.place.unstack(sort=False)] == IN_ORDER
    for refused in (lambda: chart.pivot(**TURN, sort=False), lambda: chart.pivot(*TURN.values())):
        with pytest.raises(TypeError):
            refused()


def test_full_whole_numbers_stay_whole_and_means_do_not(chart):
    full = chart[chart.week != "wk10"]
    assert full.pivot(**TURN).wk1.dtype == "int64"
    assert full.pivot_table(**TURN).wk1.dtype == "float64"
    for made in ("sum", "count"):
        filled = chart.pivot_table(**TURN, aggfunc=made, fill_value=0)
        assert filled.wk10.dtype == "int64"
    assert chart.pivot_table(**TURN, fill_value=0).wk10.dtype == "float64"


def test_crosstab_counts_with_noughts_and_pivot_table_with_holes(chart):
    counted = chart.pivot_table(**TURN, aggfunc="count").wk10
    assert (counted.dtype, int(counted.isna().sum())) == ("float64", 1)
    crossed = pd.crosstab(chart.track, chart.week).wk10
    assert (crossed.dtype, crossed.tolist()) == ("int64", [0, 1, 1])


def test_the_axis_of_the_columns_keeps_its_name_and_melt_takes_it(chart):
    back = chart.pivot(**TURN).reset_index()
    assert back.columns.name == "week"
    assert "week" not in back
    assert [*back.melt("track")] == ["track", "week", "value"]
    assert back.rename_axis(columns=None).columns.name is None


def test_unstacked_and_stacked_a_column_has_a_row_for_each_hole(both):
    column = both.place
    again = column.unstack().stack()
    assert (len(column), len(again), again.dtype, again.isna().sum()) == (8, 9, "float64", 1)
    filled = column.unstack(fill_value=0).stack()
    assert (filled.dtype, (filled == 0).sum()) == ("int64", 1)
    assert [*again["Music"].index] == SORTED
    assert [*column.unstack(sort=False).stack()["Music"].index] == IN_ORDER


@pytest.mark.parametrize("option", ["dropna", "sort"])
@pytest.mark.parametrize("value", [True, False])
def test_stack_takes_no_wish_about_holes_or_order(wide, option, value):
    with pytest.raises(ValueError, match=option):
        wide.stack(**{option: value})


def test_what_may_fill_a_hole_depends_on_the_column(both):
    with pytest.warns(Pandas4Warning, match="will raise"):
        assert both.place.unstack(fill_value="-").wk10.dtype == object
    with pytest.raises(TypeError):
        both.artist.unstack(fill_value=0)
    assert both.artist.unstack().wk10.dtype == "str"
    early = both.place > 40
    assert early.unstack().wk10.dtype == object
    assert early.unstack(fill_value=False).wk10.dtype == bool


# Keys


def test_pivot_keeps_a_missing_name_and_the_others_drop_it(chart):
    lost = chart.assign(week=chart.week.where(chart.index != 7))
    assert pd.isna(next(iter(lost.pivot(**TURN))))
    assert [*lost.pivot_table(**TURN)] == SORTED
    assert not pd.get_dummies(lost.week).loc[7].any()
    margins = pd.crosstab(lost.track, lost.week, margins=True)
    assert margins.loc["All", "All"] == 7
    margins = pd.crosstab(lost.track, lost.week, margins=True, dropna=False)
    assert margins.loc["All", "All"] == 8
    assert "Higher" not in pd.crosstab(chart.track, chart.week.where(chart.track != "Higher")).index


def test_an_unused_category_is_shown_by_some_and_left_out_by_others(chart):
    kinds = chart.astype({"week": pd.CategoricalDtype([*IN_ORDER, "wk3"])})
    for turned in (
        kinds.pivot(**TURN),
        kinds.pivot_table(**TURN),
        pd.crosstab(kinds.track, kinds.week),
        kinds.pivot_table(**TURN, observed=False),
        kinds.pivot_table(**TURN, observed=False, aggfunc="max"),
        kinds.groupby("week").place.sum().to_frame().T,
    ):
        assert [*turned] == IN_ORDER
    for turned in (
        pd.get_dummies(kinds.week),
        kinds.pivot_table(**TURN, observed=False, aggfunc="sum"),
        kinds.pivot_table(**TURN, observed=False, aggfunc="count"),
    ):
        assert [*turned] == [*IN_ORDER, "wk3"]
    assert kinds.week.value_counts()["wk3"] == 0


def test_a_name_unseen_has_no_column_and_from_dummies_wants_one_yes_in_each_row(wide):
    seen, new = pd.get_dummies(songs().artist), pd.get_dummies(wide.artist)
    assert {*seen.dtypes} == {np.dtype(bool)}
    assert "Pink" not in new
    assert new.reindex(columns=seen.columns).Pink.isna().all()
    assert new.reindex(columns=seen.columns, fill_value=False).Pink.tolist() == [False] * 3
    assert [*pd.from_dummies(seen)] == [""]
    with pytest.raises(ValueError, match="unassigned"):
        pd.from_dummies(new[["Creed"]])
    assert wide.track.str.split(expand=True)[1].isna().tolist() == [True, False, True]


# Down


def test_melt_makes_one_dtype_of_several(wide):
    day, left = pd.Timestamp("2000-01-29"), wide.wk10.isna()
    table = wide.assign(day=day, left=left, one=wide.artist.astype("category"), two="a")
    table["two"] = table.two.astype("category")
    kinds = {
        ("wk1",): "int64",
        ("wk1", "wk2"): "float64",
        ("wk1", "left"): "object",
        ("wk1", "day"): "object",
        ("artist", "track"): "str",
        ("one", "two"): "str",
    }
    for columns, kind in kinds.items():
        assert str(table.melt(value_vars=[*columns]).value.dtype) == kind


@pytest.mark.parametrize("name", ["value", "variable"])
def test_a_column_that_bears_the_name_of_a_new_one_is_in_the_way(wide, name):
    with pytest.raises(ValueError, match=name):
        wide.rename(columns={"track": name}).melt(name)


def test_mixed_columns_come_back_as_object_and_infer_objects_mends_them(wide):
    back = wide.melt("track").pivot(index="track", columns="variable", values="value")
    for turned in (back, wide.T.T):
        assert turned.wk1.dtype == object
        mended = turned.infer_objects()
        assert [str(mended[name].dtype) for name in ("wk1", "artist")] == ["int64", "str"]


def test_explode_infers_words_and_dates_and_leaves_numbers_object():
    lists = songs().groupby("artist").agg(list)
    assert lists.explode("track").track.dtype == "str"
    numbers = lists.explode("wk1")[["wk1"]]
    assert numbers.wk1.dtype == object
    assert numbers.select_dtypes("number").empty
    assert numbers.mean(numeric_only=True).empty
    assert pd.Series([[True], [False]]).explode().dtype == object
    day = pd.Timestamp("2000-01-29")
    assert str(pd.Series([[day], [day]]).explode().dtype) == "datetime64[us]"
    assert pd.isna(pd.Series([[], ["a"]]).explode()[0])
    assert pd.Series(["ab", {"c": 1}]).explode().tolist() == ["ab", "c"]
    with pytest.raises(ValueError, match="columns must have matching element counts"):
        lists.assign(one=[[1], [2], [3]]).explode(["track", "one"])


def test_wide_to_long_reads_numbers_and_is_silent_where_there_are_none(wide):
    at = {"i": "track", "j": "week"}
    long = pd.wide_to_long(wide, "wk", **at)
    assert long.index.dtypes.week == "int64"
    assert long.index.get_level_values("week").tolist() == [1, 1, 1, 2, 2, 2, 10, 10, 10]
    words = wide.rename(columns=lambda name: re.sub(r"\d+", "x\\g<0>", name))
    assert pd.wide_to_long(words, "wk", **at).empty
    assert len(pd.wide_to_long(words, "wk", **at, suffix=r"\w+")) == 9
    assert pd.wide_to_long(wide, "day", **at).empty
    zero = pd.wide_to_long(wide.rename(columns={"wk1": "wk01"}), "wk", **at)
    assert zero.index[0] == ("Higher", 1)
    with pytest.raises(ValueError, match="uniquely identify each row"):
        pd.wide_to_long(wide, "wk", i="artist", j="week")
