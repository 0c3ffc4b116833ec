"""Figures of the section “A hole”."""

from figures.kit.canvas import canvas
from figures.kit.frames import by_value
from figures.kit.illustration import Illustration, figure, label
from figures.kit.pairs import LEFT, Side, kept, line, pair, put
from figures.kit.tables import Column, table
from illustrated_models.examples.pandas.songs import HolesTrace, MaskedTrace, holes, masked

HOLE = {1: "error"}
WEEK = 3
LONELY = 1  # the row with the hole


@figure(of=masked)
def neither_below_nor_above(trace: MaskedTrace, width: int) -> Illustration:
    """Asked for less and asked for more, a hole says no."""
    below, above = trace.mask, trace.least
    assert below.after is not None
    assert above.after is not None
    drawing = canvas(width, 240)
    put(drawing, Side(below.before, (), {"columns": (WEEK,), "fill": 100.0}), LEFT, 30)
    for asked, x in ((below, 118.0), (above, 240.0)):
        line(drawing, asked.code, x, 18)
        shade = kept(asked.after, asked.after, (0,))
        put(drawing, Side(asked.after, (shade,), {"fill": 114.0}), x, 30)
    both = below.after.numbers[:, 0] + above.after.numbers[:, 0]
    assert trace.negated.after is not None
    return Illustration(
        drawing,
        alt=label(
            "A column, asked “{below}” and “{above}”: the hole answers “{no}” to both.",
            below=below.code,
            above=above.code,
            no=below.after.cells[LONELY][0],
        ),
        facts={"below": below.code, "above": above.code, "negated": trace.negated.code},
        claims={
            "Asked for less and asked for more, a hole answers “no”": bool(
                both[LONELY] == 0 and (both.tolist().count(1.0) == len(both) - 1)
            ),
            "Only to “unlike” it answers yes": bool(
                trace.unlike.after is not None and trace.unlike.after.numbers[LONELY, 0]
            ),
            "Turned round, the question takes the hole in": bool(
                trace.negated.after.numbers[LONELY, 0]
            ),
        },
    )


@figure(of=holes, widths=(360, 720))
def dropped(trace: HolesTrace, width: int) -> Illustration:
    """The whole row goes for one hole."""
    asked, where = trace.dropped, trace.is_hole.after
    assert asked.after is not None
    assert where is not None
    rows = range(int(asked.before.n_rows))
    shade = by_value(where.numbers, HOLE, (WEEK,), rows)
    drawing, *_ = pair(width, asked.code, Side(asked.before, (shade,)), Side(asked.after))
    return Illustration(
        drawing,
        alt=label(
            "“{code}” leaves {n:words} rows: “{track}” has gone, its first week with it.",
            code=asked.code,
            n=asked.after.n_rows,
            track=asked.before.cells[LONELY][1],
        ),
        facts={"rows": asked.after.n_rows, "code": asked.code},
        claims={
            "The song with the hole goes, its good first week too": bool(
                str(LONELY) not in [*asked.after.index[0]]
            )
        },
    )


@figure(of=holes)
def two_means(trace: HolesTrace, width: int) -> Illustration:
    """A hole is passed over; a nought is counted."""
    drawing = canvas(width, 150)
    asked = (trace.total, trace.count, trace.mean, trace.filled_mean)
    answers = [each.after for each in asked]
    assert all(answers)
    codes = [each.code for each in asked]
    columns = (
        Column(LEFT, codes, role="context", weight="semibold"),
        Column(width - LEFT, [answer.cells[0][0] for answer in answers if answer], anchor="end"),
    )
    table(drawing, columns, 10)
    total, count, mean, filled = [each.numbers[0, 0] for each in answers if each]
    return Illustration(
        drawing,
        alt=label(
            "The mean is {mean:.1f} with the hole, {filled:.1f} with a nought in its place.",
            mean=mean,
            filled=filled,
        ),
        facts={"total": total, "count": count, "mean": mean, "filled": filled},
        claims={
            "The mean is the sum over the songs that are there": bool(
                abs(float(total) / float(count) - float(mean)) < 1e-9
            ),
            "A nought in place of the hole makes the mean better, though the song had left": bool(
                float(filled) < float(mean)
            ),
        },
    )
