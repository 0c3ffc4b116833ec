"""What every test may ask for."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browsing import open_chromium

pytest_plugins = ("tests.once.plugin",)
# Tests share two cores; a network as small as ours is no faster on more threads.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder that holds the three packages, the pages and the tests."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests that drive one."""
    with open_chromium() as browser:
        yield browser
