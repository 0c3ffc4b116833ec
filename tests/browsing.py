"""What tests in a browser stand on: a Chromium without a window, and a server that says nothing."""

import http.server
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

PATIENCE = 60_000  # milliseconds: other tests and trainings may have the processor
POLL = 30  # milliseconds between two looks
expect.set_options(timeout=PATIENCE)
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, *_: object) -> None:
        pass


class PatientServer(http.server.ThreadingHTTPServer):
    """Lets a browser that opens many connections at once wait instead of turning it away."""

    request_queue_size = 128


@contextmanager
def open_chromium() -> Iterator[Browser]:
    """One Chromium without a window, with a fresh profile."""
    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    assert executable, "no Chromium found: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=list(CHROMIUM_FLAGS), headless=True
        )
        yield browser
        browser.close()


def until(page: Page, condition: str) -> None:
    """Wait until an expression holds in a page; asked from outside, as its policy demands."""
    patience = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(condition):
        assert time.monotonic() < patience, f"it never held: {condition}"
        page.wait_for_timeout(POLL)


def unfold(part: Locator) -> Locator:
    """Open every box that a part of the page is folded into, as a reader would who looks closer."""
    part.evaluate(
        """part => { for (let box = part; box; box = box.parentElement.closest("details"))
        if (box.matches("details:not(.look-inside)")) box.open = true; }"""
    )
    return part


@contextmanager
def serving(handler: type[http.server.BaseHTTPRequestHandler]) -> Iterator[str]:
    """Answer requests with a handler; gives the address, without a slash at its end."""
    server = PatientServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
