"""Reads a notebook as it is published: its page, and the two files that readers download.

Each must hold the cells of its source, letter by letter, and below each cell what it answered when
it was run; the file to run holds no answer. The record keeps every answer and every assertion, for
on these stands what the words say of a network: one that is dropped must not go unnoticed.
"""

import ast
import json
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from itertools import zip_longest

from figures.proof.difference import Difference

# A cell; or another block of code, which may show what a cell looks like.
CELL = re.compile(
    r"^```python *\n(.*?)^``` *$|^[ \t>]*(`{3,}|~{3,})[^`\n]*\n.*?^[ \t>]*\2 *$",
    re.DOTALL | re.MULTILINE,
)
FILE, TO_RUN = ".ipynb", "-to-run.ipynb"
CHECKS = "assert"  # a statement, or how a function of a library that does the same begins
NAMED = {"cell": "a cell", "answer": "an answer"}
VOID = {"br", "hr", "img", "input", "link", "meta", "wbr"}

Event = tuple[str, str]  # "cell" or "answer", and its text
Outputs = list[list[dict[str, str]]]  # for each cell


def notebook_entry(source: str, outputs: bytes) -> dict[str, list[str]]:
    """What the record keeps of a notebook: each line that was answered, and what is asserted."""
    texts = (_plain(one) for answers in json.loads(outputs) for one in answers)
    lines = (" ".join(line.split()) for text in texts for line in text.splitlines())
    return {"answers": [*lines], "claims": [said for cell in cells(source) for said in _said(cell)]}


def cells(source: str) -> list[str]:
    """The code of each cell."""
    return [found[1].strip("\n") for found in CELL.finditer(source) if not found[2]]


def read_notebook(
    source: str, outputs: bytes, html: str, files: Mapping[str, bytes], where: str
) -> list[Difference]:
    """All in which the page and the files are not what was run; `files` by their suffixes."""
    answers: Outputs = json.loads(outputs)
    found = [*_page_problems(cells(source), answers, html, where)]
    for suffix in (FILE, TO_RUN):
        known = answers if suffix == FILE else [[] for _ in answers]
        data = files.get(suffix, b'{"cells": []}')
        found += _file_problems(cells(source), known, data, f"{where}{suffix}")
    return found


def _said(code: str) -> Iterator[str]:
    """Every assertion of a cell, in one way of writing."""
    for node in ast.walk(ast.parse(code)):
        called = node.func if isinstance(node, ast.Call) else None
        name = called.attr if isinstance(called, ast.Attribute) else ""
        if isinstance(node, ast.Assert) or name.startswith(CHECKS):
            yield ast.unparse(node)


def _plain(output: Mapping[str, str]) -> str:
    return output["printed"] if "printed" in output else output["text"]


def _page_problems(
    code: list[str], answers: Outputs, html: str, where: str
) -> Iterator[Difference]:
    """The cells and answers in their order, and behind them no other answer."""
    wanted: list[Event] = []
    for cell, outputs in zip_longest(code, answers, fillvalue=""):
        wanted.append(("cell", str(cell)))
        if outputs:
            shown = " ".join(_seen(one.get("html", "")) or _plain(one) for one in outputs)
            wanted.append(("answer", " ".join(shown.split())))
    found = events(html)
    rest = [event for event in found[len(wanted) :] if event[0] == "answer"]
    yield from _compared([*found[: len(wanted)], *rest], wanted, f"the page of {where}")


def _file_problems(
    code: list[str], answers: Outputs, data: bytes, where: str
) -> Iterator[Difference]:
    wanted = [(cell, *map(_as_published, known)) for cell, known in zip(code, answers, strict=True)]
    found = [
        ("".join(cell["source"]), *map(_as_filed, cell["outputs"]))
        for cell in json.loads(data)["cells"]
        if cell["cell_type"] == "code"
    ]
    for one, other in zip_longest(found, wanted, fillvalue=()):
        names = ("cell", *["answer"] * max(len(one), len(other)))
        pairs = ([*zip(names, each, strict=False)] for each in (one, other))
        yield from _compared(*pairs, where)


def _compared(found: list[Event], wanted: list[Event], where: str) -> Iterator[Difference]:
    for one, other in zip_longest(found, wanted, fillvalue=("nothing", "")):
        if one != other:
            kind = other[0] if other[1] else one[0]
            yield Difference(
                "notebook", f"{NAMED[kind]} in {where}", "", one[1], other[1] or "nothing"
            )


def _as_published(output: Mapping[str, str]) -> str:
    return output.get("printed") or f"{output.get('html', '')}{output['text']}"


def _as_filed(output: Mapping) -> str:
    if "data" not in output:
        return "".join(output["text"])
    data = output["data"]
    return "".join([*data.get("text/html", ()), *data.get("text/plain", ())])


def _seen(html: str) -> str:
    """The words of a table, one beside the other."""
    reader = _Reader()
    reader.feed(f'<figure class="output">{html}</figure>' if html else "")
    return " ".join(text for _, text in reader.events)


def events(html: str) -> list[Event]:
    """The blocks of code and the answers of a finished page, in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.events


class _Reader(HTMLParser):
    """Collects the text of each block of code and of each answer."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[Event] = []
        self.open: list[str] = []  # tags
        self.start = 0  # how many were open where a block begins; 0: none has begun
        self.kind = ""
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        kind = {"output": "answer", "highlight": "cell"}.get(" ".join(classes), "")
        if tag in VOID:
            return
        self.open.append(tag)
        if kind and not self.start:
            self.start, self.kind, self.texts = len(self.open), kind, []

    def handle_endtag(self, tag: str) -> None:
        while tag in self.open and self.open.pop() != tag:
            pass
        if self.start and len(self.open) < self.start:
            text = "".join(self.texts) if self.kind == "cell" else " ".join(self.texts)
            clean = text.strip("\n") if self.kind == "cell" else " ".join(text.split())
            self.events.append((self.kind, clean))
            self.start = 0

    def handle_data(self, data: str) -> None:
        if self.start and self.open[-1] != "style":
            self.texts.append(data)
