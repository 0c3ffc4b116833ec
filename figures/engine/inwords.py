"""Whole numbers in English words: four, fourth, four times."""

import re
from numbers import Real

IN_WORDS = ("words", "ordinal", "times")
UNITS = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen",
)
TENS = re.findall(r"\w+", "twenty thirty forty fifty sixty seventy eighty ninety")
LARGE = {100: "hundred", 1000: "thousand"}  # write the article before it: a hundred
ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def in_words(value: float | str, spec: str) -> str:
    """A whole number from 0 to 100, or 1000: "words" four, "ordinal" fourth, "times" four times.

    Raises:
        ValueError: the value is no whole number, or too large for words.
    """
    if not isinstance(value, Real) or not float(value).is_integer():
        raise ValueError("only a whole number can be said in words")
    number = int(value)
    words = _cardinal(number)
    if spec == "ordinal":
        return _ordinal(words)
    if spec == "times":
        return {1: "once", 2: "twice"}.get(number, f"{words} times")
    return words


def _cardinal(number: int) -> str:
    if number in LARGE:
        return LARGE[number]
    if not 0 <= number < 100:
        raise ValueError("in words there are the numbers from 0 to 100, and 1000")
    if number < 20:
        return UNITS[number]
    tens, units = TENS[number // 10 - 2], number % 10
    return f"{tens}-{UNITS[units]}" if units else tens


def _ordinal(words: str) -> str:
    head, dash, last = words.rpartition("-")
    if last in ORDINALS:
        return head + dash + ORDINALS[last]
    return head + dash + (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
