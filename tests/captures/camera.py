"""Plays the script of a capture in a real browser, picture by picture, on a clock of its own."""

from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO

import numpy as np
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, TimeoutError

from figures.kit.fonts import font_path
from figures.kit.theme import colour
from tests.browsing import PATIENCE, POLL, unfold, until
from tests.captures.acts import (
    LETTER,
    PAUSE,
    Back,
    Capture,
    Drag,
    Goto,
    Hold,
    Launch,
    Paste,
    Say,
    Scroll,
    Tap,
    Type,
    Watch,
)

WIDTH, HEIGHT, BAND, SCALE = 432, 768, 72, 5 / 3  # CSS pixels, and how many make one
SHEET = round(WIDTH * SCALE), round(HEIGHT * SCALE)
RATE = 30
HEADER = 64  # CSS pixels at the top that the site's header stands in, and some air
SETTLING = 0.8  # seconds after which nothing moves that is not watched
LEAP = 10  # seconds that a film's clock jumps when it stops: it must be in the future
DOT, RING = 13, 30  # CSS pixels: the pointer, and how far a press is seen
STEPPED = """milliseconds => {
    const times = (globalThis.captured ??= new WeakMap());
    for (const each of document.getAnimations()) {
        each.pause();
        const time = (times.get(each) ?? 0) + milliseconds;
        times.set(each, time);
        const { endTime } = each.effect.getComputedTiming();
        if (time >= endTime) each.finish(); else each.currentTime = time;
    }
}"""
BUSY = "!document.querySelector('.live[aria-busy]')"
BAND_PAGE = """<style>
    @font-face {{ font-family: Sans; src: url(data:font/ttf;base64,{font}) }}
    body {{ margin: 0; height: {height}px; background: {text}; color: {page};
            font-family: Sans; padding: 0 16px; box-sizing: border-box;
            display: flex; flex-direction: column; justify-content: center; white-space: nowrap }}
    b {{ font-size: 20px; font-weight: normal; line-height: 26px }}
    i {{ font-size: 14px; font-style: normal; opacity: .75; line-height: 20px }}
</style><b></b><i></i>"""


class CaptureError(Exception):
    """The page does not do what a script says."""


Take = Callable[[np.ndarray, int], None]
"""Is handed a picture and how many ticks of the clock it lasts."""


def eased(share: float) -> float:
    """Begin and end slowly."""
    return share * share * (3 - 2 * share)


def picture(page: Page) -> np.ndarray:
    """What a page shows, as pixels."""
    shot = page.screenshot(caret="initial")
    return np.asarray(Image.open(BytesIO(shot)).convert("RGB"))


@dataclass
class Camera:
    """A page, the pointer on it, the caption below it, and where its pictures go.

    Without `take` the script is played, and no picture taken.
    """

    page: Page
    band: Page
    address: str
    take: Take | None = None
    pointer: tuple[float, float] = (WIDTH / 2, (HEIGHT - BAND) * 0.8)
    ticks: int = 0
    pressed: float = 0.0
    below: np.ndarray | None = None
    said: list[tuple[int, str]] = field(default_factory=list)

    def play(self, capture: Capture) -> None:
        """Do all that a script says, and keep the last picture for a while."""
        for act in capture.acts:
            getattr(self, f"_{type(act).__name__.lower()}")(act)
        self._hold(Hold(PAUSE))

    def tick(self, ticks: int = 1) -> None:
        """One picture, which lasts so many ticks."""
        self.ticks += ticks
        self.page.evaluate(STEPPED, 1000 * ticks / RATE)
        if self.take:
            shown = picture(self.page)[: SHEET[1] - self.below_height].copy()
            self._point(shown)
            assert self.below is not None, "a script begins with Goto and Say"
            self.take(np.concatenate([shown, self.below]), ticks)
        self.pressed = max(0.0, self.pressed - 0.08)

    @property
    def below_height(self) -> int:
        return round(BAND * SCALE)

    def move(self, seconds: float, moving: Callable[[float], None]) -> None:
        """Do something bit by bit: it is told what share of the way is done."""
        ticks = round(seconds * RATE) if self.take else 1
        for number in range(1, ticks + 1):
            moving(eased(number / ticks))
            self.tick()

    def rest(self) -> None:
        """Wait until nothing on the page is at work; that takes no time of the capture."""
        until(self.page, BUSY)

    def visible(self, selector: str, otherwise: str) -> Locator:
        """The first visible thing that a selector finds, or an error that says this."""
        found = self.page.locator(selector).locator("visible=true").first
        try:
            found.wait_for()
        except TimeoutError as error:
            raise CaptureError(otherwise) from error
        return found

    def seen(self, selector: str) -> tuple[Locator, tuple[float, float]]:
        """The first visible thing that a selector finds, and its middle, inside the picture."""
        found = self.visible(selector, f"there is no {selector}")
        box = found.bounding_box()
        assert box
        middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        if not (0 < middle[0] < WIDTH and 0 < middle[1] < HEIGHT - BAND):
            raise CaptureError(f"{selector} stands outside of the picture, at {middle}")
        return found, middle

    def _goto(self, act: Goto) -> None:
        self.page.goto(self.address + act.url)
        self._name()
        if act.started:
            start = self.page.locator(f"{act.at.split()[0]} im-widget > .start > button")
            unfold(start).click()
        self.page.locator(act.at).first.wait_for()
        self.rest()
        self.page.evaluate("document.fonts.ready.then(() => true)")
        self._scrolled(act.at)(1)
        self.page.wait_for_timeout(10 * POLL)  # what loads when it comes into view
        self._scrolled(act.at)(1)

    def _scrolled(self, selector: str) -> Callable[[float], None]:
        """Scrolls by shares of the way until the top of something stands below the header."""
        top = self.page.locator(selector).first.evaluate("e => e.getBoundingClientRect().top")
        start = self.page.evaluate("scrollY")
        return lambda share: self.page.evaluate(
            "top => scrollTo({ top, behavior: 'instant' })", start + share * (top - HEADER)
        )

    def _scroll(self, act: Scroll) -> None:
        self.move(act.seconds, self._scrolled(act.to))

    def _say(self, act: Say) -> None:
        self.visible(act.where, f"“{act.text}” is not so: no {act.where}")
        self.said.append((self.ticks, act.text))
        self.band.locator("b").evaluate("(line, text) => { line.textContent = text; }", act.text)
        if self.band.evaluate("document.documentElement.scrollWidth") > WIDTH:
            raise CaptureError(f"“{act.text}” is too long for one line")
        self.below = picture(self.band) if self.take else None

    def _name(self) -> None:
        """Write below the caption where this page stands on the web."""
        url = self.page.locator("link[rel=canonical]").get_attribute("href") or ""
        self.band.locator("i").evaluate(
            "(line, text) => { line.textContent = text; }", url.partition("//")[2].rstrip("/")
        )

    def _tap(self, act: Tap) -> None:
        found, (across, down) = self.seen(act.on)
        self._go(across, down, act.seconds)
        self.pressed = 1.0
        found.click()
        self.page.wait_for_timeout(POLL)
        self.page.wait_for_load_state()
        self.rest()

    def _launch(self, act: Launch) -> None:
        found, middle = self.seen(act.on)
        self._go(*middle, act.approach)
        self.pressed = 1.0
        found.click()
        if self.take:
            self.move(act.watched, lambda _: None)
        else:
            self.tick(round(act.watched * RATE))
        self.rest()

    def _go(self, across: float, down: float, seconds: float) -> None:
        """Move the pointer there."""
        left, top = self.pointer

        def moving(share: float) -> None:
            self.pointer = left + share * (across - left), top + share * (down - top)
            self.page.mouse.move(*self.pointer)

        self.move(seconds, moving)

    def _drag(self, act: Drag) -> None:
        found, (_, down) = self.seen(act.track)
        box = found.bounding_box()
        assert box
        start, end = (box["x"] + share * box["width"] for share in (act.start, act.end))
        self._go(start, down, act.seconds * 0.3)
        self.pressed = 1.0
        self.page.mouse.down()
        self._go(end, down, act.seconds * 0.7)
        self.page.mouse.up()
        self.rest()

    def _type(self, act: Type) -> None:
        field, _ = self.seen(act.into)
        field.fill("")
        for number in range(1, len(act.text) + 1):
            field.fill(act.text[:number])
            for _ in range(self._ticks(LETTER, number)):
                self.tick()

    def _paste(self, act: Paste) -> None:
        self.seen(act.into)[0].fill(act.text)
        self.rest()

    @staticmethod
    def _ticks(seconds: float, number: int) -> int:
        """How many ticks the so-manieth stretch of some seconds has."""
        return round(number * seconds * RATE) - round((number - 1) * seconds * RATE)

    def _back(self, act: Back) -> None:
        self.page.go_back()
        self._hold(Hold(act.seconds))

    def _hold(self, act: Hold) -> None:
        self.rest()
        settling = min(act.seconds, SETTLING)
        self.move(settling, lambda _: None)
        if still := round(act.seconds * RATE) - round(settling * RATE):
            self.tick(still)

    def _watch(self, act: Watch) -> None:
        now = self.page.evaluate("Date.now()")
        self.page.clock.pause_at(now / 1000 + LEAP)
        ticks = round(act.seconds * RATE)
        if not self.take:
            self.page.clock.run_for(round(1000 * act.seconds))
            return
        for number in range(1, ticks + 1):
            self.page.clock.run_for(round(number * 1000 / RATE) - round((number - 1) * 1000 / RATE))
            self.tick()

    def _point(self, shown: np.ndarray) -> None:
        """Draw the pointer on a picture, and a ring around it when it has just pressed."""
        across, down = (place * SCALE for place in self.pointer)
        rows, columns = np.ogrid[: shown.shape[0], : shown.shape[1]]
        away = np.hypot(columns - across, rows - down)
        dot = 0.45 * np.clip(DOT * SCALE - away, 0, 1)
        ring = self.pressed * np.clip(
            3 - abs(away - (RING - (RING - DOT) * self.pressed) * SCALE), 0, 1
        )
        cover = np.maximum(dot, ring)[..., None]
        hue = np.array(Image.new("RGB", (1, 1), colour("error").light))[0, 0]
        shown[:] = (1 - cover) * shown + cover * hue


@contextmanager
def camera(
    browser: Browser, address: str, theme: str = "light", take: Take | None = None
) -> Iterator[Camera]:
    """A window as tall as a phone's, in light or dark colours."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT - BAND},
        device_scale_factor=SCALE,
        color_scheme="dark" if theme == "dark" else "light",
    )
    context.set_default_timeout(PATIENCE)
    page, band = context.new_page(), context.new_page()
    page.clock.install()
    page.bring_to_front()
    font = b64encode(font_path().read_bytes()).decode()
    text, ground = (getattr(colour(name), theme) for name in ("text", "page"))
    band.set_viewport_size({"width": WIDTH, "height": BAND})
    band.set_content(BAND_PAGE.format(font=font, height=BAND, text=text, page=ground))
    band.evaluate("document.fonts.load('20px Sans').then(() => true)")
    yield Camera(page, band, address, take)
    context.close()
