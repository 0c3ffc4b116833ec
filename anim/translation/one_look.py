"""How a film shows one look back: multiply, add up, share out, shorten, add up."""

import numpy as np
from manim import FadeIn, FadeOut, LaggedStart, Mobject, ReplacementTransform, TransformFromCopy

from anim.kit.mobjects.arrow import Arrow
from anim.kit.mobjects.box import Ghost
from anim.kit.mobjects.ribbon import Ribbon
from anim.kit.mobjects.shape import Shape
from anim.kit.mobjects.text import Words, number
from anim.kit.mobjects.token import Token
from anim.kit.mobjects.vector import Stack, Vector
from anim.kit.space import point
from anim.kit.stage import Stage, swap
from figures.kit.bound import Numbers
from figures.kit.labels import Label, label
from figures.kit.text import shares
from figures.kit.tokens import columns
from figures.kit.vectors import PADDING, BarScale, scale_for
from illustrated_models.examples.translation.one_look import OneLookTrace

# How far down the middles of things stand, in CSS pixels; of texts, their baselines.
ABOVE, MIDDLE, PRINTED, STATES, WORDS = 36, 122, 182, 222, 281
CARD, HIGH = 66, 60
WIDEST = 26  # pixels of a ribbon that had all the weight
GHOST, TALL = 46, 84  # the place of a score, where four products have room, too
HEADINGS, SAID_X, CONTEXT_X = 6, 212, 321.5


class OneLook(Stage):
    """French words below, what the decoder makes of their states above them."""

    trace: OneLookTrace

    def construct(self) -> None:
        self.settled: list[Mobject] = []  # bars that have become one, and will give way to it
        self.name_what_is_computed()
        self.claim_what_is_said()
        self.ask()
        self.multiply()
        self.add_products()
        self.compare_all()
        self.share_out()
        self.shorten()
        self.add_up()
        self.settle()
        self.write()

    def name_what_is_computed(self) -> None:
        translation, step = self.trace.translation, int(self.trace.step)
        attention = translation.decoder.attention
        assert attention is not None
        self.words, self.written = translation.source_tokens, translation.predicted_tokens[step]
        self.question, self.values = attention.query[step], attention.values
        self.scores, self.weights = attention.scores[step], attention.weights[step]
        self.answer, self.products = attention.context[step], self.trace.products
        self.best = int(self.weights.argmax())
        self.scale = scale_for(self.values, self.question, stacks=[(self.values, self.weights)])
        sides = [np.clip(sign * np.asarray(self.products), 0, None) for sign in (1, -1)]
        reach = max(float(side.sum(axis=1).max()) for side in sides)
        self.score_scale = BarScale(reach, "scores")
        self.weight_scale = scale_for(self.weights, named="weights")

    def claim_what_is_said(self) -> None:
        question, values, scores, weights, answer, products = (
            np.asarray(each, dtype=float)
            for each in (
                *(self.question, self.values, self.scores),
                *(self.weights, self.answer, self.products),
            )
        )
        parts, near = weights[:, None] * values, 1e-6
        self.claim(
            "a score is two states multiplied number by number, and added up",
            bool(
                np.allclose(values * question, products, atol=near)
                and np.allclose(products.sum(axis=1), scores, atol=near)
            ),
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
            self.words[self.best] == "noir" and self.written == "black",
        )
        self.fact("most", self.weights[self.best])

    def ask(self) -> None:
        self.step(label("About to write, the decoder looks back at every state."))
        self.query = self.vector(self.question, "decoder", self.xs[0], ABOVE)
        self.states = [
            self.vector(state, "encoder", x, STATES)
            for state, x in zip(self.values, self.xs, strict=True)
        ]
        pills = [
            Token(word).move_to(self.at(x, WORDS))
            for word, x in zip(self.words, self.xs, strict=True)
        ]
        self.next_word = Words(label("next word?"), 15, colour="dim")
        self.next_word.stand(self.at(SAID_X, ABOVE + 5))
        names = [
            self.heading(label("decoder"), ABOVE + 5, "decoder"),
            self.heading(label("states"), STATES + 5, "encoder"),
        ]
        self.ghosts = [Ghost(GHOST, TALL).move_to(self.at(x, MIDDLE)) for x in self.xs]
        self.ghost = Ghost(CARD, HIGH).move_to(self.at(CONTEXT_X, ABOVE))
        self.add(*self.ghosts, self.ghost)
        self.play(
            LaggedStart(*(FadeIn(each, shift=point(0, -8)) for each in pills), lag_ratio=0.2),
            LaggedStart(*map(FadeIn, self.states), lag_ratio=0.2),
            *map(FadeIn, names),
            run_time=1.2,
        )
        self.play(FadeIn(self.query), FadeIn(self.next_word), run_time=0.6)
        self.wait(1)

    def multiply(self) -> None:
        """Both states move together and leave a product at every number."""
        words = "Multiply its state with that after “{word}”, number by number."
        self.step(label(words, word=self.words[self.best]))
        made = self.multiplied(self.best)
        self.signs = self.heading(label("products"), MIDDLE + 5, "context")
        self.play(FadeIn(made.midline), FadeIn(self.signs), run_time=0.4)
        self.merge({self.best: made}, 1.6)
        self.made = made
        self.wait(1)

    def add_products(self) -> None:
        """The products stack, up and down; what is left is the score."""
        self.step(label("Add up the products: their sum is the score."))
        row = self.products[self.best]
        layers = [row[k : k + 1] for k in range(len(row))]
        stack = Stack(layers, [None] * len(row), CARD, TALL, "context", self.score_scale)
        stack.stand(self.at(self.xs[self.best], MIDDLE))
        parts = self.apart(self.best)
        self.remove(self.made)
        self.add(*parts)
        moves = map(ReplacementTransform, [each.bars for each in parts], stack.layers)
        self.play(
            LaggedStart(*moves, lag_ratio=0.5),
            *(FadeOut(each.midline) for each in parts),
            FadeIn(stack.midline),
            run_time=1.6,
        )
        self.wait(0.3)
        score = self.score_of(self.best)
        self.play(*self.settling(stack.layers, score), run_time=1)
        self.put(score, stack.midline)
        self.printed = {self.best: self.score_number(self.best)}
        self.name = self.heading(label("score"), MIDDLE + 5, "context")
        self.play(swap(self.signs, self.name), FadeIn(self.printed[self.best]), run_time=0.7)
        self.score_bars = {self.best: score}
        self.wait(0.7)

    def compare_all(self) -> None:
        """The same for the other words, all at once."""
        self.step(label("The same with the state after every other word."))
        others = [k for k in range(len(self.xs)) if k != self.best]
        made = {k: self.multiplied(k) for k in others}
        self.play(*(FadeIn(each.midline) for each in made.values()), run_time=0.3)
        self.merge(made, 1.5)
        self.score_bars |= {k: self.score_of(k) for k in others}
        parts = {k: self.apart(k) for k in others}
        self.remove(*made.values())
        self.add(*(each for k in others for each in parts[k]))
        moves = [
            move
            for k in others
            for move in self.settling([each.bars for each in parts[k]], self.score_bars[k])
        ]
        self.play(*moves, run_time=1.1)
        for k in others:
            self.remove(*(each.midline for each in parts[k]))
            self.put(self.score_bars[k])
        self.printed |= {k: self.score_number(k) for k in others}
        self.play(*(FadeIn(self.printed[k]) for k in others), run_time=0.4)
        self.wait(0.7)

    def share_out(self) -> None:
        """Every score grows or shrinks to a share: none is negative, and all are one."""
        self.step(label("Softmax turns scores into shares of one: the weights."))
        bars = [
            self.single(self.weights[k : k + 1], self.weight_scale).stand(self.at(x, MIDDLE))
            for k, x in enumerate(self.xs)
        ]
        printed = [
            Words(share, weight="semibold", colour="context").stand(self.at(x, PRINTED))
            for share, x in zip(shares(self.weights), self.xs, strict=True)
        ]
        name = self.heading(label("weight"), MIDDLE + 5, "context")
        places = range(len(self.xs))
        self.play(
            *(ReplacementTransform(self.score_bars[k], bars[k]) for k in places),
            *(swap(self.printed[k], printed[k]) for k in places),
            swap(self.name, name),
            run_time=1.7,
        )
        self.weight_bars, self.printed_weights, self.name = bars, printed, name
        self.wait(1.1)

    def shorten(self) -> None:
        """A copy of every state goes up, and its bars shrink."""
        self.step(label("Shorten: each state is multiplied by its weight."))
        copies = [
            self.vector(state, "encoder", x, MIDDLE, on_card=False)
            for state, x in zip(self.values, self.xs, strict=True)
        ]
        pairs = zip(self.states, copies, strict=True)
        name = self.heading(label("× weight"), MIDDLE + 5, "context")
        self.play(
            *(FadeOut(each, shift=point(0, 20)) for each in self.weight_bars),
            swap(self.name, name),
            run_time=0.6,
        )
        moves = [TransformFromCopy(state.bars, copy.bars) for state, copy in pairs]
        self.play(*moves, *(FadeIn(copy.midline) for copy in copies), run_time=0.9)
        self.short = [
            Vector(*(values, CARD, HIGH, "context", self.scale), on_card=False, by=weight).stand(
                self.at(x, MIDDLE)
            )
            for values, weight, x in zip(self.values, self.weights, self.xs, strict=True)
        ]
        self.remove(*(part for copy in copies for part in copy))
        self.add(*copies)
        self.play(*map(ReplacementTransform, copies, self.short), run_time=1.2)
        self.name = name
        self.wait(0.8)

    def add_up(self) -> None:
        """The shortened bars go up together, each upon those before it."""
        self.step(label("Add up: stack the bars, upwards and downwards."))
        self.stack = Stack(
            *(list(self.values), list(self.weights), CARD, HIGH, "context", self.scale)
        ).stand(self.at(CONTEXT_X, ABOVE))
        self.play(FadeIn(self.stack.midline), *map(FadeOut, self.ghosts), run_time=0.3)
        low, high = self.at(CONTEXT_X, ABOVE + HIGH / 2), PRINTED - 18
        ways = [
            Ribbon(weight, low, self.at(x, high), widest=WIDEST)
            for weight, x in zip(self.weights, self.xs, strict=True)
        ]
        for short, layer, way in zip(self.short, self.stack.layers, ways, strict=True):
            self.play(
                ReplacementTransform(short.bars, layer),
                FadeOut(short.midline),
                FadeIn(way),
                run_time=0.6,
            )
        self.add(self.stack)
        self.wait(0.7)

    def settle(self) -> None:
        """What the stacked bars amount to is the context."""
        self.step(label("Up and down cancel in part. What is left: the context."))
        self.context = self.vector(self.answer, "context", CONTEXT_X, ABOVE)
        card, _, bars = self.context
        name = Words(label("context"), 15, "semibold", "context")
        name.stand(self.at(CONTEXT_X - 24, ABOVE + HIGH / 2 + 20), "end")
        self.play(ReplacementTransform(self.ghost, card), FadeOut(self.name), run_time=0.4)
        sums = [bars, *(bars.copy() for _ in self.stack.layers[1:])]
        self.bring_to_front(*self.stack.layers)
        self.play(*map(ReplacementTransform, self.stack.layers, sums), FadeIn(name), run_time=1.3)
        self.remove(*sums, card, self.stack.midline)
        self.add(self.context)
        self.wait(1.1)

    def write(self) -> None:
        self.step(label("Context and state together make “{word}”.", word=self.written))
        pill = Token(self.written, predicted=True).move_to(self.at(SAID_X, ABOVE))
        half = float(pill.width) / 2 * 45 + 3  # manim's units are 45 CSS pixels
        left, right = self.xs[0] + CARD / 2, CONTEXT_X - CARD / 2
        ways = [
            Arrow(self.at(left, ABOVE), self.at(SAID_X - half, ABOVE), "decoder"),
            Arrow(self.at(right, ABOVE), self.at(SAID_X + half, ABOVE), "context"),
        ]
        self.play(FadeOut(self.next_word), *map(FadeIn, ways), run_time=0.8)
        self.play(FadeIn(pill), run_time=0.8)
        self.wait(1.2)

    def multiplied(self, word: int) -> Vector:
        """The products for a word, side by side."""
        drawn = Vector(self.products[word], CARD, TALL, "context", self.score_scale, on_card=False)
        return drawn.stand(self.at(self.xs[word], MIDDLE))

    def apart(self, word: int) -> list[Vector]:
        """The same bars at the same places, each by itself."""
        row, places = self.products[word], self.multiplied(word).bar_places()
        slot = (CARD - 2 * PADDING) / len(row)
        return [
            self.single(row[k : k + 1], self.score_scale, slot + 2 * PADDING).stand(place)
            for k, place in enumerate(places)
        ]

    def merge(self, made: dict[int, Vector], pace: float) -> None:
        """The decoder's state and that of a word go to their products."""
        passing = {k: each.bars.copy() for k, each in made.items()}
        self.play(
            *(TransformFromCopy(self.query.bars, each.bars) for each in made.values()),
            *(TransformFromCopy(self.states[k].bars, each) for k, each in passing.items()),
            run_time=pace,
        )
        self.remove(*passing.values())
        for each in made.values():
            self.put(each)

    def settling(self, layers: list[Shape], score: Vector) -> list[ReplacementTransform]:
        """Bars become one bar, as high as their sum."""
        copies = [score.bars.copy() for _ in layers]
        self.settled += copies
        return [*map(ReplacementTransform, layers, copies)]

    def put(self, whole: Vector, *others: Mobject) -> None:
        """Show a vector instead of its parts, of others, and of what has settled into it."""
        self.remove(*whole, *others, *self.settled)
        self.settled.clear()
        self.add(whole)

    def score_of(self, word: int) -> Vector:
        drawn = self.single(self.scores[word : word + 1], self.score_scale)
        return drawn.stand(self.at(self.xs[word], MIDDLE))

    def score_number(self, word: int) -> Words:
        return number(self.scores[word], ".2f").stand(self.at(self.xs[word], PRINTED))

    def single(self, values: Numbers, scale: BarScale, width: float = CARD) -> Vector:
        """One number as a bar without a card."""
        return Vector(values, width, TALL, "context", scale, on_card=False)

    def vector(
        self, values: Numbers, role: str, x: float, y: float, on_card: bool = True
    ) -> Vector:
        return Vector(values, CARD, HIGH, role, self.scale, on_card).stand(self.at(x, y))

    def heading(self, words: Label, y: float, colour: str = "dim") -> Words:
        """The name of a row, at the left."""
        return Words(words, 15, colour=colour).stand(self.at(HEADINGS, y), "start")

    @property
    def xs(self) -> list[float]:
        """How far from the left each word stands."""
        return columns(len(self.words), 66, 358)
