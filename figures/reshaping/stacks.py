"""Figures of the section “Levels: stack and unstack”."""

from figures.kit.illustration import Illustration, figure, label
from figures.reshaping.turning import by_column, by_row, turned
from illustrated_models.examples.reshaping.turns import StackTrace, stacks


@figure(of=stacks, widths=(360, 720))
def the_inner_level(trace: StackTrace, width: int) -> Illustration:
    """Unstack the weeks: they leave the index and become names of columns."""
    asked = trace.inner
    assert asked.after is not None
    drawing = turned(width, asked, by_row, (0, 1, 2), (0,))
    return Illustration(
        drawing,
        alt=label(
            "A column whose index has the levels “{song}” and “{week}” becomes a table with the"
            " weeks beside each other.",
            song=asked.before.index_names[0],
            week=asked.before.index_names[1],
        ),
        facts={
            "levels": asked.before.index_names[1],
            "rows": asked.before.n_rows,
            "hole": asked.after.cells[0][1],
        },
        claims={
            "An outer name stands once for all rows below it": len(asked.before.index) == 2,
            "The index has lost a level, and the columns have it": bool(
                len(asked.after.index) == 1 and asked.after.column_names[0] == "week"
            ),
            "Unstacking makes a hole where there was no row": bool(
                asked.after.missing.sum() == 1 and asked.before.missing.sum() == 0
            ),
        },
    )


@figure(of=stacks, widths=(360, 720))
def the_outer_level(trace: StackTrace, width: int) -> Illustration:
    """Unstack the songs instead, by their level’s name."""
    asked = trace.outer
    assert asked.after is not None
    drawing = turned(width, asked, by_column, (0, 1, 2), (0,))
    filled = trace.filled.after
    assert filled is not None
    return Illustration(
        drawing,
        alt=label(
            "The same column, with the songs beside each other: “{first}” comes first.",
            first=asked.after.columns[0][0],
        ),
        facts={"code": trace.filled.code, "nought": filled.cells[0][1]},
        claims={
            "It is the other table, turned over": bool(
                trace.inner.after is not None
                and [[str(c) for c in row] for row in asked.after.cells]
                == [
                    [str(row[column]) for row in trace.inner.after.cells]
                    for column in range(len(trace.inner.after.columns[0]))
                ]
            ),
            "Filled with noughts, the places stay whole": set(filled.dtypes) == {"int64"},
            "A nought is better than the first place": float(filled.cells[0][1]) == 0,
        },
    )


@figure(of=stacks, widths=(360, 720))
def stacked(trace: StackTrace, width: int) -> Illustration:
    """Stack: the names of the columns become the inner level of the index."""
    asked = trace.stacked
    assert asked.after is not None
    shades = turned(width, asked, lambda row, _: by_row(row // 3, 0), (0,), (0, 1, 2))
    again = trace.again
    assert again.after is not None
    return Illustration(
        shades,
        alt=label(
            "A table of {rows:words} songs becomes a column of {cells:words} places.",
            rows=asked.before.n_rows,
            cells=asked.after.n_rows,
        ),
        facts={"before": again.before.n_rows, "after": again.after.n_rows},
        claims={
            "Stacking keeps the hole: it has a row now": bool(
                asked.after.missing.sum() == 1 and asked.before.missing.sum() == 1
            ),
            "Unstacked and stacked again, a column has more rows than it had": bool(
                int(again.after.n_rows) > int(again.before.n_rows)
            ),
        },
    )
