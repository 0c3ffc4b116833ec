"""How the films of this article turn a table: what moves takes its hue along."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from manim import AnimationGroup, FadeIn, LaggedStart, Transform
from manim.animation.animation import Animation

from anim.kit.mobjects.frame import Frame, Journey, journey
from anim.kit.mobjects.shape import Shape
from anim.kit.mobjects.text import Words
from anim.kit.stage import Stage
from anim.kit.travel import code
from figures.kit.bound import Value
from figures.kit.frames import Shade
from figures.kit.grids import Spot
from figures.kit.labels import Label

Hues: TypeAlias = tuple[list[Shade], list[Shade]]
Captions: TypeAlias = tuple[Label, Label]

LEFT, FULL = 4.0, 352.0
LINE = 19.0  # pixels from one line of code to the next


@dataclass(frozen=True)
class Turn:
    """A table, what it is turned into, and the shades of what moves: each old one with its new."""

    before: Frame
    after: Frame
    made_of: Value
    shades: tuple[tuple[Shape, Shape], ...]

    def names(self, stage: Stage, spots: Iterable[Spot], run_time: float) -> list[Words]:
        """Names go to these places. They are no frame yet; what stands there is returned."""
        trip = named(self.before, self.after, spots)
        stage.play(together(trip.moves(), 0.05), run_time=run_time)
        stage.remove(*(copy for copy, _ in trip.travellers))
        standing = [unplaced(words) for words in trip.arrivals]
        stage.add(*standing)
        return standing

    def cells(
        self,
        stage: Stage,
        spots: Iterable[Spot],
        run_time: float,
        standing: Sequence[Words] = (),
        lag: float = 0.05,
    ) -> None:
        """The cells at these places come, each on its shade, and the frame is whole.

        `standing` are the names that stood there before.
        """
        chosen = set(spots)
        trip = journey(self.before, self.after, self.made_of, chosen)
        others = [words for spot, words in self.after.words.items() if spot not in chosen]
        if len(others) > len(standing):
            known = {(words.text, *words.foot().round(3)) for words in standing}
            new = [each for each in others if (each.text, *each.foot().round(3)) not in known]
            stage.play(*map(FadeIn, new), run_time=0.3)
        stage.remove(*standing)
        stage.add(*others)
        self.go(stage, trip, run_time, lag)

    def go(self, stage: Stage, trip: Journey, run_time: float, lag: float) -> None:
        """Let words and shades travel, and land."""
        copies = [old.copy() for old, _ in self.shades]
        shades = [Transform(copy, new) for copy, (_, new) in zip(copies, self.shades, strict=True)]
        stage.play(together(trip.moves(), lag), together(shades, lag), run_time=run_time)
        stage.remove(*copies)
        stage.add(*(new for _, new in self.shades))
        trip.land(stage)

    def shade(self, stage: Stage, run_time: float = 0.5) -> None:
        """Show which cells will move."""
        stage.play(*map(FadeIn, dict.fromkeys(old for old, _ in self.shades)), run_time=run_time)


@dataclass(frozen=True)
class Layout:
    """Where the code stands, and the table that comes of the one at the top, in pixels."""

    code: float
    after: float
    row_height: float
    columns: Sequence[int] | None = None  # of the table at the top; all if none are named


def show(stage: Stage, asked: Value, hues: Hues, layout: Layout, captions: Captions) -> Turn:
    """The whole turn, in two steps: names go to their places, and then the cells come.

    `hues` are the shades of what moves, as `turning.moved` has them.
    """
    first, second = captions
    shape = {"row_height": layout.row_height, "fill": FULL}
    stage.step(first)
    before = Frame(stage, asked.before, LEFT, 2, columns=layout.columns, **shape)
    after = Frame(stage, asked.after, LEFT, layout.after, **shape)
    stage.add(before, *lines(stage, asked.lines, LEFT, layout.code))
    stage.wait(0.4)
    change = turn(before, after, asked.made_of, hues)
    change.shade(stage)
    stage.play(FadeIn(after.furniture, *after.names), run_time=0.3)
    names = change.names(stage, labels(after), 3.0)
    stage.wait(1)
    stage.step(second)
    stage.wait(0.3)
    change.cells(stage, cells(after), 3.6, names)
    stage.wait(1.2)
    return change


def turn(before: Frame, after: Frame, made_of: Value, hues: Hues) -> Turn:
    """The turn of a table; `hues` are the shades of what moves, as `turning.moved` has them."""
    pairs = []
    for old, new in zip(*hues, strict=True):
        (target,) = after.shaded(new)
        pairs += [(shape, target) for shape in before.shaded(old)]
    return Turn(before, after, made_of, tuple(pairs))


def labels(frame: Frame) -> list[Spot]:
    """The places of the labels of a frame."""
    return [spot for spot in frame.words if spot[0] != "cells"]


def cells(frame: Frame, columns: Sequence[int] | None = None) -> list[Spot]:
    """The places of the cells of a frame, or of some of its columns."""
    return [
        spot
        for spot in frame.words
        if spot[0] == "cells" and (columns is None or spot[2] in columns)
    ]


def named(before: Frame, after: Frame, spots: Iterable[Spot]) -> Journey:
    """Every word of the source that says what a place of the result says, on its way there."""
    goals = [after.words[spot] for spot in spots]
    travellers = [
        (words.copy(), goal)
        for words in before.words.values()
        for goal in goals
        if words.text == goal.text
    ]
    return Journey(tuple(travellers), tuple(goals))


def unplaced(words: Words) -> Words:
    """The same words, of no frame: they stand where a frame will be."""
    copy = words.copy()
    copy.kind = ""
    return copy


def together(moves: Sequence[Animation], lag: float) -> Animation:
    """All of them, one a little after the other."""
    return LaggedStart(*moves, lag_ratio=lag) if moves else AnimationGroup()


def lines(stage: Stage, text: Sequence[Value], x: float, y: float) -> Iterator[Words]:
    """Lines of code below each other."""
    for number, line in enumerate(text):
        yield code(stage, line, x, y + LINE * number)
