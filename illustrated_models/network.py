"""A network with one hidden layer, forward and backward, every step written out.

Forward, each hidden unit is a neuron whose sum is bent by an activation; the scores are neurons
over the hidden units. Backward, each slope is made of those after it: back-propagation (Rumelhart,
Hinton and Williams 1986, “Learning representations by back-propagating errors”, equations 1–8).
Without a hidden layer it is softmax regression (see `classifier`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields

import torch
from jaxtyping import Float, Int
from torch import Tensor

from illustrated_models.classifier import Answers, answers

ACTIVATIONS = ("relu", "sigmoid")


@dataclass(frozen=True)
class Network:
    """The parameters of a network with one hidden layer."""

    hidden_weights: Float[Tensor, "feature unit"]  # (definition)
    hidden_bias: Float[Tensor, " unit"]  # (definition)
    output_weights: Float[Tensor, "unit score"]  # (definition)
    output_bias: Float[Tensor, " score"]  # (definition)

    def __iter__(self) -> Iterator[Tensor]:
        """The four, in the order in which they are used."""
        return (getattr(self, field.name) for field in fields(self))


@dataclass(frozen=True)
class NetworkTrace:
    """What a network computes of every example, forward, and the slopes, backward."""

    inputs: Float[Tensor, "example feature"]  # (definition)
    network: Network
    sums: Float[Tensor, "example unit"]  # the inputs, weighted, and the bias (Rumelhart et al.
    #   1986, equation 1)
    hidden: Float[Tensor, "example unit"]  # the sums, bent (Rumelhart et al. 1986, equation 2)
    answers: Answers
    output_weights_gradient: Float[Tensor, "unit score"]  # (Rumelhart et al. 1986, equation 6)
    output_bias_gradient: Float[Tensor, " score"]  # (Rumelhart et al. 1986, equation 6)
    hidden_gradient: Float[Tensor, "example unit"]  # of the loss to what a unit says (Rumelhart
    #   et al. 1986, equation 7)
    sums_gradient: Float[Tensor, "example unit"]  # of the loss to what it summed up (Rumelhart
    #   et al. 1986, equation 5)
    hidden_weights_gradient: Float[Tensor, "feature unit"]  # (Rumelhart et al. 1986, equation 6)
    hidden_bias_gradient: Float[Tensor, " unit"]  # (Rumelhart et al. 1986, equation 6)


@dataclass(frozen=True)
class TrainingTrace:
    """A training by plain gradient descent, logged at the start and after each step."""

    rate: float  # the step size (definition)
    activation: str  # (definition)
    steps: Int[Tensor, " step"]  # 0, 1, 2, … (definition)
    loss: Float[Tensor, " step"]  # before the step of that number (definition)
    right: Float[Tensor, " step"]  # the share of examples it answers rightly there (definition)
    kept: Int[Tensor, " snapshot"]  # the steps at which the network was kept (definition)
    networks: tuple[Network, ...]  # as it was there (definition)


def bent(
    sums: Float[Tensor, "*batch unit"], activation: str
) -> tuple[Float[Tensor, "*batch unit"], Float[Tensor, "*batch unit"]]:
    """The sums after the activation, and the slope of the activation there.

    At zero, where a ReLU has no slope, 0 is taken, as torch does.

    Raises:
        ValueError: there is no such activation; the message names those there are.
    """
    if activation == "relu":
        is_on = (sums > 0).to(sums.dtype)
        return sums * is_on, is_on
    if activation == "sigmoid":
        value = 1 / (1 + torch.exp(-sums))
        return value, value * (1 - value)
    raise ValueError(f"no activation “{activation}”; there are: {', '.join(ACTIVATIONS)}")


def run(
    network: Network,
    inputs: Float[Tensor, "example feature"],
    labels: Int[Tensor, " example"],
    activation: str = "relu",
) -> NetworkTrace:
    """Run a network forward over every example, then backward to every parameter."""
    sums = inputs @ network.hidden_weights + network.hidden_bias
    hidden, slope = bent(sums, activation)
    found = answers(hidden @ network.output_weights + network.output_bias, labels)
    hidden_gradient = found.scores_gradient @ network.output_weights.T
    sums_gradient = hidden_gradient * slope
    return NetworkTrace(
        inputs=inputs,
        network=network,
        sums=sums,
        hidden=hidden,
        answers=found,
        output_weights_gradient=hidden.T @ found.scores_gradient,
        output_bias_gradient=found.scores_gradient.sum(dim=0),
        hidden_gradient=hidden_gradient,
        sums_gradient=sums_gradient,
        hidden_weights_gradient=inputs.T @ sums_gradient,
        hidden_bias_gradient=sums_gradient.sum(dim=0),
    )


def stepped(trace: NetworkTrace, rate: float) -> Network:
    """The network after one step against the slope."""
    before = trace.network
    return Network(
        before.hidden_weights - rate * trace.hidden_weights_gradient,
        before.hidden_bias - rate * trace.hidden_bias_gradient,
        before.output_weights - rate * trace.output_weights_gradient,
        before.output_bias - rate * trace.output_bias_gradient,
    )


def train(
    network: Network,
    inputs: Float[Tensor, "example feature"],
    labels: Int[Tensor, " example"],
    *,
    rate: float,
    n_steps: int,
    activation: str = "relu",
    keep: tuple[int, ...] = (),
) -> TrainingTrace:
    """Train a network with every example in every step; keep it at these steps and at the end."""
    losses, right, networks = [], [], {}
    for step in range(n_steps + 1):
        here = run(network, inputs, labels, activation)
        losses.append(here.answers.loss)
        right.append(here.answers.right)
        if step in keep or step == n_steps:
            networks[step] = network
        network = stepped(here, rate)
    return TrainingTrace(
        rate=rate,
        activation=activation,
        steps=torch.arange(n_steps + 1),
        loss=torch.stack(losses),
        right=torch.stack(right),
        kept=torch.tensor(list(networks)),
        networks=tuple(networks.values()),
    )


def fresh(n_features: int, n_units: int, n_scores: int, seed: int) -> Network:
    """A network that has learnt nothing: small random numbers, biases of the output zero.

    The hidden weights have the spread √(2 / inputs), the output's √(2 / units) (He, Zhang, Ren and
    Sun 2015, “Delving Deep into Rectifiers”, equation 10); the hidden biases are spread too, since
    with two inputs all kinks would else go through one point.
    """
    dice = torch.Generator().manual_seed(seed)

    def normal(*shape: int) -> Tensor:
        return torch.randn(*shape, generator=dice, dtype=torch.float64)

    return Network(
        normal(n_features, n_units) * (2 / n_features) ** 0.5,
        normal(n_units),
        normal(n_units, n_scores) * (2 / n_units) ** 0.5,
        torch.zeros(n_scores, dtype=torch.float64),
    )
