"""The end of an article: how to cite it, under which licence, what was corrected, what is next."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import yaml

from figures.engine.articles import Article, Change, neighbours
from figures.engine.facts import Facts
from figures.engine.macros import FactValue, show
from figures.engine.paths import Project
from figures.engine.storage import read_json

LICENCE = "CC BY 4.0"
# What BibTeX would take for a command; a backslash first, for the others are written with one.
SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
}


@dataclass(frozen=True)
class Citation:
    """An article as others cite it."""

    article: Article
    site: str  # "Illustrated Models"
    url: str
    authors: tuple[str, ...]

    @property
    def bibtex(self) -> str:
        """An entry for BibTeX."""
        authors = " and ".join(f"{{{bibtex_text(name)}}}" for name in self.authors)
        day = self.article.modified
        return (
            f"@misc{{illustrated-models-{self.article.slug.replace('/', '-')},\n"
            f"  author       = {{{authors}}},\n"
            f"  title        = {{{{{bibtex_text(self.article.title)}}}}},\n"
            f"  howpublished = {{{bibtex_text(self.site)}, \\url{{{self.url}}}}},\n"
            f"  year         = {{{day.year}}},\n"
            f"  note         = {{Version of {day.isoformat()}. {LICENCE}}}\n"
            "}"
        )

    @property
    def plain(self) -> str:
        """A line for a list of references."""
        authors, day = ", ".join(self.authors), self.article.modified
        return (
            f"{authors} ({day.year}). {self.article.title}. {self.site},"
            f" version of {day.isoformat()}. {self.url}"
        )


@dataclass(frozen=True)
class Shift:
    """A number that moved, as it stands at the end of the article."""

    figure: str  # its caption
    link: str
    old: str
    new: str  # a <data> that a reader can ask


@dataclass(frozen=True)
class Ending:
    """All that stands at the end of an article."""

    citation: Citation
    report: str  # where to report an error; "" without a repository
    words: str  # what such a report must say
    changes: tuple[tuple[Change, tuple[Shift, ...]], ...]  # the newest first
    previous: Article | None = None
    next: Article | None = None
    laboratory: Article | None = None


@dataclass(frozen=True)
class Library:
    """All articles, and what their ends are made of."""

    project: Project
    articles: list[Article]
    facts: Facts
    site: str
    root: str

    def ending(self, article: Article) -> Ending:
        """The end of this article."""
        url = self.root + article.url
        citation = Citation(article, self.site, url, authors_of(self.project))
        words = f"{article.title}, {article.modified.isoformat()}, {url}"
        changes = tuple((c, self._shifts(c)) for c in reversed(article.changes))
        near = neighbours(self.articles, article)
        own = next((one for one in self.articles if one.laboratory == article.slug), None)
        return Ending(citation, _report(article, words), words, changes, laboratory=own, **near)

    def _shifts(self, change: Change) -> tuple[Shift, ...]:
        return tuple(self._shift(each.fact, each.show, each.old, each.new) for each in change.moved)

    def _shift(self, fact: str, spec: str, old: str, new: str) -> Shift:
        """The present number can be asked; one that moved again since is history."""
        product = "/".join(fact.split(".")[:-1]).replace("_", "-")
        title = read_json(self.project.generated / f"{product}.json").get("title", product)
        now = FactValue(fact, **(self.facts.leaf(fact) or {}))
        printed = show(now, spec)
        is_present = re.sub(r"<[^>]*>", "", printed) == new
        return Shift(title, product.replace("/", "-"), old, printed if is_present else new)


def authors_of(project: Project) -> tuple[str, ...]:
    """Who is cited: the authors in CITATION.cff."""
    path: Path = project.root / "CITATION.cff"
    found = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return tuple(_name(each) for each in found.get("authors", ()))


def _name(author: dict[str, str]) -> str:
    parts = (author.get("given-names"), author.get("family-names"))
    return author.get("name") or " ".join(part for part in parts if part)


def bibtex_text(text: str) -> str:
    """A text with nothing in it that BibTeX or TeX would take for a command."""
    return "".join(SPECIAL.get(character, character) for character in text)


def _report(article: Article, words: str) -> str:
    repository = os.environ.get("REPOSITORY", "").rstrip("/")
    if not repository:
        return ""
    body = f"{words}\n\nWhat is wrong: "
    return f"{repository}/issues/new?{urlencode({'title': article.title, 'body': body})}"
