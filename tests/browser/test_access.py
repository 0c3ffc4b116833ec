"""Everybody can read every page: by eye, by screen reader, by keyboard, on any screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe

WIDTHS = (320, 390, 1280)
SCHEMES = ("light", "dark")
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa")
MOST_TABS = 80


def violations(page):
    options = {"runOnly": {"type": "tag", "values": list(RULES)}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_breaks_a_rule_of_accessibility(visit, pages, width, scheme):
    assert not _broken(visit, pages, width, scheme)


@pytest.mark.slow
@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_listing_breaks_a_rule_of_accessibility(visit, listings, scheme):
    assert not _broken(visit, listings, 390, scheme)


def _broken(visit, urls, width, scheme):
    broken = {}
    for url in urls:
        page = visit(url, width, scheme).page
        broken[url] = violations(page)
        page.close()
    return {url: found for url, found in broken.items() if found}


def test_a_broken_rule_is_noticed(visit):
    page = visit("/about/").page
    page.evaluate("document.querySelector('h1').style.color = 'var(--im-soft)'")
    assert any(found.startswith("color-contrast") for found in violations(page))


@pytest.mark.parametrize("width", [320, 360])
def test_no_page_scrolls_sideways_on_a_small_phone(visit, documents, width):
    wide = {}
    for url in documents:
        page = visit(url, width).page
        wide[url] = page.evaluate("document.documentElement.scrollWidth")
        page.close()
    assert not {url: found for url, found in wide.items() if found > width}


def test_the_keyboard_reaches_look_inside_and_opens_it(visit, articles):
    page = visit(articles[0], 1280).page
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.look-inside > summary')"):
            break
    details = page.locator(".look-inside:focus-within")
    assert details.count() == 1
    page.keyboard.press("Enter")
    assert details.get_attribute("open") is not None


def test_what_has_the_keyboards_focus_is_marked(visit, articles):
    page = visit(articles[0], 1280).page
    summary = page.locator(".look-inside > summary").first
    page.keyboard.press("Tab")
    summary.focus()
    outline = summary.evaluate("element => getComputedStyle(element).outline")
    assert outline.endswith("solid 2px")
