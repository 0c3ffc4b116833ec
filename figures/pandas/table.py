"""Figures of the sections “A table has names on two sides” and “Loading”."""

from figures.kit.arrows import arrow
from figures.kit.canvas import canvas
from figures.kit.frames import data_frame
from figures.kit.illustration import Illustration, figure, label
from figures.kit.text import words
from illustrated_models.examples.pandas.songs import LoadedTrace, loaded

TRACK, FIRST, TENTH = 1, 2, 3  # columns
LEFT_EARLY = 1  # the song that was gone before the tenth week


@figure(of=loaded)
def names_on_two_sides(trace: LoadedTrace, width: int) -> Illustration:
    """A data frame: cells, with names on both sides."""
    drawing = canvas(width, height=292)
    table = trace.songs
    words(drawing, label("columns: names across"), 60, 18, "context", size=15, weight="semibold")
    grid = data_frame(drawing, table, 4, 30)
    arrow(drawing, (52, 14), (grid.spans[0].left + 24, 36), "context", route="straight")
    words(drawing, label("index: names down"), 60, 262, "key", size=15, weight="semibold")
    arrow(drawing, (52, 258), (grid.spans[-1].left + 12, grid.tops[5] + 28), "key")
    words(drawing, label("a hole"), 352, 262, "error", size=15, weight="semibold", anchor="end")
    return Illustration(
        drawing,
        alt=label(
            "{rows:Words} rows and {columns:words} columns of songs. “{track}” by “{artist}” stood"
            " at place {first} in its first week; after that comes a hole.",
            rows=table.n_rows,
            columns=table.n_columns,
            track=table.cells[LEFT_EARLY][TRACK],
            artist=table.cells[LEFT_EARLY][0],
            first=table.cells[LEFT_EARLY][FIRST],
        ),
        facts={
            "rows": table.n_rows,
            "columns": table.n_columns,
            "track": table.cells[LEFT_EARLY][TRACK],
            "artist": table.cells[LEFT_EARLY][0],
            "first": table.numbers[LEFT_EARLY, FIRST],
            "label": table.index[0][LEFT_EARLY],
            "hole": table.cells[LEFT_EARLY][TENTH],
        },
        claims={
            "“American Pie” is in the table, but one of its places is a hole": bool(
                table.cells[LEFT_EARLY][TRACK] == "American Pie"
                and table.missing[LEFT_EARLY, TENTH]
                and int(table.missing.sum()) == 1
            ),
        },
    )


@figure(of=loaded)
def what_was_guessed(trace: LoadedTrace, width: int) -> Illustration:
    """What read_csv took each column for: its dtype."""
    drawing = canvas(width, height=226)
    table = trace.songs
    data_frame(drawing, table, 4, 4, dtypes=True)
    return Illustration(
        drawing,
        alt=label(
            "Under the headings stand the dtypes: “{words}” for words, “{whole}” for the first"
            " week, “{real}” for the later one.",
            words=table.dtypes[TRACK],
            whole=table.dtypes[FIRST],
            real=table.dtypes[TENTH],
        ),
        facts={
            "words": table.dtypes[TRACK],
            "whole": table.dtypes[FIRST],
            "real": table.dtypes[TENTH],
            "place": table.cells[4][TENTH],
            "hole": table.cells[LEFT_EARLY][TENTH],
        },
        claims={
            "Words are str": table.dtypes[TRACK] == "str",
            "The first week is a column of whole numbers": table.dtypes[FIRST] == "int64",
            "One hole has made all places of the last column fractions": bool(
                table.dtypes[TENTH] == "float64" and int(table.missing[:, TENTH].sum()) == 1
            ),
            "A column stays fractions when the row with the hole has gone": (
                trace.full.after is not None and trace.full.after.dtypes[TENTH] == "float64"
            ),
        },
    )


@figure(of=loaded, widths=(360, 720))
def the_large_table(trace: LoadedTrace, width: int) -> Illustration:
    """The chart of the year: what does not fit is left out, and said."""
    drawing = canvas(width, height=234)
    table = trace.chart
    last = int(table.n_rows) - 1
    columns = (0, 3, 78) if width < 720 else (0, 1, 2, 3, 4, 12, 78)
    data_frame(
        drawing, table, 4, 4, columns=columns, rows=(0, 1, 2, last), dtypes=True, fill=width - 8
    )
    holes = [
        dtype
        for place, dtype in enumerate(table.dtypes)
        if int(table.missing[:, place].sum()) == int(table.n_rows)
    ]
    return Illustration(
        drawing,
        alt=label(
            "The first and the last of {rows:d} rows, and some of {columns:d} columns.",
            rows=table.n_rows,
            columns=table.n_columns,
        ),
        facts={
            "rows": table.n_rows,
            "columns": table.n_columns,
            "date": table.dtypes[2],
            "first": table.dtypes[3],
        },
        claims={
            "Dates stay words unless one asks for dates": table.dtypes[2] == "str",
            "Of all weeks only the first has no hole": (
                [*table.dtypes].count("int64") == 1 and table.dtypes[3] == "int64"
            ),
            "Columns of nothing but holes are fractions, too": bool(
                holes and set(holes) == {"float64"}
            ),
        },
    )
