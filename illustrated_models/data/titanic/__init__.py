"""The passengers of the Titanic: what `passengers.csv` holds, as tensors. `SOURCE.md` says whose.

The age of a fifth of them is not known. They get the middle age (median) of those whose age is
known, and `age_is_known` says who did not, so that what this does can be measured.
"""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import torch
from jaxtyping import Bool, Float, Int
from torch import Tensor

PASSENGERS = Path(__file__).parent / "passengers.csv"
CLASSES = ("1st", "2nd", "3rd")


@dataclass(frozen=True)
class Passengers:
    """Passengers in the order of the file."""

    lived: Int[Tensor, " passenger"]  # 1 = yes (definition)
    is_woman: Annotated[Float[Tensor, " passenger"], "called: woman"]  # 1 = yes; girls are women
    #   here (definition)
    age: Float[Tensor, " passenger"]  # years; the middle age where it is not known (definition)
    age_is_known: Bool[Tensor, " passenger"]  # (definition)
    passenger_class: Annotated[Float[Tensor, " passenger"], "called: class"]  # 1, 2 or 3
    #   (definition)
    middle_age: float  # half of the known ages are below it (definition)


def passengers() -> Passengers:
    """Read all passengers."""
    with PASSENGERS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    ages = torch.tensor([float(row["age"] or "nan") for row in rows], dtype=torch.float64)
    is_known = ~ages.isnan()
    middle = float(ages[is_known].quantile(0.5))
    return Passengers(
        lived=torch.tensor([int(row["survived"] == "yes") for row in rows]),
        is_woman=torch.tensor([float(row["sex"] == "female") for row in rows], dtype=torch.float64),
        age=ages.where(is_known, torch.tensor(middle, dtype=torch.float64)),
        age_is_known=is_known,
        passenger_class=torch.tensor(
            [CLASSES.index(row["passengerClass"]) + 1.0 for row in rows], dtype=torch.float64
        ),
        middle_age=middle,
    )
