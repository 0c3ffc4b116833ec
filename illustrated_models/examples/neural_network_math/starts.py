"""Does a larger layer help? Every start of every size, for a reader to go through."""

import json
from dataclasses import dataclass
from typing import Annotated

import torch
from jaxtyping import Float, Int
from torch import Tensor

from illustrated_models.example import example
from illustrated_models.examples.neural_network_math.sizes import FOLDER, SizesTrace, sizes

BEGUN = 1  # the size that is shown first: the place in the row of sizes


@dataclass(frozen=True)
class StartsTrace:
    """How often the networks of each size are right from each start; what all of them come to."""

    known: Annotated[tuple[str, ...], "axis: inputs"]  # what they are given (definition)
    starts: Float[Tensor, " seed"]  # 1, 2, 3, … (definition)
    right: Annotated[
        Float[Tensor, "inputs size seed"], "called: right"
    ]  # about passengers that they have not seen (definition)
    averaged: SizesTrace
    first: Int[Tensor, ""]  # units of the size that is shown first (definition)
    beside: Float[Tensor, " one"]  # where the mean stands on the axis of starts (definition)
    mean: Annotated[
        Float[Tensor, " one"], "called: mean"
    ]  # of that size, given sex and age (definition)
    all_die: Annotated[
        Float[Tensor, " seed"], "called: nobody lives"
    ]  # the rule “nobody lives”, the same at every start (definition)
    women_live: Annotated[
        Float[Tensor, " seed"], "called: women live"
    ]  # the rule “women live” (definition)


@example(data=("titanic/passengers.csv", "titanic/sizes.json"))
def every_start() -> StartsTrace:
    """Ten starts of each size."""
    kept = json.loads((FOLDER / "sizes.json").read_text(encoding="utf-8"))
    averaged, here = sizes(), slice(BEGUN, BEGUN + 1)
    ones = torch.ones(averaged.n_seeds, dtype=torch.float64)
    return StartsTrace(
        known=("sex and age", "class, too"),
        starts=torch.arange(1, averaged.n_seeds + 1, dtype=torch.float64),
        right=torch.tensor([kept["inputs_2"], kept["inputs_3"]], dtype=torch.float64),
        averaged=averaged,
        first=averaged.sizes[BEGUN],
        beside=torch.tensor([averaged.n_seeds + 1.0], dtype=torch.float64),
        mean=averaged.mean[0, here],
        all_die=ones * averaged.all_die[0],
        women_live=ones * averaged.women_live[0],
    )
