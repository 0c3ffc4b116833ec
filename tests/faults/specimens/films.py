"""Specimens of films: a state that changes with every word, and a look back."""

from manim import FadeIn, FadeOut, ReplacementTransform, VGroup

from anim.kit.film import film
from anim.kit.limits import Limits
from anim.kit.mobjects.arrow import Arrow
from anim.kit.mobjects.box import Box
from anim.kit.mobjects.matrix import Matrix
from anim.kit.mobjects.ribbon import Ribbon
from anim.kit.mobjects.text import Words, number
from anim.kit.mobjects.token import Token
from anim.kit.mobjects.vector import Stack, Vector
from anim.kit.space import point
from anim.kit.stage import Stage, swap
from figures.kit.bound import Numbers
from figures.kit.data import count
from figures.kit.labels import label
from figures.kit.matrices import cell_scale
from figures.kit.tokens import columns
from figures.kit.vectors import scale_for
from tests.faults.specimens.pond import Sentence, carp

# A specimen is there to be spoilt, not to be looked at.
FREE = Limits(height=330, empty=1.0, moving=0.0, words=99)
WORDS, VECTORS, STATE, NUMBERS = 236, 186, 92, 34  # how far down things stand


@film(of=carp)
class Reading(Stage):
    """The reader takes in a word at a time; the bars are all that it keeps."""

    trace: Sentence
    limits = FREE
    height = 260

    def construct(self) -> None:
        self.lay_out()
        self.read(0)
        self.read(1)
        self.fact("words", count(self.trace.source_tokens))
        self.claim("It keeps as much after every word", len({*map(len, self.trace.states)}) == 1)

    def lay_out(self) -> None:
        for word, x in zip(self.trace.source_tokens, columns(4, 4, 356), strict=True):
            self.add(Token(word).move_to(self.at(x, WORDS)))
        self.lens = Box(76, 56, "token").move_to(self.at(columns(4, 4, 356)[0], VECTORS))
        self.add(self.lens)
        self.step(label("Before the first word, nothing is kept."))
        self.state, self.numbers = self.kept(self.trace.steps[0].previous)
        self.title = Words(label("at the start"), 15, colour="dim")
        self.title.stand(self.at(14, STATE + 4), "start")
        self.play(*map(FadeIn, [self.state, self.numbers, self.title]), run_time=0.4)
        self.wait(0.4)

    def read(self, place: int) -> None:
        """Mix a word into what is kept."""
        trace, word = self.trace, self.trace.source_tokens[place]
        self.step(label("“{word}” is mixed in.", word=word))
        x = columns(4, 4, 356)[place]
        vector = Vector(
            trace.vectors[place], 60, 40, "embedding", scale_for(trace.vectors, named="words")
        )
        vector.stand(self.at(x, VECTORS))
        up = Arrow(self.at(x, WORDS - 17), self.at(x, VECTORS + 21))
        if place:
            self.play(self.lens.animate.move_to(self.at(x, VECTORS)), run_time=0.4)
        self.play(FadeIn(up), FadeIn(vector, shift=point(0, -12)), run_time=0.4)
        state, numbers = self.kept(trace.steps[place].hidden)
        title = Words(label("after “{word}”", word=word), 15, colour="dim")
        title.stand(self.at(14, STATE + 4), "start")
        self.play(
            ReplacementTransform(self.state, state),
            swap(self.numbers, numbers),
            swap(self.title, title),
            run_time=0.5,
        )
        self.state, self.numbers, self.title = state, numbers, title
        self.wait(0.4)

    def kept(self, values: Numbers) -> tuple[Vector, VGroup]:
        """A state, and its numbers over its bars."""
        state = Vector(values, 216, 76, "encoder", scale_for(self.trace.states), apart="enlarged")
        state.stand(self.at(236, STATE))
        pairs = zip(values, state.bar_places(), strict=True)
        rise = point(0, NUMBERS - STATE)
        return state, VGroup(*(number(n, ".2f").stand(at + rise) for n, at in pairs))


@film(of=carp)
class Looking(Stage):
    """A word that is written looks back, and adds up what it sees."""

    trace: Sentence
    height = 330
    limits = FREE

    def construct(self) -> None:
        look, xs = self.trace.look, columns(4, 4, 356)
        weights = look.weights[1]
        read = [
            Token(word).move_to(self.at(x, 20))
            for word, x in zip(self.trace.source_tokens, xs, strict=True)
        ]
        written = Token(self.trace.target_tokens[1], predicted=True).move_to(self.at(180, 130))
        self.step(label("“{word}” is about to be written.", word=self.trace.target_tokens[1]))
        hint = Words(label("where to look?"), 15, colour="dim").stand(self.at(180, 90))
        self.play(*map(FadeIn, [*read, written, hint]), run_time=0.4)
        self.wait(0.4)
        best = int(weights.argmax())
        words = "It gives {w:.0%} to “{word}”."
        self.step(label(words, w=weights[best], word=self.trace.source_tokens[best]))
        ribbons = [
            Ribbon(weight, self.at(x, 36), self.at(180, 114))
            for weight, x in zip(weights, xs, strict=True)
        ]
        self.play(FadeOut(hint), *map(FadeIn, ribbons), run_time=0.5)
        self.wait(0.4)
        self.step(label("What it sees is added up, by these shares."))
        scale = scale_for(look.context, stacks=[(look.values, weights)])
        stack = Stack(list(look.values), list(weights), 120, 80, "context", scale)
        stack.stand(self.at(180, 262))
        cells = Matrix(look.weights[1:2], (88, 26), cell_scale(look.weights, limit=1.0))
        cells.move_to(self.at(180, 180))
        self.play(FadeIn(stack), FadeIn(cells), run_time=0.5)
        self.wait(0.4)
        self.fact("most", weights[best])
        self.claim("It looks most at “verte”", self.trace.source_tokens[best] == "verte")
