"""The widgets about neurons show what Python computes, at the ends of every dial."""

import math
import re

import pytest
import torch
from playwright.sync_api import expect

from illustrated_models.classifier import answers
from illustrated_models.examples.neural_networks import yours
from illustrated_models.network import Network, run
from illustrated_models.neuron import descend, neuron, standardised
from tests.browser.live import Stand

PAGE = "/neural-networks/"
ROLL, FEATURES, SOFTMAX, GROW = (
    f"neural-networks-widgets-{name}"
    for name in ("let-it-roll", "two-features-of", "softmax-by-hand", "grow-the-network")
)
DOUBLE = torch.float64


@pytest.fixture
def opened(visit):
    """A widget, started by an address with a state."""

    def opening(name, state, width=390):
        stand = Stand(visit(f"{PAGE}#{name}:{state}", width).page, name)
        stand.ready()
        return stand

    return opening


def number(value, decimals=1):
    return f"{value:.{decimals}f}".replace("-", "−")


def verdict(stand):
    return stand.live.locator(".verdict")


@pytest.mark.parametrize(("rate", "scaled"), [(0.001, ""), (0.1, ""), (0.236, ""), (0.4, "1")])
def test_the_ball_rolls_as_gradient_descent_does(opened, rate, scaled):
    stand = opened(ROLL, f"rate={rate}&scaled={scaled}")
    trace = yours.roll()
    inputs = trace.size[:, None]
    inputs = standardised(inputs) if scaled else inputs
    start = torch.zeros(1, dtype=DOUBLE), torch.tensor(0.0, dtype=DOUBLE)
    ours = descend(inputs, trace.price, *start, rate=rate, n_steps=31)
    stand.live.get_by_role("button", name="A step").click()
    stand.live.get_by_role("button", name="Many steps").click()
    told = (
        f"31 steps: weight {number(float(ours.weights[-1, 0]))},"
        f" bias {number(float(ours.bias[-1]))}, loss {number(float(ours.loss[-1]))}."
    )
    expect(verdict(stand)).to_contain_text(told)
    expect(verdict(stand)).to_contain_text("small enough")


def test_a_step_that_is_too_large_leaves_the_map_and_says_so(opened):
    stand = opened(ROLL, "rate=1.1")
    for _ in range(12):
        stand.live.get_by_role("button", name="Many steps").click()
    expect(verdict(stand)).to_contain_text("too large")
    expect(verdict(stand)).to_contain_text("It has exploded.")
    expect(stand.live).to_contain_text("The ball has left the map.")
    stand.live.get_by_role("button", name="Begin again").click()
    expect(verdict(stand)).to_contain_text("0 steps")


@pytest.mark.parametrize(
    "values", [(0, 0, 0), (300, 100, 300), (300, -100, -100), (138.5, 0, 13.9)]
)
def test_three_dials_say_the_loss_of_that_neuron(opened, values):
    size, beds, bias = values
    stand = opened(FEATURES, f"s={size}&b={beds}&o={bias}")
    trace = yours.two_features()
    inputs = torch.stack([trace.size, trace.beds], dim=1)
    weights = torch.tensor([size, beds], dtype=DOUBLE)
    found = neuron(inputs, trace.price, weights, torch.tensor(bias, dtype=DOUBLE))
    expect(verdict(stand)).to_contain_text(f"loss {number(float(found.loss))};")
    stand.live.get_by_role("button", name="Show the best").click()
    expect(verdict(stand)).to_contain_text(f"loss {number(float(trace.best.loss))};")
    expect(verdict(stand)).to_contain_text("as good as the best")


@pytest.mark.parametrize("scores", [(0, 0, 0), (6, -6, 6), (-6, -6, -6), (1.5, 2, 0)])
def test_the_shares_are_softmax_and_sum_to_a_hundred_as_printed(opened, scores):
    state = "&".join(f"s{n}={score}" for n, score in enumerate(scores))
    stand = opened(SOFTMAX, f"{state}&true=1")
    found = answers(torch.tensor([scores], dtype=DOUBLE), torch.tensor([1]))
    shown = stand.live.get_attribute("data-shares")
    assert [float(each) for each in shown.split()] == pytest.approx(found.shares[0].tolist())
    printed = [int(text[:-1]) for text in stand.live.locator("b").all_inner_texts()]
    assert sum(printed) == 100
    pairs = zip(printed, found.shares[0].tolist(), strict=True)
    assert all(abs(points - 100 * share) < 1 for points, share in pairs)
    total = sum(math.exp(score) for score in scores)
    expect(verdict(stand)).to_contain_text(f"together {number(total, 2)}.")
    expect(verdict(stand)).to_contain_text(f"surprise is {number(float(found.loss), 2)}.")


@pytest.mark.parametrize("shape", [(1, 1, 2), (5, 8, 3), (2, 4, 3)])
def test_a_grown_network_says_what_its_part_computes(opened, shape):
    inputs, units, n_answers = shape
    stand = opened(GROW, f"inputs={inputs}&units={units}&answers={n_answers}")
    trace = yours.grow()
    whole = trace.network
    small = Network(
        whole.hidden_weights[:inputs, :units],
        whole.hidden_bias[:units],
        whole.output_weights[:units, :n_answers],
        whole.output_bias[:n_answers],
    )
    ours = run(small, trace.house[None, :inputs], torch.tensor([0]))
    shown = stand.live.get_attribute("data-shares")
    assert [float(each) for each in shown.split()] == pytest.approx(ours.answers.shares[0].tolist())
    count = sum(part.numel() for part in small)
    expect(verdict(stand)).to_contain_text(f"with the biases {count} parameters")


@pytest.mark.parametrize(
    ("name", "odd"),
    [
        (ROLL, "rate=abc"),
        (ROLL, "rate=-5&scaled=0"),
        (FEATURES, "s=NaN&b=1e9&o=-Infinity"),
        (SOFTMAX, "s0=&s1=1e99&true=7"),
        (GROW, "inputs=99&units=-1&answers=x"),
    ],
)
def test_an_odd_address_is_brought_within_the_dials(opened, name, odd):
    expect(verdict(opened(name, odd))).to_have_text(re.compile(r"\d"))


@pytest.mark.parametrize("name", [ROLL, FEATURES, SOFTMAX, GROW])
def test_every_dial_turns_by_keyboard(opened, name):
    stand = opened(name, "x=1")
    before = verdict(stand).inner_text()
    stand.live.locator("input[type=range]").first.focus()
    stand.page.keyboard.press("End")
    stand.page.keyboard.press("ArrowLeft")
    if name == ROLL:
        stand.live.get_by_role("button", name="A step").press("Enter")
    expect(verdict(stand)).not_to_have_text(before)


@pytest.mark.parametrize("name", [ROLL, FEATURES, SOFTMAX, GROW])
def test_it_keeps_every_rule_on_a_phone(opened, name):
    opened(name, "x=1", 360).keeps_every_rule("button, input[type=range]")
