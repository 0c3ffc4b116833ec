"""What the HTML of a page depends on, as two digests: of its content, and of the whole page.

A page's content is made of its Markdown, of what that embeds, prints, asserts and asks, and of what
the whole site shares (settings, templates, addresses, the engine itself). The whole page adds what
its template says: the titles of other pages, the end of an article, the cards of a list.
"""

import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from figures.engine.as_typed import without
from figures.engine.facts import Facts
from figures.engine.feeds import MORE
from figures.engine.furniture import Furniture
from figures.engine.guesses import DOTS
from figures.engine.inserts import MAKERS, MARK
from figures.engine.keys import versions
from figures.engine.languages import root_of, site_code
from figures.engine.notebook_pages import Notebook
from figures.engine.page import EMBED
from figures.engine.pages import CLAIM
from figures.engine.storage import digest
from figures.engine.wanted import LANGUAGES, TABLE
from figures.engine.workspace import Workspace

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

PACKAGES = ("jinja2", "latex2mathml", "markdown", "mkdocs", "mkdocs-macros-plugin")
PACKAGES += ("mkdocs-material", "pygments", "pymdown-extensions")
OURS = ("figures/engine/*.py", "figures/engine/*.js", "figures/proof/*.py", "figures/kit/theme.py")
NAME = re.compile(r"(?<![\w.])[a-z_]\w*(?:\.\w+){3,}")  # of a fact
FIGURE = re.compile(r'\bdata-figure="([^"]*)"')
ASSERTED = re.compile(rf'\bdata-claim="([^"{DOTS}]*){DOTS}([^"]*)"')
DEFINED = re.compile(r"^ {0,3}\*?\[[^\]\n]+\]:.*(?:\n[ \t]+.*)*", re.MULTILINE)  # for all the page


def digest_of(values: object) -> str:
    """A digest of plain values."""
    return digest(json.dumps(values, ensure_ascii=False, sort_keys=True, default=repr))


@dataclass(frozen=True)
class Inputs:
    """All that pages of one build are made from."""

    config: "MkDocsConfig"
    files: "Files"
    workspace: Workspace
    facts: Facts
    furniture: Furniture
    notebooks: dict[str, Notebook]
    inserts: dict[str, str] = field(default_factory=dict)  # what was made for this build

    def of_content(self, page: "Page") -> str:
        """A digest of what the content of a page is made from; its source has been read."""
        text = page.markdown or ""
        path = page.file.src_uri
        parts: list[object] = [self._site, path, page.url, text, page.meta, self._embedded(text)]
        parts += [[*self._said(text)], [self._insert(name) for name in MARK.findall(without(text))]]
        if notebook := self.notebooks.get(path):
            parts.append(notebook.answers)
        if self.furniture.article(page):
            parts.append(self.furniture.terms)
        return digest_of(parts)

    def of_page(self, page: "Page", content: str, titles: str) -> str:
        """A digest of what a whole page is made from: of this content, among these titles."""
        article = self.furniture.article(page)
        ending = self.furniture.library.ending(article) if article else None
        cards = [self._card(post) for post in getattr(page, "posts", ())]
        head = self.furniture.head_of(page)
        return digest_of([content, titles, page.file.inclusion.name, head, repr(ending), cards])

    def titles(self, pages: Iterable["Page"]) -> str:
        """A digest of what any page may say of the others: their addresses and front matter."""
        return digest_of(
            [(p.file.src_uri, p.url, p.title, p.meta, p.file.inclusion) for p in pages]
        )

    @cached_property
    def _site(self) -> str:
        """A digest of what all pages share."""
        root = Path(self.config.config_file_path).parent
        docs = Path(self.config.docs_dir)
        shared = [*sorted(root.glob("mkdocs*.yml")), root / "CITATION.cff"]
        shared += sorted(docs.glob(f"{LANGUAGES}/*/{TABLE}"))
        folders = [Path(folder) for folder in self.config.theme.dirs[:1]]
        shared += [path for folder in folders for path in sorted(folder.rglob("*.html"))]
        environment = [os.environ.get(name, "") for name in ("SITE_URL", "REPOSITORY")]
        url = [self.config.site_url, root_of(self.config), self.config.use_directory_urls]
        theme = [self.config.theme.name, self.config.theme.dirs, self.config.extra]
        addresses = sorted((f.src_uri, f.url, f.inclusion.name) for f in self.files)
        found = [self.workspace.files.of(path) for path in shared]
        return digest_of([found, environment, site_code(), url, theme, addresses, engine()])

    def _embedded(self, text: str) -> list[str]:
        """The fragments that a page embeds, and the numbers of those that it asks about."""
        folder, of = self.workspace.project.generated, self.workspace.files.of
        names = [name.rpartition(".")[0] for name in EMBED.findall(text)]
        asked = ["/".join(name.split(".")[:3]).replace("_", "-") for name in NAME.findall(text)]
        named = {name.replace("/", "-"): name for name in self.workspace.products}
        asked += [named.get(name, name) for name in FIGURE.findall(text)]
        shown = [of(folder / f"{name}.html") for name in names]
        return [*shown, *(of(folder / f"{name}.json") for name in dict.fromkeys(asked))]

    def _said(self, text: str) -> Iterator[Any]:
        """The facts that a page may print, the claims it asserts, those that make a guess right."""
        yield from (self.facts.leaf(name) for name in NAME.findall(text))
        yield from (self.facts.claims.get(sentence) for _, sentence in CLAIM.findall(text))
        for start, end in ASSERTED.findall(text):
            yield [one for one in self.facts.claims if one.startswith(start) and one.endswith(end)]

    def _insert(self, name: str) -> str:
        if name not in self.inserts and name in MAKERS:
            self.inserts[name] = MAKERS[name](self.workspace)
        return self.inserts.get(name, "")

    def _card(self, post: Any) -> list[Any]:  # noqa: ANN401
        """What a list shows of an article: its first words, its picture, what there is to do."""
        text = post.markdown or ""
        first = text.partition(MORE)[0]
        hero = self.workspace.project.generated / f"{post.meta.get('hero')}.html"
        embedded = [first, *DEFINED.findall(text), EMBED.findall(text), self._embedded(first)]
        return [post.file.src_uri, post.config.readtime, self.workspace.files.of(hero), *embedded]


_ENGINE: list[str] = []


def engine() -> str:
    """A digest of what renders pages, as it was when this process began."""
    if not _ENGINE:
        root = Path(__file__).resolve().parents[2]
        sources = [path.read_bytes() for below in OURS for path in sorted(root.glob(below))]
        _ENGINE.append(digest(b"\0".join(sources) + repr(versions(PACKAGES)).encode()))
    return _ENGINE[0]
