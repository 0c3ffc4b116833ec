"""Checks, before the site is built, where links lead, what pictures say and what stands twice.

MkDocs looks at links too, but not at those in HTML, and it does not say in which line they stand.
"""

import re
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from figures.engine.errors import nearest
from figures.engine.page import EMBED, Page
from figures.engine.paths import Project
from figures.proof.markdown import line_and_column, without_code
from figures.proof.quoting import EMBEDDED, sections

INLINE = re.compile(r"(?P<image>!?)\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*<?(?P<to>[^\s)>]*)")
DEFINED = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?(?P<to>[^\s>]+)", re.MULTILINE)
TAG = re.compile(r"<(?P<name>a|img)\b[^>]*>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""\b(href|src|alt)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
IDENTITY = re.compile(r"""\b(?:id|name)\s*=\s*["']([^"']+)["']|\{[^}\n]*?#([\w-]+)[^}\n]*\}""")
ELSEWHERE = re.compile(r"[a-z][a-z+.-]*:|//", re.IGNORECASE)
# What the build writes into a page has ids of its own; a link to them is left to MkDocs.
MADE = re.compile(r"^<!-- made: \S+ -->$", re.MULTILINE)
BLOG = ("archive/", "category/")  # pages that nobody writes
Found = tuple[int, str]  # a place on the page, and what is wrong there


def misled(project: Project, texts: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with links, pictures and repetitions on these pages (path → text)."""
    site = _Site(project, texts)
    for path, text in texts.items():
        seen = without_code(text)
        problems = [*_repeated(seen), *_unspoken(seen), *site.astray(path, seen)]
        for place, problem in sorted(problems):
            yield f"{path}:{line_and_column(text, place)[0]}: {problem}"


def _repeated(text: str) -> Iterator[Found]:
    """Every figure that the page has shown before: its id would stand there twice."""
    first: dict[str, int] = {}
    for match in EMBED.finditer(text):
        if match[1] in first:
            line, _ = line_and_column(text, first[match[1]])
            yield match.start(1), f"{match[1]} stands on this page already, in line {line}"
        first.setdefault(match[1], match.start(1))


def _unspoken(text: str) -> Iterator[Found]:
    """Every picture without words for those who do not see it."""
    for match in INLINE.finditer(text):
        if match["image"] and not match["words"].strip():
            yield match.start(), f"the picture {match['to']} has no alt text: ![what it shows](…)"
    for match in TAG.finditer(text):
        given = _attributes(match[0])
        if match["name"].lower() == "img" and not given.get("alt", "").strip():
            source = given.get("src", match[0])
            yield match.start(), f'the picture {source} has no alt text: alt="what it shows"'


def _attributes(tag: str) -> dict[str, str]:
    return {name: double or single for name, double, single in ATTRIBUTE.findall(tag)}


class _Site:
    """What a link may lead to: pages and their anchors, files."""

    def __init__(self, project: Project, texts: Mapping[str, str]) -> None:
        self.project, self.texts = project, texts
        self.addresses = {path: Page(path, text).address for path, text in texts.items()}
        self.paths = {address: path for path, address in self.addresses.items()}
        self.anchors: dict[str, set[str]] = {}

    def astray(self, path: str, text: str) -> Iterator[Found]:
        """Every link and picture of a page that leads nowhere."""
        for pattern in (INLINE, DEFINED):
            for match in pattern.finditer(text):
                if problem := self._to_file(path, match["to"]):
                    yield match.start("to"), problem
        for match in TAG.finditer(text):
            given = _attributes(match[0])
            to = given.get("href", given.get("src", ""))
            if problem := self._to_address(path, to):
                yield match.start(), problem

    def _to_file(self, path: str, to: str) -> str:
        """What is wrong with a link as Markdown has it: to a file, from the folder of the page."""
        if not to or ELSEWHERE.match(to):
            return ""
        target, _, anchor = unquote(to).partition("#")
        if target.startswith("/"):
            return f"{to} leads to the root of the host: begin with the folder of this page"
        other = normpath(join(dirname(path), target)) if target else path
        if other in self.texts:
            return self._anchored(other, anchor, to)
        file = self.project.root / other
        if file.is_relative_to(self.project.docs) and file.is_file():
            return ""
        return f"there is no {other}{nearest(other, self._files())}"

    def _to_address(self, path: str, to: str) -> str:
        """What is wrong with a link as HTML has it: to an address, from that of the page."""
        if not to or ELSEWHERE.match(to):
            return ""
        target, _, anchor = unquote(to).partition("#")
        if target.startswith("/"):
            return f"{to} leads to the root of the host: begin with the address of this page"
        here = self.addresses[path]
        address = normpath(join(f"/{here}", target)).lstrip("/") if target else here
        for known in (address, f"{address}/"):
            if known in self.paths:
                return self._anchored(self.paths[known], anchor, to)
        if f"{address}/".startswith(BLOG) or (self.project.docs / address).is_file():
            return ""
        return f"nothing has the address {address}{nearest(address, filter(None, self.paths))}"

    def _anchored(self, path: str, anchor: str, to: str) -> str:
        if not anchor or anchor.startswith(("fn:", "fnref:")) or MADE.search(self.texts[path]):
            return ""
        if path not in self.anchors:
            self.anchors[path] = self._anchors(path)
        known = self.anchors[path]
        return "" if anchor in known else f"{to}: no such place{nearest(anchor, known)}"

    def _anchors(self, path: str) -> set[str]:
        """The names of the places on a page: headings, figures, and ids that somebody gave."""
        text, found, times = self.texts[path], set(), dict[str, int]()
        for section in sections(without_code(text)):
            number = times[section.slug] = times.get(section.slug, -1) + 1
            found.add(f"{section.slug}_{number}" if number else section.slug)
        found |= {one or other for one, other in IDENTITY.findall(text)}
        for name in EMBED.findall(text):
            fragment = self.project.generated / name
            if fragment.is_file():
                written = fragment.read_text(encoding="utf-8")
                found |= {one for one, _ in IDENTITY.findall(written) if one}
        # A figure is named after its product, also before it was ever made.
        return found | {name.replace("/", "-") for name in EMBEDDED.findall(text)}

    def _files(self) -> list[str]:
        folders = (self.project.docs / "assets", self.project.docs / "widgets")
        files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
        return [*self.texts, *map(self.project.relative, files)]
