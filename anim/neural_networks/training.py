"""Films of the sections on training: a slope, a landscape, the size of a step, a rounder bowl."""

from itertools import pairwise

from manim import FadeIn, FadeOut, ReplacementTransform

from anim.kit.film import film
from anim.kit.mobjects.shape import Shape
from anim.kit.mobjects.sheet import Marks, drawn, one
from anim.kit.mobjects.text import Words
from anim.kit.stage import Stage, swap
from anim.neural_networks.charts import axes
from figures.kit.bound import BoundRecord, Number, Numbers
from figures.kit.canvas import Canvas
from figures.kit.charts import Axis, Frame
from figures.kit.contours import contours
from figures.kit.labels import Label, label
from figures.kit.scatter import line, points
from figures.kit.shapes import Place
from illustrated_models.examples.neural_networks.moving import (
    RollTrace,
    Scene,
    WalkTrace,
    rolling,
    walking,
)

WEIGHT, BIAS, LOSS = label("weight"), label("bias"), label("loss")
PLACE = Place(8, 30, 344, 228)
SAID = (352, 20)


class OnTheCurve(Stage):
    """A ball on the curve of the loss, over the weight."""

    height = 290
    trace: RollTrace
    made = Frame(PLACE, Axis(0, 300, (), ".0f"), Axis(0, 90_000, (), ".0f", LOSS))

    def lay_out(self) -> Marks:
        """The axes and the curve, as dots."""
        made, trace = self.made, self.trace
        ground = axes(self, made, WEIGHT)
        return ground + drawn(
            self,
            lambda sheet: points(
                sheet, made, trace.weights, trace.loss, "text", size=3.5, opacity=0.6
            ),
        )

    def ball(self, weights: Numbers, losses: Numbers, number: int, ink: str = "decoder") -> Shape:
        """The ball after so many steps."""
        one_each = weights[number : number + 1], losses[number : number + 1]
        return one(drawn(self, lambda s: points(s, self.made, *one_each, ink, size=13)))

    def tangent(self, number: int) -> Shape:
        """How steep it is there."""
        both = self.trace.tangents[number]
        return one(drawn(self, lambda s: line(s, self.made, both[0], both[1], "error"), both))

    def said(self, words: Label, ink: str) -> Words:
        """Where it is, in a word."""
        return Words(words, 18, "semibold", ink).stand(self.at(*SAID), "end")


@film(of=rolling)
class DownTheSlope(OnTheCurve):
    """Look which way is down, take a step, look again."""

    def construct(self) -> None:
        trace = self.trace
        visited, heights = trace.visited, trace.heights
        steps = [float(b) - float(a) for a, b in pairwise(visited)]
        self.claim(
            "Each step of the ball is shorter than the one before", steps == sorted(steps)[::-1]
        )
        self.step(label("At this weight the loss is large, and slopes steeply."))
        self.add(*self.lay_out())
        ball, tangent = self.ball(visited, heights, 0), self.tangent(0)
        said = self.at_weight(0)
        self.play(FadeIn(ball), FadeIn(said), run_time=0.8)
        self.play(FadeIn(tangent), run_time=1.2)
        self.wait(1)
        captions = (
            "Steep slope, long step.",
            "Less steep: a shorter step.",
            "Shorter again. It brakes by itself.",
            "And so on, to where no slope is left.",
        )
        for number, caption in enumerate(captions, 1):
            self.step(label(caption))
            after, slope, now = (
                self.ball(visited, heights, number),
                self.tangent(number),
                self.at_weight(number),
            )
            left = self.ball(visited, heights, number - 1, "encoder").set_opacity(0.45)
            self.add(left)
            self.play(
                ReplacementTransform(ball, after), swap(said, now), FadeOut(tangent), run_time=1.4
            )
            self.play(FadeIn(slope), run_time=0.8)
            self.wait(1)
            ball, tangent, said = after, slope, now

    def at_weight(self, number: int) -> Words:
        """The weight at which it is."""
        return self.said(label("weight {w:.1f}", w=self.trace.visited[number]), "decoder")


@film(of=rolling)
class TooLarge(OnTheCurve):
    """With a step that is too large, every step lands higher."""

    def construct(self) -> None:
        trace = self.trace
        leapt, landed = trace.leapt, trace.landed
        rising = [float(each) for each in landed]
        self.claim("Every leap lands higher than the one before", rising == sorted(rising))
        self.step(label("The ball begins not far from the bottom."))
        self.add(*self.lay_out())
        ball, said = self.ball(leapt, landed, 0, "error"), self.loss_at(0)
        self.play(FadeIn(ball), FadeIn(said), run_time=1.4)
        self.wait(1)
        captions = (
            "The step is too long: it leaps over the valley.",
            "It lands where it is steeper, and leaps farther back.",
            "Farther, and higher.",
            "Nothing stops it any more. It explodes.",
        )
        for number, caption in enumerate(captions, 1):
            self.step(label(caption))
            after, now = self.ball(leapt, landed, number, "error"), self.loss_at(number)
            self.add(self.ball(leapt, landed, number - 1, "encoder").set_opacity(0.45))
            self.play(ReplacementTransform(ball, after), swap(said, now), run_time=1.6)
            self.wait(1)
            ball, said = after, now

    def loss_at(self, number: int) -> Words:
        """The loss where it landed."""
        return self.said(label("loss {loss:,.0f}", loss=self.trace.landed[number]), "error")


class OnTheMap(Stage):
    """A training on the map of its landscape."""

    height = 290
    trace: WalkTrace

    def frame_of(self, scene: Scene | BoundRecord) -> Frame:
        """As wide and as high as its grid."""
        across, up = scene.weights, scene.biases
        ends = float(across[0]), float(across[-1]), float(up[0]), float(up[-1])
        return Frame(PLACE, Axis(*ends[:2], (), ".0f"), Axis(*ends[2:], (), ".0f", BIAS))

    def lines(self, scene: Scene | BoundRecord, made: Frame) -> Marks:
        """The axes and the contours."""
        marks = axes(self, made, WEIGHT)
        grid = scene.loss, scene.weights, scene.biases

        def all_of_them(sheet: Canvas) -> None:
            for number, level in enumerate(scene.levels):
                faint = max(0.35, 0.65 - 0.06 * number)
                contours(sheet, made, grid, level, "dim", opacity=faint)

        return marks + drawn(self, all_of_them)

    def spot(
        self, made: Frame, scene: Scene | BoundRecord, first: int, last: int, size: float
    ) -> Shape:
        """Where the training stands after these steps."""
        both = scene.walked[first:last], scene.lifted[first:last]
        return one(drawn(self, lambda s: points(s, made, *both, "decoder", size=size)))

    def said(self, loss: Number) -> Words:
        """The loss, in a corner."""
        text = label("loss {loss:,.0f}", loss=loss)
        return Words(text, 18, "semibold", "error").stand(self.at(*SAID), "end")


@film(of=walking)
class IntoTheValley(OnTheMap):
    """One leap into the valley, then a long creep along its floor."""

    def construct(self) -> None:
        scene = self.trace.plain
        made = self.frame_of(scene)
        losses = [float(each) for each in scene.losses]
        self.claim(
            "The first step of this walk takes off more than all that follow",
            losses[0] - losses[1] > losses[1] - losses[-1],
        )
        self.step(label("Both dials are off. Lines join settings of one loss."))
        self.add(*self.lines(scene, made))
        ball, said = self.spot(made, scene, 0, 1, 13), self.said(scene.losses[0])
        self.play(FadeIn(ball), FadeIn(said), run_time=1.8)
        self.wait(1)
        self.step(label("The first step leaps across the slope, into the valley."))
        ball, said = self.go(made, ball, said, 1, 1.8)
        self.wait(1)
        self.step(label("Now it creeps along the floor, a little each time."))
        for number in (2, 3, 4, 6, 10, 40):
            ball, said = self.go(made, ball, said, number, 0.6)
        self.wait(1)
        self.step(label("The lowest point is still far off: the closed form."))
        best = scene.best
        target = one(drawn(self, lambda s: points(s, made, best[:1], best[1:], "error", size=13)))
        self.play(FadeIn(target), run_time=1.6)
        self.wait(1)

    def go(self, made: Frame, ball: Shape, said: Words, number: int, time: float) -> tuple:
        """The ball goes to where it is after so many steps."""
        scene = self.trace.plain
        after, now = self.spot(made, scene, number, number + 1, 13), self.said(scene.losses[number])
        self.play(ReplacementTransform(ball, after), swap(said, now), run_time=time)
        return after, now


@film(of=walking)
class RounderBowl(OnTheMap):
    """Scaling makes the valley round, and the way straight."""

    def construct(self) -> None:
        plain, scaled = self.trace.plain, self.trace.scaled
        self.claim(
            "On the round bowl the same number of steps ends closer to the lowest point",
            float(scaled.losses[-1]) < float(plain.losses[-1]),
        )
        self.step(label("Sizes as they are: a long valley, and a training that creeps."))
        before = self.lines(plain, self.frame_of(plain))
        self.add(*before)
        path, said = self.walk(plain), self.said(plain.losses[-1])
        self.play(FadeIn(said), run_time=0.4)
        self.wait(1)
        self.step(label("Subtract the mean, divide by the spread: the bowl is round."))
        made = self.frame_of(scaled)
        after = self.lines(scaled, made)
        self.play(*map(FadeOut, [*before, *path, said]), run_time=0.8)
        self.play(*map(FadeIn, after), run_time=1.2)
        self.wait(1)
        self.step(label("The slope points to the middle, and the way is straight."))
        self.walk(scaled)
        said = self.said(scaled.losses[-1])
        self.play(FadeIn(said), run_time=0.4)
        self.wait(1)

    def walk(self, scene: Scene | BoundRecord) -> list[Shape]:
        """One dot after the other."""
        made = self.frame_of(scene)
        first = self.spot(made, scene, 0, 1, 9)
        dots = [first]
        self.play(FadeIn(first), run_time=0.4)
        for number in range(1, 9):
            after = self.spot(made, scene, number, number + 1, 9)
            self.play(ReplacementTransform(dots[-1].copy(), after), run_time=0.3)
            dots.append(after)
        return dots
