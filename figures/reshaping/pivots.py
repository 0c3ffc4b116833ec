"""Figures of the sections on pivot: several rows for one cell, and one number of several."""

from figures.kit.canvas import canvas
from figures.kit.frames import by_value, child, origins
from figures.kit.illustration import Illustration, figure, label
from figures.kit.pairs import LEFT, Side, pair, put, write
from figures.kit.text import words
from figures.reshaping.turning import by_row, turned
from illustrated_models.examples.reshaping.turns import PivotTrace, pivots

MADONNA, FIRST, TENTH = 1, 0, 1  # a row and columns of the means


@figure(of=pivots, widths=(360, 720))
def long_to_wide(trace: PivotTrace, width: int) -> Illustration:
    """A column of names becomes the names of the columns."""
    asked = trace.pivoted
    assert asked.after is not None
    drawing = turned(width, asked, by_row, (0, 1, 2), (1, 2, 3))
    weeks = [str(name) for name in asked.after.columns[0]]
    return Illustration(
        drawing,
        alt=label(
            "{long:Words} rows become {rows:words}; the weeks stand beside each other, as {a},"
            " {b}, {c}.",
            long=asked.before.n_rows,
            rows=asked.after.n_rows,
            a=asked.after.columns[0][0],
            b=asked.after.columns[0][1],
            c=asked.after.columns[0][2],
        ),
        facts={
            "before": asked.before.n_rows,
            "after": asked.after.n_rows,
            "whole": asked.before.dtypes[3],
            "real": asked.after.dtypes[TENTH],
            "hole": asked.after.cells[0][TENTH],
            "second": asked.after.columns[0][1],
            "third": asked.after.columns[0][2],
        },
        claims={
            "Every number has moved, and none is computed": sorted(
                float(row[3]) for row in asked.before.cells
            )
            == sorted(
                float(cell) for row in asked.after.cells for cell in row if str(cell) != "NaN"
            ),
            "The hole is back, though no row spoke of it": bool(
                asked.after.missing.sum() == 1 and asked.before.missing.sum() == 0
            ),
            "With it, whole numbers have become fractions": (
                asked.before.dtypes[3] == "int64" and set(asked.after.dtypes) == {"float64"}
            ),
            "The tenth week stands before the second": weeks.index("wk10") < weeks.index("wk2"),
            "The songs are in the order of their names, not in that of the table": bool(
                [*asked.after.index[0]] == sorted(asked.after.index[0])
                and asked.before.cells[0][1] != asked.after.index[0][0]
            ),
        },
    )


@figure(of=pivots)
def refused(trace: PivotTrace, width: int) -> Illustration:
    """Rows that want to be the same cell: pandas refuses."""
    asked = trace.refused
    of_row = trace.pairs.of_row
    counts = [int((of_row == number).sum()) for number in range(len(trace.pairs.keys))]
    twice = {number: "error" for number, count in enumerate(counts) if count > 1}
    drawing = canvas(width, 338)
    write(drawing, asked.lines, LEFT, 18)
    rows = range(int(asked.before.n_rows))
    shades = (by_value(of_row, twice, (0, 2, 3), rows),)
    put(drawing, Side(asked.before, shades, {"columns": (0, 2, 3), "fill": 352.0}), LEFT, 50)
    words(drawing, asked.refusal, LEFT, 322, "error", size=15, weight="semibold")
    return Illustration(
        drawing,
        alt=label(
            "Rows about “{artist}” are shaded where there is another one for the same week, “{one}”"
            " or “{two}”. pandas answers with a {error}.",
            artist=asked.before.cells[1][0],
            one=asked.before.cells[1][2],
            two=asked.before.cells[4][2],
            error=asked.refusal,
        ),
        facts={"error": asked.refusal, "reason": asked.reason},
        claims={
            "In some weeks an artist has two songs in the chart": max(counts) == 2,
            "pivot never chooses: it refuses": (
                asked.after is None and asked.refusal == "ValueError"
            ),
        },
    )


@figure(of=pivots, widths=(360, 720))
def one_of_two(trace: PivotTrace, width: int) -> Illustration:
    """Of several numbers, pivot_table makes one: here, their mean."""
    asked = trace.mean
    assert asked.after is not None
    assert trace.smallest.after is not None
    assert trace.count.after is not None
    place = MADONNA * int(asked.after.n_columns) + FIRST
    made = asked.made_of[place]
    before = Side(asked.before, (origins(asked.before, made, "query"),), {"columns": (0, 2, 3)})
    after = Side(asked.after, (child(asked.after, place, made, "query"),))
    drawing, *_ = pair(width, asked.lines, before, after)
    numbers, counts = asked.after.numbers, trace.count.after.numbers
    return Illustration(
        drawing,
        alt=label(
            "Both places of “{artist}” in “{week}” go into the same cell, {mean:.1f}.",
            artist=asked.after.index[0][MADONNA],
            week=asked.after.columns[0][FIRST],
            mean=numbers[MADONNA, FIRST],
        ),
        facts={
            "one": asked.before.cells[1][3],
            "other": asked.before.cells[2][3],
            "mean": numbers[MADONNA, FIRST],
            "smallest": trace.smallest.after.numbers[MADONNA, FIRST],
            "tenth": numbers[MADONNA, TENTH],
            "counted": counts[MADONNA, TENTH],
        },
        claims={
            "Unless told otherwise, it takes the mean": bool(
                numbers[MADONNA, FIRST]
                == (float(asked.before.cells[1][3]) + float(asked.before.cells[2][3])) / 2
            ),
            "A cell says nothing about how many rows it was made of": bool(
                counts[MADONNA, FIRST] == 2 and counts[MADONNA, TENTH] == 1
            ),
            "No hole is left in it": int(asked.after.missing.sum()) == 0,
            "Of whole numbers, the smallest is whole, and the mean a fraction": bool(
                trace.smallest.after.dtypes[0] == "int64" and asked.after.dtypes[0] == "float64"
            ),
        },
    )
