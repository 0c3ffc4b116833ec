"""What an opened “Look inside” offers: the drawing large, its numbers as tables, its address."""

import csv
import re
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.access import TWICE, violations
from tests.browsing import unfold, until

ARTICLE, LABORATORY = "/translation/", "/translation/laboratory/"
FIGURE = "translation-attention-one-look"
FILM = "translation-heads-two-heads"
WIDGET = "translation-try-it-attention-move-the-attention"
DIALOG = "dialog.inside"
WINDOWS = ((320, "dark"), (1280, "light"))
MORE_WINDOWS = (
    pytest.param(width, scheme, marks=pytest.mark.slow)
    for width, scheme in ((320, "light"), (390, "light"), (390, "dark"), (1280, "dark"))
)
WIDTH = f"document.querySelector('{DIALOG} svg').getBoundingClientRect().width"
FOCUS = "document.activeElement.textContent"


def opened(visit, figure, *window):
    """A page with this figure's “Look inside” open."""
    page = visit(LABORATORY if figure == FILM else ARTICLE, *window).page
    unfold(page.locator(f"#{figure}")).locator(".look-inside > summary").click()
    expect(page.locator(f"#{figure} .tools")).to_be_visible()
    return page


def press(page, figure, name):
    page.locator(f"#{figure}").get_by_role("button", name=name, exact=True).click()
    expect(page.locator(DIALOG)).to_be_visible()
    return page.locator(DIALOG)


def saved(page, figure, kind):
    """The file that a button hands over."""
    with page.expect_download() as download:
        page.locator(f"#{figure}").get_by_role("button", name=f"Save as {kind}").click()
    path = Path(download.value.path())
    return path.rename(path.with_name(download.value.suggested_filename))


def broken(page, part):
    """The rules of accessibility that a part of the page breaks."""
    return violations(page, part)


def written(site, name):
    """The rows of a product's file, as its heads and its cells."""
    text = site.file(f"/generated/{name}.csv").read_text(encoding="utf-8-sig")
    return [*csv.DictReader(StringIO(text))]


def test_nothing_of_it_is_fetched_before_it_is_asked_for(visit):
    visited = visit(ARTICLE, 390)
    assert not [each.url for each in visited.requests if "inside" in each.url]
    visited.page.locator(f"#{FIGURE} .look-inside > summary").click()
    expect(visited.page.locator(f"#{FIGURE} .tools")).to_be_visible()
    assert {each.url.rpartition("/")[2] for each in visited.requests if "inside" in each.url} == {
        "inside.js",
        "inside.css",
    }


def test_a_drawing_is_enlarged_by_keyboard_and_the_focus_returns(visit):
    page = opened(visit, FIGURE, 1280)
    page.locator(f"#{FIGURE} .tools button").first.focus()
    page.keyboard.press("Enter")
    dialog = page.locator(DIALOG)
    expect(dialog).to_be_visible()
    assert dialog.locator("svg").get_attribute("aria-label") == page.locator(
        f"#{FIGURE} .drawing svg"
    ).first.get_attribute("aria-label")
    assert not page.evaluate(TWICE)
    before = page.evaluate(WIDTH)
    assert before > 400
    page.keyboard.press("+")
    assert page.evaluate(WIDTH) == pytest.approx(1.25 * before, rel=0.01)
    for _ in range(20):
        page.keyboard.press("+")
    assert page.evaluate(WIDTH) == pytest.approx(8 * before, rel=0.01)
    page.keyboard.press("0")
    assert page.evaluate(WIDTH) == pytest.approx(before, rel=0.01)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert page.evaluate(FOCUS) == "Enlarge"


def test_a_copy_refers_to_its_own_parts(visit):
    page = opened(visit, FIGURE, 1280)
    page.evaluate(
        f"""() => {{ const svg = document.querySelector("#{FIGURE} .drawing svg");
        svg.insertAdjacentHTML("beforeend", `<defs><path id="one-part" d="M0 0h1"/></defs>
        <use href="#one-part"/><g aria-labelledby="one-part" fill="url(#one-part)"/>`); }}"""
    )
    dialog = press(page, FIGURE, "Enlarge")
    assert not page.evaluate(TWICE)
    assert dialog.locator("use").get_attribute("href") == "#enlarged-one-part"
    group = dialog.locator("svg > g[aria-labelledby]")
    assert group.get_attribute("aria-labelledby") == "enlarged-one-part"
    assert group.get_attribute("fill") == "url(#enlarged-one-part)"


def test_a_step_of_a_film_is_saved_as_svg_that_needs_nothing_of_the_page(visit):
    page = opened(visit, FILM, 1280, "dark")
    text = saved(page, FILM, "SVG").read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    assert "var(" not in text
    assert re.findall(r"https?://(?!www.w3.org/|127.0.0.1)", text) == []
    assert "data:font/woff2;base64," in text
    assert root.get("font-family").startswith("Source Sans Pro")
    assert f"#{FILM} CC BY 4.0" in text
    texts = root.iter("{http://www.w3.org/2000/svg}text")
    shown = page.locator(f"#{FILM} :is(.drawing, .stage) > svg:visible text")
    assert ["".join(each.itertext()) for each in texts] == shown.all_text_contents() != []


@pytest.mark.parametrize("figure", [FIGURE, FILM])
def test_a_drawing_is_saved_as_png_as_it_is_seen(visit, figure):
    page = opened(visit, figure, 1280, "dark")
    path = saved(page, figure, "PNG")
    assert path.name == f"{figure}.png"
    size = page.evaluate(
        f"(({{ width, height }}) => [width, height])(document.querySelector("
        f"'#{figure} :is(.drawing, .stage) > svg').viewBox.baseVal)"
    )
    with Image.open(path) as image:
        assert image.size == tuple(3 * side for side in size)
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert image.convert("RGB").getpixel((0, 0)) == tuple(
            map(int, re.findall(r"\d+", paper)[:3])
        )
        assert len(image.convert("RGB").getcolors(1 << 20)) > 20


def test_a_mark_of_the_large_drawing_says_where_it_comes_from(visit):
    page = opened(visit, FIGURE, 1280)
    dialog = press(page, FIGURE, "Enlarge")
    mark = dialog.locator("text[data-source*=weights]").first
    mark.hover()
    expect(dialog.locator(".exact code")).to_have_text(mark.get_attribute("data-source"))


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_shows_the_whole_width_of_a_drawing_first(visit, width):
    page = opened(visit, FIGURE, width)
    press(page, FIGURE, "Enlarge")
    sheet = "document.querySelector('dialog.inside .sheet')"
    assert page.evaluate(f"{sheet}.scrollWidth <= {sheet}.clientWidth")
    page.keyboard.press("+")
    assert page.evaluate(f"{sheet}.scrollWidth > {sheet}.clientWidth")


def to_the_first_step(dialog):
    """It opens at the poster, which may be any step."""
    back = dialog.get_by_role("button", name="Step back")
    while back.is_enabled():
        back.click()


def test_the_steps_of_a_film_are_enlarged_one_by_one(visit):
    page = opened(visit, FILM, 1280)
    stills = page.locator(f"#{FILM} im-film ol > li > p").all_text_contents()
    dialog = press(page, FILM, "Enlarge")
    to_the_first_step(dialog)
    for number, caption in enumerate(stills, 1):
        expect(dialog.locator(".bar p")).to_have_text(f"{number}/{len(stills)} {caption}")
        assert dialog.locator("svg").get_attribute("aria-label") == caption
        if number < len(stills):
            dialog.get_by_role("button", name="Step forward").click()
    assert dialog.get_by_role("button", name="Step forward").is_disabled()


def test_every_number_of_the_tables_is_the_one_in_the_file(visit, site):
    page = opened(visit, FIGURE, 1280)
    dialog = press(page, FIGURE, "Numbers as a table")
    cells = dialog.locator("td[title]").evaluate_all("cells => cells.map(cell => cell.title)")
    rows = written(site, "translation/attention/one-look")
    assert {*cells} == {f"{row['value']} {row['source']}" for row in rows}
    assert len(cells) == len({row["source"] for row in rows})


def test_a_cell_stands_under_the_words_of_its_row_and_its_column(visit, site):
    page = opened(visit, FILM, 1280)
    dialog = press(page, FILM, "Numbers as a table")
    to_the_first_step(dialog)
    dialog.get_by_role("button", name="Step forward").click()
    heads = dialog.locator("td[title]").evaluate_all(
        """cells => cells.map(cell => { const line = cell.parentNode, table = cell.closest("table");
        return [cell.title, line.querySelector("th[scope=row]").textContent,
        table.querySelector("thead")?.rows[0].cells[cell.cellIndex].textContent ?? "",
        cell.textContent]; })"""
    )
    rows = [row for row in written(site, "translation/heads/two-heads") if row["step"] == "2"]
    right = {f"{row['value']} {row['source']}": {row["row"], row["column"]} for row in rows}
    assert {title: {row, column} for title, row, column, _ in heads} == right
    shown = {f"{row['value']} {row['source']}": row["shown"] for row in rows if row["shown"]}
    assert shown.items() <= {title: text for title, _, _, text in heads}.items()


def test_who_cannot_fetch_the_numbers_is_led_to_the_file(visit):
    page = opened(visit, FIGURE, 1280)
    page.evaluate("() => { window.fetch = () => Promise.reject(); }")
    page.evaluate(
        """document.addEventListener("click", (event) => {
        if (event.target.matches('a[href$=".csv"]')) {
            event.preventDefault(); document.title = "led"; } })"""
    )
    page.locator(f"#{FIGURE} .tools button").nth(1).click()
    until(page, "document.title === 'led'")
    expect(page.locator(DIALOG)).to_have_count(0)


def test_the_address_of_a_figure_is_copied_and_leads_to_it(visit):
    page = opened(visit, FIGURE, 1280)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    link = page.locator(f"#{FIGURE}").get_by_role("link", name="Link to this picture")
    link.click()
    expect(page.locator(f"#{FIGURE} .permalink + [role=status]")).to_have_text("Copied")
    address = page.evaluate("navigator.clipboard.readText()")
    assert address == page.evaluate("location.href")
    assert address.endswith(f"#{FIGURE}")


@pytest.mark.parametrize("figure", [FIGURE, FILM, WIDGET])
def test_every_kind_of_product_offers_all_of_it(visit, site, figure):
    page = opened(visit, figure, 1280)
    links = page.locator(f"#{figure} .look-inside a").evaluate_all(
        "links => links.map(link => [link.textContent, link.href])"
    )
    right = {"Link to this picture", "The code that draws it", "Every number it shows (JSON)"}
    right |= {"The same as a table (CSV)", "Report an error", "How its model was trained"}
    assert right <= {text for text, _ in links}
    for _, url in links:
        assert page.request.get(url).ok
    for name in ("Enlarge", "Numbers as a table"):
        dialog = press(page, figure, name)
        expect(dialog.locator("svg, table").first).to_be_visible()
        dialog.get_by_role("button", name="Close").click()
        expect(dialog).to_have_count(0)


@pytest.mark.parametrize(("width", "scheme"), [*WINDOWS, *MORE_WINDOWS])
def test_with_everything_open_no_rule_of_accessibility_is_broken(visit, width, scheme):
    page = opened(visit, FILM, width, scheme)
    assert not broken(page, f"#{FILM}")
    small = page.locator(f"#{FILM} .look-inside :is(button, a)").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect().height).filter(each => each < 24)"
    )
    assert {*small} <= {0}  # what is folded away
    for name in ("Enlarge", "Numbers as a table"):
        dialog = press(page, FILM, name)
        assert not broken(page, DIALOG)
        sizes = dialog.locator("button").evaluate_all(
            "all => all.map(each => each.getBoundingClientRect()).map(b => [b.width, b.height])"
        )
        assert min(min(size) for size in sizes) >= 24
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("/de/", ("Vergrößern", "Zahlentabelle", "Gewichte")),
        ("/he/", ("הגדלה", "המספרים כטבלה", "משקלות")),
    ],
)
def test_a_drawing_in_another_language_says_it_in_that_language(visit, url, words):
    page = visit(url).page
    page.locator(".look-inside > summary").first.click()
    page.get_by_role("button", name=words[0], exact=True).first.wait_for()
    page.get_by_role("button", name=words[1], exact=True).first.click()
    expect(page.locator(f"{DIALOG} caption", has_text=words[2]).first).to_be_visible()
    assert not broken(page, DIALOG)


def test_paper_shows_none_of_it(visit):
    page = opened(visit, FIGURE, 1280)
    dialog = press(page, FIGURE, "Enlarge")
    page.emulate_media(media="print")
    assert not dialog.is_visible()
    assert not page.locator(f"#{FIGURE} .look-inside").is_visible()


def test_without_script_there_are_links_and_no_button_that_does_nothing(visit):
    page = visit(ARTICLE, 390, javascript=False).page
    page.locator(f"#{FIGURE} .look-inside > summary").click()
    inside = page.locator(f"#{FIGURE} .look-inside")
    for name in ("Link to this picture", "The same as a table (CSV)", "The drawing (SVG)"):
        assert inside.get_by_role("link", name=name).is_visible()
    assert inside.get_by_role("button").count() == 0
