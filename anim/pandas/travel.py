"""How rows that were split off come together again."""

from collections.abc import Mapping, Sequence

from anim.kit.mobjects.frame import Frame, Journey
from anim.kit.mobjects.text import Words
from figures.kit.bound import Value
from figures.kit.grids import spot_of

ROW = 24.0  # pixels of a row: lower than in figures, for the stage is


def from_parts(
    parts: Sequence[Frame], origins: Sequence[Value], goal: Frame, made_of: Value, numbers: Value
) -> Journey:
    """From tables that were split off to what is made of the table that they came from.

    `origins` says for each part which places of that table its own places are made of.
    """
    words: dict[int, Words] = {}
    for part, origin in zip(parts, origins, strict=True):
        for number, places in enumerate(origin):
            spot = spot_of(part.grid.table, number)
            if spot in part.words and len(places) == 1:
                words[int(places[0])] = part.words[spot]
    return _gathered(words, goal, made_of, numbers)


def _gathered(
    words: Mapping[int, Words], goal: Frame, made_of: Value, numbers: Sequence[int]
) -> Journey:
    travellers, arrivals = [], []
    for number in numbers:
        arrival = goal.words[spot_of(goal.grid.table, number)]
        arrivals.append(arrival)
        travellers += [
            (words[int(place)].copy(), arrival) for place in made_of[number] if int(place) in words
        ]
    return Journey(tuple(travellers), tuple(arrivals))
