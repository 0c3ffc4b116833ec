"""A term of the prose lights its part of a figure, and the part its term."""

import pytest
from playwright.sync_api import expect

from tests.browsing import until

URL, FIGURE = "/translation/", "#translation-attention-one-look"
SCORES, WEIGHTS = (f'[data-lights="decoder.attention.{name}"]' for name in ("scores", "weights"))
LIT = f"{FIGURE} .lit[data-source]"
SHARE = f"{FIGURE} [data-source='decoder.attention.weights[1, 2]']"


@pytest.fixture
def page(visit):
    """An article whose terms have come to life."""
    page = visit(URL, 1280).page
    page.locator(SCORES).scroll_into_view_if_needed()
    until(page, f"document.querySelector('{SCORES}').role === 'button'")
    return page


def lit(page):
    """The addresses of all that is lit, without their places."""
    found = page.locator(LIT).evaluate_all("all => all.map((each) => each.dataset.source)")
    return {each.partition("[")[0] for each in found}


def test_pointing_at_a_term_lights_its_part_and_dims_the_rest(page):
    page.locator(SCORES).hover()
    assert lit(page) == {"decoder.attention.scores"}
    rest = page.locator(f"{FIGURE} svg > [data-source='source_tokens[0]']").first
    until(page, f"getComputedStyle(document.querySelector('{SCORES}')).opacity === '1'")
    expect(rest).to_have_css("opacity", "0.25")
    expect(page.locator(LIT).first).to_have_css("opacity", "1")
    page.mouse.move(0, 0)
    assert lit(page) == set()
    expect(rest).to_have_css("opacity", "1")


def test_a_tap_holds_the_light_until_another_or_esc(page):
    scores, weights = page.locator(SCORES), page.locator(WEIGHTS)
    scores.click()
    page.mouse.move(0, 0)
    assert lit(page) == {"decoder.attention.scores"}
    weights.click()
    assert lit(page) == {"decoder.attention.weights"}
    assert [each.get_attribute("aria-pressed") for each in (scores, weights)] == ["false", "true"]
    page.keyboard.press("Escape")
    page.mouse.move(0, 0)
    assert weights.get_attribute("aria-pressed") == "false"
    page.locator("h1").click()
    assert lit(page) == set()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_keyboard_reaches_a_term_and_presses_it(page, key):
    page.locator(SCORES).focus()
    assert lit(page) == {"decoder.attention.scores"}
    page.keyboard.press(key)
    page.locator(SCORES).blur()
    assert lit(page) == {"decoder.attention.scores"}
    page.locator(SCORES).focus()
    page.keyboard.press(key)
    page.locator(SCORES).blur()
    assert lit(page) == set()


def test_pointing_at_a_part_lights_its_term(page):
    page.locator(f"{FIGURE} .veil").click()
    page.locator(SHARE).first.hover()
    expect(page.locator(f"{WEIGHTS}.lit")).to_have_count(1)
    expect(page.locator(f"{SCORES}.lit")).to_have_count(0)


def test_every_term_lights_something(page):
    for term in page.locator(".term").all():
        figure = page.locator(f"#{term.get_attribute('data-figure')}")
        if figure.locator("im-film").count():
            continue  # of a film, what is lit depends on the step
        term.focus()
        assert figure.locator(".lights .lit").count() > 0
        term.blur()


def test_without_script_a_term_is_text(visit):
    page = visit(URL, javascript=False).page
    assert page.locator(".term").count() > 5
    assert page.locator(".term:is([tabindex], [role])").count() == 0
