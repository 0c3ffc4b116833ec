"""Reads the outlines of finished drawings: whole hundredths of a pixel, added up without drift."""

import re
from dataclasses import dataclass
from functools import cached_property

COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
# It begins with a move; its numbers have two decimals at most: a third would hide a change.
WELL_FORMED = re.compile(
    r"M(?: ?-?(?>\d+(?:\.\d\d?)?|\.\d\d?)(?!\d))*+"
    r"(?:[MmLlHhVvCcZz](?: ?-?(?>\d+(?:\.\d\d?)?|\.\d\d?)(?!\d))*+)*+"
)
SIZES = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "z": 0}

Point = tuple[int, int]  # hundredths of a pixel


class PathError(ValueError):
    """An outline that cannot be read."""


@dataclass(frozen=True)
class Line:
    """One stretch of an outline without a gap."""

    points: tuple[Point, ...]  # with the handles of curves
    ends: tuple[Point, ...]  # without them
    is_closed: bool

    @cached_property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom in pixels, with the handles of curves."""
        across, down = zip(*self.points, strict=True)
        return min(across) / 100, min(down) / 100, max(across) / 100, max(down) / 100


def lines(text: str) -> list[Line]:
    """The stretches of an SVG path.

    Raises:
        PathError: a command or a number of more than two decimals that no drawing of ours has.
    """
    if not WELL_FORMED.fullmatch(text):
        raise PathError(f"“{text[:30]}” is no outline of ours")
    found: list[Line] = []
    here = start = (0, 0)
    points: list[Point] = []
    ends: list[Point] = []
    for command, rest in COMMAND.findall(text):
        kind = command.lower()
        if kind == "z":
            found.append(_closed(points, ends))
            points, ends, here = [start], [start], start
            continue
        for step in _steps(kind, rest):
            moved = _moved(kind, step, (0, 0) if command.isupper() else here, here)
            if kind == "m" and (not points or len(points) > 1 or found):
                if len(points) > 1:
                    found.append(Line(tuple(points), tuple(ends), False))
                points, ends, start = [], [], moved[-1]
            points += moved
            here = moved[-1]
            ends.append(here)
    if len(points) > 1:
        found.append(Line(tuple(points), tuple(ends), False))
    return found


def _closed(points: list[Point], ends: list[Point]) -> Line:
    if len(points) < 2:
        raise PathError("an outline of one point")
    return Line(tuple(points), tuple(ends), True)


def _steps(kind: str, rest: str) -> list[list[int]]:
    values = [round(float(each) * 100) for each in NUMBER.findall(rest)]
    size = SIZES[kind]
    if not values or len(values) % size or (kind == "m" and len(values) > 2):
        raise PathError(f"{len(values)} numbers after {kind!r}")
    return [values[place : place + size] for place in range(0, len(values), size)]


def _moved(kind: str, step: list[int], origin: Point, here: Point) -> list[Point]:
    if kind == "h":
        return [(origin[0] + step[0], here[1])]
    if kind == "v":
        return [(here[0], origin[1] + step[0])]
    pairs = zip(step[::2], step[1::2], strict=True)
    return [(origin[0] + across, origin[1] + down) for across, down in pairs]
