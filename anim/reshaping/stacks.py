"""Films of the section “Levels: stack and unstack”."""

from anim.kit.film import film
from anim.kit.stage import Stage
from anim.reshaping.turning import Layout, show
from figures.kit.labels import label
from figures.reshaping.turning import by_column, by_row, moved
from illustrated_models.examples.reshaping.turns import StackTrace, stacks

THREE = (0, 1, 2)
UP = Layout(203, 214, 20)
DOWN = Layout(98, 108, 19)


@film(of=stacks)
class TheWeeksGoUp(Stage):
    """Unstack the inner level: it leaves the index and names the columns."""

    height = 300
    trace: StackTrace

    def construct(self) -> None:
        asked = self.trace.inner
        assert asked.after is not None
        captions = (
            label("The inner level goes up; the outer one stays at the side."),
            label("Places follow. Where there was no row, a hole."),
        )
        show(self, asked, moved(asked, by_row, THREE), UP, captions)
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
        captions = (
            label("Now the outer level goes up; weeks stay at the side."),
            label("The same places, in columns instead of rows."),
        )
        show(self, asked, moved(asked, by_column, THREE), UP, captions)
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
        captions = (
            label("Names of columns come down: each song has all its weeks."),
            label("Each row of places becomes a column, hole and all."),
        )
        hues = moved(asked, lambda row, _: by_row(row // len(THREE), 0), (0,))
        show(self, asked, hues, DOWN, captions)
        self.claim(
            "Each row of the table is a piece of the column, in its order",
            [str(cell) for row in asked.before.cells for cell in row]
            == [str(row[0]) for row in asked.after.cells],
        )
