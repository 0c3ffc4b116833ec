"""What a source file says, read from its syntax tree: nothing is imported to learn it.

Comments and layout are not part of a digest; docstrings are, for a figure's is its caption.
"""

import ast
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from figures.engine.errors import EngineError
from figures.engine.storage import digest

# Functions that take the name of what they import, or whose files they hand out.
BY_NAME = ("import_module", "find_spec", "files")
NAMED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@dataclass(frozen=True)
class Import:
    """`import module` (no names) or `from ..module import name as alias`."""

    level: int
    module: str
    names: tuple[tuple[str, str], ...] = ()  # (name, as)


@dataclass(frozen=True)
class Decorator:
    """`@name(option=literal, of=reference)`."""

    name: str
    line: int
    options: dict[str, object] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)  # option → dotted name
    problem: str = ""


@dataclass(frozen=True)
class Statement:
    """One top-level statement of a file."""

    digest: str
    line: int
    name: str = ""  # of a function or class
    decorators: tuple[Decorator, ...] = ()
    mentions: tuple[str, ...] = ()  # decorated names of the same file that it speaks of


@dataclass(frozen=True)
class Source:
    """A whole file."""

    statements: tuple[Statement, ...]
    imports: tuple[Import, ...]

    @property
    def digest(self) -> str:
        return self.digest_of(self.statements)

    @staticmethod
    def digest_of(statements: tuple[Statement, ...]) -> str:
        """One digest for these statements, in their order."""
        return digest(" ".join(statement.digest for statement in statements))


def parse(text: bytes, path: str) -> Source:
    """Read a file's source.

    Raises:
        EngineError: it is no Python; the message names file and line.
    """
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        raise EngineError(f"{path}:{line}: {getattr(error, 'msg', error)}") from None
    decorated = {node.name for node in tree.body if isinstance(node, NAMED) and node.decorator_list}
    return Source(
        tuple(_statement(node, decorated) for node in tree.body),
        tuple(_imports(tree)),
    )


def to_json(source: Source) -> dict[str, Any]:
    """The source as plain lists and dictionaries."""
    return asdict(source)


def from_json(record: dict[str, Any]) -> Source:
    """The inverse of `to_json`."""
    return Source(
        tuple(_statement_from_json({**statement}) for statement in record["statements"]),
        tuple(
            Import(found["level"], found["module"], tuple((n, a) for n, a in found["names"]))
            for found in record["imports"]
        ),
    )


def _statement_from_json(record: dict[str, Any]) -> Statement:
    decorators = tuple(_decorator_from_json({**found}) for found in record.pop("decorators"))
    mentions = tuple(record.pop("mentions"))
    return Statement(**record, decorators=decorators, mentions=mentions)


def _decorator_from_json(record: dict[str, Any]) -> Decorator:
    options = {name: _frozen(value) for name, value in record.pop("options").items()}
    return Decorator(**record, options=options)


def _statement(node: ast.stmt, decorated: set[str]) -> Statement:
    name = node.name if isinstance(node, NAMED) else ""
    mentions = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)} & decorated
    return Statement(
        digest=digest(ast.dump(node)),
        line=node.lineno,
        name=name,
        decorators=tuple(map(_decorator, getattr(node, "decorator_list", ()))),
        mentions=tuple(sorted(mentions - {name})),
    )


def _decorator(node: ast.expr) -> Decorator:
    call = node if isinstance(node, ast.Call) else None
    name = _dotted(call.func if call else node).rpartition(".")[2]
    if call is None:
        return Decorator(name, node.lineno, problem="write it with brackets, as in @figure(of=…)")
    options, references, problem = {}, {}, "" if not call.args else "give its options by name"
    for keyword in call.keywords:
        try:
            options[keyword.arg or "**"] = _frozen(ast.literal_eval(keyword.value))
        except (ValueError, TypeError, SyntaxError):
            references[keyword.arg or "**"] = _dotted(keyword.value)
    return Decorator(name, node.lineno, options, references, problem)


def _frozen(value: object) -> object:
    """The literal with tuples for lists: what it is after a round trip through JSON, too."""
    if isinstance(value, list | tuple):
        return tuple(_frozen(part) for part in value)
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"{value!r} is no literal that an option can have")


def _dotted(node: ast.AST) -> str:
    """`a.b.c` as written; "" for any other expression."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        base = _dotted(node.value)
        return f"{base}.{node.attr}" if base else ""
    return ""


def _imports(tree: ast.Module) -> Iterator[Import]:
    for node in _run_nodes(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(0, alias.name, (("", alias.asname or ""),))
        elif isinstance(node, ast.ImportFrom):
            names = tuple((alias.name, alias.asname or alias.name) for alias in node.names)
            yield Import(node.level, node.module or "", names)
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = node.args[0].value
            if isinstance(name, str) and _dotted(node.func).rpartition(".")[2] in BY_NAME:
                yield Import(0, name, (("", ""),))


def _run_nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Every node but those under `if TYPE_CHECKING:`, which no process ever runs."""
    if isinstance(node, ast.If) and _dotted(node.test).endswith("TYPE_CHECKING"):
        children: list[ast.AST] = [*node.orelse]
    else:
        children = [*ast.iter_child_nodes(node)]
    for child in children:
        yield child
        yield from _run_nodes(child)
