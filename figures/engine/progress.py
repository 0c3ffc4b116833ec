"""How far a long command is: a bar in a terminal, a line now and then elsewhere."""

import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

SILENCE_SECONDS = 5.0


class Advance(Protocol):
    """To be called with what was just done, how many are done, and of how many."""

    def __call__(self, name: str, done: int, total: int) -> None: ...


@contextmanager
def progress(verb: str) -> Generator[Advance, None, None]:
    """Show how a command gets on from the first call until the block is left."""
    shown = Bar(verb) if sys.stderr.isatty() else Lines(verb)
    try:
        yield shown
    finally:
        shown.close()


class Lines:
    """For logs: one line when there was silence for a while."""

    def __init__(self, verb: str) -> None:
        self.verb, self.last = verb, time.monotonic()

    def __call__(self, name: str, done: int, total: int) -> None:
        if done and time.monotonic() - self.last > SILENCE_SECONDS:
            self.last = time.monotonic()
            print(f"{self.verb} {done} of {total}: {name}", file=sys.stderr, flush=True)

    def close(self) -> None:
        """Nothing stays to be cleaned up."""


class Bar:
    """For people: a bar that is gone when all is done."""

    def __init__(self, verb: str) -> None:
        self.verb = verb
        self.shown: tuple[Progress, TaskID] | None = None

    def __call__(self, name: str, done: int, total: int) -> None:
        bar, task = self.shown or self._start()
        bar.update(task, name=name, completed=done, total=total)

    def _start(self) -> "tuple[Progress, TaskID]":
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = (TextColumn(self.verb), BarColumn(), MofNCompleteColumn())
        name = TextColumn("{task.fields[name]}")
        bar = Progress(*columns, name, console=Console(stderr=True), transient=True)
        bar.start()
        self.shown = bar, bar.add_task("", total=None, name="")
        return self.shown

    def close(self) -> None:
        """Take the bar away."""
        if self.shown:
            self.shown[0].stop()
