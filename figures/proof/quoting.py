"""A fact is quoted beside its figure: the last one before it or the first after it in its section.

Farther away there must be a link in the same paragraph that leads to the figure, its section or its
page. All facts of one sentence are of one figure, and if there is a claim among them, of one that
proves it. A number of another figure reads as well as the right one, and nothing on the page would
say so.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from posixpath import dirname, join, normpath

from figures.proof.markdown import CLAIM, PRINT, hushed

HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
IDENTITY = re.compile(r"\{[^}]*#([\w-]+)[^}]*\}\s*$")
EMBEDDED = re.compile(  # a figure in another language has that before its name
    r"""^[ \t]*-{1,}8<-{1,}[ \t]+["'](?:[a-z]{2,3}/(?=(?:[^/"']+/){2}[^/"']+["']))?"""
    r"""([^"']+)\.html["']""",
    re.MULTILINE,
)
LINK = re.compile(r"""\]\(\s*<?([^)\s>]+)|\bhref\s*=\s*["']([^"']+)""")
FACT = re.compile(r"(?<![\w.\"'])([a-z_]\w*(?:\.\w+){3})(?![\w.])")
TEXT = re.compile(r"""(["'])(?:\\.|(?!\1).)*\1""", re.DOTALL)
STOP = re.compile(r"[.!?][*_”’\")\]]*(?=\s)")
BLANK_LINE = re.compile(r"\n[ \t>]*\n")
CHAPTER = 2  # the level of heading whose text is one section: smaller ones divide it


@dataclass(frozen=True)
class Section:
    """A heading with all below it, up to the next of its rank."""

    title: str
    slug: str
    start: int
    end: int
    figures: frozenset[str]  # the names of those embedded in it


@dataclass(frozen=True)
class Misquoted:
    """A fact that is quoted where its figure is not."""

    page: str
    place: int
    problem: str


def misquoted(
    pages: Mapping[str, str], facts: Iterable[str], claims: Mapping[str, Iterable[str]]
) -> Iterator[Misquoted]:
    """Every fact on these pages (path → text) that is not quoted beside its figure.

    `claims` names the figures that prove each sentence.
    """
    known = [*facts]
    texts = {page: hushed(text) for page, text in pages.items()}
    for page, text in texts.items():
        for printed in PRINT.finditer(text):
            for name in _facts(printed[0]):
                place = printed.start()
                near = _near(page, place, texts)
                if figure_of(name) not in near:
                    others = [fact for fact in known if figure_of(fact) in near]
                    others = [*_welcome(others, text, printed, claims)]
                    yield Misquoted(page, place, _problem(name, page, place, texts, others))
                elif stranger := _stranger(name, text, place, claims):
                    yield Misquoted(page, place, stranger)


def _stranger(name: str, text: str, place: int, claims: Mapping[str, Iterable[str]]) -> str:
    """What is wrong with a fact in a sentence that speaks of other figures; "" if nothing."""
    sentence, figure = _sentence(text, place), figure_of(name)
    for match in CLAIM.finditer(sentence):
        provers = claims.get(match[2], [figure])
        if figure not in provers:
            return f"{name} is quoted beside “{match[2]}”, which {', '.join(provers)} proves"
    others = {figure_of(other) for other in _facts(sentence)} - {figure}
    if others:
        return f"{name} is quoted in one sentence with a fact of {', '.join(sorted(others))}"
    return ""


def _welcome(
    names: Iterable[str],
    text: str,
    printed: re.Match[str],
    claims: Mapping[str, Iterable[str]],
) -> Iterator[str]:
    """Those facts that may take the place of one in its sentence."""
    rest = text[: printed.start()] + " " * len(printed[0]) + text[printed.end() :]
    return (name for name in names if not _stranger(name, rest, printed.start(), claims))


def _facts(text: str) -> Iterator[str]:
    for printed in PRINT.finditer(text):
        yield from FACT.findall(TEXT.sub("", printed[1]))


def _sentence(text: str, place: int) -> str:
    """The sentence around a place; full stops in what is printed do not end it."""
    paragraph, start = _paragraph(text, place)
    masked = PRINT.sub(lambda match: "x" * len(match[0]), paragraph)
    ends = [0, *(match.end() for match in STOP.finditer(masked)), len(masked)]
    begin = max(end for end in ends if end <= place - start)
    return paragraph[begin : min(end for end in ends if end > place - start)]


def figure_of(fact: str) -> str:
    """The figure that a fact belongs to, by the fact's Python name."""
    return "/".join(fact.split(".")[:3]).replace("_", "-")


@lru_cache(maxsize=64)
def sections(text: str, rank: int = 6) -> tuple[Section, ...]:
    """The sections under headings of this rank and above; the first begins with the page."""
    heads = [match for match in HEADING.finditer(text) if len(match[1]) <= rank]
    found = [_section(text, "", 0, heads[0].start() if heads else len(text))]
    for number, head in enumerate(heads):
        level = min(len(head[1]), rank)
        # The lead of a page is no part of its chapters, nor they of it.
        least = CHAPTER if level == 1 else level
        later = (other.start() for other in heads[number + 1 :] if len(other[1]) <= least)
        found.append(_section(text, head[2], head.start(), next(later, len(text))))
    return tuple(found)


def _section(text: str, title: str, start: int, end: int) -> Section:
    identity = IDENTITY.search(title)
    slug = identity[1] if identity else slugified(title)
    return Section(title, slug, start, end, frozenset(EMBEDDED.findall(text, start, end)))


def slugified(title: str) -> str:
    """A heading as the end of an address, as Python-Markdown writes it."""
    ascii_only = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_only).strip().lower())


def quotable(
    text: str, place: int, facts: Iterable[str], claims: Mapping[str, Iterable[str]]
) -> tuple[list[str], list[str]]:
    """Of these facts, those that may be quoted at a place of a page, and those that need a link.

    The figures of the second stand elsewhere on the page: a link in the paragraph must lead there.
    """
    seen = hushed(text)
    near, shown = _near("", place, {"": seen}), {*EMBEDDED.findall(seen)}
    fitting = [
        name
        for name in facts
        if figure_of(name) in shown | near and not _stranger(name, seen, place, claims)
    ]
    beside = [name for name in fitting if figure_of(name) in near]
    return beside, [name for name in fitting if figure_of(name) not in near]


def _near(page: str, place: int, texts: Mapping[str, str]) -> frozenset[str]:
    """The figures in the section of this place and behind the links of its paragraph."""
    text = texts[page]
    near = {*beside(text, place)}
    for link in LINK.findall(_paragraph(text, place)[0]):
        target, _, anchor = (link[0] or link[1]).partition("#")
        other = normpath(join(dirname(page), target)) if target else page
        if other in texts:
            near |= _behind(texts[other], anchor)
    return frozenset(near)


def beside(text: str, place: int) -> Iterator[str]:
    """The last figure before a place and the first after it, both in its section."""
    section = _around(text, place)
    embedded = [*EMBEDDED.finditer(text, section.start, section.end)]
    yield from [match[1] for match in embedded if match.start() < place][-1:]
    yield from [match[1] for match in embedded if match.start() > place][:1]


def _around(text: str, place: int) -> Section:
    return [one for one in sections(text, CHAPTER) if one.start <= place < one.end][-1]


def _behind(text: str, anchor: str) -> set[str]:
    """The figures of the section with this anchor; without one, of the page."""
    if not anchor:
        return set(EMBEDDED.findall(text))
    figures = {name for name in EMBEDDED.findall(text) if name.replace("/", "-") == anchor}
    return figures.union(*(one.figures for one in sections(text) if one.slug == anchor))


def _paragraph(text: str, place: int) -> tuple[str, int]:
    """The paragraph around a place, and where it begins."""
    breaks = [0, *_breaks(text), len(text)]
    start = max(end for end in breaks if end <= place)
    return text[start : min(end for end in breaks if end > place)], start


@lru_cache(maxsize=64)
def _breaks(text: str) -> tuple[int, ...]:
    return tuple(match.end() for match in BLANK_LINE.finditer(text))


def _problem(
    name: str,
    page: str,
    place: int,
    texts: Mapping[str, str],
    others: list[str],
) -> str:
    where = _around(texts[page], place).title
    place_name = f"in “{where}”" if where else "at the beginning of the page"
    figure = figure_of(name)
    problem = f"{name} is quoted, but its figure {figure} does not stand beside it {place_name}"
    home = next((one for one in sections(texts[page], CHAPTER) if figure in one.figures), None)
    if home and home.slug:
        problem += f": link to it, as in [{home.title}](#{home.slug})"
    nearest = get_close_matches(name, others, n=2, cutoff=0.3)
    return problem + (f"; facts of figures that do: {', '.join(nearest)}" if nearest else "")
