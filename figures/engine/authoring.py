"""Begins a figure: writes what every figure has, so that its author starts by drawing.

The first figure of an article begins the article: its folders, an example, a draft of its page.
"""

import ast
import builtins
import keyword
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from figures.engine.errors import EngineError, nearest
from figures.engine.paths import PACKAGES
from figures.engine.registry import EXAMPLES, examples_of
from figures.engine.workspace import Workspace

NAME = re.compile(r"[a-z][a-z0-9-]*/[a-z][a-z0-9-]*/[a-z][a-z0-9-]*")
MACHINERY = ("kit", "engine", "proof")
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
WORKED = ("worked_example", "WorkedTrace")
EXAMPLE = '''"""Worked examples of the section “{section}”."""

from dataclasses import dataclass

from illustrated_models.example import example


@dataclass(frozen=True)
class WorkedTrace:
    """Everything that was computed, in order."""

    total: int  # what comes out (definition)


@example()
def worked_example() -> WorkedTrace:
    """Run the model on one input, and hand back all that it computed."""
    return WorkedTrace(total=sum(range(4)))
'''
PAGE = """---
title: {title}
description: One sentence that says what the article explains.
date: {today}
slug: {slug}
hero: {name}
draft: true
---

# {title}

What the reader should wonder about, in one sentence.

--8<-- "{name}.html"

<!-- more -->

What happens next.
"""


@dataclass(frozen=True)
class Begun:
    """A figure that was just begun."""

    paths: tuple[Path, ...]  # what was written, the figure's own file first
    name: str


@dataclass(frozen=True)
class Place:
    """Where a figure stands, by the parts of its name in Python."""

    article: str
    section: str
    function: str

    @property
    def path(self) -> str:
        return f"{PACKAGES[1]}/{self.article}/{self.section}.py"

    @property
    def examples(self) -> str:
        """The package of the article's examples."""
        return f"{EXAMPLES}.{self.article}"


def begin_figure(workspace: Workspace, name: str, example: str) -> Begun:
    """Write a figure that can be built at once into the file that its name says.

    Raises:
        EngineError: the name is malformed or taken, or there is no such example.
    """
    place = _place(workspace, name)
    files: dict[str, str] = {}
    chosen = _find_example(workspace, place, example)
    if chosen:
        module, function = chosen
        trace, trace_home = _trace_type(workspace, module, function)
    else:
        module, (function, trace) = f"{place.examples}.{place.section}", WORKED
        trace_home = module
        files |= _room(workspace, f"{module.replace('.', '/')}.py", "Worked examples", place)
        files[f"{module.replace('.', '/')}.py"] = EXAMPLE.format(section=_spoken(place.section))
    imports = [*IMPORTS, *_imports(module, function, trace_home, trace)]
    _refuse_taken(workspace, place, imports)
    heading = f'"""Figures of the section “{_spoken(place.section)}”."""\n'
    old = _read(workspace, place.path) or heading
    drawn = FIGURE.format(example=function, function=place.function, trace=trace)
    own = {place.path: _with_imports(old, imports).rstrip("\n") + "\n" + drawn}
    files |= _room(workspace, place.path, "The figures", place) | _page(workspace, place, name)
    paths = [workspace.project.root / path for path in (own | files)]
    for path, text in zip(paths, (own | files).values(), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Begun(tuple(paths), name)


def _place(workspace: Workspace, name: str) -> Place:
    if not NAME.fullmatch(name):
        raise EngineError(f"“{name}” is no name: write article/section/name, small letters and -")
    if name in workspace.products:
        product = workspace.products[name]
        raise EngineError(f"{name} stands at {product.path}:{product.line} already")
    place = Place(*name.replace("-", "_").split("/"))
    for part in (place.article, place.section, place.function):
        if keyword.iskeyword(part):
            raise EngineError(f"“{part}” is a word of Python itself: choose another name")
    if place.article in MACHINERY:
        raise EngineError(f"{PACKAGES[1]}/{place.article} is no article")
    return place


def _refuse_taken(workspace: Workspace, place: Place, imports: list[str]) -> None:
    """A function of a name that the file uses for something else would hide that."""
    tree = ast.parse(_read(workspace, place.path) + "\n".join(imports))
    taken = {*dir(builtins)}
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            taken |= {alias.asname or alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            taken.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            taken |= {each.id for each in targets if isinstance(each, ast.Name)}
    if place.function in taken:
        problem = f"{place.path} needs “{place.function}” for something else: choose another name"
        raise EngineError(problem)


def _find_example(workspace: Workspace, place: Place, name: str) -> tuple[str, str] | None:
    """The example of this name, the article's own before others; or the article's first, if any."""
    modules = sorted(workspace.sources.modules.values(), key=lambda each: each.name)
    known = [(module.name, each) for module in modules for each in sorted(examples_of(module))]
    own = [each for each in known if each[0].startswith(f"{place.examples}.")]
    found = [each for each in (*own, *known) if each[1] == name] if name else own
    if name and not found:
        raise EngineError(f"there is no example “{name}”{nearest(name, (n for _, n in known))}")
    return found[0] if found else None


def _room(workspace: Workspace, path: str, kind: str, place: Place) -> dict[str, str]:
    """What makes the folder of a file a package, if it is none."""
    room = f"{path.rpartition('/')[0]}/__init__.py"
    if (workspace.project.root / room).is_file():
        return {}
    return {room: f'"""{kind} of the article “{_spoken(place.article)}”."""\n'}


def _page(workspace: Workspace, place: Place, name: str) -> dict[str, str]:
    """The draft of an article that has nothing yet."""
    slug = name.partition("/")[0]
    path = f"docs/posts/{slug}.md"
    begun = any(product.article == slug for product in workspace.products.values())
    if begun or (workspace.project.root / path).exists():
        return {}
    title = _spoken(place.article).capitalize()
    return {path: PAGE.format(title=title, today=date.today(), slug=slug, name=name)}


def _spoken(name: str) -> str:
    return name.replace("_", " ")


def _read(workspace: Workspace, path: str) -> str:
    file = workspace.project.root / path
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _imports(module: str, function: str, home: str, trace: str) -> list[str]:
    """The lines that import an example and the type of its trace."""
    if home == module:
        return [f"from {module} import {trace}, {function}"]
    return [f"from {module} import {function}", *([f"from {home} import {trace}"] if home else [])]


def _trace_type(workspace: Workspace, module: str, function: str) -> tuple[str, str]:
    """The name of the trace's type and the module that it is imported from."""
    found = workspace.sources.modules[module]
    tree = ast.parse((workspace.project.root / found.path).read_bytes())
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == function:
            if node.returns is None:
                break
            name = ast.unparse(node.returns)
            homes = {alias: home for alias, home, _ in found.bindings()}
            return name, homes.get(name, "" if hasattr(builtins, name) else module)
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
