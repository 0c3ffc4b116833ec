"""The widgets about the Titanic show what Python computes, at the ends of every dial."""

import re
from itertools import product

import pytest
import torch
from playwright.sync_api import expect

from illustrated_models.examples.neural_network_math.dials import dials
from illustrated_models.network import bent
from tests.browser.live import Stand

PAGE = "/neural-network-math/"
SIGMOID, RELU = (f"neural-network-math-dials-{name}" for name in ("sigmoid", "relu"))
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


@pytest.mark.parametrize("name", [SIGMOID, RELU])
def test_it_keeps_every_rule_on_a_phone(opened, name):
    opened(name, "x=1", 360).keeps_every_rule("button, input[type=range]")
