"""Sessions: every line of code with what was shown for it, one after the other, none left out."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from figures.proof.addresses import Trace
from figures.proof.difference import Difference
from figures.proof.marks import Drawing, Mark

PLACE = re.compile(
    r"(?:(?P<session>.*)\.)?answers\[(?P<number>\d+)\]\."
    r"(?P<field>lines|shown_lines|refusal|warning)(?:\[(?P<line>\d+)\])?"
)
FIELDS = {"lines": "code", "shown_lines": "shown", "refusal": "refusal", "warning": "warning"}
ORDER = (*FIELDS,)
INKS = {"lines": "context-ink", "shown_lines": "text", "refusal": "error-ink"}
BESIDE = 1.0  # pixels: an answer may stand on the last line of its code


@dataclass(frozen=True)
class Said:
    """A line of a session, and where it belongs."""

    mark: Mark
    session: str
    spot: tuple[int, int, int]  # which answer, which of its fields, which line


def sessions(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """All lines of all answers, in their order, in their colours."""
    found: dict[str, list[Said]] = defaultdict(list)
    for mark in drawing.texts:
        if mark.role == "session":
            said = _said(mark)
            if said is None:
                yield _wrong(drawing, mark, "position", "no line of a session", "one")
            else:
                found[said.session].append(said)
    for session, lines in found.items():
        yield from _whole(drawing, session, lines, trace)
        yield from _in_order(drawing, lines)
        for line in lines:
            ink = INKS.get(ORDER[line.spot[1]], "error-ink")
            if line.mark.paint("fill") != ink:
                yield _wrong(drawing, line.mark, "colour", line.mark.paint("fill"), ink)


def _said(mark: Mark) -> Said | None:
    place = PLACE.fullmatch(mark.word.source if mark.word else "")
    if place is None:
        return None
    spot = (int(place["number"]), ORDER.index(place["field"]), int(place["line"] or 0))
    return Said(mark, place["session"] or "", spot)


def _whole(drawing: Drawing, session: str, lines: list[Said], trace: Trace) -> Iterator[Difference]:
    """Each line of each answer once; an answer without any is said to have none."""
    right: Counter[tuple[int, int, int]] = Counter()
    for number, answer in enumerate(trace.plain(f"{session}.answers" if session else "answers")):
        for field, name in enumerate(ORDER):
            rows = str(answer[FIELDS[name]]).splitlines()
            right.update((number, field, row) for row in range(len(rows)))
    drawn = Counter(line.spot for line in lines)
    for number, field, row in sorted({*(right - drawn), *(drawn - right)}):
        where = f"{ORDER[field]}[{row}] of answer {number} in {drawing.name}"
        told = f"{drawn[number, field, row]} times", f"{right[number, field, row]} times"
        yield Difference("complete", where, session, *told)


def _in_order(drawing: Drawing, lines: list[Said]) -> Iterator[Difference]:
    """Code above what it shows, or left of it; each answer below the one before."""
    rows = sorted(lines, key=lambda line: line.spot)
    for one, other in pairwise(rows):
        below = other.mark.number("y") - one.mark.number("y")
        starts = other.spot[0] == one.spot[0] and one.spot[1] == 0 and other.spot[1] > 0
        is_beside = starts and abs(below) <= BESIDE and _is_right(other.mark, one.mark)
        if below <= BESIDE and not is_beside:
            yield _wrong(drawing, other.mark, "position", f"not below {one.mark}", "below it")


def _is_right(mark: Mark, other: Mark) -> bool:
    return mark.get("text-anchor") == "end" and mark.number("x") > other.number("x")


def _wrong(drawing: Drawing, mark: Mark, rule: str, drawn: str, computed: str) -> Difference:
    return Difference(rule, f"{mark} in {drawing.name}", mark.source, drawn, computed)
