"""How a film shows one step of a gated recurrent unit: number by number, in columns."""

import numpy as np
from manim import FadeIn, FadeOut, LaggedStart, ReplacementTransform, TransformFromCopy, VGroup

from anim.kit.mobjects.arrow import Arrow
from anim.kit.mobjects.box import Box, Ghost
from anim.kit.mobjects.text import Words, number
from anim.kit.mobjects.token import Token
from anim.kit.mobjects.vector import Stack, Vector
from anim.kit.space import point
from anim.kit.stage import Stage, swap
from figures.kit.bound import Numbers
from figures.kit.labels import Label, label
from figures.kit.tokens import HEIGHT
from figures.kit.vectors import scale_for
from illustrated_models.examples.translation.gates import GatesTrace

# How far down the middles of things stand, in CSS pixels; of texts, their baselines.
OLD, STAYS, PROPOSED, COMES, NEW, NUMBERS = 36, 88, 131, 182, 235, 290
BOX, WORD_VECTOR, WORD = 118, 200, 274
NAMES, MIDDLE, WIDE, HIGH, LOW = 12, 244, 212, 68, 54
UNIT = (96, 52)


class OneStep(Stage):
    """Old notes above, a proposal below them, and what becomes of both at the foot."""

    trace: GatesTrace

    def lay_out(self) -> None:
        """The notes so far, the box, and the word that comes next as a vector."""
        step = self.trace.step
        parts = [np.asarray(self.trace.kept), np.asarray(self.trace.taken)]
        self.scale = scale_for(
            *(step.previous, step.candidate, step.hidden), stacks=[(parts, [1, 1])]
        )
        self.old = self.vector(step.previous, "encoder", OLD)
        self.box = Box(*UNIT, "encoder").move_to(self.at(MIDDLE, BOX))
        self.unit = Words(label("GRU"), 18, "semibold", "encoder")
        self.unit.stand(self.at(MIDDLE, BOX + 6))
        spread = scale_for(step.input, named="embeddings")
        self.word = Vector(step.input, WIDE, LOW, "embedding", spread)
        self.word.stand(self.at(MIDDLE, WORD_VECTOR))
        pill = Token(self.trace.word).move_to(self.at(MIDDLE, WORD))
        self.ways = VGroup(
            self.arrow(OLD + HIGH / 2, BOX - UNIT[1] / 2, "encoder"),
            self.arrow(WORD - HEIGHT / 2, WORD_VECTOR + LOW / 2),
            self.arrow(WORD_VECTOR - LOW / 2, BOX + UNIT[1] / 2, "embedding"),
        )
        self.foot = VGroup(pill, self.word, *self.name(label("the word"), WORD_VECTOR, "embedding"))
        self.above = self.name(label("state so far"), OLD, "encoder")
        self.above.add(self.under(label("after “{word}”", word=self.trace.before), OLD))

    def propose(self) -> None:
        """Notes and word go into the box, and it becomes a proposal."""
        into = self.at(MIDDLE, BOX)
        self.play(
            FadeOut(self.old.bars.copy(), target_position=into),
            FadeOut(self.word.bars.copy(), target_position=into),
            run_time=1.2,
        )
        self.new = self.vector(self.trace.step.candidate, "embedding", PROPOSED)
        card, midline, bars = self.new
        self.below = self.name(label("proposal"), PROPOSED, "embedding")
        self.below.add(self.under(label("with “{word}”", word=self.trace.word), PROPOSED))
        self.play(
            *map(FadeOut, [self.unit, self.ways, self.foot]),
            ReplacementTransform(self.box, card),
            run_time=0.8,
        )
        self.ghost = Ghost(WIDE, HIGH).move_to(self.at(MIDDLE, NEW))
        self.play(*map(FadeIn, [midline, bars, self.below, self.ghost]), run_time=0.6)
        self.regroup(self.new)

    def share(self) -> None:
        """The two shares of each number, which are one in all."""
        rows = (
            (label("stays"), self.trace.step.update, self.old, OLD, STAYS, "encoder"),
            (label("comes in"), self.trace.renewed, self.new, PROPOSED, COMES, "embedding"),
        )
        for words, shares, vector, middle, y, role in rows:
            name = Words(words, 15, colour=role).stand(self.at(NAMES, y), "start")
            printed = [
                number(share, ".0%", colour=role).stand(place + point(0, y - middle))
                for share, place in zip(shares, vector.bar_places(), strict=True)
            ]
            coming = [FadeIn(each, shift=point(0, -6)) for each in printed]
            self.play(FadeIn(name), LaggedStart(*coming, lag_ratio=0.4), run_time=1)

    def shorten(self) -> None:
        """Both lose the other's share."""
        kept = self.vector(self.trace.kept, "encoder", OLD)
        taken = self.vector(self.trace.taken, "embedding", PROPOSED)
        self.play(
            ReplacementTransform(self.old, kept),
            ReplacementTransform(self.new, taken),
            swap(self.above, self.name(label("kept"), OLD, "encoder")),
            swap(self.below, self.name(label("added"), PROPOSED, "embedding")),
            run_time=1.6,
        )
        self.kept, self.taken = kept, taken

    def stack(self) -> None:
        """What stays comes down first, then what comes in, each upon the midline or the other."""
        parts, roles = [self.trace.kept, self.trace.taken], ["encoder", "embedding"]
        self.sum = Stack(parts, [None, None], WIDE, HIGH, roles, self.scale)
        self.sum.stand(self.at(MIDDLE, NEW))
        self.last = self.name(label("stacked"), NEW, "text")
        self.play(*map(FadeIn, [self.sum.midline, self.last]), run_time=0.4)
        for vector, layer in zip((self.kept, self.taken), self.sum.layers, strict=True):
            self.play(TransformFromCopy(vector.bars, layer), run_time=0.9)
        self.remove(self.sum.midline, *self.sum.layers)
        self.add(self.sum)

    def settle(self) -> None:
        """The stack is the new state, with its numbers."""
        hidden = self.trace.step.hidden
        new = self.vector(hidden, "encoder", NEW)
        card, _, bars = new
        names = self.name(label("new state"), NEW, "encoder")
        names.add(self.under(label("after “{word}”", word=self.trace.word), NEW))
        self.bring_to_front(self.sum)
        sums = [bars, bars.copy()]
        self.play(
            ReplacementTransform(self.ghost, card),
            *map(ReplacementTransform, self.sum.layers, sums),
            swap(self.last, names),
            run_time=1,
        )
        self.remove(self.sum, self.sum.midline, *sums)
        self.regroup(new)
        numbers = [
            number(value, ".2f", colour="encoder").stand(place + point(0, NUMBERS - NEW))
            for value, place in zip(hidden, new.bar_places(), strict=True)
        ]
        self.play(LaggedStart(*map(FadeIn, numbers), lag_ratio=0.4), run_time=0.9)

    def regroup(self, vector: Vector) -> None:
        """Card, midline and bars that came one by one, as one vector."""
        self.remove(*vector)
        self.add(vector)

    def vector(self, values: Numbers, role: str, y: float) -> Vector:
        return Vector(values, WIDE, HIGH, role, self.scale).stand(self.at(MIDDLE, y))

    def arrow(self, top: float, bottom: float, colour: str = "dim") -> Arrow:
        return Arrow(self.at(MIDDLE, top), self.at(MIDDLE, bottom), colour)

    def name(self, words: Label, y: float, role: str) -> VGroup:
        """What a row is, at its left."""
        return VGroup(Words(words, 16, "semibold", role).stand(self.at(NAMES, y - 3), "start"))

    def under(self, words: Label, y: float) -> Words:
        """A second line below the name of a row."""
        return Words(words, 15, colour="dim").stand(self.at(NAMES, y + 17), "start")
