"""Specimens of data frames: groups shaded, what a cell is made of, two levels, things left out."""

from dataclasses import dataclass

import pandas as pd

from figures.kit.canvas import canvas
from figures.kit.frames import by_value, child, data_frame, origins
from figures.kit.illustration import Illustration, figure, label
from illustrated_models.tables import Grouping, TableTrace, ask, group_of

HUES = {0: "encoder", 1: "decoder"}
MEAN = 2  # the cell of the means that the specimen is about: of the second group


@dataclass(frozen=True)
class Weighed:
    """Fish by the way in which each was caught."""

    groups: Grouping
    mean: TableTrace
    both: TableTrace
    heavy: TableTrace


def pond() -> pd.DataFrame:
    """Whole numbers and one hole."""
    fish = {
        "way": ["net", "rod", "net", "rod", "net"],
        "fish": ["carp", "pike", "eel", "carp", "perch"],
        "length": [40, 64, 52, 36, 24],
        "weight": [8.0, None, 12.0, 4.0, 2.0],
    }
    return pd.DataFrame(fish).astype({"way": "str", "fish": "str"})


def weighed() -> Weighed:
    """What pandas makes of them."""
    by = 'pond.groupby("way")[["length", "weight"]]'
    return Weighed(
        group_of(pond(), "way"),
        ask(f"{by}.mean()", pond(), "pond"),
        ask(f'{by}.agg(["min", "max"])', pond(), "pond", deep=False),
        ask("pond[pond.weight > 4]", pond(), "pond"),
    )


@figure(of=weighed)
def by_way(trace: Weighed, width: int) -> Illustration:
    """All fish, each way in its hue."""
    drawing = canvas(width, 208)
    rows = range(int(trace.mean.before.n_rows))
    shades = (by_value(trace.groups.of_row, HUES, (0,), rows),)
    data_frame(drawing, trace.mean.before, 4, 4, dtypes=True, shades=shades, fill=352)
    return Illustration(
        drawing,
        alt=label("The ways are “{a}” and “{b}”.", a=trace.groups.keys[0], b=trace.groups.keys[1]),
        facts={"fish": trace.mean.before.n_rows},
    )


@figure(of=weighed)
def of_one(trace: Weighed, width: int) -> Illustration:
    """A mean, and what it is made of."""
    asked = trace.mean
    assert asked.after is not None
    drawing = canvas(width, 284)
    made = asked.made_of[MEAN]
    shades = (origins(asked.before, made, "query"),)
    data_frame(drawing, asked.before, 4, 4, shades=shades, fill=352)
    shades = (child(asked.after, MEAN, made, "query"),)
    data_frame(drawing, asked.after, 4, 180, shades=shades, fill=352)
    return Illustration(
        drawing,
        alt=label("The mean is {mean:.1f}.", mean=asked.after.numbers[1, 0]),
        facts={"mean": asked.after.numbers[1, 0]},
    )


@figure(of=weighed)
def two_levels(trace: Weighed, width: int) -> Illustration:
    """The least and the most: names above names."""
    asked = trace.both
    assert asked.after is not None
    drawing = canvas(width, 150)
    data_frame(drawing, asked.after, 4, 4, fill=352)
    return Illustration(
        drawing,
        alt=label(
            "Under “{a}” stands “{b}”.", a=asked.after.columns[0][0], b=asked.after.columns[1][0]
        ),
        facts={"rows": asked.after.n_rows},
    )


@figure(of=weighed)
def some(trace: Weighed, width: int) -> Illustration:
    """Some of the rows and some of the columns."""
    drawing = canvas(width, 176)
    table = trace.heavy.before
    data_frame(drawing, table, 4, 4, rows=(0, 1, 4), columns=(0, 3), fill=352)
    return Illustration(
        drawing,
        alt=label("“{a}” and others.", a=table.cells[0][0]),
        facts={"rows": table.n_rows},
    )
