"""A table with one of its cells changed, in every way that might matter to an operation."""

from collections.abc import Iterator
from math import ceil, floor
from typing import Any

import numpy as np
import pandas as pd

FRESH = "\N{SNOWMAN}"  # stands in no table


def changed(frame: pd.DataFrame, place: int) -> Iterator[tuple[pd.DataFrame, bool]]:
    """The frame with one cell changed, in several ways; and whether it became a hole."""
    row, column = divmod(place, frame.shape[1])
    for value in _others(frame, row, column):
        yield with_cell(frame, row, column, value), bool(pd.isna(value))


def with_cell(frame: pd.DataFrame, row: int, column: int, value: Any) -> pd.DataFrame:  # noqa: ANN401
    """The frame with this value at a place, in the dtype of its column."""
    series = [frame.iloc[:, place] for place in range(frame.shape[1])]
    values = [*series[column]]
    values[row] = value
    series[column] = pd.Series(values, index=frame.index, dtype=frame.dtypes.iloc[column])
    made = pd.concat(series, axis=1)
    made.columns = frame.columns
    return made


def _others(frame: pd.DataFrame, row: int, place: int) -> Iterator[Any]:
    """Values that the column does not have: one as near as can be, one below and one above all.

    All are those of the whole frame, since an operation may compare along a row.
    """
    column = frame.iloc[:, place]
    value = column.iloc[row]
    if pd.api.types.is_bool_dtype(column.dtype):
        yield not value
    elif pd.api.types.is_numeric_dtype(column.dtype):
        yield _other_number(column.tolist(), column.tolist()[row])
        least, most = _extremes(frame)
        yield from (least - 1, most + 2)
        if pd.api.types.is_float_dtype(column.dtype):
            yield np.nan
    elif pd.api.types.is_datetime64_any_dtype(column.dtype):
        yield column.max() + pd.Timedelta(days=1)
    else:
        yield f"{'' if pd.isna(value) else value}{FRESH}"
        yield f"{_last_word(frame)}{FRESH}"
        yield None


def _other_number(column: list[Any], value: int | float) -> int | float:
    known = {number for number in column if pd.notna(number)}
    start = max(known, default=0) if pd.isna(value) else value
    return next(start + step for step in range(1, len(known) + 2) if start + step not in known)


def _extremes(frame: pd.DataFrame) -> tuple[int, int]:
    """The smallest and the largest number of a frame, made whole: any of its columns takes them."""
    found = [number for number in cells_of(frame) if isinstance(number, int | float)]
    known = [number for number in found if pd.notna(number)]
    return floor(min(known, default=0)), ceil(max(known, default=0))


def _last_word(frame: pd.DataFrame) -> str:
    return max((word for word in cells_of(frame) if isinstance(word, str)), default="")


def column_of(frame: pd.DataFrame, column: int) -> list[Any]:
    """The values of a column, by its place."""
    return frame.iloc[:, column].astype(object).tolist()


def cells_of(frame: pd.DataFrame) -> list[Any]:
    """The values of all cells, row by row."""
    columns = [column_of(frame, column) for column in range(frame.shape[1])]
    return [column[row] for row in range(len(frame)) for column in columns]
