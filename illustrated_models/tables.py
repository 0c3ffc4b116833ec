"""A table, what pandas makes of it, and for every cell of the result the cells that it is made of.

An operation is run by pandas itself; nothing here knows what a group or a pivot is. What a cell
is made of is found on the run (`ancestors.py`), not by rules.

A frame is kept as pandas holds and prints it: “Indexing and selecting data” and “Essential basic
functionality” in pandas' user guide say what labels, levels and dtypes are.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, TypeAlias

import numpy as np
import pandas as pd
from jaxtyping import Bool, Float, Int

from illustrated_models import ancestors
from illustrated_models.answers import run_cell

Operation: TypeAlias = Callable[[pd.DataFrame], Any]
Labels = tuple[tuple[str, ...], ...]
Places = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Frame:
    """A data frame: its labels, its cells as pandas prints them, and what they hold.

    Labels have one or more levels, the outermost first. A place is a number: first the cells, row
    by row, then the labels of the rows level by level, then the labels of the columns.
    """

    columns: Annotated[Labels, "axis: , .column", "called: column"]  # (definition)
    index: Annotated[Labels, "axis: , .row", "called: label"]  # (definition)
    column_names: tuple[str, ...]  # what the levels of the columns are called, or "" (definition)
    index_names: tuple[str, ...]  # what the levels of the index are called, or "" (definition)
    cells: Annotated[Labels, "axis: .row, .column", "called: cell"]  # as printed (definition)
    dtypes: Annotated[tuple[str, ...], "axis: .column", "called: dtype"]  # (definition)
    numbers: Float[np.ndarray, "row column"]  # NaN where there is a word or a hole (definition)
    missing: Bool[np.ndarray, "row column"]  # where `isna` is true (definition)
    index_dtypes: tuple[str, ...]  # of the levels of the index (definition)
    n_rows: int  # (definition)
    n_columns: int  # (definition)


@dataclass(frozen=True)
class TableTrace:
    """An operation that pandas ran on a frame."""

    code: str  # the operation, as one writes it (definition)
    before: Frame
    after: Frame | None  # none if pandas refused
    made_of: Places  # of each place of the result: the places of the source that its value
    #   changes with, while all labels stay (definition)
    decided_by: Places  # of each place of the result: the places of the source that decide
    #   whether it is there, or what else it is made of (definition)
    refusal: str  # the class of pandas' error, or "" (definition)
    reason: str  # the first line of the error, or "" (definition)

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the code."""
        return tuple(self.code.splitlines())


@dataclass(frozen=True)
class Grouping:
    """The rows of a frame by the value that they share, in the order in which pandas has them."""

    keys: tuple[str, ...]  # (definition)
    of_row: Int[np.ndarray, " row"]  # which of the keys a row has; -1: none (definition)


def run(code: str, frame: pd.DataFrame, operation: Operation, deep: bool = True) -> TableTrace:
    """Run an operation on a frame, and find what each cell of the result is made of.

    Args:
        code: the operation as a reader would write it.
        frame: the table; the operation is given copies of it.
        operation: a function of a data frame that returns a data frame, a series or a scalar.
        deep: whether it is asked what the cells are made of, which runs the operation once or
            more for every cell.
    """
    source = as_frame(frame)
    try:
        value = operation(frame.copy())
    except Exception as error:
        lines = str(error.args[0] if error.args else error).splitlines() or [""]
        return TableTrace(code, source, None, (), (), type(error).__name__, lines[0])
    result = table_of(value)
    made, decided = ancestors.trace(frame, operation, table_of) if deep else ((), ())
    return TableTrace(code, source, as_frame(result), made, decided, "", "")


def ask(code: str, frame: pd.DataFrame, name: str = "songs", deep: bool = True) -> TableTrace:
    """Run lines of Python as a cell of a notebook runs them: what is shown is what ran.

    Args:
        code: the lines; what the last one returns is the result, or the frame if it returns
            nothing. They know `pd` and `np`.
        frame: the table.
        name: what the lines call it.
        deep: as in `run`.
    """
    return run(code, frame, partial(_cell, code, name), deep)


def _cell(code: str, name: str, frame: pd.DataFrame) -> Any:  # noqa: ANN401
    names = {name: frame}
    value = run_cell(code, names)
    return names[name] if value is None else value


def table_of(value: Any) -> pd.DataFrame:  # noqa: ANN401
    """A series as a frame of one column, a scalar as a frame of one cell."""
    if isinstance(value, pd.DataFrame):
        return value
    if isinstance(value, pd.Series):
        return value.to_frame("" if value.name is None else value.name)
    return pd.DataFrame({"": [value]}, index=pd.Index([""]))


def as_frame(table: pd.DataFrame) -> Frame:
    """A data frame as it is printed, with dtypes and levels."""
    n_rows, n_columns = table.shape
    columns = [printed(table.iloc[:, place]) for place in range(n_columns)]
    return Frame(
        columns=levels(table.columns),
        index=levels(table.index),
        column_names=names(table.columns),
        index_names=names(table.index),
        cells=tuple(tuple(column[row] for column in columns) for row in range(n_rows)),
        dtypes=tuple(str(dtype) for dtype in table.dtypes),
        numbers=_numbers(table),
        missing=table.isna().to_numpy(dtype=bool),
        index_dtypes=tuple(str(level.dtype) for level in _each_level(table.index)),
        n_rows=n_rows,
        n_columns=n_columns,
    )


def printed(column: pd.Series) -> tuple[str, ...]:
    """The cells of a column as pandas prints them, all with as many decimals as it chooses."""
    if column.empty:
        return ()
    alone = pd.DataFrame({"": column.array})
    text = alone.to_string(index=False, header=False)
    return tuple(line.strip() for line in text.split("\n"))


def levels(labels: pd.Index) -> Labels:
    """The labels of an axis as printed, level by level, the outermost first."""
    return tuple(printed(pd.Series(level.array)) for level in _each_level(labels))


def names(labels: pd.Index) -> tuple[str, ...]:
    """What the levels of an axis are called; "" where they have no name."""
    return tuple("" if name is None else str(name) for name in labels.names)


def group_of(frame: pd.DataFrame, key: Hashable) -> Grouping:
    """Which group of `groupby(key)` each row belongs to."""
    groups = frame.groupby(key)
    keys = tuple(str(name) for name in groups.size().index)
    return Grouping(keys, groups.ngroup().fillna(-1).to_numpy(dtype=np.int64))


def _each_level(labels: pd.Index) -> list[pd.Index]:
    return [labels.get_level_values(place) for place in range(labels.nlevels)]


def _numbers(table: pd.DataFrame) -> np.ndarray:
    found = np.full(table.shape, np.nan)
    for place, dtype in enumerate(table.dtypes):
        if pd.api.types.is_numeric_dtype(dtype) or pd.api.types.is_bool_dtype(dtype):
            found[:, place] = table.iloc[:, place].to_numpy(dtype=float, na_value=np.nan)
    return found
