"""The articles by their front matter: what feeds, metadata and the end of an article are made of.

---
title: The sentence that grew
description: One sentence.
date: 2026-11-22
slug: translation
hero: translation/attention/where-the-words-cross
series: translation            # optional: previous and next are of the same series
updated:                       # optional, newest last
- date: 2026-12-01
text: Both networks were trained for longer.
moved:
- {fact: translation.forgetting.the_last_word.verb_words, show: d, old: "17", new: "19"}
---

The laboratory of an article, docs/ARTICLE/laboratory.md, is an article like any other: it says
`laboratory: ARTICLE` in place of `slug` and `series`, and stands at ARTICLE/laboratory/.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from figures.engine.errors import EngineError, nearest
from figures.engine.facts import Facts
from figures.engine.macros import printed
from figures.engine.page import Front, read_page
from figures.engine.paths import Project
from figures.engine.shelf import FIELDS
from figures.engine.wanted import LABORATORIES
from figures.proof.numerals import numerals

Types = Mapping[str, type]
Declared = Mapping[str, Collection[str]]  # by "categories" and "tags"
REQUIRED: Types = {"title": str, "description": str, "date": date, "slug": str, "hero": str}
OPTIONAL: Types = {"series": str, "updated": list}
LABORATORY = "laboratory"
OF_LABORATORY: Types = {**REQUIRED, LABORATORY: str}
OF_CHANGE: Types = {"date": date, "text": str}
OF_MOVE: Types = {"fact": str, "show": str, "old": str, "new": str}
CALLED: Mapping[type, str] = {date: "a date such as 2026-11-22", str: "text", list: "a list"}
OF_SITE = {*FIELDS, "categories", "tags", "pin", "hide", "search", "readtime", "draft"} | {*FIELDS}


@dataclass(frozen=True)
class Moved:
    """A number that is another than it was, as readers saw it."""

    fact: str
    show: str
    old: str
    new: str


@dataclass(frozen=True)
class Change:
    """What changed in an article, and when."""

    date: date
    text: str
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True)
class Article:
    """What an article's front matter says."""

    path: str  # "posts/translation.md", "translation/laboratory.md"
    title: str
    description: str
    slug: str
    date: date
    hero: str
    series: str = ""
    laboratory: str = ""  # the slug of the article that this is the laboratory of
    draft: bool = False  # it is shown to its author alone
    changes: tuple[Change, ...] = ()  # the newest last

    @property
    def url(self) -> str:
        """Its address below the site's."""
        return f"{self.slug}/"

    @property
    def modified(self) -> date:
        return self.changes[-1].date if self.changes else self.date


def read_articles(
    project: Project, facts: Facts, products: dict[str, Any], declared: Declared | None = None
) -> list[Article]:
    """All articles, the newest first; their laboratories among them.

    `declared` has the categories and the tags that there are.

    Raises:
        EngineError: everything that is wrong in their front matter, each with file and line.
    """
    fronts = read_fronts(project)
    problems = [problem for front in fronts for problem in check(front, facts, products)]
    problems += [*_twice(fronts), *_homeless(fronts)]
    problems += [p for front in fronts for p in _undeclared(front, declared or {})]
    if problems:
        raise EngineError("\n".join(problems))
    found = [_article(project, front) for front in fronts]
    return sorted(found, key=lambda article: (article.date, article.slug), reverse=True)


def read_fronts(project: Project) -> list[Front]:
    """The front matter of every article and laboratory; of these, with the slug that they have.

    Raises:
        EngineError: one is no YAML, or no table.
    """
    paths = [*project.docs.glob("posts/**/*.md"), *project.docs.glob(LABORATORIES)]
    return [_with_slug(read_page(project, path).front) for path in sorted(paths)]


def _with_slug(front: Front) -> Front:
    of = _laboratory_of(front)
    return replace(front, values={"slug": f"{of}/{LABORATORY}", **front.values}) if of else front


def _laboratory_of(front: Front) -> str:
    """The article that a page is the laboratory of, by the folder it stands in; "" for none."""
    folder, name = Path(front.path).parts[-2:]
    return folder if name == Path(LABORATORIES).name and folder != "posts" else ""


def check(front: Front, facts: Facts, products: dict[str, Any]) -> Iterator[str]:
    """What is wrong with an article's front matter."""
    required = OF_LABORATORY if _laboratory_of(front) else REQUIRED
    known: Types = {**required, **OPTIONAL}
    for key in sorted(front.values.keys() - known.keys() - OF_SITE):
        yield f"{front.at(key)}: nobody reads “{key}”{nearest(key, {*known, *OF_SITE})}"
    for key in required.keys() - front.values.keys():
        yield f"{front.path}:1: its front matter lacks “{key}”"
    yield from _types(front, known)
    hero = front.values.get("hero")
    if isinstance(hero, str) and getattr(products.get(hero), "kind", "") != "figure":
        figures = [name for name, product in products.items() if product.kind == "figure"]
        yield f"{front.at('hero')}: there is no figure {hero}{nearest(hero, figures)}"
    if isinstance(front.values.get("updated"), list):
        yield from _check_changes(front, facts)


def _types(front: Front, known: Types) -> Iterator[str]:
    for key, kind in known.items():
        value = front.values.get(key)
        if value is not None and not _is(value, kind):
            yield f"{front.at(key)}: “{key}” is {CALLED[kind]}, not {value!r}"


def _is(value: object, kind: type) -> bool:
    """Whether it is of this type; a date with a time of day is no date."""
    return isinstance(value, kind) and not isinstance(value, datetime)


def _undeclared(front: Front, declared: Declared) -> Iterator[str]:
    """Categories and tags that are not allowed, so that a slip makes no new one."""
    for key, known in declared.items():
        given = front.values.get(key) or []
        if not isinstance(given, list):
            yield f"{front.at(key)}: “{key}” is {CALLED[list]}, not {given!r}"
            continue
        for name in given:
            if name not in known:
                term = ", nor is it a term of the glossary" if key == "tags" else ""
                advice = f"{term}{nearest(str(name), known)}"
                yield f"{front.at(key)}: mkdocs.yml allows no “{name}”{advice}"


def _twice(fronts: list[Front]) -> Iterator[str]:
    first: dict[str, Front] = {}
    for front in fronts:
        other = first.setdefault(str(front.values.get("slug")), front)
        if other is not front:
            yield f"{front.at('slug')}: its slug is also that of {other.at('slug')}"


def _homeless(fronts: list[Front]) -> Iterator[str]:
    """Laboratories that are of no article, or lie beside another one."""
    slugs = [str(front.values.get("slug")) for front in fronts if not _laboratory_of(front)]
    for front in fronts:
        of, folder = front.values.get(LABORATORY), _laboratory_of(front)
        if folder and of not in slugs:
            yield f"{front.at(LABORATORY)}: there is no article {of}{nearest(str(of), slugs)}"
        elif folder and of != folder:
            yield f"{front.at(LABORATORY)}: the laboratory of {of} is docs/{of}/{LABORATORY}.md"


def _check_changes(front: Front, facts: Facts) -> Iterator[str]:
    at, last, now = front.at("updated"), front.values.get("date"), {}
    for change in front.values["updated"]:
        if problem := _shape(change, OF_CHANGE, {"moved"}):
            yield f"{at}: a change {problem}"
            continue
        if _is(last, date) and change["date"] < last:
            yield f"{at}: the change of {change['date']} stands after one of {last}"
        last = change["date"]
        for numeral in numerals(change["text"]):
            yield f"{at}: “{numeral.text}” is typed: name the fact under `moved`"
        for move in change.get("moved", ()):
            if problem := _shape(move, OF_MOVE, set()):
                yield f"{at}: what moved {problem}"
            else:
                yield from _check_move(at, move, now, facts)
    yield from (f"{at}: {problem}" for problem in now.values() if problem)


def _check_move(at: str, move: dict, now: dict[str, str], facts: Facts) -> Iterator[str]:
    """A chain of values that ends in the present one; `now` keeps what is wrong with the last."""
    name, value = move["fact"], facts.values.get(move["fact"])
    if value is None:
        yield f"{at}: there is no fact {name}{nearest(name, facts.values)}"
        return
    try:
        present = printed(value, move["show"])
    except ValueError as error:
        yield f"{at}: {name} as “{move['show']}”: {error}"
        return
    wrong = present != move["new"]
    now[name] = f"{name} is {present} now, not “{move['new']}”" if wrong else ""


def _shape(value: object, required: Types, optional: set[str]) -> str:
    if not isinstance(value, dict):
        return f"is a table with {', '.join(required)}, not {value!r}"
    for key, kind in required.items():
        if not _is(value.get(key), kind):
            quoted = ' in quotation marks, as in "19"' if key in ("old", "new") else ""
            return f"needs “{key}”{quoted}"
    strange = sorted(value.keys() - required.keys() - optional)
    return f"has no “{strange[0]}”{nearest(strange[0], {*required, *optional})}" if strange else ""


def _article(project: Project, front: Front) -> Article:
    values = {key: front.values[key] for key in (*OF_LABORATORY, "series") if key in front.values}
    changes = tuple(
        Change(
            change["date"],
            change["text"],
            tuple(Moved(**move) for move in change.get("moved", ())),
        )
        for change in front.values.get("updated", ())
    )
    path, draft = front.path.removeprefix("docs/"), bool(front.values.get("draft"))
    return Article(path=path, draft=draft, changes=changes, **values)


def neighbours(articles: list[Article], article: Article) -> dict[str, Article]:
    """The article before and after this one by date; of one in a series, of that series.

    Before a laboratory comes its article. A draft is nobody's neighbour: it may not be there.
    """
    if article.laboratory:
        return {"previous": next(each for each in articles if each.slug == article.laboratory)}
    others = (one for one in reversed(articles) if one is article or not one.draft)
    row = [one for one in others if one.series == article.series and not one.laboratory]
    place = row.index(article)
    found = {"previous": row[place - 1] if place else None}
    found["next"] = row[place + 1] if place + 1 < len(row) else None
    return {name: each for name, each in found.items() if each is not None}
