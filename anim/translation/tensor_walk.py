"""How a film shows a whole step of a decoder with attention, from the last word to the next."""

import numpy as np
from manim import FadeIn, LaggedStart, ReplacementTransform, TransformFromCopy

from anim.kit.mobjects.arrow import Arrow, Hairline
from anim.kit.mobjects.ribbon import Ribbon
from anim.kit.mobjects.text import Words, number
from anim.kit.mobjects.token import Token
from anim.kit.mobjects.vector import Stack, Vector
from anim.kit.stage import Stage, swap
from figures.kit.bound import Numbers
from figures.kit.labels import Label, label
from figures.kit.text import shares
from figures.kit.tokens import HEIGHT as PILL
from figures.kit.tokens import columns
from figures.kit.vectors import scale_for
from illustrated_models.translation import TranslationTrace

# How far down the middles of things stand, in CSS pixels; of texts, their baselines.
WORDS, WEIGHTS, STATES, MADE, JOINED, MIXED = 18, 53, 91, 199, 290, 378
READ = 352  # the word that was written last
CARD, HIGH = 66, 60
# How far from the left: what the step begins with, its state, the context; texts; what fits.
BEFORE, STATE, CONTEXT, HEADINGS = 38, 150, 292, 6
WORD_X, SCORE_X, SHARE_X = 206, 302, 354
FIRST_ROW, LINE = 344, 32
N_BEST, WIDEST = 3, 22
STEP = 2  # at which “cat” is to be written


class WholeStep(Stage):
    """The old state and the last word above left, the next word below right."""

    trace: TranslationTrace

    def construct(self) -> None:
        self.name_what_is_computed()
        self.claim_what_is_said()
        self.step(label("The decoder has written “{word}”. It reads it now.", word=self.read))
        self.begin()
        self.wait(1.6)
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
        self.step(label("A layer mixes them: now they have the length of a word’s vector."))
        self.mix()
        self.wait(2.1)
        self.step(label("Every English word gets a score: how well its own vector fits."))
        self.score()
        self.wait(2.2)
        words = "Softmax turns scores into shares. “{word}” wins, and is read next."
        self.step(label(words, word=self.word))
        self.choose()
        self.wait(2.2)

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
        """The encoder's row, and the two things that the decoder goes on from."""
        pairs = list(zip(self.trace.source_tokens, self.xs, strict=True))
        pills = [Token(word).move_to(self.at(x, WORDS)) for word, x in pairs]
        self.states = [
            self.vector(state, "encoder", x, STATES)
            for state, x in zip(self.values, self.xs, strict=True)
        ]
        names = [self.heading(label("states"), STATES + 5, "encoder")]
        self.play(*map(FadeIn, [*pills, *self.states, *names]), run_time=0.6)
        self.old = self.vector(self.step_of.previous, "decoder", BEFORE, MADE)
        spread = scale_for(self.step_of.input, named="embeddings")
        self.given = Vector(self.step_of.input, CARD, HIGH, "embedding", spread)
        self.given.stand(self.at(BEFORE, JOINED))
        pill = Token(self.read, predicted=True).move_to(self.at(BEFORE, READ))
        up = self.arrow((BEFORE, READ - PILL / 2 - 2), (BEFORE, JOINED + HIGH / 2))
        before = self.heading(label("old state"), MADE - HIGH / 2 - 8, "decoder")
        self.play(*map(FadeIn, [self.old, before, pill, up, self.given]), run_time=0.7)

    def make_state(self) -> None:
        """Old state and word make the new state."""
        self.new = self.vector(self.step_of.hidden, "decoder", STATE, MADE)
        card, midline, _ = self.new
        half = CARD / 2
        ways = [
            self.arrow((BEFORE + half, MADE), (STATE - half, MADE), "decoder"),
            self.arrow(
                (BEFORE + half - 8, JOINED - HIGH / 2), (STATE - half, MADE + 18), "embedding"
            ),
        ]
        name = Words(label("new state"), 15, colour="decoder")
        name.stand(self.at(STATE + half + 6, MADE + 24), "start")
        self.play(*map(FadeIn, [*ways, card, midline, name]), run_time=0.5)
        self.merge(self.old, self.given, self.new)

    def look(self) -> None:
        """Lines from the new state to every encoder state; each of these gets its weight."""
        bottom, top = MADE - HIGH / 2, STATES + HIGH / 2
        self.lines = [Hairline(self.at(STATE, bottom), self.at(x, top)) for x in self.xs]
        printed = [
            Words(share, weight="semibold", colour="context").stand(self.at(x, WEIGHTS))
            for share, x in zip(shares(self.weights), self.xs, strict=True)
        ]
        self.play(LaggedStart(*map(FadeIn, self.lines), lag_ratio=0.25), run_time=1.2)
        heading = self.heading(label("weight"), WEIGHTS, "context")
        self.play(*map(FadeIn, [heading, *printed]), run_time=0.5)

    def add_up(self) -> None:
        """Ribbons as wide as the weights lead to the context; on them the states come and stack."""
        bottom, top = MADE - HIGH / 2, STATES + HIGH / 2
        ribbons = [
            Ribbon(weight, self.at(CONTEXT, bottom), self.at(x, top), widest=WIDEST)
            for weight, x in zip(self.weights, self.xs, strict=True)
        ]
        stack = Stack(
            list(self.values), list(self.weights), CARD, HIGH, "context", self.scale
        ).stand(self.at(CONTEXT, MADE))
        self.context = self.vector(self.answer, "context", CONTEXT, MADE)
        card, midline, bars = self.context
        ways = map(TransformFromCopy, self.lines, ribbons)
        self.play(FadeIn(card), FadeIn(midline), *ways, run_time=1)
        moves = [
            TransformFromCopy(state.bars, layer)
            for state, layer in zip(self.states, stack.layers, strict=True)
        ]
        self.play(LaggedStart(*moves, lag_ratio=0.4), run_time=2)
        sums = [bars, *(bars.copy() for _ in stack.layers[1:])]
        name = Words(label("context"), 15, colour="context")
        name.stand(self.at(CONTEXT + CARD / 2, MADE + HIGH / 2 + 17), "end")
        self.play(*map(ReplacementTransform, stack.layers, sums), FadeIn(name), run_time=0.9)
        self.remove(*sums)
        self.put(self.context)

    def join(self) -> None:
        """The context and the state, side by side."""
        left = self.vector(self.step_of.hidden, "decoder", STATE - CARD / 2, JOINED, "joined")
        right = self.vector(self.answer, "context", STATE + CARD / 2, JOINED, "joined")
        top = JOINED - HIGH / 2
        ways = [
            self.arrow((STATE, MADE + HIGH / 2), (STATE, top), "decoder"),
            self.arrow(
                (CONTEXT - CARD / 2 + 6, MADE + HIGH / 2), (STATE + CARD - 10, top), "context"
            ),
        ]
        name = Words(label("joined"), 15, colour="dim")
        name.stand(self.at(STATE + CARD + 8, JOINED + 5), "start")
        for way, source, target in zip(ways, (self.new, self.context), (left, right), strict=True):
            card, midline, bars = target
            self.play(
                *map(FadeIn, [way, card, midline]),
                TransformFromCopy(source.bars, bars),
                run_time=0.8,
            )
            self.put(target)
        self.play(FadeIn(name), run_time=0.3)
        self.both = left, right

    def mix(self) -> None:
        """A layer makes them one vector."""
        self.one = self.vector(self.mixed, "decoder", STATE, MIXED)
        card, midline, _ = self.one
        down = self.arrow((STATE, JOINED + HIGH / 2), (STATE, MIXED - HIGH / 2))
        name = Words(label("mixed"), 15, colour="decoder")
        name.stand(self.at(STATE - CARD / 2 - 6, MIXED + 22), "end")
        self.play(*map(FadeIn, [card, midline, down, name]), run_time=0.4)
        left, right = self.both
        self.merge(left, right, self.one)

    def score(self) -> None:
        """The words that fit best, each with its score."""
        across = self.arrow((STATE + CARD / 2, MIXED), (WORD_X - 4, MIXED))
        rows = range(N_BEST)
        words = [
            Words(self.trace.top_tokens[STEP][row], 16, "semibold").stand(
                self.at(WORD_X + 11, self.y(row)), "start"
            )
            for row in rows
        ]
        scores = [
            number(self.logits[place], ".1f").stand(self.at(SCORE_X, self.y(row)), "end")
            for row, place in enumerate(self.best)
        ]
        name = Words(label("score"), 15, colour="dim")
        name.stand(self.at(SCORE_X, self.y(-1)), "end")
        self.play(FadeIn(across), *map(FadeIn, words), run_time=0.5)
        self.play(*map(FadeIn, [name, *scores]), run_time=0.5)
        self.first = words[0]

    def choose(self) -> None:
        """The share of the word with the highest score, which is written."""
        share = number(self.trace.predicted_probabilities[STEP], ".1%", colour="decoder")
        share.stand(self.at(SHARE_X, self.y(0)), "end")
        name = Words(label("share"), 15, colour="dim").stand(self.at(SHARE_X, self.y(-1)), "end")
        self.play(*map(FadeIn, [name, share]), run_time=0.6)
        pill = Token(self.word, predicted=True)
        pill.move_to(self.at(0, self.y(0) - 5))
        pill.shift(self.at(WORD_X, 0) - self.at(0, 0) + (pill.width / 2, 0, 0))
        self.play(swap(self.first, pill), run_time=0.7)

    def vector(self, values: Numbers, role: str, x: float, y: float, apart: str = "") -> Vector:
        return Vector(values, CARD, HIGH, role, self.scale, apart=apart).stand(self.at(x, y))

    def merge(self, one: Vector, other: Vector, new: Vector) -> None:
        """The bars of two vectors become those of a third."""
        same = new.bars.copy()
        self.play(
            TransformFromCopy(one.bars, new.bars), TransformFromCopy(other.bars, same), run_time=1
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

    def heading(self, words: Label, y: float, colour: str) -> Words:
        return Words(words, 15, colour=colour).stand(self.at(HEADINGS, y), "start")

    def y(self, row: int) -> float:
        """The baseline of a row of words that might be written."""
        return FIRST_ROW + row * LINE

    @property
    def xs(self) -> list[float]:
        """How far from the left each word stands."""
        return columns(len(self.trace.source_tokens), 66, 358)
