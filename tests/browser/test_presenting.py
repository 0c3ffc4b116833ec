"""An article as slides in its page: by button, by key, by hand, by address."""

import gzip
import re

import pytest
from playwright.sync_api import expect

from tests.browser.access import violations
from tests.browsing import pass_time, stop_time, until
from tests.gates.reading import shifted

URL = "/translation/"
SHOWN = "article figure.illustration, article im-film > ol > li"
FIRST = "#present=translation-black-box-sentence-in-sentence-out"
FILM, N_STEPS = "translation-recurrent-unrolling", 7
LARGEST_STUB = 600  # bytes, gzipped, of what an article loads before anybody asks


class Slides:
    """A page whose slides are open."""

    def __init__(self, page, asked=True):
        self.page = page
        self.dialog = page.locator("dialog.presenting")
        if asked:
            page.get_by_role("button", name="Present").click()
        self.dialog.wait_for()

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
        return self.number

    @property
    def number(self):
        return int(self.dialog.locator(".number").inner_text().split("/")[0])

    @property
    def count(self):
        return int(self.dialog.locator(".number").inner_text().split("/")[1])

    @property
    def said(self):
        return self.dialog.locator(".said")

    def closed(self):
        expect(self.dialog).to_be_hidden()


@pytest.fixture
def slides(visit):
    return Slides(visit(URL, 1280).page)


def test_nothing_of_it_is_fetched_before_it_is_asked_for(visit):
    opened = visit(URL, 1280)
    opened.page.wait_for_load_state("networkidle")
    loaded = {request.url.rpartition("/")[2]: request for request in opened.requests}
    assert not {"present.js", "present.css"} & loaded.keys()
    stub = loaded["presenting.js"].response().body()
    assert len(gzip.compress(stub)) <= LARGEST_STUB
    assert shifted(opened.page) < 0.01


def test_every_figure_and_every_step_of_a_film_is_a_slide(slides):
    assert slides.count == slides.page.locator(SHOWN).count()
    assert slides.number == 1
    assert slides.page.evaluate("!!document.fullscreenElement")
    expect(slides.dialog.locator(".view > svg")).to_be_visible()
    caption = "French words go in, English words come out."
    expect(slides.said).to_have_text(f"1 of {slides.count}. {caption}")


def test_the_keyboard_goes_back_and_forth_and_jumps(slides):
    slides.page.emulate_media(reduced_motion="reduce")  # else a key first ends a film's step
    assert slides.press("ArrowRight") == 2
    assert slides.press("Space") == 3
    assert slides.press("PageDown") == 4
    assert slides.press("ArrowLeft", "Shift+Space", "PageUp") == 1
    assert slides.press("ArrowLeft") == 1
    assert slides.press("End") == slides.count
    assert slides.press("ArrowRight") == slides.count
    assert slides.press("Home") == 1


def test_escape_returns_to_where_the_reader_was(slides):
    before = slides.page.url
    slides.press("ArrowRight", "Escape")
    slides.closed()
    until(slides.page, "!document.fullscreenElement")
    button = slides.page.get_by_role("button", name="Present")
    expect(button).to_be_focused()
    expect(button).to_be_in_viewport()
    assert slides.page.url == before.partition("#")[0]


def test_who_has_read_on_begins_where_they_are(visit):
    page = visit(URL, 1280).page
    figure = "document.getElementById('translation-attention-one-look')"
    page.evaluate(f"{figure}.scrollIntoView()")
    page.wait_for_load_state("networkidle")
    # In the window: what lies above it may have grown meanwhile, and then the page has moved along.
    place = f"Math.round({figure}.getBoundingClientRect().top)"
    before = page.evaluate(place)
    page.evaluate("document.querySelector('button.present').click()")
    slides = Slides(page, asked=False)
    assert page.url.endswith("#present=translation-attention-one-look")
    slides.press("ArrowRight", "Escape")
    slides.closed()
    until(page, f"Math.abs({place} - {before}) <= 1")


def test_a_shared_address_leads_to_its_slide_and_from_there_to_its_figure(visit):
    page = visit(f"{URL}#present={FILM}:3", 1280).page
    slides = Slides(page, asked=False)
    expect(slides.dialog.locator(".head")).to_contain_text(f"3 of {N_STEPS}")
    assert not page.evaluate("!!document.fullscreenElement")
    slides.dialog.get_by_role("button", name="End").click()
    slides.closed()
    assert page.url.endswith(f"{URL}#{FILM}")
    expect(page.locator(f"#{FILM}")).to_be_in_viewport()


def test_full_screen_can_be_had_later(visit):
    slides = Slides(visit(f"{URL}{FIRST}", 1280).page, asked=False)
    slides.dialog.get_by_role("button", name="Full screen").click()
    until(slides.page, "!!document.fullscreenElement")
    expect(slides.dialog.locator(".view > svg")).to_be_visible()
    assert slides.page.evaluate(
        "document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('dialog') !== null"
    )
    assert slides.press("ArrowRight") == 2


def film_slides(visit, step):
    """Slides of a film, whose time can be stopped."""
    page = visit(f"{URL}#present={FILM}:{step}", 1280, clock=True).page
    return Slides(page, asked=False)


RECORDED = "!document.querySelector('dialog .view svg.im')"
MOVING = "() => document.querySelector('dialog .view svg').outerHTML"


def test_a_film_moves_from_step_to_step(visit):
    slides = film_slides(visit, 2)
    until(slides.page, RECORDED)
    stop_time(slides.page)
    number = slides.press("ArrowRight")
    until(slides.page, RECORDED)
    seen = set()
    for _ in range(4):
        seen.add(slides.page.evaluate(MOVING))
        pass_time(slides.page, 0.2)
    assert len(seen) > 1
    assert slides.press("ArrowRight") == number  # who cannot wait sees the end of the step
    assert slides.press("ArrowRight") == number + 1


def test_nothing_moves_for_those_who_want_no_motion(visit):
    slides = film_slides(visit, 2)
    slides.page.emulate_media(reduced_motion="reduce")
    until(slides.page, RECORDED)
    stop_time(slides.page)
    slides.press("ArrowRight")
    until(slides.page, RECORDED)
    first = slides.page.evaluate(MOVING)
    pass_time(slides.page, 1)
    assert slides.page.evaluate(MOVING) == first


@pytest.mark.parametrize(("across", "number"), [(-150, 3), (150, 1), (0, 3)])
def test_a_finger_turns_the_slides(visit, across, number):
    page = visit(URL, 390).page
    slides = Slides(page)
    slides.press("ArrowRight")
    page.evaluate(
        """(across) => {
          const sheet = document.querySelector("dialog .sheet");
          const place = { pointerType: "touch", bubbles: true, clientY: 300 };
          const from = 300 - Math.max(across, 0);
          sheet.dispatchEvent(new PointerEvent("pointerdown", { ...place, clientX: from }));
          sheet.dispatchEvent(new PointerEvent("pointerup", { ...place, clientX: from + across }));
        }""",
        across,
    )
    assert slides.number == number


OUTSIDE = """() => {
  const sheet = document.querySelector("dialog .sheet").getBoundingClientRect();
  const parts = document.querySelectorAll("dialog .view > svg, dialog .said, dialog .head");
  const boxes = [...parts].map((part) => part.getBoundingClientRect());
  return boxes.some(({ top, bottom, left, right }) => top < sheet.top - 1 || left < sheet.left - 1
    || bottom > sheet.bottom + 1 || right > sheet.right + 1) && location.hash;
}"""


def test_the_slides_stand_on_sixteen_to_nine_and_nothing_leaves_them(visit):
    page = visit(URL, 1280).page
    page.emulate_media(reduced_motion="reduce")
    slides = Slides(page)
    sheet = slides.dialog.locator(".sheet").bounding_box()
    assert sheet["width"] / sheet["height"] == pytest.approx(16 / 9, rel=0.01)
    outside = [page.evaluate(OUTSIDE)]
    while slides.number < slides.count:
        slides.press("ArrowRight")
        outside.append(page.evaluate(OUTSIDE))
    assert not [place for place in outside if place]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_slides_break_no_rule_of_accessibility(visit, scheme):
    page = visit(URL, 1280, scheme).page
    slides = Slides(page)
    assert violations(page, "dialog.presenting") == []
    slides.press("End")
    assert violations(page, "dialog.presenting") == []
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(({ id }) => id)")
    assert len(ids) == len(set(ids))


def test_keys_that_mean_something_elsewhere_mean_nothing_here(slides):
    url = slides.page.url
    slides.press("s", "p", "n")
    expect(slides.dialog).to_be_visible()
    assert re.sub(r"#.*", "", slides.page.url) == re.sub(r"#.*", "", url)
    assert not slides.page.locator("#__search").is_checked()
