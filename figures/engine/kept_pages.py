"""Pages that are as they were are not rendered again: neither under `mkdocs serve` nor by a build.

MkDocs reads and renders every page at every build. Here the two functions with which it does so
first look whether all that a page is made from (see `page_inputs`) is what it was. What a build has
rendered is kept only when it has succeeded, and without a warning: warnings are to be told again.
"""

import logging
import os
import pickle
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands import build as mkdocs_build
from mkdocs.utils import CountHandler, write_file

from figures.engine.languages import below_root
from figures.engine.links import Links
from figures.engine.page_inputs import Inputs
from figures.engine.storage import digest

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

LISTING = "<!-- material/"  # what other pages say is put here when all have been read


@dataclass(frozen=True)
class Kept:
    """What came of a page: its content with all that MkDocs learns from it, then all of it."""

    content_key: str
    markdown: str
    content: str
    toc: Any
    title: str | None
    anchors: set[str] | None
    links: dict[str, dict[str, str]]  # by the path of the page they lead to
    readtime: int | None
    excerpt: str
    page_key: str = ""
    output: str = ""
    found: tuple[dict[str, Any], ...] = ()  # what the search finds on it
    addresses: dict[str, str] = field(default_factory=dict)  # where links of figures lead


@dataclass
class Shelf:
    """Where the pages of one site in one language are kept, between builds and processes."""

    folder: Path
    pages: dict[str, Kept] = field(default_factory=dict)

    def get(self, path: str) -> Kept | None:
        """What is kept of a page."""
        if path not in self.pages:
            try:
                self.pages[path] = pickle.loads(self._file(path).read_bytes())
            except Exception:  # none, half a file, or of another version of this class
                return None
        return self.pages[path]

    def keep(self, path: str, kept: Kept) -> None:
        """Keep a page in place of the one that was."""
        if self.pages.get(path) != kept:
            self.pages[path] = kept
            self.folder.mkdir(parents=True, exist_ok=True)
            part = self.folder / f"{os.getpid()}.part"
            part.write_bytes(pickle.dumps(kept))
            part.replace(self._file(path))

    def _file(self, path: str) -> Path:
        return self.folder / f"{digest(path)}.pickle"


class Rendering:
    """Renders the pages of one build; what is fresh comes from the shelf."""

    def __init__(self, inputs: Inputs, shelf: Shelf, links: Links) -> None:
        self.inputs, self.shelf, self.links = inputs, shelf, links
        self.kept: dict[str, Kept] = {}
        self.rendered: set[str] = set()
        self.addresses: dict[str, str] = {}  # of the page that is written
        self.titles, self.is_done = "", False
        self.warnings = CountHandler(level=logging.WARNING)
        logging.getLogger("mkdocs").addHandler(self.warnings)

    def resolve(self, address: str, url: str) -> str:
        """Where a link of a figure leads from the page that is written."""
        self.addresses[address] = self.links.resolve(address, url)
        return self.addresses[address]

    def populate(self, page: "Page", config: "MkDocsConfig", files: "Files", dirty: bool) -> None:
        """Give a page its content: what MkDocs does with each page before it writes any."""
        path, n_before = page.file.src_uri, self._n_warnings
        page.read_source(config)
        key, kept = self.inputs.of_content(page), self.shelf.get(path)
        is_listing = LISTING in (page.markdown or "")
        if kept and kept.content_key == key and not is_listing:
            self.kept[path] = kept
            _restore(kept, page, config, files)
            self.inputs.furniture.enter(kept.excerpt, page)
            return
        self.rendered.add(path)
        vars(page)["read_source"] = lambda config: None  # it has been read
        POPULATE(page, config, files, dirty)
        if self._n_warnings == n_before and not is_listing:
            self.kept[path] = _learnt(page, key, self.inputs.furniture.excerpt(page))

    def build(self, page: "Page", config: "MkDocsConfig", *rest: Any, **more: Any) -> None:  # noqa: ANN401
        """Write a page: what MkDocs does with each when all have their content."""
        path, n_before = page.file.src_uri, self._n_warnings
        pages = (file.page for file in self.inputs.files if file.page)
        self.titles = self.titles or self.inputs.titles(pages)
        content, entries = self.kept.get(path), _entries(config)
        key = self.inputs.of_page(page, content.content_key, self.titles) if content else ""
        if content and content.page_key == key and self._leads_as_before(page, content):
            entries.extend(deepcopy(content.found))
            write_file(content.output.encode(), page.file.abs_dest_path)
            return
        self.rendered.add(path)
        self.addresses, n_entries = {}, len(entries)
        BUILD(page, config, *rest, **more)
        if content and self._n_warnings == n_before:
            output = Path(page.file.abs_dest_path).read_text(encoding="utf-8")
            found = tuple(deepcopy(entries[n_entries:]))
            self.kept[path] = replace(
                content, page_key=key, output=output, found=found, addresses=self.addresses
            )
        else:
            self.kept.pop(path, None)

    def end(self) -> None:
        """Keep what was rendered, if all of it is published."""
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        for path, kept in self.kept.items() if self.is_done else ():
            self.shelf.keep(path, kept)

    def _leads_as_before(self, page: "Page", kept: Kept) -> bool:
        url = below_root(page.url)
        return all(self.links.resolve(one, url) == led for one, led in kept.addresses.items())

    @property
    def _n_warnings(self) -> int:
        return sum(self.warnings.counts.values())


def _restore(kept: Kept, page: "Page", config: "MkDocsConfig", files: "Files") -> None:
    """Let a page be as it was left, and those plugins know of it that list pages."""
    for listener in config.plugins.events["page_markdown"]:
        if not _writes(listener):
            listener(kept.markdown, page=page, config=config, files=files)
    page.markdown, page.content, page.toc = kept.markdown, kept.content, kept.toc
    page._title_from_render, page.present_anchor_ids = kept.title, kept.anchors
    links = {files.get_file_from_path(path): found for path, found in kept.links.items()}
    page.links_to_anchors = {file: found for file, found in links.items() if file}
    if kept.readtime is not None:
        page.config.readtime = kept.readtime  # ty: ignore


def _writes(listener: Callable[..., Any]) -> bool:
    """Whether this changes the Markdown of a page: the macros plugin and our hook do."""
    owner = getattr(listener, "__self__", None)
    return owner is None or type(owner).__module__.startswith("mkdocs_macros")


def _learnt(page: "Page", key: str, excerpt: str) -> Kept:
    links = page.links_to_anchors or {}
    return Kept(
        content_key=key,
        markdown=page.markdown or "",
        content=page.content or "",
        toc=page.toc,
        title=page._title_from_render,
        anchors=page.present_anchor_ids,
        links={file.src_uri: found for file, found in links.items()},
        readtime=getattr(getattr(page, "config", None), "readtime", None),
        excerpt=excerpt,
    )


def _entries(config: "MkDocsConfig") -> list[dict[str, Any]]:
    """What the search has found so far; a list that nobody reads where there is no search."""
    indexes = (getattr(plugin, "search_index", None) for plugin in config.plugins.values())
    return next((index.entries for index in indexes if hasattr(index, "entries")), [])


POPULATE, BUILD = mkdocs_build._populate_page, mkdocs_build._build_page


def install(current: list[Rendering]) -> None:
    """Let MkDocs ask the rendering of the build that runs, the only one in this list, if any."""

    def populate(page: "Page", config: "MkDocsConfig", files: "Files", dirty: bool = False) -> None:
        way = current[0].populate if current else POPULATE
        way(page, config, files, dirty)

    def build(page: "Page", config: "MkDocsConfig", *rest: Any, **more: Any) -> None:  # noqa: ANN401
        way = current[0].build if current else BUILD
        way(page, config, *rest, **more)

    vars(mkdocs_build).update(_populate_page=populate, _build_page=build)
