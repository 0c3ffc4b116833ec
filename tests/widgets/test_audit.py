"""What the page says of a passenger and of a slope is what Python says."""

import pytest
import torch

from illustrated_models.audit import audited_network
from illustrated_models.data.titanic import passengers
from illustrated_models.examples.neural_network_math.hidden import published
from illustrated_models.examples.neural_network_math.people import inputs_of
from illustrated_models.logistic import logistic
from illustrated_models.network import ACTIVATIONS, Network, bent, fresh

NAMES = ("hiddenWeights", "hiddenBias", "outputWeights", "outputBias")
NEAR = 1e-9
PEOPLE = ((1.0, 0.5), (0.0, 0.5), (1.0, 3.0), (0.0, 8.0), (1.0, 0.0))


def networks() -> list[Network]:
    return [published(), *(fresh(2, 2, 1, seed) for seed in range(4))]


def test_every_slope_in_the_page_is_pythons_by_all_three_ways(driver):
    cases = [
        (network, torch.tensor([person], dtype=torch.float64), label)
        for network in networks()
        for person in PEOPLE
        for label in (0, 1)
    ]
    asked = [
        {
            "network": {name: part.tolist() for name, part in zip(NAMES, network, strict=True)},
            "input": person[0].tolist(),
            "label": label,
            "nudge": 0.01,
        }
        for network, person, label in cases
    ]
    for found, (network, person, label) in zip(
        driver("auditedNetworks", asked), cases, strict=True
    ):
        ours = audited_network(network, person, torch.tensor([label]), 0.01)
        for name, way in (
            ("byHand", ours.by_hand),
            ("byAutograd", ours.by_autograd),
            ("byDifference", ours.by_difference),
        ):
            assert found[name] == pytest.approx(way.tolist(), rel=NEAR, abs=NEAR)
        assert found["autogradParts"] == [0] * 9
        assert found["differenceParts"] == ours.difference_parts.tolist()


def test_every_passenger_gets_the_same_share_in_the_page(driver):
    table = passengers()
    inputs = inputs_of(table)
    weights, bias = torch.tensor([2.42, -0.03]).double(), torch.tensor(-1.34).double()
    ours = logistic(inputs, table.lived, weights, bias)
    asked = [
        {"input": row, "label": label, "weights": weights.tolist(), "bias": float(bias)}
        for row, label in zip(inputs.tolist(), table.lived.tolist(), strict=True)
    ]
    found = driver("logisticAnswers", asked)
    assert [each["share"] for each in found] == pytest.approx(ours.shares.tolist(), rel=NEAR)
    assert [each["surprise"] for each in found] == pytest.approx(ours.surprises.tolist(), rel=NEAR)
    assert [each["blame"] for each in found] == pytest.approx(ours.blames.tolist(), rel=NEAR)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_sum_is_bent_in_the_page_as_in_python(driver, activation):
    sums = torch.cat([torch.linspace(-40, 40, 321).double(), torch.tensor([-0.0, 1e-12, -1e-12])])
    values, slopes = (each.tolist() for each in bent(sums, activation))
    found = driver("bentSums", sums.tolist(), activation)
    assert [value for value, _ in found] == pytest.approx(values, rel=NEAR)
    assert [slope for _, slope in found] == pytest.approx(slopes, rel=NEAR, abs=1e-15)


def test_every_product_of_matrices_in_the_page_is_torchs_own_product(driver):
    cases = [
        {
            "network": {name: part.tolist() for name, part in zip(NAMES, network, strict=True)},
            "input": person,
            "label": label,
        }
        for network in networks()
        for person in PEOPLE
        for label in (0, 1)
    ]
    for found in driver("matrixProducts", cases):
        assert len(found) == 5
        for each in found:
            left, right, result = (
                torch.tensor(each[name], dtype=torch.float64)
                for name in ("left", "right", "result")
            )
            torch.testing.assert_close(result, left @ right, rtol=NEAR, atol=NEAR)
