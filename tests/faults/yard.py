"""A copy of the built project, to change anything in and to ask what is stale.

What each product uses is known from its last build, not from its declaration: which modules its
worker had imported in the end, which files the guard saw it open.
"""

import ast
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from unittest.mock import patch

from figures.engine import keys
from figures.engine.freshness import State, known_names, read_state, state_path
from figures.engine.paths import PACKAGES, Project
from figures.engine.product import Product
from figures.engine.wanted import LANGUAGES, code_of
from figures.engine.workspace import Workspace

ROOT = Path(__file__).parents[2]
KEPT = (
    *("translation/encoder-decoder/handed-over", "translation/recurrent/one-step"),
    *("translation/attention/one-look", "translation/recurrent/unrolling"),
    *("how-we-know/kill-table/every-fault", "translation/owners/the-owner-moves"),
    "translation/notebook",
)
COPIED = (*PACKAGES, "docs", ".illustrate", "pyproject.toml")


@dataclass
class Yard:
    """The copy, what its products use, and what must be put back."""

    root: Path
    products: dict[str, Product] = field(default_factory=dict)
    states: dict[str, State] = field(default_factory=dict)
    modules: dict[str, str] = field(default_factory=dict)  # each module of the project: its path
    patches: ExitStack = field(default_factory=ExitStack)
    before: dict[Path, tuple[bytes, os.stat_result] | None] = field(default_factory=dict)

    @property
    def project(self) -> Project:
        return Project(self.root)

    def survey(self) -> None:
        """Learn what each product that was made used."""
        workspace = Workspace(self.project)
        found = workspace.products
        self.modules = {one.name: one.path for one in workspace.sources.modules.values()}
        states = {name: read_state(self.project, name) for name in found}
        self.states = {name: state for name, state in states.items() if not state.failure}
        self.products = {name: found[name] for name in self.states}

    def keep(self, names: Collection[str]) -> None:
        """Take away all products but those of the files that declare these."""
        known = self.products
        paths = {known[name].path for name in names}
        shutil.rmtree(self.root / "docs" / LANGUAGES, ignore_errors=True)
        kept = {n for n, one in known.items() if one.path in paths and not code_of(one)}
        needed = {self.modules.get(one) for name in kept for one in self.states[name].imported}
        for path in {one.path for one in known.values()} - paths - needed:
            (self.root / path).unlink()
        for name in known_names(self.project) - kept:
            state_path(self.project, name).unlink()
        self.survey()

    def importers(self, module: str) -> set[str]:
        """The products whose worker had imported this module."""
        return {name for name, state in self.states.items() if module in state.imported}

    def openers(self, path: str) -> set[str]:
        """The products that read this file."""
        return {name for name, state in self.states.items() if path in state.opened}

    def stale(self) -> set[str]:
        """What a build would make, of the products that were made before."""
        standings = Workspace(self.project).standings
        return {name for name, one in standings.items() if one.reasons and self._counts(name)}

    def _counts(self, name: str) -> bool:
        """One that had failed to be made before anything was changed is no news."""
        return name in self.states or not read_state(self.project, name).failure

    def gone(self) -> set[str]:
        """What a build would remove."""
        return known_names(self.project) - Workspace(self.project).products.keys()

    def reason(self) -> str:
        """What a build would say first, by name; its own order is by what took longest."""
        standings = Workspace(self.project).standings
        for name, one in sorted(standings.items(), key=lambda each: (each[0] not in KEPT, each[0])):
            if one.reasons and self._counts(name):
                return f"{name} is stale because {one.reasons[0]}"
        return next((f"{name} is no longer declared" for name in sorted(self.gone())), "")

    def read(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def write(self, path: str, content: bytes | str | None) -> None:
        """Change a file (None: delete it); `restored` puts it back."""
        file = self.root / path
        kept = (file.read_bytes(), file.stat()) if file.is_file() else None
        self.before.setdefault(file, kept)
        if content is None:
            file.unlink()
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace the first such text in a file."""
        text = self.read(path)
        assert old in text, f"{path} holds no {old!r}"
        self.write(path, text.replace(old, new, 1))

    def flip(self, path: str) -> None:
        """Change one bit in the middle of a file, and neither its size nor its time stamp."""
        file = self.root / path
        content, stat = bytearray(file.read_bytes()), file.stat()
        content[len(content) // 2] ^= 1
        self.write(path, bytes(content))
        os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))

    def say_more(self, module: str) -> None:
        """Add a statement to a module."""
        path = self.modules[module]
        self.write(path, self.read(path) + "\nADDED = 1\n")

    def inside(self, product: str, find: Callable[[str], str]) -> None:
        """Change the source of one figure: the text of its function goes through `find`."""
        path, lines = self.products[product].path, None
        text = self.read(path)
        for node in ast.parse(text).body:
            if getattr(node, "name", "") == self.products[product].attribute:
                first = min(one.lineno for one in (node, *node.decorator_list))
                lines = text.splitlines(keepends=True)
                own = "".join(lines[first - 1 : node.end_lineno])
                changed = find(own)
                assert changed != own, f"nothing was changed in {product}"
                lines[first - 1 : node.end_lineno] = [changed]
        assert lines, f"{path} holds no {product}"
        self.write(path, "".join(lines))

    def state_file(self, product: str) -> str:
        return self.project.relative(state_path(self.project, product))

    @contextmanager
    def restored(self) -> Iterator["Yard"]:
        """Whatever is changed within is as before behind."""
        try:
            yield self
        finally:
            self.patches.close()
            for file, kept in self.before.items():
                if kept is None:
                    file.unlink(missing_ok=True)
                else:
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(kept[0])
                    os.utime(file, ns=(kept[1].st_atime_ns, kept[1].st_mtime_ns))
            self.before.clear()

    def pretend(self, package: str) -> None:
        """As if another version of a package, or of Python, were installed."""
        if package == "python":
            self.patches.enter_context(patch.object(platform, "python_version", lambda: "3.0"))
            return
        assert package in keys._installed(), f"{package} is not installed"
        others = {**keys._installed(), package: "0"}
        self.patches.enter_context(patch.object(keys, "_installed", lambda: others))


_FOLDERS: list[tempfile.TemporaryDirectory] = []  # removed when this process ends


@cache
def small_yard() -> Yard:
    """A copy with a few products of every kind, whatever else is published."""
    copy = make_yard()
    copy.keep(KEPT)
    return copy


@cache
def yard() -> Yard:
    """A copy with all that is published."""
    return make_yard()


def make_yard() -> Yard:
    """Another copy, until this process ends; what is stale is made first, in the project itself."""
    command = [sys.executable, "-m", "figures.engine.cli", "build"]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    folder = tempfile.TemporaryDirectory(prefix="yard-")
    copy = Yard(Path(folder.name))
    _FOLDERS.append(folder)
    ignored = shutil.ignore_patterns("__pycache__", "source", "templates")
    for name in COPIED:
        place = ROOT / name
        if place.is_dir():
            shutil.copytree(place, copy.root / name, ignore=ignored)
        else:
            shutil.copy2(place, copy.root / name)
    copy.survey()
    return copy
