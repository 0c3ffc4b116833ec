"""The front page: a picture that answers, a number that shows its proof, and the ways in."""

import re
from itertools import pairwise
from urllib.parse import urljoin

import pytest

from tests.browser.conftest import Document
from tests.browsing import until
from tests.gates.reading import shifted

WORDS = ("le", "chat", "noir", "dort", "the", "black", "cat", "sleeps")
RIBBONS = """[...document.querySelectorAll('.hero [data-role=ribbon]')].map((each) => ({
    place: each.dataset.source.match(/\\d+/g).map(Number),
    share: parseFloat(each.getAttribute('stroke-width')) / parseFloat(each.dataset.scale.slice(13)),
    faded: getComputedStyle(each).strokeOpacity < 0.2}))"""


@pytest.fixture
def front(visit):
    page = visit("/", 1280).page
    page.wait_for_selector(".hero g[role=button]")
    return page


def word(page, name):
    return page.locator(".hero g").nth(WORDS.index(name))


def ribbons_of(name):
    """Whether a ribbon, by its row and column, belongs to a word."""
    column, row = WORDS.index(name), WORDS.index(name) - 4
    return lambda place: place[0] == row if row >= 0 else place[1] == column


def point_at(page, name):
    word(page, name).hover()
    place = WORDS.index(name)
    until(page, f"document.querySelectorAll('.hero > ul > li')[{place}].matches('.now')")


def faded(page):
    """Which ribbons are faded, once nothing fades any more."""
    until(page, "!document.querySelector('.hero svg').getAnimations({ subtree: true }).length")
    return [each["faded"] for each in page.evaluate(RIBBONS)]


def assert_only_its_ribbons_stay(page, name):
    own = ribbons_of(name)
    assert faded(page) == [not own(each["place"]) for each in page.evaluate(RIBBONS)]


@pytest.mark.parametrize("name", WORDS)
def test_a_word_reached_by_tab_keeps_its_ribbons_and_the_others_fade(front, name):
    for _ in range(40):
        front.keyboard.press("Tab")
        if word(front, name).evaluate("each => each === document.activeElement"):
            break
    else:
        raise AssertionError(f"Tab never reached “{name}”")
    assert_only_its_ribbons_stay(front, name)
    front.keyboard.press("Escape")
    assert not any(faded(front))


def test_a_word_that_is_tapped_keeps_its_ribbons(chromium, site):
    with chromium.new_context(has_touch=True, viewport={"width": 360, "height": 780}) as context:
        page = context.new_page()
        page.goto(site.address)
        page.wait_for_selector(".hero g[role=button]")
        word(page, "cat").tap()
        assert_only_its_ribbons_stay(page, "cat")


def test_a_word_that_is_pointed_at_keeps_its_ribbons_until_another_is(front):
    point_at(front, "noir")
    front.mouse.move(5, 5)
    assert_only_its_ribbons_stay(front, "noir")
    point_at(front, "cat")
    assert_only_its_ribbons_stay(front, "cat")


def test_the_number_of_a_word_that_is_pointed_at_can_be_touched(front):
    point_at(front, "noir")
    number = front.locator(".hero li.now > data")
    touched = number.inner_text()
    number.hover()
    number.click()
    front.locator(".hops").wait_for()
    assert number.inner_text() == touched
    assert front.locator(".hero li.now").inner_text().startswith("“noir”")


def test_the_button_opens_the_live_field_with_the_caret_in_it(front):
    front.get_by_role("link", name="Try your own sentence").click()
    until(
        front,
        "document.activeElement?.matches('#translation-try-it-your-sentence .live [data-first]')",
    )


@pytest.mark.parametrize("name", WORDS)
def test_the_name_of_a_word_and_the_line_below_tell_its_widest_ribbon(front, name):
    word(front, name).focus()
    line = front.locator(".hero > ul > li.now")
    own = [each["share"] for each in front.evaluate(RIBBONS) if ribbons_of(name)(each["place"])]
    said = float(re.search(r"([\d.]+)%", line.inner_text())[1])
    assert (
        abs(said - 100 * max(own)) <= 0.1
    )  # half a digit of the number, and of the path of a ribbon
    assert word(front, name).get_attribute("aria-label") == line.text_content()
    assert line.inner_text().startswith(f"“{name}”")
    assert front.locator(".hero > ul > li:visible").count() == 1


@pytest.mark.parametrize("key", ["Enter", "Space", "tap"])
def test_the_number_unfolds_hop_by_hop_to_its_proof_and_folds_again(front, site, key):
    number = front.locator(".hero li:visible > data[role=button]")
    assert number.count() == 1

    def press():
        number.click() if key == "tap" else number.press(key)

    press()
    hops = front.locator(".hops > li")
    hops.nth(4).wait_for()
    titles = [each.strip() for each in hops.locator("strong").all_inner_texts()]
    assert titles == [
        "The number",
        "was computed in an example",
        "as",
        "proved by tests:",
        "made by this line:",
    ]
    value = float(re.search(r"0\.\d+", hops.nth(0).inner_text())[0])
    assert f"{value:.1%}" == number.inner_text()
    assert "equation 6" in hops.nth(2).inner_text()
    assert "softmax" in hops.nth(4).inner_text()
    links = hops.locator("a").evaluate_all("all => all.map((each) => each.href)")
    assert len(links) >= 3
    for link in links:
        path, _, anchor = link.removeprefix(site.address).partition("#")
        assert f'id="{anchor}"' in site.file(path).read_text(encoding="utf-8")
    assert number.get_attribute("aria-expanded") == "true"
    press()
    hops.first.wait_for(state="detached")
    assert number.get_attribute("aria-expanded") == "false"


def test_the_way_of_one_number_does_not_stand_below_another(front):
    word(front, "black").focus()
    front.locator(".hero li.now > data").click()
    front.locator(".hops").wait_for()
    word(front, "cat").focus()
    assert front.locator(".hops").count() == 0
    number = front.locator(".hero li.now > data")
    number.click()
    value = float(re.search(r"0\.\d+", front.locator(".hops > li").first.inner_text())[0])
    assert f"{value:.1%}" == number.inner_text()


@pytest.mark.parametrize("width", [360, 390, 1280])
def test_nothing_on_the_front_page_moves_by_itself_or_under_the_pointer(visit, width):
    page = visit("/", width).page
    page.wait_for_load_state("networkidle")
    assert shifted(page) <= 0.01
    places = []
    for name in WORDS:
        word(page, name).hover()
        places.append(page.locator(".promise").bounding_box())
    assert places == [places[0]] * len(WORDS)


def test_without_script_the_front_page_shows_its_picture_one_number_and_all_its_ways(visit):
    page = visit("/", javascript=False).page
    assert page.locator(".hero svg").is_visible()
    assert page.locator(".hero > ul > li").nth(5).is_visible()
    assert page.locator(".hero > ul > li:visible").count() == 1
    page.get_by_role("link", name="Try your own sentence").click()
    page.wait_for_url("**/translation/#translation-try-it-your-sentence")


def test_the_path_for_newcomers_leads_step_by_step_through_the_article(front, documents):
    links = front.locator(".path p > a").evaluate_all("all => all.map((each) => each.href)")
    anchors = [link.partition("#")[2] for link in links]
    ids = documents["/translation/"].ids
    assert len(anchors) == 4
    assert [ids.index(anchor) for anchor in anchors] == sorted(map(ids.index, anchors))
    assert front.locator(".path figure").count() == len(anchors)


def test_a_card_counts_what_there_is_to_play_with_in_its_article(front, visit):
    cards = front.locator(".card:has(.read-more)").all()
    told = {
        card.locator(".read-more a").get_attribute("href"): card.locator(".play > a")
        for card in cards
    }
    told = {address: links.all_inner_texts() for address, links in told.items()}
    for address, said in told.items():
        article = visit(f"/{address}").page
        kinds = ("film", "widget")
        films, widgets = (article.locator(f"figure im-{kind}").count() for kind in kinds)
        counts = [int(text.split()[0]) for text in said]
        assert counts == [count for count in (films, widgets) if count]


@pytest.mark.parametrize("width", [320, 360, 390, 1219, 1220, 1280])
def test_nothing_in_the_header_lies_on_anything_else(visit, width):
    page = visit("/", width).page
    boxes = page.evaluate(
        """[...document.querySelectorAll('.md-header .md-logo, .md-header__topic:first-child span,'
            + '.md-header__inner > label, .md-header__option label, .md-search__form,'
            + '.md-tabs__item')].map((each) => each.getBoundingClientRect())
            .filter(({width, height}) => width && height).map(({left, right}) => [left, right])"""
    )
    boxes = sorted(box for box in boxes if box[0] >= 0)
    assert len(boxes) >= 3
    assert boxes[-1][1] <= width
    assert not [(one, other) for one, other in pairwise(boxes) if one[1] > other[0] + 1]


def test_the_foot_of_every_page_names_the_licence_and_leads_on(documents, site):
    wanted = {"/about/", "/data-and-models/", "/errata/", "/colophon/", "/feed_rss.xml"}
    for url, page in documents.items():
        if "md-footer" in page.classes:
            foot = page.text.partition('class="md-footer"')[2]
            links = {urljoin(url, link) for link in Document(url, foot).links}
            assert "CC BY 4.0" in foot
            assert wanted <= links, url
    assert site.file("/feed_rss.xml").is_file()
