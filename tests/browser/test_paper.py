"""An article on paper: light, whole, without what only a screen can do."""

import re

import numpy
import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.browsing import until

URL = "/translation/"
PAGE_WIDTH = 688  # CSS pixels: A4 between margins of 14 mm
PAGE_HEIGHT = 1016
A4, MARGIN = 297, 14  # millimetres
PAGES_A_MINUTE = 0.8  # of reading
FAINT = 250  # what is lighter is paper
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
    first, *row, below = (
        page.locator("#translation-recurrent-unrolling li").nth(n).bounding_box() for n in range(5)
    )
    assert {one["y"] for one in row} == {first["y"]} != {below["y"]}
    assert first["x"] + first["width"] <= row[0]["x"]
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


@pytest.fixture
def pages_of(visit):
    """How full each page is on which an article is printed, and the minutes that it takes."""

    def printed(url):
        page = visit(url, 1280, "dark").page
        (minutes,) = re.findall(r"· (\d+) minutes", page.locator(".byline").inner_text())
        pdf = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
        return [fullness(one) for one in pdf], int(minutes)

    return printed


def fullness(page):
    """The share of a page, its margins apart, above its lowest ink."""
    grey = page.render(scale=0.5, grayscale=True).to_numpy().squeeze()
    margin = round(len(grey) * MARGIN / A4)
    inked = numpy.flatnonzero((grey < FAINT).any(axis=1))
    return (inked.max() + 1 - margin) / (len(grey) - 2 * margin) if inked.size else 0.0


def test_an_article_is_printed_on_few_pages_and_none_but_the_last_is_half_empty(pages_of, articles):
    for url in (one for one in articles if not one.endswith("/laboratory/")):
        pages, minutes = pages_of(url)
        assert len(pages) <= PAGES_A_MINUTE * minutes, url
        assert min(pages[:-1]) >= 0.5, url
        assert pages[-1] > 0, url


def test_an_empty_and_a_full_page_are_told_from_each_other(visit):
    page = visit.browser.new_page()
    page.set_content("<hr style='position: relative; top: 130mm; margin: 0; border: 1px solid'>")
    page.add_style_tag(content=f"@page {{ margin: {MARGIN}mm }} body {{ margin: 0 }}")
    (sheet,) = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, format="A4"))
    page.close()
    assert fullness(sheet) == pytest.approx(130 / (A4 - 2 * MARGIN), abs=0.01)
