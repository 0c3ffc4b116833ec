"""Films of attention with several heads: split, look, join."""

import numpy as np
from manim import FadeIn, FadeOut, LaggedStart, ReplacementTransform, VGroup
from manim.animation.animation import Animation

from anim.kit.film import film
from anim.kit.mobjects.arrow import Arrow
from anim.kit.mobjects.box import Ghost
from anim.kit.mobjects.text import Words, number
from anim.kit.mobjects.vector import Stack, Vector
from anim.kit.space import point
from anim.kit.stage import Stage, swap
from figures.kit.bound import Numbers
from figures.kit.data import count
from figures.kit.labels import Label, label, position
from figures.kit.text import shares
from figures.kit.vectors import PADDING, scale_for
from illustrated_models.examples.translation.heads import two_heads
from illustrated_models.translation import TranslationTrace

# How far down things stand, in CSS pixels; of texts, their baselines.
QUERY, NAMES, FIRST_ROW, ROW, CONTEXTS, OUTPUT = 19, 50, 73, 37, 222, 281
# How far from the left: the middles of whole vectors, where the heads' lanes begin.
KEYS, VALUES, MIDDLE, LANES, LEFT = 123, 284, 203, (50, 211), 6
LANE, WHOLE, PART, HEIGHT = 146, 142, 50, 34
SECOND_WORD = 1  # the step at which “black” is to be written


@film(of=two_heads)
class TwoHeads(Stage):
    """Several heads: split the numbers, look once with each part, join what is found."""

    trace: TranslationTrace

    def construct(self) -> None:
        self.name_what_is_computed()
        self.claim_what_is_said()
        self.show_whole()
        self.split()
        self.compare()
        self.share_out()
        self.add_up()
        self.join()
        self.mix()

    def name_what_is_computed(self) -> None:
        heads = self.trace.decoder.heads
        assert heads is not None
        self.heads, self.count = heads, range(len(heads.weights))
        self.weights = [heads.weights[head, SECOND_WORD] for head in self.count]
        self.question, self.output = heads.query[SECOND_WORD], heads.output[SECOND_WORD]
        self.joined = heads.joined[SECOND_WORD]
        self.asking = scale_for(self.question, heads.keys)
        stacks = [(heads.head_values[head], self.weights[head]) for head in self.count]
        self.giving = scale_for(heads.values, self.output, stacks=stacks, named="values")

    def claim_what_is_said(self) -> None:
        heads, words = self.heads, self.trace.source_tokens
        wholes = map(np.asarray, (heads.query, heads.keys, heads.values))
        parts = map(np.asarray, (heads.head_query, heads.head_keys, heads.head_values))
        best = [words[int(weights.argmax())] for weights in self.weights]
        self.claim(
            "every vector is dealt out to the heads, part by part",
            all(
                np.array_equal(np.concatenate([*part], axis=-1), whole)
                for whole, part in zip(wholes, parts, strict=True)
            ),
        )
        self.claim("one head looks most at “noir”, the other at “chat”", best == ["noir", "chat"])
        contexts = np.asarray(heads.contexts[:, SECOND_WORD])
        self.claim(
            "the heads’ contexts, joined, are one vector again",
            np.array_equal(np.concatenate([*contexts]), np.asarray(self.joined)),
        )
        self.fact("n_heads", count(heads.weights))
        self.fact("first_most", self.weights[0][int(self.weights[0].argmax())])
        self.fact("second_most", self.weights[1][int(self.weights[1].argmax())])

    def show_whole(self) -> None:
        written = self.trace.predicted_tokens[SECOND_WORD]
        words = "About to write “{word}”: a query; for each word, key and value."
        self.step(label(words, word=written))
        tokens = self.trace.source_tokens
        for row, word in enumerate(tokens):
            name = Words(word, 16, "semibold", "token")
            self.add(name.stand(self.at(LEFT, self.y(row) + 5), "start"))
        self.query = self.vector(self.question, WHOLE, "query").stand(self.at(MIDDLE, QUERY))
        rows = range(len(tokens))
        self.keys = [
            self.vector(self.heads.keys[row], WHOLE, "key").stand(self.at(KEYS, self.y(row)))
            for row in rows
        ]
        self.values = [
            self.vector(self.heads.values[row], WHOLE, "value").stand(self.at(VALUES, self.y(row)))
            for row in rows
        ]
        self.name = self.at_left(label("query"), QUERY, "query")
        self.names = VGroup(
            self.named(label("keys"), KEYS, self.heads.keys, "key"),
            self.named(label("values"), VALUES, self.heads.values, "value"),
        )
        self.ghosts = [
            *(Ghost(PART, HEIGHT).move_to(self.at(x + LANE / 2, CONTEXTS)) for x in LANES),
            Ghost(WHOLE, HEIGHT).move_to(self.at(MIDDLE, OUTPUT)),
        ]
        self.play(*map(FadeIn, [self.name, self.query, *self.ghosts]), run_time=0.6)
        coming = [FadeIn(VGroup(*pair)) for pair in zip(self.keys, self.values, strict=True)]
        self.play(FadeIn(self.names), LaggedStart(*coming, lag_ratio=0.4), run_time=1.4)
        self.regroup_pairs()
        self.wait(1.6)

    def regroup_pairs(self) -> None:
        """Keys and values came in pairs; from now on each stands by itself."""
        self.add(*self.keys, *self.values)

    def split(self) -> None:
        """Every vector is cut; its parts go to the lanes of the heads."""
        words = "Split: of every vector, each of the {n:words} heads gets a part."
        self.step(label(words, n=count(self.heads.weights)))
        self.moves: list[Animation] = []
        self.queries, self.head_keys, self.head_values = [], [], []
        for head in self.count:
            heads, lane = self.heads, LANES[head]
            asked = self.part(heads.head_query[head, SECOND_WORD], "query", lane + LANE / 2, QUERY)
            self.queries.append(asked)
            self.cut(self.query, asked, head)
            for row, (key, value) in enumerate(zip(self.keys, self.values, strict=True)):
                y = self.y(row)
                own_key = self.part(heads.head_keys[head, row], "key", lane + PART / 2, y)
                right = lane + LANE - PART / 2
                own_value = self.part(heads.head_values[head, row], "value", right, y)
                self.head_keys.append(own_key)
                self.head_values.append(own_value)
                self.cut(key, own_key, head)
                self.cut(value, own_value, head)
        wholes = [self.query, *self.keys, *self.values]
        self.remove(*wholes)
        frames = (part for whole in wholes for part in (whole[0], whole.midline))
        titles = VGroup(*(title for head in self.count for title in self.titles(head)))
        self.play(*map(FadeOut, frames), *self.moves, swap(self.names, titles), run_time=2)
        self.regroup([*self.queries, *self.head_keys, *self.head_values])
        self.wait(1.6)

    def compare(self) -> None:
        """Each head's query goes to each of its keys, and leaves a score."""
        self.step(label("Look: each head compares its own query with its own keys."))
        targets = [key.midline.get_center() for key in self.head_keys]
        n_rows = len(self.keys)
        copies = [
            FadeOut(self.queries[place // n_rows].bars.copy(), target_position=target)
            for place, target in enumerate(targets)
        ]
        self.play(LaggedStart(*copies, lag_ratio=0.1), run_time=1.8)
        self.results = [
            number(self.heads.scores[head, SECOND_WORD, row], ".1f").stand(self.between(head, row))
            for head in self.count
            for row in range(n_rows)
        ]
        self.play(*map(FadeIn, self.results), run_time=0.6)
        self.wait(1.6)

    def share_out(self) -> None:
        """Softmax, for each head by itself."""
        tokens = self.trace.source_tokens
        first, second = (tokens[int(weights.argmax())] for weights in self.weights)
        words = "Weights: head {one} looks most at “{first}”, head {other} at “{second}”."
        one, other = map(position, self.count)
        self.step(label(words, one=one, first=first, other=other, second=second))
        printed = [
            Words(share, weight="semibold", colour="context").stand(self.between(head, row))
            for head in self.count
            for row, share in enumerate(shares(self.weights[head]))
        ]
        self.play(LaggedStart(*map(swap, self.results, printed), lag_ratio=0.15), run_time=1.7)
        self.wait(1.5)

    def add_up(self) -> None:
        """The values, shortened by their weights, stacked: a context for each head."""
        self.step(label("Each head adds up its values by its weights: its own context."))
        stacks = [
            Stack(
                list(self.heads.head_values[head]),
                list(self.weights[head]),
                *(PART, HEIGHT, "context", self.giving),
            ).stand(self.at(LANES[head] + LANE / 2, CONTEXTS))
            for head in self.count
        ]
        layers = [layer for stack in stacks for layer in stack.layers]
        copies = [value.bars.copy() for value in self.head_values]
        self.play(
            *map(FadeOut, self.ghosts[:-1]),
            *(FadeIn(stack.midline) for stack in stacks),
            LaggedStart(*map(ReplacementTransform, copies, layers), lag_ratio=0.15),
            run_time=2,
        )
        self.contexts = [
            self.part(
                self.heads.contexts[head, SECOND_WORD], "context", LANES[head] + LANE / 2, CONTEXTS
            )
            for head in self.count
        ]
        self.below = self.at_left(label("context"), CONTEXTS, "context")
        sums = [context.bars.copy() for context in self.contexts for _ in self.keys]
        self.play(
            *map(ReplacementTransform, layers, sums),
            *(FadeIn(part) for context in self.contexts for part in (context[0], context.midline)),
            FadeIn(self.below),
            run_time=1,
        )
        self.remove(*sums, *(stack.midline for stack in stacks))
        self.regroup(self.contexts)
        self.wait(2)

    def join(self) -> None:
        """Side by side again."""
        self.step(label("Join: side by side, the contexts are one vector again."))
        self.whole = self.vector(self.joined, WHOLE, "context").stand(self.at(MIDDLE, CONTEXTS))
        halves = [self.half(self.whole, self.contexts[head], head) for head in self.count]
        frames = [part for context in self.contexts for part in (context[0], context.midline)]
        self.play(
            *map(FadeOut, frames),
            *map(FadeIn, (self.whole[0], self.whole.midline)),
            *(
                ReplacementTransform(context.bars, half.bars)
                for context, half in zip(self.contexts, halves, strict=True)
            ),
            swap(self.below, self.at_left(label("joined"), CONTEXTS, "context")),
            run_time=1.6,
        )
        self.remove(*(half.bars for half in halves))
        self.regroup([self.whole])
        self.wait(1.4)

    def mix(self) -> None:
        """The output map."""
        self.step(label("A last map mixes what the heads have found."))
        bottom, top = CONTEXTS + HEIGHT / 2, OUTPUT - HEIGHT / 2
        down = Arrow(self.at(MIDDLE, bottom), self.at(MIDDLE, top))
        name = Words(label("output map"), 15, colour="dim")
        name.stand(self.at(MIDDLE + 12, (bottom + top) / 2 + 5), "start")
        self.play(FadeIn(down), FadeIn(name), run_time=0.6)
        output = self.vector(self.output, WHOLE, "context").stand(self.at(MIDDLE, OUTPUT))
        copy = self.whole.bars.copy()
        self.play(
            ReplacementTransform(self.ghosts[-1], output[0]),
            FadeIn(output.midline),
            ReplacementTransform(copy, output.bars),
            FadeIn(self.at_left(label("output"), OUTPUT, "context")),
            run_time=1.6,
        )
        self.regroup([output])
        self.wait(1.6)

    def cut(self, whole: Vector, part: Vector, head: int) -> None:
        """Let a head's part of a vector go where the head's own vector is."""
        half = self.half(whole, part, head)
        self.moves.append(ReplacementTransform(half.bars, part.bars))
        self.moves += map(FadeIn, (part[0], part.midline))

    def half(self, whole: Vector, part: Vector, head: int) -> Vector:
        """A part's bars as they stand in the whole vector."""
        n_part = len(part.numbers)
        width = n_part * whole.slot + 2 * PADDING
        look = whole.role, whole.bar_scale
        half = Vector(part.bars.shown.values, width, HEIGHT, *look, on_card=False)
        across = (head + 0.5 - len(self.count) / 2) * n_part * whole.slot
        return half.stand(whole.midline.get_center() + point(across, 0))

    def vector(self, values: Numbers, width: float, role: str) -> Vector:
        """A vector on its card; what asks has one scale, what is handed over another."""
        scale = self.asking if role in ("query", "key") else self.giving
        return Vector(values, width, HEIGHT, role, scale)

    def part(self, values: Numbers, role: str, x: float, y: float) -> Vector:
        """A head's part of a vector, in its lane."""
        return self.vector(values, PART, role).stand(self.at(x, y))

    def regroup(self, vectors: list[Vector]) -> None:
        """Put bars, midlines and cards that came one by one on the stage as vectors."""
        self.remove(*(part for vector in vectors for part in vector))
        self.add(*vectors)

    def titles(self, head: int) -> tuple[Words, ...]:
        """The names above a lane: of the head between those of its two columns."""
        lane, heads = LANES[head], self.heads
        right = lane + LANE - PART / 2
        words = Words(label("head {place}", place=position(head)), 15, "semibold", "text")
        return (
            self.named(label("key"), lane + PART / 2, heads.head_keys[head], "key"),
            words.stand(self.at(lane + LANE / 2, NAMES)),
            self.named(label("value"), right, heads.head_values[head], "value"),
        )

    def named(self, words: Label, x: float, names: Numbers, role: str) -> Words:
        return Words(words, 15, "semibold", role, names=names).stand(self.at(x, NAMES))

    def at_left(self, words: Label, y: float, role: str) -> Words:
        return Words(words, 15, colour=role).stand(self.at(LEFT, y + 5), "start")

    def between(self, head: int, row: int) -> np.ndarray:
        """Between a head's key and its value of a word."""
        return self.at(LANES[head] + LANE / 2, self.y(row) + 5)

    def y(self, row: int) -> float:
        """How far down a word's vectors stand."""
        return FIRST_ROW + row * ROW
