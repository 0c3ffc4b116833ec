"""What runs in a worker: one product, made in a fresh process, watched by the guard."""

import importlib
import os
import signal
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing import parent_process
from typing import Any

from figures.engine.guard import Guard, UndeclaredError, imported_modules
from figures.engine.loader import ExactFinder
from figures.engine.paths import PACKAGES, Project, here
from figures.engine.product import Made, Product


@dataclass(frozen=True)
class Result:
    """What came of a product: what its kind made, or why not."""

    made: Any = None
    failure: str = ""
    imported: tuple[str, ...] = ()  # the modules of ours that this process did import
    opened: tuple[str, ...] = ()  # the declared files that it did read
    seconds: float = 0.0  # of CPU


def start() -> None:
    """Prepare a new worker: it ends when its parent does, and Ctrl-C is the parent's affair."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def run(product: Product, entry: str, arguments: tuple = ()) -> Result:
    """Load a kind's entry point (`module:function`) and let it make the product."""
    began = time.process_time()
    project = here()
    _prepare(project)
    made, failure = None, ""
    guard, imported = Guard(project, product), None
    try:
        with guard:
            made = _load(entry)(product, *arguments)
            guard.check_imports()
        failure, imported = "\n".join(guard.violations), imported_modules()
        if isinstance(made, Made):
            made = _read_back(product, made, project)
    except UndeclaredError as error:
        failure = f"{_author_line(error, project)}{error}"
    except BaseException as error:  # SystemExit, too: sent to the parent it would end the build
        failure = _failure(error, project)
    seconds = time.process_time() - began
    opened = tuple(sorted(guard.opened))
    made = None if failure else made
    return Result(made, failure, imported or imported_modules(), opened, seconds)


def _read_back(product: Product, made: Made, project: Project) -> Made:
    """Let the files be read by what their key does not hold: by then they are drawn."""
    if product.check:
        with Guard(project, judged(product)) as guard:
            _load(product.check)(product, made.outputs, made.raw)
            guard.check_imports()
    return replace(made, raw=None)


def judged(product: Product) -> Product:
    """The product for whoever reads it back: more may be imported."""
    return replace(product, modules=(*product.modules, *product.judges), check="")


def _prepare(project: Project) -> None:
    """Import from exact sources, write temporary files where the build cleans up."""
    temp = project.temp / f"worker-{os.getpid()}"
    temp.mkdir(parents=True, exist_ok=True)
    tempfile.tempdir = os.environ["TMPDIR"] = str(temp)
    sys.dont_write_bytecode = True
    importlib.invalidate_caches()
    sys.meta_path.insert(0, ExactFinder(project))


def _load(entry: str) -> Callable[..., Any]:
    module, _, name = entry.partition(":")
    return getattr(importlib.import_module(module), name)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _failure(error: BaseException, project: Project) -> str:
    """The error as its author needs it: their own lines, then what went wrong."""
    last = "".join(traceback.format_exception_only(error)).strip()
    own = _own_frames(error, project)
    if not own:
        return "".join(traceback.format_exception(error)).strip()
    lines = [f"  {place}  {frame.line}" for place, frame in own]
    return "\n".join([last, *lines])


def _author_line(error: BaseException, project: Project) -> str:
    own = _own_frames(error, project)
    return f"{own[-1][0]}: " if own else ""


def _own_frames(error: BaseException, project: Project) -> list[tuple[str, traceback.FrameSummary]]:
    found = []
    for frame in traceback.extract_tb(error.__traceback__):
        path = os.path.relpath(frame.filename, project.root)
        if path.startswith((*PACKAGES, "docs/")) and not path.startswith("figures/engine"):
            found.append((f"{path}:{frame.lineno}", frame))
    return found
