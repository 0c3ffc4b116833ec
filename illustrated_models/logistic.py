"""A neuron that answers yes or no: it multiplies, adds, squashes, and is blamed for its surprise.

The sigmoid turns a sum into a share of “yes” (Cox 1958, “The Regression Analysis of Binary
Sequences”, section 2); the loss is the surprise about the truth, minus the logarithm of the share
that the true answer got (Goodfellow, Bengio and Courville 2016, “Deep Learning”, section
6.2.2.2). It is `classifier` with a single score, every step written out.
"""

from dataclasses import dataclass

import torch
from jaxtyping import Float, Int
from torch import Tensor

EVEN = 1e-12  # a sum that is no larger is none: the last bits of a sum decide nothing


@dataclass(frozen=True)
class LogisticTrace:
    """What the neuron makes of every example, how surprised it is, and the slope of that."""

    inputs: Float[Tensor, "example feature"]  # (definition)
    labels: Int[Tensor, " example"]  # 1 = yes (definition)
    weights: Float[Tensor, " feature"]  # one for each input (definition)
    bias: Float[Tensor, ""]  # (definition)
    products: Float[Tensor, "example feature"]  # input · weight (Cox 1958, section 2)
    sums: Float[Tensor, " example"]  # the products and the bias, added up (Cox 1958, section 2)
    exponentials: Float[Tensor, " example"]  # e to minus the sum (Cox 1958, section 2)
    shares: Float[Tensor, " example"]  # 1 / (1 + exponential): of “yes” (Cox 1958, section 2)
    surprises: Float[Tensor, " example"]  # −log of the true answer's share (Goodfellow et al. 2016,
    #   section 6.2.2.2)
    loss: Float[Tensor, ""]  # the mean of the surprises (Goodfellow et al. 2016, section 6.2.2)
    right: Float[Tensor, ""]  # the share of examples whose likelier answer is true (definition)
    blames: Float[Tensor, " example"]  # share − label: what the surprise gains for each unit that
    #   the sum gains (Goodfellow et al. 2016, section 6.2.2.2)
    weights_gradient: Float[Tensor, " feature"]  # of the loss: the mean of blame · input
    #   (Goodfellow et al. 2016, section 6.2.2.2)
    bias_gradient: Float[Tensor, ""]  # of the loss: the mean blame (as above)


@dataclass(frozen=True)
class LearningTrace:
    """A training by plain gradient descent: before the step of each number, and at the end."""

    rate: float  # the step size (definition)
    steps: Int[Tensor, " step"]  # 0, 1, 2, … (definition)
    weights: Float[Tensor, "step feature"]  # (Cauchy 1847)
    bias: Float[Tensor, " step"]  # (Cauchy 1847)
    loss: Float[Tensor, " step"]  # (Goodfellow et al. 2016, section 6.2.2)
    right: Float[Tensor, " step"]  # the share of examples that it answers rightly (definition)


def logistic(
    inputs: Float[Tensor, "example feature"],
    labels: Int[Tensor, " example"],
    weights: Float[Tensor, " feature"],
    bias: Float[Tensor, ""],
) -> LogisticTrace:
    """Answer every example, and measure the surprise and its slope."""
    products = inputs * weights
    sums = products.sum(dim=1) + bias
    exponentials = torch.exp(-sums)
    shares = 1 / (1 + exponentials)
    # −log(share) = log(1 + e^−sum), and −log(1 − share) = log(1 + e^sum): never infinite
    surprises = torch.logaddexp(torch.zeros_like(sums), torch.where(labels == 1, -sums, sums))
    blames = shares - labels
    n_examples = len(labels)
    return LogisticTrace(
        inputs=inputs,
        labels=labels,
        weights=weights,
        bias=bias,
        products=products,
        sums=sums,
        exponentials=exponentials,
        shares=shares,
        surprises=surprises,
        loss=surprises.sum() / n_examples,
        right=((sums > EVEN) == (labels == 1)).to(sums.dtype).sum() / n_examples,
        blames=blames,
        weights_gradient=blames @ inputs / n_examples,
        bias_gradient=blames.sum() / n_examples,
    )


def learn(
    inputs: Float[Tensor, "example feature"],
    labels: Int[Tensor, " example"],
    *,
    rate: float,
    n_steps: int,
) -> LearningTrace:
    """Train the neuron from zero: every step moves it by `rate` times its slope, downhill."""
    weights = torch.zeros(inputs.shape[1], dtype=inputs.dtype)
    bias = torch.zeros((), dtype=inputs.dtype)
    seen: list[LogisticTrace] = []
    for _ in range(n_steps + 1):
        here = logistic(inputs, labels, weights, bias)
        seen.append(here)
        weights = weights - rate * here.weights_gradient
        bias = bias - rate * here.bias_gradient
    return LearningTrace(
        rate=rate,
        steps=torch.arange(n_steps + 1),
        weights=torch.stack([each.weights for each in seen]),
        bias=torch.stack([each.bias for each in seen]),
        loss=torch.stack([each.loss for each in seen]),
        right=torch.stack([each.right for each in seen]),
    )
