"""Films of the neuron: a passenger goes through, a nudge comes out, and it is trained."""

import numpy as np
from manim import FadeIn, FadeOut, MoveAlongPath, VMobject

from anim.kit.film import film
from anim.kit.mobjects.arrow import Hairline
from anim.kit.mobjects.box import Ghost
from anim.kit.mobjects.network import Empty, Node, Pulse, joined
from anim.kit.mobjects.text import Words, number
from anim.kit.stage import Stage, swap
from figures.kit.labels import Label, label
from illustrated_models.examples.neural_network_math.one_neuron import (
    ByHandTrace,
    SlopeTrace,
    TrainingTrace,
    by_hand,
    slopes,
    training,
)

LEFT, SUM, OUT = 40, 218, 318  # from the left
WOMAN, AGE, BIAS = 46, 146, 246  # from the top
SHOWN = (1, 10, 50, 200, 1000)  # steps of the training


def way(start: np.ndarray, end: np.ndarray) -> VMobject:
    """The straight path from one place to another."""
    return VMobject().set_points_as_corners([start, end])


class Neuron(Stage):
    """A stage with a neuron on it."""

    def places(self) -> tuple[list[np.ndarray], np.ndarray, np.ndarray]:
        """The inputs and the bias, the sum, the share."""
        starts = [self.at(LEFT, y) for y in (WOMAN, AGE, BIAS)]
        return starts, self.at(SUM, AGE), self.at(OUT, AGE)

    def said(self, text: Label, x: float, y: float, ink: str = "text") -> Words:
        """Words in the middle of a place."""
        return Words(text, 16, "semibold", ink).stand(self.at(x, y))

    def name(self, text: object, x: float, y: float, ink: str = "dim") -> Words:
        """The name of a node."""
        return Words(text, 15, colour=ink).stand(self.at(x, y))

    def begin(self) -> None:
        """Lines, names and the outlines of what is to come."""
        starts, summed, out = self.places()
        self.lines = [joined(start, summed) for start in starts]
        self.lines.append(joined(summed, out))
        self.outlines = [Empty(summed), Empty(out)]
        names = [
            self.name(self.trace.names[0], LEFT, WOMAN + 44, "token"),
            self.name(self.trace.names[1], LEFT, AGE + 44, "token"),
            self.name(label("bias"), LEFT, BIAS + 5),
            self.name(label("sum"), SUM, AGE + 46, "key"),
            self.name(label("lived?"), OUT, AGE + 46, "decoder"),
        ]
        self.add(*self.lines, *self.outlines, *names)

    def run(self, *ways: tuple[np.ndarray, np.ndarray, str], seconds: float) -> None:
        """Dots run along lines."""
        dots = [Pulse(start, ink) for start, _, ink in ways]
        moves = [
            MoveAlongPath(dot, way(start, end))
            for dot, (start, end, _) in zip(dots, ways, strict=True)
        ]
        self.play(*moves, run_time=seconds)
        self.remove(*dots)


@film(of=by_hand)
class PassengerGoesThrough(Neuron):
    """A passenger goes through the neuron."""

    trace: ByHandTrace

    def construct(self) -> None:
        one = self.trace.one
        starts, summed, out = self.places()
        self.claim("The share is above one half, and she died", float(one.shares[0]) > 0.5)
        self.step(label("A passenger comes in as numbers."))
        self.begin()
        nodes = [
            Node(one.inputs[0, 0], starts[0], "token", ".0f"),
            Node(one.inputs[0, 1], starts[1], "token", ".1f"),
        ]
        self.play(
            *(FadeIn(each, shift=self.at(40, 0) - self.at(0, 0)) for each in nodes), run_time=1.8
        )
        self.wait(1)
        self.step(label("Each number is multiplied by its weight."))
        weights = [
            self.said(label("× {w:.2f}", w=one.weights[0]), 142, 66),
            self.said(label("× {w:.2f}", w=one.weights[1]), 122, AGE - 8),
        ]
        self.play(*map(FadeIn, weights), run_time=0.7)
        self.run(*((start, summed, "key") for start in starts[:2]), seconds=1.6)
        products = [
            self.said(label("= {p:.2f}", p=one.products[0, 0]), 206, 84, "key"),
            self.said(label("= {p:.2f}", p=one.products[0, 1]), 122, AGE + 22, "key"),
        ]
        self.play(*map(FadeIn, products), run_time=0.6)
        self.wait(1)
        self.step(label("Products and bias are added up."))
        bias = self.said(label("{b:.2f}", b=one.bias), 150, 226)
        self.play(FadeIn(bias), run_time=0.5)
        self.run(*((start, summed, "key") for start in starts), seconds=1.4)
        total = Node(one.sums[0], summed, "key", ".2f")
        self.play(FadeOut(self.outlines[0]), FadeIn(total), run_time=0.8)
        self.wait(1)
        self.step(label("The sigmoid squashes the sum into a share."))
        self.run((summed, out, "decoder"), seconds=1.2)
        printed = label("{s:.0%}", s=one.shares[0])
        share = Node(one.shares[0], out, "decoder", ".2f", printed=printed)
        self.play(FadeOut(self.outlines[1]), FadeIn(share), run_time=0.8)
        self.wait(1)
        self.step(label("She died: the neuron is surprised."))
        truth = self.said(label("surprise {s:.2f}", s=one.surprises[0]), 262, 250, "error")
        self.play(FadeIn(truth, shift=self.at(0, 40) - self.at(0, 0)), run_time=1.4)
        self.wait(1)


@film(of=slopes)
class NudgeComesOut(Stage):
    """A weight is nudged, and the surprise answers."""

    trace: SlopeTrace

    def construct(self) -> None:
        audit = self.trace.audit
        self.claim(
            "What comes out, divided by what went in, is nearly the slope",
            abs(float(audit.by_difference[0]) - float(audit.by_hand[0])) < 1e-3,
        )
        self.step(
            label(
                "The weight of {name} stands, and so does the surprise.", name=self.trace.names[0]
            )
        )
        rows = (40, 110, 180)
        names = [label("weight"), label("nudged up"), label("nudged down")]
        self.add(
            *(
                Words(each, 16, colour="dim").stand(self.at(12, y), "start")
                for each, y in zip(names, rows, strict=True)
            )
        )
        weight = Node(audit.parameters[0], self.at(170, rows[0] - 5), "key", ".2f")
        here = number(self.trace.one.surprises[0], ".6f", 18, "error")
        here.stand(self.at(348, rows[0]), "end")
        lines = [joined(self.at(170, y - 5), self.at(262, y - 5), 27) for y in rows]
        places = [(302, y - 5) for y in (*rows, 250)]
        self.add(*(Ghost(108, 34).move_to(self.at(x, y)) for x, y in places))
        ghosts = [Empty(self.at(170, y - 5)) for y in rows[1:]]
        self.add(*lines, *ghosts, weight)
        self.run((170, rows[0] - 5), (246, rows[0] - 5), 1.6)
        self.play(FadeIn(here), run_time=0.6)
        self.wait(1)
        self.conclude(rows, self.both_ways(rows, ghosts))

    def both_ways(self, rows: tuple[int, ...], ghosts: list[Empty]) -> list[Words]:
        """Nudge the weight up, then down."""
        audit, found = self.trace.audit, []
        for y, ghost, value, caption, sign in (
            (
                rows[1],
                ghosts[0],
                audit.above[0],
                label("A little more weight: the surprise grows."),
                "up",
            ),
            (
                rows[2],
                ghosts[1],
                audit.below[0],
                label("A little less weight: the surprise shrinks."),
                "down",
            ),
        ):
            self.step(caption)
            text = label(f"{sign} {{n:.2f}}", n=audit.nudge)
            moved = Words(text, 16, "semibold", "key").stand(self.at(170, rows[0] + 1))
            self.play(
                moved.animate.shift(self.at(0, y) - self.at(0, rows[0])),
                FadeOut(ghost),
                run_time=1.0,
            )
            self.run((190, y - 5), (246, y - 5), 1.0)
            made = number(value, ".6f", 18, "error").stand(self.at(348, y), "end")
            self.play(FadeIn(made), run_time=0.5)
            found.append(made)
            self.wait(1)
        return found

    def conclude(self, rows: tuple[int, ...], found: list[Words]) -> None:
        """Subtract and divide."""
        audit = self.trace.audit
        self.step(label("Their difference, divided by both nudges, is nearly the slope."))
        copies = [each.copy() for each in found]
        self.play(
            *(
                each.animate.shift(self.at(0, 256) - self.at(0, y))
                for each, y in zip(copies, rows[1:], strict=True)
            ),
            run_time=1.4,
        )
        slope = number(audit.by_difference[0], ".6f", 18, "text").stand(self.at(348, 256), "end")
        name = Words(label("slope, by difference"), 16, colour="dim").stand(
            self.at(12, 256), "start"
        )
        self.play(*map(FadeOut, copies), FadeIn(slope), FadeIn(name), run_time=0.8)
        self.wait(1)

    def run(self, start: tuple[float, float], end: tuple[float, float], seconds: float) -> None:
        """A dot runs from one place to another."""
        first, last = self.at(*start), self.at(*end)
        dot = Pulse(first, "key")
        self.play(MoveAlongPath(dot, way(first, last)), run_time=seconds)
        self.remove(dot)


@film(of=training)
class TheNeuronLearns(Stage):
    """Step by step, the neuron learns from everybody."""

    trace: TrainingTrace

    def construct(self) -> None:
        log = self.trace.log
        self.claim(
            "At the end it is right more often than at the start",
            float(log.right[-1]) > float(log.right[0]),
        )
        captions = {
            SHOWN[0]: label("A single step: all numbers move a little downhill."),
            SHOWN[1]: label("{n:d} steps. It still says of most: died.", n=log.steps[SHOWN[1]]),
            SHOWN[2]: label("The weight of {name} grows and grows.", name=self.trace.names[0]),
            SHOWN[3]: label("Now it gives the answers of the rule."),
            SHOWN[4]: label("More steps hardly change anything."),
        }
        self.step(label("It begins knowing nothing: every share is the same."))
        rows = {"step": 40, "woman": 96, "age": 144, "bias": 192, "surprise": 240, "right": 288}
        names = (
            label("step"),
            label("weight of woman"),
            label("weight of age"),
            label("bias"),
            label("mean surprise"),
            label("right"),
        )
        self.add(
            *(
                Words(each, 16, colour="dim").stand(self.at(12, y - 6), "start")
                for each, y in zip(names, rows.values(), strict=True)
            )
        )
        self.add(
            *(Hairline(self.at(12, y + 8), self.at(348, y + 8)) for y in list(rows.values())[:-1])
        )
        shown = self.row_of(0)
        self.play(
            *(FadeIn(each, shift=self.at(-60, 0) - self.at(0, 0)) for each in shown), run_time=1.8
        )
        self.wait(1)
        for step in SHOWN:
            self.step(captions[step])
            after = self.row_of(step)
            self.play(
                *(swap(one, other) for one, other in zip(shown, after, strict=True)), run_time=1.6
            )
            shown = after
            self.wait(1)

    def row_of(self, step: int) -> list[Words]:
        """All numbers after so many steps."""
        log = self.trace.log
        values = (
            (log.steps[step], "d", 40, "text"),
            (log.weights[step, 0], ".3f", 96, "key"),
            (log.weights[step, 1], ".3f", 144, "key"),
            (log.bias[step], ".3f", 192, "key"),
            (log.loss[step], ".3f", 240, "error"),
            (log.right[step], ".1%", 288, "decoder"),
        )
        return [
            number(value, spec, 20, ink).stand(self.at(348, y - 6), "end")
            for value, spec, y, ink in values
        ]
