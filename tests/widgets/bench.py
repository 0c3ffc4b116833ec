"""A page in which the runtime runs as it is served, and answers to Python."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from playwright.sync_api import Browser, Page

from figures.engine.wasm import assemble
from tests.browsing import PATIENCE, QuietHandler, serving
from tests.widgets import bundle

HERE = Path(__file__).parent
DOCS = Path(__file__).parents[2] / "docs"
WASM = "/generated/widgets/matmul.wasm"
TYPES = {".js": "text/javascript", ".wasm": "application/wasm", ".html": "text/html"}
EMPTY_PAGE = b"<!doctype html><title>Bench</title><link rel='icon' href='data:,'>"


@dataclass(frozen=True)
class Bench:
    """What the server has on its table, and an address for it.

    `files` stand before those of the repository: a wrong module, a model, a bundle of inputs.
    """

    address: str
    files: dict[str, bytes | Callable[[], bytes]] = field(default_factory=dict)
    results: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)  # paths, in order

    def lay(self, path: str, content: bytes) -> None:
        """Put a file on the table."""
        self.files[path] = content

    def lay_bundle(self, path: str, tensors: Mapping[str, np.ndarray]) -> None:
        """Put tensors on the table."""
        self.lay(path, bundle.written(tensors))

    def take(self, name: str) -> dict[str, np.ndarray]:
        """The tensors that the page sent under this name."""
        return bundle.read(self.results.pop(name))

    def content(self, path: str) -> bytes | None:
        """What answers a request."""
        if path in self.files:
            found = self.files[path]
            return found if isinstance(found, bytes) else found()
        folders = {"/widgets/": DOCS, "/driver.js": HERE, "/parts/": HERE}
        folder = next((each for start, each in folders.items() if path.startswith(start)), None)
        file = folder / path.lstrip("/") if folder else None
        return file.read_bytes() if file and file.is_file() else None


@dataclass(frozen=True)
class Driver:
    """A page that has loaded driver.js."""

    bench: Bench
    page: Page

    def __call__(self, function: str, *arguments: object) -> Any:
        """Call a function of driver.js."""
        return self.page.evaluate(
            "async ([name, given]) => (await import('/driver.js'))[name](...given)",
            [function, list(arguments)],
        )


@contextmanager
def open_bench() -> Iterator[Bench]:
    """Serve the runtime from the repository, with the kernel assembled."""

    class Handler(QuietHandler):
        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            bench.asked.append(path)
            content = bench.content(path)
            self.send_response(404 if content is None else 200)
            self.send_header("Content-Type", TYPES.get(Path(path).suffix, "text/html"))
            self.send_header("Content-Length", str(len(content or b"")))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(content or b"")

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            bench.results[self.path.removeprefix("/result/")] = self.rfile.read(length)
            self.send_response(204)
            self.end_headers()

    with serving(Handler) as address:
        bench = Bench(address, {"/": EMPTY_PAGE, WASM: assemble()})
        yield bench


@contextmanager
def open_page(bench: Bench, browser: Browser, query: str = "") -> Iterator[Page]:
    """An empty page at the bench's address, in a profile of its own."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"{bench.address}/{query}")
    yield page
    context.close()


@contextmanager
def open_driver(bench: Bench, browser: Browser) -> Iterator[Driver]:
    """A page that runs what a test asks for."""
    with open_page(bench, browser) as page:
        yield Driver(bench, page)
