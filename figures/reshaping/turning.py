"""A table and what a turn makes of it: what moved has one hue on both sides."""

from collections.abc import Callable

from figures.kit.bound import Value
from figures.kit.canvas import Canvas
from figures.kit.frames import Shade, child, origins
from figures.kit.pairs import Side, pair

HUES = ("encoder", "decoder", "embedding")  # of the songs, in the order of their names
SONGS = ("American Pie", "Higher", "Music")

Hue = Callable[[int, int], str]  # row and column of a result → role, or ""


def by_row(row: int, column: int) -> str:
    """Each row in a hue of its own."""
    return HUES[row]


def by_column(row: int, column: int) -> str:
    """Each column in a hue of its own."""
    return HUES[column]


def by_song(labels: Value) -> Hue:
    """The hue of the song that a row is about; `labels` has its name for every row."""
    return lambda row, column: HUES[SONGS.index(str(labels[row]))]


def moved(asked: Value, hue: Hue, columns: tuple[int, ...]) -> tuple[list[Shade], list[Shade]]:
    """Shades of the cells in some columns of a result, and of the cells that they are made of."""
    before, after = [], []
    for row in range(int(asked.after.n_rows)):
        for column in columns:
            place = row * int(asked.after.n_columns) + column
            made, role = asked.made_of[place], hue(row, column)
            if len(made) and role:
                before.append(origins(asked.before, made, role))
                after.append(child(asked.after, place, made, role))
    return before, after


def turned(
    width: int, asked: Value, hue: Hue, columns: tuple[int, ...], shown: tuple[int, ...]
) -> Canvas:
    """Draw a table and what it is turned into; `shown` are the columns of the first."""
    before, after = moved(asked, hue, columns)
    sides = Side(asked.before, before, {"columns": shown}), Side(asked.after, after)
    drawing, *_ = pair(width, asked.lines, *sides)
    return drawing
