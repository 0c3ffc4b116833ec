"""Read a page down slowly, and measure how far its contents jumped meanwhile."""

import gzip
from collections.abc import Iterable

from playwright.sync_api import Page, Request

STEP = 400  # pixels: half a window
PAUSE = 60  # milliseconds between two steps
MOST_STEPS = 400
SHELL = ("stylesheet", "script", "font")
SHIFTS = """() => new Promise((resolve) => {
  let sum = 0;
  const add = (entries) => entries.forEach(({ value }) => { sum += value; });
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  const drawn = (action) => requestAnimationFrame(() => setTimeout(action));
  drawn(() => drawn(() => { add(observer.takeRecords()); resolve(sum); }));
})"""
DOWN = f"""() => {{
  const before = scrollY;
  scrollBy({{ top: {STEP}, behavior: "instant" }});
  return scrollY > before;
}}"""


def read_down(page: Page) -> float:
    """Scroll to the end of a page; the sum of all its layout shifts since it was opened."""
    for _ in range(MOST_STEPS):
        if not page.evaluate(DOWN):
            break
        page.wait_for_timeout(PAUSE)
    page.wait_for_load_state("networkidle")
    return shifted(page)


def shifted(page: Page) -> float:
    """The sum of all layout shifts of a page since it was opened, its latest frames included."""
    return page.evaluate(SHIFTS)


def wire_size(request: Request) -> int:
    """Bytes of an answer as a server sends it: text gzipped, what is packed already as it is."""
    response = request.response()
    if response is None or not response.ok:
        return 0
    body = response.body()
    return min(len(body), len(gzip.compress(body)))


def shell_size(page: Page, requests: Iterable[Request]) -> int:
    """Bytes of style, script and fonts: of these requests, and of the styles in the page itself."""
    styles = page.evaluate("[...document.head.querySelectorAll('style')].map((e) => e.textContent)")
    inside = sum(len(gzip.compress(style.encode())) for style in styles)
    return inside + sum(wire_size(each) for each in requests if each.resource_type in SHELL)
