"""What readers get of a notebook: its page with what the cells answered, and two files to run.

The files are made of the page's words and the answers whenever pages are built, so that changed
words run nothing again.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from html import escape
from posixpath import dirname, join, normpath
from typing import Any

from figures.engine.as_typed import outside, without
from figures.engine.errors import EngineError
from figures.engine.notebook import ANSWERS
from figures.engine.notebook_cells import Cell, borders_of, cells_of
from figures.engine.page import Page, read_page
from figures.engine.paths import Project
from figures.engine.product import Product
from figures.engine.wanted import NOTEBOOK
from figures.engine.workspace import Workspace

Answers = list[list[dict[str, str]]]  # for each cell of code
STYLE = re.compile(r"<style\b.*?</style>\s*", re.DOTALL)
LOOKS = re.compile(r' (?:border|class|halign|style|valign)="[^"]*"')
# Of a heading that stands over several columns, or beside several rows, HTML wants to know so.
GROUPS = {"colspan": "colgroup", "rowspan": "rowgroup"}
GROUP = re.compile(r'<th (colspan|rowspan)="')
LINK = re.compile(r"(?<=\]\()(?![a-z]+:|#)([^\s)#]+)(#[^\s)]*)?(?=\))")
ANCHOR = re.compile(r"(?<=\]\()(#[^\s)]*)(?=\))")
FOLD = re.compile(r"<details\b[^>]*>\s*<summary>(.*?)</summary>|</details>", re.DOTALL)
PRINTED = re.compile(r"\{=|^[ \t]*-{1,}8<", re.MULTILINE)
TABLE = '<table class="answer">'  # without a class, Material would put it into boxes that scroll
FITS = 28  # characters of a line that a narrow phone shows without scrolling
FOLDED = {"jupyter": {"source_hidden": True, "outputs_hidden": True}}
HOW_TO_RUN = "#run-it-yourself"  # docs/overrides/notebook.html
SUFFIXES = {True: ".ipynb", False: "-to-run.ipynb"}  # with what the cells answered, and without


@dataclass(frozen=True)
class Notebook:
    """A notebook, its page and what its cells answered."""

    product: Product
    page: str
    answers: Answers

    @property
    def path(self) -> str:
        """Its page below docs/."""
        return f"{self.product.name}.md"

    @property
    def title(self) -> str:
        return self._field("title")

    @property
    def url(self) -> str:
        """The address of its page below that of the site."""
        return f"{self.product.name}/"

    def file(self, answered: bool = True) -> str:
        """The address of its file below that of the site."""
        return f"{self.product.name}{SUFFIXES[answered]}"

    def _field(self, name: str) -> str:
        said = Page(f"docs/{self.path}", self.page).said(name)
        if not said:
            raise EngineError(f"docs/{self.path}:1: its front matter lacks “{name}”")
        return said


def read_notebook(project: Project, product: Product) -> Notebook:
    """A notebook that was run.

    Raises:
        EngineError: its page prints facts or embeds figures, which its file could not.
    """
    page = (project.root / product.path).read_text(encoding="utf-8")
    for cell in cells_of(page):
        if not cell.is_code and (match := PRINTED.search(without(cell.text))):
            line = cell.line + cell.text.count("\n", 0, match.start())
            advice = "a notebook prints what it computes, in a cell"
            raise EngineError(f"{product.path}:{line}: {advice}: its file has no figures and facts")
    answers = json.loads((project.generated / f"{product.name}{ANSWERS}").read_bytes())
    return Notebook(product, page, answers)


def notebooks(workspace: Workspace) -> dict[str, Notebook]:
    """All notebooks by the path of their page below docs/."""
    products = (one for one in workspace.products.values() if one.kind == NOTEBOOK)
    found = (read_notebook(workspace.project, product) for product in products)
    return {notebook.path: notebook for notebook in found}


def notebooks_of(workspace: Workspace, article: str) -> list[Notebook]:
    """The notebooks that take an article apart."""
    return [one for one in notebooks(workspace).values() if one.product.article == article]


def answered(markdown: str, notebook: Notebook) -> str:
    """The page with what each cell answered below it."""
    answers = iter(notebook.answers)
    lines = markdown.split("\n")
    ends = {*[*borders_of(lines)][1::2]}
    for place, line in enumerate(lines):
        if place in ends:
            lines[place] = "\n".join([line, "", *shown(next(answers)), ""])
    return "\n".join(lines)


def shown(outputs: list[dict[str, str]]) -> Iterator[str]:
    """What a cell answered as HTML; nothing when it said nothing."""
    parts = "".join(map(_part, outputs))
    if parts:
        yield f'<figure class="output" aria-label="What this cell answers">{parts}\n</figure>'


def _part(output: dict[str, str]) -> str:
    if table := output.get("html"):
        plain = LOOKS.sub("", STYLE.sub("", table)).replace("<th></th>", "<td></td>")
        plain = GROUP.sub(lambda one: f'<th scope="{GROUPS[one[1]]}" {one[1]}="', plain)
        rows = " ".join(plain.replace("<table>", TABLE).split())
        return f'<div tabindex="0">{rows.removeprefix("<div> ").removesuffix(" </div>")}</div>'
    text = output.get("printed", output.get("text", "")).rstrip("\n")
    scrolls = ' tabindex="0"' if max(map(len, text.split("\n"))) > FITS else ""
    written = escape(text, quote=False).replace("{", "&#123;").replace("\n", "&#10;")
    return f"<pre{scrolls}><samp>{written}</samp></pre>"


def files_of(notebook: Notebook, project: Project, site_url: str) -> dict[str, str]:
    """Both files by their addresses, as JSON."""
    return {notebook.file(whole): to_json(notebook, project, site_url, whole) for whole in SUFFIXES}


def to_json(notebook: Notebook, project: Project, site_url: str, with_answers: bool) -> str:
    """A Jupyter notebook, version 4.5, as nbformat writes it."""
    answers = iter(notebook.answers)
    cells: list[dict[str, Any]] = []
    to_web = partial(_absolute, notebook=notebook, project=project, site_url=site_url)
    fold = ""
    for cell in cells_of(notebook.page):
        if cell.is_code:
            known = next(answers) if with_answers else []
            n_run = sum(each["cell_type"] == "code" for each in cells) + 1
            cells.append(_code(cell, known, n_run if with_answers else None))
            continue
        text, fold = _unfolded(to_web(cell.text), fold)
        if text:
            cells.append({"cell_type": "markdown", "metadata": {}, "source": _lines(text)})
    page = f"{site_url}{notebook.url}"
    origin = f"\n\n*[The page of this notebook]({page}) says [how to run it]({page}{HOW_TO_RUN}).*"
    cells[0]["source"] = _lines("".join(cells[0]["source"]) + origin)
    content = {
        "cells": [{"id": f"cell-{n}", **cell} for n, cell in enumerate(cells, 1)],
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _code(cell: Cell, outputs: list[dict[str, str]], n_run: int | None) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": n_run,
        "metadata": FOLDED if cell.is_folded else {},
        "outputs": [_output(output, n_run) for output in outputs],
        "source": _lines(cell.text),
    }


def _output(output: dict[str, str], n_run: int | None) -> dict[str, Any]:
    if "printed" in output:
        return {"name": "stdout", "output_type": "stream", "text": _lines(output["printed"])}
    kinds = {"html": "text/html", "text": "text/plain"}
    data = {kinds[kind]: _lines(text) for kind, text in output.items()}
    return {
        "data": data,
        "execution_count": n_run,
        "metadata": {},
        "output_type": "execute_result",
    }


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _absolute(text: str, notebook: Notebook, project: Project, site_url: str) -> str:
    """The words with links that lead to the site from wherever the file lies."""

    def address(match: re.Match[str]) -> str:
        target = normpath(join(dirname(notebook.path), match[1]))
        is_page = target.endswith(".md")
        known = read_page(project, project.docs / target).address if is_page else target
        return f"{site_url}{known}{match[2] or ''}"

    own = outside(ANCHOR, lambda match: f"{site_url}{notebook.url}{match[1]}", text)
    return outside(LINK, address, own)


def _unfolded(text: str, fold: str) -> tuple[str, str]:
    """The words, those in a box in one of their own, and the heading of the box left open.

    A box of the page may hold cells; in a file each cell is folded by itself.
    """
    found, place = [], 0
    for match in [*FOLD.finditer(text), None]:
        part = text[place : match.start() if match else None].strip()
        boxed = f"<details>\n<summary>{fold}</summary>\n\n{part}\n\n</details>"
        found.append(boxed if fold and part else part)
        if match is None:
            break
        fold, place = match[1] or "", match.end()
        if fold:
            found.append(f"**{fold}** (folded)")
    return "\n\n".join(filter(None, found)), fold
