"""The glossary: what its page says of each term, and where articles first use it.

A term is a heading of docs/glossary.md with an id; `data-words` are the forms in which prose has
it, `data-role` is the colour in which figures draw it. The first paragraph says what it means:

    ## Hidden state { #hidden-state data-words="hidden state, hidden states" data-role=encoder }

    What a recurrent network carries from word to word.

The last heading may be without braces: it is no term, and says where the words come from.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from posixpath import dirname, relpath

from figures.engine.colophon import SWATCH
from figures.engine.errors import EngineError, nearest
from figures.engine.page import read_page
from figures.engine.paths import Project

PAGE = "glossary.md"
ENTRY = re.compile(
    r"^## (?P<name>.+?) \{(?P<given>[^}]*)\}\n+(?P<says>[^\n]*(?:\n[^\n]+)*)", re.MULTILINE
)
HEADING = re.compile(r"^## .*", re.MULTILINE)
GIVEN = re.compile(r'#(?P<id>[\w-]+)|(?P<key>data-[a-z]+)=(?:"(?P<quoted>[^"]*)"|(?P<bare>\S+))')
MARKUP = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*`]+")
ROLE = re.compile(r'(<h2 [^>]*\bdata-role="([a-z]+)"[^>]*>)')
TAG = re.compile(r"(<figure\b.*?</figure>|<!--.*?-->|<[^>]*>)", re.DOTALL)
NAME = re.compile(r"<(/?)([a-z][a-z0-9]*)")
CLASSES = re.compile(r'\bclass="([^"]*)"')
# Where a term stays as it is: what is read as a whole, leads elsewhere, or was computed.
SILENT = {"a", "blockquote", "button", "code", "data", "details", "h1", "h2", "h3", "h4"}
SILENT |= {"math", "pre", "script", "style", "svg"}
SILENT_CLASSES = {"before", "claim", "options", "sliders", "term"}
VOID = {"br", "hr", "img", "input", "wbr"}
STRESS = ("strong", "em", "")  # a term is introduced in bold, or in italics, or just used


@dataclass(frozen=True)
class Term:
    """A word of the field, and what it means in one or two sentences."""

    id: str
    words: tuple[str, ...]
    says: str
    role: str = ""

    @property
    def pattern(self) -> re.Pattern[str]:
        """The term in a text, in any of its forms."""
        forms = "|".join(re.escape(word) for word in sorted(self.words, key=len, reverse=True))
        return re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])", re.IGNORECASE)


@dataclass(frozen=True)
class Text:
    """A piece of prose between two tags, and how it is stressed."""

    place: int
    stress: str


def read_terms(project: Project) -> list[Term]:
    """All terms of the glossary; none if there is no such page.

    Raises:
        EngineError: a heading without an id or a meaning, or a word that two terms have.
    """
    path = project.docs / PAGE
    text = read_page(project, path).text if path.is_file() else ""
    found: list[Term] = []
    heads = [*HEADING.finditer(text)]
    for head in heads:
        match, line = ENTRY.match(text, head.start()), text.count("\n", 0, head.start()) + 1
        where = f"{project.relative(path)}:{line}"
        if head is heads[-1] and "{" not in head[0]:
            break
        if not match or match["says"].startswith("#"):
            raise EngineError(f"{where}: a term is “## Name {{ #id }}” and a paragraph below")
        term = _term(match, where)
        found.append(term)
    _refuse_twice(found, project.relative(path))
    return found


def _term(match: re.Match[str], where: str) -> Term:
    given = [*GIVEN.finditer(match["given"])]
    keys = {each["key"]: each["quoted"] or each["bare"] for each in given if each["key"]}
    ids = [each["id"] for each in given if each["id"]]
    if not ids:
        raise EngineError(f"{where}: the term “{match['name']}” has no #id")
    known = ("data-words", "data-role")
    for key in keys.keys() - {*known}:
        raise EngineError(f"{where}: nobody reads {key}{nearest(key, known)}")
    words = keys.get("data-words", match["name"].lower()).split(",")
    says = " ".join(MARKUP.sub(lambda found: found[1] or "", match["says"]).split())
    return Term(ids[0], tuple(word.strip() for word in words), says, keys.get("data-role", ""))


def _refuse_twice(terms: list[Term], where: str) -> None:
    seen: dict[str, str] = {}
    for term in terms:
        for word in term.words:
            if seen.setdefault(word, term.id) != term.id:
                raise EngineError(f"{where}: “{word}” is a word of {seen[word]} and of {term.id}")


def marked(html: str, terms: list[Term], url: str) -> str:
    """An article with a link on the first use of each term, which says what it means."""
    pieces = TAG.split(html)
    prose = [*_prose(pieces)]
    found: dict[int, list[tuple[int, int, Term]]] = {}
    for term in sorted(terms, key=lambda each: -max(map(len, each.words))):
        if first := _first(term, pieces, prose, found):
            place, start, end = first
            found.setdefault(place, []).append((start, end, term))
    page = relpath("glossary", dirname(url) or ".")
    for place, uses in found.items():
        pieces[place] = _linked(pieces[place], uses, page)
    return "".join(pieces)


def _first(
    term: Term,
    pieces: list[str],
    prose: list[Text],
    taken: dict[int, list[tuple[int, int, Term]]],
) -> tuple[int, int, int] | None:
    """Where a term is introduced: the piece of text, and the place in it."""
    for stress in STRESS:
        for text in prose:
            for match in term.pattern.finditer(pieces[text.place]) if text.stress == stress else ():
                start, end = match.span()
                others = taken.get(text.place, ())
                if all(end <= one or start >= other for one, other, _ in others):
                    return text.place, start, end
    return None


def _linked(text: str, uses: list[tuple[int, int, Term]], page: str) -> str:
    for start, end, term in sorted(uses, key=lambda use: -use[0]):
        link = f'<a class="glossed" href="{page}/#{term.id}" data-says="{escape(term.says)}">'
        text = f"{text[:start]}{link}{text[start:end]}</a>{text[end:]}"
    return text


def _prose(pieces: list[str]) -> Iterator[Text]:
    """The pieces of text in which a term may be marked."""
    opened: list[tuple[str, bool]] = []
    for place, piece in enumerate(pieces):
        if place % 2 == 0:
            stress = next((name for name, _ in opened if name in STRESS), "")
            if piece.strip() and not any(silent for _, silent in opened):
                yield Text(place, stress)
        elif (match := NAME.match(piece)) and match[2] != "figure" and match[2] not in VOID:
            _step(opened, match, piece)


def _step(opened: list[tuple[str, bool]], match: re.Match[str], tag: str) -> None:
    """Open or close an element."""
    name = match[2]
    if not match[1]:
        classes = CLASSES.search(tag)
        silent = name in SILENT or bool(classes and SILENT_CLASSES & {*classes[1].split()})
        opened.append((name, silent))
        return
    while opened and opened.pop()[0] != name:
        pass  # an element that HTML closes by itself, such as <p>


def coloured(html: str) -> str:
    """The page of the glossary, with the colour of each role that has a term."""
    return ROLE.sub(lambda match: match[1] + SWATCH.format(name=match[2], part="ink"), html)
