"""The figure of the section “On one sheet”, and those of the exercises."""

from figures.kit.canvas import canvas
from figures.kit.illustration import Illustration, figure, label
from figures.kit.pairs import CODE, FULL, LEFT, Side, line, put
from figures.kit.tables import Column, table
from illustrated_models.examples.pandas.songs import (
    ExercisesTrace,
    SheetTrace,
    exercises,
    sheet,
)

ROW = 34.0


@figure(of=sheet)
def on_one_sheet(trace: SheetTrace, width: int) -> Illustration:
    """What was asked, and how many rows and columns came back."""
    asked = trace.questions
    drawing = canvas(width, round(ROW * (len(asked) + 1)) + 12)
    answers = [each.after for each in asked]
    assert all(answers)
    sizes = [label("{r:d} × {c:d}", r=a.n_rows, c=a.n_columns) for a in answers if a]
    codes = [each.code for each in asked]
    table(
        drawing,
        (
            Column(LEFT, codes, label("asked"), role="context", weight="semibold"),
            Column(width - LEFT, sizes, label("rows × columns"), anchor="end"),
        ),
        6,
        ROW,
    )
    first, last = (each.after for each in (asked[0], asked[len(asked) - 1]))
    assert first is not None
    assert last is not None
    return Illustration(
        drawing,
        alt=label(
            "Questions to the table, from “{first}”, which gives {r:d} rows, to “{last}”.",
            first=asked[0].code,
            r=first.n_rows,
            last=asked[len(asked) - 1].code,
        ),
        facts={"rows": first.n_rows, "columns": last.n_columns},
    )


@figure(of=exercises)
def by_hand(trace: ExercisesTrace, width: int) -> Illustration:
    """A mask for paper: which rows stay?"""
    drawing = canvas(width, 234)
    line(drawing, trace.by_hand.code, LEFT, 20)
    put(drawing, Side(trace.by_hand.before, options={"fill": FULL}), LEFT, CODE - 4)
    after = trace.by_hand.after
    assert after is not None
    return Illustration(
        drawing,
        alt=label("The songs, and a question: “{code}”.", code=trace.by_hand.code),
        facts={
            "rows": after.n_rows,
            "first": after.index[0][0],
            "last": after.index[0][int(after.n_rows) - 1],
        },
        claims={"The song with the hole does not stay": 1 not in map(int, after.index[0])},
    )


@figure(of=exercises)
def in_the_notebook(trace: ExercisesTrace, width: int) -> Illustration:
    """The artists whose songs stayed longest in the chart of the year."""
    after = trace.in_the_notebook.after
    assert after is not None
    drawing = canvas(width, 196)
    put(drawing, Side(after, options={"fill": FULL}), LEFT, 2)
    return Illustration(
        drawing,
        alt=label(
            "“{artist}” stayed for {weeks:.0f} weeks in all.",
            artist=after.index[0][0],
            weeks=after.numbers[0, 0],
        ),
        facts={"artist": after.index[0][0], "weeks": after.numbers[0, 0]},
    )
