"""Faults in what runs in the page: a wrong module or kernel, judged by a short check of parity.

Every fault has a page of its own, in one browser for each process. What the page loads is served
with the wrong text in place of the right one; the file itself is not touched.
"""

import re
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import cache, partial
from multiprocessing.util import Finalize

import torch
from playwright.sync_api import Browser, Error

from figures.engine.storage import digest
from figures.engine.wasm import assembled
from tests.browsing import open_chromium
from tests.faults.fault import Family, Fault, StillbornError, Verdict, first_line
from tests.faults.mutants import runtime, runtime_models
from tests.faults.mutants.mutant import Mutant
from tests.once.inputs import code, files
from tests.widgets.bench import DOCS, WASM, Bench, open_bench, open_driver
from tests.widgets.checks import CHECKS

MUTANTS: dict[str, tuple[Mutant, ...]] = {**runtime.MUTANTS, **runtime_models.MUTANTS}
CHECK = ("tests/faults/runtime.py", "tests/faults/fault.py", "tests/widgets/driver.js")
# What a module that is no program at all dies of: that proves nothing about the check.
STILLBORN = re.compile(r"SyntaxError: (?!.*JSON)|ReferenceError|Failed to fetch dynamically")
# The check that is most likely to notice comes first; the others follow.
LIKELY = {
    "runtime/weights.js": "16-bit numbers",
    "runtime/search.js": "greedy search",
    "models/translator.js": "traces",
    "models/translation.js": "traces",
}


def faults() -> list[Fault]:
    """All mutants of all files."""
    return [
        Fault("runtime", mutant.kind, f"{path}: {mutant.name}", partial(mutated, path, mutant))
        for path, mutants in MUTANTS.items()
        for mutant in mutants
    ]


def mutated(path: str, mutant: Mutant) -> tuple[str, bytes]:
    """Where the wrong file is served, and what it holds."""
    text = (DOCS / "widgets" / path).read_text(encoding="utf-8")
    if text.count(mutant.old) != 1:
        raise StillbornError(f"{path} holds {text.count(mutant.old)} times: {mutant.old}")
    wrong = text.replace(mutant.old, mutant.new)
    if not path.endswith(".wat"):
        return f"/widgets/{path}", wrong.encode()
    try:
        return WASM, assembled(wrong)
    except ValueError as error:
        raise StillbornError(str(error)) from error


def basis(fault: Fault) -> tuple[str, dict[str, str]]:
    """All that runs in a page, what it is compared with, and the wrong text."""
    path, mutant = fault.inject.args  # ty: ignore[unresolved-attribute]
    subject = f"mutants/{path.partition('.')[0].replace('/', '-')}"
    return subject, parts() | {"mutant": digest("\0".join((path, mutant.old, mutant.new)))}


@cache
def parts() -> dict[str, str]:
    """What every fault is judged by."""
    run = ("runtime/*.js", "runtime/*.wat", "models/*.js")
    served = [f"docs/widgets/{one}" for one in run]
    return code("tests/widgets/checks.py", "tests/widgets/bench.py") | files(*served, *CHECK)


@cache
def table() -> tuple[Bench, Browser]:
    """The server and the browser of this process; they go when it ends."""
    torch.set_num_threads(1)
    stack = ExitStack()
    bench, browser = stack.enter_context(open_bench()), stack.enter_context(open_chromium())
    Finalize(None, stack.close, exitpriority=100)
    return bench, browser


def judge(fault: Fault) -> Verdict:
    """Run the checks against a page with the wrong file."""
    path = fault.name.partition(":")[0]
    where, wrong = fault.inject()
    bench, _ = table()
    right = bench.files.get(where)
    bench.lay(where, wrong)
    try:
        return Verdict.of(fault, *noticed(LIKELY.get(path, "")))
    finally:
        if right is None:
            del bench.files[where]
        else:
            bench.lay(where, right)


def alarms() -> Sequence[str]:
    """What the checks say of the right files."""
    found = noticed()
    return [": ".join(found)] if found else []


def noticed(first: str = "") -> tuple[str, str] | tuple[()]:
    """The check that complains of what is served now, and what it says; nothing if none does."""
    bench, browser = table()
    names = sorted(CHECKS, key=lambda name: name != first)
    with open_driver(bench, browser) as driver:
        for name in names:
            said = complaint(partial(CHECKS[name], driver))
            if said:
                return name, said
    return ()


def complaint(check: Callable[[], None]) -> str:
    """What a check says, in one line."""
    try:
        check()
    except AssertionError as error:
        return first_line(str(error)) or "an assertion without words"
    except Error as error:
        if STILLBORN.search(error.message):
            raise StillbornError(error.message) from error
        return first_line(error.message.removeprefix("Page.evaluate: "))
    return ""


FAMILY = Family("runtime", 1.0, 60, faults, judge, alarms, basis=basis)
