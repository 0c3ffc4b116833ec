"""Finds numbers that somebody typed where a reader takes them for computed.

Pages, captions, alt texts, drawn words and claims are read as they are written: nothing is
imported, nothing is made. Digits and words that count are found alike. What may stay is listed in
docs/typed-numbers, with a reason; a year beside its author is a citation (docs/references); all
others must be printed from a fact, or stand in a claim.
"""

import re
import tomllib
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import isclose
from pathlib import Path

from figures.proof.markdown import TAG, claims, disguises, line_and_column, readable
from figures.proof.numerals import Numeral, numerals
from figures.proof.quoting import figure_of, quotable
from figures.proof.references import cited, read_references
from figures.proof.spelling import exact_text
from figures.proof.spoken import FIELD, Spoken, spoken, widget_labels
from figures.proof.whitelist import WHERE, Allowed, places, read_whitelist

MACHINERY = ("kit", "engine", "proof")  # packages that know no article
RAW = re.compile(r"<data\b|<[^>]*\bdata-(?:source|proof|fact)\s*=|<[^>]*\bclass=[\"']claim\b")
Facts = Mapping[str, float | int | str]
Claims = Mapping[str, Iterable[str]]  # each sentence, and the figures that prove it
NO_CLAIMS: Claims = {}


@dataclass(frozen=True)
class Typed:
    """A typed number, and where in its file."""

    numeral: Numeral
    place: int
    in_claim: bool = False


def typed_numbers(text: str, suffix: str = ".md", language: str = "en") -> tuple[Typed, ...]:
    """Every typed number of a page (.md), a figure's source (.py) or a widget's (.js).

    Pages may be in another language; a table of its words (.toml) counts only what English does.
    """
    return _typed(text, suffix, language)


@lru_cache(maxsize=512)
def _typed(text: str, suffix: str, language: str) -> tuple[Typed, ...]:
    if suffix in (".md", ".toml"):
        read = _on_page if suffix == ".md" else _in_table
        return (*read(text, language),)
    strings = spoken(text) if suffix == ".py" else widget_labels(text)
    found = [typed for string in strings for typed in _in_string(string, text)]
    return tuple(sorted(found, key=lambda typed: typed.place))


def _in_table(text: str, language: str) -> Iterator[Typed]:
    """The numbers of a translation that are more than those of the words that it translates."""
    for english, said in tomllib.loads(text)["words"].items():
        allowed = numerals(FIELD.sub("", english))
        for numeral in numerals(FIELD.sub("", said), language=language)[len(allowed) :]:
            place = text.find(numeral.text, text.find(said))
            yield Typed(numeral, place)


def _on_page(text: str, language: str) -> Iterator[Typed]:
    readings = numerals(readable(text), language=language)
    found = [Typed(numeral, numeral.start) for numeral in readings]
    for claim in claims(text):
        # A claim is computed where its figure is drawn, so its words may count: if they no longer
        # hold, nothing is published. Its digits are another matter: they would look like a fact,
        # and a reader could not ask where they come from.
        for numeral in numerals(claim.sentence, words=False):
            found.append(Typed(numeral, claim.start + numeral.start, in_claim=True))
    return iter(sorted(found, key=lambda typed: typed.place))


def _in_string(string: Spoken, source: str) -> Iterator[Typed]:
    """The numbers of a string, found again in the source, where it may be broken over lines."""
    place = string.start
    for numeral in numerals(string.text, words=not string.is_claim):
        first = re.search(re.escape(numeral.text.split()[0]), source[place : string.end])
        place = place + first.start() if first else place
        yield Typed(numeral, place, string.is_claim)
        place += len(numeral.text.split()[0]) if first else 0


def prose_files(root: Path) -> list[Path]:
    """Everything with words that a reader meets: pages, figures, films, widgets."""
    docs = root / "docs"
    below = ("*.md", "*/laboratory.md", "*/notebook*.md", "posts/**/*.md")
    pages = [page for pattern in below for page in docs.glob(pattern)]
    sources = [
        path
        for package in ("figures", "anim")
        for path in (root / package).glob("*/*.py")
        if path.parent.name not in MACHINERY
    ]
    elsewhere = [*(docs / "languages").rglob("*.md"), *(docs / "languages").rglob("*.toml")]
    return sorted([*pages, *elsewhere, *sources, *(docs / "widgets").rglob("*.js")])


def language_of(name: str) -> str:
    """The language that a file of the project speaks, by the folder it lies in."""
    match = re.match(r"docs/languages/([^/]+)/", name)
    return match[1] if match else "en"


def lint(root: Path, facts: Facts, claims: Claims = NO_CLAIMS) -> list[str]:
    """What is wrong with the numbers in the prose of a project, one line each.

    `claims` names the figures that prove each sentence: beside one, facts of these are offered.
    """
    allowed, problems = read_whitelist(root)
    references, wrong = read_references(root)
    problems += wrong
    files = {path.relative_to(root).as_posix(): path for path in prose_files(root)}
    for one in allowed:
        if one.file not in files:
            problems.append(f"{one.where}: there is no page or figure {one.file}")
    for name, path in files.items():
        text = path.read_text(encoding="utf-8")
        here = [one for one in allowed if one.file == name]
        years = {place for found in cited(text, references) for place in found}
        problems += _check(name, text, path.suffix, here, (facts, claims), years)
    return problems


def _check(
    name: str,
    text: str,
    suffix: str,
    allowed: Iterable[Allowed],
    known: tuple[Facts, Claims],
    years: Container[int] = (),
) -> Iterator[str]:
    language = language_of(name)
    typed = typed_numbers(text, suffix, language)
    covered = {found for found in typed if found.place in years}
    for one in allowed:
        place, problem = places(one, text)
        inside = {found for found in typed if place and found.place in place}
        if problem or not inside:
            yield problem or f"{one.where}: “{one.text}” has no typed number in it"
        covered |= inside
    for found in typed:
        if found not in covered:
            line, column = line_and_column(text, found.place)
            yield f"{name}:{line}:{column}: {message(found, text, suffix, known, language)}"
    if suffix == ".md":
        yield from _handwritten(name, text)
    for string in spoken(text) if suffix == ".py" else ():
        for tag in TAG.finditer(string.text):
            line, column = line_and_column(text, text.find(tag[0], string.start))
            yield f"{name}:{line}:{column}: “{tag[0]}” is HTML: it would be shown as it is written"


def _handwritten(name: str, text: str) -> Iterator[str]:
    for match in RAW.finditer(text):
        line, column = line_and_column(text, match.start())
        yield f"{name}:{line}:{column}: “{match[0]}” is written by show and claim, not by hand"
    for place, problem in disguises(text):
        line, column = line_and_column(text, place)
        yield f"{name}:{line}:{column}: {problem}"


def message(
    found: Typed, text: str, suffix: str, known: tuple[Facts, Claims], language: str = "en"
) -> str:
    """What was typed, and what to write instead: a fact only if it may be quoted there."""
    numeral = found.numeral
    said = f"“{numeral.text}” is typed"
    if found.in_claim:
        return f"{said} in a claim: say it in words, or print a fact beside it"
    if suffix == ".toml":
        return f"{said}: a translation counts only what its English counts"
    if suffix != ".md":
        return f"{said}: print an element of the trace, as in {{n:d}}, or say it without a number"
    facts, claimed = known
    formats = {name: _format(numeral, value, language) for name, value in facts.items()}
    fitting = [name for name, spec in formats.items() if exact_text(facts[name], spec) is not None]
    beside, farther = quotable(text, found.place, fitting, claimed)
    for names, more in ((beside, ""), (farther, ", with a link to its figure: [so](#{})")):
        if name := nearest_fact(numeral.value, {each: facts[each] for each in names}):
            fact, anchor = facts[name], figure_of(name).replace("/", "-")
            value = f"{fact:.4g}" if isinstance(fact, float) else fact
            shown = f'{{= {name} | show("{formats[name]}") =}}'
            return f"{said}; {name} is {value}: {shown}{more.format(anchor)}"
    ways = f"state it in a claim, cite it, or list it with a reason in {WHERE}"
    return f"{said}: print a fact, {ways}"


def nearest_fact(value: Fraction | None, facts: Facts) -> str:
    """The fact that a typed number seems to be: equal to it, or rounded to it; "" if none is."""
    if value is None:
        return ""
    near = {
        name: (abs(number - float(value)), name)
        for name, number in facts.items()
        if isinstance(number, int | float) and isclose(number, float(value), rel_tol=0.02)
    }
    return min(near, key=near.__getitem__, default="")


def _format(numeral: Numeral, value: float | int | str, language: str) -> str:
    """How to print a value as the number was typed; in words in English only."""
    decimals = numeral.text.rstrip("% ").partition("," if language == "de" else ".")[2]
    if "%" in numeral.text:
        return f".{len(decimals)}%"
    if any(character.isdigit() for character in numeral.text) or language != "en":
        return f".{len(decimals)}f" if decimals or isinstance(value, float) else "d"
    is_ordinal = numeral.text.endswith(("th", "rd", "ieth"))
    return "ordinal" if is_ordinal else "times" if numeral.text == "twice" else "words"
