"""Two inputs: size and bedrooms, and the weight that comes out negative."""

from dataclasses import dataclass
from typing import Annotated

import torch
from jaxtyping import Float, Int
from torch import Tensor

from illustrated_models.data.houses import houses
from illustrated_models.example import example
from illustrated_models.examples.neural_networks.dials import THREE
from illustrated_models.neuron import NeuronTrace, least_squares, neuron

BAND = (1.7, 1.9)  # 1 000 square feet: houses of nearly one size
BEDS = (2, 3, 4, 5)


@dataclass(frozen=True)
class BedroomsTrace:
    """What bedrooms seem to be worth, alone and beside the size."""

    features: Annotated[tuple[str, ...], "axis: feature"]  # (definition)
    house: NeuronTrace  # the neuron on one house
    alone: NeuronTrace  # bedrooms as the only input, on all houses
    both: NeuronTrace  # size and bedrooms, on all houses
    one: NeuronTrace  # the size alone, on all houses
    correlation: Float[Tensor, ""]  # of bedrooms and price (Pearson 1895, “Note on Regression and
    #   Inheritance”)
    beds: Annotated[Int[Tensor, " group"], "called: bedrooms"]  # of each group (definition)
    mean: Float[Tensor, " group"]  # mean price of all houses with so many (definition)
    count: Int[Tensor, " group"]  # houses with so many (definition)
    band: Float[Tensor, " end"]  # the least and the largest of nearly one size (definition)
    band_mean: Float[Tensor, " group"]  # mean price among these (definition)
    band_count: Int[Tensor, " group"]  # houses among these (definition)
    names: Annotated[tuple[str, ...], "axis: group"]  # what a group is called (definition)


@example(data="houses/sales.csv")
def bedrooms() -> BedroomsTrace:
    """Size and bedrooms of all houses."""
    table = houses()
    inputs, price = torch.stack([table.size, table.beds], dim=1), table.price
    both = least_squares(inputs, price)
    one = least_squares(inputs[:, :1], price)
    alone = least_squares(inputs[:, 1:], price)
    row = THREE[1]
    in_band = (table.size >= BAND[0]) & (table.size < BAND[1])
    groups = [table.beds == n for n in BEDS[1:3]]
    return BedroomsTrace(
        features=("size", "bedrooms"),
        house=neuron(inputs[row : row + 1], price[row : row + 1], both.weights, both.bias),
        alone=neuron(inputs[:, 1:], price, alone.weights, alone.bias),
        both=neuron(inputs, price, both.weights, both.bias),
        one=neuron(inputs[:, :1], price, one.weights, one.bias),
        correlation=torch.corrcoef(torch.stack([table.beds, price]))[0, 1],
        beds=torch.tensor(BEDS[1:3]),
        mean=torch.stack([price[group].mean() for group in groups]),
        count=torch.stack([group.sum() for group in groups]),
        band=torch.tensor(BAND, dtype=torch.float64) * 1000,
        band_mean=torch.stack([price[group & in_band].mean() for group in groups]),
        band_count=torch.stack([(group & in_band).sum() for group in groups]),
        names=tuple(f"{n} bedrooms" for n in BEDS[1:3]),
    )
