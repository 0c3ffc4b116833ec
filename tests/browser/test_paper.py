"""An article on paper: light, whole, without what only a screen can do."""

import re

import pytest
from playwright.sync_api import expect

from tests.browsing import until

URL = "/translation/"
PAGE_WIDTH = 688  # CSS pixels: A4 between margins of 14 mm
PAGE_HEIGHT = 1016
MOST_PAGES = 24
CLIPPED = """(width) => [...document.querySelectorAll("article *")].filter((part) => {
  const { right, left, width: own } = part.getBoundingClientRect();
  return own && (right > width + 1 || left < -1) && getComputedStyle(part).visibility === "visible";
}).map((part) => part.outerHTML.slice(0, 120))"""
TALLER = """(height) => [...document.querySelectorAll("article :is(figure.illustration, li)")]
  .filter((part) => part.getBoundingClientRect().height > height).map(({ id }) => id)"""


@pytest.fixture
def paper(visit):
    """Open a page as it is printed: in the dark, for that is where paper goes wrong."""

    def printed(url):
        page = visit(url, PAGE_WIDTH, "dark").page
        page.emulate_media(media="print")
        until(page, "!document.querySelector('im-film noscript')")  # stills that were put away
        return page

    return printed


def test_nothing_leaves_the_paper_and_no_picture_is_taller_than_a_page(paper, articles):
    for url in articles:
        page = paper(url)
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        assert page.evaluate(CLIPPED, PAGE_WIDTH) == []
        assert page.evaluate(TALLER, PAGE_HEIGHT) == []


def test_paper_is_light_even_where_the_screen_is_dark(paper):
    page = paper(URL)
    ink = "getComputedStyle(document.querySelector('article p:not(.byline)')).color"
    assert page.evaluate(ink) == "rgb(31, 41, 51)"
    fill = "getComputedStyle(document.querySelector('article svg path[fill]')).fill"
    printed = page.evaluate(fill)
    page.emulate_media(media="screen")
    assert page.evaluate(fill) != printed


def test_what_only_a_screen_can_do_is_not_printed(paper):
    page = paper(URL)
    hidden = ".md-header, .md-tabs, .md-sidebar, .look-inside, .present, .start, .headerlink"
    assert page.locator(hidden).count() > 20
    seen = [one for one in page.locator(hidden).all() if one.is_visible()]
    assert [one.evaluate("one => one.className") for one in seen] == []


def test_the_steps_of_a_film_stand_side_by_side_each_with_its_caption(paper):
    page = paper(URL)
    first, second, third, fourth = (
        page.locator("#translation-recurrent-unrolling li").nth(n).bounding_box() for n in range(4)
    )
    assert first["y"] == second["y"] == third["y"] < fourth["y"]
    assert first["x"] + first["width"] <= second["x"]
    for still in page.locator("im-film > ol > li").all():
        assert still.locator("p").is_visible()
        assert still.locator("svg").is_visible()


def test_a_link_to_elsewhere_prints_its_address(paper):
    page = paper("/about/")
    link = page.locator("article a[href^='https://creativecommons']").first
    said = link.evaluate("link => getComputedStyle(link, '::after').content")
    assert "attr(href)" in said or "https://creativecommons.org" in said


def test_answers_to_guesses_are_printed(paper):
    page = paper(URL)
    for guess in page.locator("details.guess").all():
        expect(guess.locator("p").first).to_be_visible()


def test_a_page_becomes_a_pdf_of_a_sensible_length(visit):
    page = visit(URL, 1280, "dark").page
    pdf = page.pdf(prefer_css_page_size=True)
    n_pages = len(re.findall(rb"/Type /Page\b", pdf))
    assert MOST_PAGES / 2 < n_pages <= MOST_PAGES
