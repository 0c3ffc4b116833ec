"""A frame drawn as pandas has it is passed; every other drawing of it is not."""

from dataclasses import dataclass

import pandas as pd
import pytest

from figures.kit.bound import bind
from figures.kit.canvas import canvas
from figures.kit.frames import by_value, child, data_frame, origins
from figures.proof.reader import read_alone
from illustrated_models.charts import songs
from illustrated_models.tables import Grouping, TableTrace, group_of, run

MEAN = 'M.groupby("artist")[["wk1", "wk10"]].mean()'


@dataclass(frozen=True)
class Trace:
    mean: TableTrace
    both: TableTrace
    groups: Grouping


@pytest.fixture(scope="module")
def raw():
    return Trace(
        run(MEAN, songs(), lambda m: m.groupby("artist")[["wk1", "wk10"]].mean()),
        run("agg", songs(), lambda m: m.groupby("artist")[["wk1", "wk10"]].agg(["min", "max"])),
        group_of(songs(), "artist"),
    )


@pytest.fixture
def drawn(raw, finished):
    """A source with its groups shaded, or a result; as a fragment of a page."""

    def draw(which="source", **options):
        trace, drawing = bind(raw, "example/one"), canvas(360, 300)
        if which == "source":
            hues = {0: "encoder", 1: "decoder", 2: "embedding"}
            shades = (by_value(trace.groups.of_row, hues, [0], range(6)),)
            data_frame(drawing, trace.mean.before, 4, 4, dtypes=True, shades=shades, **options)
        elif which == "children":
            made = trace.mean.made_of[3]
            shades = (origins(trace.mean.before, made, "query"),)
            data_frame(drawing, trace.mean.before, 4, 4, columns=[0, 2, 3], shades=shades)
        elif which == "child":
            shades = (child(trace.mean.after, 3, trace.mean.made_of[3], "query"),)
            data_frame(drawing, trace.mean.after, 4, 4, shades=shades)
        else:
            data_frame(drawing, trace.both.after, 4, 4)
        return finished(drawing)

    return draw


@pytest.mark.parametrize("which", ["source", "children", "child", "levels"])
def test_a_true_drawing_is_passed(drawn, rules, which):
    assert rules(drawn(which)) == set()


@pytest.fixture
def rules(raw):
    return lambda fragment: {found.rule for found in read_alone(fragment, raw)}


@pytest.mark.parametrize(
    ("which", "pattern", "new", "rule"),
    [
        ("source", r'(y=")[\d.]+("[^>]*source="mean\.before\.cells\[1\]\[2\]")', r"\g<1>140\2",
         "position"),
        ("source", r'(x=")[\d.]+("[^>]*source="mean\.before\.cells\[1\]\[0\]")', r"\g<1>140\2",
         "position"),
        ("source", r">American Pie<", ">Music<", "text"),
        ("source", r'var\(--im-error-ink\)', "var(--im-text)", "colour"),
        ("source", r'var\(--im-decoder-fill\)', "var(--im-encoder-fill)", "colour"),
        ("source", r'data-by="groups\.of_row\[1\]"', 'data-by="groups.of_row[0]"', "colour"),
        ("source", r'data-by="groups\.of_row\[1\]"', 'data-by="groups.of_row[4]"', "colour"),
        ("source", r">…<", ">·<", "complete"),
        ("children", r'data-by="mean\.made_of\[3\]\[1\]"', 'data-by="mean.made_of[5][1]"',
         "colour"),
        ("children", r'data-source="mean\.before\.cells\[1\]\[3\]" data-by',
         'data-source="mean.before.cells[2][3]" data-by', "position"),
        ("child", r'data-by="mean\.made_of\[3\]\[0\]"', 'data-by="mean.made_of[2][0]"', "colour"),
        ("levels", r'd="M[^"]*"([^>]*data-role="bracket")', r'd="M70 30h10"\1', "position"),
    ],
)  # fmt: skip
def test_a_false_drawing_is_noticed(drawn, rules, changed, which, pattern, new, rule):
    options = {"room": 220} if "…" in pattern else {}
    assert rule in rules(changed(drawn(which, **options), pattern, new))


def test_a_row_that_is_left_out_is_said(drawn, rules):
    fragment = drawn(rows=[0, 1, 4])
    assert rules(fragment) == set()
    assert fragment.count("…") == 2


def test_cells_exchanged_with_those_of_another_row_are_noticed(drawn, rules):
    fragment = drawn()
    one, other = ("mean.before.cells[0][1]", "mean.before.cells[2][1]")
    swapped = fragment.replace(one, "X").replace(other, one).replace("X", other)
    swapped = swapped.replace("Higher<", "Y").replace("There U Go<", "Higher<")
    assert "position" in rules(swapped.replace("Y", "There U Go<"))


def test_a_cell_that_is_missing_is_noticed(drawn, rules, changed):
    fragment = changed(drawn(), r'<text [^>]*source="mean\.before\.cells\[2\]\[2\]".*?</text>', "")
    assert "complete" in rules(fragment)


def test_a_wide_frame_leaves_columns_out_and_shrinks_nothing():
    table = pd.DataFrame([range(100, 130)], columns=[f"week {n}" for n in range(30)])
    trace = bind(run("M", table, lambda m: m, deep=False), "example/one")
    drawing = canvas(360, 100)
    grid = data_frame(drawing, trace.before, 4, 4, room=352)
    drawing.check()
    assert grid.columns[-1] == 29
    assert grid.place.right_edge <= 360
    assert len(grid.columns) < 30
