"""The switch that shows which numbers and sentences were computed."""

from playwright.sync_api import expect

NUMBER = "article data[data-fact] >> visible=true"


def lines(page):
    return page.locator(NUMBER).first.evaluate("each => getComputedStyle(each).textDecorationLine")


def test_the_switch_underlines_all_that_was_computed_and_is_remembered(visit, articles):
    page = visit(articles[0]).page
    switch = page.get_by_role("button", name="Show sources")
    assert (switch.get_attribute("aria-pressed"), lines(page)) == ("false", "none")
    switch.click()
    assert (switch.get_attribute("aria-pressed"), lines(page)) == ("true", "underline")
    page.reload()
    expect(switch).to_have_attribute("aria-pressed", "true")
    assert lines(page) == "underline"
    switch.click()
    page.reload()
    expect(switch).to_have_attribute("aria-pressed", "false")
    assert lines(page) == "none"


def test_a_browser_that_keeps_nothing_has_the_switch_all_the_same(visit, articles):
    opened = visit(articles[0])
    opened.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    )
    opened.page.reload()
    opened.page.get_by_role("button", name="Show sources").click()
    assert lines(opened.page) == "underline"
    opened.errors.clear()  # the theme's own, which wants to remember the colours


def test_without_script_there_is_no_switch(visit, articles):
    page = visit(articles[0], javascript=False).page
    expect(page.locator("button.sources")).to_be_hidden()
