"""What is written and spoken: every number is an element of the trace in its exact format."""

import re
from collections.abc import Iterator

from figures.proof.addresses import AddressError, Trace
from figures.proof.difference import Difference
from figures.proof.marks import Drawing, Mark, Run
from figures.proof.numerals import LARGE, TENS, UNITS
from figures.proof.printing import LARGEST_REMAINDER, FormatError, printed, remainders

COUNTING = (
    "dozen half halves third thirds quarter quarters twice thrice double doubled triple tripled"
)
NUMBER_WORDS = [*UNITS[2:], *TENS, *LARGE, "hundreds", "thousands", *COUNTING.split()]
TYPED = re.compile(rf"[\d%‰½⅓⅔¼¾−²³]|\b(?:{'|'.join(NUMBER_WORDS)})\b", re.IGNORECASE)

QUOTED = re.compile(r"“[^”]*\w[^”]*”")  # a word that the alt text quotes comes from the trace
# What may be declared to be no data: a year, or a number that is part of a name (GPT-2).
DECLARED = re.compile(r"\b(?:1[5-9]|20)\d\d\b(?!%)|\b[A-Za-z][\w-]*-?\d+\b(?!%)")


def texts(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """Every bound text is the exact format of its element; no other text has a number."""
    for mark, run in drawing.runs():
        try:
            yield from _run(drawing, trace, mark, run)
        except (AddressError, FormatError) as error:
            where = f"{mark} in {drawing.name}"
            yield Difference("text", where, run.source, f"“{run.text}”", f"nothing: {error}")


def spoken(drawing: Drawing, trace: Trace) -> Iterator[Difference]:
    """The alt text says the elements that it lists, in their formats, and no other number."""
    said, rest = drawing.attributes.get("data-spoken", ""), drawing.spoken
    where = f"the alt text of {drawing.name}"
    if not drawing.spoken.strip():
        yield Difference("spoken", where, "", "nothing", "a sentence")
    between: list[str] = []
    for entry in said.split("; ") if said else ():
        try:
            text = _spoken(trace, entry)
        except (AddressError, FormatError, ValueError) as error:
            yield Difference("spoken", where, entry, "a value", f"nothing: {error}")
            continue
        before, found, after = rest.partition(text)
        if not found:
            yield Difference("spoken", where, entry, f"“{rest}”", f"“{text}”")
            return
        between.append(before)
        rest = after
    for words in [*between, rest]:
        if (found := TYPED.search(words) or QUOTED.search(words)) is not None:
            yield Difference("spoken", where, "", found[0], "what is bound to the trace")


def value_text(trace: Trace, address: str, spec: str) -> str:
    """How one element is printed; a share of a row together with its row."""
    if spec != LARGEST_REMAINDER:
        return printed(trace.value(address), spec)
    (found,) = trace.find(address)
    if not found.shape or found.cells.size != 1:
        raise FormatError(f"{address} is no share of a row")
    length, place = found.shape[-1], int(found.cells.ravel()[0])
    row = found.flat[place - place % length :][:length].tolist()
    if abs(sum(row) - 1) > 1e-4:
        raise FormatError(f"the row of {address} sums to {sum(row):g}, not to 1")
    return remainders(row)[place % length]


def _run(drawing: Drawing, trace: Trace, mark: Mark, run: Run) -> Iterator[Difference]:
    where = f"{mark} in {drawing.name}"
    if run.source:
        right = value_text(trace, run.source, run.format)
        if run.text != right:
            yield Difference("text", where, run.source, f"“{run.text}”", f"“{right}”")
    elif position := run.attributes.get("data-position"):
        if not position.isdigit() or run.text != str(int(position) + 1):
            yield Difference("position", where, f"#{position}", f"“{run.text}”", "the place from 1")
    elif mark.role != "axis":
        is_declared = run.attributes.get("data-declared", "").strip()
        number = TYPED.search(DECLARED.sub("", run.text) if is_declared else run.text)
        if number is not None:
            right = "a number bound to the trace"
            yield Difference("unbound", where, "", f"“{number[0]}”", right)


def _spoken(trace: Trace, entry: str) -> str:
    if entry.startswith("#"):
        return str(int(entry[1:]) + 1)
    if entry.startswith("!"):
        if TYPED.search(DECLARED.sub("", entry)):
            raise ValueError(f"“{entry[1:]}” is no year and no name")
        return entry[1:]
    address, _, spec = entry.partition("|")
    return value_text(trace, address, spec)
