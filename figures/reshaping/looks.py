"""Figures of the section “Some relatives”."""

from figures.kit.bound import Value
from figures.kit.canvas import Canvas, canvas
from figures.kit.frames import child, origins
from figures.kit.illustration import Illustration, figure, label
from figures.kit.pairs import CODE, FULL, LEFT, Side, pair, put, write
from illustrated_models.examples.reshaping.turns import LooksTrace, looks


def answer(width: int, asked: Value, height: int) -> Canvas:
    """The lines of a question, and the table that comes of them."""
    drawing = canvas(width, height)
    write(drawing, asked.lines, LEFT, 20)
    put(drawing, Side(asked.after, options={"fill": FULL}), LEFT, CODE)
    return drawing


@figure(of=looks)
def counted(trace: LooksTrace, width: int) -> Illustration:
    """How many songs of each artist were among the best in a later week?"""
    asked = trace.counted
    assert asked.after is not None
    return Illustration(
        answer(width, asked, 148),
        alt=label(
            "“{one}” has {none:.0f} songs under “{yes}”, “{other}” {all:.0f}.",
            one=asked.after.index[0][0],
            none=asked.after.numbers[0, 1],
            yes=asked.after.columns[0][1],
            other=asked.after.index[0][2],
            all=asked.after.numbers[2, 1],
        ),
        facts={"nought": asked.after.cells[0][1], "dtype": asked.after.dtypes[0]},
        claims={
            "crosstab counts rows, and where there is none it says nought, not hole": bool(
                asked.after.dtypes[0] == "int64" and float(asked.after.cells[0][1]) == 0
            ),
            "The song with the hole is counted among the others": bool(
                int(asked.after.numbers.sum()) == int(asked.before.n_rows)
            ),
        },
    )


@figure(of=looks)
def yes_or_no(trace: LooksTrace, width: int) -> Illustration:
    """A column of names becomes a column for each name."""
    asked = trace.yes_or_no
    assert asked.after is not None
    return Illustration(
        answer(width, asked, 232),
        alt=label(
            "A column for each artist; “{yes}” stands where a row is about that artist.",
            yes=asked.after.cells[0][0],
        ),
        facts={"dtype": asked.after.dtypes[0]},
        claims={
            "Every row has one True": bool((asked.after.numbers.sum(1) == 1).all()),
            "What it writes are truth values, not noughts and ones": set(asked.after.dtypes)
            == {"bool"},
        },
    )


@figure(of=looks, widths=(360, 720))
def lists_apart(trace: LooksTrace, width: int) -> Illustration:
    """A list in a cell becomes a row for each of its things."""
    asked = trace.exploded
    assert asked.after is not None
    drawing, *_ = pair(
        width, asked.code, Side(asked.before, options={"fill": FULL}), Side(asked.after)
    )
    return Illustration(
        drawing,
        alt=label(
            "{n:Words} artists with lists of songs become {m:words} rows, with labels that repeat.",
            n=asked.before.n_rows,
            m=asked.after.n_rows,
        ),
        facts={"before": asked.before.n_rows, "after": asked.after.n_rows},
        claims={
            "Rows from one list share one label": [*map(int, asked.after.index[0])]
            == sorted([*range(int(asked.before.n_rows))] * 2),
        },
    )


@figure(of=looks, widths=(360, 720))
def names_with_numbers(trace: LooksTrace, width: int) -> Illustration:
    """The number in a column’s name becomes a number in the index."""
    asked = trace.by_name
    assert asked.after is not None
    place = 6  # the first song in its tenth week
    made = asked.made_of[place]
    before = Side(asked.before, (origins(asked.before, made, "query"),))
    after = Side(asked.after, (child(asked.after, place, made, "query"),))
    drawing, *_ = pair(width, asked.code, before, after)
    assert trace.no_number.after is not None
    return Illustration(
        drawing,
        alt=label(
            "“{wide}” becomes “{stub}” with the number {week} in the index.",
            wide=asked.before.columns[0][3],
            stub=asked.after.columns[0][0],
            week=asked.after.index[1][place],
        ),
        facts={"week": asked.after.index[1][place], "rows": trace.no_number.after.n_rows},
        claims={
            "Weeks are numbers now, and in the order of numbers": bool(
                asked.after.index_dtypes[1] == "int64"
                and [int(each) for each in asked.after.index[1]]
                == sorted(int(each) for each in asked.after.index[1])
            ),
            "If the names end in words, an empty table comes out, and no error": bool(
                int(trace.no_number.after.n_rows) == 0 and not trace.no_number.refusal
            ),
        },
    )
