"""The keyboard reaches what the eye sees, and its place is marked."""

MOST_TABS = 80


def test_the_keyboard_reaches_look_inside_and_opens_it(visit, articles):
    page = visit(articles[0], 1280).page
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.look-inside > summary')"):
            break
    details = page.locator(".look-inside:focus-within")
    assert details.count() == 1
    page.keyboard.press("Enter")
    assert details.get_attribute("open") is not None


def test_what_has_the_keyboards_focus_is_marked(visit, articles):
    page = visit(articles[0], 1280).page
    summary = page.locator(".look-inside > summary").first
    page.keyboard.press("Tab")
    summary.focus()
    outline = summary.evaluate("element => getComputedStyle(element).outline")
    assert outline.endswith("solid 2px")
