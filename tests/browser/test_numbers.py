"""From any number on a page to its proof: by mouse, by tap, by keyboard, and without script."""

import json
import re
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.access import violations
from tests.browsing import pass_time, stop_time, until

REST = 1  # seconds after which a pointer rests
NUMBER = "article data[data-fact]"
FACT = re.compile(r'data-fact="([^"]+)"')
FRAME = """element => {
    const box = element.getBoundingClientRect();
    return [box.left, box.top, innerWidth - box.right, innerHeight - box.bottom];
}"""


def _proofs(site):
    found = {}
    for path in sorted(site.folder.glob("generated/*/proofs.json")):
        for kind, entries in json.loads(path.read_text(encoding="utf-8")).items():
            found.setdefault(kind, {}).update(entries)
    return found


def _open(visit, url, width=390, scheme="light", number=NUMBER):
    opened = visit(url, width, scheme)
    element = opened.page.locator(number).locator("visible=true").first
    element.click()
    opened.page.locator("#proof").wait_for()
    return opened, element


def test_two_taps_lead_from_a_number_to_the_line_that_computes_it(visit, articles):
    page = _open(visit, articles[0])[0].page
    code = page.locator("#proof code").first.inner_text()
    page.locator("#proof dd a").first.click()
    page.wait_for_url("**/generated/source/illustrated_models/**")
    assert page.locator(":target").inner_text().strip().endswith(code)


def test_two_taps_lead_from_a_number_to_a_test(visit, articles):
    page = _open(visit, articles[0])[0].page
    page.locator("#proof a[href*='/tests/']").first.click()
    page.wait_for_url("**/generated/source/tests/**")
    assert "def test_" in page.locator(":target").inner_text()


def test_the_card_tells_the_exact_value_its_address_and_the_network(visit, articles):
    opened, number = _open(visit, articles[0], number=f"{NUMBER}[data-format*='f']")
    card = opened.page.locator("#proof")
    assert card.locator(".exact").inner_text() == number.get_attribute("value")
    assert card.locator(".address").inner_text() == number.get_attribute("data-source")
    assert card.get_by_role("link", name="translator-").count() >= 1


def test_a_claim_leads_to_the_code_that_checks_it(visit, articles):
    opened, claim = _open(visit, articles[0], number="article .claim")
    link = opened.page.locator("#proof dd a").first
    assert link.inner_text() == claim.get_attribute("data-proof").split()[0]
    link.click()
    opened.page.wait_for_url("**/generated/source/figures/**")
    assert opened.page.locator(":target").inner_text().strip()


def test_the_figure_of_a_number_is_a_tap_away_and_stands_out(visit, articles):
    page = _open(visit, articles[0])[0].page
    page.locator("#proof a[href^='#']").click()
    figure = page.locator("figure:target")
    expect(figure).to_have_count(1)
    expect(figure).to_have_css("outline-style", "solid")
    expect(page.locator("#proof")).to_be_hidden()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_keyboard_opens_a_number_and_comes_back_to_it(visit, articles, key):
    page = visit(articles[0], 1280).page
    number = page.locator(NUMBER).locator("visible=true").first
    number.focus()
    page.keyboard.press(key)
    page.locator("#proof:focus-within").wait_for()
    expect(number).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('#proof a')")
    page.keyboard.press("Escape")
    expect(page.locator("#proof")).to_be_hidden()
    expect(number).to_have_attribute("aria-expanded", "false")
    expect(number).to_be_focused()


def test_the_tab_key_reaches_a_number_and_shows_its_card(visit, articles):
    page = visit(articles[0], 1280).page
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.matches({json.dumps(NUMBER)})"):
            break
    page.locator("#proof").wait_for()
    assert page.locator("#proof:focus-within").count() == 0
    page.keyboard.press("Escape")
    expect(page.locator("#proof")).to_be_hidden()


def test_who_leaves_the_card_is_back_at_the_number(visit, articles):
    opened, number = _open(visit, articles[0], 1280)
    page = opened.page
    page.locator("#proof a").last.focus()
    page.keyboard.press("Tab")
    page.locator("#proof").wait_for(state="hidden")
    expect(number).to_be_focused()


def test_a_pointer_that_rests_shows_the_card_and_one_that_leaves_hides_it(visit, articles):
    page = visit(articles[0], 1280, clock=True).page
    stop_time(page)
    number, card = page.locator(NUMBER).locator("visible=true").first, page.locator("#proof")
    number.hover()
    number.hover(position={"x": 3, "y": 6})
    pass_time(page, REST)
    expect(card).to_be_visible()
    card.hover()
    pass_time(page, REST)
    expect(card).to_be_visible()
    page.locator("h1").hover()
    pass_time(page, REST)
    expect(card).to_be_hidden()


@pytest.mark.parametrize("width", [360, 1280])
def test_every_card_stays_in_the_window(visit, articles, width):
    page = visit(articles[0], width).page
    numbers = page.locator("article [aria-controls=proof]").locator("visible=true").all()
    assert numbers
    for number in numbers:
        number.scroll_into_view_if_needed()
        number.evaluate("element => element.click()")
        until(page, "document.querySelector('#proof').matches(':popover-open')")
        assert min(page.locator("#proof").evaluate(FRAME)) >= 0
        page.keyboard.press("Escape")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_card_breaks_no_rule_of_accessibility(visit, articles, scheme):
    page = _open(visit, articles[0], 360, scheme)[0].page
    assert violations(page, "#proof") == []


def test_proofs_are_fetched_when_they_are_asked_for_and_once(visit, articles):
    opened = visit(articles[0])
    opened.page.wait_for_load_state("networkidle")
    numbers = opened.page.locator(NUMBER).locator("visible=true")
    asked = [len(_fetched(opened))]
    for place in (0, 1):
        numbers.nth(place).click()
        opened.page.locator("#proof").wait_for()
        opened.page.keyboard.press("Escape")
        asked.append(len(_fetched(opened)))
    assert asked == [0, 1, 1]


def _fetched(opened):
    return [request.url for request in opened.requests if request.url.endswith("proofs.json")]


def test_without_script_the_address_stands_at_the_foot_of_the_window(visit, articles):
    page = visit(articles[0], 1280, javascript=False).page
    number = page.locator(NUMBER).locator("visible=true").first
    number.hover()
    said = number.evaluate("element => getComputedStyle(element, '::after').content")
    assert number.get_attribute("data-source") in said


def test_every_printed_number_has_lines_an_equation_and_a_test(site, documents):
    proofs = _proofs(site)
    printed = [name for page in documents.values() for name in FACT.findall(page.text)]
    assert printed
    for name in printed:
        field = proofs["fields"][proofs["facts"][name]["field"]]
        assert field["made"], name
        assert field["equation"], name
        assert field["tests"], name


def test_everything_a_picture_shows_has_lines_an_equation_and_a_test(documents):
    pages = {url: page.text for url, page in documents.items() if url.endswith(".proof.html")}
    assert pages
    for url, text in pages.items():
        parts = text.split("<h2 ")[1:]
        assert parts, url
        for part in parts:
            for term in ("Shown", "Computed by", "Equation", "Proved by"):
                assert f"<dt>{term}</dt>" in part, f"{url}: {part[:120]}"


def test_every_link_of_every_proof_leads_to_a_line_that_exists(site, documents):
    proofs = _proofs(site)
    places = [place["at"] for f in proofs["fields"].values() for place in f["made"] + f["tests"]]
    for figure in proofs["figures"].values():
        places += [figure["code"], figure["proof"], *(card["at"] for card in figure["cards"])]
        page = urljoin("/", figure["page"])
        assert not figure["page"] or figure["id"] in documents[page].ids
    for place in places:
        page, _, anchor = f"/generated/source/{place}".partition("#")
        assert page in documents, place
        assert not anchor or anchor in documents[page].ids, place


def test_look_inside_leads_to_code_example_numbers_proofs_and_the_way_to_report(site, documents):
    for url, page in documents.items():
        for figure in re.split('<figure class="(?:illustration|film)', page.text)[1:]:
            links = figure.split("</figure>")[0].split('class="look-inside"')[-1]
            targets = [urlsplit(urljoin(url, each.split('"')[0])) for each in _links(links)]
            paths = [target.path for target in targets]
            assert any("/generated/source/figures/" in p or "/source/anim/" in p for p in paths)
            assert any("/illustrated_models/examples/" in path for path in paths)
            assert any(path.endswith(".json") for path in paths)
            assert any(path.endswith(".proof.html") for path in paths)
            assert any(target.fragment.startswith("report-") for target in targets)
            assert re.search(r"<code>[0-9a-f]{32}</code>", links)


def _links(text):
    return text.split('href="')[1:]


def test_a_report_names_the_picture_its_key_and_its_page(visit, articles, site):
    page = visit(articles[0]).page
    figure = page.locator("figure.illustration").first
    figure.locator(".look-inside > summary").click()
    field = figure.locator(".report input")
    assert not field.is_visible()
    figure.get_by_role("link", name="Report an error").click()
    expect(field).to_be_visible()
    identity = figure.get_attribute("id")
    words = field.input_value()
    assert words.split(", ")[0].replace("/", "-") == identity
    assert figure.locator("code").last.inner_text() in words
    assert words.endswith(f"{articles[0]}#{identity}")
    figure.get_by_role("button", name="Copy").click()
    expect(figure.get_by_role("button", name="Copied")).to_have_count(1)
