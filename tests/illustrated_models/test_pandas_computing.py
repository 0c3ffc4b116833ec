"""What pandas makes of words, holes, keys and dates when it computes, where a guess is wrong."""

import numpy as np
import pandas as pd
import pytest

from illustrated_models.charts import songs


@pytest.fixture
def table() -> pd.DataFrame:
    return songs()


# Missing values, groups


def test_means_refuse_words_and_sums_and_maxima_take_them(table):
    for method in ("mean", "std", "median", "interpolate"):
        with pytest.raises(TypeError):
            getattr(table, method)()
    with pytest.raises(ValueError, match="could not convert"):
        table.corr()
    with pytest.raises(TypeError):
        table.groupby("artist").mean()
    assert table.max().track == "With Arms Wide Open"
    assert table.sum().artist == "CreedMadonnaPink" * 2
    assert table.groupby("artist").max().track.Madonna == "Music"


def test_a_group_of_missing_words_sums_to_the_empty_word(table):
    groups = table.where(table.artist != "Pink").groupby(table.artist)
    assert groups.track.sum().Pink == ""
    assert groups.wk10.sum().Pink == 0
    for method in ("min", "max", "first"):
        assert pd.isna(getattr(groups.track, method)().Pink)
    with pytest.raises(TypeError):
        groups.track.agg(", ".join)


def test_a_row_whose_key_is_missing_is_in_no_group(table):
    assert table.groupby("wk10").size().sum() == table.wk10.value_counts().sum() == 5
    assert table.groupby("wk10", dropna=False).size().sum() == 6
    assert not pd.get_dummies(table.wk10).loc[1].any()


def test_a_list_of_keys_names_groups_by_tuples(table):
    assert next(key for key, _ in table.groupby(["artist"])) == ("Creed",)
    with pytest.raises(KeyError):
        table.groupby(["artist"]).get_group("Creed")


def test_groups_are_sorted_unless_told_otherwise(table):
    order = [key for key, _ in table.groupby("track", sort=False)]
    assert order == table.track.tolist()
    assert [key for key, _ in table.groupby("track")] == sorted(order)


def test_the_place_of_the_largest_in_a_group_of_holes_is_an_error(table):
    with pytest.raises(ValueError, match="all NA"):
        table.groupby("track").wk10.idxmax()


def test_pandas_divides_a_spread_by_one_less_than_numpy(table):
    assert np.isnan(table.wk1[:1].std())
    ratio = (table.wk1.std() / np.std(table.wk1)) ** 2
    assert ratio == pytest.approx(6 / 5)


def test_empty_bins_are_left_out_of_groups_and_counted_elsewhere(table):
    bins = pd.cut(table.wk10, [0, 20, 40, 60, 80])
    assert table.groupby(bins).size().tolist() == [3, 1, 1]
    for counts in (
        table.groupby(bins, observed=False).size(),
        bins.value_counts(sort=False),
        pd.get_dummies(bins).sum(),
    ):
        assert counts.tolist() == [3, 0, 1, 1]


# Dates, nullable


def test_dates_are_counted_in_microseconds_unless_they_are_finer():
    units = [
        pd.to_datetime(["2000-01-29"]).unit,
        pd.date_range("2000-01-29", periods=2).unit,
        pd.Timestamp("2000-01-29").unit,
        pd.Timedelta("1 day").unit,
        pd.to_datetime([1], unit="s").unit,
    ]
    assert units == ["us"] * 5
    assert pd.to_datetime(["2000-01-29 00:00:00.000000001"]).unit == "ns"
    assert pd.to_datetime([1.5], unit="s").unit == "ns"
    assert pd.Series(np.array(["2000-01-29"], "M8[D]")).dt.unit == "s"


def test_the_value_of_a_moment_still_counts_nanoseconds():
    day = pd.to_datetime(["1970-01-02"])
    assert day.asi8[0] * 1000 == day[0].value == 86_400 * 10**9
    assert pd.Timestamp("9999-12-31").year == 9999


@pytest.mark.parametrize("letter", ["M", "H"])
def test_old_letters_of_frequencies_are_refused(letter):
    with pytest.raises(ValueError, match="Invalid frequency"):
        pd.date_range("2000-01-29", periods=2, freq=letter)


def test_nullable_whole_numbers_divided_by_nought_without_a_rest_are_nought():
    nullable, plain = pd.Series([1], dtype="Int64"), pd.Series([1])
    assert [(nullable // 0)[0], (nullable % 0)[0]] == [0, 0]
    assert [(plain // 0)[0], (nullable / 0)[0]] == [float("inf")] * 2
    assert (pd.Series([0], dtype="Int64") / 0)[0] is pd.NA
    assert np.isnan((pd.Series([0]) / 0)[0])
