"""A linear neuron: it multiplies, adds, and is trained by following the slope of its error.

The neuron is the adaptive linear element of Widrow and Hoff 1960, “Adaptive Switching Circuits”,
without its switch. Its error is the mean of the squared differences (Legendre 1805, “Nouvelles
méthodes pour la détermination des orbites des comètes”, appendix), and it is trained by plain
gradient descent (Cauchy 1847, “Méthode générale pour la résolution des systèmes d'équations
simultanées”): no momentum, one step size for all parameters, every example in every step.
"""

from dataclasses import dataclass
from typing import Annotated

import torch
from jaxtyping import Float, Int
from torch import Tensor


@dataclass(frozen=True)
class NeuronTrace:
    """What a neuron makes of every example, how wrong it is, and where less wrong lies."""

    inputs: Float[Tensor, "example feature"]  # (definition)
    targets: Float[Tensor, " example"]  # the true answers (definition)
    weights: Float[Tensor, " feature"]  # one for each input (definition)
    bias: Float[Tensor, ""]  # what it says when all inputs are zero (definition)
    products: Float[Tensor, "example feature"]  # input · weight (Widrow and Hoff 1960, figure 2)
    predictions: Float[Tensor, " example"]  # the products and the bias, added up (Widrow and Hoff
    #   1960, figure 2)
    errors: Float[Tensor, " example"]  # prediction − target (definition)
    squares: Float[Tensor, " example"]  # error · error (Legendre 1805, appendix)
    loss: Float[Tensor, ""]  # the mean of the squares (Legendre 1805, appendix)
    absolute: Float[Tensor, ""]  # the mean of the errors without their signs (definition)
    weights_gradient: Float[Tensor, " feature"]  # what the loss gains for each unit that a weight
    #   gains (Widrow and Hoff 1960, appendix)
    bias_gradient: Float[Tensor, ""]  # the same for the bias (Widrow and Hoff 1960, appendix)


@dataclass(frozen=True)
class DescentTrace:
    """A training by gradient descent: the parameters and the loss at the start and after each step.

    A training whose step size is too large grows without bound. It ends at the last step whose
    numbers are finite.
    """

    rate: float  # the step size (definition)
    steps: Int[Tensor, " step"]  # 0, 1, 2, … (definition)
    weights: Float[Tensor, "step feature"]  # before the step of that number (Cauchy 1847)
    bias: Annotated[Float[Tensor, " step"], "called: bias, training"]  # the same (Cauchy 1847)
    loss: Float[Tensor, " step"]  # with these (Legendre 1805, appendix)
    weights_gradient: Float[Tensor, "step feature"]  # its slope there (definition)
    bias_gradient: Float[Tensor, " step"]  # its slope there (definition)


@dataclass(frozen=True)
class Solution:
    """The parameters with the least loss, found without any step."""

    weights: Float[Tensor, " feature"]  # (Legendre 1805, appendix)
    bias: Float[Tensor, ""]  # (Legendre 1805, appendix)
    loss: Float[Tensor, ""]  # no parameters have less (Legendre 1805, appendix)


@dataclass(frozen=True)
class Landscape:
    """The loss of a neuron with one input, over a grid of its weight and its bias."""

    weights: Float[Tensor, " column"]  # (definition)
    biases: Float[Tensor, " row"]  # (definition)
    loss: Annotated[Float[Tensor, "row column"], "called: error"]  # (Legendre 1805, appendix)


def neuron(
    inputs: Float[Tensor, "example feature"],
    targets: Float[Tensor, " example"],
    weights: Float[Tensor, " feature"],
    bias: Float[Tensor, ""],
) -> NeuronTrace:
    """Predict every example, and measure the error and its slope."""
    products = inputs * weights
    predictions = products.sum(dim=-1) + bias
    errors = predictions - targets
    squares = errors * errors
    n_examples = len(targets)
    return NeuronTrace(
        inputs=inputs,
        targets=targets,
        weights=weights,
        bias=bias,
        products=products,
        predictions=predictions,
        errors=errors,
        squares=squares,
        loss=squares.sum() / n_examples,
        absolute=errors.abs().sum() / n_examples,
        # d(error²) = 2 · error · d(error), and a weight moves a prediction by its input
        weights_gradient=2 * (errors @ inputs) / n_examples,
        bias_gradient=2 * errors.sum() / n_examples,
    )


def descend(
    inputs: Float[Tensor, "example feature"],
    targets: Float[Tensor, " example"],
    weights: Float[Tensor, " feature"],
    bias: Float[Tensor, ""],
    *,
    rate: float,
    n_steps: int,
) -> DescentTrace:
    """Train a neuron: `n_steps` times, move each parameter against its slope by `rate` times it."""
    seen = [neuron(inputs, targets, weights, bias)]
    for _ in range(n_steps):
        here = seen[-1]
        weights = here.weights - rate * here.weights_gradient
        bias = here.bias - rate * here.bias_gradient
        after = neuron(inputs, targets, weights, bias)
        if not torch.isfinite(after.loss):
            break
        seen.append(after)
    return DescentTrace(
        rate=rate,
        steps=torch.arange(len(seen)),
        weights=torch.stack([each.weights for each in seen]),
        bias=torch.stack([each.bias for each in seen]),
        loss=torch.stack([each.loss for each in seen]),
        weights_gradient=torch.stack([each.weights_gradient for each in seen]),
        bias_gradient=torch.stack([each.bias_gradient for each in seen]),
    )


def least_squares(
    inputs: Float[Tensor, "example feature"], targets: Float[Tensor, " example"]
) -> Solution:
    """Where the slope is zero in every direction: one system of linear equations.

    Raises:
        ValueError: the examples do not settle the parameters (too few of them, or one input is a
            mixture of others).
    """
    rows = torch.cat([inputs, torch.ones_like(inputs[:, :1])], dim=1)
    if torch.linalg.matrix_rank(rows) < rows.shape[1]:
        n_examples, n_features = inputs.shape
        raise ValueError(
            f"{n_examples} examples do not settle {n_features} weights and a bias:"
            " many solutions have the least loss"
        )
    found = torch.linalg.solve(rows.T @ rows, rows.T @ targets)
    return Solution(found[:-1], found[-1], neuron(inputs, targets, found[:-1], found[-1]).loss)


def least_squares_without_bias(
    inputs: Float[Tensor, " example"], targets: Float[Tensor, " example"]
) -> Float[Tensor, ""]:
    """The one weight with the least loss when the bias is held at zero."""
    return (inputs @ targets) / (inputs @ inputs)


def largest_rate(inputs: Float[Tensor, "example feature"]) -> float:
    """The step size from which on a training grows without bound: 2 / the strongest curvature.

    The loss is a bowl; its curvatures are the eigenvalues of its second derivative, which depends
    on the inputs alone (Goodfellow, Bengio and Courville 2016, “Deep Learning”, section 4.3.1).
    """
    return 2 / float(curvatures(inputs).max())


def curvatures(inputs: Float[Tensor, "example feature"]) -> Float[Tensor, " parameter"]:
    """How strongly the bowl of the loss is bent along its axes, from the flattest on."""
    rows = torch.cat([inputs, torch.ones_like(inputs[:, :1])], dim=1)
    return torch.linalg.eigvalsh(2 * rows.T @ rows / len(rows))


def landscape(
    inputs: Float[Tensor, " example"],
    targets: Float[Tensor, " example"],
    weights: Float[Tensor, " column"],
    biases: Float[Tensor, " row"],
) -> Landscape:
    """The loss at every crossing of a grid of weights and biases."""
    predictions = weights[None, :, None] * inputs + biases[:, None, None]
    return Landscape(weights, biases, ((predictions - targets) ** 2).sum(dim=-1) / len(targets))


def standardised(values: Float[Tensor, "example feature"]) -> Float[Tensor, "example feature"]:
    """Every feature with mean 0 and standard deviation 1 over the examples."""
    centred = values - values.mean(dim=0)
    return centred / centred.square().mean(dim=0).sqrt()
