"""Widgets of the article: build a mask, group by what, whose children."""

from collections.abc import Mapping

from figures.kit.bound import Value
from figures.kit.canvas import canvas
from figures.kit.frames import by_value, child, data_frame, origins
from figures.kit.illustration import Illustration, label
from figures.kit.pairs import FULL, GROUPS, KEPT, LEFT, Side, line, pair
from figures.kit.widget import Widget, widget
from illustrated_models.examples.pandas.tries import (
    ChildrenTrace,
    GroupingsTrace,
    MasksTrace,
    children,
    groupings,
    masks,
)

FIRST = 56  # the question that “build a mask” begins with
CHOSEN = 3  # the cell that “whose children?” begins with: Madonna's mean


def given(table: Value) -> Mapping[str, Value]:
    """What the live part is told of a frame."""
    return {
        "columns": table.columns[0],
        "index": table.index[0],
        "name": table.index_names[0],
        "cells": table.cells,
    }


@widget(of=masks, element="build-a-mask", button="Build a mask")
def build_a_mask(trace: MasksTrace, width: int) -> Widget:
    """Choose a column, a comparison and a value: which rows stay?"""
    question = trace.questions[FIRST]
    drawing = canvas(width, 238)
    line(drawing, question.code, LEFT, 20)
    columns, rows = range(int(trace.songs.n_columns)), range(int(trace.songs.n_rows))
    shade = by_value(question.mask, KEPT, columns, rows)
    data_frame(drawing, trace.songs, LEFT, 30, shades=(shade,), fill=FULL)
    return Widget(
        Illustration(
            drawing,
            alt=label("“{code}” keeps {n:d} rows.", code=question.code, n=question.n_kept),
            facts={"kept": question.n_kept},
        ),
        data={
            "songs": given(trace.songs),
            "first": {
                "column": question.column,
                "comparison": question.comparison,
                "value": question.against,
            },
            "questions": [
                {
                    "column": each.column,
                    "comparison": each.comparison,
                    "value": each.against,
                    "code": each.code,
                    "mask": each.mask,
                }
                for each in trace.questions
            ],
        },
    )


@widget(of=groupings, element="group-by-what", button="Group it yourself")
def group_by_what(trace: GroupingsTrace, width: int) -> Widget:
    """Choose a key, a column and what to do with each group."""
    first = trace.answers[0]
    assert first.after is not None
    rows = range(int(first.before.n_rows))
    shade = by_value(trace.groups[0].of_row, GROUPS, (0,), rows)
    drawing, *_ = pair(width, first.code, Side(first.before, (shade,)), Side(first.after))
    return Widget(
        Illustration(
            drawing,
            alt=label("The songs by artist, and “{code}”.", code=first.code),
        ),
        data={
            "songs": given(first.before),
            "keys": trace.keys,
            "groups": [each.of_row for each in trace.groups],
            "answers": [
                {
                    "place": place,
                    "code": each.code,
                    "refusal": each.refusal,
                    "reason": each.reason,
                    **({"after": given(each.after)} if each.after is not None else {}),
                }
                for place, each in zip(trace.places, trace.answers, strict=True)
            ],
        },
    )


@widget(of=children, element="whose-children", button="Tap the cells")
def whose_children(trace: ChildrenTrace, width: int) -> Widget:
    """Tap any cell: what is it made of, and what is made of it?"""
    asked = trace.questions[0]
    assert asked.after is not None
    made = asked.made_of[CHOSEN]
    before = Side(asked.before, (origins(asked.before, made, "query"),))
    after = Side(asked.after, (child(asked.after, CHOSEN, made, "query"),))
    drawing, *_ = pair(width, asked.code, before, after)
    return Widget(
        Illustration(
            drawing,
            alt=label(
                "“{code}”: the cell “{cell}” lights, and so do the cells that it is made of.",
                code=asked.code,
                cell=asked.after.cells[1][1],
            ),
        ),
        data={
            "questions": [
                {
                    "code": each.code,
                    "before": given(each.before),
                    "after": given(each.after),
                    "madeOf": each.made_of,
                    "decidedBy": each.decided_by,
                }
                for each in trace.questions
            ]
        },
    )
