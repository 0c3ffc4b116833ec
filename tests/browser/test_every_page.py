"""Every page keeps every rule in every window; what is found right of the same bytes stands."""

import pytest

from figures.engine.storage import digest
from tests.browser.access import NARROWER, SCHEMES, WIDTHS
from tests.browser.looks import TEX, complaints, faults_of, jumps, rules_broken, too_wide
from tests.once.inputs import code, files

CHECK = {**code("tests/browser/looks.py"), **files("tests/gates/budgets.toml")}


@pytest.fixture(scope="session")
def looks(site):
    """What pages load besides their own text, by its digest."""
    files = [path for kind in ("css", "js") for path in site.folder.glob(f"assets/*.{kind}")]
    return {path.name: digest(path.read_bytes()) for path in files}


@pytest.fixture
def verdict_on(verdicts, site, documents, looks):
    """The verdict on a page in a window: it is on the bytes that the browser is given."""

    def asked(url, window):
        text = documents[url].text.replace(site.address, "")
        parts = {**CHECK, **looks, "page": digest(text)}
        name = url.strip("/").removesuffix(".html").replace("/", "-") or "front"
        return verdicts.verdicts.on(f"pages/{name}", window, parts)

    return asked


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_keeps_every_rule(visit, pages, articles, verdict_on, width, scheme):
    faults = {}
    for url in pages:
        verdict = verdict_on(url, f"{width} {scheme}")
        if verdict.stands:
            continue
        opened = visit(url, width, scheme)
        read = scheme == "light" and width != WIDTHS[0] and url in ("/", *articles)
        faults[url] = faults_of(opened, width, read)
        opened.page.close()
        if not faults[url]:
            verdict.keep()
    assert not {url: found for url, found in faults.items() if found}


@pytest.mark.slow
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_listing_keeps_every_rule(visit, listings, scheme):
    faults = {}
    for url in listings:
        opened = visit(url, WIDTHS[0], scheme)
        faults[url] = [*rules_broken(opened, WIDTHS[0]), *complaints(opened)]
        opened.page.close()
    assert not {url: found for url, found in faults.items() if found}


def test_a_broken_rule_is_noticed(visit):
    opened = visit("/about/")
    opened.page.evaluate("document.querySelector('h1').style.color = 'var(--im-soft)'")
    assert any(found.startswith("color-contrast") for found in rules_broken(opened, 390))


@pytest.mark.parametrize("wide", [325, 365])
def test_what_is_too_wide_is_noticed(visit, wide):
    opened = visit("/about/", 320)
    opened.page.evaluate(f"document.querySelector('h1').style.width = '{wide}px'")
    assert any("pixels wide" in found for found in rules_broken(opened, 320))
    assert bool([*too_wide(opened.page, NARROWER)]) == (wide > NARROWER)


@pytest.mark.parametrize("text", [r"\alpha", "a sum $x + y$ of two", "$x$.", "$$"])
def test_raw_tex_is_noticed(visit, text):
    opened = visit("/about/")
    opened.page.evaluate("(text) => { document.querySelector('h1').textContent = text; }", text)
    (found,) = rules_broken(opened, 390)
    assert found.startswith("raw TeX: ")


@pytest.mark.parametrize("text", ["in k$, as we write; later 5 k$", "$5 or $ 6", "US$ 5 and US$ 6"])
def test_dollars_are_no_tex(text):
    assert not TEX.search(text)


def test_a_request_to_another_host_is_noticed(visit):
    opened = visit("/about/")
    opened.page.route("http://stranger.invalid/**", lambda route: route.fulfill(body=""))
    with opened.page.expect_request("http://stranger.invalid/**"):
        opened.page.evaluate("new Image().src = 'http://stranger.invalid/pixel'")
    assert "asks http://stranger.invalid/pixel" in complaints(opened)
    visit.visits.remove(opened)


def test_a_jump_is_noticed(visit):
    opened = visit("/about/")
    opened.page.evaluate("document.querySelector('article h1').style.marginTop = '200px'")
    assert [*jumps(opened)]
