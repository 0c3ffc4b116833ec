"""The words that a source file puts before a reader: captions, labels, alt texts, claims.

They are read from the syntax tree; nothing is imported. Which strings are meant for a reader is
not left to a list of functions: every string with a space in it is, and every number in words, if
it is no docstring and explains no error. A sentence that is the key of a dictionary, or handed to
`claim`, is a claim.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from figures.proof.numerals import number_of

FIELD = re.compile(r"\{[^{}]*\}")
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
HUSHED = {ast.Raise, ast.Assert, ast.Import, ast.ImportFrom, ast.Name}
HUSHED_FIELDS = {"decorator_list", "returns", "annotation", "ctx", "op", "ops"}
WIDGET_LABEL = re.compile(r"""\blabel\(\s*(["'`])((?:\\.|(?!\1).)*)\1""", re.DOTALL)
WIDGET_FIELD = re.compile(r"\$?\{[^{}]*\}")


@dataclass(frozen=True)
class Spoken:
    """A string for readers: its words with blanks for the fields, and where it is written."""

    text: str
    start: int  # of the literal in its file
    end: int
    is_claim: bool = False


@lru_cache(maxsize=256)
def spoken(source: str) -> tuple[Spoken, ...]:
    """Every string of a Python file that a reader may meet; none if it is no Python."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return ()  # the engine says so, with the line
    lines = [0]
    for line in source.splitlines(keepends=True):
        lines.append(lines[-1] + len(line))
    words = (*_captions(tree), *_strings(tree))
    return tuple(_placed(node, text, claim, source, lines) for node, text, claim in words)


def widget_labels(script: str) -> tuple[Spoken, ...]:
    """Every string that a script marks as read by people: label("Press a word")."""
    return tuple(
        Spoken(WIDGET_FIELD.sub(_blank, match[2]), match.start(2), match.end(2))
        for match in WIDGET_LABEL.finditer(script)
    )


def _placed(node: ast.expr, text: str, claim: bool, source: str, lines: list[int]) -> Spoken:
    """A string with its places in characters; syntax trees count bytes of a line."""
    first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
    start = lines[first] + _characters(source, lines, first, node.col_offset)
    end = lines[last] + _characters(source, lines, last, node.end_col_offset or 0)
    return Spoken(FIELD.sub(_blank, text), start, end, claim)


def _characters(source: str, lines: list[int], line: int, n_bytes: int) -> int:
    return len(source[lines[line] : lines[line + 1]].encode()[:n_bytes].decode())


def _captions(tree: ast.Module) -> Iterator[tuple[ast.expr, str, bool]]:
    """The first line of what is said of each decorated function or class: its caption."""
    for node in tree.body:
        if isinstance(node, DEFINITIONS) and node.decorator_list and (said := _docstring(node)):
            yield said, str(said.value).strip().partition("\n")[0], False


def _strings(tree: ast.Module) -> Iterator[tuple[ast.expr, str, bool]]:
    nodes = [*_speaking(tree)]
    calls = [node for node in nodes if isinstance(node, ast.Call) and node.args]
    labels = {call.args[0] for call in calls if _name(call) == "label"}
    keys = {key for node in nodes if isinstance(node, ast.Dict) for key in node.keys if key}
    claims: set[ast.AST] = {call.args[0] for call in calls if _name(call) == "claim"}
    claims |= {key for key in keys if " " in str(getattr(key, "value", ""))}
    for node in nodes:
        if isinstance(node, ast.Constant):
            words = str(node.value)
            is_number = node not in keys and number_of(words) is not None
            if " " in words.strip() or node in labels or node in claims or is_number:
                yield node, words, node in claims


def _speaking(tree: ast.Module) -> Iterator[ast.Constant | ast.Call | ast.Dict]:
    """Every string, call and dictionary that may hold words for a reader.

    Docstrings, errors, types, decorators and labels whose number is declared to be no data hold
    none, nor does what they are made of.
    """
    nodes: list[ast.AST] = [tree]
    while nodes:
        node = nodes.pop()
        kind = type(node)
        if kind in HUSHED or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            continue
        if isinstance(node, ast.Constant):
            if isinstance(node.value, str):
                yield node
            continue
        if isinstance(node, ast.Call | ast.Dict):
            if any(keyword.arg == "declared" for keyword in getattr(node, "keywords", ())):
                continue
            yield node
        for name in kind._fields:
            child = getattr(node, name) if name not in HUSHED_FIELDS else None
            if isinstance(child, list):
                nodes += [one for one in child if isinstance(one, ast.AST)]
            elif isinstance(child, ast.AST):
                nodes.append(child)


def _name(call: ast.Call) -> str:
    """The last part of what is called: both label(…) and kit.label(…) are label."""
    return getattr(call.func, "id", None) or getattr(call.func, "attr", "")


def _docstring(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> ast.Constant | None:
    said = node.body[0].value if isinstance(node.body[0], ast.Expr) else None
    return said if isinstance(said, ast.Constant) and isinstance(said.value, str) else None


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
