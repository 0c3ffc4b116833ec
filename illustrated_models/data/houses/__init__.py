"""The houses sold in Sacramento: what `sales.csv` holds, as tensors. `SOURCE.md` says whose it is.

Sizes are in thousands of square feet and prices in thousands of dollars, so that a weight of one
is a dollar for each square foot.
"""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import torch
from jaxtyping import Float
from torch import Tensor

SALES = Path(__file__).parent / "sales.csv"


@dataclass(frozen=True)
class Houses:
    """Houses and their prices, in the order of the file."""

    size: Annotated[
        Float[Tensor, " house"], "called: living area"
    ]  # 1 000 square feet (definition)
    price: Float[Tensor, " house"]  # 1 000 dollars (definition)
    beds: Float[Tensor, " house"]  # bedrooms (definition)
    baths: Float[Tensor, " house"]  # bathrooms; a half has no bath (definition)
    latitude: Annotated[Float[Tensor, " house"], "called: north"]  # degrees (definition)
    longitude: Annotated[Float[Tensor, " house"], "called: east"]  # degrees (definition)
    town: tuple[str, ...]  # (definition)
    kind: tuple[str, ...]  # Residential, Condo or Multi_Family (definition)
    district: tuple[str, ...]  # the postal code (definition)


def houses() -> Houses:
    """Read all houses."""
    with SALES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    def numbers(column: str, unit: float = 1.0) -> Tensor:
        return torch.tensor([float(row[column]) / unit for row in rows], dtype=torch.float64)

    return Houses(
        size=numbers("sqft", 1000.0),
        price=numbers("price", 1000.0),
        beds=numbers("beds"),
        baths=numbers("baths"),
        latitude=numbers("latitude"),
        longitude=numbers("longitude"),
        town=tuple(row["city"].replace("_", " ").title() for row in rows),
        kind=tuple(row["type"] for row in rows),
        district=tuple(row["zip"] for row in rows),
    )
