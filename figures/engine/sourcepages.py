"""Pages that show the source of a figure, its example, model and tests, an anchor on each line."""

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path

from figures.engine.paths import PACKAGES, Project
from figures.engine.storage import read_json, write_if_changed
from figures.engine.workspace import Workspace

TESTS = f"tests/{PACKAGES[0]}"  # what proves the models
WIDGETS = "docs/widgets"  # what runs in the page
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{path}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><link rel="icon" href="data:,">
<style>{style}</style></head>
<body><main><h1>{path}</h1>
<pre tabindex="0" role="region" aria-label="Source"><code>{lines}</code></pre></main></body></html>
"""
STYLE = """:root{color-scheme:light dark}
body{margin:0 auto;max-width:120ch;padding:1rem;font:15px/1.5 ui-monospace,Menlo,Consolas,monospace;
color:light-dark(#1f2933,#e8ecf1);background:light-dark(#fff,#14171c)}
h1{font-size:1rem;overflow-wrap:anywhere}pre{overflow-x:auto;margin:0}
a{display:inline-block;min-width:4ch;margin-right:2ch;text-align:right;text-decoration:none;
color:light-dark(#5f6b7a,#9aa7b6)}
:target{background:light-dark(#fff0c2,#54410a)}
.c{color:light-dark(#5f6b7a,#9aa7b6)}.s{color:light-dark(#15703f,#5fd39a)}
.k{color:light-dark(#6a3fc4,#bba2ff)}.d{color:light-dark(#1d5fbf,#84b7ff)}
.n{color:light-dark(#a34a06,#f5a552)}"""
# Colours by the beginnings of Pygments' token names, the more special first.
CLASSES = {
    "Token.Comment": "c",
    "Token.Literal.String": "s",
    "Token.Literal.Number": "n",
    "Token.Keyword": "k",
    "Token.Name.Function": "d",
    "Token.Name.Class": "d",
    "Token.Name.Decorator": "d",
}


def page_path(project: Project, path: str) -> Path:
    """Where the page of a source file lies."""
    return project.generated / "source" / f"{path}.html"


def write_source_pages(workspace: Workspace) -> set[Path]:
    """Write a page for each source that figures lead to; only what changed is written."""
    project, files = workspace.project, workspace.files
    manifest = project.store / "source-pages.json"
    known, wanted = read_json(manifest), {}
    renderer = files.of(Path(__file__))
    for path in sorted(set(_paths(workspace))):
        page = page_path(project, path)
        stamp = [files.of(project.root / path), renderer, files.of(page)]
        if known.get(path) != stamp:
            write_if_changed(page, _render(project.root / path, path).encode(), project.temp)
            stamp[-1] = files.of(page)
        wanted[path] = stamp
    write_if_changed(manifest, json.dumps(wanted).encode(), project.temp)
    files.save(project.temp)
    return {page_path(project, path) for path in wanted}


def _paths(workspace: Workspace) -> Iterator[str]:
    """The sources of all products, their examples and models, the cards, and the models' tests."""
    modules = workspace.sources.modules
    for product in workspace.products.values():
        yield product.path
        for name in product.modules:
            if name.partition(".")[0] == PACKAGES[0]:
                yield modules[name].path
        for path in product.reads:
            if path.endswith(".json") and (workspace.project.root / path).is_file():
                yield path
    project = workspace.project
    for path in (project.root / TESTS).rglob("test_*.py"):
        yield project.relative(path)
    live = any(product.kind == "widget" for product in workspace.products.values())
    for path in (project.root / WIDGETS).rglob("*.*") if live else ():
        yield project.relative(path)


def _render(file: Path, path: str) -> str:
    lines = "\n".join(
        f'<span id="L{number}"><a href="#L{number}">{number}</a>{line}</span>'
        for number, line in enumerate(_highlighted(file), 1)
    )
    return PAGE.format(path=escape(path), style=STYLE, lines=lines)


def _highlighted(file: Path) -> list[str]:
    text = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        return escape(text).splitlines()
    from pygments.lexers.python import PythonLexer

    return "".join(
        _coloured(str(kind), value) for kind, value in PythonLexer().get_tokens(text)
    ).splitlines()


def _coloured(kind: str, text: str) -> str:
    for beginning, name in CLASSES.items():
        if kind.startswith(beginning):
            # A tag must not cross the end of a line: each line is an element.
            spans = (f'<span class="{name}">{escape(part)}</span>' for part in text.split("\n"))
            return "\n".join(spans)
    return escape(text)
