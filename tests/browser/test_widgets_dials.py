"""“Two dials” and “draw the boundary” show what Python computes, by hand and by machine."""

import re

import pytest
import torch
from playwright.sync_api import expect

from illustrated_models.examples.neural_networks.dials import turn_them
from illustrated_models.neuron import descend, neuron
from tests.browser.live import Stand

PAGE = "/neural-networks/"
DIALS = "neural-networks-dials-two-dials"


@pytest.fixture
def dials(visit):
    """The widget, started, or opened at an address that starts it."""

    def turned(address=""):
        stand = Stand(visit(f"{PAGE}{address}", 390).page, DIALS)
        if address:
            stand.ready()
        else:
            stand.start()
        return stand

    return turned


def said(weight, bias):
    trace = turn_them()
    weights = torch.tensor([weight], dtype=torch.float64)
    found = neuron(
        trace.size[:, None], trace.price, weights, torch.tensor(bias, dtype=torch.float64)
    )
    numbers = [f"{each:.1f}".replace("-", "−") for each in (*found.predictions, found.loss)]
    return f"guesses {', '.join(numbers[:-1])}; loss {numbers[-1]}"


@pytest.mark.parametrize(
    ("weight", "bias"), [(0, 0), (300, 300), (0, -100), (82.9, 130), (300, -100)]
)
def test_the_dials_say_what_python_computes(dials, weight, bias):
    made = dials(f"#{DIALS}:w={weight}&b={bias}")
    text = re.compile(re.escape(said(float(weight), float(bias))))
    expect(made.live.locator(".verdict")).to_have_text(text)


def test_the_machine_steps_as_torch_does(dials):
    made = dials()
    made.live.get_by_role("button", name="… many times").click()
    trace = turn_them()
    ours = descend(
        trace.size[:, None],
        trace.price,
        trace.begun.weights,
        trace.begun.bias,
        rate=trace.rate,
        n_steps=100,
    )
    text = said(float(ours.weights[-1, 0]), float(ours.bias[-1]))
    expect(made.live.locator(".verdict")).to_have_text(re.compile(re.escape(text)))


@pytest.mark.parametrize("odd", ["w=abc&b=", "w=1e9&b=-1e9", "w=NaN&b=Infinity"])
def test_an_odd_address_is_brought_within_the_dials(dials, odd):
    made = dials(f"#{DIALS}:{odd}")
    expect(made.live.locator(".verdict")).to_have_text(re.compile("loss [\\d.]+"))
