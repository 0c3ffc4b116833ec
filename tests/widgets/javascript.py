"""Reads JavaScript as far as a rule needs it: which parts are code, texts and comments.

A slash begins a regular expression where a value cannot have ended; a template is taken apart into
its texts and the code between them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
TEXT = re.compile(r"'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\"", re.DOTALL)
PATTERN = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*")
WORD = re.compile(r"[A-Za-z_$][\w$]*")
NUMBER = re.compile(r"(?:\d[\d_]*\.?[\d_]*|\.\d+)(?:[eE][+-]?\d+)?n?|0[xob][\da-fA-F]+")
KEYWORDS = {"return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else"}
SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Token:
    """A part of a file: "comment", "text", "template", "pattern", "number", "word" or "mark"."""

    kind: str
    text: str
    place: int


def tokens(source: str) -> list[Token]:
    """All parts of a file in order, without white space."""
    return [*_tokens(source, 0, len(source))]


def line_of(source: str, place: int) -> int:
    """The line in which a part begins, counted from 1."""
    return source.count("\n", 0, place) + 1


def _tokens(source: str, here: int, end: int) -> Iterator[Token]:
    last = Token("mark", "", here)
    while here < end:
        if space := SPACE.match(source, here, end):
            here = space.end()
            continue
        if source[here] == "`":
            stop = yield from _template(source, here)
            last, here = Token("template", "", here), stop
            continue
        found = _next(source, here, end, last)
        yield found
        here += len(found.text)
        last = last if found.kind == "comment" else found


def _next(source: str, here: int, end: int, last: Token) -> Token:
    kinds = {"comment": COMMENT, "text": TEXT, "number": NUMBER, "word": WORD}
    if _value_may_begin(last):
        kinds = {"comment": COMMENT, "pattern": PATTERN, **kinds}
    for kind, pattern in kinds.items():
        if match := pattern.match(source, here, end):
            return Token(kind, match[0], here)
    return Token("mark", source[here], here)


def _value_may_begin(last: Token) -> bool:
    if last.kind == "mark":
        return last.text not in (")", "]", "}")
    return last.kind == "word" and last.text in KEYWORDS


def _template(source: str, start: int) -> Iterator[Token]:
    """The texts of a template and the code inside it; returns where it ends."""
    here, text = start + 1, start + 1
    while source[here] != "`":
        if source.startswith("${", here):
            yield Token("template", source[text:here], text)
            stop = _closing(source, here + 2)
            yield from _tokens(source, here + 2, stop)
            here = text = stop + 1
        else:
            here += 2 if source[here] == "\\" else 1
    yield Token("template", source[text:here], text)
    return here + 1


def _closing(source: str, here: int) -> int:
    """Where the brace that is open here closes."""
    depth = 1
    while depth:
        if source[here] == "`":
            here = _end_of_template(source, here)
        elif match := TEXT.match(source, here):
            here = match.end()
        else:
            depth += {"{": 1, "}": -1}.get(source[here], 0)
            here += 1
    return here - 1


def _end_of_template(source: str, here: int) -> int:
    here += 1
    while source[here] != "`":
        if source.startswith("${", here):
            here = _closing(source, here + 2) + 1
        else:
            here += 2 if source[here] == "\\" else 1
    return here + 1
