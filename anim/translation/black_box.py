"""Films of the section “A box that translates”."""

import numpy as np
from manim import AnimationGroup, FadeIn, FadeOut, LaggedStart, ReplacementTransform

from anim.kit.film import film
from anim.kit.mobjects.arrow import Arrow
from anim.kit.mobjects.box import Box
from anim.kit.mobjects.text import Words
from anim.kit.mobjects.token import Token
from anim.kit.space import point
from anim.kit.stage import Stage
from figures.kit.data import count
from figures.kit.labels import label
from figures.kit.tokens import HEIGHT, columns
from illustrated_models.examples.translation.seq2seq import running_sentence
from illustrated_models.translation import TranslationTrace

# How far down the middles of things stand, in CSS pixels.
READ, MIDDLE, WRITTEN = 22, 150, 278
READER, WRITER = 104, 196
WIDE, WHOLE, PART = 296, 132, 52
NAME_X = 192  # of what passes between the parts
DEEP = 30  # how far from the middle of the box a word is lost from sight, or seen first
GAP = 4


@film(of=running_sentence)
class WordsGoIn(Stage):
    """Words go in, other words come out in another order; inside, one part reads, one writes."""

    trace: TranslationTrace

    def construct(self) -> None:
        self.source, self.target = self.trace.source_tokens, self.trace.target_tokens
        self.find_origins()
        self.claim_what_is_said()
        self.show_box()
        self.go_in()
        self.come_out()
        self.cross()
        self.open()

    def find_origins(self) -> None:
        """Where each English word comes from: the French word that the network looks at most."""
        attention = self.trace.decoder.attention
        assert attention is not None
        self.origins = [int(row.argmax()) for row in attention.weights[: len(self.target)]]
        self.crossing = [t for t, origin in enumerate(self.origins) if t != origin]

    def claim_what_is_said(self) -> None:
        names = [(str(self.target[t]), str(self.source[s])) for t, s in enumerate(self.origins)]
        self.claim(
            "Two words change places on the way: “noir” goes in after “chat”, and “black” comes"
            " out before “cat”",
            [names[t] for t in self.crossing] == [("black", "noir"), ("cat", "chat")]
            and self.origins == [0, 2, 1, 3],
        )
        starts = np.array_equal(self.trace.decoder.steps[0].previous, self.trace.encoder.last)
        self.claim("The part that writes starts where the part that reads has ended", starts)
        self.fact("n_words", count(self.source))

    def show_box(self) -> None:
        self.step(label("{n:Words} French words, and a box.", n=count(self.source)))
        self.given = [
            Token(word).move_to(self.at(x, READ))
            for word, x in zip(self.source, self.xs, strict=True)
        ]
        self.box = Box(WIDE, WHOLE, "token").move_to(self.at(180, MIDDLE))
        self.name = Words(label("a network"), 18, "semibold", "token")
        self.name.stand(self.at(180, MIDDLE + 6))
        self.play(FadeIn(self.box), FadeIn(self.name), run_time=0.6)
        pills = [FadeIn(pill, shift=point(0, 10)) for pill in self.given]
        self.play(LaggedStart(*pills, lag_ratio=0.4), run_time=1)
        self.wait(1.2)

    def go_in(self) -> None:
        self.step(label("The words go in, one after the other."))
        self.ways_in = self.arrows(READ + HEIGHT / 2 + GAP, MIDDLE - WHOLE / 2)
        into = [
            AnimationGroup(
                FadeIn(way),
                FadeOut(pill.copy(), target_position=self.at(x, MIDDLE - DEEP)),
            )
            for pill, way, x in zip(self.given, self.ways_in, self.xs, strict=True)
        ]
        self.play(LaggedStart(*into, lag_ratio=0.75), run_time=2.6)
        self.wait(0.8)

    def come_out(self) -> None:
        self.step(label("Then English words come out, one after the other."))
        self.made = [
            Token(word, predicted=True).move_to(self.at(x, WRITTEN))
            for word, x in zip(self.target, self.xs, strict=True)
        ]
        self.ways_out = self.arrows(MIDDLE + WHOLE / 2, WRITTEN - HEIGHT / 2 - GAP)
        out = [
            AnimationGroup(
                FadeIn(way),
                FadeIn(pill, target_position=self.at(x, MIDDLE + DEEP)),
            )
            for pill, way, x in zip(self.made, self.ways_out, self.xs, strict=True)
        ]
        self.play(LaggedStart(*out, lag_ratio=0.75), run_time=2.6)
        self.wait(1)

    def cross(self) -> None:
        """A line from each French word to the English one that was made of it."""
        words = "“{black}” comes out before “{cat}”: the words cross on the way."
        black, cat = (self.target[place] for place in self.crossing)
        self.step(label(words, black=black, cat=cat))
        self.lines = [self.line(place) for place in range(len(self.target))]
        self.play(*map(FadeOut, [self.name, *self.ways_in, *self.ways_out]), run_time=0.4)
        straight = [line for t, line in enumerate(self.lines) if t not in self.crossing]
        self.play(*map(FadeIn, straight), run_time=0.6)
        crossing = [FadeIn(self.lines[place]) for place in self.crossing]
        self.play(LaggedStart(*crossing, lag_ratio=0.6), run_time=1.2)
        self.wait(1.5)

    def line(self, place: int) -> Arrow:
        """From a French word through the box to its English one; strong where two cross."""
        start = self.at(self.xs[self.origins[place]], READ + HEIGHT / 2 + GAP)
        end = self.at(self.xs[place], WRITTEN - HEIGHT / 2 - GAP)
        return Arrow(start, end, "context" if place in self.crossing else "dim")

    def open(self) -> None:
        """The box becomes two parts, with something that passes between them."""
        self.step(label("Open the box: one part reads, the other writes."))
        reader = Box(WIDE, PART, "encoder").move_to(self.at(180, READER))
        writer = Box(WIDE, PART, "decoder").move_to(self.at(180, WRITER))
        names = [
            Words(label(name), 18, "semibold", name).stand(self.at(180, y + 6))
            for name, y in (("encoder", READER), ("decoder", WRITER))
        ]
        self.play(*map(FadeOut, self.lines), run_time=0.5)
        self.play(
            ReplacementTransform(self.box.copy(), reader),
            ReplacementTransform(self.box, writer),
            run_time=1.1,
        )
        handed = Arrow(self.at(180, READER + PART / 2), self.at(180, WRITER - PART / 2), "context")
        question = Words(label("what passes here?"), 15, "semibold", "context")
        question.stand(self.at(NAME_X, MIDDLE + 5), "start")
        ways = [
            *self.arrows(READ + HEIGHT / 2 + GAP, READER - PART / 2),
            *self.arrows(WRITER + PART / 2, WRITTEN - HEIGHT / 2 - GAP),
        ]
        self.play(*map(FadeIn, [*names, *ways, handed]), run_time=0.7)
        self.play(FadeIn(question), run_time=0.4)
        self.wait(2.4)

    def arrows(self, top: float, bottom: float) -> list[Arrow]:
        """An arrow at each word, downwards."""
        return [Arrow(self.at(x, top), self.at(x, bottom)) for x in self.xs]

    @property
    def xs(self) -> list[float]:
        """How far from the left each word stands: as many come out as go in."""
        return columns(len(self.source), 24, 336)
