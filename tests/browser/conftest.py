"""One built site, one server, one Chromium: what every test in a browser stands on.

`visit("/about/", width=320, scheme="dark")` opens a page. When a test that opened pages is over,
it also fails if one of them asked another host for something or wrote an error to the console.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from tests.browsing import PATIENCE, SHARED, make_once, shared_folder, until

LISTS = ("archive", "author", "category", "page")  # folders of the pages that list articles
SOURCES = "/generated/source/"
# The theme's bundle is asked for after the first paint; pages of sources have none.
ARRIVED = "!document.getElementById('__config') || 'document$' in window"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Site:
    """The finished site: the folder it stands in and the address it is served at."""

    folder: Path
    address: str

    def file(self, url: str) -> Path:
        """The file that answers a path such as `/about/`."""
        path = self.folder / url.lstrip("/")
        return path / "index.html" if url.endswith("/") else path


class Document(HTMLParser):
    """What a finished page holds: its ids, what it links to and what it loads."""

    def __init__(self, url: str, text: str) -> None:
        super().__init__()
        self.url = url
        self.text = text
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.classes: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.classes.update(given.get("class", "").split())
        self.ids += [given["id"]] if "id" in given else []
        self.loads += [given[name] for name in ("src", "poster") if name in given]
        if "href" in given:
            (self.loads if tag == "link" else self.links).append(given["href"])


@dataclass(frozen=True)
class Visit:
    """An open page, and what the browser asked for and complained about since it was opened."""

    page: Page
    address: str
    requests: list[Request] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def listen(self) -> None:
        """Note every request and every error from now on."""
        self.page.on("request", lambda request: self.requests.append(request))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("requestfailed", lambda request: self._failed(request))
        self.page.on(
            "console",
            lambda message: self.errors.append(message.text) if message.type == "error" else None,
        )

    def _failed(self, request: Request) -> None:
        """Note a request that failed, unless the page that made it was left meanwhile."""
        if request.failure != "net::ERR_ABORTED":
            self.errors.append(f"failed: {request.url}")

    @property
    def strangers(self) -> list[str]:
        """The requests that went to another host."""
        home = urlsplit(self.address).netloc
        urls = [urlsplit(request.url) for request in self.requests]
        return [url.geturl() for url in urls if url.netloc not in ("", home)]


@dataclass(frozen=True)
class Visitor:
    """Opens pages in a phone's or a desktop's window, in light or in dark colours."""

    browser: Browser
    site: Site
    visits: list[Visit] = field(default_factory=list)
    contexts: dict[tuple, BrowserContext] = field(default_factory=dict)

    def __call__(
        self,
        url: str,
        width: int = 390,
        scheme: str = "light",
        javascript: bool = True,
        clock: bool = False,
    ) -> Visit:
        """Open a page of the site in a tab of its own; `clock`: its time can be stopped."""
        window = (width, scheme, javascript, clock)
        if window not in self.contexts:
            self.contexts[window] = self.browser.new_context(
                viewport={"width": width, "height": 800},
                color_scheme=scheme,
                java_script_enabled=javascript,
            )
            self.contexts[window].set_default_timeout(PATIENCE)
            if clock:
                self.contexts[window].clock.install()
        visit = Visit(self.contexts[window].new_page(), self.site.address)
        visit.listen()
        self.visits.append(visit)
        visit.page.goto(self.site.address + url)
        if javascript:
            until(visit.page, ARRIVED)
        return visit


@pytest.fixture(scope="session")
def site(repository: Path, request: pytest.FixtureRequest) -> Iterator[Site]:
    """The whole site, built as `make site` builds it, and served; once, however many workers."""
    given = getattr(request.config, "workerinput", {}).get(SHARED)
    with nullcontext(given) if given else shared_folder() as (folder, address):
        site = Site(Path(folder), address)
        make_once(site.folder, lambda: build(repository, site.folder, address))
        yield site


def build(repository: Path, folder: Path, address: str) -> None:
    """Build the whole site for this address into a folder."""
    config = ["--config-file", str(repository / "mkdocs.yml"), "--site-dir", str(folder)]
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", *config],
        cwd=repository,
        env=os.environ | {"SITE_URL": f"{address}/"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"the site does not build:\n{done.stdout}{done.stderr}"


@pytest.fixture(scope="session")
def documents(site: Site) -> dict[str, Document]:
    """Every HTML page of the site by its path."""
    return read_documents(site.folder)


def read_documents(folder: Path) -> dict[str, Document]:
    """Every HTML page of a built folder by its path: `/`, `/about/`, …."""
    found = {}
    for path in sorted(folder.rglob("*.html")):
        url = "/" + path.relative_to(folder).as_posix().removesuffix("index.html")
        found[url] = Document(url, path.read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="session")
def listings(documents: dict[str, Document]) -> list[str]:
    """The paths of the pages that show a source file; they are all made from one template."""
    return listings_of(documents)


def listings_of(documents: dict[str, Document]) -> list[str]:
    """Those of these pages that show a source file."""
    return [url for url in documents if url.startswith(SOURCES)]


@pytest.fixture(scope="session")
def pages(documents: dict[str, Document]) -> list[str]:
    """The paths of all pages, of those that are made alike only the longest of each kind."""
    return pages_of(documents)


def pages_of(documents: dict[str, Document]) -> list[str]:
    """These pages, of those that are made alike only the longest of each kind."""
    longest = sorted(documents, key=lambda url: len(documents[url].text))
    return sorted({_kind(url): url for url in longest}.values())


def _kind(url: str) -> str:
    """What a page is made like: sources by their kind of file, lists of articles, or itself."""
    if url.startswith(SOURCES):
        return url.removesuffix(".html").rpartition(".")[2]
    first = url.split("/")[1]
    return first if first in LISTS else url


@pytest.fixture(scope="session")
def articles(documents: dict[str, Document]) -> list[str]:
    """The paths of the articles, that with the most in it first: it has one of everything."""
    return sorted(articles_of(documents), key=lambda url: -len(documents[url].text))


def articles_of(documents: dict[str, Document]) -> list[str]:
    """Those of these pages that have figures and a date and are no list of articles."""
    marks = {"illustration", "byline"}
    return [
        url
        for url, page in documents.items()
        if marks <= page.classes and "card" not in page.classes
    ]


@pytest.fixture
def visit(chromium: Browser, site: Site) -> Iterator[Visitor]:
    """Opens pages; afterwards fails if one asked a stranger for something or logged an error."""
    visitor = Visitor(chromium, site)
    yield visitor
    for context in visitor.contexts.values():
        context.close()
    strangers = [url for visit in visitor.visits for url in visit.strangers]
    errors = [error for visit in visitor.visits for error in visit.errors]
    assert not strangers, f"requests to other hosts: {strangers}"
    assert not errors, f"errors in the console: {errors}"
