"""How a film shows a whole step of a decoder with attention, from the last word to the next."""

import numpy as np
from manim import FadeIn, FadeOut, LaggedStart, ReplacementTransform, TransformFromCopy
from manim.animation.animation import Animation

from anim.kit.mobjects.arrow import Arrow, Hairline
from anim.kit.mobjects.box import Ghost
from anim.kit.mobjects.ribbon import Ribbon
from anim.kit.mobjects.text import Words, number
from anim.kit.mobjects.token import Token
from anim.kit.mobjects.vector import Stack, Vector
from anim.kit.space import point
from anim.kit.stage import Stage, swap
from figures.kit.bound import Numbers
from figures.kit.labels import Label, label
from figures.kit.text import shares
from figures.kit.tokens import columns
from figures.kit.vectors import scale_for
from illustrated_models.translation import TranslationTrace

# How far down the middles of things stand, in CSS pixels; of texts, their baselines.
NAMES, ABOVE, CONTEXT_NAME, MADE, OLD_NAME, STATES, WEIGHTS, WORDS = (
    *(13, 41, 90, 119, 158),
    *(225, 263, 283),
)
CARD, HALF, HIGH = 62, 52, 46
# How far from the left: what the step begins with, its state, the context; then, above, both
# joined, what is made of them, the words that might be written, and how well they fit.
BEFORE, STATE, CONTEXT = 36, 126, 302
JOINED, ONE, WORD_X, FIT_X = 60, 167, 224, 356
FIRST_ROW, LINE = 25, 25
N_BEST, WIDEST, INSIDE = 3, 24, 11
STEP = 2  # at which “cat” is to be written


class WholeStep(Stage):
    """What is read stands below, what is made of it above; the next word is written above right."""

    trace: TranslationTrace

    def construct(self) -> None:
        self.name_what_is_computed()
        self.claim_what_is_said()
        self.step(label("The decoder has written “{word}”. It reads it now.", word=self.read))
        self.begin()
        self.wait(1.2)
        self.step(label("Old state and word make a new state."))
        self.make_state()
        self.wait(1)
        best = self.trace.source_tokens[int(self.weights.argmax())]
        self.step(label("It looks back at all states, and most at “{best}”.", best=best))
        self.look()
        self.wait(1.2)
        self.step(label("The states, shortened by their weights, add up to the context."))
        self.add_up()
        self.wait(1)
        self.step(label("State and context are joined, side by side."))
        self.join()
        self.wait(0.8)
        self.step(label("A layer makes them one vector, as long as a word’s."))
        self.mix()
        self.wait(1.3)
        self.step(label("Every English word gets a score: how well its own vector fits."))
        self.score()
        self.wait(1.4)
        words = "Softmax turns scores into shares. “{word}” wins, and is read next."
        self.step(label(words, word=self.word))
        self.choose()
        self.wait(1.4)

    def name_what_is_computed(self) -> None:
        decoder, attention = self.trace.decoder, self.trace.decoder.attention
        assert attention is not None
        self.step_of = decoder.steps[STEP]
        self.values, self.weights = attention.values, attention.weights[STEP]
        self.answer, self.mixed = attention.context[STEP], decoder.combined[STEP]
        self.word, self.read = self.trace.predicted_tokens[STEP], self.trace.decoder_inputs[STEP]
        self.logits, self.chances = decoder.logits[STEP], self.trace.probabilities[STEP]
        order = np.argsort(-np.asarray(self.logits), kind="stable")
        self.best = [int(place) for place in order[:N_BEST]]
        self.scale = scale_for(
            *(self.values, self.step_of.previous, self.step_of.hidden, self.answer, self.mixed),
            stacks=[(self.values, self.weights)],
        )

    def claim_what_is_said(self) -> None:
        decoder, chances = self.trace.decoder, np.asarray(self.chances)
        looked_at = str(self.trace.source_tokens[int(self.weights.argmax())])
        self.claim(
            "It reads “black”, looks most at “chat”, and writes “cat”",
            (str(self.read), looked_at, str(self.word)) == ("black", "chat", "cat"),
        )
        self.claim(
            "The step begins with the state that the step before has left",
            np.array_equal(self.step_of.previous, decoder.steps[STEP - 1].hidden),
        )
        self.claim(
            "Context and state, mixed, have as many numbers as a word's vector",
            decoder.combined.shape[-1] == decoder.embeddings.shape[-1],
        )
        self.claim(
            "The word with the highest score gets the largest share",
            self.best[0] == int(chances.argmax())
            and self.trace.top_tokens[STEP][0] == self.trace.predicted_tokens[STEP],
        )
        self.claim(
            "The word that was written is the next one that is read",
            str(self.trace.decoder_inputs[STEP + 1]) == str(self.word),
        )
        self.fact("word", self.word)
        self.fact("read", self.read)
        self.fact("share", self.trace.top_probabilities[STEP, 0])

    def begin(self) -> None:
        """The encoder's states, what the decoder goes on from, and ghosts of the rest."""
        pairs = list(zip(self.trace.source_tokens, self.xs, strict=True))
        pills = [Token(word).move_to(self.at(x, WORDS)) for word, x in pairs]
        self.states = [
            self.vector(state, "encoder", x, STATES)
            for state, x in zip(self.values, self.xs, strict=True)
        ]
        self.lay_ghosts()
        self.old = self.vector(self.step_of.previous, "decoder", BEFORE, MADE)
        spread = scale_for(self.step_of.input, named="embeddings")
        self.given = Vector(self.step_of.input, CARD, HIGH, "embedding", spread)
        self.given.stand(self.at(BEFORE, STATES))
        pill = Token(self.read, predicted=True).move_to(self.at(BEFORE, WORDS))
        before = self.name(label("old state"), BEFORE - 2, OLD_NAME, "decoder")
        self.play(
            *map(FadeIn, [*pills, *self.states, self.old, before, *self.ghosts.values()]),
            run_time=0.7,
        )
        self.play(FadeIn(pill, shift=point(0, -24)), run_time=0.6)
        self.play(FadeIn(self.given, shift=point(0, -24)), run_time=0.6)

    def lay_ghosts(self) -> None:
        """Where each thing that is made will come to stand."""
        places = {
            "new": (STATE, MADE, CARD),
            "context": (CONTEXT, MADE, CARD),
            "left": (JOINED - HALF / 2, ABOVE, HALF),
            "right": (JOINED + HALF / 2, ABOVE, HALF),
            "one": (ONE, ABOVE, CARD),
        }
        self.ghosts = {
            name: Ghost(wide, HIGH).move_to(self.at(x, y)) for name, (x, y, wide) in places.items()
        }

    def make_state(self) -> None:
        """Old state and word make the new state."""
        self.new = self.vector(self.step_of.hidden, "decoder", STATE, MADE)
        half = CARD / 2
        ways = [
            self.arrow((BEFORE + half, MADE), (STATE - half, MADE), "decoder"),
            self.arrow(
                (BEFORE + half - 4, STATES - HIGH / 2),
                (STATE - half + 16, MADE + HIGH / 2),
                "embedding",
            ),
        ]
        name = Words(label("new state"), 15, colour="decoder")
        name.stand(self.at(STATE + half + 6, MADE + 5), "start")
        self.play(*self.filled("new", self.new), *map(FadeIn, [*ways, name]), run_time=0.5)
        self.merge(self.old, self.given, self.new)

    def look(self) -> None:
        """Lines from the new state to every encoder state; each of these gets its weight."""
        bottom, top = MADE + HIGH / 2, STATES - HIGH / 2
        self.lines = [Hairline(self.at(STATE, bottom), self.at(x, top)) for x in self.xs]
        printed = [
            Words(share, weight="semibold", colour="context").stand(self.at(x, WEIGHTS))
            for share, x in zip(shares(self.weights), self.xs, strict=True)
        ]
        self.play(LaggedStart(*map(FadeIn, self.lines), lag_ratio=0.25), run_time=1.2)
        self.play(LaggedStart(*map(FadeIn, printed), lag_ratio=0.25), run_time=0.7)

    def add_up(self) -> None:
        """Ribbons as wide as the weights lead to the context; on them the states come and stack."""
        bottom, top = MADE + HIGH / 2, STATES - HIGH / 2
        ribbons = [
            Ribbon(weight, self.at(CONTEXT, bottom), self.at(x, top), widest=WIDEST)
            for weight, x in zip(self.weights, self.xs, strict=True)
        ]
        stack = Stack(
            list(self.values), list(self.weights), CARD, HIGH, "context", self.scale
        ).stand(self.at(CONTEXT, MADE))
        self.context = self.vector(self.answer, "context", CONTEXT, MADE)
        ways = map(TransformFromCopy, self.lines, ribbons)
        self.play(*self.filled("context", self.context), *ways, run_time=1)
        moves = [
            TransformFromCopy(state.bars, layer)
            for state, layer in zip(self.states, stack.layers, strict=True)
        ]
        self.play(LaggedStart(*moves, lag_ratio=0.4), run_time=2)
        sums = [self.context.bars, *(self.context.bars.copy() for _ in stack.layers[1:])]
        name = Words(label("context"), 15, colour="context")
        name.stand(self.at(FIT_X, CONTEXT_NAME), "end")
        self.play(*map(ReplacementTransform, stack.layers, sums), FadeIn(name), run_time=0.9)
        self.remove(*sums)
        self.put(self.context)

    def join(self) -> None:
        """The state and the context, side by side."""
        top, bottom = MADE - HIGH / 2, ABOVE + HIGH / 2 + 1
        left = self.half(self.step_of.hidden, "decoder", -1)
        right = self.half(self.answer, "context", 1)
        ways = [
            self.arrow((STATE - 20, top), (JOINED - 20, bottom), "decoder"),
            self.arrow((CONTEXT - CARD / 2 + 4, top), (JOINED + HALF - 8, bottom), "context"),
        ]
        pairs = (("left", self.new, left), ("right", self.context, right))
        for way, (ghost, source, target) in zip(ways, pairs, strict=True):
            self.play(
                *self.filled(ghost, target),
                FadeIn(way),
                TransformFromCopy(source.bars, target.bars),
                run_time=0.8,
            )
            self.put(target)
        self.play(FadeIn(self.name(label("joined"), JOINED, NAMES, "dim")), run_time=0.3)
        self.both = left, right

    def mix(self) -> None:
        """A layer makes them one vector."""
        self.one = self.vector(self.mixed, "decoder", ONE, ABOVE)
        across = self.arrow((JOINED + HALF, ABOVE), (ONE - CARD / 2, ABOVE))
        name = self.name(label("one vector"), ONE, NAMES, "decoder")
        self.play(*self.filled("one", self.one), *map(FadeIn, [across, name]), run_time=0.5)
        left, right = self.both
        self.merge(left, right, self.one, 1.2)

    def score(self) -> None:
        """The vector is held against those of the words; the ones that fit best, with scores."""
        across = self.arrow((ONE + CARD / 2, ABOVE), (WORD_X - 3, ABOVE))
        rows = range(N_BEST)
        self.words = [
            Words(self.trace.top_tokens[STEP][row], 16, "semibold").stand(
                self.at(WORD_X + INSIDE, self.y(row)), "start"
            )
            for row in rows
        ]
        self.fits = [
            number(self.logits[place], ".1f").stand(self.at(FIT_X, self.y(row)), "end")
            for row, place in enumerate(self.best)
        ]
        self.play(
            FadeIn(across), LaggedStart(*map(FadeIn, self.words), lag_ratio=0.3), run_time=0.7
        )
        tried = [
            FadeOut(self.one.bars.copy(), target_position=word.get_center()) for word in self.words
        ]
        self.play(
            LaggedStart(*tried, lag_ratio=0.3),
            LaggedStart(*map(FadeIn, self.fits), lag_ratio=0.5),
            run_time=1.3,
        )

    def choose(self) -> None:
        """The highest score turns into nearly all there is; its word is written, and read next."""
        share = number(self.trace.predicted_probabilities[STEP], ".1%", colour="decoder")
        share.stand(self.at(FIT_X, self.y(0)), "end")
        self.play(swap(self.fits[0], share), *map(FadeOut, self.fits[1:]), run_time=0.9)
        pill = Token(self.word, predicted=True)
        pill.move_to(self.at(0, self.y(0) - 5))
        pill.shift(self.at(WORD_X, 0) - self.at(0, 0) + (pill.width / 2, 0, 0))
        self.play(swap(self.words[0], pill), run_time=0.6)
        self.play(FadeOut(pill.copy(), target_position=self.at(BEFORE, WORDS)), run_time=1.2)

    def filled(self, ghost: str, vector: Vector) -> list[Animation]:
        """What was empty becomes the card of a vector, with its midline."""
        card, midline, _ = vector
        return [ReplacementTransform(self.ghosts[ghost], card), FadeIn(midline)]

    def half(self, values: Numbers, role: str, side: int) -> Vector:
        """One of the two that are joined."""
        joined = Vector(values, HALF, HIGH, role, self.scale, apart="joined")
        return joined.stand(self.at(JOINED + side * HALF / 2, ABOVE))

    def vector(self, values: Numbers, role: str, x: float, y: float) -> Vector:
        return Vector(values, CARD, HIGH, role, self.scale).stand(self.at(x, y))

    def merge(self, one: Vector, other: Vector, new: Vector, pace: float = 1) -> None:
        """The bars of two vectors become those of a third."""
        same = new.bars.copy()
        self.play(
            TransformFromCopy(one.bars, new.bars),
            TransformFromCopy(other.bars, same),
            run_time=pace,
        )
        self.remove(same)
        self.put(new)

    def put(self, vector: Vector) -> None:
        """Card, midline and bars that came one by one, as one vector."""
        self.remove(*vector)
        self.add(vector)

    def arrow(
        self, start: tuple[float, float], end: tuple[float, float], colour: str = "dim"
    ) -> Arrow:
        return Arrow(self.at(*start), self.at(*end), colour)

    def name(self, words: Label, x: float, y: float, colour: str) -> Words:
        return Words(words, 15, colour=colour).stand(self.at(x, y))

    def y(self, row: int) -> float:
        """The baseline of a row of words that might be written."""
        return FIRST_ROW + row * LINE

    @property
    def xs(self) -> list[float]:
        """How far from the left each word stands."""
        return columns(len(self.trace.source_tokens), 80, 360)
