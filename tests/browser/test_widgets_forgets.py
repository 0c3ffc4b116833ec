"""“Where it forgets” writes at every stage what Python's models write, and marks what is wrong."""

from dataclasses import dataclass
from functools import cache

import pytest
from playwright.sync_api import expect

from illustrated_models.examples.translation.seq2seq import growing, lengths
from tests.browser.access import WIDTHS
from tests.browser.live import Stand, stands
from tests.browser.reader import as_english

NAME = "translation-try-it-forgetting-where-it-forgets"
PAGE = "/translation/"
pytestmark = stands("widget-forgets", NAME)
BOTH = ("plain", "attention")
EXACT = 1e-6


@cache
def stages():
    return growing().stages


@dataclass(frozen=True)
class Grower:
    """The widget, and what a reader does with it."""

    stand: Stand

    @property
    def live(self):
        return self.stand.live

    @property
    def page(self):
        return self.stand.page

    @property
    def slider(self):
        return self.live.get_by_label("How far the sentence has grown")

    def button(self, name):
        return self.live.get_by_role("button", name=name)

    def rests(self):
        self.stand.rests()

    def grow(self):
        further = str(int(self.slider.input_value()) + 1)
        self.button("Add a clause").press("Enter")
        expect(self.slider).to_have_value(further)
        self.rests()

    def network(self, number):
        return self.live.locator(".networks > section").nth(number)

    def cells(self, number):
        """What is said of each stage in the row of a network."""
        row = self.live.locator(".strip tbody tr").nth(number).locator("td")
        return row.evaluate_all("all => all.map((one) => one.ariaLabel)")

    def is_at(self, number):
        """Both networks' answers at this stage are Python's."""
        stage = stages()[number]
        for place, name in enumerate(BOTH):
            written = as_english(getattr(stage, name).tokens)
            expect(self.network(place).locator(".said")).to_have_text(written)


@pytest.fixture
def grower(visit):
    """Opens the page and starts the widget, or opens an address that starts it."""

    def growing_up(width=390, scheme="light", address=""):
        stand = Stand(visit(f"{PAGE}{address}", width, scheme).page, NAME)
        if address:
            stand.ready()
        else:
            stand.start()
        return Grower(stand)

    return growing_up


def common(one, other):
    """How many words two sentences have in common, in the same order."""
    row = [0] * (len(other) + 1)
    for word in one:
        before = row[:]
        for place, wanted in enumerate(other):
            same = before[place] + 1 if word == wanted else 0
            row[place + 1] = max(same, before[place + 1], row[place])
    return row[-1]


def test_every_stage_is_translated_as_torch_translates_it(grower):
    made = grower()
    rights = {name: [] for name in BOTH}
    for number, stage in enumerate(stages()):
        made.is_at(number)
        french = made.live.locator(".french").inner_text()
        words = " ".join(stage.source_tokens)
        assert french == f"{stage.n_source} words: {words}"
        for place, name in enumerate(BOTH):
            right = bool(getattr(stage, name).exact)
            rights[name].append("right" if right else "not right")
            verdict = "✓ every word right" if right else "✗ not right"
            expect(made.network(place).locator(".verdict")).to_have_text(verdict)
            untried = ["not tried yet"] * (len(stages()) - number - 1)
            assert made.cells(place) == rights[name] + untried
        if number < len(stages()) - 1:
            made.grow()
    assert len({*rights["plain"]}) == len({*rights["attention"]}) == 2


def test_the_newest_clause_is_marked(grower):
    made = grower()
    expect(made.live.locator(".french mark")).to_have_count(0)
    for before, stage in zip(stages(), stages()[1:], strict=False):
        made.grow()
        clause = stage.source_tokens[len(before.source_tokens) - 1 : -1]
        expect(made.live.locator(".french mark")).to_have_text(" ".join(clause))


def test_words_are_marked_as_wrong_that_the_true_translation_lacks(grower):
    for number in range(len(stages())):
        made = grower(address=f"#{NAME}:stage={number}")
        gold = stages()[number].gold_tokens
        expect(made.live.locator("[lang=en]").last).to_have_text(as_english(gold))
        for place, name in enumerate(BOTH):
            written = getattr(stages()[number], name).tokens
            said = made.network(place).locator(".said")
            kept = said.evaluate(
                "said => [...said.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)"
                ".map((node) => node.data.trim()).filter((word) => word)"
            )
            wrong = said.locator("mark").all_text_contents()
            assert sorted([*kept, *wrong]) == sorted(written)
            assert common(kept, gold) == len(kept) == common(written, gold)
        made.page.close()


def test_the_buttons_and_the_slider_go_from_the_first_stage_to_the_last(grower):
    made = grower()
    last = len(stages()) - 1
    fewer, more = made.button("Take the last clause away"), made.button("Add a clause")
    assert fewer.get_attribute("aria-disabled") == "true"
    fewer.press("Enter")
    made.is_at(0)
    made.slider.press("End")
    made.rests()
    made.is_at(last)
    assert made.slider.get_attribute("aria-valuetext") == f"{stages()[last].n_source} French words"
    assert (more.get_attribute("aria-disabled"), fewer.get_attribute("aria-disabled")) == (
        "true",
        "false",
    )
    more.press("Enter")
    made.is_at(last)
    fewer.press("Enter")
    made.rests()
    made.is_at(last - 1)
    expect(fewer).to_be_focused()
    assert made.slider.input_value() == str(last - 1)


def test_ten_quick_steps_end_where_they_end(grower):
    made = grower()
    made.slider.focus()
    for key in ("End", "Home", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft") * 2:
        made.page.keyboard.press(key)
    made.rests()
    made.is_at(2)


def test_the_curves_are_those_of_the_cards_and_the_line_stands_at_the_length(grower):
    made = grower(address=f"#{NAME}:stage=4")
    measured = lengths()
    drawn = made.live.locator(".chart circle").evaluate_all(
        "all => all.map((one) => [one.dataset.share, ...['cx', 'cy']"
        ".map((name) => one.getAttribute(name))].map(Number))"
    )
    wanted = [*measured.plain.share.tolist(), *measured.attention.share.tolist()]
    assert [share for share, _, _ in drawn] == pytest.approx(wanted, abs=EXACT)
    rise = (drawn[0][2] - drawn[5][2]) / (drawn[0][0] - drawn[5][0])
    assert all(
        y == pytest.approx(drawn[0][2] + (share - drawn[0][0]) * rise, abs=0.05)
        for share, _, y in drawn
    )
    middles = measured.middles.tolist()
    per_word = (drawn[5][1] - drawn[0][1]) / (middles[5] - middles[0])
    line = made.live.locator(".chart [data-here]")
    across = float(line.get_attribute("d").split()[0].removeprefix("M"))
    here = drawn[0][1] + (stages()[4].n_source - middles[0]) * per_word
    assert across == pytest.approx(here, abs=0.05)


def test_the_address_brings_the_stage_back(grower):
    made = grower()
    made.grow()
    made.grow()
    assert made.page.url.endswith("=2")
    again = grower(address=made.page.evaluate("location.href").split(PAGE)[1])
    again.is_at(2)
    made.button("Take the last clause away").click()
    made.rests()
    made.button("Take the last clause away").click()
    made.rests()
    assert "=" not in made.page.url


@pytest.mark.parametrize("state", ["stage=99", "stage=-1", "stage=x", "stage=1.5"])
def test_an_address_that_means_nothing_shows_the_shortest(grower, state):
    grower(address=f"#{NAME}:{state}").is_at(0)


def test_nothing_moves_by_itself(grower):
    made = grower()
    made.page.emulate_media(reduced_motion="reduce")
    made.grow()
    assert made.live.evaluate("live => live.getAnimations({ subtree: true }).length") == 0


def test_it_breaks_no_rule_of_accessibility_and_fits(grower):
    made = grower()
    made.slider.press("End")
    made.rests()
    made.stand.keeps_every_rule("button, input")
    made.page.set_viewport_size({"width": WIDTHS[0], "height": 800})
    strip = made.live.locator(".strip table").bounding_box()
    assert strip["x"] + strip["width"] <= WIDTHS[0]
