"""Reads a notebook: a page whose blocks of Python are its cells, and whose words are the rest.

docs/ARTICLE/notebook.md is Markdown like every other page, so that it can be edited, compared and
checked like one. A block that opens with three backticks and `python`, at the beginning of a line,
is a cell; within `<details>` it is folded. All other blocks of code are words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from figures.engine.as_typed import without

FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
OPENING, CLOSING = "```python", "```"
FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})[^`]*$")  # of any other block of code
DETAILS = re.compile(r"<(/?)details\b")


@dataclass(frozen=True)
class Cell:
    """A cell of code, or the words between two of them."""

    text: str
    line: int  # of its first line in the file, from 1
    is_code: bool
    is_folded: bool = False  # it begins within <details>


def cells_of(page: str) -> list[Cell]:
    """The cells of a notebook in their order, without the page's front matter and empty words."""
    front = FRONT.match(page)
    lines = page.split("\n")
    borders = {*borders_of(lines)}
    start = page.count("\n", 0, front.end()) if front else 0
    cells: list[Cell] = []
    depth, is_code, first = 0, False, start
    for place in range(start, len(lines) + 1):
        if place == len(lines) or place in borders:
            text = "\n".join(lines[first:place]).strip("\n")
            if is_code or text.strip():
                blank = next((n for n, one in enumerate(lines[first:place]) if one.strip()), 0)
                cells.append(Cell(text, first + blank + 1, is_code, depth > 0))
            depth += 0 if is_code else _deeper(text)
            is_code, first = not is_code, place + 1
    return cells


def borders_of(lines: list[str]) -> Iterator[int]:
    """The lines in which a cell begins or ends; what another block of code shows is no cell."""
    is_code, other = False, ""
    for place, line in enumerate(map(str.rstrip, lines)):
        if is_code or (line == OPENING and not other):
            if line in (OPENING, CLOSING) and is_code == (line == CLOSING):
                yield place
                is_code = not is_code
        elif other:
            other = "" if line.strip() == other else other
        elif fence := FENCE.match(line):
            other = fence[1]


def code_of(page: str) -> list[Cell]:
    """Only the cells of code."""
    return [cell for cell in cells_of(page) if cell.is_code]


def as_python(page: str) -> bytes:
    """The code of a page as one file with the same lines; a word stands before each cell.

    So a change of the words changes no statement, and one of the cells' borders does.
    """
    lines = [""] * (page.count("\n") + 1)
    for cell in code_of(page):
        lines[cell.line - 2] = '"a cell"'
        for number, line in enumerate(cell.text.split("\n"), cell.line - 1):
            lines[number] = line
    return "\n".join(lines).encode()


def _deeper(text: str) -> int:
    """By how many boxes more the words have opened than closed."""
    return sum(-1 if closing else 1 for closing in DETAILS.findall(without(text)))
