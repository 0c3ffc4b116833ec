"""Sees that a worker reads nothing that the key does not hold.

Python tells an audit hook of every file it opens, whichever library asks. Readers that open files
in C++ or Rust (safetensors.load_file, torch.from_file) stay unseen and are banned by the linter.
"""

import os
import sys
import sysconfig
from pathlib import Path

from figures.engine.errors import EngineError
from figures.engine.paths import PACKAGES, Project
from figures.engine.product import Product
from figures.engine.wanted import NOTEBOOK

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
SYSTEM = (
    *("/usr/lib", "/usr/local/lib", "/lib", "/lib64", "/proc", "/sys", "/dev"),
    *("/usr/share/zoneinfo", "/etc/localtime", "/etc/ld.so.cache"),
)
LISTING = {"os.listdir", "os.scandir"}
CHANGING = {"os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.truncate", "os.link"}
STARTING = {
    *("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork"),
    *("os.forkpty", "pty.spawn"),
}


class UndeclaredError(EngineError):
    """A product's code did something that its key does not know of."""


class Guard:
    """Watches all that happens in its block; the hook itself stays until its worker ends."""

    def __init__(self, project: Project, product: Product) -> None:
        self.root = os.path.realpath(project.root)
        self.product = product
        self.declared = {os.path.join(self.root, path) for path in product.reads}  # noqa: PTH118
        self.own = (_folder(project.temp), _folder(project.store / "code"))
        self.installed = tuple(sorted(_installed()))
        self.violations: list[str] = []
        self.opened: set[str] = set()  # of what is declared, from the root of the project
        self.watching = False

    def __enter__(self) -> "Guard":
        sys.addaudithook(self.hook)
        self.watching = True
        return self

    def __exit__(self, *error: object) -> None:
        self.watching = False

    def hook(self, event: str, arguments: tuple) -> None:
        """What Python calls before it does anything worth knowing."""
        if not self.watching:
            return
        if event == "open":
            self._opens(*arguments)
        elif event in LISTING:
            self._lists(event, arguments[0])
        elif event == "sqlite3.connect":
            self._reads(_path(arguments[0]))
        elif event in STARTING:
            self._refuse(f"starts a process ({arguments[0]}): compute it in Python, in the model")
        elif event.startswith("socket.") and event != "socket.gethostname":
            self._refuse("opens a socket: put the data under illustrated_models/data")
        elif event in CHANGING:
            self._writes(_path(arguments[0]))

    def check_imports(self) -> None:
        """Compare the modules that are there with those the key holds."""
        for name in imported_modules():
            self._imports(name)

    def _imports(self, name: str) -> None:
        if name not in self.product.modules:
            advice = f"write `import {name}` at the top of a module it uses"
            self._refuse(f"imports {name}, which its key does not hold: {advice}")

    def _opens(self, path: object, mode: str | None, flags: int) -> None:
        if isinstance(path, int):
            return
        writing = set(mode or "") & set("wax+") or (flags or 0) & WRITING
        (self._writes if writing else self._reads)(_path(path))

    def _lists(self, event: str, path: object) -> None:
        place = os.getcwd() if path is None else _path(path)  # noqa: PTH109
        importing = sys._getframe(2).f_code.co_filename.startswith("<frozen importlib")
        if isinstance(path, int) or importing or self._is_ours(place):
            return
        if _within(place, (self.root,)):
            self._refuse(f"lists the folder {self._short(place)}: name the files it shall read")

    def _reads(self, path: str) -> None:
        if path in self.declared:
            self.opened.add(self._short(path))
            return
        if self._is_ours(path):
            return
        if not _within(path, (self.root,)):
            if not _within(path, SYSTEM):
                self._refuse(f"reads {path}, outside the project: copy what it needs into it")
            return
        short = self._short(path)
        if short.endswith(".py") and short.partition("/")[0] in PACKAGES:
            self._imports(short.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
            return
        self._refuse(f"reads {short}, which its key does not hold: {self._declare(short)}")

    def _declare(self, path: str) -> str:
        """How an author tells the engine of this file."""
        advice = _declare(path)
        if self.product.kind == NOTEBOOK:
            return f"write its name in a cell, as in {advice.partition('=')[2].rstrip(')')}"
        return advice

    def _writes(self, path: str) -> None:
        if not _within(path, (*self.own, "/dev")):
            self._refuse(f"writes {self._short(path)}: hand it back as an output instead")

    def _is_ours(self, path: str) -> bool:
        return _within(path, self.own) or _within(path, self.installed)

    def _short(self, path: str) -> str:
        return os.path.relpath(path, self.root) if _within(path, (self.root,)) else path

    def _refuse(self, what: str) -> None:
        message = f"{self.product.name} {what}"
        self.violations.append(message)
        raise UndeclaredError(message)


def imported_modules() -> tuple[str, ...]:
    """The modules of ours that this process has imported (folders without a file do not count)."""
    ours = (name for name in sys.modules if name.partition(".")[0] in PACKAGES)
    return tuple(sorted(name for name in ours if getattr(sys.modules[name], "__file__", None)))


def _declare(path: str) -> str:
    """How an author tells the engine of this file."""
    parts = Path(path).parts
    if parts[:2] == ("illustrated_models", "weights"):
        # Whoever loads the weights reads the card too; `cards=` is for the card alone.
        return f'say @example(weights="{Path(path).stem}")'
    if parts[:2] == ("illustrated_models", "data"):
        return f'say @example(data="{"/".join(parts[2:])}")'
    return 'keep it under illustrated_models/data and say @example(data="…")'


def _installed() -> set[str]:
    names = ("stdlib", "platstdlib", "purelib", "platlib")
    paths = {sysconfig.get_path(name) for name in names}
    return {os.path.realpath(path) for path in paths} | paths


def _folder(path: Path) -> str:
    return os.path.realpath(path)


def _path(path: object) -> str:
    """The whole path without links, whatever form the caller gave it in."""
    return os.path.realpath(os.fsdecode(path))  # ty: ignore[invalid-argument-type]


def _within(path: str, folders: tuple[str, ...]) -> bool:
    return any(path == folder or path.startswith(folder + os.sep) for folder in folders)
