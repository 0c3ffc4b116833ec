"""What a reader does: arrive, read on, search, change the colours."""

import pytest
from playwright.sync_api import expect

from tests.browsing import PATIENCE, until


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


DENIED = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, {
    configurable: true, get() { throw new DOMException("denied", "SecurityError"); }});"""
FULL = 'Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); };'


@pytest.mark.parametrize("without", [DENIED, FULL], ids=["denied", "full"])
def test_f12_where_a_browser_keeps_nothing_search_and_colours_work_all_the_same(
    chromium, site, without
):
    with chromium.new_context(viewport={"width": 1280, "height": 800}) as context:
        page, errors = context.new_page(), []
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.add_init_script(without)
        page.goto(f"{site.address}/about/")
        page.wait_for_selector("label[for=__palette_1]:not([hidden])")
        for choice in (1, 2):
            page.locator(f"label[for=__palette_{choice}]").click()
        assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
        page.get_by_role("textbox", name="Search").click()
        page.keyboard.type("attention")
        page.locator(".md-search-result__item a").first.wait_for()
        assert errors == []


@pytest.mark.parametrize("system", ["light", "dark"])
def test_f10_where_colours_are_forced_drawings_follow_the_system_whatever_was_chosen(
    chromium, site, system
):
    drawn = "getComputedStyle(document.querySelector('.drawing text')).fill"
    page_is = "getComputedStyle(document.body).getPropertyValue('--im-page')"
    seen = {}
    for forced in ("none", "active"):
        with chromium.new_context(color_scheme=system, forced_colors=forced) as context:
            page = context.new_page()
            page.set_default_timeout(PATIENCE)
            page.goto(f"{site.address}/translation/")
            page.wait_for_selector("label[for=__palette_1]:not([hidden])")
            seen[forced] = [(page.evaluate(drawn), page.evaluate(page_is))]
            for choice in (1, 2):
                page.locator(f"label[for=__palette_{choice}]").click()
                seen[forced].append((page.evaluate(drawn), page.evaluate(page_is)))
    assert len({*seen["none"]}) == len({"light", "dark"})
    assert {*seen["active"]} == {seen["none"][0]}


def test_f10_where_colours_are_forced_a_sample_of_a_colour_still_shows_it(chromium, site):
    ground = "getComputedStyle(document.querySelector('.swatch')).backgroundColor"
    seen = []
    for forced in ("none", "active"):
        with chromium.new_context(forced_colors=forced) as context:
            page = context.new_page()
            page.goto(f"{site.address}/glossary/")
            seen.append(page.evaluate(ground))
    assert seen[0] == seen[1]


FOCUSED = """(() => {
  const part = document.activeElement, box = part.getBoundingClientRect();
  const all = { opacityProperty: true, visibilityProperty: true };
  // Material draws the ring of this one around its label.
  if (part === document.body || part.matches(".md-option")) return "";
  const isThere = box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
  const middle = [Math.min(box.right, innerWidth) + Math.max(box.left, 0), box.top + box.bottom];
  const over = document.elementFromPoint(...middle.map((sum) => sum / 2));
  const isOnTop = part.contains(over) || over?.contains(part);
  return isThere && isOnTop && part.checkVisibility(all) ? "" : part.outerHTML;
})()"""


@pytest.mark.parametrize("width", [390, 1280])
def test_f14_every_stop_of_the_keyboard_can_be_seen(visit, width):
    page = visit("/about/", width).page
    until(page, "!!document.querySelector('label[for=__palette_1]:not([hidden])')")
    for _ in range(40):
        page.keyboard.press("Tab")
        until(page, f"!{FOCUSED}")  # what slides or fades in takes its time
