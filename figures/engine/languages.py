"""Pages and drawings in other languages: docs/languages/CODE/ and mkdocs.CODE.yml."""

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from figures.engine.errors import EngineError, nearest
from figures.engine.page import read_page, read_pages
from figures.engine.paths import Project, here
from figures.engine.wanted import LANGUAGES, codes, table_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


QUIETLY = {"NO_MKDOCS_2_WARNING": "1"}  # Material says much of its future, at each start
MARKS = {"decimal": ".", "group": ",", "percent": "%"}


@dataclass(frozen=True)
class Language:
    """What pages of a language say and how they write numbers. English is the plain one."""

    code: str = "en"
    table: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)  # English sign → the language's
    is_mirrored: bool = False
    name: str = "English"  # in the language itself

    def say(self, english: str) -> str:
        """The words of the table for these.

        Raises:
            EngineError: there are none; the message names the nearest and the file.
        """
        if self.code == "en":
            return english
        if english not in self.words:
            problem = f"{self.table}: nothing for “{english}”"
            raise EngineError(problem + nearest(english, self.words))
        return self.words[english]

    def number(self, text: str) -> str:
        """A printed number in the numerals of the language."""
        return text.translate(str.maketrans(dict(self.marks)))


ENGLISH = Language()


def read(code: str) -> Language:
    """The language of this code, by its table."""
    table = table_of(code)
    try:
        found = tomllib.loads((here().root / table).read_text(encoding="utf-8"))
        settings, words = found["language"], found["words"]
        marks = {sign: settings.get(name, sign) for name, sign in MARKS.items()}
        is_mirrored = settings["direction"] == "rtl"
        return Language(code, table, words, marks, is_mirrored, settings["name"])
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise EngineError(f"{table}: it is no table of a language: {error}") from None


@dataclass(frozen=True)
class Alternate:
    """The address of a page in a language."""

    code: str
    url: str


def site_code() -> str:
    """The language of the site that is built now."""
    return _SITE[0].code


def site_language() -> Language:
    """The words and numerals of the pages that are built now."""
    return _SITE[0]


_SITE = [ENGLISH]


def begin_site(config: "MkDocsConfig") -> None:
    """Build in the language of the theme; one that is not English stands in a folder of the site.

    What all languages share (styles, scripts, figures' files) lies in the English site: the pages
    of the others name it there.
    """
    code = str(config.theme.get("language", "en"))
    _SITE[:] = [ENGLISH if code == "en" else read(code)]
    if code == "en":
        return
    config.extra["root"] = "../"
    config.site_url = f"{config.site_url}{code}/"
    letters = ["generated/assets/other-letters.css"] if site_language().is_mirrored else []
    config.extra_css = [f"../{path}" for path in [*letters, *config.extra_css]]
    for script in config.extra_javascript:
        script.path = f"../{script.path}"  # ty: ignore
    for name in ("logo", "favicon"):
        config.theme[name] = f"../{config.theme[name]}"
    config.theme.static_templates.discard("404.html")
    for palette in config.theme["palette"]:
        palette["toggle"]["name"] = site_language().say(palette["toggle"]["name"])


def translated_claims(claims: dict[str, list[str]]) -> dict[str, list[str]]:
    """What pages of this site may claim: those sentences that its table has."""
    if site_code() == "en":
        return claims
    words = site_language().words
    return {words[said]: provers for said, provers in claims.items() if said in words}


def root_of(config: "MkDocsConfig") -> str:
    """The address of the English site."""
    address = config.site_url or ""
    return address.removesuffix(f"{site_code()}/") if site_code() != "en" else address


def below_root(url: str) -> str:
    """The address of a page below the English site's root."""
    return url if site_code() == "en" else f"{site_code()}/{url}"


def source_folder() -> str:
    """Where the pages of this site are written, with a slash."""
    return "docs/" if site_code() == "en" else f"docs/{LANGUAGES}/{site_code()}/"


def alternates(config: "MkDocsConfig", path: str, of: str = "") -> list[Alternate]:
    """The same page in every language that has it, English first; none if only one does.

    `of` is the English page that this one translates (front matter `of: posts/….md`).
    """
    english, root = of or path, root_of(config)
    others = [
        Alternate(page.code, root + page.address)
        for page in read_pages(here())
        if page.code and page.said("of") == english
    ]
    if not others:
        return []
    url = root + read_page(here(), here().docs / english).address
    return [Alternate("en", url), *others, Alternate("x-default", url)]


def links_to(others: list[Alternate], root: str) -> list[tuple[Language, str]]:
    """The other languages of a page, and its address in each, seen from the root of the site."""
    known = [other for other in others if other.code not in ("en", "x-default")]
    return [(read(other.code), other.url.removeprefix(root)) for other in known]


def check_translations(project: Project) -> Iterator[str]:
    """Pages that translate no page, each with its file."""
    pages = read_pages(project)
    known = [page.below for page in pages if not page.code]
    for page in (page for page in pages if page.code):
        of = page.said("of")
        if of not in known:
            yield f"{page.path}:1: `of: {of}` names no page{nearest(of, known)}"


def build_others(folder: Path, settings: Path) -> None:
    """Build every other language into the folder of the site, beside the English pages.

    Args:
        folder: that of the site.
        settings: where mkdocs.CODE.yml stands for each language.

    Raises:
        EngineError: one does not build; with all that MkDocs says.
    """
    for code in codes(here()):
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
        files = ["--config-file", str(settings / f"mkdocs.{code}.yml"), "--site-dir"]
        done = subprocess.run(
            [*command, *files, str(folder.resolve() / code)],
            capture_output=True,
            text=True,
            check=False,
            env=QUIETLY | os.environ,
        )
        if done.returncode:
            raise EngineError(f"the pages in “{code}” do not build:\n{done.stdout}{done.stderr}")
