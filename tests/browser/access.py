"""The rules of accessibility, and the windows in which a page must keep them."""

from collections.abc import Iterator

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browsing import until

WIDTHS = (320, 390, 1280)
SCHEMES = ("light", "dark")
NARROWER = 360  # CSS pixels: between two widths, where a page must not scroll sideways either
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa")
OPTIONS = {"runOnly": {"type": "tag", "values": list(RULES)}, "resultTypes": ["violations"]}
SCHEMED = "document.body.dataset.mdColorScheme === '{}'"
STILL = "!document.getAnimations().some(({ playState }) => playState === 'running')"
TWICE = """() => { const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    return ids.filter((id, place) => ids.indexOf(id) !== place); }"""
DRAWN = "new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"


def violations(page: Page, part: str = "") -> list[str]:
    """The rules that a page breaks, or a part of it that a selector names, and where."""
    found = Axe().run(page, part or None, OPTIONS).response["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]


def width_of(page: Page) -> int:
    """How many CSS pixels a page is wide: more than its window, and it scrolls sideways."""
    return page.evaluate("document.documentElement.scrollWidth")


def windows(page: Page) -> Iterator[int]:
    """Show an open page in every window, one after the other; gives the width of each."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            until(page, SCHEMED.format("slate" if scheme == "dark" else "default"))
            page.evaluate(DRAWN)
            until(page, STILL)
            yield width
