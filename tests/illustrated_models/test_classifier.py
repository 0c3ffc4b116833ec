"""Softmax regression against torch's cross-entropy and autograd, and a case by hand."""

import math

import pytest
import torch
from torch.nn import functional

from illustrated_models.classifier import answers, classify


def task(n_answers: int):
    dice = torch.Generator().manual_seed(n_answers)
    inputs = torch.randn(30, 4, generator=dice, dtype=torch.float64)
    labels = torch.randint(max(2, n_answers), (30,), generator=dice)
    weights = torch.randn(4, n_answers, generator=dice, dtype=torch.float64)
    bias = torch.randn(n_answers, generator=dice, dtype=torch.float64)
    return inputs, labels, weights, bias


def torchs_loss(scores, labels):
    if scores.shape[1] == 1:
        return functional.binary_cross_entropy_with_logits(scores[:, 0], labels.double())
    return functional.cross_entropy(scores, labels)


@pytest.mark.parametrize("n_answers", [1, 2, 3])
@pytest.mark.proves(
    "illustrated_models.classifier.Answers.scores",
    "illustrated_models.classifier.Answers.shares",
    "illustrated_models.classifier.Answers.loss",
    "illustrated_models.classifier.Answers.scores_gradient",
    "illustrated_models.classifier.Answers.surprises",
    "illustrated_models.classifier.ClassifierTrace.weights_gradient",
    "illustrated_models.classifier.ClassifierTrace.bias_gradient",
)
def test_loss_and_slopes_are_torchs(n_answers):
    inputs, labels, weights, bias = task(n_answers)
    ours = classify(inputs, labels, weights, bias)
    weights, bias = weights.clone().requires_grad_(), bias.clone().requires_grad_()
    scores = inputs @ weights + bias
    loss = torchs_loss(scores, labels)
    slopes = torch.autograd.grad(loss, [scores, weights, bias])
    torch.testing.assert_close(ours.answers.loss, loss.detach())
    torch.testing.assert_close(ours.answers.scores, scores.detach())
    torch.testing.assert_close(ours.answers.scores_gradient, slopes[0])
    torch.testing.assert_close(ours.weights_gradient, slopes[1])
    torch.testing.assert_close(ours.bias_gradient, slopes[2])
    shares = scores.detach().softmax(1) if n_answers > 1 else scores.detach().sigmoid()
    torch.testing.assert_close(ours.answers.shares[:, -shares.shape[1] :], shares)


@pytest.mark.proves(
    "illustrated_models.classifier.Answers.exponentials",
    "illustrated_models.classifier.Answers.totals",
    "illustrated_models.classifier.Answers.surprises",
    "illustrated_models.classifier.Answers.chosen",
    "illustrated_models.classifier.Answers.right",
)
def test_three_scores_worked_by_hand():
    scores = torch.tensor([[math.log(3), math.log(6), 0.0]], dtype=torch.float64)
    found = answers(scores, torch.tensor([0]))
    torch.testing.assert_close(found.shares, torch.tensor([[0.3, 0.6, 0.1]], dtype=torch.float64))
    torch.testing.assert_close(found.exponentials / found.exponentials[0, 2], scores.exp())
    torch.testing.assert_close(found.totals, found.exponentials.sum(dim=1))
    assert found.surprises.tolist() == pytest.approx([-math.log(0.3)])
    assert float(found.loss) == pytest.approx(-math.log(0.3))
    assert (found.chosen.tolist(), float(found.right)) == ([1], 0)
    assert found.scores_gradient.tolist()[0] == pytest.approx([-0.7, 0.6, 0.1])


def test_a_score_raised_by_two_makes_its_share_more_than_seven_times_as_large_against_the_other():
    scores = torch.tensor([[2.0, 0.0]], dtype=torch.float64)
    shares = answers(scores, torch.tensor([0])).shares[0]
    assert float(shares[0] / shares[1]) == pytest.approx(math.e**2)


def test_scores_of_any_size_keep_their_shares_finite_and_summing_to_one():
    scores = torch.tensor([[1e4, -1e4, 0.0], [5e3, 5e3, 5e3]], dtype=torch.float64)
    found = answers(scores, torch.tensor([1, 2]))
    torch.testing.assert_close(found.shares.sum(dim=1), torch.ones(2, dtype=torch.float64))
    assert float(found.surprises[0]) == 2e4
    torch.testing.assert_close(answers(scores - 7, found.labels).shares, found.shares)


def test_one_score_is_the_softmax_against_a_score_of_zero():
    score = torch.tensor([[0.7]], dtype=torch.float64)
    both = torch.tensor([[0.0, 0.7]], dtype=torch.float64)
    labels = torch.tensor([1])
    one, two = answers(score, labels), answers(both, labels)
    torch.testing.assert_close(one.shares, two.shares)
    torch.testing.assert_close(one.scores_gradient, two.scores_gradient[:, 1:])


def test_a_label_without_an_answer_is_refused():
    with pytest.raises(ValueError, match="from 0 to 1, not to 2"):
        answers(torch.zeros(1, 1, dtype=torch.float64), torch.tensor([2]))
