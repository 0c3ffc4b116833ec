"""Tables as readers paste them, drawn by lot from a seed, and what pandas makes of each."""

import csv
import math
import random
from io import StringIO
from typing import Any

import numpy as np
import pandas as pd

ROWS, COLUMNS = 6, 5
HOLES = ("", "NA", "NaN", "None", "null", "n/a")
NAMES = ("a", "b", "song", "week", "value", "variable", "wk10", "wk2", "é", "", "a", "Z")
WORDS = (
    "x",
    "y",
    "X",
    "wk1",
    "wk10",
    "wk2",
    "é",
    "𝒳",
    "\ufb00",
    "a b",
    "שלום",
    "=A1+B1",
    "<b>x</b>",
)
WHOLE = ("0", "1", "2", "-3", "07", "+5", "12", "400000000000000")
REAL = (
    "0.5",
    "-1.25",
    "3.0",
    "1e3",
    "2E-7",
    ".5",
    "5.",
    "0.1",
    "1e16",
    "-0.0",
    "inf",
    "123456.789",
)
TRUTH = ("True", "False", "true", "FALSE")
POOLS = (WORDS, WORDS, WHOLE, WHOLE, REAL, TRUTH, (*WHOLE, *REAL), (*WORDS, *WHOLE), HOLES)
OPERATIONS = ("pivot", "unstack", "melt", "stack")


def table(lot: random.Random) -> list[list[str]]:
    """Rows of texts, the names first; columns of one kind or of several, with holes."""
    n_rows, n_columns = lot.randint(1, ROWS), lot.randint(2, COLUMNS)
    columns = []
    for _ in range(n_columns):
        pool = lot.choice(POOLS)
        few = lot.sample(pool, min(len(pool), lot.randint(1, 4)))
        rate = lot.choice((0.0, 0.0, 0.2))
        columns.append(
            [lot.choice(HOLES) if lot.random() < rate else lot.choice(few) for _ in range(n_rows)]
        )
    head = [lot.choice(NAMES) for _ in range(n_columns)]
    return [head, *([column[row] for column in columns] for row in range(n_rows))]


def grid(lot: random.Random) -> list[list[str]]:
    """A table whose pivot is likely to succeed: every pair of names once, some left out."""
    tops = lot.sample(WORDS, lot.randint(1, 3))
    sides = lot.sample(lot.choice((WORDS, ("1", "2", "10", "3"))), lot.randint(1, 3))
    pool = lot.choice(POOLS)
    pairs = [[side, top] for side in sides for top in tops if lot.random() < lot.choice((0.8, 1))]
    lot.shuffle(pairs)
    rows = [[*pair, lot.choice(pool)] for pair in pairs[:ROWS]]
    return [["song", "week", "place"], *rows] if rows else table(lot)


def written(rows: list[list[str]]) -> str:
    """The table as a file of comma-separated values."""
    text = StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(rows)
    return text.getvalue()


def read(rows: list[list[str]]) -> pd.DataFrame:
    """The table as pandas reads it, every number to its last bit."""
    frame = pd.read_csv(StringIO(written(rows)))
    assert isinstance(frame.index, pd.RangeIndex)
    return frame


def question(lot: random.Random, frame: pd.DataFrame) -> tuple[str, list[Any]]:
    """An operation, and which columns do what in it."""
    names = lot.sample(list(frame.columns), len(frame.columns))
    operation = lot.choice(OPERATIONS)
    if operation in ("pivot", "unstack") and len(names) > 2:
        return operation, names[:3]
    if operation == "stack":
        return operation, names[:1]
    return "melt", [names[: lot.randint(1, len(names) - 1)]]


def answer(frame: pd.DataFrame, operation: str, given: list[Any]) -> dict[str, Any]:
    """What pandas makes of it, or why it refuses."""
    try:
        return described(turned(frame, operation, given))
    except ValueError as error:
        return {"refusal": type(error).__name__, "reason": str(error).splitlines()[0]}


def turned(frame: pd.DataFrame, operation: str, given: list[Any]) -> pd.DataFrame:
    """The operation, as the page writes it."""
    if operation == "pivot":
        index, columns, values = given
        return frame.pivot(index=index, columns=columns, values=values)
    if operation == "unstack":
        index, columns, values = given
        return frame.set_index([index, columns])[values].unstack(columns)
    if operation == "stack":
        return frame.set_index(given[0]).stack().to_frame("")
    return frame.melt(id_vars=given[0])


def described(frame: pd.DataFrame) -> dict[str, Any]:
    """A frame as the page describes its own: labels, cells with their kinds, dtypes."""
    levels = [frame.index.get_level_values(level) for level in range(frame.index.nlevels)]
    return {
        "index": [[cell(each) for each in level] for level in levels],
        "indexNames": ["" if name is None else name for name in frame.index.names],
        "columns": [cell(each) for each in frame.columns],
        "columnsName": frame.columns.name or "",
        "cells": [
            [cell(frame.iloc[row, column]) for column in range(frame.shape[1])]
            for row in range(frame.shape[0])
        ],
        "dtypes": [str(dtype) for dtype in frame.dtypes],
    }


def cell(value: Any) -> list[str]:
    """Its kind, and how Python prints it."""
    if isinstance(value, str):
        return ["str", value]
    if isinstance(value, bool | np.bool_):
        return ["bool", str(bool(value))]
    if isinstance(value, int | np.integer):
        return ["int", str(int(value))]
    return ["hole", "NaN"] if math.isnan(value) else ["float", repr(float(value))]
