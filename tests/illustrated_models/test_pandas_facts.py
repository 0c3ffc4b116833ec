"""What pandas does where a good guess is wrong: what the articles on tables say, and no more."""

import io

import numpy as np
import pandas as pd
import pytest
from pandas.errors import ChainedAssignmentError, Pandas4Warning

from illustrated_models.charts import songs


@pytest.fixture
def table() -> pd.DataFrame:
    return songs()


@pytest.fixture
def titles(table) -> pd.Series:
    return table.track.where(table.wk10.notna())


def read(text: str, **options: object) -> pd.DataFrame:
    return pd.read_csv(io.StringIO(text), **options)


# Load, look


def test_words_are_str_and_dates_are_words_unless_asked_for():
    text = "word,day\nMusic,2000-01-29\n"
    assert [*read(text).dtypes.astype(str)] == ["str", "str"]
    assert str(read(text, parse_dates=["day"]).day.dtype) == "datetime64[us]"


def test_one_bad_date_leaves_the_column_words_without_a_warning():
    assert read("day\n2000-01-29\n2000-02-30\n", parse_dates=["day"]).day.dtype == "str"


@pytest.mark.parametrize("field", ["NA", "None", "null", "nan", "N/A", "n/a", '""'])
def test_such_a_field_is_read_as_a_hole(field):
    assert read(f"a,b\n{field},1\n").a.isna().all()


@pytest.mark.parametrize("field", ["-", "?", "missing"])
def test_such_a_field_is_read_as_a_word(field):
    assert read(f"a,b\n{field},1\n").a.tolist() == [field]


@pytest.mark.parametrize(
    ("values", "dtype"), [("1\n2", "float64"), ("True\nFalse", "object"), ('""', "float64")]
)
def test_a_gap_makes_a_column_of_numbers_fractions_and_of_truths_object(values, dtype):
    text = "a\n" + values + '\n""\n'
    assert str(read(text, skip_blank_lines=False).a.dtype) == dtype


def test_unique_words_come_in_the_order_of_their_first_appearance(table):
    unique = pd.Series(["b", "a", "b"]).unique()
    assert unique.tolist() == ["b", "a"]
    assert repr(unique).splitlines()[-1] == "Length: 2, dtype: str"
    assert table.artist.value_counts().name == "count"
    assert table.artist.value_counts().index.tolist() == ["Creed", "Madonna", "Pink"]


def test_object_still_selects_words_with_a_warning(table):
    with pytest.warns(Pandas4Warning):
        assert [*table.select_dtypes("object")] == ["artist", "track"]
    with pytest.warns(Pandas4Warning):
        assert [*table.describe(include="object")] == ["artist", "track"]
    assert [*table.select_dtypes("str")] == ["artist", "track"]


def test_a_number_says_its_kind_and_a_list_of_numbers_does_not(table):
    assert repr(table.wk1.sum()) == "np.int64(359)"
    assert repr(table.wk1.mean()).startswith("np.float64(59.83")
    assert repr(table.wk1.tolist()) == "[81, 43, 25, 84, 41, 85]"
    assert repr(type(table)) == "<class 'pandas.DataFrame'>"


def test_none_becomes_nan_beside_words_only():
    assert repr(pd.Series(["a", None]).tolist()) == "['a', nan]"
    assert pd.Series([None, None]).tolist() == [None, None]
    assert pd.Series([None, None]).dtype == object


def test_neither_an_empty_word_nor_na_nor_infinity_is_a_hole():
    assert [pd.isna(value) for value in ("", "NA", float("inf"))] == [False] * 3


# Select, filter


def test_labels_of_evenly_spaced_rows_are_a_range_again(table):
    assert isinstance(table[table.artist == "Pink"].index, pd.RangeIndex)
    assert not isinstance(table[table.wk10 < 20].index, pd.RangeIndex)
    assert table[table.wk10 < 20].index.tolist() == [2, 4, 5]


def test_a_number_in_brackets_is_a_label(table):
    with pytest.raises(KeyError):
        table.iloc[0][0]


def test_a_slice_of_labels_takes_its_end(table):
    lengths = [len(table.loc[0:2]), len(table.iloc[0:2]), len(table[0:2])]
    assert lengths == [3, 2, 2]


def test_a_missing_word_is_false_in_every_question_but_unlike(titles):
    assert titles.str.startswith("M").dtype == bool
    assert not titles.str.startswith("M")[1]
    assert not (titles == "Music")[1]
    assert (titles != "Music")[1]
    assert titles[~titles.str.startswith("M")].isna().sum() == 1


def test_words_kept_in_other_ways_leave_a_missing_word_out_or_refuse(titles):
    text = titles.astype("string")
    assert text[~text.str.startswith("M")].isna().sum() == 0
    mixed = titles.astype(object)
    with pytest.raises(TypeError):
        ~mixed.str.startswith("M")


def test_questions_without_brackets_and_with_words_of_python_are_refused(table):
    with pytest.raises(TypeError):
        table[table.wk1 > 50 & table.wk10 < 20]
    for question in (
        lambda: table.wk1 > 50 and table.wk10 < 20,
        lambda: 20 < table.wk1 < 50,
        lambda: not table.wk1 < 50,
    ):
        with pytest.raises(ValueError, match="truth value of a Series is ambiguous"):
            question()


def test_col_stands_for_a_column_in_brackets_and_assign_only(table):
    assert table[pd.col("wk10") < 20].index.tolist() == [2, 4, 5]
    made = table.assign(a=pd.col("wk1") * 2, b=pd.col("a") + 1)
    assert made.b.tolist() == [2 * place + 1 for place in table.wk1]
    with pytest.raises(KeyError):
        table.sort_values(pd.col("wk1"))
    with pytest.raises(TypeError):
        table.groupby("artist").agg(pd.col("wk1"))


def test_a_column_that_is_assigned_finds_its_rows_by_label(table):
    made = table.assign(x=table[table.wk10 < 20].wk10).x
    assert made.dropna().to_dict() == {2: 15.0, 4: 2.0, 5: 8.0}


# Change


def test_an_assignment_to_a_part_of_a_part_is_lost_with_a_warning(table):
    before = table.copy()
    with pytest.warns(ChainedAssignmentError):
        table[table.wk10.isna()]["wk10"] = 0
    with pytest.warns(ChainedAssignmentError):
        table["wk10"].fillna(0, inplace=True)  # noqa: PD002
    with pytest.warns(ChainedAssignmentError):
        table.wk1.iloc[0] = 1
    pd.testing.assert_frame_equal(table, before)


def test_an_attribute_makes_no_column(table):
    with pytest.warns(UserWarning, match="columns"):
        table.best = [1] * 6
    assert "best" not in table


def test_a_row_is_a_copy_and_says_nothing_when_written_to(table):
    row = table.loc[0]
    row["wk1"] = 1
    assert table.loc[0, "wk1"] == 81


@pytest.mark.parametrize(
    ("method", "options"),
    [
        ("sort_values", {"by": "wk1"}),
        ("drop", {"columns": "wk1"}),
        ("rename", {"columns": {"wk1": "one"}}),
        ("dropna", {}),
        ("reset_index", {}),
        ("drop_duplicates", {}),
    ],
)
def test_inplace_warns_where_rows_or_columns_move(table, method, options):
    with pytest.warns(Pandas4Warning):
        assert getattr(table, method)(**options, inplace=True) is None


@pytest.mark.parametrize("method", ["ffill", "bfill"])
def test_inplace_gives_back_the_table_where_cells_are_filled(table, method):
    assert getattr(table, method)(inplace=True) is table


def test_whether_products_fit_into_whole_numbers_depends_on_the_products(table):
    table.loc[3, "wk1"] *= 1.5
    assert (table.wk1.dtype, table.wk1[3]) == ("int64", 126)
    with pytest.raises(TypeError):
        table.loc[4, "wk1"] *= 1.5
    with pytest.raises(TypeError):
        table.loc[table.wk1 > 200, "wk1"] = 0.5


def test_whole_fractions_keep_a_column_whole_by_loc_only(table):
    fractions = table.wk1 * 1.0
    with pytest.raises(TypeError):
        table.iloc[:, 2] = fractions
    table.loc[:, "wk1"] = fractions
    assert table.wk1.dtype == "int64"
    table["wk1"] = fractions
    assert table.wk1.dtype == "float64"


def test_a_hole_goes_into_whole_numbers_and_not_into_truths(table):
    mask = table.wk1 > 50
    with pytest.raises(TypeError):
        mask.loc[0] = None
    assert table.wk1.replace(81, None).dtype == object
    table.loc[0, "wk1"] = None
    assert table.wk1.dtype == "float64"


def test_a_nought_among_words_is_refused_warned_about_or_taken(titles):
    with pytest.warns(Pandas4Warning):
        assert titles.fillna(0).dtype == object
    assert titles.where(titles.notna(), 0).dtype == object
    with pytest.raises(TypeError):
        titles.loc[1] = 0


def test_a_column_begun_with_nan_takes_no_words_and_one_begun_with_none_does(table):
    table["a"], table["b"] = np.nan, None
    with pytest.raises(TypeError):
        table.loc[1, "a"] = "left"
    table.loc[1, "b"] = "left"
    assert table.b[1] == "left"


def test_numbers_taken_out_are_read_only(table):
    with pytest.raises(ValueError, match="read-only"):
        table.wk1.to_numpy()[0] = 1
    table.wk1.to_numpy(dtype=float)[0] = 1
    table.to_numpy()[0] = 1
    assert table.wk1[0] == 81


def test_astype_keeps_a_hole_and_map_makes_a_word_of_it(titles):
    assert titles.astype(str).isna().sum() == 1
    assert titles.map(str)[1] == "nan"


def test_an_empty_table_makes_object_of_what_it_is_joined_to(table):
    empty = pd.DataFrame(columns=["track", "wk1"])
    assert {*pd.concat([empty, table[["track", "wk1"]]]).dtypes.astype(str)} == {"object"}
    empty.loc[0] = ["Music", 41]
    assert [*empty.dtypes.astype(str)] == ["str", "int64"]
    assert not isinstance(empty.index, pd.RangeIndex)


def test_rounding_and_printing_part_for_412_of_1000_halves():
    numbers = pd.Series([(10 * step + 5) / 1000 for step in range(1000)])
    pairs = zip(numbers.round(2), numbers, strict=True)
    assert sum(f"{near:.2f}" != f"{number:.2f}" for near, number in pairs) == 412
    assert (round(numbers, 2)[267], f"{2.675:.2f}") == (2.68, "2.67")
