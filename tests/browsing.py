"""What tests in a browser stand on: a Chromium without a window, and a server that says nothing."""

import fcntl
import http.server
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

PATIENCE = 60_000  # milliseconds: other tests and trainings may have the processor
POLL = 30  # milliseconds between two looks
LEAP = 10  # seconds that a page's clock jumps when it stops: it must be in the future
expect.set_options(timeout=PATIENCE)
SHARED = "shared folder"  # what workers are told of the one that all of them look at
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--force-color-profile=srgb",
    "--disable-lcd-text",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    protocol_version = "HTTP/1.1"

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


def stop_time(page: Page) -> None:
    """From now on time passes only as `pass_time` says, in a page that was opened with a clock."""
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + LEAP)


def pass_time(page: Page, seconds: float) -> None:
    """Let timers and frames of a page whose time stands still run for so long."""
    page.clock.run_for(round(1000 * seconds))


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


@contextmanager
def shared_folder() -> Iterator[tuple[str, str]]:
    """An empty folder that is served: where it is, and its address. All workers may share it."""
    with TemporaryDirectory(prefix="site-") as folder:
        (served := Path(folder) / "site").mkdir()
        with serving(partial(QuietHandler, directory=str(served))) as address:
            yield str(served), address


def make_once(folder: Path, make: Callable[[], None]) -> None:
    """Fill a shared folder unless that is done; who comes meanwhile waits until it is."""
    with folder.with_suffix(".lock").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.seek(0)
        if not lock.read():
            make()
            lock.write("made")
