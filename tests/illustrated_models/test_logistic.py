"""The yes/no neuron against torch and autograd, by hand, and in its properties."""

import math

import pytest
import torch

from illustrated_models.classifier import classify
from illustrated_models.logistic import learn, logistic

DOUBLE = torch.float64


@pytest.fixture
def task():
    dice = torch.Generator().manual_seed(4)
    inputs = torch.randn(30, 3, generator=dice, dtype=DOUBLE)
    labels = (torch.rand(30, generator=dice) > 0.4).long()
    weights = torch.randn(3, generator=dice, dtype=DOUBLE)
    return inputs, labels, weights, torch.tensor(-0.3, dtype=DOUBLE)


@pytest.mark.proves(
    "illustrated_models.logistic.LogisticTrace.shares",
    "illustrated_models.logistic.LogisticTrace.surprises",
    "illustrated_models.logistic.LogisticTrace.loss",
)
def test_its_shares_and_its_loss_are_those_of_torch(task):
    inputs, labels, weights, bias = task
    trace, theirs = logistic(*task), torch.sigmoid(inputs @ weights + bias)
    torch.testing.assert_close(trace.shares, theirs)
    each = torch.nn.functional.binary_cross_entropy(theirs, labels.to(DOUBLE), reduction="none")
    torch.testing.assert_close(trace.surprises, each)
    torch.testing.assert_close(trace.loss, each.mean())


@pytest.mark.proves(
    "illustrated_models.logistic.LogisticTrace.blames",
    "illustrated_models.logistic.LogisticTrace.weights_gradient",
    "illustrated_models.logistic.LogisticTrace.bias_gradient",
)
def test_its_slopes_are_those_of_autograd(task):
    inputs, labels, weights, bias = task
    trace = logistic(*task)
    weights, bias = weights.clone().requires_grad_(), bias.clone().requires_grad_()
    sums = inputs @ weights + bias
    sums.retain_grad()
    torch.nn.functional.binary_cross_entropy_with_logits(sums, labels.to(DOUBLE)).backward()
    torch.testing.assert_close(trace.weights_gradient, weights.grad)
    torch.testing.assert_close(trace.bias_gradient, bias.grad)
    torch.testing.assert_close(trace.blames / len(labels), sums.grad)


@pytest.mark.proves(
    "illustrated_models.logistic.LogisticTrace.inputs",
    "illustrated_models.logistic.LogisticTrace.weights",
    "illustrated_models.logistic.LogisticTrace.bias",
    "illustrated_models.logistic.LogisticTrace.products",
    "illustrated_models.logistic.LogisticTrace.sums",
    "illustrated_models.logistic.LogisticTrace.exponentials",
    "illustrated_models.logistic.LogisticTrace.right",
)
def test_two_passengers_worked_by_hand():
    inputs = torch.tensor([[1.0, 3.0], [0.0, 2.0]], dtype=DOUBLE)
    weights, bias = torch.tensor([2.0, -0.5], dtype=DOUBLE), torch.tensor(-0.5, dtype=DOUBLE)
    trace = logistic(inputs, torch.tensor([1, 1]), weights, bias)
    assert trace.inputs is inputs
    assert trace.weights is weights
    assert trace.bias is bias
    assert trace.products.tolist() == [[2.0, -1.5], [0.0, -1.0]]
    assert trace.sums.tolist() == [0.0, -1.5]  # 2 − 1.5 − 0.5, 0 − 1 − 0.5
    assert trace.exponentials.tolist() == pytest.approx([1.0, math.exp(1.5)])
    assert trace.shares.tolist() == pytest.approx([0.5, 1 / (1 + math.exp(1.5))])
    assert float(trace.right) == 0  # one half is no yes
    assert float(trace.blames[0]) == -0.5


def test_it_is_the_classifier_with_one_score(task):
    inputs, labels, weights, bias = task
    ours, theirs = logistic(*task), classify(inputs, labels, weights[:, None], bias[None])
    torch.testing.assert_close(ours.loss, theirs.answers.loss)
    torch.testing.assert_close(ours.shares, theirs.answers.shares[:, 1])
    torch.testing.assert_close(ours.right, theirs.answers.right)
    torch.testing.assert_close(ours.weights_gradient, theirs.weights_gradient[:, 0])


def test_no_surprise_is_infinite():
    inputs = torch.tensor([[1.0], [-1.0]], dtype=DOUBLE)
    weight, zero = torch.tensor([2000.0], dtype=DOUBLE), torch.tensor(0.0, dtype=DOUBLE)
    trace = logistic(inputs, torch.tensor([0, 1]), weight, zero)
    assert trace.surprises.tolist() == [2000, 2000]


@pytest.mark.proves(
    "illustrated_models.logistic.LearningTrace.weights",
    "illustrated_models.logistic.LearningTrace.bias",
    "illustrated_models.logistic.LearningTrace.loss",
    "illustrated_models.logistic.LearningTrace.right",
    "illustrated_models.logistic.LearningTrace.steps",
    "illustrated_models.logistic.LearningTrace.rate",
)
def test_its_training_is_that_of_torchs_plain_descent(task):
    inputs, labels, *_ = task
    log = learn(inputs, labels, rate=0.4, n_steps=25)
    weights = torch.zeros(3, dtype=DOUBLE, requires_grad=True)
    bias = torch.zeros((), dtype=DOUBLE, requires_grad=True)
    descent = torch.optim.SGD([weights, bias], lr=0.4)
    for step in range(25):
        descent.zero_grad()
        sums = inputs @ weights + bias
        loss = torch.nn.functional.binary_cross_entropy_with_logits(sums, labels.to(DOUBLE))
        torch.testing.assert_close(log.loss[step], loss.detach())
        torch.testing.assert_close(log.right[step], ((sums > 0) == (labels == 1)).to(DOUBLE).mean())
        loss.backward()
        descent.step()
    torch.testing.assert_close(log.weights[-1], weights.detach())
    torch.testing.assert_close(log.bias[-1], bias.detach())
    assert (log.rate, log.steps.tolist()) == (0.4, list(range(26)))
