"""Two copies of the sources, built as differently as two machines would, and compared.

What depends on the order of a set, on an address in memory, on the clock, on the folder or on how
many work at once comes out differently in the two.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from figures.engine.errors import EngineError
from figures.engine.paths import PACKAGES, Project
from figures.engine.pool import available
from figures.proof.difference import Difference

PAUSE_SECONDS = 0.2
CONTEXT = 40  # bytes of an excerpt
NEAR = 4000  # bytes within which a mark's own attributes are looked for
SOURCE = re.compile(r'"?(?:data-)?source"?[=:] ?"([^"]*)"')
PROGRESS = re.compile(r"^Making \d+ of \d+: .*\n", re.MULTILINE)
NOT_SOURCES = shutil.ignore_patterns("__pycache__", "generated")


class FreshBuildError(EngineError):
    """The sources, copied and built from nothing, do not build."""


@dataclass(frozen=True)
class Copy:
    """A copy of the sources, and the circumstances that it is built in."""

    project: Project
    jobs: int
    circumstances: dict[str, str] = field(default_factory=dict)

    @property
    def root(self) -> Path:
        return self.project.root

    def environment(self) -> dict[str, str]:
        """What the commands in this copy see."""
        ours = {"PYTHONPATH": str(self.root), "NO_MKDOCS_2_WARNING": "1"}
        return {**os.environ, **ours, **self.circumstances}

    def build_command(self, names: tuple[str, ...]) -> list[str]:
        """The command that makes these products (all, if there are no names)."""
        return [sys.executable, "-m", "figures.engine.cli", "build", f"-j{self.jobs}", *names]

    def n_made(self) -> int:
        """How many products are done."""
        return sum(1 for _ in self.project.states.rglob("*.json"))


def copy_twice(project: Project, folder: Path) -> tuple[Copy, ...]:
    """Two copies of the sources below a folder; nothing that was made is taken along."""
    one = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    other = {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    copies = (
        Copy(Project(folder / "one"), 1, one),
        Copy(Project(folder / "another folder" / "for the other"), available() + 1, other),
    )
    for copy in copies:
        for name in (*PACKAGES, "docs"):
            if (project.root / name).is_dir():
                shutil.copytree(project.root / name, copy.root / name, ignore=NOT_SOURCES)
        settings = [path.name for path in sorted(project.root.glob("mkdocs*.yml"))]
        for name in ("pyproject.toml", "CONTRIBUTING.md", *settings):
            if (project.root / name).is_file():
                shutil.copy2(project.root / name, copy.root / name)
    return copies


def build_all(
    copies: tuple[Copy, ...], names: tuple[str, ...], tick: Callable[[int], None]
) -> None:
    """Build all at once; `tick` is told now and then how many products are done.

    Raises:
        FreshBuildError: a build fails; the message is its own.
    """
    with ExitStack() as stack:
        builds = [(copy, copy.build_command(names)) for copy in copies]
        for command in [stack.enter_context(running(*build)) for build in builds]:
            command.wait(lambda: tick(sum(copy.n_made() for copy in copies)))


@dataclass(frozen=True)
class Command:
    """A command that runs in a copy."""

    process: subprocess.Popen
    log: Path

    def wait(self, tick: Callable[[], None] = lambda: None) -> None:
        """Wait for its end.

        Raises:
            FreshBuildError: it fails; the message is what it said.
        """
        while True:
            tick()
            try:
                code = self.process.wait(PAUSE_SECONDS)
                break
            except subprocess.TimeoutExpired:
                continue
        if code:
            said = self.log.read_text(encoding="utf-8", errors="replace")
            raise FreshBuildError(f"a fresh build fails:\n{PROGRESS.sub('', said).strip()}")


@contextmanager
def running(copy: Copy, command: list[str]) -> Generator[Command]:
    """Run a command in a copy; whatever ends the block early ends it and all that it started."""
    log = copy.root.parent / f"{copy.root.name}.log"
    with log.open("wb") as said:
        process = subprocess.Popen(
            command,
            cwd=copy.root,
            env=copy.environment(),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield Command(process, log)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def compare_files(
    rule: str, these: dict[str, bytes], those: dict[str, bytes]
) -> Iterator[tuple[str, Difference]]:
    """Each file that differs, by its path; `these` are what is wrong if something is."""
    for path in sorted(these.keys() | those.keys()):
        if path not in these or path not in those:
            drawn, computed = ("a file" if path in side else "no file" for side in (these, those))
            yield path, Difference(rule, path, "", drawn, computed)
        elif these[path] != those[path]:
            yield path, _first_difference(rule, path, these[path], those[path])


def _first_difference(rule: str, path: str, this: bytes, that: bytes) -> Difference:
    """The first byte that differs, with what stands around it and the element it belongs to."""
    both = zip(this, that, strict=False)
    shorter = min(len(this), len(that))
    first = next((n for n, (one, other) in enumerate(both) if one != other), shorter)
    where = f"{path}, byte {first + 1}"
    if b"\0" in this[:1024] or b"\0" in that[:1024]:
        return Difference(rule, where, "", f"{len(this)} bytes", f"{len(that)} others")
    start = max(0, first - CONTEXT // 2)
    texts = (data[start : first + CONTEXT].decode(errors="replace") for data in (this, that))
    near = max(0, first - NEAR)
    before, after = that[near:first].decode(errors="replace"), that[first : first + NEAR]
    element = _element(before + after.decode(errors="replace"), len(before))
    return Difference(rule, where, element, *map(repr, texts))


def _element(text: str, place: int) -> str:
    """The trace element of the mark or entry that this place in the text belongs to."""
    opening = max(text.rfind("<", 0, place), text.rfind("{", 0, place), 0)
    closing = text.find("}" if text[opening : opening + 1] == "{" else ">", opening)
    found = SOURCE.search(text[opening:closing])
    return found[1] if found else ""
