"""What the widgets about neurons begin with: houses, a landscape, scores, a network to grow."""

from dataclasses import dataclass
from typing import Annotated

import torch
from jaxtyping import Float
from torch import Tensor

from illustrated_models.classifier import Answers, answers
from illustrated_models.data.houses import houses
from illustrated_models.example import example
from illustrated_models.examples.neural_networks.dials import RATE, THREE, zero
from illustrated_models.network import Network, NetworkTrace, fresh, run
from illustrated_models.neuron import (
    Landscape,
    NeuronTrace,
    Solution,
    landscape,
    largest_rate,
    least_squares,
    neuron,
    standardised,
)

GRID = 33  # crossings of a landscape, across and up
LARGEST_UNITS, ANSWERS, SEED = 8, ("cheap", "middling", "dear"), 11
SCORES = (1.0, 2.0, 0.0)
FEATURES = ("size", "bedrooms", "bathrooms", "east", "north")


@dataclass(frozen=True)
class RollTrace:
    """All houses and a landscape of their loss, for a ball that rolls."""

    size: Float[Tensor, " house"]  # 1 000 square feet (definition)
    price: Float[Tensor, " house"]  # 1 000 dollars (definition)
    grid: Landscape
    levels: Float[Tensor, " level"]  # the heights of the contours (definition)
    solution: Solution
    rate: float  # the step size at first (definition)
    limit: float  # from this step size on it explodes (Goodfellow et al. 2016, section 4.3.1)
    limit_scaled: float  # the same with standardised sizes (Goodfellow et al. 2016, section 4.3.1)


@dataclass(frozen=True)
class FeaturesTrace:
    """All houses with two inputs, and the neuron with the least loss."""

    size: Float[Tensor, " house"]  # 1 000 square feet (definition)
    beds: Float[Tensor, " house"]  # bedrooms (definition)
    price: Float[Tensor, " house"]  # 1 000 dollars (definition)
    begun: NeuronTrace  # where the dials stand at first
    best: Solution


@dataclass(frozen=True)
class ScoresTrace:
    """Scores for three answers, and what softmax makes of them."""

    names: Annotated[tuple[str, ...], "axis: answer"]  # (definition)
    scores: Float[Tensor, " answer"]  # where the dials stand at first (definition)
    answers: Answers


@dataclass(frozen=True)
class GrowTrace:
    """A house, and a network as large as it can grow; smaller ones are parts of it."""

    features: Annotated[tuple[str, ...], "axis: feature"]  # (definition)
    names: Annotated[tuple[str, ...], "axis: score"]  # of the answers (definition)
    house: Float[Tensor, " feature"]  # standardised (definition)
    network: Network
    whole: NetworkTrace  # the network on this house
    n_weights: int  # lines between nodes (definition)
    n_parameters: int  # these and the biases (definition)


@example(data="houses/sales.csv")
def roll() -> RollTrace:
    """Both dials of a neuron with one input."""
    table = houses()
    inputs, price = table.size[:, None], table.price
    levels = (7_500.0, 10_000.0, 15_000.0, 25_000.0, 40_000.0, 60_000.0, 90_000.0)
    across = torch.linspace(0.0, 250.0, GRID, dtype=torch.float64)
    up = torch.linspace(-100.0, 200.0, GRID, dtype=torch.float64)
    return RollTrace(
        size=table.size,
        price=price,
        grid=landscape(table.size, price, across, up),
        levels=torch.tensor(levels, dtype=torch.float64),
        solution=least_squares(inputs, price),
        rate=RATE,
        limit=largest_rate(inputs),
        limit_scaled=largest_rate(standardised(inputs)),
    )


@example(data="houses/sales.csv")
def two_features() -> FeaturesTrace:
    """Size and bedrooms, all dials at zero but one."""
    table = houses()
    inputs = torch.stack([table.size, table.beds], dim=1)
    start = torch.tensor([100.0, 0.0], dtype=torch.float64)
    return FeaturesTrace(
        size=table.size,
        beds=table.beds,
        price=table.price,
        begun=neuron(inputs, table.price, start, zero()),
        best=least_squares(inputs, table.price),
    )


@example()
def by_hand() -> ScoresTrace:
    """Scores to turn."""
    scores = torch.tensor(SCORES, dtype=torch.float64)
    found = answers(scores[None], torch.tensor([1]))
    return ScoresTrace(names=ANSWERS, scores=scores, answers=found)


@example(data="houses/sales.csv")
def grow() -> GrowTrace:
    """The house that the article begins with, and untrained weights."""
    table = houses()
    columns = (table.size, table.beds, table.baths, table.longitude, table.latitude)
    inputs = standardised(torch.stack(columns, dim=1))
    house = inputs[THREE[1]]
    network = fresh(len(FEATURES), LARGEST_UNITS, len(ANSWERS), SEED)
    return GrowTrace(
        features=FEATURES,
        names=ANSWERS,
        house=house,
        network=network,
        whole=run(network, house[None], torch.tensor([0])),
        n_weights=network.hidden_weights.numel() + network.output_weights.numel(),
        n_parameters=sum(part.numel() for part in network),
    )
