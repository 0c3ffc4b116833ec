"""Films of the section on hidden units."""

from manim import FadeIn, FadeOut

from anim.kit.film import film
from anim.kit.mobjects.sheet import Marks, drawn
from anim.kit.mobjects.text import Words
from anim.kit.stage import Stage, swap
from anim.neural_networks.charts import axes
from figures.kit.charts import Axis, Frame
from figures.kit.contours import contours
from figures.kit.labels import label
from figures.kit.scatter import points
from figures.kit.shapes import Place
from illustrated_models.examples.neural_networks.moving import BendTrace, bending_over_time

PLACE = Place(8, 30, 344, 234)
SAID = (352, 20)


@film(of=bending_over_time)
class ItBends(Stage):
    """A boundary bends while the network learns."""

    height = 296
    trace: BendTrace

    def construct(self) -> None:
        trace = self.trace
        rights = [float(each) for each in trace.right]
        self.claim(
            "At every later moment of the film it is right for more houses than before",
            rights == sorted(rights),
        )
        columns, rows = trace.columns, trace.rows
        ends = float(columns[0]), float(columns[-1]), float(rows[0]), float(rows[-1])
        north = label("south to north")
        self.made = Frame(PLACE, Axis(*ends[:2], (), ".0f"), Axis(*ends[2:], (), ".0f", north))
        made = self.made
        ground = axes(self, made, label("west to east"))
        places = (trace.other_east, trace.other_north), (trace.dear_east, trace.dear_north)
        houses = drawn(self, lambda s: points(s, made, *places[0], "encoder", size=7, opacity=0.6))
        houses += drawn(self, lambda s: points(s, made, *places[1], "decoder", size=7))
        captions = (
            label("Untrained, it draws a line anywhere between dear houses and others."),
            label("{n:d} steps: the line has moved.", n=trace.steps[1]),
            label("{n:d} steps: the line is bent.", n=trace.steps[2]),
            label("{n:d} steps: it follows the neighbourhoods.", n=trace.steps[3]),
            label("{n:d} steps: what bends now, bends little.", n=trace.steps[4]),
        )
        self.add(*ground)
        before, said = [], None
        for number, caption in enumerate(captions):
            self.step(caption)
            after, now = self.boundary(number), self.right_at(number)
            if said is None:
                self.play(*map(FadeIn, houses), run_time=1)
                self.play(*map(FadeIn, [*after, now]), run_time=1)
            else:
                swapped = swap(said, now)
                self.play(*map(FadeOut, before), *map(FadeIn, after), swapped, run_time=1.8)
            before, said = after, now
            self.wait(1.4)

    def boundary(self, number: int) -> Marks:
        """Where both answers have the same share."""
        trace = self.trace
        grid = trace.moments[number].yes, trace.columns, trace.rows
        even = trace.even[0]
        return drawn(self, lambda s: contours(s, self.made, grid, even, "text", width=2.6))

    def right_at(self, number: int) -> Words:
        """How many houses are on their side."""
        text = label("right {right:.0%}", right=self.trace.right[number])
        return Words(text, 18, "semibold", "decoder").stand(self.at(*SAID), "end")
