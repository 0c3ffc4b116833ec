"""A data frame whose cells travel: each word stands where the frame has it, and knows its place."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from manim import FadeIn, FadeOut, VGroup, smooth, squish_rate_func
from manim.animation.animation import Animation

from anim.kit.mobjects.shape import Shape
from anim.kit.mobjects.text import Words
from anim.kit.space import point
from anim.kit.stage import Stage
from figures.kit.bound import Value
from figures.kit.canvas import Paint, Shown
from figures.kit.frames import HOLES, Shade, ShownWord, box
from figures.kit.grids import SIZE, Spot, entries, lay_out, spot_of
from figures.kit.labels import label
from figures.kit.shapes import polyline
from figures.kit.text import MIDDLE
from figures.kit.theme import colour, role

UNDER = -1  # shades lie under the words
_ARRIVED = 0.55  # after which share of an arrival the old words have gone


class Frame(VGroup):
    """A frame drawn as in the figures, its left upper corner at x, y of the stage (CSS pixels).

    `words` has the words of cells and labels by their spot, `names` the names of the levels,
    `furniture` the line under the headings and the ellipses. What `lay_out` takes is an option.
    """

    def __init__(self, stage: Stage, table: Value, x: float, y: float, **options: Value) -> None:
        self.origin, self.grid = stage.at(0, 0), lay_out(table, x, y, **options)
        self.words: dict[Spot, Words] = {}
        self.names: list[Words] = []
        self.shades: dict[Spot, Shape] = {}
        self.furniture = VGroup(*self._furniture())
        super().__init__(self.furniture)
        for entry in entries(self.grid):
            words = self._word(entry.value, entry.row, entry.column)
            if entry.spot is None:
                self.names.append(words)
            else:
                self.words[entry.spot] = words
            self.add(words)

    def row(self, row: int) -> list[Words]:
        """The words of a row, its label first."""
        return [
            words for spot, words in self.words.items() if self.grid.coordinates(spot)[0] == row
        ]

    def column(self, column: int) -> list[Words]:
        """The words of a column, its heading first."""
        return [
            words for spot, words in self.words.items() if self.grid.coordinates(spot)[1] == column
        ]

    def shaded(self, shade: Shade) -> list[Shape]:
        """Shades for these cells and labels, to be faded in under their words."""
        made = []
        for spot, by, name in zip(shade.spots, shade.by, shade.roles, strict=True):
            if spot in self.words:
                shown = ShownWord(self.grid.value(spot), shade.scale, "shade", by=by)
                shape = Shape(box(self.grid.spot(spot)), Paint(fill=role(name).fill), shown)
                shape.shift(self.origin).set_z_index(UNDER)
                self.shades[spot] = shape
                made.append(shape)
        return made

    def __deepcopy__(self, clone_from_id: dict[int, Any]) -> Self:
        clone_from_id[id(self.grid)] = self.grid  # bound values are never copied
        return super().__deepcopy__(clone_from_id)

    def _at(self, x: float, y: float) -> np.ndarray:
        return self.origin + point(x, y)

    def _word(self, value: Value, row: int, column: int) -> Words:
        span, top = self.grid.spans[column], self.grid.tops[row]
        hole = row >= 0 and column >= 0 and str(value) in HOLES
        ink = "dim" if row < 0 or column < 0 else "error" if hole else "text"
        kind = "heading" if row < 0 else "label" if column < 0 else "entry"
        weight = "semibold" if row < 0 else "regular"
        y = top + self.grid.row_height / 2 + MIDDLE * SIZE
        words = Words(value, SIZE, weight, ink, kind)
        return words.stand(self._at(span.foot, y), span.anchor)

    def _furniture(self) -> list[Shape]:
        grid, place = self.grid, self.grid.place
        y = min((grid.tops[row] for row in grid.rows), default=place.bottom_edge)
        line = polyline([(place.x, y), (place.right_edge, y)])
        made: list[Shape] = [
            Shape(line, Paint(stroke=colour("line"), line=1.0), Shown(kind="rule")).shift(
                self.origin
            )
        ]
        for x in grid.dots:
            y = grid.tops[-1] + grid.row_height / 2 + MIDDLE * SIZE
            dots = Words(label("…"), SIZE, colour="dim", kind="elision")
            made.append(dots.stand(self._at(x, y), "middle"))
        return made


@dataclass(frozen=True)
class Journey:
    """Words on their way from one frame to another, and what stands there when they arrive."""

    travellers: tuple[tuple[Words, Words], ...]  # a copy at its origin, and where it goes
    arrivals: tuple[Words, ...]  # the words of the new frame, each once

    def moves(self) -> list[Animation]:
        """Every copy goes to the place of the word that is made of it."""
        return [copy.animate.shift(_way(copy, goal)).build() for copy, goal in self.travellers]

    def land(self, stage: Stage, run_time: float = 0.5) -> None:
        """What has only moved is where it belongs; what was computed takes its parts' place."""
        alone = {id(goal): 0 for _, goal in self.travellers}
        for _, goal in self.travellers:
            alone[id(goal)] += 1
        same = [
            (copy, goal)
            for copy, goal in self.travellers
            if _alike(copy, goal) and alone[id(goal)] == 1
        ]
        stage.remove(*(copy for copy, _ in same))
        stage.add(*(goal for _, goal in same))
        settled = {id(goal) for _, goal in same}
        old = [copy for copy, goal in self.travellers if id(goal) not in settled]
        new = [goal for goal in self.arrivals if id(goal) not in settled]
        if old or new:
            going = [FadeOut(each, rate_func=_before(smooth)) for each in old]
            coming = [FadeIn(each, rate_func=_after(smooth)) for each in new]
            stage.play(*going, *coming, run_time=run_time)


def journey(
    old: Frame, new: Frame, made_of: Sequence[Sequence[int]], spots: Iterable[Spot] | None = None
) -> Journey:
    """The words of a result (or some of them) made of the words of its source that are drawn.

    Args:
        old: the frame before.
        new: the frame after.
        made_of: what each place of the result is made of: `TableTrace.made_of`.
        spots: which words of the result; all of them without.
    """
    chosen = set(new.words if spots is None else spots)
    travellers, arrivals = [], []
    for number in range(len(made_of)):
        spot = spot_of(new.grid.table, number)
        if spot not in chosen or spot not in new.words:
            continue
        goal = new.words[spot]
        arrivals.append(goal)
        for place in made_of[number]:
            origin = spot_of(old.grid.table, int(place))
            if origin in old.words:
                travellers.append((old.words[origin].copy(), goal))
    return Journey(tuple(travellers), tuple(arrivals))


def _alike(one: Words, other: Words) -> bool:
    looks = [(each.text, each.weight, each.get_fill_color().to_hex()) for each in (one, other)]
    return looks[0] == looks[1]


def _way(copy: Words, goal: Words) -> np.ndarray:
    """From a copy to its goal: onto the same letters, or onto the middle of other ones."""
    if copy.text == goal.text:
        return goal.origin() - copy.origin()
    share = (goal.breadth - copy.breadth) / 2
    return goal.origin() + point(share, 0) - copy.origin()


def _before(rate: Callable[[float], float]) -> Callable[[float], float]:
    return squish_rate_func(rate, 0, _ARRIVED)


def _after(rate: Callable[[float], float]) -> Callable[[float], float]:
    return squish_rate_func(rate, 1 - _ARRIVED, 1)
