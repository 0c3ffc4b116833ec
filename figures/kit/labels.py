"""Every drawn word: templates with bound values in them.

The English template is what a translation table is keyed by (see `languages`); a value keeps its
address and its exact format, so that a printed number can be read back and compared with the trace.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter

from figures.kit.bound import Bound, BoundNumber, BoundText, Value
from figures.kit.data import refusal
from figures.kit.languages import has_words, language

DIGIT = re.compile(r"\d")
WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)


@dataclass(frozen=True)
class Position:
    """An index as readers count: the first is 1. It names a place; it is not data."""

    index: int


@dataclass(frozen=True)
class Printed:
    """A bound number whose printed form was chosen together with its neighbours."""

    number: BoundNumber
    text: str
    format: str


@dataclass(frozen=True)
class Part:
    """A run of a label: plain words, or one value with its format."""

    text: str
    value: Bound | None = None
    format: str | None = None
    position: int | None = None  # of a place, counted from 0
    declared: str = ""  # why a number may stand in the words


@dataclass(frozen=True)
class Label:
    """Words that may be drawn: an English template and the bound values it names."""

    template: str
    values: Mapping[str, Value]
    declared: str = ""

    @property
    def parts(self) -> tuple[Part, ...]:
        """The drawn text, cut where values begin and end."""
        found: list[Part] = []
        template = language().say(self.template)
        for words, name, spec, _ in Formatter().parse(template):
            if words:
                reason = self.declared if DIGIT.search(words) else ""
                found.append(Part(words, declared=reason))
            if name is not None:
                found.append(_part(self.values[name], spec or ""))
        return tuple(found)

    def __str__(self) -> str:
        return "".join(part.text for part in self.parts)


def label(template: str, declared: str = "", **values: Value) -> Label:
    """Words to draw; numbers in them only as `{name:format}` of a bound value.

    A number that is no data (the year of a paper) may stand in the words if `declared` says why.
    """
    fields = list(Formatter().parse(template))
    words = "".join(text for text, *_ in fields)
    if DIGIT.search(words) and not declared:
        raise ValueError(f"a typed number in “{template}”: give it as {{name:.2f}} of a trace")
    named = {name for _, name, *_ in fields if name is not None}
    if named != set(values):
        raise ValueError(f"“{template}” names {sorted(named)} but is given {sorted(values)}")
    for name, _, spec in ((name, text, spec) for text, name, spec, _ in fields if name):
        _check(template, name, values[name], spec or "")
    return Label(template, values, declared)


def in_english(text: Label) -> dict[str, str]:
    """What a translated mark says it is the translation of."""
    is_other = language().code != "en" and has_words(text.template)
    return {"data-english": text.template} if is_other else {}


def position(index: int) -> Position:
    """A place in a row (a step, a head, a layer) as readers count it, from 1."""
    return Position(index)


def as_label(text: Value) -> Label:
    """A label, or a word of the trace as one; plain text is refused."""
    if isinstance(text, Label):
        return text
    if isinstance(text, BoundText):
        return Label("{word}", {"word": text})
    if isinstance(text, str):
        raise TypeError(f"every drawn word is a label: label({text!r})")
    if isinstance(text, BoundNumber):
        raise TypeError(f"say how to print {text.address}: label('{{number:.2f}}', number=…)")
    raise refusal(text)


def print_number(value: float, spec: str) -> str:
    """A number as drawn: the format, a typographic minus, and no sign on what rounds to zero.

    The format `words` writes a whole number up to twenty in words (`Words` with a capital letter).
    """
    if spec.lower() == "words":
        return language().say(_in_words(value, spec))
    text = format(value, spec)
    if text.startswith("-") and not re.search("[1-9]", text):
        text = text[1:]
    return language().number(text.replace("-", "−"))


def _in_words(value: float, spec: str) -> str:
    if value != int(value) or not 0 <= value < len(WORDS):
        raise ValueError(f"{value:g} in words: there are words for 0 to {len(WORDS) - 1}")
    word = WORDS[int(value)]
    return word.capitalize() if spec == "Words" else word


def _check(template: str, name: str, value: Value, spec: str) -> None:
    if isinstance(value, BoundNumber) and not isinstance(value.value, bool) and not spec:
        raise ValueError(f"“{template}”: say how to print {value.address}: {{{name}:.2f}}")
    if not isinstance(value, BoundNumber | BoundText | Position | Printed):
        raise refusal(value)
    if isinstance(value, BoundNumber) and not math.isfinite(value.value):
        raise ValueError(f"“{template}”: {value.address} is {value.value}, no number to print")


def _part(value: Value, spec: str) -> Part:
    if isinstance(value, Position):
        return Part(format(value.index + 1, spec), position=value.index)
    if isinstance(value, Printed):
        return Part(language().number(value.text), value.number, value.format)
    if isinstance(value, BoundNumber):
        return Part(print_number(value.value, spec), value, spec)
    return Part(format(str(value), spec), value, spec)
