"""Films of the section “A word at a time”: how a recurrent network reads."""

import numpy as np
from manim import FadeIn, FadeOut, ReplacementTransform, VGroup
from manim.animation.animation import Animation

from anim.kit.film import film
from anim.kit.mobjects.arrow import Arrow, Hairline
from anim.kit.mobjects.box import Box
from anim.kit.mobjects.text import Words, number
from anim.kit.mobjects.token import Token
from anim.kit.mobjects.vector import Vector
from anim.kit.space import point
from anim.kit.stage import Stage, swap
from figures.kit.bound import Numbers
from figures.kit.data import count
from figures.kit.labels import Label, label
from figures.kit.tokens import columns
from figures.kit.vectors import BarScale, scale_for
from illustrated_models.examples.seq2seq import four_units
from illustrated_models.translation import TranslationTrace

# How far down the middles of things stand, in CSS pixels, and how wide and high they are.
WORDS, EMBEDDINGS, BOXES, LENS, NUMBERS = 358, 294, 216, 84, 36
CARD, BOX, ENLARGED, LENS_X, TITLE_X = (66, 48), (72, 72), (216, 76), 236, 14


@film(of=four_units)
class Unrolling(Stage):
    """The encoder reads a word at a time; the bars in its box are all that it remembers."""

    trace: TranslationTrace
    height = 384

    def construct(self) -> None:
        self.claim_what_is_said()
        self.show_sentence()
        self.show_embedding()
        self.mix_in_first_word()
        self.read(1, label("The state moves on, and “{word}” is mixed in.", word=self.word(1)))
        self.read(2, label("Same box, same weights; new word, new state."))
        self.read(3, label("Unrolled in time: every word has left a state."))
        self.hand_over()

    def claim_what_is_said(self) -> None:
        encoder, decoder = self.trace.encoder, self.trace.decoder
        starts_at_zero = not np.asarray(encoder.steps[0].previous).any()
        handed_over = np.array_equal(encoder.last, decoder.steps[0].previous)
        self.claim("the encoder’s state starts at zero", starts_at_zero)
        self.claim("the decoder starts from the encoder’s last state", handed_over)
        self.fact("n_words", count(self.trace.source_tokens))
        self.fact("n_units", count(encoder.last))

    def show_sentence(self) -> None:
        """All words, the box before the first one, and its state enlarged."""
        self.step(label("Before the first word, the state is all zeros."))
        for place, word in enumerate(self.trace.source_tokens):
            self.add(Token(word).move_to(self.at(self.x(place), WORDS)))
        start = self.trace.encoder.steps[0].previous
        self.box, self.state = self.box_with(start, 0)
        self.lens, self.numbers = self.enlarged(start)
        self.rays = self.rays_to(0)
        self.name = self.title(label("state"), -6, "semibold", "encoder")
        self.when = self.title(label("at the start"), 15)
        self.notes = [self.note(label("encoder"), BOXES + 5, "encoder")]
        shown = VGroup(self.rays, self.box, self.state, self.lens, self.name, self.when)
        self.play(FadeIn(shown), FadeIn(self.numbers), FadeIn(self.notes[0]), run_time=0.8)
        self.wait(2.4)

    def show_embedding(self) -> None:
        self.step(label("“{word}” becomes a vector: its embedding.", word=self.word(0)))
        self.play(*self.look_up(0), run_time=1)
        self.notes.append(self.note(label("up: a positive number"), EMBEDDINGS - 4))
        self.notes.append(self.note(label("down: a negative one"), EMBEDDINGS + 16))
        self.play(*map(FadeIn, self.notes[1:]), run_time=0.4)
        self.wait(2.2)

    def mix_in_first_word(self) -> None:
        self.step(label("The box mixes word and old state into a new state."))
        self.play(*map(FadeOut, self.notes), *self.mix_in(0), run_time=1.4)
        self.wait(2.4)

    def read(self, place: int, caption: Label) -> None:
        """Copy the box to the right with its state; there it takes in the next word."""
        self.step(caption)
        box, state = self.box_with(self.trace.encoder.steps[place].previous, place - 1)
        self.add(box, state)
        move = point(self.x(place) - self.x(place - 1), 0)
        rays = self.rays_to(place)
        self.play(
            VGroup(box, state).animate.shift(move),
            ReplacementTransform(self.rays, rays),
            *self.look_up(place),
            run_time=1.1,
        )
        self.state, self.rays = state, rays
        start, end = self.x(place - 1) + BOX[0] / 2, self.x(place) - BOX[0] / 2
        onward = Arrow(self.at(start, BOXES), self.at(end, BOXES), "encoder")
        self.play(FadeIn(onward), *self.mix_in(place), run_time=1.2)
        self.wait(1.6)

    def hand_over(self) -> None:
        """The last state, enlarged, becomes what the decoder gets."""
        last, end = self.trace.encoder.last, self.x(len(self.trace.source_tokens) - 1)
        words = "The last state is handed to the decoder: the context, a sentence in {n:d} numbers."
        self.step(label(words, n=count(last)))
        bottom = LENS + ENLARGED[1] / 2
        up = Arrow(self.at(end, BOXES - BOX[1] / 2), self.at(end, bottom), "context")
        self.play(FadeOut(self.rays), FadeIn(up), run_time=0.6)
        context, numbers = self.enlarged(last, "context")
        self.play(
            ReplacementTransform(self.lens, context),
            swap(self.numbers, numbers),
            swap(self.name, self.title(label("context"), -6, "semibold", "context")),
            swap(self.when, self.title(label("= the last state"), 15)),
            run_time=1.4,
        )
        self.wait(3.4)

    def look_up(self, place: int) -> list[Animation]:
        """Let the embedding of a word rise from it."""
        x, embeddings = self.x(place), self.trace.encoder.embeddings
        scale = scale_for(embeddings, named="embeddings")
        self.embedding = Vector(embeddings[place], *CARD, "embedding", scale)
        self.embedding.stand(self.at(x, EMBEDDINGS))
        up = Arrow(self.at(x, WORDS - 17), self.at(x, EMBEDDINGS + CARD[1] / 2 + 1))
        return [FadeIn(up), FadeIn(self.embedding, shift=point(0, -20))]

    def mix_in(self, place: int) -> list[Animation]:
        """Let the embedding go up into the box, whose state becomes the next one."""
        x, hidden = self.x(place), self.trace.encoder.steps[place].hidden
        up = Arrow(self.at(x, EMBEDDINGS - CARD[1] / 2), self.at(x, BOXES + BOX[1] / 2 + 1))
        old = self.state, self.lens, self.numbers, self.when
        _, self.state = self.box_with(hidden, place)
        self.lens, self.numbers = self.enlarged(hidden)
        self.when = self.title(label("after “{word}”", word=self.word(place)), 15)
        return [
            FadeIn(up),
            FadeOut(self.embedding.bars.copy(), target_position=self.at(x, BOXES)),
            ReplacementTransform(old[0], self.state),
            ReplacementTransform(old[1], self.lens),
            swap(old[2], self.numbers),
            swap(old[3], self.when),
        ]

    def box_with(self, state: Numbers, place: int) -> tuple[Box, Vector]:
        """The encoder's box at a word, and the state in it."""
        middle = self.at(self.x(place), BOXES)
        bars = Vector(state, *BOX, "encoder", self.scale(), on_card=False).stand(middle)
        return Box(*BOX, "encoder").move_to(middle), bars

    def enlarged(self, state: Numbers, role: str = "encoder") -> tuple[Vector, VGroup]:
        """A state large enough for its numbers to stand above its bars."""
        lens = Vector(state, *ENLARGED, role, self.scale(), apart="enlarged")
        lens.stand(self.at(LENS_X, LENS))
        rise = point(0, NUMBERS - LENS)
        places = [place + rise for place in lens.bar_places()]
        numbers = (number(value, ".2f", colour=role) for value in state)
        return lens, VGroup(*(n.stand(place) for n, place in zip(numbers, places, strict=True)))

    def rays_to(self, place: int) -> VGroup:
        """The two lines that say which box is enlarged."""
        bottom, top = LENS + ENLARGED[1] / 2, BOXES - BOX[1] / 2
        lines = (
            (self.at(LENS_X + side * (ENLARGED[0] / 2 - 3), bottom), side * (BOX[0] / 2 - 3))
            for side in (-1, 1)
        )
        return VGroup(*(Hairline(start, self.at(self.x(place) + x, top)) for start, x in lines))

    def title(
        self, words: Label, below: float, weight: str = "regular", colour: str = "dim"
    ) -> Words:
        """One of the two lines that name what is enlarged."""
        return Words(words, 16, weight, colour).stand(self.at(TITLE_X, LENS + below), "start")

    def note(self, words: Label, y: float, colour: str = "dim") -> Words:
        """Words where the second word's column will be."""
        weight = "regular" if colour == "dim" else "semibold"
        return Words(words, 15, weight, colour).stand(self.at(self.x(1) - 44, y), "start")

    def scale(self) -> BarScale:
        """One scale for every state, in the boxes and enlarged."""
        return scale_for(self.trace.encoder.states)

    def x(self, place: int) -> float:
        """How far from the left a word and its box stand."""
        return columns(len(self.trace.source_tokens), 2, 358)[place]

    def word(self, place: int) -> str:
        return self.trace.source_tokens[place]
