"""Films of the section “Wide to long, and back”."""

from manim import FadeIn, FadeOut

from anim.kit.film import film
from anim.kit.mobjects.frame import Frame
from anim.kit.stage import Stage
from anim.reshaping.turning import FULL, LEFT, cells, labels, lines, turn
from figures.kit.bound import Value
from figures.kit.frames import by_value
from figures.kit.labels import label
from figures.reshaping.turning import Hue, by_row, by_song, moved
from illustrated_models.examples.reshaping.turns import BackTrace, there_and_back

NAMES, PLACE, WEEKS = (0, 1), 2, (0, 1, 2)
HIGH = 18.0  # pixels of a row: two tables, one with a row too many, and the code


def of_song(table: Value) -> Hue:
    """The hue of the song in the first column."""
    return by_song([row[0] for row in table.cells])


@film(of=there_and_back)
class ColumnsBelowEachOther(Stage):
    """Melt lays columns below each other; their headings become cells."""

    height = 300
    trace: BackTrace

    def construct(self) -> None:
        asked = self.trace.back
        assert asked.after is not None
        self.step(label("Songs are written once for each week; headings become cells."))
        wide = Frame(self, asked.before, LEFT, 2, row_height=HIGH, fill=FULL)
        long = Frame(self, asked.after, LEFT, 114, row_height=HIGH, fill=FULL)
        self.add(wide, *lines(self, asked.lines, LEFT, 90))
        self.wait(0.4)
        change = turn(wide, long, asked.made_of, moved(asked, of_song(asked.after), (PLACE,)))
        change.shade(self)
        heads = [spot for spot in labels(long) if spot[0] == "columns"]
        self.play(FadeIn(long.furniture, *(long.words[spot] for spot in heads)), run_time=0.3)
        self.remove(*(long.words[spot] for spot in heads))
        names = change.names(self, [*heads, *cells(long, NAMES)], 3.2)
        self.wait(0.9)
        self.step(label("Each column of places goes below the one before it."))
        change.cells(self, cells(long, (PLACE,)), 3.6, names, lag=0.12)
        self.wait(1.2)
        self.claim(
            "The place below is the one above, in the column that its row names",
            all(
                str(asked.before.columns[0][int(place) % len(WEEKS)]) == str(row[1])
                for number, row in enumerate(asked.after.cells)
                for place in asked.made_of[number * int(asked.after.n_columns) + PLACE]
            ),
        )


@film(of=there_and_back)
class ThereAndBack(Stage):
    """Pivoted and melted: every place comes back, and a hole comes along."""

    height = 300
    trace: BackTrace

    def construct(self) -> None:
        there, back = self.trace.there, self.trace.back
        assert there.after is not None
        assert back.after is not None
        once, twice = there.after, back.after
        self.step(
            label(
                "There: {n:words} rows become {m:words}, with a hole.",
                n=there.before.n_rows,
                m=once.n_rows,
            )
        )
        long = Frame(self, there.before, LEFT, 2, row_height=HIGH, fill=FULL)
        wide = Frame(self, once, LEFT, 226, row_height=HIGH, fill=FULL)
        first = [*lines(self, there.lines, LEFT, 200)]
        self.add(long, *first)
        self.wait(0.4)
        change = turn(long, wide, there.made_of, moved(there, by_row, WEEKS))
        change.shade(self, 0.4)
        self.play(FadeIn(wide.furniture, *wide.names), run_time=0.3)
        names = change.names(self, labels(wide), 1.6)
        change.cells(self, cells(wide), 2.4, names)
        self.wait(1)
        self.step(label("And back: {n:words} rows. The hole has one, too.", n=twice.n_rows))
        again = Frame(self, twice, LEFT, 2, row_height=HIGH, fill=FULL)
        second = [*lines(self, back.lines, LEFT, 200)]
        self.play(FadeOut(*long.get_family(), *(old for old, _ in change.shades)), run_time=0.5)
        self.play(FadeOut(*first), run_time=0.2)
        self.play(FadeIn(again.furniture, *second), run_time=0.3)
        change = turn(wide, again, back.made_of, moved(back, of_song(twice), (PLACE,)))
        heads = [spot for spot in labels(again) if spot[0] == "columns"]
        names = change.names(self, [*heads, *cells(again, NAMES)], 1.6)
        change.cells(self, cells(again, (PLACE,)), 2.4, names)
        hole = by_value(twice.missing, {1: "error"}, (PLACE,), range(int(twice.n_rows)))
        self.play(*map(FadeIn, again.shaded(hole)), run_time=0.4)
        self.wait(1.4)
        self.claim(
            "What was one row for each place is one row for each cell",
            int(twice.n_rows) == int(once.n_rows) * int(once.n_columns),
        )
