"""How often networks of every size are right about passengers that they have not seen.

Many networks are trained side by side, one for each start and each part that is left out: each
step is that of `network.stepped`, for all of them at once. Passengers with the same inputs are
computed once, and counted as often as they were on board.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import torch
from jaxtyping import Float, Int
from torch import Tensor

from illustrated_models.data.titanic import passengers
from illustrated_models.network import fresh
from illustrated_models.neuron import standardised
from illustrated_models.training.progress import Progress

PLACE = ("illustrated_models", "data", "titanic", "sizes.json")
SIZES = (0, 1, 2, 4, 8, 16, 32, 64)  # hidden units
N_SEEDS, N_PARTS = 10, 5
RATE, N_STEPS = 0.5, 1500


class Parameters(NamedTuple):
    """The parameters of a network, or of many along a first axis; there may be no hidden unit."""

    hidden_weights: Tensor
    hidden_bias: Tensor
    output_weights: Tensor
    output_bias: Tensor


def cook(root: Path, sizes: tuple[int, ...] = SIZES, n_steps: int = N_STEPS) -> Iterator[Progress]:
    """Train all sizes on two and on three inputs, and write how often each was right."""
    table, found = passengers(), {}
    inputs = standardised(torch.stack([table.is_woman, table.age, table.passenger_class], dim=1))
    for number, size in enumerate(sizes, 1):
        for n_inputs in (2, 3):
            chosen = unseen(inputs[:, :n_inputs], table.lived, size, n_steps)
            right = (chosen == table.lived).double().mean(dim=1)
            found.setdefault(f"inputs_{n_inputs}", []).append(_rounded(right))
        yield Progress("titanic-sizes", number, len(sizes), f"{size} hidden units")
    kept = {"sizes": sizes, "parts": N_PARTS, "rate": RATE, "steps": n_steps} | found
    text = json.dumps(kept, indent=1) + "\n"
    root.joinpath(*PLACE).write_text(text, encoding="utf-8")


def unseen(
    inputs: Float[Tensor, "example feature"],
    labels: Int[Tensor, " example"],
    n_units: int,
    n_steps: int = N_STEPS,
) -> Int[Tensor, "seed example"]:
    """What is said of each passenger by a network trained without the part they are in."""
    parts = torch.stack([parts_of(len(labels), seed) for seed in range(N_SEEDS)])
    seen = torch.cat([(parts != part) for part in range(N_PARTS)]).double()
    seeds = list(range(N_SEEDS)) * N_PARTS
    networks = [start(inputs.shape[1], n_units, seed) for seed in seeds]
    many = Parameters(*(torch.stack(each) for each in zip(*networks, strict=True)))
    rows, row_of = inputs.unique(dim=0, return_inverse=True)
    nobody = torch.zeros(len(seeds), len(rows), dtype=torch.float64)
    there = nobody.index_add(1, row_of, seen)
    lived = nobody.index_add(1, row_of, seen * labels)
    trained = trained_together(many, rows, there, lived, n_steps)
    said = (scores(trained, rows)[1] > 0)[:, row_of].long().reshape(N_PARTS, N_SEEDS, -1)
    return said.gather(0, parts[None])[0]


def parts_of(n_examples: int, seed: int) -> Int[Tensor, " example"]:
    """Which part each example is in, at random: as many in each, give or take one."""
    order = torch.randperm(n_examples, generator=torch.Generator().manual_seed(seed))
    return order % N_PARTS


def start(n_features: int, n_units: int, seed: int) -> Parameters:
    """An untrained network. Without hidden units it is a neuron: its units are its inputs."""
    if n_units:
        return Parameters(*fresh(n_features, n_units, 1, seed))
    zeros = torch.zeros(n_features, 1, dtype=torch.float64)
    nothing = torch.zeros(0, dtype=torch.float64)
    return Parameters(nothing.reshape(n_features, 0), nothing, zeros, zeros[0])


def scores(
    networks: Parameters, inputs: Float[Tensor, "example feature"]
) -> tuple[Float[Tensor, "network example unit"], Float[Tensor, "network example"]]:
    """The last layer's inputs and the score of “lived”, of many networks."""
    many = len(networks.output_bias)
    if networks.hidden_bias.shape[1]:
        sums = inputs @ networks.hidden_weights + networks.hidden_bias[:, None]
        units = sums.clamp(min=0)
    else:
        units = inputs.expand(many, *inputs.shape)
    return units, (units @ networks.output_weights)[..., 0] + networks.output_bias


def trained_together(
    networks: Parameters,
    inputs: Float[Tensor, "row feature"],
    there: Float[Tensor, "network row"],
    lived: Float[Tensor, "network row"],
    n_steps: int,
) -> Parameters:
    """Step many networks downhill: of each row, so many were there and so many lived."""
    counts = there.sum(dim=1, keepdim=True)
    for _ in range(n_steps):
        units, score = scores(networks, inputs)
        blames = ((torch.sigmoid(score) * there - lived) / counts)[..., None]
        hidden_weights, hidden_bias, output_weights, output_bias = networks
        output_gradient = units.transpose(1, 2) @ blames
        if hidden_bias.shape[1]:
            back = (blames @ output_weights.transpose(1, 2)) * (units > 0)
            hidden_weights = hidden_weights - RATE * (inputs.T @ back)
            hidden_bias = hidden_bias - RATE * back.sum(dim=1)
        networks = Parameters(
            hidden_weights,
            hidden_bias,
            output_weights - RATE * output_gradient,
            output_bias - RATE * blames.sum(dim=1),
        )
    return networks


def _rounded(shares: Float[Tensor, " seed"]) -> list[float]:
    return [round(each, 6) for each in shares.tolist()]
