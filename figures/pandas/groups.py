"""Figures of the section “Group by: split, apply, combine”."""

from figures.kit.canvas import canvas
from figures.kit.frames import Shade, by_value, child, origins
from figures.kit.illustration import Illustration, figure, label
from figures.kit.pairs import FULL, GROUPS, LEFT, Side, line, pair, put
from illustrated_models.examples.pandas.songs import GroupedTrace, grouped

MADONNA, TENTH = 1, 1  # a row and a column of the means
SHOWN = (0, 1, 2, 3)


def by_artist(trace: GroupedTrace) -> Shade:
    """The artists in the hues of their groups."""
    rows = range(len(trace.groups.of_row))
    return by_value(trace.groups.of_row, GROUPS, (0,), rows)


@figure(of=grouped, widths=(360, 720))
def split(trace: GroupedTrace, width: int) -> Illustration:
    """Split: one table for each artist."""
    wide = width >= 720
    drawing = canvas(width, 300 if wide else 470)
    before = trace.mean.before
    put(drawing, Side(before, (by_artist(trace),)), LEFT, 2)
    x, y = (370.0, 2.0) if wide else (LEFT, 214.0)
    for part in trace.parts:
        assert part.after is not None
        put(drawing, Side(part.after), x, y)
        y += 96.0 if wide else 86.0
    labels = [[*part.after.index[0]] for part in trace.parts if part.after]
    return Illustration(
        drawing,
        alt=label(
            "The songs of “{one}”, “{two}” and “{three}”, each in a table of its own, with the"
            " labels that they had.",
            one=trace.groups.keys[0],
            two=trace.groups.keys[1],
            three=trace.groups.keys[2],
        ),
        facts={"groups": trace.mean.after.n_rows if trace.mean.after else before.n_rows},
        claims={
            "Every row goes into one group, and none is lost": sorted(
                each for part in labels for each in part
            )
            == [*before.index[0]],
            "Groups stand in the order of their names": [*trace.groups.keys]
            == sorted(trace.groups.keys),
        },
    )


@figure(of=grouped, widths=(360, 720))
def means(trace: GroupedTrace, width: int) -> Illustration:
    """Apply and combine: a row for each artist, and where one number comes from."""
    asked = trace.mean
    assert asked.after is not None
    place = MADONNA * int(asked.after.n_columns) + TENTH
    made = asked.made_of[place]
    artist, origin = by_artist(trace), origins(asked.before, made, "query")
    after = Side(asked.after, (child(asked.after, place, made, "query"),))
    drawing, *_ = pair(width, asked.code, Side(asked.before, (artist, origin)), after)
    amounts = trace.count.after
    assert amounts is not None
    numbers = asked.after.numbers
    return Illustration(
        drawing,
        alt=label(
            "The mean of “{week}” is {one:.1f} for “{a}”, {two:.1f} for “{b}”, {three:.1f}"
            " for “{c}”; that of “{b2}” is made of {n:words} number and a hole.",
            week=asked.after.columns[0][TENTH],
            one=numbers[0, TENTH],
            two=numbers[1, TENTH],
            three=numbers[2, TENTH],
            a=trace.groups.keys[0],
            b=trace.groups.keys[1],
            c=trace.groups.keys[2],
            b2=trace.groups.keys[1],
            n=amounts.numbers[MADONNA, TENTH],
        ),
        facts={
            "code": asked.code,
            "creed": numbers[0, TENTH],
            "madonna": numbers[1, TENTH],
            "pink": numbers[2, TENTH],
            "first_week": numbers[1, 0],
            "songs": amounts.numbers[MADONNA, 0],
            "counted": amounts.numbers[MADONNA, TENTH],
        },
        claims={
            "Madonna’s mean is the best": bool(numbers[:, TENTH].argmin() == MADONNA),
            "It is made of one song: the hole was passed over": bool(
                amounts.numbers[MADONNA, TENTH] == 1
            ),
            "The names of the groups have become the index": bool(
                [*asked.after.index[0]] == [*trace.groups.keys]
            ),
        },
    )


@figure(of=grouped)
def counted(trace: GroupedTrace, width: int) -> Illustration:
    """How many numbers each mean was made of."""
    asked = trace.count
    assert asked.after is not None
    drawing = canvas(width, 150)
    line(drawing, asked.code, LEFT, 18)
    put(drawing, Side(asked.after, options={"fill": FULL}), LEFT, 30)
    return Illustration(
        drawing,
        alt=label(
            "In “{week}”, “{madonna}” has {n:.0f} number, the others have {m:.0f}.",
            week=asked.after.columns[0][TENTH],
            madonna=trace.groups.keys[MADONNA],
            n=asked.after.numbers[MADONNA, TENTH],
            m=asked.after.numbers[0, TENTH],
        ),
        facts={"code": asked.code},
        claims={
            "Only “Madonna” has fewer numbers than songs": bool(
                [*(asked.after.numbers[:, 1] < asked.after.numbers[:, 0])] == [False, True, False]
            )
        },
    )


@figure(of=grouped)
def two_questions(trace: GroupedTrace, width: int) -> Illustration:
    """Several answers at once: the columns get a second level."""
    asked = trace.several
    assert asked.after is not None
    drawing = canvas(width, 204)
    for number in range(len(asked.lines)):
        line(drawing, asked.lines[number], LEFT, 18 + 22 * number)
    put(drawing, Side(asked.after, options={"fill": FULL}), LEFT, 52)
    return Illustration(
        drawing,
        alt=label(
            "Under “{one}” and under “{ten}” stand “{low}” and “{high}”.",
            one=asked.after.columns[0][0],
            ten=asked.after.columns[0][2],
            low=asked.after.columns[1][0],
            high=asked.after.columns[1][1],
        ),
        facts={"levels": asked.after.columns[1][0]},
        claims={"Columns may have two levels of names": len(asked.after.columns) == 2},
    )


@figure(of=grouped)
def words_summed(trace: GroupedTrace, width: int) -> Illustration:
    """The sum of words is one long word."""
    asked = trace.everything
    assert asked.after is not None
    drawing = canvas(width, 150)
    line(drawing, asked.code, LEFT, 18)
    put(drawing, Side(asked.after, options={"fill": FULL}), LEFT, 30)
    return Illustration(
        drawing,
        alt=label(
            "Of the titles of “{artist}”, the sum makes “{joined}”.",
            artist=trace.groups.keys[MADONNA],
            joined=asked.after.cells[MADONNA][0],
        ),
        facts={
            "code": asked.code,
            "joined": asked.after.cells[MADONNA][0],
            "mean": trace.refused.code,
            "refusal": trace.refused.refusal,
            "reason": trace.refused.reason,
        },
        claims={
            "The sum does not mind words": asked.after.dtypes[0] == "str",
            "The mean refuses them": trace.refused.refusal == "TypeError",
        },
    )
