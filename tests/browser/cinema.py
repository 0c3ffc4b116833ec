"""A page whose film has come: what the tests of films look at."""

from tests.browsing import until

URL, NAME = "/translation/", "translation-recurrent-unrolling"
N_STEPS = 7
FILM = f"#{NAME} im-film"
DRAWN = f"""() => [...document.querySelectorAll("{FILM} .stage svg > *")]
    .map((mark) => mark.outerHTML).join("")"""
SHIFTS = """() => new Promise((resolve) => {
  new PerformanceObserver((list) => {
    resolve(list.getEntries().reduce((sum, { value }) => sum + value, 0));
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(0), 500);
})"""


class Cinema:
    """A page whose film has come."""

    def __init__(self, page):
        self.page = page
        self.film = page.locator(FILM)
        self.film.scroll_into_view_if_needed()
        page.locator(f"{FILM}.ready").wait_for(timeout=20_000)

    def button(self, name):
        return self.film.locator(f"button.{name}")

    def property(self, name):
        return self.film.evaluate(f"film => film.{name}")

    def at(self, step):
        """Wait until the film stands at the end of a step, counted from 1."""
        rest = f"document.querySelector('{FILM}').steps[{step - 1}].end - 1"
        until(self.page, f"document.querySelector('{FILM}').time === {rest}")
        assert not self.property("playing")

    def drawn(self):
        return self.page.evaluate(DRAWN)
