"""Figures of the section “A question is a mask”."""

from figures.kit.canvas import canvas
from figures.kit.illustration import Illustration, figure, label
from figures.kit.pairs import LEFT, Side, kept, line, pair, put
from illustrated_models.examples.pandas.songs import MaskedTrace, masked

ROWS = (0, 3)  # the columns “artist” and “wk10”
ANSWER = 236.0  # where the answers begin


@figure(of=masked)
def a_question(trace: MaskedTrace, width: int) -> Illustration:
    """A question gives every row an answer."""
    asked = trace.mask
    assert asked.after is not None
    drawing = canvas(width, 240)
    line(drawing, asked.code, ANSWER, 18)
    shade = kept(asked.before, asked.after, (3,))
    put(drawing, Side(asked.before, (shade,), {"columns": ROWS, "fill": 200.0}), LEFT, 30)
    answers = kept(asked.after, asked.after, (0,))
    put(drawing, Side(asked.after, (answers,), {"fill": width - ANSWER - LEFT}), ANSWER, 30)
    true = sum(bool(answer) for answer in asked.after.numbers[:, 0])
    return Illustration(
        drawing,
        alt=label(
            "Each row is asked “{code}”; “{yes}” or “{no}” stands beside it.",
            code=asked.code,
            yes=asked.after.cells[2][0],
            no=asked.after.cells[0][0],
        ),
        facts={
            "code": asked.code,
            "dtype": asked.after.dtypes[0],
            "rows": asked.after.n_rows,
            "hole": asked.after.cells[1][0],
        },
        claims={
            "The answer is a column of its own, true or false": asked.after.dtypes[0] == "bool",
            "The hole is out": not bool(asked.after.numbers[1, 0]),
            "As many songs are in as are out": true * 2 == int(asked.after.n_rows),
        },
    )


@figure(of=masked, widths=(360, 720))
def rows_that_stay(trace: MaskedTrace, width: int) -> Illustration:
    """The mask keeps the rows where it is true."""
    asked, mask = trace.kept, trace.mask.after
    assert asked.after is not None
    assert mask is not None
    shade = kept(asked.before, mask, (0, 1, 2, 3))
    drawing, *_ = pair(width, asked.code, Side(asked.before, (shade,)), Side(asked.after))
    return Illustration(
        drawing,
        alt=label(
            "“{code}”: {n:words} of {all:words} rows stay, with the labels that they had.",
            code=asked.code,
            n=asked.after.n_rows,
            all=asked.before.n_rows,
        ),
        facts={"kept": asked.after.n_rows, "all": asked.before.n_rows, "code": asked.code},
        claims={
            "Rows keep their labels when others go": [*map(int, asked.after.index[0])] == [2, 4, 5],
        },
    )


@figure(of=masked)
def two_masks_joined(trace: MaskedTrace, width: int) -> Illustration:
    """Questions joined: both must be true."""
    one, other, both = trace.mask, trace.other, trace.both
    assert one.after is not None
    assert other.after is not None
    assert both.after is not None
    assert trace.kept_by_both.after is not None
    drawing = canvas(width, 246)
    step = 121.0
    line(drawing, both.code, LEFT, 18)
    for number, asked in enumerate((one, other, both)):
        shade = kept(asked.after, asked.after, (0,))
        side = Side(asked.after, (shade,), {"fill": 110.0})
        put(drawing, side, LEFT + number * step, 36)
    return Illustration(
        drawing,
        alt=label(
            "Columns of true and false; the last one, “{code}”, is true where both of the others"
            " are.",
            code=both.code,
        ),
        facts={"code": both.code, "kept": trace.kept_by_both.after.n_rows},
        claims={
            "& is true where both are": bool(
                (both.after.numbers == one.after.numbers * other.after.numbers).all()
            ),
        },
    )
