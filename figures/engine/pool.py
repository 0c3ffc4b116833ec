"""A pool of warm workers: third-party libraries are imported once, ours afresh for every task."""

import ast
import multiprocessing
import os
import sys
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import forkserver
from pathlib import Path
from types import ModuleType

from figures.engine import worker
from figures.engine.product import Product
from figures.engine.worker import Result

# Sums must not depend on how many threads share them, and workers share the cores already.
SETTINGS = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "MKL", "OPENBLAS", "NUMEXPR")}
# Unless told, matplotlib imports pyplot and looks for a screen.
SETTINGS["MPLBACKEND"] = "svg"
ALWAYS = ("concurrent.futures.process", "importlib.util", "tempfile", "traceback")

Task = tuple[Product, str, tuple]  # product, entry point, further arguments


def available() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def preload_of(entry_files: Iterable[Path]) -> tuple[str, ...]:
    """The modules that these kinds ask for in `PRELOAD = (…)`, read without importing them."""
    names: list[str] = [*ALWAYS]
    for path in entry_files:
        for node in ast.parse(path.read_bytes()).body if path.is_file() else ():
            targets = [ast.unparse(t) for t in node.targets] if isinstance(node, ast.Assign) else []
            if targets == ["PRELOAD"] and isinstance(node, ast.Assign):
                names.extend(ast.literal_eval(node.value))
    return tuple(dict.fromkeys(names))


def warm(preload: tuple[str, ...]) -> None:
    """Start the server that workers are forked from; it imports in the background."""
    with _hidden_main(), _environment(SETTINGS):
        multiprocessing.set_forkserver_preload([*preload])
        forkserver.ensure_running()


def run_all(
    tasks: list[Task], jobs: int, preload: tuple[str, ...]
) -> Iterator[tuple[Task, Result]]:
    """Run each task in a process of its own; results come as they are ready.

    A worker that dies (a crash in C code, no memory) breaks the pool for its neighbours too: they
    are run again one by one, so that only the guilty one fails.
    """
    if not tasks:
        return
    warm(preload)
    lost: list[Task] = []
    with _executor(min(jobs, len(tasks))) as executor:
        for task, result in _results(executor, tasks):
            if result is None:
                lost.append(task)
            else:
                yield task, result
    for task in lost:
        with _executor(1) as executor:
            for _, result in _results(executor, [task]):
                yield task, result or Result(failure="its worker died without a word")


def _results(executor: Executor, tasks: list[Task]) -> Iterator[tuple[Task, Result | None]]:
    futures: dict[Future[Result], Task] = {}
    waiting = [*tasks]
    while waiting:
        try:
            futures[executor.submit(worker.run, *waiting[0])] = waiting[0]
        except BrokenProcessPool:
            break
        waiting.pop(0)
    for future in as_completed(futures):
        try:
            yield futures[future], future.result()
        except BrokenProcessPool:
            yield futures[future], None
        except Exception as error:  # what it made cannot be sent between processes
            yield futures[future], Result(failure=f"{type(error).__name__}: {error}")
    for task in waiting:
        yield task, None


@contextmanager
def _executor(jobs: int) -> Generator[Executor, None, None]:
    with _hidden_main():
        executor = ProcessPoolExecutor(
            jobs,
            mp_context=multiprocessing.get_context("forkserver"),
            initializer=worker.start,
            max_tasks_per_child=1,
        )
        try:
            yield executor
        except BaseException:
            for process in [*executor._processes.values()]:
                process.terminate()
            raise
        finally:
            executor.shutdown(cancel_futures=True)


@contextmanager
def _hidden_main() -> Generator[None, None, None]:
    """Workers import the parent's main script (the CLI, MkDocs) unless there is none to see."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextmanager
def _environment(values: dict[str, str]) -> Generator[None, None, None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.__setitem__(name, value)
