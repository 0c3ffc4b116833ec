"""Figures of the section “One table, and another shape of it”."""

from collections.abc import Iterable
from math import isnan

from figures.kit.bound import Value
from figures.kit.illustration import Illustration, figure, label
from figures.reshaping.turning import by_song, turned
from illustrated_models.examples.reshaping.turns import ShapesTrace, shapes

PLACE = 3  # the column of the long table


def _known(numbers: Value, columns: Iterable[int]) -> list[float]:
    """The numbers of some columns that are no holes, in order."""
    chosen = [float(row[column]) for row in numbers for column in columns]
    return sorted(number for number in chosen if not isnan(number))


@figure(of=shapes, widths=(360, 720))
def wide_and_long(trace: ShapesTrace, width: int) -> Illustration:
    """Wide: a row is a song. Long: a row is a song in a week."""
    asked = trace.melted
    assert asked.after is not None
    tracks = [row[1] for row in asked.after.cells]
    drawing = turned(width, asked, by_song(tracks), (PLACE,), (1, 2, 3, 4))
    n_holes = int(asked.after.missing.sum())
    return Illustration(
        drawing,
        alt=label(
            "A table of {rows:words} songs with their weeks beside each other becomes a table of"
            " {long:words} rows, a place in each. “{track}” has a hole in “{week}”.",
            rows=asked.before.n_rows,
            long=asked.after.n_rows,
            track=asked.after.cells[7][1],
            week=asked.after.cells[7][2],
        ),
        facts={
            "songs": asked.before.n_rows,
            "rows": asked.after.n_rows,
            "without_hole": trace.long.n_rows,
            "track": asked.after.cells[7][1],
            "week": asked.after.cells[7][2],
        },
        claims={
            "Every place of the wide table stands in the long one": _known(
                asked.before.numbers, range(2, 5)
            )
            == _known(asked.after.numbers, (PLACE,)),
            "The names of the columns have become cells": {str(r[2]) for r in asked.after.cells}
            == {str(name) for name in list(asked.before.columns[0])[2:]},
            "The names of song and artist stand in every row": len(
                {str(row[1]) for row in asked.after.cells}
            )
            == int(asked.before.n_rows),
            "In the long table a hole need not be there at all": int(trace.long.n_rows)
            == int(asked.after.n_rows) - n_holes,
            "Without it, places are whole numbers again": trace.long.dtypes[PLACE] == "int64",
        },
    )
