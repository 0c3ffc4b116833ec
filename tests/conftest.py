"""What every test may ask for."""

import os
import tomllib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browsing import SHARED, open_chromium, shared_folder

pytest_plugins = ("tests.once.plugin",)
# Tests share two cores; a network as small as ours is no faster on more threads.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

FOLDER = pytest.StashKey[tuple[str, str]]()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Workers share a folder for the site and its server, which outlive each of them."""
    config = node.config
    if FOLDER not in config.stash:
        stack = ExitStack()
        config.stash[FOLDER] = stack.enter_context(shared_folder())
        config.add_cleanup(stack.close)
    node.workerinput[SHARED] = config.stash[FOLDER]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Expect those tests to fail that are known to; `-rxX` lists them with their reasons."""
    known = tomllib.loads((Path(__file__).parent / "quarantine.toml").read_text("utf-8"))
    reasons = {each["id"]: each["reason"] for each in known.get("test", [])}
    for item in items:
        for name, reason in reasons.items():
            if item.nodeid.startswith(name):  # the first reason is the one that is told
                item.add_marker(pytest.mark.xfail(reason=reason, strict=False))


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder that holds the three packages, the pages and the tests."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests that drive one."""
    with open_chromium() as browser:
        yield browser
