"""The widgets about the Titanic show what Python computes, at the ends of every dial."""

import re
from itertools import product

import pytest
import torch
from playwright.sync_api import expect

from illustrated_models.examples.neural_network_math.dials import dials
from illustrated_models.examples.neural_network_math.hidden import published
from illustrated_models.examples.neural_network_math.starts import every_start
from illustrated_models.network import bent, run
from tests.browser.live import Stand

PAGE = "/neural-network-math/"
SIGMOID, RELU = (f"neural-network-math-dials-{name}" for name in ("sigmoid", "relu"))
SIZES = "neural-network-math-starts-how-large-a-layer"
MATRICES = "neural-network-math-try-it-matrix-view"
PRODUCTS = ("sums", "score", "slopes to the score", "handed back", "slopes to the units")
PEOPLE = [(1, 5, 1), (0, 0, 0), (0, 80, 1), (1, 80, 0), (0, 9, 1)]
KINDS = {SIGMOID: "sigmoid", RELU: "relu"}
ENDS = [
    *product((-5, 5), (-5, 5), (-3, 3)),
    (0, 0, 0),
    (2.42, -1.43, 1),
    (0.03, -0.03, 1),
]


@pytest.fixture
def opened(visit):
    """A widget, started by an address with a state."""

    def opening(name, state="x=1", width=390):
        stand = Stand(visit(f"{PAGE}#{name}:{state}", width).page, name)
        stand.ready()
        return stand

    return opening


def number(value, decimals=2):
    text = f"{value:.{decimals}f}"
    return text.lstrip("-") if float(text) == 0 else text.replace("-", "−")


def verdict(stand):
    return stand.live.locator(".verdict")


def turn(stand, dial, value):
    stand.live.get_by_label(dial, exact=True).evaluate(
        """(input, value) => {
            input.value = value;
            input.dispatchEvent(new Event("input"));
        }""",
        str(round(value * 100)),
    )


@pytest.mark.parametrize("name", [SIGMOID, RELU])
def test_at_the_ends_of_every_dial_it_says_what_python_computes(opened, name):
    stand = opened(name)
    for weight, bias, given in ENDS:
        for dial, value in (("weight", weight), ("bias", bias), ("input", given)):
            turn(stand, dial, value)
        total = weight * given + bias
        says = float(bent(torch.tensor([total], dtype=torch.float64), KINDS[name])[0])
        assert float(stand.live.get_attribute("data-says")) == pytest.approx(says, abs=1e-12)
        expect(verdict(stand)).to_contain_text(f"= {number(total, 3)}.")
        if name == SIGMOID:
            expect(verdict(stand)).to_contain_text(f"makes it {says:.4f} = {says:.0%}")
        else:
            told = f"through: {number(says, 3)}." if says > 0 else "lets nothing through."
            expect(verdict(stand)).to_contain_text(told)


@pytest.mark.parametrize("name", [SIGMOID, RELU])
def test_it_begins_with_our_passenger_and_comes_back_to_her(opened, name):
    stand = opened(name)
    told = verdict(stand).inner_text()
    trace = dials()
    said = float((trace.shares if name == SIGMOID else trace.passed)[0])
    assert float(stand.live.get_attribute("data-says")) == pytest.approx(said, abs=1e-12)
    turn(stand, "weight", -3)
    expect(verdict(stand)).not_to_have_text(told)
    stand.live.get_by_role("button", name="Begin again").click()
    expect(verdict(stand)).to_have_text(told)


@pytest.mark.parametrize("name", [SIGMOID, RELU])
def test_the_bent_curve_leads_to_its_middle_and_without_a_weight_to_none(opened, name):
    stand = opened(name, "weight=-2&bias=1&input=0")
    expect(verdict(stand)).to_contain_text("at an input of 0.50.")
    turn(stand, "weight", 0)
    expect(verdict(stand)).to_contain_text("no input matters")


@pytest.mark.parametrize("name", [SIGMOID, RELU])
def test_its_address_brings_back_what_was_turned(opened, name):
    stand = opened(name)
    turn(stand, "weight", -1.37)
    turn(stand, "bias", 0.58)
    turn(stand, "input", -2.4)
    told = verdict(stand).inner_text()
    state = stand.page.url.partition(f"#{name}:")[2]
    assert state == "weight=-1.37&bias=0.58&input=-2.4"
    expect(verdict(opened(name, state))).to_have_text(told)


@pytest.mark.parametrize("name", [SIGMOID, RELU])
def test_a_tap_into_the_picture_sets_the_input(opened, name):
    stand = opened(name)
    box = stand.live.locator("svg rect[onclick], svg rect").last
    size = box.bounding_box()
    box.click(position={"x": size["width"] - 1, "y": size["height"] / 2})
    expect(verdict(stand)).to_contain_text("× 3.0 ")


@pytest.mark.parametrize(
    ("name", "odd"),
    [
        (SIGMOID, "weight=abc&bias=&input=1e99"),
        (RELU, "weight=NaN&bias=-Infinity&input=%F0%9F%9A%A2"),
        (SIGMOID, "weight=9&bias=-9&input=0.123456"),
    ],
)
def test_an_odd_address_is_brought_within_the_dials(opened, name, odd):
    expect(verdict(opened(name, odd))).to_have_text(re.compile(r"= −?\d+\.\d{3}\. "))


@pytest.mark.parametrize("name", [SIGMOID, RELU])
def test_every_control_is_reached_and_moved_by_keyboard(opened, name):
    stand = opened(name)
    for dial in ("weight", "bias", "input"):
        before = verdict(stand).inner_text()
        stand.live.get_by_label(dial, exact=True).focus()
        stand.page.keyboard.press("End")
        stand.page.keyboard.press("ArrowLeft")
        expect(verdict(stand)).not_to_have_text(before)


@pytest.mark.parametrize("name", [SIGMOID, RELU, SIZES])
def test_it_keeps_every_rule_on_a_phone(opened, name):
    opened(name, "x=1", 360).keeps_every_rule("button, input[type=range]")


@pytest.mark.parametrize("known", [0, 1])
def test_every_size_shows_its_starts_its_interval_and_how_they_compare_with_the_rule(opened, known):
    trace = every_start()
    whole, rule = trace.averaged, float(trace.women_live[0])
    stand = opened(SIZES, f"units=0&class={known}")
    dial = stand.live.locator("input[type=range]")
    for place, units in enumerate(whole.sizes.tolist()):
        dial.evaluate(
            "(input, value) => { input.value = value; input.dispatchEvent(new Event('input')); }",
            str(place),
        )
        seeds = trace.right[known, place].tolist()
        shown = stand.live.get_attribute("data-right").split()
        assert [float(each) for each in shown] == seeds
        told = verdict(stand).inner_text()
        gains = [round(each - rule, 5) for each in seeds]
        for words, count in (
            ("more often right", sum(gain > 0 for gain in gains)),
            ("less often", sum(gain < 0 for gain in gains)),
        ):
            assert (f"{count} {words}" in told) == (count > 0)
        mean, low, high = (
            float(each[known, place]) for each in (whole.mean, whole.low, whole.high)
        )
        assert f"Mean {mean:.1%}, interval {low:.1%} to {high:.1%}" in told
        beside = "above" if round(low - rule, 5) > 0 else "the rule is in it"
        assert beside in told
        assert stand.page.url.endswith(f"units={units}&class={known}")


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("units=64&class=1", "64 hidden units"),
        ("units=0", "No hidden units"),
        ("units=3&class=2", "1 hidden unit,"),
        ("units=abc&class=", "1 hidden unit,"),
        ("units=-1e99&class=NaN", "1 hidden unit,"),
    ],
)
def test_a_size_is_brought_back_by_its_address_and_an_odd_one_is_the_first(opened, state, told):
    expect(verdict(opened(SIZES, state))).to_contain_text(told)


def test_a_size_and_what_is_known_are_chosen_by_keyboard(opened):
    stand = opened(SIZES)
    stand.live.locator("input[type=range]").focus()
    stand.page.keyboard.press("End")
    expect(verdict(stand)).to_contain_text("64 hidden units")
    before = verdict(stand).inner_text()
    stand.live.get_by_role("button", name="class, too").press("Enter")
    expect(verdict(stand)).not_to_have_text(before)


def worked_out(woman, years, lived):
    """Each product of the network on a passenger, as torch has it."""
    person = torch.tensor([[woman, years / 10]], dtype=torch.float64)
    trace = run(published(), person, torch.tensor([lived]))
    blame = trace.answers.scores_gradient
    return [
        trace.sums,
        trace.answers.scores,
        torch.cat([trace.output_weights_gradient, trace.output_bias_gradient[None]]),
        blame @ trace.network.output_weights.T,
        torch.cat([trace.hidden_weights_gradient, trace.hidden_bias_gradient[None]]),
    ]


@pytest.mark.parametrize("person", PEOPLE)
def test_every_product_of_matrices_is_torchs(opened, person):
    woman, years, lived = person
    stand = opened(MATRICES, f"woman={woman}&years={years}&lived={lived}")
    for name, ours in zip(PRODUCTS, worked_out(*person), strict=True):
        stand.live.get_by_role("button", name=name, exact=True).click()
        shown = [float(each) for each in stand.live.get_attribute("data-result").split()]
        assert shown == pytest.approx(ours.flatten().tolist(), rel=1e-9, abs=1e-12)
        cells = stand.live.locator("td[data-cell] button").all_inner_texts()
        assert cells == [number(each) for each in ours.flatten().tolist()]


@pytest.mark.parametrize("product_shown", range(len(PRODUCTS)))
def test_a_tapped_cell_lights_the_row_and_the_column_that_make_it(opened, product_shown):
    stand = opened(MATRICES, f"product={product_shown}")
    cells = stand.live.locator("td[data-cell]")
    columns = stand.live.locator("tbody").last.locator("tr").nth(1).locator("td[data-cell]").count()
    for cell in range(cells.count()):
        cells.nth(cell).locator("button").click()
        row, column = divmod(cell, columns)
        lit = stand.live.locator("td.lit").evaluate_all(
            "all => all.map((each) => Object.values(each.dataset).join(' '))"
        )
        assert {f"row {row}", f"column {column}", str(cell)} == set(lit)
        told = verdict(stand).inner_text()
        terms = told.partition(" = ")[0].split(" + ")
        pairs = [term.replace("−", "-").split(" × ") for term in terms]
        total = sum(float(one) * float(other) for one, other in pairs)
        result = float(told.partition(" = ")[2].partition(". ")[0].replace("−", "-"))
        assert result == pytest.approx(total, abs=0.03)  # what is multiplied is printed rounded
        assert stand.page.url.endswith("lived=1")
        assert f"product={product_shown}&cell={cell}&" in stand.page.url


@pytest.mark.parametrize(
    "odd", ["product=9&cell=-1", "product=2&cell=3&years=1e9", "cell=abc&woman=&lived=NaN"]
)
def test_an_odd_address_shows_a_product_all_the_same(opened, odd):
    expect(verdict(opened(MATRICES, odd))).to_have_text(re.compile(r" = −?\d+\.\d\d\. "))


def test_cells_and_products_are_reached_by_keyboard_and_focus_stays(opened):
    stand = opened(MATRICES)
    stand.live.locator("td[data-cell] button").first.focus()
    stand.page.keyboard.press("ArrowRight")
    stand.page.keyboard.press("Enter")
    expect(verdict(stand)).to_contain_text("“woman?”")
    stand.live.get_by_role("button", name="sums", exact=True).focus()
    stand.page.keyboard.press("End")
    stand.page.keyboard.press("Enter")
    expect(verdict(stand)).to_contain_text("That is the slope of")


def test_it_fits_a_phone_and_breaks_no_rule_in_any_product(opened):
    for place in range(len(PRODUCTS)):
        opened(MATRICES, f"product={place}", 360).keeps_every_rule("button, input[type=range]")
