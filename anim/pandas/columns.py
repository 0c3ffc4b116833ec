"""Films of the sections “A new column” and “The answer”."""

from manim import FadeIn, FadeOut

from anim.kit.film import film
from anim.kit.mobjects.frame import Frame, journey
from anim.kit.stage import Stage
from anim.kit.travel import code, go
from figures.kit.labels import label
from illustrated_models.examples.pandas.songs import AddedTrace, added

BEFORE, AFTER = (0, 2, 3), (0, 2, 3, 4)
HIGH = 30.0


@film(of=added)
class HowFarItClimbed(Stage):
    """A column less a column, and the rows in the new order."""

    height = 300
    trace: AddedTrace

    def construct(self) -> None:
        climb, order = self.trace.added, self.trace.sorted
        assert climb.after is not None
        assert order.after is not None
        self.claim(
            "Where a place is missing, the new column has a hole, too, and nowhere else",
            [bool(row[4]) for row in climb.after.missing]
            == [bool(row[2] or row[3]) for row in climb.before.missing],
        )
        self.step(label("The columns meet row by row; a hole makes a hole."))
        table = Frame(self, climb.before, 4, 36, columns=BEFORE, row_height=HIGH)
        line = code(self, climb.code, 4, 22)
        self.add(table, line)
        self.wait(0.4)
        wider = Frame(self, climb.after, 4, 36, columns=AFTER, row_height=HIGH)
        new = [("cells", row, 4) for row in range(int(climb.after.n_rows))]
        trip = journey(table, wider, climb.made_of, new)
        rest = [words for spot, words in wider.words.items() if spot not in new]
        self.remove(*table.get_family())
        self.add(wider.furniture, *rest)
        go(self, trip, 3.2, lag=0.1)
        self.wait(0.8)
        self.step(label("Sorted: whole rows move, and the hole goes last."))
        self.remove(*wider.get_family())
        before = Frame(self, order.before, 4, 36, columns=AFTER, row_height=HIGH)
        after = Frame(self, order.after, 4, 36, columns=AFTER, row_height=HIGH)
        trip = journey(before, after, order.made_of)
        below = code(self, order.code, 4, 22)
        self.add(after.furniture, *(copy for copy, _ in trip.travellers))
        self.play(FadeOut(line), run_time=0.3)
        self.play(FadeIn(below), run_time=0.3)
        go(self, trip, 2.8, lag=0.02)
        self.wait(1)
