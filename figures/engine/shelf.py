"""What the card of an article shows on the front page, beside its date and its first words.

The picture is a figure of the site, whole, so that the page's proof reads it like any other. What
there is to play with is counted in the article itself. The rest stands in the front matter; what
does not stand there is not shown.
"""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from figures.engine.errors import EngineError, nearest
from figures.engine.notebook_pages import notebooks_of
from figures.engine.page import read_page
from figures.engine.workspace import Workspace

if TYPE_CHECKING:
    from jinja2 import Environment

# Fields of the front matter, each a list of one title and its address a line, and how it is headed.
FIELDS = {"discussions": "Discussions", "translations": "Translations", "watch": "Watch"}
# What each kind of product is to a reader, one of it and several.
PLAY = {
    "film": ("film to step through", "films to step through"),
    "widget": ("model to try yourself", "models to try yourself"),
}

FIGURE = re.compile(r"<figure\b.*?</figure>\s*", re.DOTALL)


@dataclass(frozen=True)
class Play:
    """Something in an article that a reader can do, and where the first of its kind stands."""

    words: str
    anchor: str


@dataclass(frozen=True)
class Row:
    """A field of the front matter: its heading, and the links below it."""

    heading: str
    links: tuple[tuple[str, str], ...]  # title and address


def equip(env: "Environment", workspace: Workspace) -> None:
    """Let the templates ask for the parts of a card, and for where the source can be read."""
    env.globals["repository"] = repository()  # ty: ignore[invalid-assignment]
    env.globals["picture_of"] = partial(picture, workspace)  # ty: ignore[invalid-assignment]
    env.globals["words_of"] = words_of  # ty: ignore[invalid-assignment]
    env.globals["play_of"] = partial(play, workspace)  # ty: ignore[invalid-assignment]
    env.globals["rows_of"] = rows_of  # ty: ignore[invalid-assignment]
    env.globals["notebooks_of"] = partial(notebooks_of, workspace)  # ty: ignore


def picture(workspace: Workspace, post: Any) -> str:  # noqa: ANN401
    """The figure that stands for an article, named `hero` in its front matter; "" without one.

    Raises:
        EngineError: there is no such figure; the message names the nearest.
    """
    name = post.meta.get("hero", "")
    if not name:
        return ""
    figures = {n for n, product in workspace.products.items() if product.kind == "figure"}
    if name not in figures:
        where = f"docs/{post.file.src_uri}"
        raise EngineError(f"{where}: hero: there is no figure {name}{nearest(name, figures)}")
    path = workspace.project.generated / f"{name}.html"
    return path.read_text(encoding="utf-8").rstrip("\n")


def words_of(post: Any) -> str:  # noqa: ANN401
    """The first words of an article, without their figures: its card has a picture."""
    return FIGURE.sub("", post.content)


def play(workspace: Workspace, post: Any) -> list[Play]:  # noqa: ANN401
    """What a reader can play with in an article, counted in its text."""
    page = read_page(workspace.project, Path(post.file.abs_src_path))
    names = [name.removesuffix(".html") for name in page.embeds]
    known = [workspace.products[name] for name in names if name in workspace.products]
    found = []
    for kind, (one, several) in PLAY.items():
        here = [product.name for product in known if product.kind == kind]
        if here:
            words = f"{len(here)} {one if len(here) == 1 else several}"
            found.append(Play(words, here[0].replace("/", "-")))
    return found


def repository() -> str:
    """Where the source can be read, from the environment; "" if nowhere."""
    return os.environ.get("REPOSITORY", "").rstrip("/")


def rows_of(post: Any) -> list[Row]:  # noqa: ANN401
    """The fields of an article's front matter that its card shows."""
    return [*rows(post.meta, f"docs/{post.file.src_uri}")]


def rows(meta: Mapping[str, Any], where: str) -> Iterator[Row]:
    """The fields of the front matter that are there.

    Raises:
        EngineError: a field that is no list of titles with their addresses.
    """
    for name, heading in FIELDS.items():
        given = meta.get(name)
        if given is None:
            continue
        form = f"{where}: {name}: write a list, each line “- Title: https://address”"
        if not isinstance(given, list) or not given:
            raise EngineError(form)
        yield Row(heading, tuple(_link(entry, form) for entry in given))


def _link(entry: object, form: str) -> tuple[str, str]:
    if not isinstance(entry, dict) or len(entry) != 1:
        raise EngineError(form)
    title, address = next(iter(entry.items()))
    if not str(address).startswith("https://"):
        raise EngineError(f"{form}; {address!r} is no such address")
    return str(title), str(address)
