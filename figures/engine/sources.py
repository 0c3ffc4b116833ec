"""All modules of the project and what each imports, kept between builds by content."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from figures.engine import syntax
from figures.engine.notebook_cells import as_python
from figures.engine.paths import PACKAGES, Project
from figures.engine.storage import digest, read_json, write_if_changed
from figures.engine.wanted import NOTEBOOKS

PAGE = ".md"  # how the name of a notebook ends, for it is no module


@dataclass(frozen=True)
class Module:
    """One file of ours."""

    name: str  # "figures.translation.words"
    path: str  # "figures/translation/words.py"
    record: dict  # its syntax, as `syntax.to_json` gives it

    @cached_property
    def source(self) -> syntax.Source:
        return syntax.from_json(self.record)

    @property
    def package(self) -> str:
        """What a relative import starts from."""
        return self.name if self.path.endswith("/__init__.py") else self.name.rpartition(".")[0]

    def bindings(self) -> Iterator[tuple[str, str, str]]:
        """Each imported name as (name here, module it comes from, name there)."""
        for found in self.source.imports:
            base = self._absolute(found)
            for name, alias in found.names:
                yield (alias or base, base, name)

    def imported(self) -> Iterator[str]:
        """Every dotted name that importing this module may import."""
        for _, module, name in self.bindings():
            yield module
            if name:
                yield f"{module}.{name}"

    def _absolute(self, found: syntax.Import) -> str:
        if not found.level:
            return found.module
        parts = self.package.split(".")
        parts = parts[: len(parts) - found.level + 1]
        return ".".join([*parts, found.module] if found.module else parts)


class Sources:
    """The modules of the three packages by name, and the graph of their imports."""

    def __init__(self, modules: dict[str, Module], notebooks: tuple[Module, ...] = ()) -> None:
        self.modules = modules
        self.notebooks = notebooks  # pages with code: they import, and nothing imports them
        self._direct: dict[str, frozenset[str]] = {}

    def closure(self, names: Iterable[str]) -> frozenset[str]:
        """All modules of ours that a process has imported after importing these."""
        found: set[str] = set()
        waiting = [part for name in names for part in self._with_packages(name)]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting.extend(self._imports(name) - found)
        return frozenset(found)

    def third_party(self, names: Iterable[str], notebooks: Iterable[Module] = ()) -> frozenset[str]:
        """The top names of everything these modules import that is neither ours nor Python's."""
        modules = [*map(self.modules.__getitem__, names), *notebooks]
        tops = {dotted.partition(".")[0] for module in modules for dotted in module.imported()}
        return frozenset(tops - set(PACKAGES) - sys.stdlib_module_names)

    def _imports(self, name: str) -> frozenset[str]:
        if name not in self._direct:
            dotted = self.modules[name].imported()
            self._direct[name] = frozenset(
                part for target in dotted for part in self._with_packages(target)
            )
        return self._direct[name]

    def _with_packages(self, dotted: str) -> Iterator[str]:
        """`a`, `a.b` and `a.b.c` for "a.b.c": those of them that are files of ours."""
        parts = dotted.split(".")
        for length in range(1, len(parts) + 1):
            name = ".".join(parts[:length])
            if name in self.modules:
                yield name


def read_sources(project: Project) -> Sources:
    """Read every Python file of the project; only those that changed are parsed."""
    cache_path = project.store / "syntax.json"
    version = digest(Path(syntax.__file__).read_bytes() + sys.version.encode())
    cache = read_json(cache_path)
    known = cache.get("files", {}) if cache.get("version") == version else {}
    used, modules = {}, {}
    for path, text in _texts(project):
        content = digest(text)
        relative = project.relative(path)
        record = known.get(content) or syntax.to_json(syntax.parse(text, relative))
        used[content] = record
        name = relative.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        modules[name] = Module(name, relative, record)
    if used.keys() != known.keys():
        cache = json.dumps({"version": version, "files": used}).encode()
        write_if_changed(cache_path, cache, project.temp)
    pages = tuple(modules.pop(name) for name in [*modules] if name.endswith(PAGE))
    return Sources(modules, pages)


def _texts(project: Project) -> Iterator[tuple[Path, bytes]]:
    for path in _python_files(project):
        yield path, path.read_bytes()
    for path in sorted(project.docs.glob(NOTEBOOKS)):
        yield path, as_python(path.read_text(encoding="utf-8"))


def _python_files(project: Project) -> Iterator[Path]:
    for package in PACKAGES:
        for folder, folders, files in os.walk(project.root / package):
            folders[:] = sorted(name for name in folders if name.isidentifier())
            folders[:] = [name for name in folders if name != "__pycache__"]
            for file in sorted(files):
                if file.endswith(".py") and file.removesuffix(".py").isidentifier():
                    yield Path(folder, file)
