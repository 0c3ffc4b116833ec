"""One drawing order for a whole film, from the orders of its frames."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(eq=False)
class Instance:
    """A part in its place between the others, and the frames during which it stands there.

    A part that is brought to the front takes another place, as a second instance.
    """

    part: int
    spans: list[tuple[int, int]] = field(default_factory=list)

    def show(self, start: int, end: int) -> None:
        """Let it stand there from one frame to another."""
        if self.spans and self.spans[-1][1] == start:
            start = self.spans.pop()[0]
        self.spans.append((start, end))


def arranged(spans: Iterable[tuple[int, int, list[int]]]) -> list[Instance]:
    """Every instance, from the back to the front, so that each frame comes out in its order."""
    placed: list[Instance] = []
    for start, end, order in spans:
        rank = {id(each): place for place, each in enumerate(placed)}
        known: dict[int, list[Instance]] = {}
        for each in placed:
            known.setdefault(each.part, []).append(each)
        chosen = _longest([(part, known.get(part, [])) for part in order], rank)
        position = 0
        for part, kept in zip(order, chosen, strict=True):
            if kept is None:
                kept = Instance(part)
                placed.insert(position, kept)
            position = placed.index(kept, position) + 1
            kept.show(start, end)
    return placed


def _longest(
    order: list[tuple[int, list[Instance]]], rank: dict[int, int]
) -> list[Instance | None]:
    """Which instances can stay where they are: the longest run of growing rank."""
    tails: list[int] = []
    ends: list[tuple[int, Instance]] = []
    before: dict[tuple[int, int], tuple[int, Instance] | None] = {}
    for place, (_, instances) in enumerate(order):
        for each in sorted(instances, key=lambda each: -rank[id(each)]):
            length = bisect_left(tails, rank[id(each)])
            before[place, id(each)] = ends[length - 1] if length else None
            tails[length:] = [rank[id(each)], *tails[length + 1 :]]
            ends[length:] = [(place, each), *ends[length + 1 :]]
    chosen: list[Instance | None] = [None] * len(order)
    step = ends[-1] if ends else None
    while step is not None:
        place, each = step
        chosen[place] = each
        step = before[place, id(each)]
    return chosen
