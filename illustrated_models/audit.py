"""One slope, found three ways: by a formula, by autograd, and by nudging.

A nudge up and a nudge down give the slope as a difference, which is nearly right: its error falls
with the square of the nudge, until the rounding of numbers takes over (Nocedal and Wright 2006,
“Numerical Optimization”, section 8.1). Autograd and a formula are exact but for that rounding.
"""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from jaxtyping import Float, Int
from torch import Tensor

from illustrated_models.network import Network, run

DECIMALS = 10  # to which slopes are compared

Loss = Callable[[Float[Tensor, " parameter"]], Float[Tensor, ""]]


@dataclass(frozen=True)
class Audit:
    """The slope of a loss in the direction of each parameter, found three ways."""

    parameters: Float[Tensor, " parameter"]  # where the slopes are taken (definition)
    by_hand: Float[Tensor, " parameter"]  # by the formula that is audited (definition)
    by_autograd: Float[Tensor, " parameter"]  # by torch.autograd (definition)
    nudge: Float[Tensor, ""]  # how far a parameter is moved up, and down (definition)
    above: Float[Tensor, " parameter"]  # the loss with the parameter nudged up (definition)
    below: Float[Tensor, " parameter"]  # the loss with the parameter nudged down (definition)
    by_difference: Float[Tensor, " parameter"]  # (above − below) / (2 · nudge) (Nocedal and Wright
    #   2006, section 8.1, equation 8.7)
    autograd_parts: Int[Tensor, " parameter"]  # the first decimal in which by hand and autograd
    #   differ; 0 if none of the first ten does (definition)
    difference_parts: Int[Tensor, " parameter"]  # the same for by hand and by difference
    #   (definition)


def audited(
    loss: Loss, parameters: Float[Tensor, " parameter"], by_hand: Tensor, nudge: float
) -> Audit:
    """Find the slopes of a loss by autograd and by nudging, and compare them with `by_hand`.

    Raises:
        ValueError: there are not as many slopes as parameters.
    """
    if by_hand.shape != parameters.shape:
        raise ValueError(f"{len(by_hand)} slopes by hand for {len(parameters)} parameters")
    watched = parameters.clone().requires_grad_()
    (by_autograd,) = torch.autograd.grad(loss(watched), [watched])
    moves = nudge * torch.eye(len(parameters), dtype=parameters.dtype)
    above, below = (
        torch.stack([loss(parameters + way * move) for move in moves]) for way in (1, -1)
    )
    by_difference = (above - below) / (2 * nudge)
    return Audit(
        parameters=parameters,
        by_hand=by_hand,
        by_autograd=by_autograd,
        nudge=torch.tensor(nudge, dtype=parameters.dtype),
        above=above,
        below=below,
        by_difference=by_difference,
        autograd_parts=_parts(by_hand, by_autograd),
        difference_parts=_parts(by_hand, by_difference),
    )


def parts_at(one: float, other: float, decimals: int = DECIMALS) -> int:
    """The first decimal in which two printed numbers differ, from 1; 0 if none does.

    Numbers that differ before the point differ from the first decimal on.
    """
    first, second = (f"{each:+.{decimals}f}" for each in (one, other))
    if first.replace("-", "+") == second.replace("-", "+") and not first.strip("+-0."):
        return 0  # zero and minus zero
    point = first.index(".")
    if first[:point] != second[: second.index(".")]:
        return 1
    pairs = zip(first[point + 1 :], second[point + 1 :], strict=True)
    return next((place for place, (a, b) in enumerate(pairs, 1) if a != b), 0)


def _parts(one: Tensor, other: Tensor) -> Int[Tensor, " parameter"]:
    pairs = zip(one.tolist(), other.tolist(), strict=True)
    return torch.tensor([parts_at(a, b) for a, b in pairs])


def audited_network(
    network: Network,
    inputs: Float[Tensor, "example feature"],
    labels: Int[Tensor, " example"],
    nudge: float,
) -> Audit:
    """The slopes of a network with ReLU, back-propagated and audited.

    The parameters stand in one row: hidden weights (input by input), hidden biases, output weights,
    output bias.
    """
    shapes = [part.shape for part in network]

    def loss(parameters: Tensor) -> Tensor:
        parts = parameters.split([shape.numel() for shape in shapes])
        taken = Network(*(part.reshape(shape) for part, shape in zip(parts, shapes, strict=True)))
        return run(taken, inputs, labels).answers.loss

    trace = run(network, inputs, labels)
    slopes = (
        trace.hidden_weights_gradient,
        trace.hidden_bias_gradient,
        trace.output_weights_gradient,
        trace.output_bias_gradient,
    )
    by_hand = torch.cat([slope.flatten() for slope in slopes])
    return audited(loss, torch.cat([part.flatten() for part in network]), by_hand, nudge)
