"""Figures of what is folded: what counts as a hole, and an assignment that changes nothing."""

from figures.kit.canvas import canvas
from figures.kit.illustration import Illustration, figure, label
from figures.kit.pairs import FULL, LEFT, Side, line, put
from illustrated_models.examples.pandas.closer import AssignedTrace, GuessedTrace, assigned, guessed


@figure(of=guessed)
def taken_for_a_hole(trace: GuessedTrace, width: int) -> Illustration:
    """What stood in the file, and what became of it."""
    table = trace.read
    drawing = canvas(width, round(28 * (int(table.n_rows) + 2)) + 8)
    put(drawing, Side(table, options={"fill": FULL, "dtypes": True}), LEFT, 2)
    words = [str(text) for text in table.index[0]]
    holes = {word for word, is_hole in zip(words, table.missing[:, 0], strict=True) if is_hole}
    return Illustration(
        drawing,
        alt=label(
            "Fields of a file, from “{first}” to “{last}”, and whether each was taken for a hole.",
            first=table.index[0][0],
            last=table.index[0][int(table.n_rows) - 1],
        ),
        facts={"dtype": trace.dates.dtypes[0]},
        claims={
            "An empty field, NA and None are holes; a dash and a question mark are words": (
                {"(empty)", "NA", "None"} <= holes and not {"-", "?"} & holes
            ),
            "One date that is none leaves the whole column words, without a warning": bool(
                trace.dates.dtypes[0] == "str" and int(trace.n_warnings) == 0
            ),
        },
    )


@figure(of=assigned)
def changes_nothing(trace: AssignedTrace, width: int) -> Illustration:
    """Put into a copy, and put into the table."""
    drawing = canvas(width, 330)
    options = {"columns": (0, 1, 3), "rows": (0, 1, 2), "fill": FULL}
    for asked, top in ((trace.chained, 4.0), (trace.located, 166.0)):
        assert asked.after is not None
        line(drawing, asked.code, LEFT, top + 14)
        put(drawing, Side(asked.after, options=options), LEFT, top + 22)
    chained, located = trace.chained.after, trace.located.after
    assert chained is not None
    assert located is not None
    return Illustration(
        drawing,
        alt=label(
            "After “{chained}” the hole is still there; after “{located}” it is {new}.",
            chained=trace.chained.code,
            located=trace.located.code,
            new=located.cells[1][3],
        ),
        facts={"warning": trace.warning},
        claims={
            "What is put into a column of it is lost, and pandas warns": bool(
                chained.missing[1, 3] and trace.warning == "ChainedAssignmentError"
            ),
            "With loc the table itself is changed": not bool(located.missing[1, 3]),
        },
    )
