"""A slope found three ways: on loss functions whose slopes are known."""

import pytest
import torch

from illustrated_models.audit import audited, audited_network, parts_at
from illustrated_models.network import Network, fresh, run

DOUBLE = torch.float64


def cubes(parameters):
    return (parameters**3).sum()


@pytest.mark.proves(
    "illustrated_models.audit.Audit.by_autograd",
    "illustrated_models.audit.Audit.by_difference",
    "illustrated_models.audit.Audit.above",
    "illustrated_models.audit.Audit.below",
)
def test_the_slopes_of_cubes_and_how_far_off_a_nudge_is():
    """(x + h)³ − (x − h)³ = 6 x² h + 2 h³: the difference is off by h²."""
    at, nudge = torch.tensor([1.0, -2.0], dtype=DOUBLE), 0.125
    found = audited(cubes, at, 3 * at**2, nudge)
    assert found.by_autograd.tolist() == [3, 12]
    assert found.by_difference.tolist() == pytest.approx([3 + nudge**2, 12 + nudge**2])
    assert float(found.above[0]) == pytest.approx(1.125**3 - 8)
    assert float(found.below[1]) == pytest.approx(1 - 2.125**3)


@pytest.mark.proves(
    "illustrated_models.audit.Audit.autograd_parts",
    "illustrated_models.audit.Audit.difference_parts",
)
def test_a_wrong_formula_parts_where_it_is_wrong():
    at = torch.tensor([1.0, -2.0], dtype=DOUBLE)
    wrong = 3 * at**2 + torch.tensor([0.0, 0.001])
    found = audited(cubes, at, wrong, 0.001)
    assert found.autograd_parts.tolist() == [0, 3]
    assert found.difference_parts.tolist() == [6, 3]


@pytest.mark.parametrize(
    ("one", "other", "place"),
    [
        (0.5, 0.5, 0),
        (0.51, 0.52, 2),
        (1.0, 2.0, 1),
        (0.0, -0.0, 0),
        (-0.3, 0.3, 1),
        (3.14, 3.24, 1),
    ],
)
def test_printed_numbers_part_in_the_first_decimal_that_differs(one, other, place):
    assert parts_at(one, other) == place


def test_as_many_slopes_as_parameters():
    with pytest.raises(ValueError, match="1 slopes by hand for 2 parameters"):
        audited(cubes, torch.ones(2, dtype=DOUBLE), torch.ones(1, dtype=DOUBLE), 0.1)


@pytest.mark.proves(
    "illustrated_models.audit.Audit.by_hand",
    "illustrated_models.audit.Audit.parameters",
    "illustrated_models.audit.Audit.nudge",
)
def test_a_networks_slopes_stand_in_the_order_of_its_parameters():
    dice = torch.Generator().manual_seed(1)
    inputs = torch.randn(6, 2, generator=dice, dtype=DOUBLE)
    labels = torch.tensor([0, 1, 1, 0, 1, 0])
    network = fresh(2, 3, 1, 2)
    found = audited_network(network, inputs, labels, 1e-4)
    trace = run(network, inputs, labels)
    assert found.parameters.tolist() == [
        each for part in network for each in part.flatten().tolist()
    ]
    assert float(found.by_hand[4]) == float(trace.hidden_weights_gradient[1, 1])
    assert float(found.by_hand[-1]) == float(trace.output_bias_gradient[0])
    torch.testing.assert_close(found.by_hand, found.by_autograd)
    torch.testing.assert_close(found.by_hand, found.by_difference, rtol=1e-5, atol=1e-7)
    assert float(found.nudge) == 1e-4


def test_a_unit_that_is_off_has_no_slope_by_any_way():
    network = Network(
        torch.tensor([[1.0, -1.0]], dtype=DOUBLE),
        torch.zeros(2, dtype=DOUBLE),
        torch.ones(2, 1, dtype=DOUBLE),
        torch.zeros(1, dtype=DOUBLE),
    )
    found = audited_network(network, torch.ones(1, 1, dtype=DOUBLE), torch.tensor([1]), 0.01)
    for way in (found.by_hand, found.by_autograd, found.by_difference):
        assert float(way[1]) == 0
        assert float(way[0]) != 0
