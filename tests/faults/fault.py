"""What a fault is: something wrong put in on purpose, to see whether a check finds it.

A check that was never seen to fail proves nothing. Each family of faults takes what is sound (a
finished drawing, a page, a model's source, a built project), spoils one thing in it, and hands the
spoilt thing to the check that readers rely on. What the check does not notice is a survivor.

To add a fault, add a line to its family's list: a kind, a name, and what to spoil. See
`drawing.py`, `prose.py`, `mutants/*.py` and `staleness.py`; then `make faults` writes the kill
table anew.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

SOUND = "as it is"  # the kind of what is judged with the faults and must not be blamed
DECIMAL = re.compile(r"\d+\.\d{3,}(?:e[-+]?\d+)?")
LONGEST = 160  # characters that the table keeps of a message


class StillbornError(Exception):
    """The injector did not do what it says: the spoilt thing is as before, or no thing at all."""


@dataclass(frozen=True)
class Fault:
    """One thing to spoil."""

    family: str  # "drawing", "prose", "models", "staleness", "runtime"
    kind: str  # what is done: "typed number", "swapped query and key"
    name: str  # to what: one of its kind in the family
    inject: Callable[..., Any] = field(compare=False, repr=False)  # only its family calls it


@dataclass(frozen=True)
class Verdict:
    """What the check said of a fault."""

    family: str
    kind: str
    name: str
    killed: bool
    by: str = ""  # the rule or the test that noticed
    message: str = ""  # what it said, no number more exact than every processor computes it

    @classmethod
    def of(cls, fault: Fault, by: str = "", message: str = "") -> "Verdict":
        """Killed by a rule, or not killed at all."""
        return cls(fault.family, fault.kind, fault.name, bool(by), by, rounded(message))


def rounded(message: str) -> str:
    """Its decimal numbers with at most four digits that count: what another processor computes
    differs from the seventh digit on."""
    return DECIMAL.sub(lambda number: f"{float(number[0]):.4g}", message)


def first_line(message: str) -> str:
    """The beginning of what was said; rounded before it is cut, for half a number has no value."""
    lines = [line for line in rounded(message).splitlines() if line.strip()]
    return lines[0][:LONGEST] if lines else ""


@dataclass(frozen=True)
class Family:
    """Faults of one sort and the check that should find them."""

    name: str
    gate: float  # the share that must be killed
    at_least: int  # and how many there must be
    faults: Callable[[], Sequence[Fault]]  # all of them, the same ones each time
    judge: Callable[[Fault], Verdict]  # put it in, run the check
    alarms: Callable[[], Sequence[str]]  # what the check says of the sound thing: nothing
    sound: Callable[[], Sequence[Fault]] = tuple  # sound things that are judged like faults
    # What a verdict of `tests/verdicts` is on, and all that it depends on, by digest.
    basis: Callable[[Fault], tuple[str, Mapping[str, str]]] | None = None
