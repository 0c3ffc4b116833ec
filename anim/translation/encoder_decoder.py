"""Films of the section “Writing: the state is handed over”."""

import numpy as np
from manim import FadeIn, ReplacementTransform, TransformFromCopy

from anim.kit.film import film
from anim.kit.limits import Limits
from anim.kit.mobjects.arrow import Arrow, Detour
from anim.kit.mobjects.box import Box
from anim.kit.mobjects.text import Words
from anim.kit.mobjects.token import Token
from anim.kit.mobjects.vector import Vector
from anim.kit.space import point
from anim.kit.stage import Stage
from figures.kit.bound import Numbers
from figures.kit.data import count
from figures.kit.labels import label
from figures.kit.tokens import HEIGHT, columns
from figures.kit.vectors import scale_for
from illustrated_models.examples.translation.seq2seq import running_sentence_plain
from illustrated_models.translation import TranslationTrace

SOME = slice(0, 8)  # as many of a state's numbers as a box has room for
# How far down the middles of things stand, in CSS pixels; of texts, their baselines.
READ, READING, CONTEXT, WRITTEN, WRITING, AGAIN = 22, 94, 181, 252, 322, 392
SENTENCE, BOX, CARD = (62, 56), (50, 56), (84, 56)
ENCODER, DECODER = (14, 140), (18, 226)
CONTEXT_X, NAME_X, GAP = 314, 262, 3
LANE, TURN = 8, 205  # where the arrow from the context to the decoder runs


@film(of=running_sentence_plain)
class FromReaderToWriter(Stage):
    """One part reads, its last state is handed over, the other part writes until its stop sign."""

    trace: TranslationTrace
    height = 414
    limits = Limits(height=414, empty=0.58, words=15)

    def construct(self) -> None:
        self.encoder, self.decoder = self.trace.encoder, self.trace.decoder
        self.start = self.decoder.steps[0].previous
        self.scale = scale_for(
            self.encoder.states[:, SOME], self.start[SOME], self.decoder.states[:, SOME]
        )
        self.claim_what_is_said()
        self.read()
        self.hand_over()
        self.write_first()
        self.write_next()
        self.write_on()
        self.stop()

    def claim_what_is_said(self) -> None:
        read, written = [*self.trace.decoder_inputs], [*self.trace.predicted_tokens]
        self.claim(
            "the decoder’s first state is the encoder’s last",
            np.array_equal(self.encoder.last, self.start),
        )
        following = read[1:] == written[:-1]
        self.claim("each word that is written is the next one that is read", following)
        self.claim("nothing comes after the stop sign", written.index("</s>") == len(written) - 1)
        self.fact("numbers", count(self.encoder.last))
        self.fact("shown", count(self.start[SOME]))

    def read(self) -> None:
        """A box for every word, each begun with the state before it."""
        self.step(label("The encoder reads. After each word it has a new state."))
        self.states = []
        pills = [
            Token(word).move_to(self.at(x, READ))
            for word, x in zip(self.trace.source_tokens, self.reading, strict=True)
        ]
        name = self.part("encoder", ENCODER)
        self.play(*map(FadeIn, [*pills, name]), run_time=0.4)
        for place, x in enumerate(self.reading):
            box, state = self.boxed(self.encoder.states[place], x, READING, "encoder", SENTENCE)
            came = [FadeIn(box), FadeIn(self.down(x, READ + HEIGHT / 2 + GAP, READING - 28))]
            if place:
                came.append(FadeIn(self.across(self.reading, place, READING, SENTENCE, "encoder")))
                came.append(TransformFromCopy(self.states[-1].bars, state.bars))
                came.append(FadeIn(state.midline))
            else:
                came.append(FadeIn(state))
            self.play(*came, run_time=0.55)
            self.put(state)
        self.wait(0.7)

    def hand_over(self) -> None:
        """The bars of the last state go to a card of their own, then into the decoder's box."""
        words = "The last state is handed over, number for number: the context."
        self.step(label(words))
        self.context = Vector(self.encoder.last[SOME], *CARD, "context", self.scale)
        self.context.stand(self.at(CONTEXT_X, CONTEXT))
        card, midline, bars = self.context
        box, self.state = self.boxed(self.start, self.writing[0], WRITING, "decoder", BOX)
        names, (down, onward) = self.names_of_context(), self.way_of_context()
        self.play(*map(FadeIn, [card, midline, down, *names]), run_time=0.4)
        self.play(TransformFromCopy(self.states[-1].bars, bars), run_time=0.8)
        self.remove(card, midline, bars)
        self.add(self.context)
        name = self.part("decoder", DECODER)
        self.play(*map(FadeIn, [box, name, onward, self.state.midline]), run_time=0.4)
        self.play(TransformFromCopy(bars, self.state.bars), run_time=0.9)
        self.put(self.state)
        self.wait(1.2)

    def part(self, name: str, place: tuple[float, float]) -> Words:
        """The name of the part that reads or writes."""
        return Words(label(name), 15, "semibold", name).stand(self.at(*place), "start")

    def names_of_context(self) -> list[Words]:
        some, all_of_them = count(self.start[SOME]), count(self.encoder.last)
        shown = label("here {some:d} of its {all:d} numbers", some=some, all=all_of_them)
        names = [
            Words(label("the context"), 16, "semibold", "context"),
            Words(shown, 15, colour="dim"),
        ]
        for name, y in zip(names, (CONTEXT - 7, CONTEXT + 12), strict=True):
            name.stand(self.at(NAME_X, y), "end")
        return names

    def way_of_context(self) -> tuple[Arrow, Detour]:
        """From the last of the boxes that read, and to the first of those that write."""
        left, first = CONTEXT_X - CARD[0] / 2, self.writing[0] - BOX[0] / 2
        corners = [(left, TURN), (LANE, TURN), (LANE, WRITING), (first, WRITING)]
        below = CONTEXT - CARD[1] / 2
        down = Arrow(self.at(CONTEXT_X, READING + BOX[1] / 2), self.at(CONTEXT_X, below), "context")
        return down, Detour(*(self.at(x, y) for x, y in corners), colour="context")

    def write_first(self) -> None:
        words = "The decoder reads a start sign; its state changes, and it writes “{word}”."
        self.step(label(words, word=self.trace.predicted_tokens[0]))
        pill = Token(self.trace.decoder_inputs[0]).move_to(self.at(self.writing[0], AGAIN))
        self.play(FadeIn(pill), run_time=0.4)
        self.change(0, 0.9)
        self.wait(1.5)

    def write_next(self) -> None:
        first, word = self.trace.predicted_tokens[:2]
        self.step(label("Now it reads “{first}”, and writes “{word}”.", first=first, word=word))
        self.turn(1, 0.7)
        self.wait(0.7)

    def write_on(self) -> None:
        self.step(label("And so on: each word that it has written is the next one it reads."))
        for place in range(2, len(self.trace.predicted_tokens) - 1):
            self.turn(place, 0.6)
        self.wait(0.8)

    def stop(self) -> None:
        last = len(self.trace.predicted_tokens) - 1
        word = self.trace.predicted_tokens[last]
        self.step(label("It writes the stop sign, “{word}”, and stops.", word=word))
        self.turn(last, 0.7)
        self.wait(1.4)

    def turn(self, place: int, pace: float) -> None:
        """The word just written goes down to be read; the state moves on and changes."""
        x, before = self.writing[place], self.writing[place - 1]
        pill = Token(self.trace.decoder_inputs[place]).move_to(self.at(x, AGAIN))
        box, state = self.boxed(self.decoder.steps[place].previous, x, WRITING, "decoder", BOX)
        rise = self.at(before, WRITTEN)
        self.play(
            FadeIn(pill, target_position=rise),
            FadeIn(box),
            FadeIn(self.across(self.writing, place, WRITING, BOX, "decoder")),
            FadeIn(state.midline),
            TransformFromCopy(self.state.bars, state.bars),
            run_time=pace,
        )
        self.put(state)
        self.state = state
        self.change(place, pace)

    def change(self, place: int, pace: float = 1.0) -> None:
        """A word comes up into the box, whose state becomes the next; out comes a word."""
        x = self.writing[place]
        _, state = self.boxed(self.decoder.states[place], x, WRITING, "decoder", BOX)
        pill = Token(self.trace.predicted_tokens[place], predicted=True)
        pill.move_to(self.at(x, WRITTEN))
        up = [
            self.up(x, AGAIN - HEIGHT / 2 - GAP, WRITING + BOX[1] / 2),
            self.up(x, WRITING - BOX[1] / 2, WRITTEN + HEIGHT / 2 + GAP),
        ]
        self.play(FadeIn(up[0]), ReplacementTransform(self.state, state), run_time=pace)
        self.play(FadeIn(up[1]), FadeIn(pill, shift=point(0, -20)), run_time=0.6 * pace)
        self.state = state

    def boxed(
        self, values: Numbers, x: float, y: float, role: str, size: tuple[float, float]
    ) -> tuple[Box, Vector]:
        """A part's box, and as much of its state as it has room for."""
        bars = Vector(values[SOME], *size, role, self.scale, on_card=False)
        return Box(*size, role).move_to(self.at(x, y)), bars.stand(self.at(x, y))

    def put(self, state: Vector) -> None:
        """Bars and midline that came one by one, as one vector."""
        self.remove(*state)
        self.add(state)
        self.states.append(state)

    def down(self, x: float, top: float, bottom: float) -> Arrow:
        return Arrow(self.at(x, top), self.at(x, bottom))

    up = down

    def across(
        self, xs: list[float], place: int, y: float, size: tuple[float, float], role: str
    ) -> Arrow:
        """The arrow from the box before to the one at a place."""
        half = size[0] / 2
        return Arrow(self.at(xs[place - 1] + half, y), self.at(xs[place] - half, y), role)

    @property
    def reading(self) -> list[float]:
        """How far from the left each French word stands."""
        return columns(len(self.trace.source_tokens), 0, 360)

    @property
    def writing(self) -> list[float]:
        """How far from the left each English word stands, and the stop sign."""
        return columns(len(self.trace.predicted_tokens), 20, 358)
