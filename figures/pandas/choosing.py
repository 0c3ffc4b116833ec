"""Figures of the section “Columns and rows”."""

from figures.kit.canvas import canvas
from figures.kit.frames import origins
from figures.kit.illustration import Illustration, figure, label
from figures.kit.pairs import CODE, FULL, LEFT, Side, line, pair, put
from illustrated_models.examples.pandas.songs import ChosenTrace, chosen

HUE = "query"


@figure(of=chosen, widths=(360, 720))
def one_column(trace: ChosenTrace, width: int) -> Illustration:
    """One column: its cells move, their labels come along."""
    asked = trace.one
    assert asked.after is not None
    cells = range(int(asked.after.n_rows))
    shades = [origins(asked.before, asked.made_of[cell], HUE) for cell in cells]
    drawing, *_ = pair(width, asked.code, Side(asked.before, shades), Side(asked.after))
    return Illustration(
        drawing,
        alt=label(
            "One column of the table, “{name}”, is shaded; it stands alone below, with the same"
            " labels.",
            name=asked.after.columns[0][0],
        ),
        facts={"code": asked.code, "name": asked.after.columns[0][0]},
        claims={
            "A column brings its labels along": asked.after.index == asked.before.index,
        },
    )


@figure(of=chosen)
def by_place_and_by_label(trace: ChosenTrace, width: int) -> Illustration:
    """Rows by place, and rows by label."""
    place, named = trace.by_place, trace.by_label
    assert place.after is not None
    assert named.after is not None
    drawing = canvas(width, 282)
    for asked, top in ((place, 4.0), (named, 136.0)):
        line(drawing, asked.code, LEFT, top + 16)
        put(drawing, Side(asked.after, options={"fill": FULL}), LEFT, top + CODE - 6)
    end = named.after.index[0][int(named.after.n_rows) - 1]
    return Illustration(
        drawing,
        alt=label(
            "“{place}” gives {two:words} rows, “{named}” {three:words}: the last one, “{end}”,"
            " too.",
            place=place.code,
            two=place.after.n_rows,
            named=named.code,
            three=named.after.n_rows,
            end=end,
        ),
        facts={
            "place": place.code,
            "named": named.code,
            "two": place.after.n_rows,
            "three": named.after.n_rows,
            "end": end,
        },
        claims={
            "By place, the end is left out; by label, it is taken": bool(
                [*map(int, place.after.index[0])] == [1, 2]
                and [*map(int, named.after.index[0])] == [1, 2, 3]
            ),
            "After sorting, the same labels stand elsewhere, and other rows lie between": bool(
                trace.moved.after is not None
                and trace.moved.after.index[0][0] == named.after.index[0][0]
                and [*trace.moved.after.index[0]] != [*named.after.index[0]]
            ),
        },
    )
