"""What a reader does: arrive, read on, search, change the colours."""

import pytest
from playwright.sync_api import expect

from tests.browsing import until


def test_read_more_leads_from_the_front_page_to_the_article(visit):
    page = visit("/").page
    card = page.locator(".card").first
    title = card.locator("h2").inner_text()
    card.get_by_role("link", name="Read more").click()
    expect(page.locator("article h1")).to_contain_text(title)


def test_the_search_finds_a_word_of_the_article(visit):
    page = visit("/", 1280).page
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("attention")
    found = page.locator(".md-search-result__item a").first
    found.wait_for()
    found.click()
    page.wait_for_url("**/translation/**")


def test_words_are_set_in_our_own_font(visit):
    page = visit("/about/").page
    until(page, "document.fonts.check('16px \"Source Sans Pro\"')")
    family = page.evaluate("getComputedStyle(document.querySelector('article p')).fontFamily")
    assert family.startswith('"Source Sans Pro"')


def test_the_button_goes_from_the_systems_colours_to_light_to_dark_and_remembers(visit):
    page = visit("/about/", 1280, "dark").page
    page.wait_for_selector("label[for=__palette_1]:not([hidden])")
    scheme = "document.body.dataset.mdColorScheme"
    seen = [page.evaluate(scheme)]
    for choice in (1, 2):
        page.locator(f"label[for=__palette_{choice}]").click()
        seen.append(page.evaluate(scheme))
    assert seen == ["slate", "default", "slate"]
    page.reload()
    assert page.evaluate("JSON.parse(localStorage['/.__palette']).index") == 2


@pytest.mark.parametrize(("scheme", "expected"), [("light", "default"), ("dark", "slate")])
def test_without_a_choice_the_page_follows_the_system_before_any_script_is_loaded(
    chromium, site, scheme, expected
):
    with chromium.new_context(color_scheme=scheme) as context:
        page = context.new_page()
        page.route("**/*.js", lambda route: route.abort())
        page.goto(f"{site.address}/about/")
        assert page.evaluate("document.body.dataset.mdColorScheme") == expected
