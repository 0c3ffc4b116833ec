"""A reader guesses before the answer opens, and sees the guess beside what the network says."""

import gzip

import pytest
from playwright.sync_api import expect

from tests.browser.access import violations

URL = "/translation/"
WORD = "details.guess:has(.options)"
NUMBER = "details.guess:has(.sliders)"
LARGEST = 1280  # bytes, gzipped, of what is fetched when somebody guesses


def chosen(page, word):
    page.locator(WORD).get_by_role("button", name=word, exact=True).click()
    return page.locator(WORD)


def test_the_choices_stand_open_and_the_answer_does_not(visit):
    page = visit(URL).page
    guesses = page.locator("details.guess:has(.options, .sliders)").all()
    assert len(guesses) > 2
    for guess in guesses:
        expect(guess.locator(".options, .sliders")).to_be_visible()
        expect(guess.locator("> p").last).to_be_hidden()


def test_a_tap_on_a_word_opens_the_answer_beside_the_guess(visit):
    guess = chosen(visit(URL).page, "chat")
    expect(guess.locator(".said")).to_have_text("You said “chat”; the network: “noir”.")
    expect(guess.locator("> p").last).to_be_visible()
    expect(guess.locator("button.right")).to_have_text("noir")
    guess.get_by_role("button", name="le", exact=True).click(force=True)
    expect(guess.locator(".said")).to_have_count(1)


def test_a_right_guess_is_told_so(visit):
    guess = chosen(visit(URL).page, "noir")
    expect(guess.locator(".said")).to_have_text("You said “noir”, and so it is.")


def test_a_number_is_chosen_on_an_axis_and_its_distance_shown(visit):
    page = visit(URL).page
    guess = page.locator(NUMBER).first
    field, right = guess.locator("input"), guess.locator(".true data")
    network = int(right.get_attribute("value"))
    field.fill(str(network - 3))
    expect(guess.locator("output")).to_have_text(f"{network - 3}\u00a0words")
    expect(right).to_be_hidden()
    guess.locator("button").click()
    said = f"You said {network - 3} words; the network: {network} words, 3 away."
    expect(guess.locator(".true")).to_have_text(said)
    mine, theirs = (
        guess.locator(f".compared .{name}").bounding_box() for name in ("mine", "right")
    )
    assert mine["x"] < theirs["x"]
    expect(guess.locator("ul")).to_be_focused()


def test_shares_differ_by_points(visit):
    page = visit(URL).page
    guess = page.locator(NUMBER).nth(1)
    share = float(guess.locator(".true data").last.get_attribute("value"))
    guess.locator("input").last.fill("0")
    guess.get_by_role("button").click()
    expect(guess.locator(".true").last).to_contain_text(
        f"{share:.0%}, {100 * share:.0f} points away."
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_answered_guess_breaks_no_rule_of_accessibility(visit, scheme):
    page = visit(URL, 390, scheme).page
    chosen(page, "chat")
    page.locator(NUMBER).first.locator("button").click()
    page.locator(".compared").first.wait_for()
    assert violations(page, ".guess") == []


def test_the_summary_opens_the_answer_without_a_guess(visit):
    page = visit(URL).page
    page.locator(f"{WORD} summary").click()
    expect(page.locator(f"{WORD} > p").last).to_be_visible()
    expect(page.locator(f"{WORD} .said")).to_have_count(0)


def test_without_script_it_is_a_folded_box(visit):
    page = visit(URL, javascript=False).page
    guess = page.locator(NUMBER).first
    expect(guess.locator(".true")).to_be_hidden()
    guess.locator("summary").click()
    expect(guess.locator(".true")).to_be_visible()
    expect(guess.locator("input")).to_be_hidden()


def test_a_guess_is_sent_nowhere_and_its_script_comes_when_it_is_made(visit, site):
    opened = visit(URL)
    opened.page.wait_for_load_state("networkidle")
    assert not [each for each in opened.requests if "/guess.js" in each.url]
    before = len(opened.requests)
    expect(chosen(opened.page, "chat").locator(".said")).to_be_visible()
    opened.page.wait_for_load_state("networkidle")
    after = opened.requests[before:]
    assert [each for each in after if each.url.endswith("/guess.js")]
    assert {(each.method, each.post_data, "?" in each.url) for each in after} == {
        ("GET", None, False)
    }
    assert len(gzip.compress((site.folder / "assets/guess.js").read_bytes())) <= LARGEST


@pytest.mark.parametrize("wish", ["to guess", "to see"])
def test_the_picture_that_answers_a_guess_is_veiled_until_it_is_wished_for(visit, wish):
    page = visit(URL).page
    for guess in page.locator("details.guess[data-veils]").all():
        figure = page.locator(f"#{guess.get_attribute('data-veils').split()[0]}")
        drawing = figure.locator(".drawing:not(.wide) > svg")
        expect(figure.locator(".veil")).to_be_visible()
        expect(drawing).not_to_be_visible()
        if wish == "to see":
            figure.locator(".veil").click()
        else:
            guess.locator(":is(.options, .sliders) > button, .options button").first.click()
        expect(drawing).to_be_visible()
        expect(figure.locator(".veil")).to_have_count(0)


def test_a_link_to_a_veiled_picture_shows_it(visit):
    veiled = visit(URL).page.locator("details.guess[data-veils]").first.get_attribute("data-veils")
    page = visit(f"{URL}#{veiled}").page
    expect(page.locator(f"#{veiled} .drawing:not(.wide) > svg")).to_be_visible()
