"""Figures and films as a reader sees them: light or dark, on any screen, without script."""

import re

import pytest

from figures.kit.theme import colours

SHOWN = "svg => svg.getBoundingClientRect().width"
# What every mark of every figure is painted with, as written and as the browser paints it.
PAINTS = """() => [...document.querySelectorAll(".drawing [fill], .drawing [stroke]")]
    .flatMap(mark => ["fill", "stroke"].map(kind => [mark, kind, mark.getAttribute(kind)]))
    .filter(([mark, kind, written]) => written && written.startsWith("var(--im-"))
    .map(([mark, kind, written]) => [written, getComputedStyle(mark)[kind]])"""


def _hexadecimal(painted):
    channels = re.fullmatch(r"rgba?\((\d+), (\d+), (\d+).*\)", painted)
    return "#" + "".join(f"{int(channel):02X}" for channel in channels.groups())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_mark_has_the_colour_of_its_role_in_the_readers_scheme(visit, articles, scheme):
    expected = {colour.css: colour.on(scheme) for colour in colours()}
    for url in articles:
        painted = visit(url, 390, scheme).page.evaluate(PAINTS)
        assert painted
        assert not {(a, b) for a, b in painted if _hexadecimal(b) != expected[a]}


def test_a_figure_looks_different_in_light_and_in_dark(visit, articles):
    light, dark = (
        visit(articles[0], 390, scheme).page.evaluate(PAINTS) for scheme in ("light", "dark")
    )
    assert [written for written, _ in light] == [written for written, _ in dark]
    assert all(one[1] != other[1] for one, other in zip(light, dark, strict=True))


@pytest.mark.parametrize("width", [360, 390])
def test_a_phone_shows_every_drawing_at_the_size_it_was_drawn(visit, articles, width):
    for url in articles:
        drawings = visit(url, width).page.locator(".drawing:visible > svg")
        assert drawings.count() > 0
        assert {drawing.evaluate(SHOWN) for drawing in drawings.all()} == {360}


def test_a_figure_drawn_for_two_widths_shows_one_drawing_at_a_time(visit, articles):
    seen = 0
    for url in articles:
        for width, shown, hidden in ((390, "narrow", "wide"), (1280, "wide", "narrow")):
            page = visit(url, width).page
            both = page.locator("article > figure:has(.drawing.wide):not(.veiled)")
            seen += both.count()
            assert both.locator(f".drawing.{shown}:visible").count() == both.count()
            assert both.locator(f".drawing.{hidden}:visible").count() == 0
    assert seen > 0


def test_every_drawing_has_a_name_for_those_who_do_not_see_it(visit, articles):
    for url in articles:
        page = visit(url).page
        drawings = page.locator("figure.illustration svg[role=img]")
        assert drawings.count() == page.locator("figure.illustration svg").count()
        assert all(len(each.get_attribute("aria-label")) > 20 for each in drawings.all())


def test_every_figure_is_set_in_the_font_it_was_measured_in(visit, articles):
    page = visit(articles[0]).page
    page.evaluate("document.fonts.ready")
    families = page.locator("figure.illustration svg text").evaluate_all(
        "texts => texts.map(text => getComputedStyle(text).fontFamily)"
    )
    assert families
    assert all(family.startswith('"Source Sans Pro"') for family in families)


def test_an_article_is_whole_without_javascript(visit, articles):
    page = visit(articles[0], javascript=False).page
    assert page.locator(".drawing > svg").first.is_visible()
    page.locator(".look-inside > summary").first.click()
    assert page.locator(".look-inside a").first.is_visible()


def test_a_computed_number_looks_like_text_until_it_is_pointed_at(visit, articles):
    page = visit(articles[0], 1280).page
    number = page.locator("article > p data[data-source]").first
    background = "element => getComputedStyle(element).backgroundColor"
    plain = (
        "element => getComputedStyle(element).color == getComputedStyle(element.parentNode).color"
    )
    assert number.evaluate(background) == "rgba(0, 0, 0, 0)"
    assert number.evaluate(plain)
    number.hover()
    assert number.evaluate(background) != "rgba(0, 0, 0, 0)"
