"""How a film shows a state that changes from word to word, and what it leaves behind."""

from manim import FadeIn, FadeOut, Mobject, ReplacementTransform, TransformFromCopy, VGroup
from manim.animation.animation import Animation

from anim.kit.mobjects.arrow import Arrow
from anim.kit.mobjects.text import Words, number
from anim.kit.mobjects.token import Token
from anim.kit.mobjects.vector import Vector
from anim.kit.space import point
from anim.kit.stage import Stage, swap
from figures.kit.bound import Numbers
from figures.kit.labels import Label, label
from figures.kit.tokens import HEIGHT, columns
from figures.kit.vectors import scale_for
from illustrated_models.examples.translation.gates import NotesTrace

# How far down the middles of things stand, in CSS pixels; of texts, their baselines.
NUMBERS, NOTES, CHANGES, STATES, WORDS = 20, 74, 139, 203, 283
NAMES, MIDDLE, LARGE, SMALL = 12, 244, (212, 92), (78, 76)


class OverTime(Stage):
    """The notes, enlarged, change with each word; below, a copy stays for each."""

    trace: NotesTrace

    def lay_out(self) -> list[Mobject]:
        """The words, and the notes before the first of them."""
        encoder = self.trace.whole.encoder
        self.scale = scale_for(encoder.states)
        self.left: list[Vector] = []
        start = encoder.steps[0].previous
        self.notes, self.numbers = self.enlarged(start)
        self.marks = VGroup()
        self.names = [self.name(label("state"), NOTES - 3), self.under(label("at the start"))]
        pills = [
            Token(word).move_to(self.at(x, WORDS))
            for word, x in zip(self.trace.whole.source_tokens, self.xs, strict=True)
        ]
        return [*pills, self.notes, self.numbers, *self.names]

    def read(self, place: int) -> None:
        """The notes change, it is said how, and a copy goes to its word."""
        step, x = self.trace.whole.encoder.steps[place], self.xs[place]
        notes, numbers = self.enlarged(step.hidden)
        when = self.under(label("after “{word}”", word=self.trace.whole.source_tokens[place]))
        marks = VGroup(*self.changes(place, notes))
        self.play(
            ReplacementTransform(self.notes, notes),
            swap(self.numbers, numbers),
            swap(self.names[1], when),
            FadeOut(self.marks),
            run_time=1,
        )
        self.notes, self.numbers, self.names[1], self.marks = notes, numbers, when, marks
        self.play(FadeIn(marks), run_time=0.4)
        state = Vector(self.trace.whole.encoder.states[place], *SMALL, "encoder", self.scale)
        state.stand(self.at(x, STATES))
        card, midline, bars = state
        up = Arrow(self.at(x, WORDS - HEIGHT / 2 - 3), self.at(x, STATES + SMALL[1] / 2 + 1))
        self.play(
            *map(FadeIn, [card, midline, up]), TransformFromCopy(notes.bars, bars), run_time=0.8
        )
        self.remove(card, midline, bars)
        self.add(state)
        self.left.append(state)

    def hand_over(self) -> list[Animation]:
        """The last state is marked, and what is enlarged is what a decoder is given."""
        x, given = self.xs[-1], self.trace.whole.encoder.last
        last = Vector(given, *SMALL, "context", self.scale, apart="marked")
        context, numbers = self.enlarged(given, "context")
        top, bottom = STATES - SMALL[1] / 2, NOTES + LARGE[1] / 2
        return [
            FadeOut(self.marks),
            ReplacementTransform(self.left[-1], last.stand(self.at(x, STATES))),
            ReplacementTransform(self.notes, context),
            swap(self.numbers, numbers),
            swap(self.names[0], self.name(label("context"), NOTES - 3, "context")),
            swap(self.names[1], self.under(label("= the last state"))),
            FadeIn(Arrow(self.at(x, top), self.at(x, bottom), "context")),
        ]

    def changes(self, place: int, notes: Vector) -> list[Words]:
        """Under each number what became of it: up, down, or it stays."""
        marks = []
        for unit, bar in enumerate(notes.bar_places()):
            word = self.trace.moves[place][unit]
            weight, colour = ("regular", "dim") if word == "stays" else ("semibold", "encoder")
            mark = Words(label("{word}", word=word), 15, weight, colour)
            marks.append(mark.stand(bar + point(0, CHANGES - NOTES)))
        return marks

    def enlarged(self, state: Numbers, role: str = "encoder") -> tuple[Vector, VGroup]:
        """The notes large enough for their numbers to stand above them."""
        notes = Vector(state, *LARGE, role, self.scale, apart="enlarged")
        notes.stand(self.at(MIDDLE, NOTES))
        rise = point(0, NUMBERS - NOTES)
        pairs = zip(state, notes.bar_places(), strict=True)
        printed = [number(value, ".2f", colour=role).stand(at + rise) for value, at in pairs]
        return notes, VGroup(*printed)

    def name(self, words: Label, y: float, role: str = "encoder") -> Words:
        return Words(words, 16, "semibold", role).stand(self.at(NAMES, y), "start")

    def under(self, words: Label) -> Words:
        """After which word these are the notes."""
        return Words(words, 15, colour="dim").stand(self.at(NAMES, NOTES + 17), "start")

    @property
    def xs(self) -> list[float]:
        """How far from the left each word and its state stand."""
        return columns(len(self.trace.whole.source_tokens), 4, 356)
