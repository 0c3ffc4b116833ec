"""Finds numbers in running text: digits in any script, and words that count.

“one”, “first” and “second” mostly do not count, so they are found only where they do: “one in
three”, “only one”, “no mistake”, “the second most”. The same words can be read back as numbers.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from figures.proof.counting import EDGE, END, LANGUAGES, any_of, german_number, words_of

UNITS = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen",
)
TENS = re.findall(r"\w+", "twenty thirty forty fifty sixty seventy eighty ninety")
LARGE = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
CARDINALS = {word: number for number, word in enumerate(UNITS)}
CARDINALS |= {word: 10 * number for number, word in enumerate(TENS, 2)}
UNEVEN = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
TIMES = {"once": 1, "twice": 2, "thrice": 3}


def _ordinal(word: str) -> str:
    return UNEVEN.get(word) or (f"{word[:-1]}ieth" if word.endswith("y") else f"{word}th")


ORDINALS = {_ordinal(word): number for word, number in (CARDINALS | LARGE).items()}
PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
PARTS |= {f"{word}s": number for word, number in ORDINALS.items() if number > 2}
GROUPS = {"dozen": 12, "dozens": 12, "couple of": 2, "pair of": 2, "pairs of": 2}
GROUPS |= {f"{word}s": number for word, number in LARGE.items()}
MULTIPLES = re.findall(
    r"\w+",
    "double doubles doubled doubling doubly treble trebles trebled trebling triple triples tripled"
    " tripling triply quadruple quadruples quadrupled quadrupling halve halves halved halving",
)


GAP = r"(?:[\s\u2010\u2011-]+(?:and\s+)?)"
COUNTS = {**CARDINALS, **LARGE, **ORDINALS, **PARTS, **GROUPS}
ALWAYS = {word: n for word, n in COUNTS.items() if word not in ("one", "first", "second")}
PLAIN = any_of({**CARDINALS, **LARGE, **ORDINALS, **PARTS})
# A run such as “two hundred and forty-two” or “three quarters” is one find.
RUN = rf"{EDGE}{any_of(ALWAYS)}{END}(?:{GAP}{PLAIN}{END})*"
LEADING_ONE = rf"{EDGE}one{GAP}{any_of(ALWAYS)}{END}(?:{GAP}{PLAIN}{END})*"
FAILINGS = r"(?:mistake|error|slip|fault|failure|exception|miss|hit|percent|per\s+cent)"
PATTERNS = (
    rf"{EDGE}{any_of(ALWAYS)}-?fold{END}",  # before what would take its first word for all of it
    LEADING_ONE,
    RUN,
    rf"{EDGE}{any_of(MULTIPLES)}{END}",
    rf"{EDGE}(?:twice|thrice){END}",
    rf"{EDGE}times\s+(?:as|more|less|fewer|larger|smaller|longer|shorter|faster|slower){END}",
    rf"{EDGE}(?:percent|per\s*cent|percentage){END}|[%‰]",
    rf"{EDGE}(?:only|just|exactly)\s+on(?:e|ce){END}",
    rf"{EDGE}one\s+(?:in|of\s+every|out\s+of)\s+(?=\w+{END})(?:{PLAIN}{END}|every{END}|\d)",
    rf"{EDGE}(?:one|a\s+single|one\s+single|no|not\s+an?)\s+{FAILINGS}s?{END}",
    rf"{EDGE}once\s+(?:in|every|out\s+of){END}",
    rf"{EDGE}(?:first|second)(?:\s+|-)(?:most|least|best|worst|\w+est){END}",
    rf"{EDGE}every\s+second{END}",
    rf"{EDGE}orders?\s+of\s+magnitude{END}",
)
WORDS = re.compile("|".join(f"(?:{pattern})" for pattern in PATTERNS), re.IGNORECASE)
# What a find can begin with: looking a word up is faster than trying every pattern at it.
BEGINNINGS = {word.split()[0] for word in ALWAYS} | {*MULTIPLES, "one", "first", "second"}
BEGINNINGS |= {"twice", "thrice", "once", "times", "only", "just", "exactly", "every"}
BEGINNINGS |= {"a", "no", "not", "order", "orders", "per", "percent", "percentage", "%", "‰"}
WORD = re.compile(r"[^\W_]+|[%‰]")
ROMAN = re.compile(rf"{EDGE}(?=[IVX]{{2,}}{END})X{{0,3}}(?:IX|IV|V?I{{0,3}}){END}")
# Digits with what belongs to them: sign, separators, exponent, percent sign. Anything that
# Unicode calls a number is one: ½, ², ①, Ⅳ, and the digits of every script.
SIGNS = r"[+−–±-]?"
NUMERIC = "".join(
    chr(code)
    for code in range(0x80, 0x3400)
    if unicodedata.category(chr(code)) in ("Nd", "Nl", "No")
)
DIGITS = re.compile(rf"{SIGNS}[\d{NUMERIC}](?:[\d{NUMERIC}.,\u00a0\u202f]*[\d{NUMERIC}])?\s?[%‰]?")


@dataclass(frozen=True)
class Numeral:
    """A number as somebody wrote it."""

    text: str
    start: int  # where in the text
    value: Fraction | None  # None if it is not worth guessing: “percent”, “one mistake”

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def numerals(text: str, words: bool = True, language: str = "en") -> list[Numeral]:
    """Every number in a text, from left to right; with `words=False` those in digits only."""
    found = [_numeral(match, language) for match in DIGITS.finditer(text)]
    if words:
        taken = [range(numeral.start, numeral.end) for numeral in found]
        is_other = language in LANGUAGES
        counting = words_of(language).finditer(text) if is_other else _counting(text)
        for match in (*counting, *ROMAN.finditer(text)):
            if not any(match.start() in place for place in taken):
                found.append(_numeral(match, language))
    return sorted(found, key=lambda numeral: numeral.start)


def _counting(text: str) -> Iterator[re.Match[str]]:
    """Every word or run of words that counts."""
    end = 0
    for word in WORD.finditer(text):
        lower = word[0].lower()
        may_begin = lower in BEGINNINGS or lower.endswith("fold")
        if word.start() >= end and may_begin and (match := WORDS.match(text, word.start())):
            end = match.end()
            yield match


def number_of(words: str, language: str = "en") -> Fraction | None:
    """The number that words or digits name, or None: “forty-two”, “third”, “half”, “46%”."""
    plain = words.strip().lower().replace("−", "-")
    if language == "de":
        number = german_number(plain)
        return (
            number_of(plain.translate({ord("."): "", ord(","): "."})) if number is None else number
        )
    text = plain.replace(",", "")
    digits = re.fullmatch(r"([+-]?\d+(?:\.\d+)?)\s?(%?)", text)
    if digits:
        return Fraction(digits[1]) / (100 if digits[2] else 1)
    if len(text) == 1 and unicodedata.numeric(text, None) is not None:
        return Fraction(unicodedata.numeric(text)).limit_denominator(1000)
    if text in TIMES:
        return Fraction(TIMES[text])
    if text in ("half", "halves"):
        return Fraction(1, 2)
    return _compound(re.split(r"[\s\u2010\u2011-]+", text))


def _compound(words: list[str]) -> Fraction | None:
    """Add up a run: tens and units, multiplied by hundreds and thousands."""
    total, part = 0, 0
    for word in words:
        number = COUNTS.get(word) if word not in PARTS else None
        if word in ("and", "a"):
            continue
        if number is None:
            return None
        if word.rstrip("s") in LARGE:
            part = max(part, 1) * number
            total, part = (total, part) if number == 100 else (total + part, 0)
        else:
            part += number
    return Fraction(total + part)


def _numeral(match: re.Match[str], language: str) -> Numeral:
    text = match[0].rstrip()
    return Numeral(text, match.start(), number_of(text, language))
