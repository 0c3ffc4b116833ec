"""Softmax regression: one score for each answer, turned into shares that add up to one.

The softmax is that of Bridle 1990, “Probabilistic Interpretation of Feedforward Classification
Network Outputs”, section 2; the loss is the cross-entropy (Goodfellow, Bengio and Courville 2016,
“Deep Learning”, section 6.2.2). A yes/no question needs one score only: that of “no” is held at
zero, and the share of “yes” is then the sigmoid of the score (the same, section 6.2.2.2).
"""

from dataclasses import dataclass

import torch
from jaxtyping import Float, Int
from torch import Tensor


@dataclass(frozen=True)
class Answers:
    """Scores on their way to a loss, and the way back to the slope of each score."""

    labels: Int[Tensor, " example"]  # the true answer's number, from 0 (definition)
    scores: Float[Tensor, "example score"]  # one for each answer, or that of “yes” alone
    #   (definition)
    exponentials: Float[Tensor, "example answer"]  # e to the score: positive (Bridle 1990, section
    #   2, equation 2)
    totals: Float[Tensor, " example"]  # the exponentials added up (Bridle 1990, section 2,
    #   equation 2)
    shares: Float[Tensor, "example answer"]  # exponential / total: they sum to one (Bridle 1990,
    #   section 2, equation 2)
    chosen: Int[Tensor, " example"]  # the answer with the largest share (definition)
    surprises: Float[Tensor, " example"]  # −log of the true answer's share (Goodfellow et al. 2016,
    #   section 6.2.2, equation 6.12)
    loss: Float[Tensor, ""]  # the mean of the surprises (Goodfellow et al. 2016, section 6.2.2)
    right: Float[Tensor, ""]  # the share of examples whose chosen answer is true (definition)
    scores_gradient: Float[Tensor, "example score"]  # share − truth, of all examples one part
    #   (Bridle 1990, section 3)


@dataclass(frozen=True)
class ClassifierTrace:
    """What softmax regression makes of every example, and the slope of its loss."""

    inputs: Float[Tensor, "example feature"]  # (definition)
    weights: Float[Tensor, "feature score"]  # (definition)
    bias: Float[Tensor, " score"]  # (definition)
    answers: Answers
    weights_gradient: Float[Tensor, "feature score"]  # (Bridle 1990, section 3)
    bias_gradient: Float[Tensor, " score"]  # (Bridle 1990, section 3)


def answers(scores: Float[Tensor, "example score"], labels: Int[Tensor, " example"]) -> Answers:
    """Turn scores into shares, and compare them with the true answers.

    The exponentials are those of the scores less the largest of their row, which leaves the shares
    as they are and cannot overflow.

    Raises:
        ValueError: a label names no answer.
    """
    n_examples, n_scores = scores.shape
    every = scores if n_scores > 1 else torch.cat([torch.zeros_like(scores), scores], dim=1)
    n_answers = every.shape[1]
    if len(labels) and not 0 <= int(labels.min()) <= int(labels.max()) < n_answers:
        raise ValueError(f"labels run from 0 to {n_answers - 1}, not to {int(labels.max())}")
    exponentials = torch.exp(every - every.max(dim=1, keepdim=True).values)
    totals = exponentials.sum(dim=1)
    shares = exponentials / totals[:, None]
    rows = torch.arange(n_examples)
    surprises = totals.log() - (every - every.max(dim=1, keepdim=True).values)[rows, labels]
    truth = torch.zeros_like(shares)
    truth[rows, labels] = 1
    chosen = shares.argmax(dim=1)
    return Answers(
        labels=labels,
        scores=scores,
        exponentials=exponentials,
        totals=totals,
        shares=shares,
        chosen=chosen,
        surprises=surprises,
        loss=surprises.sum() / n_examples,
        right=(chosen == labels).to(scores.dtype).sum() / n_examples,
        scores_gradient=(shares - truth)[:, n_answers - n_scores :] / n_examples,
    )


def classify(
    inputs: Float[Tensor, "example feature"],
    labels: Int[Tensor, " example"],
    weights: Float[Tensor, "feature score"],
    bias: Float[Tensor, " score"],
) -> ClassifierTrace:
    """Score every answer of every example, and measure the loss and its slope."""
    found = answers(inputs @ weights + bias, labels)
    return ClassifierTrace(
        inputs=inputs,
        weights=weights,
        bias=bias,
        answers=found,
        weights_gradient=inputs.T @ found.scores_gradient,
        bias_gradient=found.scores_gradient.sum(dim=0),
    )
