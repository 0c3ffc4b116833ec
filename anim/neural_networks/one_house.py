"""Films of the section on the second dial."""

from manim import FadeIn, ReplacementTransform

from anim.kit.film import film
from anim.kit.mobjects.sheet import Marks, drawn, one
from anim.kit.mobjects.text import Words
from anim.kit.stage import Stage, swap
from anim.neural_networks.charts import axes
from figures.kit.charts import Axis, Frame
from figures.kit.labels import label
from figures.kit.scatter import line, points, squares, sticks
from figures.kit.shapes import Place
from figures.neural_networks.charts import PRICE, SIZE
from illustrated_models.examples.neural_networks.moving import TurnedTrace, dials_turned

PLACE = Place(8, 30, 344, 236)
ACROSS, UP = Axis(0, 3.2, (), ".0f"), Axis(0, 420, (), ".0f", PRICE)
MADE = Frame(PLACE, ACROSS, UP)
SAID = (352, 20)


@film(of=dials_turned)
class SticksAndSquares(Stage):
    """The dials are turned until the squares are small."""

    height = 290
    poster = 2
    trace: TurnedTrace

    def construct(self) -> None:
        loss = [float(each) for each in self.trace.loss]
        self.claim(
            "With each dial that finds its best place the squares get smaller",
            loss[0] > 10 * loss[1] > 100 * loss[2],
        )
        self.step(label("The line guesses too little. Each stick is an error."))
        ground = axes(self, MADE, SIZE)
        trace = self.trace
        houses = drawn(self, lambda sheet: points(sheet, MADE, trace.size, trace.price, "token"))
        self.add(*ground)
        self.line, self.sticks = one(self.line_at(0)), one(self.sticks_at(0))
        self.said = self.loss_at(0)
        self.play(FadeIn(self.line), *map(FadeIn, houses), run_time=0.8)
        self.play(FadeIn(self.sticks), run_time=1.2)
        self.wait(1)
        self.step(label("On each stick stands a square. Their mean is the loss."))
        self.squares = one(self.squares_at(0))
        self.play(ReplacementTransform(self.sticks.copy(), self.squares), run_time=1.6)
        self.play(FadeIn(self.said), run_time=0.6)
        self.wait(1)
        self.turn(1, "The weight is turned up: the squares get smaller.")
        self.turn(2, "With a bias too, hardly anything is left of them.")

    def turn(self, stop: int, caption: str) -> None:
        """The dials go to their next stop, and with them line, sticks and squares."""
        self.step(label(caption))
        new = one(self.line_at(stop)), one(self.sticks_at(stop)), one(self.squares_at(stop))
        old = self.line, self.sticks, self.squares
        said = self.loss_at(stop)
        self.play(
            *(ReplacementTransform(a, b) for a, b in zip(old, new, strict=True)),
            swap(self.said, said),
            run_time=2.4,
        )
        (self.line, self.sticks, self.squares), self.said = new, said
        self.wait(1.2)

    def line_at(self, stop: int) -> Marks:
        """The line of the neuron."""
        lines = self.trace.lines
        weight, bias = lines[stop, 0], lines[stop, 1]
        return drawn(self, lambda sheet: line(sheet, MADE, weight, bias, "decoder"), lines[stop])

    def sticks_at(self, stop: int) -> Marks:
        """Its errors."""
        trace, ends = self.trace, self.trace.ends[stop]
        return drawn(self, lambda sheet: sticks(sheet, MADE, trace.size, ends[0], ends[1]), ends)

    def squares_at(self, stop: int) -> Marks:
        """The squares of these."""
        trace, ends = self.trace, self.trace.ends[stop]
        return drawn(self, lambda sheet: squares(sheet, MADE, trace.size, ends[0], ends[1]), ends)

    def loss_at(self, stop: int) -> Words:
        """What they come to."""
        text = label("loss {loss:,.0f}", loss=self.trace.loss[stop])
        return Words(text, 18, "semibold", "error").stand(self.at(*SAID), "end")
