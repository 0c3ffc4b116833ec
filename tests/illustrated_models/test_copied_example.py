"""The copied example of back-propagation against autograd, which knows none of its formulas."""

import pytest
import torch

from illustrated_models.examples.neural_network_math.copied import (
    INPUTS,
    RATE,
    TARGETS,
    Small,
    copied,
    error,
    stepped,
)


def by_torch(steps: int, moves_biases: bool) -> list[float]:
    begun = Small()
    parts = [
        torch.tensor(each, dtype=torch.float64, requires_grad=True)
        for each in (begun.hidden, begun.hidden_bias, begun.output, begun.output_bias)
    ]
    descent = torch.optim.SGD(parts if moves_biases else parts[::2], lr=RATE)
    inputs, targets = (torch.tensor(each, dtype=torch.float64) for each in (INPUTS, TARGETS))
    errors = []
    for _ in range(steps + 1):
        descent.zero_grad()
        hidden = torch.sigmoid(parts[0] @ inputs + parts[1])
        said = torch.sigmoid(parts[2] @ hidden + parts[3])
        loss = ((said - targets) ** 2).sum() / 2
        errors.append(float(loss.detach()))
        loss.backward()
        descent.step()
    return errors


@pytest.mark.parametrize("moves_biases", [False, True])
def test_every_step_is_that_of_autograd(moves_biases):
    small = Small()
    for theirs in by_torch(40, moves_biases):
        assert error(small) == pytest.approx(theirs, rel=1e-12)
        small = stepped(small, moves_biases)


@pytest.mark.proves(
    "illustrated_models.examples.neural_network_math.copied.CopiedTrace.computed",
    "illustrated_models.examples.neural_network_math.copied.CopiedTrace.said",
    "illustrated_models.examples.neural_network_math.copied.CopiedTrace.with_biases",
    "illustrated_models.examples.neural_network_math.copied.CopiedTrace.n_steps",
)
def test_the_first_error_is_as_printed_and_the_others_are_not():
    found = copied()
    assert found.computed.tolist() == pytest.approx(
        [0.298371109, 0.2910277737, 0.00003510188], rel=1e-6
    )
    assert f"{float(found.computed[0]):.9f}" == f"{float(found.said[0]):.9f}"
    assert f"{float(found.computed[1]):.9f}" != f"{float(found.said[1]):.9f}"
    assert float(found.with_biases) == pytest.approx(by_torch(1, True)[1], rel=1e-12)
    assert found.n_steps == 10_000
