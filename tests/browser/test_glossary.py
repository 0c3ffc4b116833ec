"""A word of the field says what it means where an article first uses it."""

import re

from playwright.sync_api import expect

from figures.engine.glossary import read_terms
from figures.engine.paths import Project

TERM = "article .glossed[href$='#softmax']"


def test_pointing_at_a_term_says_what_it_means(visit, articles, repository):
    page = visit(articles[0], 1280).page
    (says,) = [each.says for each in read_terms(Project(repository)) if each.id == "softmax"]
    page.locator(TERM).hover()
    page.mouse.move(*(place + 2 for place in _middle(page.locator(TERM))))
    expect(page.locator("#proof p").first).to_have_text(says)
    expect(page.locator("#proof")).to_have_attribute("aria-label", "What “softmax” means")


def test_a_tap_opens_the_meaning_and_another_the_glossary(visit, articles):
    page = visit(articles[0]).page
    page.locator(TERM).click()
    page.locator("#proof a").click()
    page.wait_for_url("**/glossary/#softmax")
    assert page.locator("h2:target").inner_text().startswith("Softmax")


def test_the_keyboard_opens_a_meaning_and_comes_back(visit, articles):
    page = visit(articles[0], 1280).page
    page.locator(TERM).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#proof button")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(TERM)).to_be_focused()
    expect(page.locator("#proof")).to_be_hidden()


def test_without_script_a_term_is_a_link_to_the_glossary(visit, articles):
    page = visit(articles[0], javascript=False).page
    page.locator(TERM).click()
    page.wait_for_url("**/glossary/#softmax")


def test_each_term_is_marked_once_and_stands_in_the_glossary(documents, articles):
    known = documents["/glossary/"].ids
    for url in articles:
        found = re.findall(r'class="glossed" href="[^"]*#([\w-]+)"', documents[url].text)
        assert len(found) == len({*found})
        assert {*found} <= {*known}
        assert found or url != articles[0]


def test_the_search_finds_a_term(visit):
    page = visit("/", 1280).page
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("gated recurrent unit")
    found = page.locator(".md-search-result__item a[href*='/glossary/']")
    expect(found.first).to_be_visible()


def _middle(element):
    box = element.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
