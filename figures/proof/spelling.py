"""A number as a page must print it, computed anew from its value and its format."""

from figures.proof.numerals import TENS, UNITS
from figures.proof.printing import FormatError, printed

IN_WORDS = ("words", "ordinal", "times")
SPECIAL = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth"}
SPECIAL |= {"nine": "ninth", "twelve": "twelfth"}


def exact_text(value: object, spec: str) -> str | None:
    """What stands on the page; None for a format that does not fit the value."""
    if isinstance(value, str):
        return None if spec else value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if spec in IN_WORDS:
        return in_words(value, spec)
    try:
        return str(value) if isinstance(value, int) and not spec else printed(value, spec)
    except FormatError:
        return None


def in_words(value: float, spec: str) -> str | None:
    """A whole number from 0 to 100, or 1000: four, fourth, four times; None for any other."""
    number = int(value)
    if number != value or not (0 <= number <= 100 or number == 1000):
        return None
    tens, units = divmod(number, 10)
    if number >= 100:
        spelt = "hundred" if number == 100 else "thousand"
    elif tens < 2:
        spelt = UNITS[number]
    else:
        spelt = TENS[tens - 2] + (f"-{UNITS[units]}" if units else "")
    if spec == "times":
        return "once" if number == 1 else "twice" if number == 2 else f"{spelt} times"
    return _ordinal(spelt) if spec == "ordinal" else spelt


def _ordinal(spelt: str) -> str:
    first, dash, last = spelt.rpartition("-")
    plain = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return first + dash + SPECIAL.get(last, plain)
