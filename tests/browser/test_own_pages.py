"""The site's own pages: what can be downloaded, what was wrong, how it is made, what is where."""

import json
import re
from hashlib import sha256
from urllib.parse import urljoin

import pytest

from figures.kit.theme import ROLES, contrast

WEIGHTS = "illustrated_models/weights"
SHELF = "/data-and-models/"


@pytest.fixture(scope="module")
def shelf(documents):
    return documents[SHELF]


def section(page, anchor):
    """The HTML of a section, from its heading to the next one."""
    start = page.text.index(f'id="{anchor}"')
    return re.split(r"<h[23]\b", page.text[start:])[0]


def test_every_card_has_a_section_with_its_numbers(shelf, repository):
    cards = sorted((repository / WEIGHTS).glob("*.json"))
    assert len(cards) >= 5
    for path in cards:
        card, shown = json.loads(path.read_text(encoding="utf-8")), section(shelf, path.stem)
        assert "CC BY 4.0" in shown
        if "n_parameters" in card:
            assert f"{card['n_parameters']:,} numbers" in shown
            exact = card["metrics"]["held_out"]["exact"]
            assert f"{exact['share']:.1%}" in shown
            assert f"{exact['right']:,} of {exact['count']:,}" in shown


def test_every_set_of_data_has_a_section_with_its_origin_and_its_licence(shelf, repository):
    for source in (repository / "illustrated_models/data").glob("*/SOURCE.md"):
        shown = section(shelf, source.parent.name)
        assert "Where from." in shown
        assert "Licence." in shown


def test_every_file_of_weights_and_data_is_offered_and_is_what_its_checksum_says(
    shelf, site, repository
):
    offered = re.findall(
        r'<a href="([^"]+)">[^<]+</a>[^<]*<br ?/?><code class="sha">sha256 (\w+)', shelf.text
    )
    for link, stated in offered:
        content = site.file(urljoin(SHELF, link)).read_bytes()
        assert sha256(content).hexdigest() == stated, link
    names = {link.rpartition("/")[2] for link, _ in offered}
    assert {path.name for path in (repository / WEIGHTS).iterdir()} <= names
    assert {path.name for path in (repository / "illustrated_models/data").rglob("*.tsv")} <= names


def test_the_sha256_of_a_card_is_that_of_the_weights_on_offer(shelf, repository):
    for path in (repository / WEIGHTS).glob("*.json"):
        if stated := json.loads(path.read_text(encoding="utf-8")).get("sha256"):
            assert stated in section(shelf, path.stem)


def test_the_colophon_states_the_contrast_that_the_colours_have(visit):
    rows = visit("/colophon/", 1280).page.locator("table").first.locator("tbody tr")
    seen = [row.locator("td").all_inner_texts() for row in rows.all()]
    page = {"light": "#FFFFFF", "dark": "#14171C"}
    wanted = {
        name: [
            f"{contrast(role.ink.on(theme), page[theme]):.1f}, "
            f"{contrast(role.ink.on(theme), role.fill.on(theme)):.1f}"
            for theme in ("light", "dark")
        ]
        for name, role in ROLES.items()
    }
    assert {name: told for name, *told in seen} == wanted


def test_the_colophon_says_why_each_library_is_there(visit):
    rows = visit("/colophon/", 1280).page.locator("table").last.locator("tbody tr")
    told = [row.locator("td").all_inner_texts() for row in rows.all()]
    assert len(told) >= 15
    assert [cells[0] for cells in told if not (cells[1] and cells[2])] == []


def test_each_erratum_that_we_measured_rests_on_a_claim_or_a_fact(visit):
    page = visit("/errata/").page
    measured = page.locator("p", has_text="What we measured.")
    assert measured.count() == page.locator("h2#often-said-and-measured ~ h3").count() >= 2
    for one in measured.all():
        assert one.locator("data[data-fact], .claim[data-proof]").count() >= 1


@pytest.mark.parametrize(
    ("word", "article"),
    [
        ("attention", "/translation/"),
        ("encoder", "/translation/"),
        ("gradient", "/neural-networks/"),
        ("crosstab", "/reshaping/"),
    ],
)
def test_the_search_puts_the_article_first(visit, word, article):
    page = visit("/", 1280).page
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type(word)
    first = page.locator(".md-search-result__item a").first
    first.wait_for()
    assert article in first.get_attribute("href")


def test_every_topic_leads_to_an_article(visit, documents, articles):
    page = visit("/topics/", 1280).page
    links = page.locator(".md-typeset ul a").evaluate_all("all => all.map((a) => a.pathname)")
    assert len(links) >= 3
    assert {*links} <= {*articles}
    for url in {*links}:
        assert visit(url).page.locator(".md-tags a").count() == links.count(url)


LISTS = ("/archive/2026/", "/category/language/", "/category/data/", "/category/basics/")


@pytest.mark.parametrize("url", LISTS)
def test_a_list_by_year_or_by_subject_shows_the_cards_of_its_articles(visit, articles, url):
    page = visit(url, 1280).page
    cards = page.locator(".card h2 a").evaluate_all("all => all.map((a) => a.pathname)")
    assert len({*cards}) == len(cards) >= 1
    assert {*cards} <= {*articles}
    if "archive" in url:
        assert {*articles} == {*cards} | {each for each in articles if each.count("/") > 2}
    page.get_by_role("link", name="Read more").first.click()
    page.wait_for_url(f"**{cards[0]}")


def test_a_page_that_does_not_exist_leads_back(visit, site):
    page = visit("/404.html").page
    page.get_by_role("link", name="front page").click()
    page.wait_for_url(f"{site.address}/")
