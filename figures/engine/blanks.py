"""Which numbers of a figure can be worked out from what else it shows, and so may be left blank.

The rules look at the numbers alone, so that each blank has one answer, whatever model made it.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from figures.kit.sheets import Run, Still

LAST = re.compile(r"(\d+)\]$")
LENGTH = re.compile(r"^(.*:)len\((.+)\)$")
SHARES = "largest remainder"  # the format of rows that add up to 100 per cent as printed
EXACT = 1e-6

SOFTMAX = (
    "Each row of shares is the softmax of the numbers printed with it: raise e to the power of "
    "each number, and divide each result by their sum. Round to whole per cents; together they "
    "are 100%."
)
SUM = "The shares of a row add up to 100%: find the one that is missing."
COUNT = "Count what is drawn."


@dataclass(frozen=True)
class Task:
    """What is to be found, and the numbers that are left blank for it, by their sources."""

    words: str
    sources: tuple[str, ...]


def tasks(still: Still) -> list[Task]:
    """What a reader can work out: rows that are a softmax, one share of a row, a count."""
    rows = [*_rows(still.runs).values()]
    soft, summed = [], []
    for row in filter(_is_whole, rows):
        if any(_is_softmax(row, other) for other in rows if other is not row):
            soft += [run.source for run in row]
        else:
            summed.append(max(row, key=_number).source)
    counted = [run.source for run in still.runs if _is_count(run, still)]
    found = ((SOFTMAX, soft), (SUM, summed), (COUNT, counted))
    return [Task(words, tuple(dict.fromkeys(sources))) for words, sources in found if sources]


def shares(still: Still) -> list[tuple[str, float]]:
    """The source and the unrounded value of each share that is neither nothing nor all."""
    found = ((run.source, _number(run)) for run in still.runs if run.format.endswith(SHARES))
    return [(source, value) for source, value in found if EXACT < value < 1 - EXACT]


def _rows(runs: Sequence[Run]) -> dict[str, list[Run]]:
    """The printed numbers that differ in their last index only, each once, in order."""
    found: dict[str, dict[int, Run]] = defaultdict(dict)
    for run in runs:
        if (place := LAST.search(run.source)) and not isinstance(run.value, str):
            found[run.source[: place.start()]][int(place[1])] = run
    return {start: [row[place] for place in sorted(row)] for start, row in found.items()}


def _is_whole(row: Sequence[Run]) -> bool:
    """Whether it is a row of shares of which none is missing."""
    if len(row) < 2 or not all(run.format.endswith(SHARES) for run in row):
        return False
    return math.isclose(sum(map(_number, row)), 1, abs_tol=EXACT)


def _is_softmax(shares: Sequence[Run], scores: Sequence[Run]) -> bool:
    if len(scores) != len(shares):
        return False
    highest = max(map(_number, scores))
    powers = [math.exp(_number(run) - highest) for run in scores]
    pairs = zip(shares, powers, strict=True)
    return all(abs(_number(run) - power / sum(powers)) < EXACT for run, power in pairs)


def _is_count(run: Run, still: Still) -> bool:
    """Whether it is the length of something whose every element is drawn."""
    found = LENGTH.match(run.source)
    if not found or isinstance(run.value, str):
        return False
    return len([*_below(found[1] + found[2], still.shown)]) == run.value


def _below(source: str, shown: set[str]) -> Iterator[str]:
    start = f"{source[:-1]}, " if source.endswith("]") else f"{source}["
    yield from (each for each in shown if each.startswith(start))


def _number(run: Run) -> float:
    return float(run.value or 0)
