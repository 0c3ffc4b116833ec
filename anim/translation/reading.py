"""How a film shows an encoder that reads: words, boxes, and a state enlarged above them."""

from dataclasses import dataclass
from typing import ClassVar

from manim import FadeIn, FadeOut, Mobject, ReplacementTransform, VGroup
from manim.animation.animation import Animation

from anim.kit.mobjects.arrow import Arrow, Hairline
from anim.kit.mobjects.box import Box
from anim.kit.mobjects.text import Words, number
from anim.kit.mobjects.token import Token
from anim.kit.mobjects.vector import Vector
from anim.kit.space import point
from anim.kit.stage import Stage, swap
from figures.kit.bound import Numbers
from figures.kit.labels import Label, label
from figures.kit.tokens import columns
from figures.kit.vectors import BarScale, scale_for
from illustrated_models.translation import TranslationTrace


@dataclass(frozen=True)
class Layout:
    """How far down the middles of things stand, in CSS pixels, and how wide and high they are."""

    words: float
    embeddings: float
    boxes: float
    lens: float
    numbers: float
    card: tuple[float, float]
    box: tuple[float, float]
    enlarged: tuple[float, float] = (216, 76)
    lens_x: float = 236
    title_x: float = 14

    @property
    def card_top(self) -> float:
        return self.embeddings - self.card[1] / 2

    @property
    def card_bottom(self) -> float:
        return self.embeddings + self.card[1] / 2

    @property
    def box_top(self) -> float:
        return self.boxes - self.box[1] / 2

    @property
    def box_bottom(self) -> float:
        return self.boxes + self.box[1] / 2

    @property
    def lens_bottom(self) -> float:
        return self.lens + self.enlarged[1] / 2


class Reading(Stage):
    """The encoder reads a sentence, a word at a time; its state is enlarged above."""

    layout: ClassVar[Layout]
    pace: ClassVar[tuple[float, float, float]] = (1.1, 1.2, 1.6)
    """Seconds for which a word comes, is mixed in, and things stand still."""

    @property
    def sentence(self) -> TranslationTrace:
        """The sentence that is read."""
        return self.trace

    def written(self, word: str) -> Mobject:
        """A word of the sentence, around the origin."""
        return Token(word)

    def lay_out(self) -> VGroup:
        """All words, the box before the first one, and its state enlarged."""
        for place, word in enumerate(self.sentence.source_tokens):
            self.add(self.written(word).shift(self.at(self.x(place), self.layout.words)))
        start = self.sentence.encoder.steps[0].previous
        box, self.state = self.box_with(start, 0)
        self.lens, self.numbers = self.enlarged(start)
        self.rays = self.rays_to(0)
        self.name = self.title(label("state"), -6, "semibold", "encoder")
        self.when = self.title(label("at the start"), 15)
        return VGroup(self.rays, box, self.state, self.lens, self.name, self.when)

    def read(self, place: int, caption: Label) -> None:
        """Copy the box to the right with its state; there it takes in the next word."""
        self.step(caption)
        come, mix, rest = self.pace
        box, state = self.box_with(self.sentence.encoder.steps[place].previous, place - 1)
        self.add(box, state)
        move = point(self.x(place) - self.x(place - 1), 0)
        rays = self.rays_to(place)
        self.play(
            VGroup(box, state).animate.shift(move),
            ReplacementTransform(self.rays, rays),
            *self.look_up(place),
            run_time=come,
        )
        self.state, self.rays = state, rays
        self.play(FadeIn(self.onward(place)), *self.mix_in(place), run_time=mix)
        self.wait(rest)

    def onward(self, place: int) -> Arrow:
        """The arrow from the box before a word to the one at it."""
        half, down = self.layout.box[0] / 2, self.layout.boxes
        start, end = self.at(self.x(place - 1) + half, down), self.at(self.x(place) - half, down)
        return Arrow(start, end, "encoder")

    def look_up(self, place: int) -> list[Animation]:
        """Let the embedding of a word rise from it."""
        layout, x, embeddings = self.layout, self.x(place), self.sentence.encoder.embeddings
        scale = scale_for(embeddings, named="embeddings")
        self.embedding = Vector(embeddings[place], *self.layout.card, "embedding", scale)
        self.embedding.stand(self.at(x, self.layout.embeddings))
        up = Arrow(self.at(x, layout.words - 17), self.at(x, layout.card_bottom + 1))
        return [FadeIn(up), FadeIn(self.embedding, shift=point(0, -20))]

    def mix_in(self, place: int) -> list[Animation]:
        """Let the embedding go up into the box, whose state becomes the next one."""
        x, hidden = self.x(place), self.sentence.encoder.steps[place].hidden
        layout = self.layout
        up = Arrow(self.at(x, layout.card_top), self.at(x, layout.box_bottom + 1))
        old = self.state, self.lens, self.numbers, self.when
        _, self.state = self.box_with(hidden, place)
        self.lens, self.numbers = self.enlarged(hidden)
        self.when = self.title(label("after “{word}”", word=self.word(place)), 15)
        return [
            FadeIn(up),
            FadeOut(self.embedding.bars.copy(), target_position=self.at(x, self.layout.boxes)),
            ReplacementTransform(old[0], self.state),
            ReplacementTransform(old[1], self.lens),
            swap(old[2], self.numbers),
            swap(old[3], self.when),
        ]

    def box_with(self, state: Numbers, place: int) -> tuple[Box, Vector]:
        """The encoder's box at a word, and the state in it."""
        middle = self.at(self.x(place), self.layout.boxes)
        bars = Vector(state, *self.layout.box, "encoder", self.scale(), on_card=False).stand(middle)
        return Box(*self.layout.box, "encoder").move_to(middle), bars

    def enlarged(self, state: Numbers, role: str = "encoder") -> tuple[Vector, VGroup]:
        """A state large enough for its numbers to stand above its bars."""
        lens = Vector(state, *self.layout.enlarged, role, self.scale(), apart="enlarged")
        lens.stand(self.at(self.layout.lens_x, self.layout.lens))
        rise = point(0, self.layout.numbers - self.layout.lens)
        places = [place + rise for place in lens.bar_places()]
        numbers = (number(value, ".2f", colour=role) for value in state)
        return lens, VGroup(*(n.stand(place) for n, place in zip(numbers, places, strict=True)))

    def rays_to(self, place: int) -> VGroup:
        """The two lines that say which box is enlarged."""
        layout = self.layout
        above, below = layout.enlarged[0] / 2 - 3, layout.box[0] / 2 - 3
        return VGroup(
            *(
                Hairline(
                    self.at(layout.lens_x + side * above, layout.lens_bottom),
                    self.at(self.x(place) + side * below, layout.box_top),
                )
                for side in (-1, 1)
            )
        )

    def title(
        self, words: Label, below: float, weight: str = "regular", colour: str = "dim"
    ) -> Words:
        """One of the two lines that name what is enlarged."""
        place = self.at(self.layout.title_x, self.layout.lens + below)
        return Words(words, 16, weight, colour).stand(place, "start")

    def note(self, words: Label, y: float, colour: str = "dim") -> Words:
        """Words where the second word's column will be."""
        weight = "regular" if colour == "dim" else "semibold"
        return Words(words, 15, weight, colour).stand(self.at(self.x(1) - 44, y), "start")

    def scale(self) -> BarScale:
        """One scale for every state, in the boxes and enlarged."""
        return scale_for(self.sentence.encoder.states)

    def x(self, place: int) -> float:
        """How far from the left a word and its box stand."""
        return columns(len(self.sentence.source_tokens), 2, 358)[place]

    def word(self, place: int) -> str:
        return self.sentence.source_tokens[place]
