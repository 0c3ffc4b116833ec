"""What tests of the live models may ask for."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.widgets.bench import Bench, Driver, open_bench, open_driver


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if {"bench", "driver"} & {*getattr(item, "fixturenames", ())}:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def bench() -> Iterator[Bench]:
    """A server of the runtime."""
    with open_bench() as bench:
        yield bench


@pytest.fixture(scope="module")
def driver(bench: Bench, chromium: Browser) -> Iterator[Driver]:
    """A page that runs the runtime."""
    with open_driver(bench, chromium) as driver:
        yield driver
