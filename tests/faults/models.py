"""Faults in models: a wrong source, judged by the tests of its module.

Each mutant is tried in a process of its own, forked from one that has torch and pytest loaded but
nothing of ours. It sees the wrong text in place of the right one; the file itself is not touched.
"""

import contextlib
import gc
import io
import os
import pickle
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, partial
from importlib import import_module
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType

import pytest

from figures.engine.storage import digest
from tests.faults.fault import SOUND, Family, Fault, StillbornError, Verdict, first_line
from tests.faults.mutants.mutant import Mutant
from tests.once.inputs import code, files, undeclared

ROOT = Path(__file__).parents[2]
FIRST = (  # in the table; then all others, by name
    *("attention", "recurrent", "seq2seq", "translation", "search", "vocabulary"),
    *("published", "training", "batches", "measures", "attention_heads", "training_heads"),
    *("intervention", "positions", "layers", "transformer"),
)
MUTANTS = Path(__file__).parent / "mutants"
FOUND = {path.stem for path in MUTANTS.glob("*.py") if "\nMODULE = " in path.read_text("utf-8")}
LISTS = (*FIRST, *sorted(FOUND - {*FIRST}))
CHECK = ("tests/faults/models.py", "tests/faults/fault.py")
# What a source that is no program at all dies of: that proves nothing about the tests.
STILLBORN = ("SyntaxError", "NameError", "ImportError", "AttributeError", "UnboundLocalError")
# Imported before forking: third-party modules only. torch.testing asks for the tensors of many
# machines at the first comparison, which takes as long as all the tests of a module.
WARM = ("torch", "torch.distributed.tensor", "jaxtyping", "beartype", "safetensors.torch")
OPTIONS = (
    *("-x", "-q", "-p", "no:cacheprovider", "-p", "jaxtyping._pytest_plugin"),
    *("-p", "no:unraisableexception", "-p", "no:threadexception"),  # each collects garbage, twice
    *("-p", "no:tests.once.plugin"),  # a mutant is not what a verdict was found of
    *("-o", "verbosity_assertions=2"),  # what it abbreviates cannot be rounded
)


@dataclass(eq=False)  # pytest keeps its plugins in a set
class Listener:
    """A pytest plugin that remembers the first thing that went wrong."""

    test: str = ""
    message: str = ""
    broken: bool = False  # the tests could not even be collected
    passed: int = 0
    opened: set[str] = field(default_factory=set)

    def hear(self, event: str, arguments: tuple) -> None:
        """Remember the files of the project that are opened."""
        if event == "open" and isinstance(arguments[0], str) and str(ROOT) in arguments[0]:
            self.opened.add(arguments[0])

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.broken, self.message = True, str(report.longrepr)[-300:]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.passed += report.when == "call" and report.passed
        if report.failed and not self.test:
            self.test = report.nodeid.rpartition("::")[2].partition("[")[0]
            crash = getattr(report.longrepr, "reprcrash", None)
            message = crash.message if crash else str(report.longrepr)
            self.message = message.removeprefix("AssertionError: ")


@cache
def mutant_list(name: str) -> ModuleType:
    """The file of mutants of one module."""
    return import_module(f"tests.faults.mutants.{name}")


def faults() -> list[Fault]:
    """All mutants of all modules."""
    return [
        Fault("models", mutant.kind, f"{name}: {mutant.name}", partial(mutated, name, mutant))
        for name in LISTS
        for mutant in mutant_list(name).MUTANTS
    ]


def path_of(name: str) -> Path:
    """The file of the module that a list of mutants is about."""
    return ROOT / f"{mutant_list(name).MODULE.replace('.', '/')}.py"


def mutated(name: str, mutant: Mutant) -> bytes:
    """The wrong source."""
    text = path_of(name).read_text(encoding="utf-8")
    if text.count(mutant.old) != 1:
        raise StillbornError(f"{path_of(name)} holds {text.count(mutant.old)} times: {mutant.old}")
    return text.replace(mutant.old, mutant.new).encode()


def judge(fault: Fault) -> Verdict:
    """Run the tests of the module against its wrong source."""
    name = fault.name.partition(":")[0]
    heard = _apart(partial(_listen, name, fault.inject()))
    if heard.broken or heard.message.startswith(STILLBORN):
        raise StillbornError(heard.message)
    if more := [path for path in undeclared(heard.opened, parts_of(name)) if _counts(path)]:
        raise StillbornError(f"{name} does not name under FILES what its tests read: {more}")
    return Verdict.of(fault, heard.test, first_line(heard.message))


def sound() -> list[Fault]:
    """The right sources: their tests must pass."""
    return [Fault("models", SOUND, f"{name}: {SOUND}", path_of(name).read_bytes) for name in LISTS]


def basis(fault: Fault) -> tuple[str, dict[str, str]]:
    """The tests of its module, all that they import and read, and the wrong source."""
    name = fault.name.partition(":")[0]
    return f"mutants/{name}", parts_of(name) | {"source": digest(fault.inject())}


@cache
def parts_of(name: str) -> dict[str, str]:
    """What the tests of a list's module depend on."""
    listed = mutant_list(name)
    tests = (f"tests/illustrated_models/{test}.py" for test in listed.TESTS)
    reads = getattr(listed, "FILES", ())
    selected = getattr(listed, "SELECTED", "")
    return code(*tests) | files(*CHECK, *reads) | {"selected": digest(selected)}


def _listen(name: str, source: bytes) -> Listener:
    """Import this source for the module from now on, and run the tests."""
    _replace(mutant_list(name).MODULE, source)
    os.chdir(ROOT)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    tests = [f"tests/illustrated_models/{test}.py" for test in mutant_list(name).TESTS]
    listener = Listener()
    sys.addaudithook(listener.hear)
    skipped = ("-k", getattr(mutant_list(name), "SELECTED", ""))
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        pytest.main([*OPTIONS, *skipped, *tests], plugins=[listener])
    if not listener.passed and not listener.test:
        listener.broken, listener.message = True, f"no test ran: {said.getvalue()}"
    return listener


def _replace(module: str, source: bytes) -> None:
    """Whoever imports the module, gets it compiled from this source."""
    assert module not in sys.modules
    get_code = SourceFileLoader.get_code

    def get_wrong_code(loader: SourceFileLoader, fullname: str) -> CodeType | None:
        if fullname == module:
            return loader.source_to_code(source, loader.path)
        return get_code(loader, fullname)

    SourceFileLoader.get_code = get_wrong_code  # ty: ignore[invalid-assignment]


def _apart(work: Callable[[], Listener]) -> Listener:
    """Do the work in a fork of this process, and hand its result back."""
    _warm()
    receiver, sender = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(receiver)
        _answer(work, sender)
    os.close(sender)
    with os.fdopen(receiver, "rb") as stream:
        found = stream.read()
    os.waitpid(child, 0)
    if not found:
        raise StillbornError("the process of the mutant died")
    return pickle.loads(found)


@cache
def _warm() -> None:
    for name in WARM:
        import_module(name)
    gc.freeze()  # a fork need not look at what it has inherited


def _answer(work: Callable[[], Listener], sender: int) -> None:
    with os.fdopen(sender, "wb") as stream:
        try:
            found = work()
        except BaseException as error:
            found = Listener(broken=True, message=repr(error))
        stream.write(pickle.dumps(found))
    os._exit(0)


def _counts(path: str) -> bool:
    """pytest reads its settings, and no test its own."""
    # Nor does what pip wrote of an installation say anything about a model.
    settings = ("pyproject.toml", "tests/quarantine.toml")
    return path not in settings and ".egg-info/" not in path and (ROOT / path).is_file()


FAMILY = Family("models", 0.95, 45, faults, judge, tuple, sound, basis)
