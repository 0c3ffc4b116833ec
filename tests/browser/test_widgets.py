"""What holds of every widget: it costs nothing until asked, says what goes wrong, works offline."""

import gzip
import re

import pytest
from playwright.sync_api import expect

from tests.browser.access import windows
from tests.browser.live import SMALLEST_TARGET, WIDGETS, Stand, id_of, on_widget, url_of
from tests.gates.reading import shifted

LARGEST_LOADER = 600  # bytes, gzipped, in every page
LARGEST_LOAD = 6_000_000  # bytes of networks that a page may load
MOST_SHIFT = 0.01  # of all that moves while a page comes
FAILED = re.compile("could not be (loaded|started)|not used")
PARTS = ("/widgets/", "/models/", ".data.json")


def for_widgets(widgets):
    """Ask a test of each of these widgets; what was found right of the same inputs stands."""
    each, stands = (
        pytest.mark.parametrize("widget", widgets, ids=id_of),
        pytest.mark.verdict(lambda widget: on_widget("widgets", widget), "widget"),
    )
    return lambda test: stands(each(test))


LOADING = [each for each in WIDGETS if "models" in dict(each.options)]
each_widget, each_that_loads = for_widgets(WIDGETS), for_widgets(LOADING)
any_widget = for_widgets(LOADING[:1])  # all load alike


@pytest.fixture
def stand(visit):
    """A widget on its page, which was just opened."""

    def standing(widget, *args, **options):
        return Stand(visit(url_of(widget), *args, **options).page, id_of(widget))

    return standing


@pytest.fixture
def harmed(visit, stand):
    """A widget on a page where requests fail, and so the console has complaints."""

    def standing(widget, pattern, answer=lambda route: route.abort()):
        made = stand(widget)
        visit.visits.pop()
        made.page.route(pattern, answer)
        return made

    return standing


def loaded(requests, *parts):
    """The paths of the requests that have one of these in them."""
    return [each.url for each in requests if any(part in each.url for part in parts)]


def test_there_are_widgets():
    assert WIDGETS


@each_widget
def test_until_it_is_used_nothing_of_it_is_fetched(visit, widget):
    opened = visit(url_of(widget), 1280)
    made = Stand(opened.page, id_of(widget))
    made.figure.scroll_into_view_if_needed()
    made.button.hover()
    opened.page.wait_for_load_state("networkidle")
    assert not loaded(opened.requests, *PARTS)


@each_that_loads
def test_the_button_says_how_much_is_loaded(visit, widget):
    opened = visit(url_of(widget))
    made = Stand(opened.page, id_of(widget))
    said = re.search(r"loads ([\d.]+) MB", made.button.aria_snapshot())
    made.start()
    urls = set(loaded(opened.requests, ".weights"))
    sizes = [int(opened.page.request.head(url).headers["content-length"]) for url in urls]
    assert f"{sum(sizes) / 1e6:.1f}" == said[1]
    assert sum(sizes) <= LARGEST_LOAD


@each_widget
def test_without_script_and_on_paper_its_drawing_stands_and_no_button(stand, widget):
    made = stand(widget, javascript=False)
    expect(made.drawing).to_be_visible()
    expect(made.row).to_be_hidden()
    made = stand(widget)
    made.page.emulate_media(media="print")
    expect(made.drawing).to_be_visible()
    expect(made.row).to_be_hidden()


@any_widget
def test_on_paper_the_drawing_stands_also_when_it_lives(stand, widget):
    made = stand(widget)
    made.start()
    expect(made.drawing).to_have_count(0)
    made.page.emulate_media(media="print")
    expect(made.drawing).to_be_visible()
    expect(made.live).to_be_hidden()


@each_widget
def test_the_script_moves_nothing_when_it_comes(harmed, widget):
    made = harmed(widget, "**/assets/widgets.js")
    made.page.reload()
    before = made.figure.bounding_box()["height"]
    made.page.unroute("**/assets/widgets.js")
    made.page.reload()
    made.figure.scroll_into_view_if_needed()
    made.page.wait_for_load_state("networkidle")
    assert made.figure.bounding_box()["height"] == before
    assert shifted(made.page) <= MOST_SHIFT


@each_widget
def test_when_it_lives_it_has_the_focus_and_says_so(stand, widget):
    made = stand(widget)
    made.button.focus()
    made.page.keyboard.press("Enter")
    made.ready()
    expect(made.status).to_have_text("Ready")
    assert made.live.evaluate("live => live.contains(document.activeElement)")
    assert made.live.get_attribute("aria-label")
    expect(made.drawing).to_have_count(0)


@any_widget
@pytest.mark.parametrize(
    "pattern",
    ["**/*.weights", "**/*.data.json", "**/widgets.css", "**/worker.js", "**/{}.js"],
)
def test_what_cannot_be_loaded_is_said_and_can_be_tried_again(harmed, widget, pattern):
    pattern = pattern.format(dict(widget.options)["element"])
    made = harmed(widget, pattern)
    made.button.focus()
    made.page.keyboard.press("Enter")
    expect(made.status).to_have_text(FAILED)
    expect(made.drawing).to_be_visible()
    expect(made.live).to_have_count(0)
    expect(made.button).to_be_focused()
    expect(made.button).to_contain_text("Try again")
    made.page.unroute(pattern)
    made.start()
    expect(made.live).to_be_visible()


@any_widget
def test_what_is_damaged_on_the_way_is_said(harmed, widget):
    made = harmed(widget, "**/*.weights", lambda route: route.fulfill(body=b"none of ours"))
    made.button.click()
    expect(made.status).to_have_text(FAILED)
    expect(made.drawing).to_be_visible()


@any_widget
def test_a_loader_that_does_not_come_is_said(harmed, widget):
    made = harmed(widget, "**/loading.js")
    made.button.click()
    expect(made.status).to_have_text(FAILED)
    expect(made.drawing).to_be_visible()
    made.page.unroute("**/loading.js")
    made.start()


@any_widget
def test_loading_can_be_given_up_and_begun_again(harmed, widget):
    made = harmed(widget, "**/*.weights", lambda route: None)
    made.button.focus()
    made.page.keyboard.press("Enter")
    expect(made.cancel).to_be_focused()
    expect(made.row.get_by_role("progressbar")).to_be_visible()
    made.page.keyboard.press("Enter")
    expect(made.status).to_have_text("Cancelled")
    expect(made.button).to_be_focused()
    expect(made.button).not_to_contain_text("Try again")
    expect(made.drawing).to_be_visible()
    made.page.unroute("**/*.weights")
    made.start()


@any_widget
def test_ten_quick_presses_start_it_once(stand, widget):
    made = stand(widget)
    made.button.evaluate("button => { for (let i = 0; i < 10; i += 1) button.click(); }")
    made.ready()
    expect(made.live).to_have_count(1)


@any_widget
def test_the_second_use_loads_no_network_again(visit, widget):
    opened = visit(url_of(widget))
    made = Stand(opened.page, id_of(widget))
    made.start()
    assert loaded(opened.requests, ".weights")
    opened.page.reload()
    opened.requests.clear()
    opened.page.route("**/*.weights", lambda route: route.abort())
    made.start()
    assert not loaded(opened.requests, ".weights")


@each_widget
def test_an_address_with_its_state_starts_it_and_leads_to_it(visit, widget):
    opened = visit(f"{url_of(widget)}#{id_of(widget)}:view=none")
    made = Stand(opened.page, id_of(widget))
    made.ready()
    expect(made.live).to_be_in_viewport()


@any_widget
def test_an_address_that_names_it_without_a_state_starts_nothing(visit, widget):
    for address in (f"#{id_of(widget)}", f"#{id_of(widget)}:3", "#elsewhere:view=none"):
        opened = visit(f"{url_of(widget)}{address}")
        opened.page.wait_for_load_state("networkidle")
        assert not loaded(opened.requests, *PARTS)


@any_widget
def test_starting_it_breaks_no_rule_of_accessibility(harmed, widget):
    made = harmed(widget, "**/*.weights", lambda route: None)
    meets_everybody(made, made.button)
    made.button.click()
    expect(made.cancel).to_be_visible()
    meets_everybody(made, made.cancel)


def meets_everybody(made, control):
    """In every window: no rule is broken, and a finger can meet a control that is on the screen."""
    made.keeps_every_rule()
    for width in windows(made.page):
        large_enough(control.bounding_box(), width)


def large_enough(box, width):
    assert min(box["width"], box["height"]) >= SMALLEST_TARGET
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def test_the_loader_is_small(site):
    script = (site.folder / "assets" / "widgets.js").read_bytes()
    assert len(gzip.compress(script)) <= LARGEST_LOADER
