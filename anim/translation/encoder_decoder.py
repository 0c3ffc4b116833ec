"""Films of the section “Writing: the state is handed over”."""

import numpy as np
from manim import ApplyMethod, FadeIn, FadeOut, ReplacementTransform, TransformFromCopy

from anim.kit.film import film
from anim.kit.mobjects.arrow import Arrow, Detour
from anim.kit.mobjects.box import Box, Ghost
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
WRITTEN, WRITING, AGAIN, CONTEXT, READING, READ = 18, 68, 122, 179, 234, 283
SENTENCE, BOX, CARD = (62, 46), (44, 46), (84, 46)
CONTEXT_X, NAME_X, GAP = 314, 264, 1
LANE, TURN = 6, 160  # where the arrow from the context to the decoder runs
LOOP, WIDE = ((17, 17), (-16, -17)), 40  # a written word's way to be read again; its ghost


@film(of=running_sentence_plain)
class FromReaderToWriter(Stage):
    """One part reads, its last state is handed over, the other part writes until its stop sign."""

    trace: TranslationTrace

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
        self.lay_ghosts()
        self.play(*map(FadeIn, [*pills, *self.names_of_parts(), *self.ghosts]), run_time=0.5)
        for place, x in enumerate(self.reading):
            box, state = self.boxed(self.encoder.states[place], x, READING, "encoder", SENTENCE)
            low = READING + SENTENCE[1] / 2
            came = [FadeIn(box), FadeIn(self.up(x, READ - HEIGHT / 2 - GAP, low))]
            if place:
                came.append(FadeIn(self.across(self.reading, place, READING, SENTENCE, "encoder")))
                came.append(TransformFromCopy(self.states[-1].bars, state.bars))
                came.append(FadeIn(state.midline))
            else:
                came.append(FadeIn(state))
            self.play(*came, run_time=0.6)
            self.put(state)
        self.wait(0.9)

    def hand_over(self) -> None:
        """The bars of the last state go to a card of their own, then into the decoder's box."""
        words = "The last state is handed over, number for number: the context."
        self.step(label(words))
        self.context = Vector(self.encoder.last[SOME], *CARD, "context", self.scale)
        self.context.stand(self.at(CONTEXT_X, CONTEXT))
        card, midline, bars = self.context
        box, self.state = self.boxed(self.start, self.writing[0], WRITING, "decoder", BOX)
        names, (up, onward) = self.names_of_context(), self.way_of_context()
        self.play(FadeOut(self.ghosts[-1]), *map(FadeIn, [card, midline, up, *names]), run_time=0.4)
        self.play(TransformFromCopy(self.states[-1].bars, bars), run_time=0.8)
        self.remove(card, midline, bars)
        self.add(self.context)
        coming = map(FadeIn, [box, onward, self.state.midline])
        self.play(FadeOut(self.ghosts[0]), *coming, run_time=0.4)
        self.play(TransformFromCopy(bars, self.state.bars), run_time=0.9)
        self.put(self.state)
        self.wait(1.2)

    def names_of_parts(self) -> list[Words]:
        """The decoder's name below what it does, the encoder's above."""
        places = {"decoder": CONTEXT - 2, "encoder": CONTEXT + 17}
        return [
            Words(label(name), 15, "semibold", name).stand(self.at(2 * LANE, y), "start")
            for name, y in places.items()
        ]

    def lay_ghosts(self) -> None:
        """Where the decoder's boxes and the context will stand, and what is written and read."""
        boxes = [Ghost(*BOX).move_to(self.at(x, WRITING)) for x in self.writing]
        pills = [
            Ghost(WIDE, HEIGHT).move_to(self.at(x, y))
            for x in self.writing
            for y in (WRITTEN, AGAIN)
        ]
        self.above, self.below = pills[::2], pills[1::2]
        self.ghosts = [*boxes, *pills, Ghost(*CARD).move_to(self.at(CONTEXT_X, CONTEXT))]

    def names_of_context(self) -> list[Words]:
        some, all_of_them = count(self.start[SOME]), count(self.encoder.last)
        shown = label("here {some:d} of its {all:d} numbers", some=some, all=all_of_them)
        names = [
            Words(label("the context"), 16, "semibold", "context"),
            Words(shown, 15, colour="dim"),
        ]
        for name, y in zip(names, (CONTEXT - 2, CONTEXT + 17), strict=True):
            name.stand(self.at(NAME_X, y), "end")
        return names

    def way_of_context(self) -> tuple[Arrow, Detour]:
        """From the last of the boxes that read, and to the first of those that write."""
        left, first = CONTEXT_X - CARD[0] / 2, self.writing[0] - BOX[0] / 2
        corners = [(left, TURN), (LANE, TURN), (LANE, WRITING), (first, WRITING)]
        above, below = READING - SENTENCE[1] / 2, CONTEXT + CARD[1] / 2
        up = Arrow(self.at(CONTEXT_X, above), self.at(CONTEXT_X, below), "context")
        return up, Detour(*(self.at(x, y) for x, y in corners), colour="context")

    def write_first(self) -> None:
        words = "The decoder reads a start sign, changes, and writes “{word}”."
        self.step(label(words, word=self.trace.predicted_tokens[0]))
        pill = Token(self.trace.decoder_inputs[0]).move_to(self.at(self.writing[0], AGAIN))
        self.play(FadeOut(self.below[0]), FadeIn(pill), run_time=0.5)
        self.change(0, 1)
        self.wait(1.2)

    def write_next(self) -> None:
        first, word = self.trace.predicted_tokens[:2]
        self.step(label("Now it reads “{first}”, and writes “{word}”.", first=first, word=word))
        self.turn(1, 1.2)
        self.wait(0.8)

    def write_on(self) -> None:
        self.step(label("And so on: each word it has written is read next."))
        for place in range(2, len(self.trace.predicted_tokens) - 1):
            self.turn(place, 0.8)
        self.wait(1)

    def stop(self) -> None:
        last = len(self.trace.predicted_tokens) - 1
        word = self.trace.predicted_tokens[last]
        self.step(label("It writes the stop sign, “{word}”, and stops.", word=word))
        self.turn(last, 0.8)
        self.wait(1.4)

    def turn(self, place: int, pace: float) -> None:
        """The word just written comes down, solid, to be read; then the state moves on."""
        x, before = self.writing[place], self.writing[place - 1]
        pill = Token(self.trace.decoder_inputs[place]).move_to(self.at(x, AGAIN))
        (right, low), (left, high) = LOOP
        way = Arrow(self.at(before + right, WRITTEN + low), self.at(x + left, AGAIN + high))
        falling = Token(self.trace.predicted_tokens[place - 1], predicted=True)
        falling.move_to(self.at(before, WRITTEN))
        self.add(falling)
        self.play(
            ApplyMethod(falling.move_to, self.at(x, AGAIN)),
            FadeIn(way),
            FadeOut(self.below[place]),
            run_time=pace,
        )
        self.remove(falling)
        self.add(pill)
        box, state = self.boxed(self.decoder.steps[place].previous, x, WRITING, "decoder", BOX)
        onward = self.across(self.writing, place, WRITING, BOX, "decoder")
        self.play(
            FadeOut(self.ghosts[place]),
            *map(FadeIn, [box, onward, state.midline]),
            TransformFromCopy(self.state.bars, state.bars),
            run_time=0.6 * pace,
        )
        self.put(state)
        self.state = state
        self.change(place, 0.8 * pace)

    def change(self, place: int, pace: float = 1.0) -> None:
        """A word comes up into the box, whose state becomes the next; out comes a word."""
        x = self.writing[place]
        _, state = self.boxed(self.decoder.states[place], x, WRITING, "decoder", BOX)
        pill = Token(self.trace.predicted_tokens[place], predicted=True)
        pill.move_to(self.at(x, WRITTEN))
        up = [
            self.up(x, AGAIN - HEIGHT / 2 - GAP, WRITING + BOX[1] / 2),
            self.up(x, WRITING - BOX[1] / 2, WRITTEN + HEIGHT / 2),
        ]
        self.play(FadeIn(up[0]), ReplacementTransform(self.state, state), run_time=pace)
        gone = FadeOut(self.above[place])
        self.play(gone, FadeIn(up[1]), FadeIn(pill, shift=point(0, -20)), run_time=0.7 * pace)
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

    def up(self, x: float, bottom: float, top: float) -> Arrow:
        return Arrow(self.at(x, bottom), self.at(x, top))

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
