"""Lets tests stand by their committed verdicts: `@pytest.mark.verdict(of)` and the fixture.

`of` is a function of some of a test's parameters (whose names follow it) that says what a verdict
is on and what that is made of.
"""

import os
import sys
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.once.inputs import code, undeclared
from tests.once.store import FOLDER, ROOT, Verdict, Verdicts

KEEP, FOLDER_OPTION = "--keep-verdicts", "--verdicts-in"
STORE, VERDICT = pytest.StashKey[Verdicts](), pytest.StashKey[Verdict | None]()
REASON = "stands by its committed verdict"


@dataclass(frozen=True)
class Subject:
    """What a verdict is on, and its parts by digest, the test's own code apart."""

    name: str  # "films/translation/unrolling"
    parts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Judge:
    """What the fixture `verdicts` gives: it asks in the name of one test."""

    verdicts: Verdicts
    own: Mapping[str, str]  # the code of the test

    def on(self, subject: str, entry: str, parts: Mapping[str, str]) -> Verdict:
        """The verdict on one of the many things that a test looks at."""
        return self.verdicts.on(subject, entry, {**self.own, **parts})


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(KEEP, action="store_true", help="Write down what is found right.")
    parser.addoption(FOLDER_OPTION, type=Path, default=FOLDER, help="Where verdicts are kept.")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[STORE] = Verdicts(config.getoption(FOLDER_OPTION), config.getoption(KEEP))


@pytest.fixture
def verdicts(request: pytest.FixtureRequest) -> Judge:
    """Asks whether something was found right before: `if not verdict.stands: …; verdict.keep()`."""
    return Judge(request.config.stash[STORE], code(_path(request.node)))


def verdict_of(item: pytest.Item) -> Verdict | None:
    """The verdict on a test that has the mark, its own code among the parts."""
    if VERDICT not in item.stash:
        mark = item.get_closest_marker("verdict")
        item.stash[VERDICT] = _read(item, *mark.args) if mark else None
    return item.stash[VERDICT]


def _read(item: pytest.Item, of: Callable[..., Subject], *names: str) -> Verdict:
    parameters = item.callspec.params if names else {}  # ty: ignore[unresolved-attribute]
    subject = of(*(parameters[name] for name in names))
    entry = item.nodeid.rpartition("::")[2]
    judge = Judge(item.config.stash[STORE], code(_path(item)))
    return judge.on(subject.name, entry, subject.parts)


def _path(item: pytest.Item) -> str:
    return item.path.relative_to(ROOT).as_posix()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Do nothing at all, not even what a test would need, where a verdict stands."""
    verdict = verdict_of(item)
    if verdict and verdict.stands:
        pytest.skip(REASON)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """See which files are opened while a test with a verdict runs."""
    _watch.opened.clear()
    _watch.on = item.config.stash[STORE].keeping and verdict_of(item) is not None
    try:
        return (yield)
    finally:
        _watch.on = False


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Keep the verdict on what was found right; refuse one that depends on more than it says."""
    try:
        result = yield
    except BaseException as error:
        verdict = verdict_of(item)
        if verdict and verdict.committed:
            error.add_note(f"{verdict.path} says that this was found right: it is wrong")
        raise
    verdict = verdict_of(item)
    if verdict and verdict.verdicts.keeping:
        more = undeclared(_watch.opened, verdict.parts)
        assert not more, f"its verdict does not name what it opened: {', '.join(more)}"
        verdict.keep()
    return result


class _Watch:
    """What Python tells of files that are opened; such a hook can never be taken away again."""

    def __init__(self) -> None:
        self.on = False
        self.opened: set[str] = set()
        sys.addaudithook(self.hook)

    def hook(self, event: str, arguments: tuple) -> None:
        if self.on and event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
            self.opened.add(os.fsdecode(arguments[0]))


_watch = _Watch()
