"""The copy of the site, unpacked: read as plain files, and served by whatever serves."""

from functools import partial
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect

from figures.engine.offline import pack
from tests.browser.cinema import FILM, N_STEPS
from tests.browsing import QuietHandler, serving, until

LARGEST = 30_000_000  # bytes
LOADED = "[...document.fonts].filter(({ status }) => status === 'loaded').length"


@pytest.fixture(scope="module")
def copy(site, tmp_path_factory):
    """The folder that the copy is unpacked to."""
    folder = tmp_path_factory.mktemp("copy")
    pack(site.folder, folder / "copy.zip", lambda *_: None)
    assert (folder / "copy.zip").stat().st_size < LARGEST
    with ZipFile(folder / "copy.zip") as archive:
        archive.extractall(folder)
    return folder / "illustrated-models"


@pytest.fixture
def window(chromium):
    with chromium.new_context(viewport={"width": 1280, "height": 800}) as context:
        yield context.new_page()


def test_as_a_file_an_article_is_styled_and_shows_its_figures_and_every_step(window, copy):
    errors = []
    window.on("pageerror", lambda error: errors.append(str(error)))
    window.goto((copy / "translation/index.html").as_uri())
    expect(window.get_by_text("Opened as a file")).to_be_visible()
    family = window.evaluate("getComputedStyle(document.querySelector('article p')).fontFamily")
    assert family.startswith('"Source Sans Pro"')
    assert window.evaluate(f"document.fonts.ready.then(() => {LOADED})") >= 2
    expect(window.locator("figure.illustration svg >> visible=true").first).to_be_visible()
    assert window.locator(f"{FILM} > ol > li").count() == N_STEPS
    for still in window.locator(f"{FILM} > ol > li").all():
        expect(still.locator("svg")).to_be_visible()
    assert errors == []


def test_as_a_file_there_is_no_button_that_does_nothing(window, copy):
    window.goto((copy / "translation/index.html").as_uri())
    expect(window.locator(".present, .start, .md-search")).to_have_count(0)


def test_as_a_file_links_lead_from_page_to_page(window, copy):
    window.goto((copy / "translation/index.html").as_uri())
    window.locator(".md-tabs").get_by_role("link", name="How we know").click()
    expect(window.locator("h1")).to_contain_text("How we know")
    window.locator("a.md-logo").first.click()
    assert window.url == (copy / "index.html").as_uri()
    card = window.locator(".card").first
    title = card.locator("h2").inner_text()
    card.get_by_role("link", name="Read more").click()
    expect(window.locator("article h1")).to_contain_text(title)


def test_no_page_of_the_copy_links_to_a_folder(copy):
    pages = [path for path in copy.rglob("index.html") if "source" not in path.parts]
    folders = [each for path in pages for each in path.read_text().split('href="')[1:]]
    assert not [href for href in folders if href.split('"')[0].endswith("/") and href[0] == "."]


def test_served_a_film_plays_and_nobody_else_is_asked(window, copy):
    with serving(partial(QuietHandler, directory=str(copy))) as address:
        asked = []
        window.on("request", lambda request: asked.append(request.url))
        window.goto(f"{address}/translation/index.html")
        window.locator(FILM).scroll_into_view_if_needed()
        window.locator(f"{FILM}.ready").wait_for()
        window.locator(f"{FILM} button.play").click()
        until(window, f"document.querySelector('{FILM}').time > 5")
        expect(window.locator(".md-search")).to_have_count(1)
        expect(window.get_by_text("Opened as a file")).to_have_count(0)
        assert [url for url in asked if not url.startswith((address, "data:"))] == []
