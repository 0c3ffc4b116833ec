"""The figure of the section “Which one do I need?”, and those of the exercises."""

from math import isnan

from figures.kit.bound import Value
from figures.kit.canvas import canvas
from figures.kit.illustration import Illustration, figure, label
from figures.kit.pairs import CODE, FULL, LEFT, Side, put, write
from figures.kit.text import words
from illustrated_models.examples.reshaping.turns import (
    ChoiceTrace,
    ExercisesTrace,
    choice,
    exercises,
)

ROW = 34.0


@figure(of=choice)
def which_one(trace: ChoiceTrace, width: int) -> Illustration:
    """Every turn, with the size of the table before and after."""
    turns = trace.turns
    drawing = canvas(width, round(2 * ROW * len(turns)) + 4)
    y = 22.0
    for turn in turns:
        assert turn.after is not None
        write(drawing, [turn.code], LEFT, y)
        sizes = label(
            "{r:d} × {c:d}  →  {m:d} × {n:d}",
            r=turn.before.n_rows,
            c=turn.before.n_columns,
            m=turn.after.n_rows,
            n=turn.after.n_columns,
        )
        words(drawing, sizes, width - LEFT, y + 22, "dim", size=15, anchor="end")
        y += 2 * ROW
    first, last = turns[0].after, turns[len(turns) - 1].after
    assert first is not None
    assert last is not None
    return Illustration(
        drawing,
        alt=label(
            "Turns of the table, each with rows and columns before and after: “{one}” makes {r:d}"
            " rows of {b:d}.",
            one=turns[0].code,
            r=first.n_rows,
            b=turns[0].before.n_rows,
        ),
        facts={"rows": first.n_rows},
        claims={
            "Only what counts or takes a mean makes new numbers": bool(
                _numbers(turns[0].after) <= _numbers(turns[0].before)
                and _numbers(turns[2].after) <= _numbers(turns[2].before)
                and _numbers(turns[4].after) <= _numbers(turns[4].before)
                and not _numbers(turns[1].after) <= _numbers(turns[1].before)
                and not _numbers(turns[5].after) <= _numbers(turns[5].before)
            ),
        },
    )


def _numbers(frame: Value) -> set[float]:
    """What stands in the cells of a frame, without the holes."""
    return {float(each) for row in frame.numbers for each in row if not isnan(float(each))}


@figure(of=exercises)
def by_hand(trace: ExercisesTrace, width: int) -> Illustration:
    """The long table, and a question to answer on paper."""
    asked = trace.by_hand
    assert asked.after is not None
    drawing = canvas(width, 290)
    write(drawing, [asked.code], LEFT, 20)
    options = {"columns": (0, 1, 2), "fill": FULL}
    put(drawing, Side(asked.before, options=options), LEFT, CODE)
    numbers = asked.after.numbers
    return Illustration(
        drawing,
        alt=label("The long table, and a question: “{code}”.", code=asked.code),
        facts={"fewest": numbers[1, 1], "most": numbers[1, 0]},
        claims={
            "Only Madonna has a week with more than one song": bool(
                numbers[1].max() > 1 and numbers[0].max() == 1
            )
        },
    )


@figure(of=exercises)
def means_by_level(trace: ExercisesTrace, width: int) -> Illustration:
    """The mean place of each artist, over a level of the index."""
    asked = trace.there
    assert asked.after is not None
    drawing = canvas(width, 142)
    write(drawing, asked.lines, LEFT, 20)
    put(drawing, Side(asked.after, options={"fill": FULL}), LEFT, CODE + 22)
    return Illustration(
        drawing,
        alt=label(
            "“{one}” {a:.1f}, “{other}” {b:.1f}.",
            one=asked.after.index[0][0],
            a=asked.after.numbers[0, 0],
            other=asked.after.index[0][1],
            b=asked.after.numbers[1, 0],
        ),
        facts={"creed": asked.after.numbers[0, 0], "madonna": asked.after.numbers[1, 0]},
    )
