"""An article from its page: its title, its place on the site, what it shows and in which order."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from figures.engine.as_typed import without
from figures.engine.errors import EngineError, nearest
from figures.engine.page import EMBED, read_page
from figures.engine.pages import COMMENT
from figures.engine.paths import Project
from figures.engine.product import Product
from figures.engine.wanted import LABORATORIES
from figures.engine.workspace import Workspace

HEADING = re.compile(r"^## +(.+?)(?: *\{[^}]*\})? *$")
HOST = "Illustrated Models, "  # where no address of the site is known


@dataclass(frozen=True)
class Place:
    """A product where its page shows it."""

    product: Product
    section: str  # the heading above it; nothing before the first one

    @property
    def identity(self) -> str:
        """Its anchor on the page."""
        return self.product.name.replace("/", "-")


@dataclass(frozen=True)
class Lesson:
    """A page and all that it shows, in its order."""

    name: str
    title: str
    url: str  # from the root of the site
    places: tuple[Place, ...]

    def link(self, place: Place, step: int = 0) -> str:
        """The full address of a product; nothing where the site has none."""
        site = os.environ.get("SITE_URL", "").rstrip("/")
        return f"{site}/{self.address(place, step)}" if site else ""

    def address(self, place: Place, step: int = 0) -> str:
        """The address from the root of the site."""
        return f"{self.url}#{place.identity}{f':{step}' if step else ''}"

    def said(self, place: Place, step: int = 0) -> str:
        """The address as it is printed."""
        return self.link(place, step) or f"{HOST}{self.address(place, step)}"


def read_lesson(workspace: Workspace, name: str) -> Lesson:
    """The article of this name.

    Raises:
        EngineError: there is none, it shows nothing, or it shows what does not exist.
    """
    path = _page(workspace.project, name)
    if path is None:
        raise EngineError(_refusal(workspace, name))
    page = read_page(workspace.project, path)
    places = tuple(_places(workspace, COMMENT.sub("", without(page.body)), page.path))
    if not places:
        raise EngineError(f"{page.path} shows no figure and no film")
    return Lesson(name, page.said("title") or name, page.address, places)


def articles(project: Project) -> list[str]:
    """The names of all pages that show something."""
    folders = (project.docs / "posts", project.docs)
    names = {path: path.stem for folder in folders for path in folder.glob("*.md")}
    for path in project.docs.glob(LABORATORIES):
        names[path] = path.relative_to(project.docs).with_suffix("").as_posix()
    return [name for path, name in names.items() if read_page(project, path).embeds]


def _page(project: Project, name: str) -> Path | None:
    paths = (project.docs / "posts" / f"{name}.md", project.docs / f"{name}.md")
    return next((path for path in paths if path.is_file()), None)


def _refusal(workspace: Workspace, name: str) -> str:
    article = name.partition("/")[0]
    if workspace.knows(name) and "/" in name:
        return f"slides and worksheets are of a whole article: illustrate export {article} …"
    return f"there is no article “{name}”{nearest(name, articles(workspace.project))}"


def _places(workspace: Workspace, body: str, page: str) -> Iterator[Place]:
    section = ""
    for line in body.splitlines():
        if heading := HEADING.match(line):
            section = heading[1]
        if embed := EMBED.match(line):
            name = embed[1].removesuffix(".html")
            if name not in workspace.products:
                raise EngineError(f"{page}: there is no {name}{nearest(name, workspace.products)}")
            yield Place(workspace.standings[name].product, section)
