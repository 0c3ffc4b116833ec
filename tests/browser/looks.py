"""One visit to a page measures all that is asked of every page."""

import re
from collections.abc import Iterator

from playwright.sync_api import Page

from tests.browser.access import NARROWER, WIDTHS, violations, width_of
from tests.gates.budgets import PAGE
from tests.gates.reading import read_down, shell_size

# A formula touches its signs of dollars, and no word does outside: “k$” counts thousands.
TEX = re.compile(r"\\[a-z]{2,}|\$\$|\\[()\[\]]|(?<!\w)\$[^\s$](?:[^$\n]*[^\s$])?\$(?!\w)")
# Of a drawing no word was ever Markdown, and an axis may count dollars.
VISIBLE = """[...document.querySelectorAll("article, main")].map((part) => {
  const clone = part.cloneNode(true);
  clone.querySelectorAll("code, pre, script, style, input, svg").forEach((code) => code.remove());
  return clone.textContent;
}).join(" ")"""


def rules_broken(opened, width: int) -> Iterator[str]:
    """What is wrong with a page in its window; `opened` is its visit."""
    page = opened.page
    yield from violations(page)
    yield from too_wide(page, width)
    if width == WIDTHS[0]:
        page.set_viewport_size({"width": NARROWER, "height": 800})
        yield from too_wide(page, NARROWER)
    if found := TEX.search(page.evaluate(VISIBLE)):
        yield f"raw TeX: {found[0]}"


def too_wide(page: Page, width: int) -> Iterator[str]:
    """Whether a page scrolls sideways."""
    if (found := width_of(page)) > width:
        yield f"{found} pixels wide in a window of {width}"


def over_budget(opened) -> Iterator[str]:
    """What is too much when a page arrives."""
    requests = list(opened.requests)
    if len(requests) > PAGE["requests"]:
        yield f"{len(requests)} requests"
    if (size := shell_size(opened.page, requests)) > PAGE["shell"]:
        yield f"{size} bytes of style, script and fonts"


def jumps(opened) -> Iterator[str]:
    """Whether a page jumps while it is read down to its end."""
    if (shift := read_down(opened.page)) > PAGE["shift"]:
        yield f"it jumps by {shift}"


def complaints(opened) -> Iterator[str]:
    """What the browser asked other hosts for, and what it wrote to its console."""
    yield from (f"asks {url}" for url in opened.strangers)
    yield from opened.errors


def faults_of(opened, width: int, read: bool) -> list[str]:
    """All that is wrong with an open page; `read`: it is an article, and is read to its end."""
    opened.page.wait_for_load_state("networkidle")
    first = [*over_budget(opened)] if read else []
    found = [*first, *rules_broken(opened, width)]
    opened.page.set_viewport_size({"width": width, "height": 800})
    return [*found, *(jumps(opened) if read else ()), *complaints(opened)]
