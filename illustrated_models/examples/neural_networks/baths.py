"""Bedrooms and bathrooms: what weight each gets, beside the size and beside the other."""

from dataclasses import dataclass

import torch
from jaxtyping import Float
from torch import Tensor

from illustrated_models.data.houses import houses
from illustrated_models.example import example
from illustrated_models.neuron import least_squares


@dataclass(frozen=True)
class BathsTrace:
    """The weights, in thousands of dollars for a room, of neurons fitted to all houses."""

    inputs: tuple[str, ...]  # that each neuron gets beside the size (definition)
    bedrooms: Float[Tensor, " bedrooms"]  # the weight where it gets them (Legendre 1805)
    bathrooms: Float[Tensor, " bathrooms"]  # the same (Legendre 1805)
    correlation: Float[Tensor, " room"]  # of bedrooms, and of bathrooms, with the price (Pearson
    #   1895)


@example(data="houses/sales.csv")
def baths() -> BathsTrace:
    """Neurons that get the size and bedrooms, bathrooms, or both."""
    table = houses()

    def fitted(*rooms: Tensor) -> Float[Tensor, " room"]:
        return least_squares(torch.stack([table.size, *rooms], dim=1), table.price).weights[1:]

    both = fitted(table.beds, table.baths)
    rooms = torch.stack([table.beds, table.baths, table.price])
    return BathsTrace(
        inputs=("bedrooms", "bathrooms", "both"),
        bedrooms=torch.stack([fitted(table.beds)[0], both[0]]),
        bathrooms=torch.stack([fitted(table.baths)[0], both[1]]),
        correlation=torch.corrcoef(rooms)[2, :2],
    )
