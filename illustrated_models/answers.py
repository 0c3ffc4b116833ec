"""Lines of Python, and what a notebook shows below them.

What is shown is what ran: each code is run by itself, on its own copy of what it is given. A value
is shown as `repr` writes it, a dtype by its name; an error and a warning by their class, since
their words depend on which other libraries are there.
"""

import ast
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

Known: TypeAlias = Callable[[], Mapping[str, Any]]


@dataclass(frozen=True)
class Answer:
    """A piece of code and what came of it."""

    code: str  # (definition)
    shown: str  # the value of the last line; "" if there is none or it was refused (definition)
    refusal: str  # the class of the error, or "" (definition)
    warning: str  # the class of the first warning, or "" (definition)
    lines: tuple[str, ...]  # of the code (definition)
    shown_lines: tuple[str, ...]  # of what is shown (definition)


@dataclass(frozen=True)
class Session:
    """Pieces of code that know the same names, each run by itself."""

    given: str  # lines that are run before each of them, or "" (definition)
    answers: tuple[Answer, ...]  # (definition)
    given_lines: tuple[str, ...]  # the lines that are given (definition)


def session(codes: Sequence[str], known: Known, given: str = "") -> Session:
    """Run pieces of code.

    Args:
        codes: what a reader would type; they know `pd` and `np`.
        known: makes the names that they know besides, anew for each.
        given: lines that are run before each.
    """
    answers = tuple(answer(code, known, given) for code in codes)
    return Session(given, answers, tuple(given.splitlines()))


def answer(code: str, known: Known, given: str = "") -> Answer:
    """Run one piece of code."""
    names = dict(known())
    run_cell(given, names)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            shown, refusal = written(run_cell(code, names)), ""
        except Exception as error:
            shown, refusal = "", type(error).__name__
    classes = [each.category.__name__ for each in caught]
    warning = classes[0] if classes else ""
    lines, shown_lines = tuple(code.splitlines()), tuple(shown.splitlines())
    return Answer(code, shown, refusal, warning, lines, shown_lines)


def run_cell(code: str, names: dict[str, Any]) -> Any:  # noqa: ANN401
    """Run lines of Python as a cell of a notebook; what the last one returns, if it does.

    Args:
        code: the lines; they know `pd` and `np`.
        names: what they know besides; what they define is added.
    """
    names.update(pd=pd, np=np)
    body: list[ast.stmt] = ast.parse(code).body
    last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), "a cell", "exec"), names)
    if not isinstance(last, ast.Expr):
        return None
    return eval(compile(ast.Expression(last.value), "a cell", "eval"), names)


def written(value: Any) -> str:  # noqa: ANN401
    """A value as a notebook writes it, a dtype by its name; nothing for `None`."""
    if value is None:
        return ""
    is_dtype = isinstance(value, np.dtype | pd.api.extensions.ExtensionDtype)
    return str(value) if is_dtype else repr(value)
