"""Films of the sections on pivot: long to wide, several answers for one cell, one of several."""

from manim import FadeIn, FadeOut

from anim.kit.film import film
from anim.kit.mobjects.frame import Frame
from anim.kit.mobjects.text import Words
from anim.kit.space import point
from anim.kit.stage import Stage
from anim.kit.travel import CODE
from anim.reshaping.turning import (
    FULL,
    LEFT,
    Layout,
    cells,
    labels,
    lines,
    named,
    show,
    together,
    unplaced,
)
from figures.kit.frames import by_value
from figures.kit.grids import spot_of
from figures.kit.labels import label
from figures.reshaping.turning import by_row, moved
from illustrated_models.examples.reshaping.turns import PivotTrace, pivots

BY_SONG, BY_ARTIST, WEEKS = (1, 2, 3), (0, 2, 3), (0, 1, 2)
HIGH = 19.0  # pixels of a row
ASIDE = 26.0  # pixels between two numbers that want the same cell


@film(of=pivots)
class RowsBecomeColumns(Stage):
    """A row of the long table becomes a cell of the wide one."""

    height = 300
    trace: PivotTrace

    def construct(self) -> None:
        asked = self.trace.pivoted
        assert asked.after is not None
        captions = (
            label("Songs name the rows now, and weeks the columns."),
            label("Each place goes where its song and its week meet."),
        )
        layout = Layout(190, 222, HIGH, BY_SONG)
        show(self, asked, moved(asked, by_row, WEEKS), layout, captions)
        width = int(asked.before.n_columns)
        self.claim(
            "Every place is carried to the row of its song and the column of its week",
            all(
                [str(asked.before.cells[int(place) // width][column]) for column in (1, 2)]
                == [str(asked.after.index[0][row]), str(asked.after.columns[0][week])]
                for row in range(int(asked.after.n_rows))
                for week in WEEKS
                for place in asked.made_of[row * len(WEEKS) + week]
            ),
        )


@film(of=pivots)
class TwoForOneCell(Stage):
    """Where several numbers want the same cell, pivot refuses, and nothing has moved."""

    height = 300
    trace: PivotTrace

    def construct(self) -> None:
        asked, mean = self.trace.refused, self.trace.mean
        assert mean.after is not None
        self.step(label("Artists name the rows: each place looks for its cell."))
        long = Frame(self, asked.before, LEFT, 2, columns=BY_ARTIST, row_height=HIGH, fill=FULL)
        wide = Frame(self, mean.after, LEFT, 228, row_height=HIGH, fill=FULL)
        self.add(long, *lines(self, asked.lines, LEFT, 190))
        self.wait(0.3)
        heads = [unplaced(wide.words[spot]) for spot in labels(wide)]
        names = [unplaced(each) for each in wide.names]
        self.play(FadeIn(wide.furniture, *names, *heads), run_time=0.4)
        trips = self.wanted(long, wide)
        going = [copy.animate.shift(way).build() for copy, way in trips]
        self.play(together(going, 0.15), run_time=3.2)
        self.wait(0.4)
        rows = range(int(asked.before.n_rows))
        twice = by_value(self.trace.pairs.of_row, self.crowded(), (0, 2, 3), rows)
        self.play(*map(FadeIn, long.shaded(twice)), run_time=0.5)
        self.wait(0.9)
        self.step(label("Some places want the same cell: pivot refuses, and nothing moves."))
        back = [copy.animate.shift(-way).build() for copy, way in trips]
        self.play(together(back, 0.05), run_time=2.4)
        self.remove(*(copy for copy, _ in trips))
        self.play(FadeOut(wide.furniture, *names, *heads), run_time=0.5)
        error = Words(asked.refusal, CODE, "semibold", "error").stand(self.at(LEFT, 250), "start")
        why = Words(asked.reason, CODE, colour="text").stand(self.at(LEFT, 272), "start")
        self.play(FadeIn(error, why), run_time=0.5)
        self.wait(1.4)
        self.claim("No cell has come of it: there is an error, and no table", asked.after is None)

    def crowded(self) -> dict[int, str]:
        """The cells that are wanted twice, by their number among the keys."""
        of_row = self.trace.pairs.of_row
        counts = [int((of_row == number).sum()) for number in range(len(self.trace.pairs.keys))]
        return {number: "error" for number, count in enumerate(counts) if count > 1}

    def wanted(self, long: Frame, wide: Frame) -> list:
        """Every place with its way to the cell that it wants; two stand there side by side."""
        mean, found = self.trace.mean, []
        for number in range(len(cells(wide))):
            goal = wide.words[spot_of(wide.grid.table, number)]
            origins = [long.words[spot_of(long.grid.table, int(p))] for p in mean.made_of[number]]
            for place, words in enumerate(reversed(origins)):
                copy = unplaced(words)
                self.add(copy)
                found.append((copy, goal.foot() - copy.foot() - point(ASIDE * place, 0)))
        return found


@film(of=pivots)
class OneOfSeveral(Stage):
    """pivot_table makes one number of those that meet: here, their mean."""

    height = 300
    trace: PivotTrace

    def construct(self) -> None:
        asked = self.trace.mean
        assert asked.after is not None
        captions = (
            label("Artists name the rows, and weeks the columns."),
            label("Where places meet, they become one number: their mean."),
        )
        layout = Layout(190, 228, HIGH, BY_ARTIST)
        change = show(self, asked, moved(asked, by_row, WEEKS), layout, captions)
        spots = cells(change.after)
        counts = [len(made) for made in list(asked.made_of)[: len(spots)]]
        self.claim(
            "A cell of the answer is made of a place, or of several",
            set(counts) == {1, 2} and named(change.before, change.after, spots).travellers == (),
        )
