"""Where a number comes from: its trace element, the line that computes it, equation and tests."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from figures.engine.errors import EngineError, nearest
from figures.engine.paths import Project
from figures.engine.product import root_of
from figures.engine.provenance_syntax import MODELS, Code, Line, Models, fields_of
from figures.engine.registry import EXAMPLES, examples_of
from figures.engine.sourcepages import TESTS
from figures.engine.sources import Sources

MARKER = "proves"
# The end of a field's comment: “(definition)”, or a paper with its year.
EQUATION = re.compile(r"\s*\((definition|[^()]*\b(?:1[5-9]|20)\d\d\b[^()]*)\)$")
LABELS = "axis: "  # Annotated[tuple[str, ...], "axis: source key"]: names of a tensor's rows
NAMED_AXIS = re.compile(r"[A-Za-z]\w*")


@dataclass(frozen=True)
class Field:
    """One part of a trace, as its dataclass declares it."""

    name: str  # "illustrated_models.attention.AttentionTrace.weights"
    path: str
    line: int
    meaning: str  # the comment beside it
    equation: str  # "Bahdanau et al. 2015, section 3.1, equation 6", "definition" or ""
    axes: tuple[str, ...]
    made: tuple[Line, ...]  # from where it is kept to where it is computed
    tests: tuple[Line, ...]  # their names in words


@dataclass(frozen=True)
class Element:
    """An address in the trace of an example."""

    source: str  # "translation/seq2seq/four_units:decoder.attention.weights[1, 2]"
    address: str
    words: str  # "element 1, 2 of the attention weights (query 1, key 2)"
    field: Field


class Provenance:
    """Answers where an element of a trace comes from, from the sources as they are now."""

    def __init__(self, project: Project, sources: Sources) -> None:
        self.project, self.sources = project, sources
        self._fields: dict[str, Field] = {}

    @cached_property
    def models(self) -> Models:
        texts = {
            name: (self.project.root / module.path).read_text(encoding="utf-8")
            for name, module in self.sources.modules.items()
            if name.partition(".")[0] == MODELS
        }
        return Models(self.sources, texts)

    @cached_property
    def tests(self) -> dict[str, tuple[Line, ...]]:
        """The tests of each field by the field's name, read from their markers."""
        found: dict[str, tuple[Line, ...]] = {}
        for path in sorted((self.project.root / TESTS).rglob("test_*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for function in tree.body:
                for name in proven(function):
                    words = getattr(function, "name", "").removeprefix("test_").replace("_", " ")
                    proof = Line(self.project.relative(path), function.lineno, words)
                    found[name] = (*found.get(name, ()), proof)
        return found

    def element(self, source: str) -> Element:
        """The part of a trace that a source names.

        Raises:
            EngineError: there is no such example, or no such part of its trace.
        """
        root, _, address = source.partition(":")
        record = self._trace_of(root)
        try:
            tree = ast.parse(address, mode="eval").body
        except SyntaxError:
            raise EngineError(f"{source}: “{address}” is no address") from None
        path = [*_steps(tree)]
        if not any(isinstance(step, str) for step in path):
            raise EngineError(f"{source}: “{address}” is no address")
        field = self._field_at(record, path, source)
        return Element(source, address, _in_words(tree, path, field.axes), field)

    def field(self, name: str) -> Field:
        """A field by its full name.

        Raises:
            EngineError: there is none.
        """
        if name not in self._fields:
            self._fields[name] = self._read(*self._declaration(name))
        return self._fields[name]

    def where(self, name: str) -> str:
        """The path of the file that declares a field, and the line: "PATH#L12".

        Raises:
            EngineError: there is no such field.
        """
        owner, node = self._declaration(name)
        code, _ = self.models.split(owner)
        assert code is not None
        return f"{code.module.path}#L{node.lineno}"

    def _declaration(self, name: str) -> tuple[str, ast.AnnAssign]:
        owner, _, attribute = name.rpartition(".")
        declared = self.declared(owner)
        if attribute not in declared:
            known = [f"{owner}.{each}" for each in declared] or self.records()
            raise EngineError(f"there is no field {name}{nearest(name, known)}")
        return owner, declared[attribute]

    def records(self) -> list[str]:
        """The full names of all classes of the models."""
        codes = self.models.codes.items()
        return [f"{module}.{name}" for module, code in codes for name in code.classes]

    def _trace_of(self, root: str) -> str:
        """The full name of the class that the example "translation/seq2seq/four_units" returns."""
        home, _, name = root.rpartition("/")
        code = self.models.codes.get(f"{EXAMPLES}.{home.replace('/', '.')}")
        function = code.functions.get(name) if code else None
        if code is None or function is None or name not in examples_of(code.module):
            raise EngineError(f"there is no example “{root}”{nearest(root, self._roots())}")
        return self.models.record(code.module.name, function.returns)

    def _roots(self) -> list[str]:
        return [
            root_of(f"{name}:{example}")
            for name, code in self.models.codes.items()
            for example in examples_of(code.module)
        ]

    def declared(self, owner: str) -> dict[str, ast.AnnAssign]:
        """The fields that a class declares, by name."""
        code, name = self.models.split(owner)
        node = code.classes.get(name) if code else None
        return fields_of(node) if node else {}

    def _field_at(self, record: str, path: list[str | tuple], source: str) -> Field:
        name = ""
        for attribute in (step for step in path if isinstance(step, str)):
            declared = self.declared(record)
            if attribute not in declared:
                raise EngineError(f"{source}: no “{attribute}”{nearest(attribute, declared)}")
            name = f"{record}.{attribute}"
            home = record.rpartition(".")[0]
            record = self.models.record(home, declared[attribute].annotation)
        return self.field(name)

    def _read(self, owner: str, node: ast.AnnAssign) -> Field:
        code, _ = self.models.split(owner)
        assert code is not None
        assert isinstance(node.target, ast.Name)
        attribute = node.target.id
        meaning, equation = _split(comment_beside(code, node))
        return Field(
            name=f"{owner}.{attribute}",
            path=code.module.path,
            line=node.lineno,
            meaning=meaning,
            equation=equation,
            axes=_axes(node.annotation),
            made=self.models.trail(owner, attribute),
            tests=self.tests.get(f"{owner}.{attribute}", ()),
        )


def proven(function: ast.stmt) -> Iterator[str]:
    """The fields that a test's markers name."""
    for decorator in getattr(function, "decorator_list", ()):
        if isinstance(decorator, ast.Call) and ast.unparse(decorator.func).endswith(f".{MARKER}"):
            yield from (each.value for each in decorator.args if isinstance(each, ast.Constant))


def comment_beside(code: Code, node: ast.AnnAssign) -> str:
    """The comment on a field's lines, and the lines of comment right below it."""
    last = node.end_lineno or node.lineno
    while code.rows[last : last + 1] and code.rows[last].strip().startswith("#"):
        last += 1
    found = [code.comments.get(line, "") for line in range(node.lineno, last + 1)]
    return " ".join(part.lstrip("#").strip() for part in found if part)


def _split(comment: str) -> tuple[str, str]:
    found = EQUATION.search(comment)
    return (comment[: found.start()], found[1]) if found else (comment, "")


def _axes(annotation: ast.expr) -> tuple[str, ...]:
    """The names of the axes: of a tensor its shape, of words those that they label."""
    for node in ast.walk(annotation):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and text.startswith(LABELS):
            parts = text.removeprefix(LABELS).split(",")  # "" where an axis has no name
            return tuple(part.strip().partition(" ")[0].lstrip(".") for part in parts)
        if isinstance(text, str) and ":" not in text:
            return tuple(axis for axis in text.split() if NAMED_AXIS.fullmatch(axis))
    return ()


def _steps(node: ast.expr) -> Iterator[str | tuple]:
    """The parts of an address from the root on: names, and indices as tuples of their texts."""
    if isinstance(node, ast.Call):  # len(encoder.last): how many there are of it
        yield from _steps(node.args[0]) if node.args else _steps(node.func)
    elif isinstance(node, ast.Attribute):
        yield from _steps(node.value)
        if node.attr not in ("T", "flatten"):
            yield node.attr
    elif isinstance(node, ast.Subscript):
        yield from _steps(node.value)
        parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        yield tuple(ast.unparse(part) for part in parts)
    elif isinstance(node, ast.Name):
        yield node.id


def _in_words(tree: ast.expr, path: list[str | tuple], axes: tuple[str, ...]) -> str:
    """For example “element 1, 2 of the attention weights (query 1, key 2)”."""
    end = _last_name(path) + 1
    before, after = path[:end], path[end:]
    index = tuple(part for step in after for part in step)
    words = f"the {_named(before)}"
    if index:
        sliced = "elements" if ":" in "".join(index) else "element"
        words = f"{sliced} {', '.join(index)} of {words}{_on_axes(index, axes)}"
    return f"the length of {words}" if isinstance(tree, ast.Call) else words


def _last_name(path: list[str | tuple]) -> int:
    return max(place for place, step in enumerate(path) if isinstance(step, str))


def _named(path: list[str | tuple]) -> str:
    """The last two names; a name with an index before the last one comes after it."""
    spoken = [step for step in path if isinstance(step, str)]
    name = _spoken(spoken[-1])
    if len(path) > 1 and isinstance(path[-2], str):
        name = f"{_spoken(path[-2])} {name}"
    for owner, index in pairwise(path):
        if isinstance(index, tuple):
            name += f" in {_spoken(str(owner))} {', '.join(index)}"
    return name


def _spoken(name: str) -> str:
    """`n_source` is "number of source"."""
    words = name.replace("_", " ")
    return f"number of {words[2:]}" if words.startswith("n ") else words


def _on_axes(index: tuple[str, ...], axes: tuple[str, ...]) -> str:
    """What each index counts, by the names in the field's shape: " (query 1, key 2)"."""
    pairs = [(axis, n) for axis, n in zip(axes, index, strict=False) if n != ":"]
    unnamed = ("", "d_")  # of an axis without a name, or of the numbers of a vector
    told = [f"{'number' if axis[:2] in unnamed else axis} {n}" for axis, n in pairs]
    return f" ({', '.join(told)})" if told else ""
