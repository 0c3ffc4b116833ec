"""One house, three houses, all houses: a neuron with one input guesses prices, and is trained.

Sizes are in thousands of square feet and prices in thousands of dollars; a weight is then in
dollars for a square foot.
"""

from dataclasses import dataclass
from typing import Annotated

import torch
from jaxtyping import Float, Int
from torch import Tensor

from illustrated_models.data.houses import Houses, houses
from illustrated_models.example import example
from illustrated_models.examples.neural_networks.take import PLAIN, TORCH
from illustrated_models.neuron import (
    DescentTrace,
    Landscape,
    NeuronTrace,
    Solution,
    curvatures,
    descend,
    landscape,
    largest_rate,
    least_squares,
    least_squares_without_bias,
    neuron,
    standardised,
)

THREE = (431, 255, 740)  # rows of the file: three houses of Roseville, by size
FOOT = 0.3048  # metres
MIDDLE = 1  # of the three: the house that the article begins with
RATE, N_STEPS = 0.1, 200
TOO_SMALL, TOO_LARGE, SHORT = 0.002, 0.25, 30
GRID = 49  # crossings of a landscape, across and up


@dataclass(frozen=True)
class DialsTrace:
    """Three houses under one weight, and under a weight and a bias."""

    town: str  # where they stand (definition)
    size: Float[Tensor, " house"]  # 1 000 square feet (definition)
    area: Float[Tensor, " house"]  # square feet (definition)
    price: Float[Tensor, " house"]  # 1 000 dollars (definition)
    one: NeuronTrace  # the weight that fits the house in the middle
    best: NeuronTrace  # the one weight with the least loss of the three
    both: NeuronTrace  # the weight and the bias with the least loss
    rule: Float[Tensor, " house"]  # dollars for a square foot of each (definition)
    mean_rule: Float[Tensor, ""]  # the mean of these (definition)
    whole_rule: Float[Tensor, ""]  # all prices together for all square feet together (definition)
    metres: Float[Tensor, " house"]  # square metres (SI brochure 2019; a foot has 0.3048 m)


@dataclass(frozen=True)
class TurnTrace:
    """Three houses, and dials that nobody has turned yet."""

    size: Float[Tensor, " house"]  # 1 000 square feet (definition)
    price: Float[Tensor, " house"]  # 1 000 dollars (definition)
    begun: NeuronTrace  # with the dials as they stand at first
    rate: float  # the step size of the machine (definition)
    best: Float[Tensor, ""]  # the least loss there is (Legendre 1805, appendix)
    plain: str  # a program in plain Python, to be filled in (definition)
    torch: str  # the same in torch (definition)


@dataclass(frozen=True)
class AllHousesTrace:
    """All houses, and the lines that fit them best without and with a bias."""

    size: Float[Tensor, " house"]  # 1 000 square feet (definition)
    price: Float[Tensor, " house"]  # 1 000 dollars (definition)
    n_houses: int  # (definition)
    without: NeuronTrace
    both: NeuronTrace
    always_the_mean: Float[Tensor, ""]  # the mean error of whoever always says the mean price
    #   (definition)
    root_without: Float[Tensor, ""]  # the root of the loss, in 1 000 dollars (definition)
    root_both: Float[Tensor, ""]  # the same with a bias (definition)
    explained: Float[Tensor, ""]  # R²: the part of the spread of prices that the line takes away
    #   (Draper and Smith 1998, “Applied Regression Analysis”, section 1.3)


@dataclass(frozen=True)
class SlopeTrace:
    """The loss of all houses under each weight, the bias held at zero, and a training along it."""

    weights: Float[Tensor, " point"]  # (definition)
    loss: Float[Tensor, " point"]  # (Legendre 1805, appendix)
    descent: DescentTrace  # of the weight alone
    best: Float[Tensor, ""]  # the weight at the bottom (Legendre 1805, appendix)
    tangent: Annotated[Float[Tensor, " end"], "called: slope"]  # weight and bias of the straight
    #   line that touches the loss where the training begins (definition)


@dataclass(frozen=True)
class ValleyTrace:
    """A training of both dials, on the landscape of the loss."""

    descent: DescentTrace
    solution: Solution
    grid: Landscape
    levels: Float[Tensor, " level"]  # the heights of the contours (definition)
    few: Int[Tensor, " moment"]  # steps that are spoken of (definition)
    after: Float[Tensor, " moment"]  # the loss after these (Legendre 1805, appendix)
    curvatures: Float[Tensor, " parameter"]  # across the valley and along it (Goodfellow et al.
    #   2016, section 4.3.1)


@dataclass(frozen=True)
class StepSizesTrace:
    """The same training with three step sizes, and where each unit of size explodes."""

    small: Annotated[DescentTrace, "called: too small"]
    right: Annotated[DescentTrace, "called: right"]
    large: Annotated[DescentTrace, "called: too large"]
    limit: float  # from this step size on it explodes (Goodfellow et al. 2016, section 4.3.1)
    limit_in_feet: float  # the same with sizes in square feet (Goodfellow et al. 2016, section
    #   4.3.1)
    limit_standardised: float  # the same with standardised sizes (Goodfellow et al. 2016, section
    #   4.3.1)
    condition: Annotated[Float[Tensor, " unit"], "called: stretch"]  # the strongest curvature of
    #   the bowl through the weakest: in square feet, in thousands, standardised (Goodfellow et al.
    #   2016, section 4.3.1)


@dataclass(frozen=True)
class ScaledTrace:
    """The landscape of the loss as it is, and with sizes standardised, each with a training."""

    plain: ValleyTrace
    scaled: ValleyTrace


def three() -> tuple[Houses, Tensor]:
    """All houses, and which rows are the three."""
    return houses(), torch.tensor(THREE)


def zero() -> Float[Tensor, ""]:
    """A bias that is not there."""
    return torch.tensor(0.0, dtype=torch.float64)


@example(data="houses/sales.csv")
def three_houses() -> DialsTrace:
    """Three houses of Roseville."""
    table, rows = three()
    size, price = table.size[rows], table.price[rows]
    inputs, both = size[:, None], least_squares(size[:, None], price)
    fitting = (price[MIDDLE] / size[MIDDLE])[None]
    return DialsTrace(
        town=table.town[THREE[MIDDLE]],
        size=size,
        area=size * 1000,
        price=price,
        one=neuron(inputs, price, fitting, zero()),
        best=neuron(inputs, price, least_squares_without_bias(size, price)[None], zero()),
        both=neuron(inputs, price, both.weights, both.bias),
        rule=price / size,
        mean_rule=(price / size).mean(),
        whole_rule=price.sum() / size.sum(),
        metres=size * 1000 * FOOT**2,
    )


@example(data="houses/sales.csv")
def turn_them() -> TurnTrace:
    """The three houses for a reader's own hand."""
    table, rows = three()
    size, price = table.size[rows], table.price[rows]
    start = torch.tensor([50.0], dtype=torch.float64)
    return TurnTrace(
        size=size,
        price=price,
        begun=neuron(size[:, None], price, start, zero()),
        rate=RATE,
        best=least_squares(size[:, None], price).loss,
        plain=PLAIN,
        torch=TORCH,
    )


@example(data="houses/sales.csv")
def all_houses() -> AllHousesTrace:
    """All houses sold."""
    table = houses()
    size, price = table.size, table.price
    inputs, found = size[:, None], least_squares(size[:, None], price)
    alone = least_squares_without_bias(size, price)[None]
    both = neuron(inputs, price, found.weights, found.bias)
    without = neuron(inputs, price, alone, zero())
    spread = (price - price.mean()).square().mean()
    return AllHousesTrace(
        size=size,
        price=price,
        n_houses=len(price),
        without=without,
        both=both,
        always_the_mean=(price - price.mean()).abs().mean(),
        root_without=without.loss.sqrt(),
        root_both=both.loss.sqrt(),
        explained=1 - both.loss / spread,
    )


@example(data="houses/sales.csv")
def one_dial() -> SlopeTrace:
    """The weight alone is turned, by the machine."""
    table = houses()
    inputs, price = table.size[:, None], table.price
    weights = torch.linspace(0, 300, 31, dtype=torch.float64)
    losses = torch.stack([neuron(inputs, price, each[None], zero()).loss for each in weights])
    start = torch.tensor([20.0], dtype=torch.float64)
    trained = [neuron(inputs, price, start, zero())]
    for _ in range(6):
        here = trained[-1]
        moved = here.weights - 0.07 * here.weights_gradient
        trained.append(neuron(inputs, price, moved, zero()))
    slope = trained[0].weights_gradient[0]
    return SlopeTrace(
        weights=weights,
        loss=losses,
        descent=DescentTrace(
            rate=0.07,
            steps=torch.arange(len(trained)),
            weights=torch.stack([each.weights for each in trained]),
            bias=torch.stack([each.bias for each in trained]),
            loss=torch.stack([each.loss for each in trained]),
            weights_gradient=torch.stack([each.weights_gradient for each in trained]),
            bias_gradient=torch.stack([each.bias_gradient for each in trained]),
        ),
        best=least_squares_without_bias(table.size, price),
        tangent=torch.stack([slope, trained[0].loss - slope * start[0]]),
    )


def valley(
    inputs: Float[Tensor, "example feature"],
    price: Float[Tensor, " example"],
    across: tuple[float, float],
    up: tuple[float, float],
    levels: tuple[float, ...],
    rate: float = RATE,
) -> ValleyTrace:
    """A training from zero, and the landscape between these weights and biases."""
    grid = landscape(
        inputs[:, 0],
        price,
        torch.linspace(*across, GRID, dtype=torch.float64),
        torch.linspace(*up, GRID, dtype=torch.float64),
    )
    start = torch.zeros(1, dtype=torch.float64)
    descent = descend(inputs, price, start, zero(), rate=rate, n_steps=N_STEPS)
    few = torch.tensor((0, 1, 2, 10, N_STEPS))
    return ValleyTrace(
        descent=descent,
        solution=least_squares(inputs, price),
        grid=grid,
        levels=torch.tensor(levels, dtype=torch.float64),
        few=few,
        after=descent.loss[few],
        curvatures=curvatures(inputs),
    )


@example(data="houses/sales.csv")
def both_dials() -> ValleyTrace:
    """Both dials are turned at once."""
    table = houses()
    levels = (7_500.0, 10_000.0, 15_000.0, 25_000.0, 40_000.0, 60_000.0, 90_000.0)
    return valley(table.size[:, None], table.price, (0.0, 250.0), (-100.0, 200.0), levels)


@example(data="houses/sales.csv")
def scaled() -> ScaledTrace:
    """The same with sizes that have mean zero and spread one."""
    table = houses()
    levels = (7_500.0, 15_000.0, 30_000.0, 60_000.0)
    inputs = table.size[:, None]
    return ScaledTrace(
        plain=valley(inputs, table.price, (0.0, 250.0), (-100.0, 200.0), levels),
        scaled=valley(
            standardised(inputs), table.price, (-50.0, 350.0), (0.0, 400.0), levels, rate=0.2
        ),
    )


@example(data="houses/sales.csv")
def step_sizes() -> StepSizesTrace:
    """Too small, right, too large."""
    table = houses()
    inputs, price = table.size[:, None], table.price

    def trained(rate: float) -> DescentTrace:
        start = torch.zeros(1, dtype=torch.float64)
        return descend(inputs, price, start, zero(), rate=rate, n_steps=SHORT)

    forms = (inputs * 1000, inputs, standardised(inputs))
    bends = [curvatures(each) for each in forms]
    return StepSizesTrace(
        small=trained(TOO_SMALL),
        right=trained(RATE),
        large=trained(TOO_LARGE),
        limit=largest_rate(inputs),
        limit_in_feet=largest_rate(inputs * 1000),
        limit_standardised=largest_rate(standardised(inputs)),
        condition=torch.stack([each.max() / each.min() for each in bends]),
    )
