"""What moves in the films about neurons: dials that are turned, steps, a boundary that bends."""

from dataclasses import dataclass
from typing import Annotated

import torch
from jaxtyping import Float, Int
from torch import Tensor

from illustrated_models.data.houses import houses
from illustrated_models.example import example
from illustrated_models.examples.neural_networks.dials import RATE, three, zero
from illustrated_models.examples.neural_networks.questions import (
    EDGES,
    SEED,
    UNITS,
    on_the_map,
)
from illustrated_models.examples.neural_networks.questions import RATE as MAP_RATE
from illustrated_models.network import fresh, run, train
from illustrated_models.neuron import (
    descend,
    landscape,
    least_squares,
    least_squares_without_bias,
    neuron,
    standardised,
)

BEGUN = 50.0  # of the dial of the weight, in the first film
KEPT = (0, 20, 60, 200, 800)  # steps at which the boundary is shown
EACH = 8  # of so many houses one is shown: all of them would be a cloud
GRID = 33
LEAPS, OVER = 4, 1.15  # steps of the training that explodes; how far its step size is too large


@dataclass(frozen=True)
class TurnedTrace:
    """Three houses, and the dials at each stop of the film."""

    size: Float[Tensor, " house"]  # 1 000 square feet (definition)
    price: Float[Tensor, " house"]  # 1 000 dollars (definition)
    lines: Annotated[Float[Tensor, "stop parameter"], "called: weight, bias"]  # (definition)
    ends: Float[Tensor, "stop end house"]  # of each error: the price, and the guess (definition)
    loss: Float[Tensor, " stop"]  # (Legendre 1805, appendix)


@dataclass(frozen=True)
class RollTrace:
    """The loss of every weight, a training along it, and one that explodes."""

    weights: Float[Tensor, " point"]  # (definition)
    loss: Float[Tensor, " point"]  # (Legendre 1805, appendix)
    tangents: Annotated[Float[Tensor, "step parameter"], "called: slope"]  # the weight and the bias
    #   of the straight line that touches the loss at each step (definition)
    visited: Annotated[Float[Tensor, " step"], "called: weight"]  # by a training (Cauchy 1847)
    heights: Annotated[Float[Tensor, " step"], "called: loss"]  # there (Legendre 1805, appendix)
    rate: float  # its step size (definition)
    leapt: Annotated[Float[Tensor, " step"], "called: weight"]  # by one with too large a step
    #   (Cauchy 1847)
    landed: Annotated[Float[Tensor, " step"], "called: loss"]  # there (Legendre 1805, appendix)
    too_large: float  # its step size (definition)
    limit: float  # from this step size on it explodes (Goodfellow et al. 2016, section 4.3.1)


@dataclass(frozen=True)
class Scene:
    """A landscape and a training on it."""

    weights: Float[Tensor, " column"]  # (definition)
    biases: Float[Tensor, " row"]  # (definition)
    loss: Annotated[Float[Tensor, "row column"], "called: error"]  # (Legendre 1805, appendix)
    levels: Float[Tensor, " level"]  # the heights of the contours (definition)
    walked: Annotated[Float[Tensor, " step"], "called: weight"]  # of a training (Cauchy 1847)
    lifted: Annotated[Float[Tensor, " step"], "called: bias"]  # the same (Cauchy 1847)
    losses: Float[Tensor, " step"]  # there (Legendre 1805, appendix)
    best: Annotated[Float[Tensor, " parameter"], "called: closed form"]  # weight and bias with the
    #   least loss (Legendre 1805, appendix)
    rate: float  # the step size (definition)


@dataclass(frozen=True)
class WalkTrace:
    """The valley as it is, and the bowl that standardising makes of it."""

    plain: Scene
    scaled: Scene


@dataclass(frozen=True)
class Moment:
    """What a network says of every place at one moment of its training."""

    yes: Float[Tensor, "row column"]  # the share of “yes” (Bridle 1990, section 2)


@dataclass(frozen=True)
class BendTrace:
    """A boundary on the map, at several moments of its training."""

    dear_east: Float[Tensor, " dear"]  # of some of the houses (definition)
    dear_north: Float[Tensor, " dear"]  # (definition)
    other_east: Float[Tensor, " other"]  # (definition)
    other_north: Float[Tensor, " other"]  # (definition)
    steps: Int[Tensor, " moment"]  # of the training (definition)
    right: Float[Tensor, " moment"]  # of the houses that it is trained on (definition)
    columns: Float[Tensor, " column"]  # of the grid, east (definition)
    rows: Float[Tensor, " row"]  # of the grid, north (definition)
    moments: tuple[Moment, ...]
    even: Float[Tensor, " level"]  # where both answers have the same share (definition)


@example(data="houses/sales.csv")
def dials_turned() -> TurnedTrace:
    """From a weight that is too small to the best weight, and to the best weight and bias."""
    table, rows = three()
    size, price = table.size[rows], table.price[rows]
    inputs, both = size[:, None], least_squares(size[:, None], price)
    alone = least_squares_without_bias(size, price)
    stops = [
        torch.stack([torch.tensor(BEGUN, dtype=torch.float64), zero()]),
        torch.stack([alone, zero()]),
        torch.cat([both.weights, both.bias[None]]),
    ]
    traces = [neuron(inputs, price, stop[:1], stop[1]) for stop in stops]
    return TurnedTrace(
        size=size,
        price=price,
        lines=torch.stack(stops),
        ends=torch.stack([torch.stack([price, each.predictions]) for each in traces]),
        loss=torch.stack([each.loss for each in traces]),
    )


@example(data="houses/sales.csv")
def rolling() -> RollTrace:
    """One dial on the curve of its loss, with a step that is right and one that is too large."""
    table = houses()
    inputs, price = table.size[:, None], table.price
    weights = torch.linspace(0, 300, 31, dtype=torch.float64)
    losses = torch.stack([neuron(inputs, price, each[None], zero()).loss for each in weights])
    limit = 2 / float(2 * (table.size @ table.size) / len(price))

    def walk(start: float, rate: float, n_steps: int) -> tuple[Tensor, Tensor, Tensor]:
        seen = [neuron(inputs, price, torch.tensor([start], dtype=torch.float64), zero())]
        for _ in range(n_steps):
            moved = seen[-1].weights - rate * seen[-1].weights_gradient
            seen.append(neuron(inputs, price, moved, zero()))
        parts = zip(*((s.weights[0], s.loss, s.weights_gradient[0]) for s in seen), strict=True)
        visited, heights, slopes = (torch.stack(each) for each in parts)
        return visited, heights, torch.stack([slopes, heights - slopes * visited], dim=1)

    visited, heights, tangents = walk(0.0, 0.07, 4)
    leapt, landed, _ = walk(190.0, OVER * limit, LEAPS)
    return RollTrace(
        weights=weights,
        loss=losses,
        tangents=tangents,
        visited=visited,
        heights=heights,
        rate=0.07,
        leapt=leapt,
        landed=landed,
        too_large=OVER * limit,
        limit=limit,
    )


def scene(
    inputs: Float[Tensor, "example feature"],
    price: Float[Tensor, " example"],
    ends: tuple[tuple[float, float], tuple[float, float]],
    levels: tuple[float, ...],
    rate: float,
    n_steps: int,
) -> Scene:
    """A landscape between these weights and these biases, and a training on it from zero."""
    across, up = (torch.linspace(*each, GRID, dtype=torch.float64) for each in ends)
    start = torch.zeros(1, dtype=torch.float64)
    log = descend(inputs, price, start, zero(), rate=rate, n_steps=n_steps)
    found = least_squares(inputs, price)
    return Scene(
        weights=across,
        biases=up,
        loss=landscape(inputs[:, 0], price, across, up).loss,
        levels=torch.tensor(levels, dtype=torch.float64),
        walked=log.weights[:, 0],
        lifted=log.bias,
        losses=log.loss,
        best=torch.cat([found.weights, found.bias[None]]),
        rate=rate,
    )


@example(data="houses/sales.csv")
def walking() -> WalkTrace:
    """The same training on the sizes as they are, and on standardised ones."""
    table = houses()
    inputs, price = table.size[:, None], table.price
    levels = (7_500.0, 10_000.0, 15_000.0, 25_000.0, 40_000.0, 60_000.0)
    scaled = standardised(inputs)
    return WalkTrace(
        plain=scene(inputs, price, ((0.0, 250.0), (-100.0, 200.0)), levels, RATE, 40),
        scaled=scene(scaled, price, ((-60.0, 340.0), (0.0, 400.0)), levels, 0.3, 40),
    )


@example(data="houses/sales.csv")
def bending_over_time() -> BendTrace:
    """The network of the article while it learns."""
    split = on_the_map()
    inputs, labels = split.inputs[split.trained], split.labels[split.trained]
    start = fresh(2, UNITS, 1, SEED)
    log = train(start, inputs, labels, rate=MAP_RATE, n_steps=KEPT[-1], keep=KEPT)
    (west, east), (south, north) = EDGES
    columns = torch.linspace(west, east, GRID, dtype=torch.float64)
    rows = torch.linspace(south, north, GRID, dtype=torch.float64)
    places = torch.stack(torch.meshgrid(columns, rows, indexing="xy"), dim=-1).reshape(-1, 2)
    unknown = torch.zeros(len(places)).long()
    shares = [run(each, places, unknown).answers.shares[:, 1] for each in log.networks]
    some = torch.arange(0, len(inputs), EACH)
    low, high = torch.tensor([west, south]), torch.tensor([east, north])
    some = some[((inputs[some] > low) & (inputs[some] < high)).all(dim=1)]
    dear, others = (inputs[some[labels[some] == answer]] for answer in (1, 0))
    return BendTrace(
        dear_east=dear[:, 0],
        dear_north=dear[:, 1],
        other_east=others[:, 0],
        other_north=others[:, 1],
        steps=log.kept,
        right=log.right[log.kept],
        columns=columns,
        rows=rows,
        moments=tuple(Moment(each.reshape(GRID, GRID)) for each in shares),
        even=torch.tensor([0.5], dtype=torch.float64),
    )
