"""Formulas in a browser, the laboratory that has most of them, and its folded boxes."""

from figures.engine.characters import NAMES_AND_FORMULAS, PLAIN, SIGNS, among
from tests.browser.looks import TEX
from tests.browsing import until

URL = "/translation/laboratory/"
WIDE = "document.documentElement.scrollWidth > innerWidth"


def test_symbols_have_the_inks_of_the_figures_in_both_themes(visit):
    seen = {}
    for scheme in ("light", "dark"):
        page = visit(URL, scheme=scheme).page
        ink = """(role) => getComputedStyle(document.querySelector(`math .${role}`)).color"""
        seen[scheme] = [page.evaluate(ink, role) for role in ("embedding", "encoder", "context")]
        assert len({*seen[scheme]}) == 3
    assert not {*seen["light"]} & {*seen["dark"]}


def test_a_formula_scrolls_in_its_own_box_and_by_keys(visit):
    page = visit(URL, width=320).page
    boxes = page.locator(".formula")
    too_wide = boxes.evaluate_all(
        "boxes => boxes.filter((box) => box.scrollWidth > box.clientWidth).length"
    )
    assert too_wide >= 1
    assert not page.evaluate(WIDE)
    focusable = "boxes => boxes.every((box) => box.matches('[tabindex]') || box.querySelector('a'))"
    assert boxes.evaluate_all(focusable)


def test_every_formula_is_said_in_words(documents, visit):
    page = visit(URL).page
    said = page.locator("math").evaluate_all("all => all.map((one) => one.getAttribute('alttext'))")
    assert said
    assert all(words and not TEX.search(words) for words in said)


def test_a_formula_leads_to_the_line_that_declares_what_it_defines(site, visit):
    page = visit(URL).page
    links = page.locator(".formula > a").evaluate_all("all => all.map((one) => one.href)")
    assert links
    for link, name in zip(links, ("reset", "candidate", "update", "hidden"), strict=False):
        page.goto(link)
        line = page.locator(f"[id='{link.partition('#')[2]}']")
        assert f"{name}:" in line.evaluate("line => line.closest('span, div, tr, p').textContent")


def test_every_sign_of_a_formula_is_drawn_by_a_font_of_ours(visit):
    page = visit(URL).page
    page.evaluate("document.fonts.ready.then(() => 0)")
    shown = set("".join(page.locator("math").all_text_contents()).replace("\n", ""))
    assert len(shown) > 20
    assert all(among(sign, PLAIN, NAMES_AND_FORMULAS, SIGNS) for sign in shown)
    used = page.locator("math").first.evaluate("math => getComputedStyle(math).fontFamily")
    loaded = page.evaluate(
        "[...document.fonts].filter((face) => face.status === 'loaded').map((face) => face.family)"
    )
    assert {*loaded} & {name.strip(' "') for name in used.split(",")}


def test_the_laboratory_and_its_article_lead_to_each_other(visit):
    page = visit("/translation/").page
    page.locator("main a", has_text="The laboratory of").first.click()
    page.wait_for_url(f"**{URL}")
    page.locator(".byline a").click()
    page.wait_for_url("**/translation/")


def test_a_folded_box_opens_for_a_link_into_it(visit):
    page = visit(f"{URL}#where-the-reset-gate-stands").page
    until(page, "document.querySelector('details.closer').open")


def test_the_laboratory_is_found_and_mapped_but_in_no_feed(site):
    assert "translation/laboratory/" in site.file("/sitemap.xml").read_text("utf-8")
    assert "translation/laboratory/" in site.file("/search/search_index.json").read_text("utf-8")
    assert "laboratory/" not in site.file("/feed.json").read_text("utf-8")
