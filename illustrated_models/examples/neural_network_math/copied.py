"""The worked example of back-propagation that is copied most, computed again in doubles.

Two inputs, two hidden units, two outputs, a sigmoid after both layers, half of the squared errors
as the loss. The numbers that it begins with, and those that are printed, are those of the example
(Mazur 2015, “A Step by Step Backpropagation Example”), which never moves its biases.
"""

from dataclasses import dataclass, replace
from math import exp

import torch
from jaxtyping import Float
from torch import Tensor

from illustrated_models.example import example

INPUTS, TARGETS, RATE, STEPS = (0.05, 0.10), (0.01, 0.99), 0.5, 10_000
SAID = (0.298371109, 0.291027924, 0.0000351085)  # at first, after a step, after 10 000

Rows = tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class Small:
    """Its parameters: for each unit the weights of what comes in, and one bias a layer."""

    hidden: Rows = ((0.15, 0.20), (0.25, 0.30))
    hidden_bias: float = 0.35
    output: Rows = ((0.40, 0.45), (0.50, 0.55))
    output_bias: float = 0.60


@dataclass(frozen=True)
class CopiedTrace:
    """What is printed, and what comes out."""

    said: Float[Tensor, " moment"]  # at first, after a step, after the last step (Mazur 2015)
    computed: Float[Tensor, " moment"]  # the same, computed in doubles (Rumelhart et al. 1986)
    with_biases: Float[Tensor, ""]  # after a step in which the biases move, too (Rumelhart et al.
    #   1986)
    n_steps: int  # to the last step (definition)


def layer(inputs: tuple[float, ...], rows: Rows, bias: float) -> tuple[float, ...]:
    """Multiply, add, squash."""
    sums = (sum(w * x for w, x in zip(row, inputs, strict=True)) + bias for row in rows)
    return tuple(1 / (1 + exp(-each)) for each in sums)


def error(small: Small) -> float:
    """Half of the squared errors, added up."""
    said = layer(layer(INPUTS, small.hidden, small.hidden_bias), small.output, small.output_bias)
    return sum((target - out) ** 2 for target, out in zip(TARGETS, said, strict=True)) / 2


def stepped(small: Small, moves_biases: bool = False) -> Small:
    """One step of back-propagation, by hand."""
    hidden = layer(INPUTS, small.hidden, small.hidden_bias)
    said = layer(hidden, small.output, small.output_bias)
    blames = [(out - target) * out * (1 - out) for out, target in zip(said, TARGETS, strict=True)]
    back = [
        sum(blame * row[unit] for blame, row in zip(blames, small.output, strict=True))
        * value
        * (1 - value)
        for unit, value in enumerate(hidden)
    ]
    moved = replace(
        small,
        hidden=_moved(small.hidden, back, INPUTS),
        output=_moved(small.output, blames, hidden),
    )
    if not moves_biases:
        return moved
    return replace(
        moved,
        hidden_bias=small.hidden_bias - RATE * sum(back),
        output_bias=small.output_bias - RATE * sum(blames),
    )


def _moved(rows: Rows, blames: list[float], inputs: tuple[float, ...]) -> Rows:
    return tuple(
        tuple(w - RATE * blame * x for w, x in zip(row, inputs, strict=True))
        for row, blame in zip(rows, blames, strict=True)
    )


@example()
def copied() -> CopiedTrace:
    """The example, from its first error to its last."""
    small = Small()
    errors = [error(small)]
    for step in range(STEPS):
        small = stepped(small)
        if step in (0, STEPS - 1):
            errors.append(error(small))
    return CopiedTrace(
        said=torch.tensor(SAID, dtype=torch.float64),
        computed=torch.tensor(errors, dtype=torch.float64),
        with_biases=torch.tensor(error(stepped(Small(), moves_biases=True)), dtype=torch.float64),
        n_steps=STEPS,
    )
