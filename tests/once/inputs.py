"""What a verdict depends on: the check's own modules, products, files and libraries, by digest."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from figures.engine import syntax
from figures.engine.keys import versions
from figures.engine.paths import Project
from figures.engine.sources import Module, Sources, read_sources
from figures.engine.storage import digest
from figures.engine.workspace import Workspace
from tests.once.store import ROOT

PROJECT = Project(ROOT)


class Modules(dict[str, Module]):
    """The project's modules, and those of the tests, each parsed when it is first asked for."""

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or bool(_file(str(name)))

    def __missing__(self, name: str) -> Module:
        path = _file(name)
        if not path:
            raise KeyError(name)
        record = syntax.to_json(syntax.parse((ROOT / path).read_bytes(), path))
        self[name] = Module(name, path, record)
        return self[name]


def _file(name: str) -> str:
    """The path of a module of the tests; "" for any other name."""
    if name.partition(".")[0] != "tests":
        return ""
    bare = name.replace(".", "/")
    return next((path for path in (f"{bare}.py", f"{bare}/__init__.py") if _is_file(path)), "")


@cache
def _is_file(path: str) -> bool:
    return (ROOT / path).is_file()


@cache
def sources() -> Sources:
    """The modules of the three packages and of the tests."""
    return Sources(Modules(read_sources(PROJECT).modules))


@cache
def workspace() -> Workspace:
    """The project as it is when it is first asked for."""
    return Workspace(PROJECT)


@cache
def code(*paths: str) -> dict[str, str]:
    """What these Python files import, and what pytest loads for tests among them."""
    names = [_name(one) for path in paths for one in (path, *_conftests(path))]
    modules = sources().closure(names)
    found = {
        sources().modules[name].path: sources().modules[name].source.digest for name in modules
    }
    packages = sources().third_party(modules) - {"tests"}
    return found | versions(packages)


def _name(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _conftests(path: str) -> list[str]:
    if not Path(path).name.startswith("test_"):
        return []
    paths = [(folder / "conftest.py").as_posix() for folder in Path(path).parents]
    return [one for one in paths if _is_file(one)]


def product(name: str) -> dict[str, str]:
    """What the product of this name is made from."""
    return workspace().standings[name].parts


@cache
def files(*patterns: str) -> dict[str, str]:
    """The files that these patterns name, from the root of the project.

    Raises:
        AssertionError: a pattern names none.
    """
    found = {
        pattern: [path for path in ROOT.glob(pattern) if path.is_file()] for pattern in patterns
    }
    assert all(found.values()), f"no file: {[one for one, paths in found.items() if not paths]}"
    paths = sorted({path for several in found.values() for path in several})
    return {path.relative_to(ROOT).as_posix(): digest(path.read_bytes()) for path in paths}


def undeclared(opened: Iterable[str], parts: Iterable[str]) -> list[str]:
    """Which of these files, opened while a check ran, are none of its parts.

    Products and what the engine remembers are left out: they are made of what the parts name.
    """
    known = {*parts}
    found = {path for path in map(_own, opened) if path and not path.startswith(MADE)}
    return sorted(found - known)


MADE = (".", "docs/generated/", "media/", "site/", "tests/verdicts/")


def _own(path: str) -> str:
    """From the root, of a compiled module its source; "" if empty, absent or elsewhere."""
    place = Path(path)
    if not place.is_absolute():
        place = ROOT / place
    if not place.is_relative_to(ROOT):
        return ""
    if place.parent.name == "__pycache__":
        place = place.parents[1] / f"{place.name.partition('.')[0]}.py"
    relative = place.relative_to(ROOT).as_posix()
    return relative if place.is_file() and place.stat().st_size else ""
