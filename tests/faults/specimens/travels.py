"""A specimen of a film in which the cells of a data frame travel to where pandas puts them."""

from manim import FadeIn, LaggedStart

from anim.kit.film import film
from anim.kit.limits import Limits
from anim.kit.mobjects.frame import Frame, journey
from anim.kit.stage import Stage
from figures.kit.labels import label
from tests.faults.specimens.frames import Weighed, weighed

FREE = Limits(height=330, empty=1.0, moving=0.0, words=99)


@film(of=weighed)
class Heavy(Stage):
    """The heavy ones go on, each with its label."""

    trace: Weighed
    limits = FREE
    height = 300

    def construct(self) -> None:
        asked = self.trace.heavy
        assert asked.after is not None
        self.step(label("All fish."))
        table = Frame(self, asked.before, 4, 4, fill=352)
        self.add(table)
        self.wait(0.4)
        self.step(label("The heavy ones."))
        heavy = Frame(self, asked.after, 4, 190, fill=352)
        self.play(FadeIn(heavy.furniture), run_time=0.2)
        going = journey(table, heavy, asked.made_of)
        self.play(LaggedStart(*going.moves(), lag_ratio=0.05), run_time=0.6)
        going.land(self)
        self.wait(0.4)
        self.fact("fish", asked.after.n_rows)
        self.claim("Fewer are heavy than not", int(asked.after.n_rows) < int(asked.before.n_rows))
