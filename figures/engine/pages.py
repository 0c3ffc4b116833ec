"""Checks, before the site is built, that pages name only what exists."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from figures.engine.errors import EngineError, nearest
from figures.engine.macros import claim_of, grown, show
from figures.engine.paths import Project
from figures.engine.tables import Tree

EMBED = re.compile(r"""^[ \t]*(?:-{1,}8<-{1,})[ \t]+["']([^"']+)["']""", re.MULTILINE)
PRINT = re.compile(r"\{=(.*?)=\}", re.DOTALL)
FACT = re.compile(r"(?<![\w.\"'])([a-z_]\w*(?:\.\w+)+)")
CLAIM = re.compile(r"""claim\(\s*(["'])(.*?)\1\s*\)""", re.DOTALL)
TEXT = re.compile(r"""(["'])(?:\\.|(?!\1).)*\1""", re.DOTALL)


def check_pages(project: Project, facts: Tree, claims: dict[str, list[str]]) -> None:
    """Find every name on every page.

    Raises:
        EngineError: names that do not exist, each with file, line and the nearest that do.
    """
    problems = [p for path in pages(project) for p in _check(path, project, facts, claims)]
    if problems:
        raise EngineError("\n".join(problems))


def pages(project: Project) -> list[Path]:
    """All pages that authors write."""
    return sorted([*project.docs.glob("*.md"), *(project.docs / "posts").rglob("*.md")])


def _check(
    path: Path, project: Project, facts: Tree, claims: dict[str, list[str]]
) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    for match in EMBED.finditer(text):
        if not (project.generated / match[1]).is_file():
            at = _at(project, path, text, match)
            yield f"{at}: there is no {match[1]}{nearest(match[1], _embeds(project))}"
    for match in PRINT.finditer(text):
        problems = [*_names(match[1], facts, claims)] or [*_printing(match[1], facts, claims)]
        yield from (f"{_at(project, path, text, match)}: {problem}" for problem in problems)


def _names(expression: str, facts: Tree, claims: dict[str, list[str]]) -> Iterator[str]:
    for _, sentence in CLAIM.findall(expression):
        if sentence not in claims:
            yield f"no figure claims “{sentence}”{nearest(sentence, claims)}"
    for name in FACT.findall(TEXT.sub("", expression)):
        yield from _lookup(name, facts)


def _printing(expression: str, facts: Tree, claims: dict[str, list[str]]) -> Iterator[str]:
    """Print it as the macros plugin will, which would end the whole server with an error."""
    from jinja2 import Environment, TemplateSyntaxError, UndefinedError

    environment = Environment()
    environment.filters["show"] = show
    names = {article: grown(article, table) for article, table in facts.items()}
    try:
        template = environment.from_string(f"{{{{{expression}}}}}")
        template.render(names, claim=partial(claim_of, claims))
    except (EngineError, TemplateSyntaxError) as error:
        yield str(error)
    except UndefinedError:
        return  # a variable of the macros plugin's own


def _at(project: Project, path: Path, text: str, match: re.Match[str]) -> str:
    start = match.start(1) if match.re is EMBED else match.start()
    return f"{project.relative(path)}:{text.count(chr(10), 0, start) + 1}"


def _embeds(project: Project) -> list[str]:
    paths = project.generated.rglob("*.html")
    names = (path.relative_to(project.generated).as_posix() for path in paths)
    return [name for name in names if not name.startswith("source/")]


def _lookup(name: str, facts: Tree) -> Iterator[str]:
    branch = facts
    for part in name.split("."):
        if part not in branch:
            yield f"there is no fact {name}{nearest(name, _leaves(facts))}"
            return
        branch = branch[part]
    if set(branch) != {"value", "source"}:
        yield f"{name} is no fact{nearest(name, _leaves(facts))}"


def _leaves(tree: Tree, prefix: str = "") -> Iterator[str]:
    for name, branch in tree.items():
        if set(branch) == {"value", "source"}:
            yield prefix + name
        else:
            yield from _leaves(branch, f"{prefix}{name}.")
