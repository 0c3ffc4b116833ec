"""How a film shows a beam search: what is alive at the left, what might come next at the right."""

from dataclasses import dataclass

import numpy as np
from manim import RIGHT, FadeIn, FadeOut, Mobject, VGroup
from manim.animation.animation import Animation

from anim.kit.mobjects.arrow import Arrow, Hairline
from anim.kit.mobjects.text import Words, number
from anim.kit.mobjects.token import Token
from anim.kit.space import px
from anim.kit.stage import Stage, swap
from figures.kit.bound import Value
from figures.kit.canvas import width_of
from figures.kit.labels import Label, label
from figures.kit.text import MIDDLE
from illustrated_models.search import ROOT, BeamTrace

# In CSS pixels: the tree's top and bottom, the left edge, the words that might come, the scores.
TOP, BOTTOM, LEFT, NEXT, SCORES = 16, 299, 6, 191, 354
HEAD, FINISHED, FLOOR = 13, 292, 270  # above what is finished the tree has less room
SIZE, GAP, INSIDE = 15, 6, 11  # of a sentence; beside lines; between a pill's edge and its word
ALONE, PILLS, SEARCHED, FIRST, LINE, LARGE = 30, 66, 142, 182, 42, 18


@dataclass
class Candidate:
    """A word that might come next, as it is drawn now."""

    words: Words | Token
    score: Words
    line: Hairline | Arrow


class BeamTree(Stage):
    """Two levels of the tree at a time: the sentences so far, and the words that may come next."""

    trace: Value

    def lay_out(self) -> None:
        self.tree: BeamTrace = self.trace.value
        self.nodes = self.trace.nodes
        self.bottom = BOTTOM
        self.places = {ROOT: (TOP + BOTTOM) / 2}
        self.nothing = Words(label("no word yet"), SIZE, colour="dim")
        self.nothing.stand(self.at(LEFT, self.places[ROOT] + MIDDLE * SIZE), "start")
        self.alive: dict[int, VGroup] = {ROOT: VGroup(self.nothing)}
        self.found = VGroup()
        name = Words(label("score"), 15, colour="dim").stand(self.at(SCORES, HEAD), "end")
        self.top = VGroup(name)
        self.play(FadeIn(name), FadeIn(self.nothing), run_time=0.3)

    def grow(self, depth: int, pace: float = 0.8) -> None:
        """Each sentence that is alive goes on with its likeliest words."""
        children = self.children(depth)
        step = (self.bottom - TOP) / len(children)
        self.now: dict[int, Candidate] = {}
        for row, node in enumerate(children):
            y = TOP + (row + 0.5) * step
            self.places[node] = y
            word = Words(self.nodes[node].token, 16, colour="text")
            self.now[node] = Candidate(
                word.stand(self.at(NEXT + INSIDE, y + MIDDLE * 16), "start"),
                self.score_of(node, "text"),
                Hairline(*self.ends(node)),
            )
        drawn = [part for each in self.now.values() for part in (each.line, each.words, each.score)]
        self.play(*map(FadeIn, drawn), run_time=pace)

    def keep(self, pace: float = 0.9) -> None:
        """The best get pills, the others fade back."""
        moves: list[Animation] = []
        for node, drawn in self.now.items():
            kept = self.tree.nodes[node].kept
            word = self.pill(node) if kept else self.dimmed(node)
            score = self.score_of(node, "decoder" if kept else "dim")
            line = Arrow(*self.ends(node), "decoder") if kept else drawn.line
            moves += [swap(drawn.words, word), swap(drawn.score, score)]
            if kept:
                moves += [FadeOut(drawn.line), FadeIn(line)]
            self.now[node] = Candidate(word, score, line)
        self.play(*moves, run_time=pace)

    def move_on(self) -> None:
        """What stays moves to the left, what is finished to the foot."""
        moves: list[Animation] = [*map(FadeOut, self.alive.values())]
        self.alive = {}
        coming: list[VGroup] = []
        going_on = [n for n in self.now if self.is_alive(n)]
        if len(going_on) < sum(self.tree.nodes[n].kept for n in self.now):
            self.bottom = FLOOR
        for row, node in enumerate(going_on):
            self.places[node] = TOP + (row + 0.5) * (self.bottom - TOP) / len(going_on)
        for node, drawn in self.now.items():
            moves += [FadeOut(drawn.line), FadeOut(drawn.score)]
            if self.tree.nodes[node].kept:
                text = self.hypothesis(node) if self.is_alive(node) else self.end(node)
                coming.append(text)
                moves.append(FadeOut(drawn.words, target_position=text))
            else:
                moves.append(FadeOut(drawn.words))
        self.play(*moves, run_time=0.7)
        if coming:
            self.play(*map(FadeIn, coming), run_time=0.4)

    def is_alive(self, node: int) -> bool:
        """Whether a sentence goes on with this word."""
        return self.tree.nodes[node].kept and not self.tree.nodes[node].finished

    def hypothesis(self, node: int) -> VGroup:
        """The words so far in a row, and their score below."""
        y = self.places[node]
        text = Words(self.sentence(node), SIZE, "semibold")
        score = number(self.nodes[node].score, ".2f", 15, "dim")
        drawn = VGroup(
            text.stand(self.at(LEFT, y + MIDDLE * SIZE), "start"),
            score.stand(self.at(LEFT, y + MIDDLE * SIZE + 19), "start"),
        )
        self.alive[node] = drawn
        return drawn

    def end(self, node: int) -> VGroup:
        """The first finished sentence, at the foot."""
        name = Words(label("finished:"), SIZE, colour="dim")
        sentence, score = self.row_of(node, FINISHED, "text")
        sentence.shift(self.at(LEFT + name.breadth + GAP, 0) - self.at(LEFT, 0))
        self.found.add(name.stand(self.at(LEFT, FINISHED), "start"), sentence, score)
        return self.found

    def compare(self) -> None:
        """The finished sentences, best first, below what choosing word by word would give."""
        self.play(*map(FadeOut, self.mobjects_of_tree()), run_time=0.8)
        headings = (
            (label("always the likeliest word:"), ALONE),
            (label("beam search, best first:"), SEARCHED),
        )
        names = [
            Words(words, 16, colour="dim").stand(self.at(LEFT, y), "start") for words, y in headings
        ]
        pills = VGroup(
            *(
                Token(self.nodes[node].token, predicted=True)
                for node in self.tree.path(self.greedy())
            )
        ).arrange(buff=px(8))
        pills.move_to(self.at(LEFT, PILLS)).shift(pills.width / 2 * RIGHT)
        self.play(*map(FadeIn, [names[0], pills]), run_time=0.8)
        rows = [
            part
            for place, node in enumerate(self.finished())
            for part in self.row_of(
                node, FIRST + place * LINE, "text" if place else "decoder", LARGE
            )
        ]
        self.play(*map(FadeIn, [names[1], *rows]), run_time=0.8)

    def mobjects_of_tree(self) -> list[Mobject]:
        """All that stands on the stage while the tree grows."""
        drawn = [part for each in self.now.values() for part in (each.line, each.words, each.score)]
        return [self.top, self.found, *self.alive.values(), *drawn]

    def finished(self) -> list[int]:
        """Where the finished translations end, the best first."""
        nodes = self.tree.nodes
        ends = [n for n, one in enumerate(nodes) if one.kept and one.finished]
        return sorted(ends, key=lambda node: -nodes[node].score)

    def row_of(self, node: int, y: float, colour: str, size: int = SIZE) -> tuple[Words, Words]:
        """A finished sentence and its score."""
        text = Words(self.sentence(node), size, "semibold", colour)
        score = number(self.nodes[node].score, ".2f", size, colour)
        return text.stand(self.at(LEFT, y), "start"), score.stand(self.at(SCORES, y), "end")

    def pill(self, node: int) -> Token:
        drawn = Token(self.nodes[node].token, predicted=True)
        return drawn.shift(self.at(NEXT, self.places[node]) - drawn.pill.get_left())

    def dimmed(self, node: int) -> Words:
        word = Words(self.nodes[node].token, 16, colour="dim")
        return word.stand(self.at(NEXT + INSIDE, self.places[node] + MIDDLE * 16), "start")

    def score_of(self, node: int, colour: str) -> Words:
        drawn = number(self.nodes[node].score, ".2f", colour=colour)
        return drawn.stand(self.at(SCORES, self.places[node] + MIDDLE * 16), "end")

    def ends(self, node: int) -> tuple[np.ndarray, np.ndarray]:
        """Where the line to a word begins and ends."""
        parent = self.tree.nodes[node].parent
        width = self.nothing.breadth
        if parent != ROOT:
            width = width_of(self.sentence(parent), SIZE, "semibold")
        return self.at(LEFT + width + GAP, self.places[parent]), self.at(
            NEXT - 1, self.places[node]
        )

    def sentence(self, node: int) -> Label:
        """The words from the first to this one, without the stop sign."""
        path = [n for n in self.tree.path(node) if not self.tree.nodes[n].finished]
        names = {f"word_{place}": self.nodes[n].token for place, n in enumerate(path)}
        return label(" ".join(f"{{{name}}}" for name in names), **names)

    def children(self, depth: int) -> list[int]:
        """The words that are considered at a depth, those of one sentence side by side."""
        nodes = self.tree.nodes
        return [
            node
            for parent in self.alive
            for node, one in enumerate(nodes)
            if one.parent == parent and one.depth == depth
        ]

    def greedy(self) -> int:
        """Where one ends that takes the likeliest next word each time."""
        nodes, node = self.tree.nodes, ROOT
        while True:
            following = [n for n, one in enumerate(nodes) if one.parent == node]
            if not following:
                return node
            node = max(following, key=lambda n: nodes[n].log_probability)
