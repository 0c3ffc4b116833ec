"""What a site says around its articles: heads, ends, feeds. What the hook calls, once a build."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import escape

from figures.engine.articles import Article, read_articles
from figures.engine.build import Report
from figures.engine.citing import Library, authors_of
from figures.engine.errors import EngineError
from figures.engine.feeds import JSON_FEED, RSS, Channel, Entry, excerpt_of
from figures.engine.glossary import PAGE as GLOSSARY
from figures.engine.glossary import Term, coloured, marked, read_terms
from figures.engine.languages import (
    Alternate,
    alternates,
    check_translations,
    links_to,
    root_of,
    site_code,
)
from figures.engine.metadata import Head
from figures.engine.page import read_page
from figures.engine.workspace import Workspace

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

FRONT = "index.md"


@dataclass
class Furniture:
    """All articles, and what of them is gathered while their pages are made."""

    config: "MkDocsConfig"
    library: Library
    head: Head
    terms: list[Term]
    entries: dict[str, Entry] = field(default_factory=dict)

    def article(self, page: "Page") -> Article | None:
        """The article that a page is."""
        known = self.library.articles if site_code() == "en" else []
        return next((each for each in known if each.path == page.file.src_uri), None)

    def date(self, files: "Files") -> None:
        """Let the line under the title say when an article changed."""
        known = self.library.articles if site_code() == "en" else []
        for article in (each for each in known if not each.laboratory):
            file = files.get_file_from_path(article.path)
            post: Any = file.page if file else None
            if article.changes and post:
                moment = datetime.combine(article.modified, time(), UTC)
                post.config.date["updated"] = moment

    def begin(self, page: "Page") -> None:
        """Choose the template of a laboratory; that of an article the blog has chosen.

        Let title and description be what their author typed, wherever a template prints them:
        Material prints both as they are, in elements and in attributes.
        """
        for key in ("title", "description"):
            if isinstance(typed := page.meta.get(key), str):
                page.meta[key] = escape(typed)
        if (article := self.article(page)) and article.laboratory:
            page.meta["template"] = "laboratory.html"

    def context(self, context: dict[str, Any], page: "Page") -> None:
        """What templates may ask for: the end of an article."""
        if article := self.article(page):
            context["ending"] = self.library.ending(article)
            context["translations"] = links_to(self._others(page), self.head.root)

    def keep(self, html: str, page: "Page") -> None:
        """Remember what of an article the feeds bring: its first words, from its whole content."""
        self.enter(excerpt_of(html), page)

    def enter(self, excerpt: str, page: "Page") -> None:
        """Remember the first words of an article, as they stand on its page."""
        if (article := self.article(page)) and not article.laboratory:
            image, url = self.head.image(article.hero), page.canonical_url or ""
            self.entries[article.slug] = Entry(article, url, excerpt, image)

    def excerpt(self, page: "Page") -> str:
        """What was remembered of a page."""
        article = self.article(page)
        return (
            self.entries[article.slug].excerpt if article and article.slug in self.entries else ""
        )

    def explained(self, html: str, page: "Page") -> str:
        """An article whose first use of each term says what it means; the glossary in colour."""
        if self.article(page):
            return marked(html, self.terms, page.url)
        return coloured(html) if page.file.src_uri == GLOSSARY else html

    def headed(self, html: str, page: "Page") -> str:
        """The page with all that its head says."""
        return html.replace("</head>", f"{self.head_of(page)}\n</head>", 1)

    def head_of(self, page: "Page") -> str:
        """The lines that are added to the page's head."""
        return self.head.of(page, self.article(page), self._others(page))

    def _others(self, page: "Page") -> list[Alternate]:
        """The page in every language."""
        return alternates(self.config, page.file.src_uri, page.meta.get("of", ""))

    def write_feeds(self) -> None:
        """Write both feeds beside the pages."""
        if site_code() != "en":
            return
        order = [self.entries[a.slug] for a in self.library.articles if a.slug in self.entries]
        about = (self.config.site_name, self.config.site_description or "", self.head.root)
        channel = Channel(*about, self.head.authors, tuple(order))
        folder = Path(self.config.site_dir)
        (folder / RSS).write_text(channel.rss(), encoding="utf-8")
        (folder / JSON_FEED).write_text(channel.json(), encoding="utf-8")


def furnish(config: "MkDocsConfig", report: Report, workspace: Workspace) -> Furniture:
    """Read all front matter.

    Raises:
        EngineError: what is wrong in it.
    """
    project, root = workspace.project, root_of(config)
    has_blog = any(name.rpartition("/")[2] == "blog" for name in config.plugins)
    read = partial(read_articles, project, report.facts, workspace.products)
    articles = read(declared(config)) if has_blog else []
    if problems := [*check_translations(project)]:
        raise EngineError("\n".join(problems))
    library = Library(project, articles, report.facts, config.site_name, root)
    newest = (each.hero for each in articles)
    index = project.docs / FRONT
    front = read_page(project, index).said("hero") if index.is_file() else ""
    front = front or next(newest, "")
    head = Head(project, config, root, authors_of(project), front)
    return Furniture(config, library, head, read_terms(project))


def allow_terms(config: "MkDocsConfig", terms: Iterable[Term]) -> None:
    """Where mkdocs.yml limits the tags, let every term of the glossary be one, too."""
    for name, plugin in config.plugins.items():
        allowed = plugin.config.get("tags_allowed") if name.rpartition("/")[2] == "tags" else None
        if allowed:
            kind = type(next(iter(allowed)))
            allowed.update(kind(word) for term in terms for word in term.words)


def declared(config: "MkDocsConfig") -> dict[str, list[str]]:
    """The categories and the tags that are allowed; what it does not limit is left out."""
    limits = {"blog": "categories", "tags": "tags"}
    found = {}
    for name, plugin in config.plugins.items():
        kind = limits.get(name.rpartition("/")[2], "")
        if kind and (allowed := plugin.config.get(f"{kind}_allowed")):
            found[kind] = sorted(str(getattr(each, "name", each)) for each in allowed)
    return found
