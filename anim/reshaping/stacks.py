"""Films of the section “Levels: stack and unstack”."""

from manim import FadeIn

from anim.kit.film import film
from anim.kit.mobjects.frame import Frame
from anim.kit.stage import Stage
from anim.reshaping.turning import FULL, LEFT, cells, labels, lines, turn
from figures.kit.bound import Value
from figures.kit.labels import Label, label
from figures.reshaping.turning import Hue, by_column, by_row, moved
from illustrated_models.examples.reshaping.turns import StackTrace, stacks

THREE = (0, 1, 2)
HIGH = 20.0  # pixels of a row


def up(stage: Stage, asked: Value, hue: Hue, first: Label, second: Label) -> None:
    """A level of the index goes up and names the columns; the cells follow."""
    stage.step(first)
    column = Frame(stage, asked.before, LEFT, 2, row_height=HIGH, fill=FULL)
    table = Frame(stage, asked.after, LEFT, 214, row_height=HIGH, fill=FULL)
    stage.add(column, *lines(stage, asked.lines, LEFT, 203))
    stage.wait(0.4)
    change = turn(column, table, asked.made_of, moved(asked, hue, THREE))
    change.shade(stage)
    stage.play(FadeIn(table.furniture, *table.names), run_time=0.3)
    names = change.names(stage, labels(table), 3.0)
    stage.wait(1)
    stage.step(second)
    stage.wait(0.3)
    change.cells(stage, cells(table), 3.4, names)
    stage.wait(1.2)


@film(of=stacks)
class TheWeeksGoUp(Stage):
    """Unstack the inner level: it leaves the index and names the columns."""

    height = 300
    trace: StackTrace

    def construct(self) -> None:
        asked = self.trace.inner
        assert asked.after is not None
        first = label("The inner level goes up; the outer one stays at the side.")
        up(self, asked, by_row, first, label("Places follow. Where there was no row, a hole."))
        self.claim(
            "The cells that are no holes are as many as there were rows",
            int((~asked.after.missing).sum()) == int(asked.before.n_rows),
        )


@film(of=stacks)
class TheSongsGoUp(Stage):
    """Unstack the outer level instead, by its name."""

    height = 300
    trace: StackTrace

    def construct(self) -> None:
        asked = self.trace.outer
        assert asked.after is not None
        first = label("Now the outer level goes up; weeks stay at the side.")
        up(self, asked, by_column, first, label("The same places, in columns instead of rows."))
        self.claim(
            "Weeks are left at the side",
            str(asked.after.index_names[0]) == str(asked.before.index_names[1]),
        )


@film(of=stacks)
class TheWeeksComeDown(Stage):
    """Stack: the names of the columns come down and become the inner level."""

    height = 300
    trace: StackTrace

    def construct(self) -> None:
        asked = self.trace.stacked
        assert asked.after is not None
        self.step(label("Names of columns come down: each song has all its weeks."))
        table = Frame(self, asked.before, LEFT, 2, row_height=HIGH - 1, fill=FULL)
        column = Frame(self, asked.after, LEFT, 108, row_height=HIGH - 1, fill=FULL)
        self.add(table, *lines(self, asked.lines, LEFT, 98))
        self.wait(0.4)
        hues = moved(asked, lambda row, _: by_row(row // len(THREE), 0), (0,))
        change = turn(table, column, asked.made_of, hues)
        change.shade(self)
        self.play(FadeIn(column.furniture, *column.names), run_time=0.3)
        names = change.names(self, labels(column), 3.0)
        self.wait(1)
        self.step(label("Each row of places becomes a column, hole and all."))
        self.wait(0.3)
        change.cells(self, cells(column), 3.4, names)
        self.wait(1.2)
        self.claim(
            "Each row of the table is a piece of the column, in its order",
            [str(cell) for row in asked.before.cells for cell in row]
            == [str(row[0]) for row in asked.after.cells],
        )
