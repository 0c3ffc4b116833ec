"""Widgets of the article: your table, follow a cell, pick a level."""

from collections.abc import Mapping

from figures.kit.bound import Value
from figures.kit.frames import child, origins
from figures.kit.illustration import Illustration, label
from figures.kit.pairs import Side, pair
from figures.kit.widget import Widget, widget
from figures.reshaping.turning import by_row, turned
from illustrated_models.examples.reshaping.tries import (
    FollowTrace,
    LevelsTrace,
    OwnTrace,
    followed,
    levels,
    own,
)

FIRST = 6  # the cell that “follow a cell” begins with: the best place


def given(table: Value) -> Mapping[str, Value]:
    """What the live part is told of a frame."""
    return {
        "columns": table.columns[0],
        "index": table.index,
        "name": table.index_names,
        "cells": table.cells,
    }


@widget(of=own, element="your-table", widths=(360, 720), button="Turn your own table")
def your_table(trace: OwnTrace, width: int) -> Widget:
    """Type or paste a small table, and turn it: your own cells move."""
    turn = trace.turn
    assert turn.after is not None
    drawing = turned(width, turn, by_row, (0, 1, 2), (0, 1, 2))
    alt = label(
        "A table of {n:words} rows, pivoted: “{track}” has {place:.0f} in “{week}”.",
        n=turn.before.n_rows,
        track=turn.after.index[0][1],
        place=turn.after.numbers[1, 1],
        week=turn.after.columns[0][1],
    )
    names = {"columns": turn.before.columns[0], "cells": turn.before.cells}
    return Widget(Illustration(drawing, alt=alt), data=names)


@widget(of=followed, element="follow-a-cell", widths=(360, 720), button="Follow a cell")
def follow_a_cell(trace: FollowTrace, width: int) -> Widget:
    """Tap a cell of any of these tables: it lights up in all others."""
    turn = trace.turns[0]
    assert turn.after is not None
    made = turn.made_of[FIRST]
    before = Side(turn.before, (origins(turn.before, made, "query"),), {"columns": (1, 2, 3)})
    after = Side(turn.after, (child(turn.after, FIRST, made, "query"),))
    drawing, *_ = pair(width, turn.lines, before, after)
    alt = label(
        "The place {place:.0f} of “{track}” in “{week}” is lit in the long table and in the wide.",
        place=turn.after.numbers[2, 0],
        track=turn.after.index[0][2],
        week=turn.after.columns[0][0],
    )
    return Widget(
        Illustration(drawing, alt=alt),
        data={
            "before": given(turn.before),
            "turns": [
                {"code": each.code, "after": given(each.after), "madeOf": each.made_of}
                for each in trace.turns
            ],
        },
    )


@widget(of=levels, element="pick-a-level", widths=(360, 720), button="Pick a level")
def pick_a_level(trace: LevelsTrace, width: int) -> Widget:
    """Pick the level that goes up: what do the columns become, and how many holes are there?"""
    turn = trace.turns[0]
    assert turn.after is not None
    drawing, *_ = pair(width, turn.code, Side(turn.before), Side(turn.after))
    alt = label(
        "A column with the levels “{a}”, “{b}” and “{c}”; its level “{level}” is unstacked.",
        a=turn.before.index_names[0],
        b=turn.before.index_names[1],
        c=turn.before.index_names[2],
        level=trace.names[0],
    )
    return Widget(
        Illustration(
            drawing,
            alt=alt,
            facts={"week": trace.n_holes[0], "track": trace.n_holes[1], "artist": trace.n_holes[2]},
            claims={
                "Whichever level goes up, the same places are there": all(
                    each.after is not None
                    and int((~each.after.missing).sum()) == int(each.before.n_rows)
                    for each in trace.turns
                ),
                "The songs on top leave the most holes": bool(
                    int(trace.n_holes[1]) == max(int(each) for each in trace.n_holes)
                ),
            },
        ),
        data={
            "names": trace.names,
            "before": given(turn.before),
            "holes": trace.n_holes,
            "turns": [
                {"code": each.code, "dtypes": each.after.dtypes, "after": given(each.after)}
                for each in trace.turns
                if each.after is not None
            ],
        },
    )
