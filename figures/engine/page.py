"""A page as its author wrote it: front matter, language, address, what it shows, its sections."""

import re
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from figures.engine.as_typed import without
from figures.engine.errors import EngineError
from figures.engine.paths import Project
from figures.engine.storage import SETTLED_SECONDS
from figures.engine.wanted import BESIDE, LANGUAGES
from figures.proof.markdown import without_code
from figures.proof.quoting import Section, sections

FRONT = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
EMBED = re.compile(r"""^[ \t]*(?:-{1,}8<-{1,})[ \t]+["']([^"']+)["']""", re.MULTILINE)
POSTS = "posts/"


@dataclass(frozen=True)
class Front:
    """A page's front matter, and where each key stands."""

    path: str
    values: dict[str, Any]
    lines: dict[str, int]

    def at(self, key: str) -> str:
        """The file and the line of a key."""
        return f"{self.path}:{self.lines.get(key, 1)}"


@dataclass(frozen=True)
class Page:
    """A page of the site, read once."""

    path: str  # from the root of the project: "docs/posts/translation.md"
    text: str

    @cached_property
    def front(self) -> Front:
        """Its front matter.

        Raises:
            EngineError: it is no YAML, or no table.
        """
        import yaml

        match = FRONT.match(self.text)
        text = match[1] if match else ""
        try:
            values = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or {}
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 2 if mark else 1
            raise EngineError(f"{self.path}:{line}: its front matter is no YAML: {error}") from None
        if not isinstance(values, dict):
            raise EngineError(f"{self.path}:1: its front matter is no table of `key: value`")
        keys = enumerate(text.splitlines(), 2)
        return Front(self.path, values, {line.partition(":")[0]: n for n, line in keys})

    def said(self, key: str) -> str:
        """What its front matter says under a key, as text; "" if nothing, or if it is no YAML."""
        try:
            return str(self.front.values.get(key) or "")
        except EngineError:
            return ""

    @property
    def body(self) -> str:
        """All below the front matter."""
        return FRONT.sub("", self.text)

    @property
    def run(self) -> str:
        """What of it the build reads: blanks stand for its code, which stays as it was typed."""
        return without(self.text)

    @cached_property
    def embeds(self) -> tuple[str, ...]:
        """The files that it embeds, in their order: "translation/attention/one-look.html"."""
        return tuple(EMBED.findall(self.run))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Its headings, each with all below it."""
        return sections(without_code(self.text))

    @property
    def code(self) -> str:
        """Its language; "" is English."""
        parts = self.path.split("/")
        return parts[2] if parts[1:2] == [LANGUAGES] else ""

    @property
    def below(self) -> str:
        """Its path below docs/, or below the folder of its language."""
        return self.path.removeprefix("docs/").removeprefix(f"{LANGUAGES}/{self.code}/")

    @property
    def own_address(self) -> str:
        """Its address in the site of its language: an article has the one it chose (`slug`)."""
        if self.below.startswith(POSTS):
            return f"{self.said('slug') or Path(self.path).stem}/"
        return f"{self.below.removesuffix('.md')}/".removesuffix("index/")

    @property
    def address(self) -> str:
        """Its address below the root of all: "de/translation/"; "" is the front page."""
        return f"{self.code}/{self.own_address}" if self.code else self.own_address


Stamp = tuple[int, int, int, int]
_READ: dict[Path, tuple[Stamp, Page]] = {}


def read_page(project: Project, path: Path) -> Page:
    """The page in this file, read when it has changed since it was read last.

    Raises:
        EngineError: it is no UTF-8.
    """
    stat = path.stat()
    stamp = (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)
    known, page = _READ.get(path, (None, None))
    if page and known == stamp and time.time() - stat.st_ctime > SETTLED_SECONDS:
        return page
    is_ours = path.is_relative_to(project.root)
    data, name = path.read_bytes(), project.relative(path) if is_ours else path.as_posix()
    try:
        text = data.decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise EngineError(f"{name}:{line}: it is no UTF-8: {error}") from None
    if page is None or (page.path, page.text) != (name, text):
        page = Page(name, text)
    _READ[path] = (stamp, page)
    return page


def read_pages(project: Project) -> list[Page]:
    """All pages that authors write, in the order of their paths."""
    docs = project.docs
    written = [path for below in ("*.md", *BESIDE) for path in docs.glob(below)]
    written += [path for name in (POSTS, LANGUAGES) for path in (docs / name).rglob("*.md")]
    return [read_page(project, path) for path in sorted(written)]
