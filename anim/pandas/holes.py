"""Films of the section “What a hole does”."""

from manim import FadeIn, FadeOut

from anim.kit.film import film
from anim.kit.mobjects.frame import Frame, journey
from anim.kit.stage import Stage
from anim.kit.travel import code, go
from anim.pandas.travel import ROW
from figures.kit.labels import label
from illustrated_models.examples.pandas.songs import HolesTrace, holes

SHOWN = (1, 2, 3)


@film(of=holes)
class PassedOver(Stage):
    """A mean passes over the hole; dropping it takes the row along."""

    height = 300
    trace: HolesTrace

    def construct(self) -> None:
        means, dropped = self.trace.means, self.trace.dropped
        assert means.after is not None
        assert dropped.after is not None
        self.step(label("A mean takes a column’s numbers, and passes over the hole."))
        table = Frame(self, means.before, 4, 4, columns=SHOWN, row_height=ROW, fill=352)
        line = code(self, means.code, 4, 200)
        self.add(table, line)
        self.wait(0.3)
        answer = Frame(self, means.after, 150, 212, row_height=ROW, fill=206)
        self.play(FadeIn(answer.furniture), run_time=0.3)
        go(self, journey(table, answer, means.made_of), 2.8)
        self.wait(1)
        self.step(label("Dropping the hole takes the whole row along."))
        fewer = Frame(self, dropped.after, 4, 4, columns=SHOWN, row_height=ROW, fill=352)
        trip = journey(table, fewer, dropped.made_of)
        below = code(self, dropped.code, 4, 200)
        old = [*answer.words.values(), answer.furniture, line]
        self.play(*map(FadeOut, [*old, *table.row(1)]), run_time=0.8)
        self.remove(*table.get_family())
        self.add(*(copy for copy, _ in trip.travellers), fewer.furniture, below)
        go(self, trip, 1.8)
        self.wait(1.2)
        self.claim(
            "The mean of the column with a hole is made of the hole, too: fill it, and it changes",
            len(means.made_of[1]) == int(means.before.n_rows),
        )
