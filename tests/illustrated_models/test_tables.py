"""What pandas makes of a table, and what each cell of the result is made of."""

import numpy as np
import pandas as pd
import pytest

from illustrated_models.charts import billboard, songs
from illustrated_models.examples.pandas.closer import assigned
from illustrated_models.examples.pandas.tries import masks
from illustrated_models.examples.reshaping.tries import levels
from illustrated_models.tables import TableTrace, as_frame, ask, group_of, run
from illustrated_models.training.pandas.recipes import cut

REPEATED = pd.DataFrame(
    [[1, 2.0], [3, np.nan], [5, 6.0]], index=["a", "a", "b"], columns=["x", "y"]
)  # two rows with one label, and a hole
OPERATIONS = {
    "M": lambda m: m,
    'M["track"]': lambda m: m["track"],
    "M.iloc[1:3]": lambda m: m.iloc[1:3],
    "M.loc[1:3]": lambda m: m.loc[1:3],
    "M.wk10 < 20": lambda m: m.wk10 < 20,
    "M[M.wk10 < 20]": lambda m: m[m.wk10 < 20],
    'M[M.artist == "Pink"]': lambda m: m[m.artist == "Pink"],
    "M.isna()": lambda m: m.isna(),
    "M.dropna()": lambda m: m.dropna(),
    "M.fillna": lambda m: m.fillna({"wk10": 0}),
    "M.wk10.sum()": lambda m: m.wk10.sum(),
    "M.assign": lambda m: m.assign(climb=m.wk1 - m.wk10),
    "M.sort_values": lambda m: m.sort_values("wk10"),
    "groupby.sum": lambda m: m.groupby("artist").sum(),
    "groupby.mean": lambda m: m.groupby("artist")[["wk1", "wk10"]].mean(),
    "groupby.agg": lambda m: m.groupby("artist").agg({"wk1": ["min", "max"]}),
    "groupby.transform": lambda m: m.groupby("artist").wk1.transform("mean"),
    "melt": lambda m: m.melt(id_vars=["artist", "track"]),
    "pivot": lambda m: m.pivot(index="track", columns="artist", values="wk10"),
    "stack": lambda m: m.set_index(["artist", "track"]).stack(),
    "unstack": lambda m: m.set_index(["artist", "track"]).wk10.unstack(),
    "concat": lambda m: pd.concat([m, m]),
}


@pytest.fixture(scope="module")
def traces() -> dict[str, TableTrace]:
    return {code: run(code, songs(), operation) for code, operation in OPERATIONS.items()}


def cells(value: object) -> pd.DataFrame:
    if isinstance(value, pd.Series):
        return value.to_frame()
    return value if isinstance(value, pd.DataFrame) else pd.DataFrame([value])


@pytest.mark.proves(
    "illustrated_models.tables.Frame.cells",
    "illustrated_models.tables.Frame.dtypes",
    "illustrated_models.tables.Frame.numbers",
    "illustrated_models.tables.Frame.missing",
    "illustrated_models.tables.Frame.n_rows",
    "illustrated_models.tables.Frame.n_columns",
)
@pytest.mark.parametrize("code", OPERATIONS)
def test_the_result_is_what_pandas_returns(traces, code):
    right = cells(OPERATIONS[code](songs()))
    frame = traces[code].after
    assert (frame.n_rows, frame.n_columns) == right.shape
    assert frame.dtypes == tuple(map(str, right.dtypes))
    assert (frame.missing == right.isna().to_numpy()).all()
    for row, words in enumerate(frame.cells):
        for column, word in enumerate(words):
            value = right.iloc[row, column]
            if isinstance(value, str):
                assert word == value
            elif pd.isna(value):
                assert word == "NaN"
            else:
                shown = float(word == "True" if word in ("True", "False") else word)
                assert shown == pytest.approx(float(value), abs=1e-5)
            held = np.nan if isinstance(value, str) else float(value)
            np.testing.assert_equal(frame.numbers[row, column], held)


def test_a_mean_is_made_of_the_numbers_of_its_group_and_its_label_of_the_words(traces):
    trace = traces["groupby.mean"]
    assert trace.after.index == (("Creed", "Madonna", "Pink"),)
    assert trace.made_of[2] == (6, 18)  # Madonna, wk1: rows 1 and 4 of column 2
    assert trace.decided_by[2] == (4, 16)  # by the words in column 0
    labels = trace.made_of[trace.after.n_rows * trace.after.n_columns :]
    assert labels[1] == (4, 16)


def test_a_hole_makes_a_column_real_and_a_difference_a_hole(traces):
    trace = traces["M.assign"]
    assert trace.before.dtypes == ("str", "str", "int64", "float64")
    assert trace.after.cells[1] == ("Madonna", "American Pie", "43", "NaN", "NaN")
    assert trace.after.missing[1].tolist() == [False, False, False, True, True]
    assert trace.made_of[9] == (7,)  # of the hole alone: no other number could change it


def test_melted_names_of_columns_are_made_of_the_labels(traces):
    trace = traces["melt"]
    n_cells, n_rows = songs().size, len(songs())
    assert trace.made_of[2] == (n_cells + n_rows + 2,)  # “wk1” of the first row
    assert trace.made_of[3] == (2,)


def test_rows_of_one_label_are_told_apart():
    trace = run("X + 1", REPEATED, lambda x: x + 1)
    assert trace.before.index == (("a", "a", "b"),)
    assert trace.made_of[:6] == ((0,), (1,), (2,), (3,), (4,), (5,))


@pytest.mark.proves(
    "illustrated_models.tables.Frame.columns",
    "illustrated_models.tables.Frame.index",
    "illustrated_models.tables.Frame.index_names",
)
def test_levels_are_read_from_the_outside_in(traces):
    frame = traces["groupby.agg"].after
    assert frame.columns == (("wk1", "wk1"), ("min", "max"))
    assert frame.index_names == ("artist",)
    stacked = traces["stack"].after
    assert stacked.index_names == ("artist", "track", "")
    assert stacked.index[0][:3] == ("Creed", "Creed", "Madonna")
    assert stacked.index[2][:3] == ("wk1", "wk10", "wk1")


def test_an_unstacked_label_is_made_of_all_labels_that_are_alike():
    table = songs().set_index(["artist", "track"])[["wk10"]]
    trace = run("unstack", table, lambda m: m.wk10.unstack())
    n_cells = trace.after.n_rows * trace.after.n_columns
    assert trace.made_of[n_cells] == (6, 9)  # “Creed”: rows 0 and 3 of the outer level


@pytest.mark.proves(
    "illustrated_models.tables.TableTrace.refusal",
    "illustrated_models.tables.TableTrace.reason",
)
def test_what_pandas_refuses_is_told():
    trace = run("mean", songs(), lambda m: m.groupby("artist").mean())
    assert trace.after is None
    assert (trace.refusal, trace.made_of) == ("TypeError", ())
    assert "str" in trace.reason


@pytest.mark.proves("illustrated_models.tables.Grouping.of_row")
def test_rows_know_their_group():
    groups = group_of(songs(), "artist")
    assert groups.keys == ("Creed", "Madonna", "Pink")
    assert groups.of_row.tolist() == [0, 1, 2, 0, 1, 2]


def test_a_frame_without_rows_has_labels():
    frame = as_frame(songs().iloc[:0])
    assert frame.cells == ()
    assert frame.columns == (("artist", "track", "wk1", "wk10"),)


def test_the_small_table_is_cut_from_the_large_one():
    pd.testing.assert_frame_equal(cut(billboard()).reset_index(drop=True), songs())
    assert billboard().shape == (317, 79)


@pytest.mark.proves("illustrated_models.tables.TableTrace.code")
@pytest.mark.parametrize(
    "code", ["songs.wk1 + 1", "songs['new'] = songs.wk1 + 1", "x = 1\nsongs.wk1 + x"]
)
def test_the_code_that_is_shown_is_the_code_that_ran(code):
    trace = ask(code, songs(), deep=False)
    assert trace.code == code
    assert trace.after.numbers[:, -1].tolist() == (songs().wk1 + 1).tolist()
    assert ask(code, songs().iloc[:2], deep=False).after.n_rows == 2


@pytest.mark.proves(
    "illustrated_models.examples.pandas.tries.Question.n_kept",
    "illustrated_models.examples.pandas.tries.Question.mask",
    "illustrated_models.examples.pandas.tries.Question.code",
)
def test_a_question_keeps_the_rows_where_its_mask_is_true():
    for question in masks().questions:
        kept = songs()[eval(question.code, {"songs": songs()})]
        assert question.n_kept == len(kept), question.code
        assert list(np.flatnonzero(question.mask)) == list(kept.index)


@pytest.mark.proves("illustrated_models.examples.pandas.closer.AssignedTrace.warning")
def test_a_number_put_into_a_copy_warns_and_changes_nothing():
    trace = assigned()
    table = songs()
    with pytest.warns(pd.errors.ChainedAssignmentError):
        table[table.wk10.isna()]["wk10"] = 101
    assert trace.warning == "ChainedAssignmentError"
    assert trace.chained.after.cells == trace.chained.before.cells
    assert trace.located.after.cells != trace.located.before.cells


@pytest.mark.proves(
    "illustrated_models.examples.reshaping.tries.LevelsTrace.n_holes",
    "illustrated_models.examples.reshaping.tries.LevelsTrace.names",
)
def test_a_level_that_goes_up_leaves_a_hole_for_every_pair_without_a_row():
    trace = levels()
    for name, turn, n_holes in zip(trace.names, trace.turns, trace.n_holes, strict=True):
        assert turn.after is not None
        assert name not in turn.after.index_names
        assert name in turn.after.column_names
        pairs = turn.after.n_rows * turn.after.n_columns
        assert n_holes == pairs - turn.before.n_rows
