"""Begins a figure: writes what every figure has, so that its author starts by drawing."""

import ast
import re
from dataclasses import dataclass
from pathlib import Path

from figures.engine.errors import EngineError, nearest
from figures.engine.registry import examples_of
from figures.engine.workspace import Workspace

NAME = re.compile(r"[a-z][a-z0-9-]*/[a-z][a-z0-9-]*/[a-z][a-z0-9-]*")
IMPORTS = (
    "from figures.kit.canvas import canvas",
    "from figures.kit.illustration import Illustration, figure, label",
    "from figures.kit.text import words",
)
FIGURE = '''

@figure(of={example})
def {function}(trace: {trace}, width: int) -> Illustration:
    """One sentence that says what this picture shows."""
    drawing = canvas(width, height=120)
    words(drawing, label("Draw the trace here."), width / 2, 60, "dim", anchor="middle")
    return Illustration(drawing, alt=label("What this picture shows, in words."))
'''


@dataclass(frozen=True)
class Begun:
    """A figure that was just begun."""

    path: Path
    name: str


def begin_figure(workspace: Workspace, name: str, example: str) -> Begun:
    """Write a figure that can be built at once into the file that its name says.

    Raises:
        EngineError: the name is malformed or taken, or there is no such example.
    """
    if not NAME.fullmatch(name):
        raise EngineError(f"“{name}” is no name: write article/section/name, small letters and -")
    if name in workspace.products:
        product = workspace.products[name]
        raise EngineError(f"{name} stands at {product.path}:{product.line} already")
    article, section, last = name.replace("-", "_").split("/")
    path = workspace.project.root / "figures" / article / f"{section}.py"
    module, function = _find_example(workspace, example)
    trace, trace_import = _trace_type(workspace, module, function)
    imports = [*IMPORTS, f"from {module} import {function}", trace_import]
    if trace_import.startswith(f"from {module} "):
        imports[-2:] = [f"{trace_import}, {function}"]
    heading = f'"""Figures of the section “{section.replace("_", " ")}”."""\n'
    old = path.read_text(encoding="utf-8") if path.is_file() else heading
    text = _with_imports(old, imports).rstrip("\n") + "\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    new = FIGURE.format(example=function, function=last, trace=trace)
    path.write_text(text + new, encoding="utf-8")
    return Begun(path, name)


def _find_example(workspace: Workspace, name: str) -> tuple[str, str]:
    modules = workspace.sources.modules.values()
    known = {n: module.name for module in modules for n in examples_of(module)}
    if not known:
        raise EngineError("there is no @example below illustrated_models/examples yet")
    if name and name not in known:
        raise EngineError(f"there is no example “{name}”{nearest(name, known)}")
    chosen = name or min(known)
    return known[chosen], chosen


def _trace_type(workspace: Workspace, module: str, function: str) -> tuple[str, str]:
    """The name of the trace's type and the line that imports it."""
    found = workspace.sources.modules[module]
    tree = ast.parse((workspace.project.root / found.path).read_bytes())
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == function:
            name = ast.unparse(node.returns) if node.returns else "object"
            homes = {alias: home for alias, home, _ in found.bindings()}
            return name, f"from {homes.get(name, module)} import {name}"
    return "object", ""


def _with_imports(text: str, imports: list[str]) -> str:
    """The file with those of the imports that it lacks, after its last one."""
    lines = text.splitlines()
    found = [node for node in ast.parse(text).body if isinstance(node, ast.Import | ast.ImportFrom)]
    bound = {alias.asname or alias.name for node in found for alias in node.names}
    docstring = ast.parse(text).body[:1]
    last = max((node.end_lineno or 0 for node in [*docstring, *found]), default=0)
    missing = []
    for line in filter(None, imports):
        module, _, names = line.removeprefix("from ").partition(" import ")
        absent = [name for name in names.split(", ") if name not in bound]
        missing += [f"from {module} import {', '.join(absent)}"] if absent else []
    gap = [""] if missing and not found else []
    return "\n".join([*lines[:last], *gap, *missing, *lines[last:]])
