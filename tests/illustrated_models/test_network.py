"""The network against torch's layers, autograd and its optimizer, and a step by hand."""

import pytest
import torch
from torch import nn
from torch.nn import functional

from illustrated_models.network import Network, bent, fresh, run, stepped, train

BENDS = {"relu": torch.relu, "sigmoid": torch.sigmoid}


def task(n_scores: int, seed: int = 5):
    dice = torch.Generator().manual_seed(seed)
    inputs = torch.randn(25, 3, generator=dice, dtype=torch.float64)
    labels = torch.randint(max(2, n_scores), (25,), generator=dice)
    return inputs, labels


def leaves(network: Network) -> list[torch.Tensor]:
    return [part.clone().requires_grad_() for part in network]


def torchs_loss(parts, inputs, labels, activation):
    hidden_weights, hidden_bias, output_weights, output_bias = parts
    hidden = BENDS[activation](functional.linear(inputs, hidden_weights.T, hidden_bias))
    scores = functional.linear(hidden, output_weights.T, output_bias)
    if scores.shape[1] == 1:
        return functional.binary_cross_entropy_with_logits(scores[:, 0], labels.double())
    return functional.cross_entropy(scores, labels)


@pytest.mark.parametrize("activation", ["relu", "sigmoid"])
@pytest.mark.parametrize("n_scores", [1, 3])
@pytest.mark.proves(
    "illustrated_models.network.NetworkTrace.hidden_weights_gradient",
    "illustrated_models.network.NetworkTrace.hidden_bias_gradient",
    "illustrated_models.network.NetworkTrace.output_weights_gradient",
    "illustrated_models.network.NetworkTrace.output_bias_gradient",
)
def test_loss_and_every_slope_are_those_of_torch(activation, n_scores):
    inputs, labels = task(n_scores)
    network = fresh(3, 4, n_scores, seed=2)
    ours = run(network, inputs, labels, activation)
    parts = leaves(network)
    loss = torchs_loss(parts, inputs, labels, activation)
    slopes = torch.autograd.grad(loss, parts)
    torch.testing.assert_close(ours.answers.loss, loss.detach())
    names = ("hidden_weights", "hidden_bias", "output_weights", "output_bias")
    for name, slope in zip(names, slopes, strict=True):
        torch.testing.assert_close(getattr(ours, f"{name}_gradient"), slope)


@pytest.mark.parametrize("activation", ["relu", "sigmoid"])
@pytest.mark.proves(
    "illustrated_models.network.TrainingTrace.loss",
    "illustrated_models.network.TrainingTrace.right",
    "illustrated_models.network.TrainingTrace.kept",
    "illustrated_models.network.TrainingTrace.networks",
)
def test_a_training_is_that_of_torchs_plain_descent(activation):
    inputs, labels = task(1)
    network = fresh(3, 4, 1, seed=3)
    ours = train(network, inputs, labels, rate=0.3, n_steps=60, activation=activation, keep=(7,))
    parts = [nn.Parameter(part.clone()) for part in network]
    optimizer = torch.optim.SGD(parts, lr=0.3)
    losses = []
    for _ in range(61):
        optimizer.zero_grad()
        loss = torchs_loss(parts, inputs, labels, activation)
        losses.append(loss.detach())
        loss.backward()
        if len(losses) < 61:
            optimizer.step()
    torch.testing.assert_close(ours.loss, torch.stack(losses))
    assert ours.kept.tolist() == [7, 60]
    for mine, theirs in zip(ours.networks[-1], parts, strict=True):
        torch.testing.assert_close(mine, theirs.detach())
    last = run(ours.networks[-1], inputs, labels, activation)
    assert float(ours.right[-1]) == float(last.answers.right)


@pytest.mark.proves(
    "illustrated_models.network.Network.hidden_weights",
    "illustrated_models.network.Network.hidden_bias",
    "illustrated_models.network.Network.output_weights",
    "illustrated_models.network.NetworkTrace.inputs",
    "illustrated_models.network.NetworkTrace.sums",
    "illustrated_models.network.NetworkTrace.hidden",
    "illustrated_models.network.NetworkTrace.hidden_gradient",
    "illustrated_models.network.NetworkTrace.sums_gradient",
)
def test_one_example_worked_by_hand():
    def of(*rows):
        return torch.tensor(rows, dtype=torch.float64)

    network = Network(of([1, -1], [2, 0]), of(0, -1), of([3], [5]), of(-15))
    trace = run(network, of([1, 2]), torch.tensor([1]))
    assert trace.inputs.tolist() == [[1, 2]]
    assert trace.sums.tolist() == [[5, -2]]  # 1·1 + 2·2 + 0, 1·−1 + 2·0 − 1
    assert trace.hidden.tolist() == [[5, 0]]
    assert trace.answers.scores.tolist() == [[0]]  # 5·3 + 0·5 − 15
    assert trace.answers.shares.tolist() == [[0.5, 0.5]]
    assert trace.answers.scores_gradient.tolist() == [[-0.5]]
    assert trace.output_weights_gradient.tolist() == [[-2.5], [0]]
    assert trace.hidden_gradient.tolist() == [[-1.5, -2.5]]
    assert trace.sums_gradient.tolist() == [[-1.5, 0]]  # the second unit says nothing: no slope
    assert trace.hidden_weights_gradient.tolist() == [[-1.5, 0], [-3, 0]]
    after = stepped(trace, 0.5)
    assert after.hidden_weights.tolist() == [[1.75, -1], [3.5, 0]]
    assert after.output_bias.tolist() == [-14.75]


@pytest.mark.parametrize("activation", ["relu", "sigmoid"])
def test_the_slope_of_an_activation_is_that_of_autograd(activation):
    sums = torch.tensor([-3.0, -0.1, 0.0, 0.1, 4.0], dtype=torch.float64, requires_grad=True)
    value, slope = bent(sums.detach(), activation)
    theirs = BENDS[activation](sums)
    torch.testing.assert_close(value, theirs.detach())
    torch.testing.assert_close(slope, torch.autograd.grad(theirs.sum(), sums)[0])


def test_a_hidden_layer_answers_what_no_line_can():
    corners = torch.tensor([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=torch.float64)
    either = torch.tensor([0, 1, 1, 0])
    trained = train(fresh(2, 8, 1, seed=1), corners, either, rate=0.5, n_steps=500)
    assert float(trained.right[-1]) == 1


def test_an_unknown_activation_names_the_known_ones():
    with pytest.raises(ValueError, match="relu, sigmoid"):
        bent(torch.zeros(1), "tanh")


def test_the_same_seed_gives_the_same_network_and_another_another():
    one, same, other = (fresh(2, 3, 1, seed) for seed in (4, 4, 5))
    assert all(torch.equal(a, b) for a, b in zip(one, same, strict=True))
    assert not torch.equal(one.hidden_weights, other.hidden_weights)
