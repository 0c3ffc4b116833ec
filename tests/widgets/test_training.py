"""What trains in the page trains as torch does, and what is taken away prints what is shown."""

import random
from contextlib import redirect_stdout
from io import StringIO

import pytest
import torch

from illustrated_models.data.houses import houses
from illustrated_models.examples.neural_networks.take import PLAIN, TORCH
from illustrated_models.network import fresh, train
from illustrated_models.neuron import descend, standardised

STEPS, NEAR = 1000, 1e-9
NAMES = ("hiddenWeights", "hiddenBias", "outputWeights", "outputBias")


def test_a_neuron_trained_in_the_page_is_that_of_torch_after_a_thousand_steps(driver):
    table = houses()
    inputs, price = table.size[:, None], table.price
    start = torch.tensor([20.0], dtype=torch.float64)
    bias = torch.tensor(-5.0, dtype=torch.float64)
    ours = descend(inputs, price, start, bias, rate=0.1, n_steps=STEPS)
    options = {"rate": 0.1, "steps": STEPS}
    found = driver("neuronTraining", inputs.tolist(), price.tolist(), start.tolist(), -5.0, options)
    assert found["weights"] == pytest.approx(ours.weights[-1].tolist(), rel=NEAR)
    assert found["bias"] == pytest.approx(float(ours.bias[-1]), rel=NEAR)
    assert found["loss"] == pytest.approx(float(ours.loss[-1]), rel=NEAR)


@pytest.mark.parametrize(("activation", "n_scores"), [("relu", 1), ("sigmoid", 3)])
def test_a_network_trained_in_the_page_is_that_of_torch_after_a_thousand_steps(
    driver, activation, n_scores
):
    table = houses()
    chosen = slice(0, None, 8)
    inputs = standardised(torch.stack([table.longitude, table.latitude], dim=1))[chosen]
    labels = torch.searchsorted(
        torch.tensor([180.0, 260.0]).double()[: max(1, n_scores - 1)],
        table.price[chosen].contiguous(),
    )
    network = fresh(2, 4, n_scores, seed=3)
    ours = train(network, inputs, labels, rate=0.3, n_steps=STEPS, activation=activation)
    begun = {name: part.tolist() for name, part in zip(NAMES, network, strict=True)}
    options = {"rate": 0.3, "steps": STEPS, "activation": activation}
    found = driver("networkTraining", begun, inputs.tolist(), labels.tolist(), options)
    for name, part in zip(NAMES, ours.networks[-1], strict=True):
        theirs = torch.tensor(found["network"][name], dtype=torch.float64)
        torch.testing.assert_close(theirs, part, rtol=NEAR, atol=NEAR)
    assert found["loss"] == pytest.approx(float(ours.loss[-1]), rel=NEAR)
    assert found["right"] == float(ours.right[-1])


@pytest.mark.parametrize("program", [PLAIN, TORCH], ids=["plain", "torch"])
def test_each_program_prints_the_digits_of_its_state(driver, program):
    assert len(program.splitlines()) <= 12
    dice = random.Random(7)
    states = [
        {
            "size": [dice.uniform(0.5, 4) for _ in range(3)],
            "price": [round(dice.uniform(50, 800), 1) for _ in range(3)],
            "weight": dice.choice([0, -0.5, 1e-7, dice.uniform(-300, 300)]),
            "bias": dice.choice([0, 130, dice.uniform(-100, 300)]),
        }
        for _ in range(60)
    ]
    options = {"rate": 0.1, "steps": 0}
    for state, text in zip(states, driver("filledPrograms", program, states), strict=True):
        inputs = [[size] for size in state["size"]]
        shown = driver(
            "neuronTraining", inputs, state["price"], [state["weight"]], state["bias"], options
        )
        written = StringIO()
        with redirect_stdout(written):
            exec(text, {})
        digits = [f"{each:.1f}" for each in (*shown["predictions"], shown["loss"])]
        assert written.getvalue().split() == digits
