"""Questions with answers to choose from: is a house dear? Asked of its size, then of its place."""

from dataclasses import dataclass
from typing import Annotated

import torch
from jaxtyping import Float, Int
from torch import Tensor

from illustrated_models.classifier import ClassifierTrace, classify
from illustrated_models.data.houses import houses
from illustrated_models.example import example
from illustrated_models.examples.neural_networks.dials import THREE
from illustrated_models.network import Network, NetworkTrace, fresh, run, train
from illustrated_models.neuron import standardised

N_TRAINED = 699  # three quarters of the houses; the others are for testing
SHUFFLE, SEED, UNITS = 0, 5, 8
RATE, N_STEPS = 1.0, 800
SEEDS = (0, 1, 2, 3, 4)


@dataclass(frozen=True)
class SizeQuestionTrace:
    """Softmax regression on the size of all houses."""

    answers: Annotated[tuple[str, ...], "axis: answer score"]  # (definition)
    limits: Float[Tensor, " limit"]  # the prices between the answers, 1 000 dollars (definition)
    town: str  # of the three houses (definition)
    area: Float[Tensor, " example"]  # square feet of the three houses (definition)
    price: Float[Tensor, " example"]  # of the three houses (definition)
    three: ClassifierTrace  # the three houses, with the trained weights
    raised: Float[Tensor, "example answer"]  # e to the score, as on paper: nothing is taken off
    #   first (Bridle 1990, section 2, equation 2)
    raised_totals: Float[Tensor, " example"]  # these added up (Bridle 1990, section 2, equation 2)
    everyone: ClassifierTrace  # all houses, with the trained weights
    sizes: Float[Tensor, " point"]  # 1 000 square feet, along a chart (definition)
    shares: Annotated[
        Float[Tensor, "answer point"], "called: no, yes, cheap, middling, dear"
    ]  # of each answer there (Bridle 1990, section 2,
    #   equation 2)
    n_steps: int  # of the training (definition)
    loss: Float[Tensor, " step"]  # before the step of that number (definition)


@dataclass(frozen=True)
class Spots:
    """Where some houses stand, standardised."""

    east: Annotated[Float[Tensor, " house"], "called: west to east"]  # (definition)
    north: Annotated[Float[Tensor, " house"], "called: south to north"]  # (definition)


@dataclass(frozen=True)
class MapTrace:
    """Which houses are dear, asked of where they stand: a line, and a network with hidden units."""

    dear: Spots  # houses in the picture that cost more than the middle price
    others: Spots  # the other houses in the picture
    middle: float  # the middle price, 1 000 dollars (definition)
    line: ClassifierTrace  # softmax regression on the houses that it was trained on
    line_weights: Float[Tensor, " feature"]  # of the score of “yes” (definition)
    line_bias: Float[Tensor, ""]  # of the score of “yes” (definition)
    line_tested: ClassifierTrace  # on the others
    n_units: int  # hidden units (definition)
    network: NetworkTrace  # on the houses that it was trained on
    tested: NetworkTrace  # on the others
    n_trained: int  # houses (definition)
    n_tested: int  # houses (definition)
    columns: Float[Tensor, " column"]  # of the grid, east (definition)
    rows: Float[Tensor, " row"]  # of the grid, north (definition)
    yes: Float[Tensor, "row column"]  # the share of “yes” at its crossings (Bridle 1990, section 2)
    even: Float[Tensor, " level"]  # where both answers have the same share (definition)
    by_seed: Float[Tensor, " seed"]  # right on the tested houses, for other starts (definition)
    seeds: Int[Tensor, " seed"]  # (definition)
    starts: tuple[Network, ...]  # untrained networks with 1, 2, … hidden units (definition)
    rate: float  # the step size (definition)


def trained_classifier(
    inputs: Tensor, labels: Tensor, n_scores: int, rate: float, n_steps: int
) -> tuple[ClassifierTrace, Tensor]:
    """Train softmax regression from zero, step by step; also the loss before each step."""
    weights = torch.zeros(inputs.shape[1], n_scores, dtype=torch.float64)
    bias = torch.zeros(n_scores, dtype=torch.float64)
    losses = []
    for _ in range(n_steps):
        here = classify(inputs, labels, weights, bias)
        losses.append(here.answers.loss)
        weights = weights - rate * here.weights_gradient
        bias = bias - rate * here.bias_gradient
    return classify(inputs, labels, weights, bias), torch.stack(losses)


def size_question(
    answers: tuple[str, ...], limits: Tensor, n_steps: int = 600
) -> SizeQuestionTrace:
    """Train on the size which of these answers, split at these prices, is true."""
    table = houses()
    labels = torch.searchsorted(limits, table.price)
    # Centred, so that the bowl is round; a weight still speaks of 1 000 square feet.
    middle = table.size.mean()
    inputs = (table.size - middle)[:, None]
    everyone, losses = trained_classifier(inputs, labels, len(answers), 2.0, n_steps)
    sizes = torch.linspace(0.5, 4.0, 36, dtype=torch.float64)
    along = classify(
        (sizes - middle)[:, None], torch.zeros(36).long(), everyone.weights, everyone.bias
    )
    rows = torch.tensor(THREE)
    three = classify(inputs[rows], labels[rows], everyone.weights, everyone.bias)
    raised = three.answers.scores.exp()
    return SizeQuestionTrace(
        answers=answers,
        limits=limits,
        town=table.town[THREE[0]],
        area=table.size[rows] * 1000,
        price=table.price[rows],
        three=three,
        raised=raised,
        raised_totals=raised.sum(dim=1),
        everyone=everyone,
        sizes=sizes,
        shares=along.answers.shares.T,
        n_steps=n_steps,
        loss=losses,
    )


@example(data="houses/sales.csv")
def dear_or_not() -> SizeQuestionTrace:
    """Does a house cost more than the middle one? Asked of its size."""
    return size_question(("no", "yes"), houses().price.quantile(0.5)[None])


@example(data="houses/sales.csv")
def three_answers() -> SizeQuestionTrace:
    """Is a house among the cheapest third, the middle third or the dearest?"""
    thirds = houses().price.quantile(torch.tensor([1 / 3, 2 / 3], dtype=torch.float64))
    return size_question(("cheap", "middling", "dear"), thirds)


@dataclass(frozen=True)
class _Split:
    """Houses by place and answer, split for training and testing."""

    inputs: Tensor
    labels: Tensor
    trained: Tensor
    tested: Tensor
    middle: float


def on_the_map() -> _Split:
    """Longitude and latitude, standardised, and whether a house is dear; a fixed shuffle splits."""
    table = houses()
    middle = float(table.price.quantile(0.5))
    order = torch.randperm(len(table.price), generator=torch.Generator().manual_seed(SHUFFLE))
    return _Split(
        inputs=standardised(torch.stack([table.longitude, table.latitude], dim=1)),
        labels=(table.price > middle).long(),
        trained=order[:N_TRAINED],
        tested=order[N_TRAINED:],
        middle=middle,
    )


def bending(
    split: _Split, seed: int, units: int = UNITS, n_steps: int = N_STEPS
) -> tuple[Network, NetworkTrace, NetworkTrace]:
    """Train a network on the map; the network, and what it makes of both parts."""
    inputs, labels = split.inputs, split.labels
    start = fresh(2, units, 1, seed)
    log = train(start, inputs[split.trained], labels[split.trained], rate=RATE, n_steps=n_steps)
    network = log.networks[-1]
    seen, unseen = (
        run(network, inputs[rows], labels[rows]) for rows in (split.trained, split.tested)
    )
    return network, seen, unseen


EDGES = (-1.7, 2.3), (-2.3, 2.1)  # of the picture: a few houses in the mountains lie beyond it


@example(data="houses/sales.csv")
def where_it_is_dear() -> MapTrace:
    """A line and a network with hidden units on the map."""
    split = on_the_map()
    trained = split.inputs[split.trained], split.labels[split.trained]
    tested = split.inputs[split.tested], split.labels[split.tested]
    line, _ = trained_classifier(*trained, 1, 1.0, 300)
    network, seen, unseen = bending(split, SEED)
    (west, east), (south, north) = EDGES
    columns = torch.linspace(west, east, 33, dtype=torch.float64)
    rows = torch.linspace(south, north, 33, dtype=torch.float64)
    places = torch.stack(torch.meshgrid(columns, rows, indexing="xy"), dim=-1).reshape(-1, 2)
    shares = run(network, places, torch.zeros(len(places)).long()).answers.shares[:, 1]
    here = split.inputs
    shown = (here[:, 0] > west) & (here[:, 0] < east) & (here[:, 1] > south) & (here[:, 1] < north)
    dear, others = (here[shown & (split.labels == answer)] for answer in (1, 0))
    return MapTrace(
        dear=Spots(dear[:, 0], dear[:, 1]),
        others=Spots(others[:, 0], others[:, 1]),
        middle=split.middle,
        line=line,
        line_weights=line.weights[:, 0],
        line_bias=line.bias[0],
        line_tested=classify(*tested, line.weights, line.bias),
        n_units=UNITS,
        network=seen,
        tested=unseen,
        n_trained=len(split.trained),
        n_tested=len(split.tested),
        columns=columns,
        rows=rows,
        yes=shares.reshape(33, 33),
        even=torch.tensor([0.5], dtype=torch.float64),
        by_seed=torch.stack([bending(split, seed)[2].answers.right for seed in SEEDS]),
        seeds=torch.tensor(SEEDS),
        starts=tuple(fresh(2, units, 1, SEED) for units in range(1, UNITS + 1)),
        rate=RATE,
    )
