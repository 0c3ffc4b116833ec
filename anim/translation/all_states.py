"""How a film shows what is passed to the decoder: first the last state only, then all of them."""

from manim import (
    ApplyMethod,
    FadeIn,
    FadeOut,
    LaggedStart,
    ReplacementTransform,
    TransformFromCopy,
    there_and_back,
)
from manim.animation.animation import Animation

from anim.kit.mobjects.arrow import Arrow
from anim.kit.mobjects.box import Box, Ghost
from anim.kit.mobjects.text import Words
from anim.kit.mobjects.token import Token
from anim.kit.mobjects.vector import Vector
from anim.kit.space import point
from anim.kit.stage import Stage
from figures.kit.bound import Numbers
from figures.kit.data import count
from figures.kit.labels import Label, label
from figures.kit.tokens import HEIGHT, columns
from figures.kit.vectors import scale_for
from illustrated_models.translation import TranslationTrace

# How far down the middles of things stand, in CSS pixels.
WRITER, PASSED, READER, WORDS = 28, 128, 218, 282
BOX, CARD, MIDDLE, GAP = (70, 58), (70, 58), 180, 3
DECODER = (84, 48)
BESIDE, LEAP = MIDDLE + DECODER[0] / 2 + 10, 10


class PassedOn(Stage):
    """The encoder's row below, the decoder above, and between them what is passed on."""

    trace: TranslationTrace

    def lay_out(self) -> None:
        """The words, and the decoder, which has nothing yet."""
        self.scale = scale_for(self.trace.encoder.states)
        pills = [
            Token(word).move_to(self.at(x, WORDS))
            for word, x in zip(self.trace.source_tokens, self.xs, strict=True)
        ]
        self.writer = Box(*DECODER, "decoder").move_to(self.at(MIDDLE, WRITER))
        name = self.beside(label("decoder"), WRITER, "decoder")
        self.ghosts = [Ghost(*CARD).move_to(self.at(MIDDLE, PASSED))]
        self.play(*map(FadeIn, [*pills, self.writer, name, *self.ghosts]), run_time=0.6)

    def read_and_forget(self) -> None:
        """A state comes from the one before it, which is kept nowhere."""
        states = self.trace.encoder.states
        self.boxes = [Box(*BOX, "encoder").move_to(self.at(x, READER)) for x in self.xs]
        for place, box in enumerate(self.boxes):
            new = self.state(states[place], place)
            x = self.xs[place]
            up = self.up(x, WORDS - HEIGHT / 2 - GAP, READER + BOX[1] / 2)
            self.play(FadeIn(box), FadeIn(up), *self.moved_on(place, new), run_time=0.6)
            self.put(new)
            if place:
                self.play(FadeOut(self.now), run_time=0.3)
            self.now = new

    def moved_on(self, place: int, new: Vector) -> list[Animation]:
        """The first state appears; each later one is made from the one before it."""
        if not place:
            return [FadeIn(new)]
        before, half = self.xs[place - 1], BOX[0] / 2
        onward = Arrow(self.at(before + half, READER), self.at(self.xs[place] - half, READER))
        return [FadeIn(onward), FadeIn(new.midline), TransformFromCopy(self.now.bars, new.bars)]

    def hand_over_last(self) -> None:
        """The last state goes up: it is all that the decoder is given."""
        self.context = Vector(self.trace.encoder.last, *CARD, "context", self.scale)
        self.context.stand(self.at(MIDDLE, PASSED))
        card, midline, bars = self.context
        top = self.at(self.xs[-1] - 10, READER - BOX[1] / 2)
        self.ways = [
            Arrow(top, self.at(MIDDLE + CARD[0] / 2, PASSED + 12), "context"),
            self.up(MIDDLE, PASSED - CARD[1] / 2, WRITER + DECODER[1] / 2, "context"),
        ]
        self.only = Words(label("the last state"), 16, "semibold", "context")
        self.only.stand(self.at(MIDDLE - CARD[0] / 2 - 10, PASSED + 5), "end")
        coming = map(FadeIn, [midline, self.only, self.ways[0]])
        self.play(ReplacementTransform(self.ghosts[0], card), *coming, run_time=0.4)
        self.play(TransformFromCopy(self.now.bars, bars), run_time=1.3)
        self.put(self.context)
        into = self.at(MIDDLE, WRITER)
        self.play(
            FadeIn(self.ways[1]),
            FadeOut(self.context.bars.copy(), target_position=into),
            run_time=0.8,
        )

    def keep_all(self) -> None:
        """What was given goes; the states of all words come back to their boxes."""
        self.ghosts = [Ghost(*CARD).move_to(self.at(x, PASSED)) for x in self.xs]
        going = map(FadeOut, [self.context, self.only, *self.ways])
        self.play(*going, *map(FadeIn, self.ghosts), run_time=0.8)
        kept = [self.state(state, place) for place, state in enumerate(self.trace.encoder.states)]
        *before, _ = kept
        self.play(LaggedStart(*map(FadeIn, before), lag_ratio=0.35), run_time=1.4)
        self.kept = [*before, self.now]

    def pass_all(self) -> None:
        """A copy of every state goes up, each above its word."""
        self.row = [
            Vector(state, *CARD, "encoder", self.scale).stand(self.at(x, PASSED))
            for state, x in zip(self.trace.encoder.states, self.xs, strict=True)
        ]
        bottom, top = READER - BOX[1] / 2, PASSED + CARD[1] / 2
        for place, (kept, passed) in enumerate(zip(self.kept, self.row, strict=True)):
            card, midline, bars = passed
            self.play(
                ReplacementTransform(self.ghosts[place], card),
                *map(FadeIn, [midline, self.up(self.xs[place], bottom, top, "encoder")]),
                TransformFromCopy(kept.bars, bars),
                run_time=0.55,
            )
            self.put(passed)

    def look_at_row(self) -> None:
        """An arrow from every state of the row to the decoder; along it the state is looked at."""
        bottom, top = WRITER + DECODER[1] / 2, PASSED - CARD[1] / 2
        spread = [MIDDLE + (x - MIDDLE) * 0.2 for x in self.xs]
        looks = [
            Arrow(self.at(x, top), self.at(end, bottom), "context")
            for end, x in zip(spread, self.xs, strict=True)
        ]
        self.play(LaggedStart(*map(FadeIn, looks), lag_ratio=0.3), run_time=1.2)
        seen = [
            FadeOut(state.bars.copy(), target_position=self.at(MIDDLE, WRITER))
            for state in self.row
        ]
        self.play(LaggedStart(*seen, lag_ratio=0.3), run_time=1.4)

    def count(self) -> None:
        """The states leap up one after the other, and it is said how many they are."""
        states = self.trace.encoder.states
        lines = (
            label("{n:words} states of", n=count(states)),
            label("{n:words} numbers", n=count(states[0])),
        )
        right = MIDDLE - DECODER[0] / 2 - 10
        said = [
            Words(words, 16, "semibold", "encoder").stand(self.at(right, WRITER + down), "end")
            for words, down in zip(lines, (-6, 14), strict=True)
        ]
        leaps = [
            ApplyMethod(state.shift, point(0, -LEAP), rate_func=there_and_back)
            for state in self.row
        ]
        self.play(LaggedStart(*leaps, lag_ratio=0.5), run_time=1.8)
        self.play(*map(FadeIn, said), run_time=0.6)

    def state(self, values: Numbers, place: int) -> Vector:
        """A state in the box of its word."""
        bars = Vector(values, *BOX, "encoder", self.scale, on_card=False)
        return bars.stand(self.at(self.xs[place], READER))

    def put(self, vector: Vector) -> None:
        """Card, midline and bars that came one by one, as one vector."""
        self.remove(*vector)
        self.add(vector)

    def up(self, x: float, bottom: float, top: float, colour: str = "dim") -> Arrow:
        return Arrow(self.at(x, bottom), self.at(x, top), colour)

    def beside(self, words: Label, y: float, role: str) -> Words:
        return Words(words, 16, "semibold", role).stand(self.at(BESIDE, y + 5), "start")

    @property
    def xs(self) -> list[float]:
        """How far from the left each word stands, and what belongs to it."""
        return columns(len(self.trace.source_tokens), 4, 356)
