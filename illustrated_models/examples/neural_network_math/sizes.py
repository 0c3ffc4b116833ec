"""Does a larger layer help? Networks of many sizes, asked about passengers they have not seen."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import torch
from jaxtyping import Float, Int
from torch import Tensor

from illustrated_models.data.titanic import passengers
from illustrated_models.example import example

FOLDER = Path(__file__).parents[2] / "data" / "titanic"
STUDENT = 2.262  # t of 95 %, two sides, nine degrees of freedom: for ten seeds


@dataclass(frozen=True)
class SizesTrace:
    """How often networks of each size are right about passengers that they have not seen."""

    sizes: Int[Tensor, " size"]  # hidden units (definition)
    places: Float[Tensor, " size"]  # of each size on the chart's axis: 0, 1, 2, … (definition)
    n_seeds: int  # starts and splits of each size (definition)
    n_parts: int  # parts, each left out once (definition)
    mean: Annotated[
        Float[Tensor, "inputs size"], "called: sex + age, with class"
    ]  # mean over seeds: given sex and
    #   age, and given the class, too (definition)
    low: Float[Tensor, "inputs size"]  # the lower end of the interval in which the mean would lie,
    #   with a chance of 95 %, had we tried all seeds (Student 1908, “The Probable Error of a Mean”)
    high: Float[Tensor, "inputs size"]  # its upper end (Student 1908)
    seeds_low: Float[Tensor, "inputs size"]  # the worst seed (definition)
    seeds_high: Float[Tensor, "inputs size"]  # the best seed (definition)
    all_die: Annotated[
        Float[Tensor, " size"], "called: nobody lives"
    ]  # the rule “nobody lives”, the same at every size (definition)
    women_live: Annotated[
        Float[Tensor, " size"], "called: women live"
    ]  # the rule “women live” (definition)
    spread: Float[Tensor, ""]  # how far chance alone moves the rule's share, were there another
    #   ship: √(share · (1 − share) / passengers) (Moivre 1738, “The Doctrine of Chances”)


@example(data=("titanic/passengers.csv", "titanic/sizes.json"))
def sizes() -> SizesTrace:
    """The networks of every size."""
    kept = json.loads((FOLDER / "sizes.json").read_text(encoding="utf-8"))
    table = passengers()
    right = torch.tensor([kept["inputs_2"], kept["inputs_3"]], dtype=torch.float64)
    n_seeds = right.shape[2]
    mean, margin = right.mean(dim=2), STUDENT * right.std(dim=2) / n_seeds**0.5
    rule = (table.is_woman.long() == table.lived).double().mean()
    ones = torch.ones(len(kept["sizes"]), dtype=torch.float64)
    return SizesTrace(
        sizes=torch.tensor(kept["sizes"]),
        places=torch.arange(len(ones), dtype=torch.float64),
        n_seeds=n_seeds,
        n_parts=kept["parts"],
        mean=mean,
        low=mean - margin,
        high=mean + margin,
        seeds_low=right.amin(dim=2),
        seeds_high=right.amax(dim=2),
        all_die=ones * (1 - table.lived.double().mean()),
        women_live=ones * rule,
        spread=(rule * (1 - rule) / len(table.lived)).sqrt(),
    )
