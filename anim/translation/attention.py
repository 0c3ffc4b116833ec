"""Films of the section “Looking back instead of remembering”."""

import numpy as np
from manim import (
    FadeIn,
    FadeOut,
    LaggedStart,
    ReplacementTransform,
    TransformFromCopy,
    VGroup,
)

from anim.kit.film import film
from anim.kit.mobjects.arrow import Hairline
from anim.kit.mobjects.ribbon import Ribbon
from anim.kit.mobjects.text import Words, number
from anim.kit.mobjects.token import Token
from anim.kit.mobjects.vector import Stack, Vector
from anim.kit.space import point
from anim.kit.stage import Stage, swap
from anim.translation.all_states import PassedOn
from anim.translation.grid import Filling
from anim.translation.tensor_walk import WholeStep
from figures.kit.data import count
from figures.kit.labels import Label, label
from figures.kit.text import shares
from figures.kit.tokens import columns
from figures.kit.vectors import scale_for
from illustrated_models.examples.translation.grown import one_clause_longer
from illustrated_models.examples.translation.seq2seq import four_units
from illustrated_models.translation import TranslationTrace

# How far down the middles of things stand, in CSS pixels; of texts, their baselines.
ASKING, STATES, WORDS, SCORES, WEIGHTS, SHORTENED, SUM = 43, 149, 206, 245, 269, 306, 372
HEADINGS, NUMBERS, NAME = 6, 328, 305
CARD, HEIGHT, WIDE = 66, 74, 166
STACK_X, CONTEXT_X, EQUALS_X = 88, 272, 180
WIDEST = 26  # pixels of a ribbon that had all the weight
SECOND_WORD = 1  # the step at which “black” is to be written


@film(of=four_units)
class AllStatesPassed(PassedOn):
    """Every encoder state is kept and passed to the decoder, not only the last."""

    height = 342

    def construct(self) -> None:
        self.claim_what_is_said()
        self.step(label("Without attention, each state gives way to the next one."))
        self.lay_out()
        self.read_and_forget()
        self.wait(0.8)
        numbers = count(self.trace.encoder.last)
        words = "Only the last state is handed over: {n:words} numbers for the whole sentence."
        self.step(label(words, n=numbers))
        self.hand_over_last()
        self.wait(2.2)
        self.step(label("Attention throws nothing away: the state after every word is kept."))
        self.keep_all()
        self.wait(1.3)
        self.step(label("And all of them are passed on, each still in its place."))
        self.pass_all()
        self.wait(1)
        self.step(
            label("Before each word that it writes, the decoder has the whole row before it.")
        )
        self.look_at_row()
        self.wait(2.4)
        words = "One state for each of {n:words} words. A longer sentence makes a longer row."
        self.step(label(words, n=count(self.trace.encoder.states)))
        self.count()
        self.wait(3.2)

    def claim_what_is_said(self) -> None:
        encoder, decoder = self.trace.encoder, self.trace.decoder
        assert decoder.attention is not None
        self.claim(
            "What attention is given is every state of the encoder, unchanged",
            np.array_equal(decoder.attention.values, encoder.states),
        )
        self.claim(
            "The row has as many states as the sentence has words",
            len(encoder.states) == len(self.trace.source_tokens),
        )
        self.claim(
            "The last of the row is what a decoder without attention would be given",
            np.array_equal(encoder.states[-1], encoder.last),
        )
        self.fact("n_states", count(encoder.states))
        self.fact("numbers", count(encoder.last))


@film(of=four_units)
class LookingBack(Stage):
    """One look back: compare, share out, shorten, add up."""

    trace: TranslationTrace
    height = 414

    def construct(self) -> None:
        self.name_what_is_computed()
        self.claim_what_is_said()
        self.ask()
        self.compare()
        self.share_out()
        self.shorten()
        self.add_up()
        self.settle()
        self.write()

    def name_what_is_computed(self) -> None:
        attention = self.trace.decoder.attention
        assert attention is not None
        self.question, self.values = attention.query[SECOND_WORD], attention.values
        self.scores, self.weights = attention.scores[SECOND_WORD], attention.weights[SECOND_WORD]
        self.answer = attention.context[SECOND_WORD]
        self.written = self.trace.predicted_tokens[SECOND_WORD]
        self.scale = scale_for(self.values, self.question, stacks=[(self.values, self.weights)])

    def claim_what_is_said(self) -> None:
        question, values, scores, weights, answer = (
            np.asarray(each, dtype=float)
            for each in (self.question, self.values, self.scores, self.weights, self.answer)
        )
        parts = weights[:, None] * values
        best = self.trace.source_tokens[int(weights.argmax())]
        near = 1e-6
        self.claim(
            "a score is two states multiplied number by number, and added up",
            bool(np.allclose((values * question).sum(axis=1), scores, atol=near)),
        )
        self.claim(
            "softmax turns the scores into weights, which add up to one",
            bool(np.allclose(np.exp(scores) / np.exp(scores).sum(), weights, atol=near)),
        )
        self.claim(
            "the shortened states, up less down, are the context",
            bool(np.allclose(parts.sum(axis=0), answer, atol=near)),
        )
        self.claim(
            "up and down cancel in part",
            bool(((parts.max(axis=0) > 0.05) & (parts.min(axis=0) < -0.05)).any()),
        )
        self.claim(
            "“noir” has the largest weight when “black” is written",
            best == "noir" and self.written == "black",
        )
        self.fact("most", self.weights[int(weights.argmax())])

    def ask(self) -> None:
        words = "About to write “{word}”, the decoder looks back at every encoder state."
        self.step(label(words, word=self.written))
        self.query = Vector(self.question, CARD, HEIGHT, "decoder", self.scale)
        self.query.stand(self.at(self.middle, ASKING))
        aim = self.middle + CARD / 2 + 10
        self.purpose = VGroup(
            Words(label("about to write"), 15, colour="dim").stand(
                self.at(aim, ASKING - 5), "start"
            ),
            Words(label("“{word}”", word=self.written), 15, colour="dim").stand(
                self.at(aim, ASKING + 15), "start"
            ),
        )
        self.states = [self.vector(k, STATES) for k in range(len(self.xs))]
        pills = [
            Token(word).move_to(self.at(x, WORDS))
            for word, x in zip(self.trace.source_tokens, self.xs, strict=True)
        ]
        names = [
            self.heading(label("the decoder’s state"), ASKING, "decoder"),
            self.heading(label("states"), STATES, "encoder"),
        ]
        self.play(*map(FadeIn, [*names, *self.states, *pills]), run_time=0.6)
        self.play(FadeIn(self.query), FadeIn(self.purpose), run_time=0.6)
        self.wait(2.2)

    def compare(self) -> None:
        """The decoder's state goes to every encoder state, and leaves a score."""
        self.step(label("Compare: multiply state by state, number by number, and add up."))
        bottom, top = ASKING + HEIGHT / 2, STATES - HEIGHT / 2
        self.fan = [Hairline(self.at(self.middle, bottom), self.at(x, top)) for x in self.xs]
        self.play(
            *map(FadeIn, self.fan),
            LaggedStart(
                *(
                    FadeOut(self.query.bars.copy(), target_position=state.midline.get_center())
                    for state in self.states
                ),
                lag_ratio=0.25,
            ),
            run_time=1.8,
        )
        scores = [
            number(score, ".2f").stand(self.at(x, SCORES))
            for score, x in zip(self.scores, self.xs, strict=True)
        ]
        heading = self.heading(label("score"), SCORES)
        rise = point(0, STATES - SCORES)
        self.play(FadeIn(heading), *(FadeIn(each, shift=-rise) for each in scores), run_time=0.8)
        self.wait(1.6)

    def share_out(self) -> None:
        """The scores become weights, the lines as wide as they are."""
        self.step(label("Share out: softmax turns the scores into weights, which add up to one."))
        bottom, top = ASKING + HEIGHT / 2, STATES - HEIGHT / 2
        ribbons = [
            Ribbon(weight, self.at(self.middle, bottom), self.at(x, top), widest=WIDEST)
            for weight, x in zip(self.weights, self.xs, strict=True)
        ]
        printed = [
            Words(share, weight="semibold", colour="context").stand(self.at(x, WEIGHTS))
            for share, x in zip(shares(self.weights), self.xs, strict=True)
        ]
        heading = self.heading(label("weight"), WEIGHTS, "context")
        self.play(
            FadeIn(heading),
            *(FadeIn(each, shift=point(0, WEIGHTS - SCORES)) for each in printed),
            *map(ReplacementTransform, self.fan, ribbons),
            run_time=1.2,
        )
        self.wait(2.6)

    def shorten(self) -> None:
        """A copy of every state comes down, and its bars shrink."""
        self.step(label("Shorten: each state is multiplied by its weight."))
        copies = [self.vector(k, SHORTENED, on_card=False) for k in range(len(self.xs))]
        pairs = zip(self.states, copies, strict=True)
        moves = [TransformFromCopy(state.bars, copy.bars) for state, copy in pairs]
        midlines = [FadeIn(copy.midline) for copy in copies]
        self.play(*moves, *midlines, run_time=0.9)
        self.short = [
            Vector(*(values, CARD, HEIGHT, "context", self.scale), on_card=False, by=weight).stand(
                self.at(x, SHORTENED)
            )
            for values, weight, x in zip(self.values, self.weights, self.xs, strict=True)
        ]
        self.remove(*(part for copy in copies for part in copy))
        self.add(*copies)
        self.times = self.heading(label("× weight"), SHORTENED, "context")
        self.play(FadeIn(self.times), *map(ReplacementTransform, copies, self.short), run_time=1.3)
        self.wait(1.4)

    def add_up(self) -> None:
        """The shortened bars move together, each upon those before it."""
        self.step(label("Add up: stack the bars, upwards and downwards."))
        self.stack = Stack(
            *(list(self.values), list(self.weights), WIDE, HEIGHT, "context", self.scale)
        ).stand(self.at(STACK_X, SUM))
        name = Words(label("stacked"), 15, colour="dim").stand(self.at(STACK_X, NUMBERS))
        self.play(FadeIn(self.stack.midline), FadeOut(self.times), run_time=0.4)
        for short, layer in zip(self.short, self.stack.layers, strict=True):
            self.play(
                ReplacementTransform(short.bars, layer), FadeOut(short.midline), run_time=0.65
            )
        self.add(self.stack)
        self.play(FadeIn(name), run_time=0.3)
        self.wait(1.2)

    def settle(self) -> None:
        """What the stacked bars amount to is the context."""
        self.step(label("Up and down cancel in part. What is left is the context."))
        context = Vector(self.answer, WIDE, HEIGHT, "context", self.scale)
        context.stand(self.at(CONTEXT_X, SUM))
        *frame, bars = context
        sums = [bars, *(bars.copy() for _ in self.stack.layers[1:])]
        equals = Words(label("="), 20, colour="dim").stand(self.at(EQUALS_X, SUM + 6))
        self.play(*map(FadeIn, frame), FadeIn(equals), run_time=0.5)
        self.play(*map(TransformFromCopy, self.stack.layers, sums), run_time=1.4)
        self.remove(*frame, *sums)
        self.add(context)
        places = [place + point(0, NUMBERS - SUM) for place in context.bar_places()]
        numbers = [
            number(value, ".2f", colour="context").stand(place)
            for value, place in zip(self.answer, places, strict=True)
        ]
        name = Words(label("the context"), 15, "semibold", "context")
        name.stand(self.at(CONTEXT_X, NAME))
        self.play(*map(FadeIn, [name, *numbers]), run_time=0.5)
        self.wait(1.8)

    def write(self) -> None:
        words = "With the context and its own state, the decoder writes “{word}”."
        self.step(label(words, word=self.written))
        pill = Token(self.written, predicted=True)
        self.play(swap(self.purpose, pill.move_to(self.at(self.middle + 78, ASKING))), run_time=1)
        self.wait(2.4)

    def vector(self, place: int, y: float, on_card: bool = True) -> Vector:
        """The encoder's state at a word."""
        drawn = Vector(self.values[place], CARD, HEIGHT, "encoder", self.scale, on_card)
        return drawn.stand(self.at(self.xs[place], y))

    def heading(self, words: Label, y: float, colour: str = "dim") -> Words:
        """The name of a row, at the left; beside a number or beside bars."""
        down = 0 if y in (SCORES, WEIGHTS) else 5
        return Words(words, 15, colour=colour).stand(self.at(HEADINGS, y + down), "start")

    @property
    def xs(self) -> list[float]:
        """How far from the left each word stands."""
        return columns(len(self.trace.source_tokens), 66, 358)

    @property
    def middle(self) -> float:
        return sum(self.xs) / len(self.xs)


@film(of=four_units)
class TheWholeStep(WholeStep):
    """A whole step of the decoder: from the word that it has written to the next one."""

    height = 416


@film(of=one_clause_longer)
class TheGridFills(Filling):
    """A row for each word that is written: how much it looks at each French word."""

    height = 314
