"""Figures of the section “A new column” and of “The answer”."""

from figures.kit.bound import Value
from figures.kit.canvas import canvas
from figures.kit.charts import bars_across
from figures.kit.frames import child, origins
from figures.kit.illustration import Illustration, figure, label
from figures.kit.pairs import Side, pair
from figures.kit.shapes import Place
from illustrated_models.examples.pandas.songs import AddedTrace, added

CLIMB, BEST = 4, 5  # the new column, and the row of the song that climbed most
SHOWN = (1, 2, 3, 4)


@figure(of=added, widths=(360, 720))
def climbed(trace: AddedTrace, width: int) -> Illustration:
    """A column less a column, row by row."""
    asked = trace.added
    assert asked.after is not None
    place = BEST * int(asked.after.n_columns) + CLIMB
    made = asked.made_of[place]
    before = Side(asked.before, (origins(asked.before, made, "query"),), {"columns": SHOWN[:3]})
    after = Side(asked.after, (child(asked.after, place, made, "query"),), {"columns": SHOWN})
    drawing, *_ = pair(width, asked.code, before, after)
    return Illustration(
        drawing,
        alt=label(
            "“{track}” stood at place {one} and then at {ten}: it climbed by {climb}, which stands"
            " in the new column.",
            track=asked.after.cells[BEST][1],
            one=asked.after.cells[BEST][2],
            ten=asked.after.cells[BEST][3],
            climb=asked.after.cells[BEST][CLIMB],
        ),
        facts={
            "code": asked.code,
            "track": asked.after.cells[BEST][1],
            "one": asked.after.numbers[BEST, 2],
            "ten": asked.after.numbers[BEST, 3],
            "climb": asked.after.numbers[BEST, CLIMB],
            "hole": asked.after.cells[1][CLIMB],
        },
        claims={
            "What is computed from a hole is a hole": bool(asked.after.missing[1, CLIMB]),
            "The new column stands last": [*asked.after.columns[0]][-1] == "climb",
            "No other column has changed": bool(
                [row[:CLIMB] for row in map(tuple, map(list, asked.after.cells))]
                == [tuple(row) for row in map(list, asked.before.cells)]
            ),
        },
    )


@figure(of=added, widths=(360, 720))
def in_order(trace: AddedTrace, width: int) -> Illustration:
    """Sorted, the rows keep their labels; the hole goes last."""
    asked = trace.sorted
    assert asked.after is not None
    options = {"columns": (1, 4)}
    drawing, *_ = pair(
        width, asked.code, Side(asked.before, options=options), Side(asked.after, options=options)
    )
    labels = [*asked.after.index[0]]
    return Illustration(
        drawing,
        alt=label(
            "“{code}”: “{first}” comes first, “{last}” last.",
            code=asked.code,
            first=asked.after.cells[0][1],
            last=asked.after.cells[5][1],
        ),
        facts={"code": asked.code, "first": asked.after.cells[0][1]},
        claims={
            "Rows move, and their labels move with them": (
                sorted(labels) == [*asked.before.index[0]] and labels != sorted(labels)
            ),
            "The hole is last, though the order runs downwards": bool(
                asked.after.missing[5, CLIMB]
            ),
        },
    )


@figure(of=added)
def as_bars(trace: AddedTrace, width: int) -> Illustration:
    """How far each song climbed."""
    asked = trace.sorted
    assert asked.after is not None
    n_known = len(asked.after.missing) - int(asked.after.missing[:, CLIMB].sum())
    values: Value = asked.after.numbers[:n_known, CLIMB]
    names = [asked.after.cells[row][1] for row in range(n_known)]
    drawing = canvas(width, 200)
    place = Place(160, 6, width - 194, 184)
    bars_across(drawing, names, values, place, "query", spec=".0f", limit=float(values.max()))
    return Illustration(
        drawing,
        alt=label(
            "“{first}” climbed by {most:.0f} places, “{last}” by {least:.0f}.",
            first=names[0],
            most=values[0],
            last=names[-1],
            least=values[-1],
        ),
        facts={"most": values[0], "least": values[-1], "songs": asked.after.n_rows},
        claims={
            "A plot passes over the song with the hole": n_known == int(asked.after.n_rows) - 1
        },
    )
