"""A page whose film has come: what the tests of films look at."""

from tests.browsing import pass_time, stop_time, until

URL, NAME = "/translation/", "translation-recurrent-unrolling"
N_STEPS = 7
FILM = f"#{NAME} im-film"
DRAWN = f"""() => [...document.querySelectorAll("{FILM} .stage svg > *")]
    .map((mark) => mark.outerHTML).join("")"""


class Cinema:
    """A page whose film has come; its poster has given way to the first step, or stands."""

    def __init__(self, page, begun=True):
        self.page = page
        self.film = page.locator(FILM)
        self.film.scroll_into_view_if_needed()
        page.locator(f"{FILM}.ready").wait_for()
        if begun:
            self.film.evaluate("film => { film.fresh = false; film.show(film.rest(0)); }")

    def button(self, name):
        return self.film.locator(f"button.{name}")

    def property(self, name):
        return self.film.evaluate(f"film => film.{name}")

    def at(self, step):
        """Wait until the film stands at the end of a step, counted from 1."""
        rest = f"document.querySelector('{FILM}').steps[{step - 1}].end - 1"
        until(self.page, f"document.querySelector('{FILM}').time === {rest}")
        assert not self.property("playing")

    def stop_time(self):
        """From now on it plays only as `plays_for` says."""
        stop_time(self.page)
        return self

    def plays_for(self, frames):
        """Let the time of so many frames pass."""
        pass_time(self.page, frames / self.property("drawing.rate"))

    def drawn(self):
        return self.page.evaluate(DRAWN)
