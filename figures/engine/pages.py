"""Checks, before the site is built, that pages name only what exists."""

import re
from collections.abc import Iterator
from pathlib import Path

from figures.engine.errors import EngineError, nearest
from figures.engine.facts import Facts
from figures.engine.lights import unlit
from figures.engine.macros import FactValue, show
from figures.engine.maths import sources, wrong_formulas
from figures.engine.page import EMBED, Page, read_pages
from figures.engine.paths import Project
from figures.engine.provenance import Provenance
from figures.engine.targets import misled
from figures.proof.markdown import line_and_column, without_code
from figures.proof.prose import lint
from figures.proof.quoting import misquoted

PRINT = re.compile(r"\{=(.*?)=\}", re.DOTALL)
FACT = re.compile(r"(?<![\w.\"'])([a-z_]\w*(?:\.\w+)+)")
CLAIM = re.compile(r"""claim\(\s*(["'])(.*?)\1\s*\)""", re.DOTALL)
TEXT = re.compile(r"""(["'])(?:\\.|(?!\1).)*\1""", re.DOTALL)
# The two things that a page may print. Anything else, such as {= "46%" =} or a sum of facts,
# would print what no figure vouches for.
FORM = re.compile(
    r"""\s*(?:(?P<name>[a-z_]\w*(?:\.\w+)+)(?:\s*\|\s*"""
    r"""(?P<show>show)(?:\(\s*(["'])(?P<spec>[^"']*)\3\s*\))?)?"""
    r"""|claim\(\s*(["'])(?:(?!\5).)*\5\s*\))\s*""",
    re.DOTALL,
)
COMMENT = re.compile(r"\{//.*?//\}", re.DOTALL)  # what the macros plugin drops, and no more
BLOCK = re.compile(r"\{%=(.*?)=%\}", re.DOTALL)


def check_pages(project: Project, facts: Facts) -> None:
    """Find every name on every page, and every number that no figure vouches for.

    Raises:
        EngineError: what is wrong, each with file and line: a name that does not exist (and the
            nearest that do), a typed number, a fact quoted away from its figure.
    """
    problems = [p for page in read_pages(project) for p in _check(page, project, facts)]
    problems += _strays(project)
    problems += _misquoted(_texts(project), facts)
    problems += lint(project.root, facts.values, facts.claims)
    if problems:
        raise EngineError("\n".join(problems))


def check_links(project: Project) -> None:
    """Follow every link on every page; see that pictures have words and figures stand once.

    Raises:
        EngineError: what is wrong, each with file and line, and the nearest that would do.
    """
    if problems := [*misled(project, _texts(project))]:
        raise EngineError("\n".join(problems))


def _strays(project: Project) -> Iterator[str]:
    """Pages where nobody reads them: what they say and show would be published unchecked."""
    known = {page.path for page in read_pages(project)}
    for path in sorted(project.docs.rglob("*.md")):
        name = project.relative(path)
        if name not in known and not path.is_relative_to(project.generated):
            places = "docs/, docs/posts/, or beside an article as laboratory.md or notebook.md"
            yield f"{name}:1: no page is read here: pages stand in {places}"


def _texts(project: Project) -> dict[str, str]:
    """What pages say, with blanks for their code."""
    return {page.path: page.run for page in read_pages(project)}


def check_formulas(project: Project, provenance: Provenance) -> None:
    """Find the field of a trace that a formula says it defines, on every page.

    Raises:
        EngineError: there is none of this name; with file, line and the nearest.
    """
    problems = []
    for page in read_pages(project):
        for place, name in sources(without_code(page.run)):
            try:
                provenance.where(name)
            except EngineError as error:
                line, _ = line_and_column(page.text, place)
                problems.append(f"{page.path}:{line}: {error}")
    if problems:
        raise EngineError("\n".join(problems))


def _check(page: Page, project: Project, facts: Facts) -> Iterator[str]:
    try:
        _ = page.front  # MkDocs takes what is no YAML for words, and shows them
    except EngineError as error:
        yield str(error)
    text = page.run
    for match in EMBED.finditer(text):
        if not (project.generated / match[1]).is_file():
            at = _at(page, match)
            yield f"{at}: there is no {match[1]}{nearest(match[1], _embeds(project))}"
    seen = COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    wrong = [*unlit(seen, _embedded(project, page)), *wrong_formulas(without_code(text))]
    for place, problem in wrong:
        yield f"{page.path}:{text.count(chr(10), 0, place) + 1}: {problem}"
    for match in BLOCK.finditer(seen):
        at = _at(page, match)
        yield f"{at}: pages have no blocks: print a fact with show, or a claim"
    for match in PRINT.finditer(seen):
        names = [*_names(match[1], facts)]
        problems = names or [*_form(match[1])] or [*_printing(match[1], facts)]
        yield from (f"{_at(page, match)}: {problem}" for problem in problems)


def _misquoted(texts: dict[str, str], facts: Facts) -> Iterator[str]:
    for found in misquoted(texts, facts.values, facts.claims):
        line, _ = line_and_column(texts[found.page], found.place)
        yield f"{found.page}:{line}: {found.problem}"


def _names(expression: str, facts: Facts) -> Iterator[str]:
    for _, sentence in CLAIM.findall(expression):
        if sentence not in facts.claims:
            yield f"no figure claims “{sentence}”{nearest(sentence, facts.claims)}"
    for name in FACT.findall(TEXT.sub("", expression)):
        yield from _lookup(name, facts)


def _form(expression: str) -> Iterator[str]:
    if not FORM.fullmatch(expression):
        said = " ".join(expression.split())
        yield f"{{= {said} =}} is neither a fact with show nor a claim"


def _printing(expression: str, facts: Facts) -> Iterator[str]:
    """Print it as the macros plugin will, which would end the whole server with an error."""
    match = FORM.fullmatch(expression)
    if not match or not match["name"]:
        return
    fact = FactValue(match["name"], **(facts.leaf(match["name"]) or {}))
    try:
        show(fact, match["spec"] or "") if match["show"] else str(fact)
    except EngineError as error:
        yield str(error)


def _embedded(project: Project, page: Page) -> dict[str, Path]:
    """The figures that a page shows, by their ids, and their fragments."""
    names = [name.removesuffix(".html") for name in page.embeds]
    paths = {name.replace("/", "-"): project.generated / f"{name}.html" for name in names}
    return {name: path for name, path in paths.items() if path.is_file()}


def _at(page: Page, match: re.Match[str]) -> str:
    start = match.start(1) if match.re is EMBED else match.start()
    return f"{page.path}:{page.text.count(chr(10), 0, start) + 1}"


def _embeds(project: Project) -> list[str]:
    paths = project.generated.rglob("*.html")
    names = (path.relative_to(project.generated).as_posix() for path in paths)
    return [name for name in names if not name.startswith("source/")]


def _lookup(name: str, facts: Facts) -> Iterator[str]:
    if facts.leaf(name) is None:
        is_there = facts.branch(name) is not None
        problem = f"{name} is no fact" if is_there else f"there is no fact {name}"
        yield problem + nearest(name, facts.values)
