"""What trains in the page trains as torch does, and what is taken away prints what is shown."""

import random
from contextlib import redirect_stdout
from dataclasses import fields
from io import StringIO

import pytest
import torch

from illustrated_models.data.houses import houses
from illustrated_models.examples.neural_networks.take import PLAIN, TORCH
from illustrated_models.examples.neural_networks.yours import grow
from illustrated_models.network import Network, fresh, run, train
from illustrated_models.neuron import descend, landscape, standardised

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


def test_the_landscape_and_the_standardised_sizes_of_the_page_are_those_of_python(driver):
    table = houses()
    inputs, price = table.size[:, None], table.price
    weights = torch.linspace(-60, 340, 9, dtype=torch.float64)
    biases = torch.linspace(-100, 400, 7, dtype=torch.float64)
    for form in (inputs, standardised(inputs)):
        ours = landscape(form[:, 0], price, weights, biases).loss
        given = form.tolist(), price.tolist(), weights.tolist(), biases.tolist()
        theirs = torch.tensor(driver("neuronLandscape", *given), dtype=torch.float64)
        torch.testing.assert_close(theirs, ours, rtol=NEAR, atol=NEAR)
    both = torch.stack([table.size, table.beds], dim=1)
    theirs = torch.tensor(driver("standardisedInputs", both.tolist()), dtype=torch.float64)
    torch.testing.assert_close(theirs, standardised(both), rtol=NEAR, atol=NEAR)


def test_a_grown_network_computes_and_counts_as_its_part_in_python(driver):
    trace = grow()
    whole = trace.network
    named = {field.name: getattr(whole, field.name).tolist() for field in fields(whole)}
    for inputs in (1, 3, 5):
        for units in (1, 8):
            for answers in (2, 3):
                shape = {"inputs": inputs, "units": units, "answers": answers}
                small = Network(
                    whole.hidden_weights[:inputs, :units],
                    whole.hidden_bias[:units],
                    whole.output_weights[:units, :answers],
                    whole.output_bias[:answers],
                )
                ours = run(small, trace.house[None, :inputs], torch.tensor([0]))
                found = driver("grown", named, trace.house.tolist(), shape)
                assert found["shares"] == pytest.approx(ours.answers.shares[0].tolist(), rel=NEAR)
                assert found["hidden"] == pytest.approx(ours.hidden[0].tolist(), rel=NEAR)
                assert found["parameters"] == sum(part.numel() for part in small)
                assert found["weights"] == inputs * units + units * answers
