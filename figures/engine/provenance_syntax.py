"""Which line of a model computes each part of a trace, found by reading syntax trees.

A trace is a dataclass. Where its class is called, the argument of a field is followed back through
names, parameters and our own functions to the line that computes it. Nothing of ours is imported.
"""

import ast
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import StringIO
from itertools import islice

from figures.engine.sources import Module, Sources

MODELS = "illustrated_models"
APART = (f"{MODELS}.training", f"{MODELS}.data")  # they make no trace that a figure draws
DEEPEST = 12  # lines to follow, so that a circle of calls ends


@dataclass(frozen=True)
class Line:
    """A statement of a source file, or the part of a long one that matters."""

    path: str
    line: int
    text: str


@dataclass(frozen=True)
class Spot:
    """An expression, and the function that it stands in."""

    code: "Code"
    function: ast.FunctionDef
    expression: ast.expr

    def at(self, expression: ast.expr) -> "Spot":
        return Spot(self.code, self.function, expression)

    @property
    def line(self) -> Line:
        """The statement around the expression; of one with many lines only the expression."""
        statement = self.code.statement(self.expression)
        whole = statement.lineno == statement.end_lineno
        return self.code.line(statement if whole else self.expression)


class Code:
    """One module: its text and its tree, in which every node knows its parent."""

    def __init__(self, module: Module, text: str) -> None:
        self.module, self.text = module, text
        self.rows = text.splitlines()
        self.lines = text.split("\n")  # as the syntax tree counts them

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def parents(self) -> dict[ast.AST, ast.AST]:
        return {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}

    @cached_property
    def comments(self) -> dict[int, str]:
        """The comment of each line that has one."""
        tokens = tokenize.generate_tokens(StringIO(self.text).readline)
        return {t.start[0]: t.string for t in tokens if t.type == tokenize.COMMENT}

    @cached_property
    def classes(self) -> dict[str, ast.ClassDef]:
        return {node.name: node for node in self.tree.body if isinstance(node, ast.ClassDef)}

    @cached_property
    def functions(self) -> dict[str, ast.FunctionDef]:
        return {node.name: node for node in self.tree.body if isinstance(node, ast.FunctionDef)}

    def above(self, node: ast.AST) -> Iterator[ast.AST]:
        """The nodes around this one, from the nearest to the module."""
        while (parent := self.parents.get(node)) is not None:
            yield parent
            node = parent

    def statement(self, node: ast.AST) -> ast.stmt:
        """The statement that an expression is part of."""
        return next(each for each in (node, *self.above(node)) if isinstance(each, ast.stmt))

    def calls(self, name: str) -> Iterator[tuple[ast.Call, ast.FunctionDef]]:
        """Each call of this name (or of a method of this name) with the function around it."""
        for node in self._calls.get(name, ()):
            around = [n for n in self.above(node) if isinstance(n, ast.FunctionDef)]
            if around:
                yield node, around[0]

    @cached_property
    def _calls(self) -> dict[str, list[ast.Call]]:
        found: dict[str, list[ast.Call]] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                found.setdefault(called(node), []).append(node)
        return found

    def line(self, node: ast.stmt | ast.expr | ast.keyword) -> Line:
        """The text of a node in one line."""
        rows = [row.encode() for row in self.lines[node.lineno - 1 : node.end_lineno]]
        rows[-1] = rows[-1][: node.end_col_offset]
        rows[0] = rows[0][node.col_offset :]
        segment = b"\n".join(rows).decode()
        return Line(self.module.path, node.lineno, " ".join(segment.split()))


class Models:
    """All models and examples of the project."""

    def __init__(self, sources: Sources, texts: dict[str, str]) -> None:
        self.sources = sources
        self.codes = {
            name: Code(sources.modules[name], text)
            for name, text in texts.items()
            if not name.startswith(APART)
        }

    def resolve(self, module: str, name: str) -> str:
        """The full name of a class or function that a module knows by this name; "" if not ours."""
        if module not in self.codes:
            return ""
        code = self.codes[module]
        if name in code.classes or name in code.functions:
            return f"{module}.{name}"
        for alias, home, theirs in code.module.bindings():
            if alias == name and home in self.codes:
                return f"{home}.{theirs}"
        return ""

    def split(self, full: str) -> tuple[Code | None, str]:
        """The module and the name in it of a full name."""
        home, _, name = full.rpartition(".")
        return self.codes.get(home), name

    def record(self, module: str, annotation: ast.expr | None) -> str:
        """The first class of ours that an annotation such as `Trace | None` speaks of."""
        for node in ast.walk(annotation) if annotation else ():
            if isinstance(node, ast.Name):
                code, name = self.split(self.resolve(module, node.id))
                if code and name in code.classes:
                    return f"{code.module.name}.{name}"
        return ""

    def trail(self, owner: str, field: str) -> tuple[Line, ...]:
        """The lines that make a field of a trace, from where it is kept to where it is computed."""
        code, name = self.split(owner)
        if code is None:
            return ()
        names = [*fields_of(code.classes[name])]
        for candidate in [code, *self.codes.values()]:
            for call, function in candidate.calls(name):
                found = argument(call, names, field)
                if found is not None:
                    spot = Spot(candidate, function, found)
                    behind = [*islice(self._follow(spot), DEEPEST)]
                    kept = [] if behind and isinstance(found, ast.Name) else [_own(spot)]
                    return tuple(dict.fromkeys(kept + behind))
        return ()

    def _follow(self, spot: Spot, depth: int = 0) -> Iterator[Line]:
        """The lines behind an expression that only hands something on; none if it computes."""
        expression = spot.expression
        if depth > DEEPEST:
            return
        if isinstance(expression, ast.IfExp):
            for part in (expression.body, expression.orelse):
                yield from self._follow(spot.at(part), depth + 1)
        elif isinstance(expression, ast.Call):
            yield from self._into(spot, expression, depth)
        elif (name := base_name(expression)) is not None:
            yield from self._behind(spot, name, depth)

    def _into(self, spot: Spot, call: ast.Call, depth: int) -> Iterator[Line]:
        """What a function of ours returns."""
        if not isinstance(call.func, ast.Name):
            return
        code, name = self.split(self.resolve(spot.code.module.name, call.func.id))
        if code is None or name not in code.functions:
            return
        function = code.functions[name]
        for node in function.body:
            if isinstance(node, ast.Return) and node.value is not None:
                yield _own(spot)
                yield from self._computed(Spot(code, function, node.value), depth)

    def _computed(self, spot: Spot, depth: int) -> list[Line]:
        return [*self._follow(spot, depth + 1)] or [spot.line]

    def _behind(self, spot: Spot, name: str, depth: int) -> Iterator[Line]:
        """The assignment or the parameter that a name stands for."""
        assigned = last_assignment(spot, name)
        if assigned is not None:
            yield assigned.line
            yield from self._follow(assigned, depth + 1)
            return
        parameters = {each.arg: each for each in spot.function.args.args}
        if name not in parameters:
            return
        expression = spot.expression
        record = self.record(spot.code.module.name, parameters[name].annotation)
        if isinstance(expression, ast.Attribute) and record:
            yield from self.trail(record, expression.attr) if depth < DEEPEST // 2 else ()
        else:
            yield from self._from_caller(spot, name, [*parameters], depth)

    def _from_caller(
        self, spot: Spot, name: str, parameters: list[str], depth: int
    ) -> Iterator[Line]:
        """What the first caller hands over as this parameter."""
        names = parameters[1:] if parameters[0] == "self" else parameters
        for code in [spot.code, *self.codes.values()]:
            for call, caller in code.calls(spot.function.name):
                given = argument(call, names, name)
                if given is not None and caller is not spot.function:
                    yield from self._computed(Spot(code, caller, given), depth)
                    return


def _own(spot: Spot) -> Line:
    """The line of the expression itself: of an argument with a name, name and value."""
    parent = spot.code.parents.get(spot.expression)
    line = spot.line
    if isinstance(parent, ast.keyword) and spot.code.line(spot.expression) == line:
        return spot.code.line(parent)
    return line


def called(call: ast.Call) -> str:
    """The last part of the name of what is called."""
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def argument(call: ast.Call, names: list[str], name: str) -> ast.expr | None:
    """What a call hands over as the parameter of this name."""
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    place = names.index(name) if name in names else len(call.args)
    plain = call.args[: place + 1]
    starred = any(isinstance(each, ast.Starred) for each in plain)
    return plain[place] if place < len(plain) and not starred else None


def base_name(expression: ast.expr) -> str | None:
    """`x` of `x`, `x.y` and `x[…]`: the expression only hands on what `x` is."""
    if isinstance(expression, ast.Attribute | ast.Subscript):
        expression = expression.value
    return expression.id if isinstance(expression, ast.Name) else None


def last_assignment(spot: Spot, name: str) -> Spot | None:
    """The last assignment to a local name: one that always happens before one under an `if`."""
    found: list[tuple[bool, int, ast.expr]] = []
    for node in ast.walk(spot.function):
        for value in _assigned(node, name):
            rare = any(isinstance(above, ast.If) for above in spot.code.above(node))
            found.append((not rare, value.lineno, value))
    return spot.at(max(found, key=lambda each: each[:2])[2]) if found else None


def _assigned(node: ast.AST, name: str) -> Iterator[ast.expr]:
    """The value that a statement gives to a name."""
    if isinstance(node, ast.AnnAssign) and node.value and _is(node.target, name):
        yield node.value
    if not isinstance(node, ast.Assign):
        return
    for target in node.targets:
        if _is(target, name):
            yield node.value
        elif isinstance(target, ast.Tuple) and any(_is(each, name) for each in target.elts):
            place = [_is(each, name) for each in target.elts].index(True)
            values = node.value.elts if isinstance(node.value, ast.Tuple) else []
            yield values[place] if len(values) == len(target.elts) else node.value


def _is(target: ast.expr, name: str) -> bool:
    return isinstance(target, ast.Name) and target.id == name


def fields_of(record: ast.ClassDef) -> dict[str, ast.AnnAssign]:
    """The fields of a dataclass by name, in their order."""
    nodes = [node for node in record.body if isinstance(node, ast.AnnAssign)]
    return {node.target.id: node for node in nodes if isinstance(node.target, ast.Name)}
