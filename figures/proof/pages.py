"""Reads a finished page of the site: what it prints and asserts, some figure must vouch for.

Every figure and film on the page must be the one that was made, byte for byte but for its links.
Every `<data>` must name a fact, with that fact's source, value and exact text; every claim must be
a sentence that a figure has proved.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from figures.proof.difference import Difference
from figures.proof.spelling import exact_text

ADDRESS = re.compile(r'(?<==")illustrate:[^"]*(?=")')
FIGURE = re.compile(r"<figure\b[^>]*>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""\b(class|id)\s*=\s*["']?([^"'>]*)""", re.IGNORECASE)
KINDS = {"illustration", "film"}
CONTEXT = 40  # characters that tell a reader where something is

Leaf = Mapping[str, object]


@dataclass
class Quote:
    """A number or word that the prose prints, as its `<data>` says it."""

    attributes: dict[str, str]
    text: str = ""

    @property
    def fact(self) -> str:
        return self.attributes.get("data-fact", "")

    @property
    def format(self) -> str:
        return self.attributes.get("data-format", "")


@dataclass
class Claim:
    """A sentence that the prose asserts in a figure's name."""

    proof: str
    sentence: str = ""


@dataclass
class Prose:
    """What a page shows, and what it says outside its figures, in order."""

    figures: list[str] = field(default_factory=list)  # their ids
    quotes: list[Quote] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)  # drawings that are part of no figure


def read_page(
    html: str,
    facts: Mapping,
    claims: Mapping,
    where: str,
    fragments: Mapping[str, str] | None = None,
    number: Callable[[str], str] = str,
) -> list[Difference]:
    """All that is not so on the page; nothing when every number and sentence is proved.

    `facts` is the tree of `facts.yml`, `claims` the table of `claims.yml` (sentence → figures),
    `fragments` the text of each figure by its id. Without fragments figures are not compared.
    `number` writes an English number in the numerals of the page's language.
    """
    found, drawn = prose_of(html), _figures(html)
    problems = [p for each in drawn for p in _figure_problems(each, fragments, where)]
    problems += [
        Difference("source", stray, "", "a drawing", f"no such figure on {where}")
        for stray in found.strays
    ]
    for quote in found.quotes:
        problems += _quote_problems(quote, facts, f"“{quote.text}” on {where}", number)
    for claim in found.claims:
        problems += _claim_problems(claim, claims, where)
    return problems


def prose_of(html: str) -> Prose:
    """Which figures the page shows, and what it prints and asserts outside them, in order."""
    drawn, reader, here = _figures(html), _Reader(), 0
    for each in drawn:
        reader.feed(html[here : each.start])
        here = each.end
    reader.feed(html[here:])
    reader.close()
    reader.prose.figures = [each.identity for each in drawn]
    return reader.prose


@dataclass(frozen=True)
class _Figure:
    """A figure or film as it stands on a page."""

    identity: str
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def _figures(html: str) -> list[_Figure]:
    found: list[_Figure] = []
    for match in FIGURE.finditer(html):
        attributes = {name.lower(): value for name, value in ATTRIBUTE.findall(match[0])}
        inside = found and match.start() < found[-1].end
        if not inside and KINDS & {*attributes.get("class", "").split()}:
            text = html[match.start() : _end_of_figure(html, match.end())]
            found.append(_Figure(attributes.get("id", ""), text, match.start()))
    return found


def _end_of_figure(html: str, start: int) -> int:
    end = html.find("</figure>", start)
    return len(html) if end < 0 else end + len("</figure>")


def _figure_problems(
    figure: _Figure, fragments: Mapping[str, str] | None, where: str
) -> Iterator[Difference]:
    """Compare a figure on the page with the one that was made; links lead from page to page."""
    if fragments is None:
        return
    identity, drawn = figure.identity, figure.text
    place = f"the figure “{identity}” on {where}"
    if identity not in fragments:
        yield Difference("source", place, "", "a figure", "none of this name")
        return
    here = 0
    for number, piece in enumerate(ADDRESS.split(fragments[identity].rstrip("\n"))):
        if number:
            here = drawn.find('"', here)
        if here < 0 or not drawn.startswith(piece, here):
            yield _first_difference(place, drawn[max(here, 0) :], piece)
            return
        here += len(piece)
    if here != len(drawn):
        yield Difference("figure", place, "", drawn[here : here + CONTEXT], "its end")


def _first_difference(place: str, drawn: str, made: str) -> Difference:
    both = zip(drawn, made, strict=False)
    shorter = min(len(drawn), len(made))
    first = next((n for n, (one, other) in enumerate(both) if one != other), shorter)
    element = re.findall(r'data-source="([^"]*)"', made[: made.find(">", first) + 1])
    start = max(0, first - CONTEXT // 2)
    excerpts = (repr(text[start : first + CONTEXT]) for text in (drawn, made))
    return Difference("figure", place, element[-1] if element else "", *excerpts)


def _quote_problems(
    quote: Quote, facts: Mapping, where: str, number: Callable[[str], str]
) -> Iterator[Difference]:
    if not quote.fact:
        yield Difference("source", where, "", "a number", "no fact is named")
        return
    fact = _find(facts, quote.fact)
    if fact is None:
        yield Difference("source", where, quote.fact, "a number", "there is no such fact")
        return
    wanted = {"data-source": str(fact["source"]), "value": str(fact["value"])}
    for name, computed in wanted.items():
        drawn = quote.attributes.get(name, "")
        if drawn != computed:
            yield Difference(name.removeprefix("data-"), where, quote.fact, drawn, computed)
    text = exact_text(fact["value"], quote.format)
    if text is None:
        yield Difference("format", where, quote.fact, quote.format, f"{fact['value']!r}")
    elif (right := text if isinstance(fact["value"], str) else number(text)) != quote.text:
        yield Difference("text", where, quote.fact, quote.text, right)


def _claim_problems(claim: Claim, claims: Mapping, where: str) -> Iterator[Difference]:
    place = f"“{claim.sentence}” on {where}"
    if claim.sentence not in claims:
        yield Difference("claim", place, "", "a claim", "no figure claims it")
    elif claim.proof.split() != [*claims[claim.sentence]]:
        computed = " ".join(claims[claim.sentence])
        yield Difference("claim", place, "", f"proved by {claim.proof or 'none'}", computed)


def _find(facts: Mapping, name: str) -> Leaf | None:
    """The fact of this dotted name."""
    branch = facts
    for part in name.split("."):
        if not isinstance(branch, Mapping) or part not in branch:
            return None
        branch = branch[part]
    return branch if isinstance(branch, Mapping) and {*branch} == {"value", "source"} else None


class _Reader(HTMLParser):
    """Collects quotes and claims; knows nothing of how a page prints them."""

    def __init__(self) -> None:
        super().__init__()
        self.prose = Prose()
        self.quote: Quote | None = None
        self.claim: Claim | None = None
        self.spans = 0  # that are open since the claim began

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # Of an attribute that stands twice, browsers take the first.
        attributes = {name: value or "" for name, value in reversed(attrs)}
        classes = {*attributes.get("class", "").split()}
        if tag == "data":
            self.quote = Quote(attributes)
            self.prose.quotes.append(self.quote)
        elif tag == "svg" and ("im" in classes or "data-trace" in attributes):
            self.prose.strays.append(attributes.get("aria-label") or "a drawing without a name")
        elif tag == "span" and self.claim:
            self.spans += 1
        elif "claim" in classes or "data-proof" in attributes:
            self.claim, self.spans = Claim(attributes.get("data-proof", "")), 0
            self.prose.claims.append(self.claim)

    def handle_endtag(self, tag: str) -> None:
        if tag == "data":
            self.quote = None
        elif tag == "span" and self.claim and self.spans:
            self.spans -= 1
        elif tag == "span":
            self.claim = None

    def handle_data(self, data: str) -> None:
        if self.quote:
            self.quote.text += data
        if self.claim:
            self.claim.sentence += data
