"""The sound article that faults are put into, with all that vouches for it, once per process.

The article of the specimens is laid out as a project in a temporary folder: its pages, the sources
whose words readers meet, and the finished drawings. Pages are checked and printed as in a build.
"""

import atexit
import re
import shutil
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jinja2 import Environment, StrictUndefined
from markdown import Markdown
from mkdocs.config import load_config

from figures.engine.errors import EngineError
from figures.engine.facts import Facts
from figures.engine.macros import claim_of, grown, show
from figures.engine.pages import check_pages
from figures.engine.paths import Project, here
from figures.engine.tables import claims_table, facts_tree
from figures.proof.difference import Difference
from figures.proof.pages import prose_of, read_page
from figures.proof.record import compare, page_entry
from tests.faults.drawing_products import made, products
from tests.faults.fault import rounded

ARTICLE = "docs/posts/pond.md"
WHITELIST = "docs/typed-numbers/pond.toml"
SPECIMENS = Path(__file__).parent / "specimens"
PAGES = (ARTICLE, "docs/about.md", "docs/index.md")
SOURCES = {"figures/pond": ("vectors", "looks", "charts", "live"), "anim/pond": ("films",)}
PLACE = re.compile(r"^(\S+?):\d+(?::\d+)?: ")
LONGEST = 200
# What the checks of a page say, and the rule behind it.
RULES = (
    ("typed number", "is typed"),
    ("touching a fact", "touches a printed fact"),
    ("disguise", "inside a word"),
    ("disguise", "cannot be seen"),
    ("disguise", "letters of two alphabets"),
    ("written by hand", "not by hand"),
    ("exceptions", "docs/typed-numbers/"),
    ("fact away from its figure", "is quoted"),
    ("claim", "figure claims"),
    ("fact", "no fact"),
    ("figure", "there is no pond/"),
)


@dataclass(frozen=True)
class Complaint:
    """What was said of a page, and by which rule."""

    rule: str
    message: str


@dataclass(frozen=True)
class Site:
    """A copy of the project, and what its figures vouch for."""

    project: Project
    facts: dict[str, Any]
    claims: dict[str, list[str]]
    fragments: Mapping[str, str]  # by their ids

    def text(self, path: str) -> str:
        """A file of the copy."""
        return (self.project.root / path).read_text(encoding="utf-8")

    @contextmanager
    def changed(self, path: str, text: str) -> Generator[None]:
        """Another text in the place of a file, for a while."""
        before = self.text(path)
        (self.project.root / path).write_text(text, encoding="utf-8")
        try:
            yield
        finally:
            (self.project.root / path).write_text(before, encoding="utf-8")


@cache
def site() -> Site:
    """The sound site."""
    folder = TemporaryDirectory(prefix="faults-")
    atexit.register(folder.cleanup)
    project = Project(Path(folder.name))
    states: Any = {name: made(name) for name in products()}
    fragments = {name: states[name].outputs[".html"].decode() for name in states}
    _copy(project, fragments)
    by_id = {name.replace("/", "-"): text for name, text in fragments.items()}
    return Site(project, facts_tree(states), claims_table(states), by_id)


def _copy(project: Project, fragments: Mapping[str, str]) -> None:
    """Lay out pages, sources and drawings where a project has them."""
    shutil.copytree(SPECIMENS / "docs", project.docs)
    for folder, modules in SOURCES.items():
        (project.root / folder).mkdir(parents=True)
        for module in modules:
            shutil.copy(SPECIMENS / f"{module}.py", project.root / folder)
    for name, text in fragments.items():
        path = project.generated / f"{name}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@cache
def _markdown() -> Markdown:
    """Markdown as the site is written in it."""
    config: Any = load_config(str(here().root / "mkdocs.yml"), plugins=[], hooks=[], theme="mkdocs")
    options = dict(config.mdx_configs)
    snippets = "pymdownx.snippets"
    options[snippets] = {**options[snippets], "base_path": [str(site().project.generated)]}
    return Markdown(extensions=config.markdown_extensions, extension_configs=options)


def finished(text: str) -> str:
    """The page as it is published: facts, claims and figures in their places."""
    environment = Environment(
        variable_start_string="{=",
        variable_end_string="=}",
        block_start_string="{%=",
        block_end_string="=%}",
        comment_start_string="{//",
        comment_end_string="//}",
        undefined=StrictUndefined,
        autoescape=False,
    )
    environment.filters["show"] = show
    names = {article: grown(article, table) for article, table in site().facts.items()}
    body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    printed = environment.from_string(body).render(names, claim=partial(claim_of, site().claims))
    return _markdown().reset().convert(printed)


@cache
def sound_page() -> str:
    """The article as it should be."""
    return finished(site().text(ARTICLE))


def of_source(path: str, text: str) -> list[Complaint]:
    """What a build says if a file had this text."""
    with site().changed(path, text):
        try:
            check_pages(site().project, Facts(site().facts, site().claims))
        except EngineError as error:
            return [_complaint(str(error))]
    return of_page(finished(text)) if path == ARTICLE else []


def of_page(html: str) -> list[Complaint]:
    """What is said of the finished page by itself, and beside the record of the last review."""
    found = read_page(html, site().facts, site().claims, ARTICLE, site().fragments)
    return [Complaint(one.rule, str(one)) for one in (*found, *_beside_the_record(html))]


def _beside_the_record(html: str) -> Iterator[Difference]:
    values = dict(values_of(site().facts))
    before, after = (page_entry(prose_of(page), values) for page in (sound_page(), html))
    pages = ({"pages": {ARTICLE: entry}} for entry in (before, after))
    return (difference for _, difference in compare(*pages))


def _complaint(said: str) -> Complaint:
    """The first thing said; without its line, which moves with every edit of the article."""
    places = [(said.find(words), rule) for rule, words in RULES if words in said]
    rule = min(places)[1] if places else "form"
    return Complaint(rule, rounded(PLACE.sub(r"\1: ", said)).partition("\ndocs/")[0][:LONGEST])


def values_of(tree: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Every fact by its dotted name."""
    for name, branch in tree.items():
        if {*branch} == {"value", "source"}:
            yield prefix + name, branch["value"]
        else:
            yield from values_of(branch, f"{prefix}{name}.")
