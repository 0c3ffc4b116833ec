"""Figures of the section “Wide to long, and back”."""

from figures.kit.illustration import Illustration, figure, label
from figures.reshaping.turning import by_song, turned
from illustrated_models.examples.reshaping.turns import BackTrace, there_and_back


@figure(of=there_and_back, widths=(360, 720))
def melted(trace: BackTrace, width: int) -> Illustration:
    """The columns are laid below each other, from left to right."""
    asked = trace.back
    assert asked.after is not None
    drawing = turned(width, asked, by_song([row[0] for row in asked.after.cells]), (2,), (0, 1, 2))
    now = [(str(r[0]), str(r[1]), float(r[2])) for r in asked.after.cells if str(r[2]) != "NaN"]
    once = [(str(r[0]), str(r[1]), float(r[2])) for r in trace.long.cells]
    return Illustration(
        drawing,
        alt=label(
            "The wide table is melted into {rows:words} rows; the first is about “{track}” in"
            " “{week}”.",
            rows=asked.after.n_rows,
            track=asked.after.cells[0][0],
            week=asked.after.cells[0][1],
        ),
        facts={
            "rows": asked.after.n_rows,
            "began": trace.long.n_rows,
            "whole": trace.long.dtypes[2],
            "real": asked.after.dtypes[2],
        },
        claims={
            "Every place is back, with its song and its week": sorted(now) == sorted(once),
            "The order is another one": now != once,
            "There is a row for the hole, which there was not before": bool(
                int(asked.after.n_rows) == int(trace.long.n_rows) + 1
                and int(asked.after.missing.sum()) == 1
            ),
            "What was whole has become a fraction": (
                trace.long.dtypes[2] == "int64" and asked.after.dtypes[2] == "float64"
            ),
        },
    )
