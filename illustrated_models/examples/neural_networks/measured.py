"""What was measured beside the story: steps by dice, houses held out, hidden units, rows in order.

Each house held out is one of those that `questions.on_the_map` puts aside by a fixed shuffle.
"""

from dataclasses import dataclass
from typing import Annotated

import torch
from jaxtyping import Float, Int
from torch import Tensor

from illustrated_models.classifier import Answers, classify
from illustrated_models.data.houses import Houses, houses
from illustrated_models.example import example
from illustrated_models.examples.neural_networks.questions import (
    N_STEPS,
    N_TRAINED,
    RATE,
    SEED,
    SEEDS,
    UNITS,
    bending,
    on_the_map,
    trained_classifier,
)
from illustrated_models.network import Network, NetworkTrace, fresh, run, stepped, train
from illustrated_models.neuron import NeuronTrace, least_squares, neuron, standardised
from illustrated_models.training.measures import share

TRIES, WALK, DICE = 1000, 60, 0
LINE_STEPS = 300


@dataclass(frozen=True)
class DiceTrace:
    """A step against the slope, and steps of the same length in directions that dice choose."""

    n_parameters: int  # of the network (definition)
    n_tries: int  # steps by dice from where the training begins (definition)
    loss: Float[Tensor, ""]  # where it begins (definition)
    by_slope: Float[Tensor, ""]  # what a step against the slope adds to the loss (Cauchy 1847)
    by_dice: Float[Tensor, " try"]  # what each step by dice adds to the loss (definition)
    lower: Float[Tensor, ""]  # the share of steps by dice that make the loss smaller (definition)
    most: Float[Tensor, ""]  # what the luckiest of them adds to the loss (definition)
    steps: Int[Tensor, " step"]  # of two walks (definition)
    down: Annotated[Float[Tensor, " step"], "called: slope"]  # the loss of a walk against the slope
    #   (Cauchy 1847)
    astray: Annotated[Float[Tensor, " step"], "called: dice"]  # that of one by dice, each of whose
    #   steps is as long (definition)


@dataclass(frozen=True)
class HeldOutTrace:
    """Is a house dear? What is right for houses that were held out, by what was asked."""

    n_tested: int  # houses held out (definition)
    names: Annotated[tuple[str, ...], "axis: input"]  # what was asked (definition)
    right: Float[Tensor, " input"]  # the share of right answers (definition)
    low: Float[Tensor, " input"]  # lower end of the 95 % interval (Wilson 1927)
    high: Float[Tensor, " input"]  # upper end (Wilson 1927)
    place_by_seed: Float[Tensor, " seed"]  # hidden units on the place (definition)
    both_by_seed: Float[Tensor, " seed"]  # hidden units on size and place (definition)
    seeds: Int[Tensor, " seed"]  # (definition)


@dataclass(frozen=True)
class UnitsTrace:
    """How much hidden units help on the map, by their number; none is a line."""

    units: Int[Tensor, " size"]  # hidden units (definition)
    mean: Annotated[Float[Tensor, " size"], "called: held out"]  # the share right of houses held
    #   out, over all starts (definition)
    lowest: Float[Tensor, " size"]  # that of the start with the fewest right (definition)
    highest: Float[Tensor, " size"]  # that of the start with the most right (definition)
    seen: Annotated[Float[Tensor, " size"], "called: trained on"]  # of the houses that it was
    #   trained on, over all starts (definition)
    n_seeds: int  # starts (definition)


@dataclass(frozen=True)
class OrderTrace:
    """The same line, fitted to the first rows of the file, and to rows from a shuffle."""

    n_trained: int  # rows that it was fitted to (definition)
    names: Annotated[tuple[str, ...], "axis: order"]  # (definition)
    fitted: Float[Tensor, " order"]  # the mean price of these rows (definition)
    others: Float[Tensor, " order"]  # that of all other rows (definition)
    off: Float[Tensor, " order"]  # the mean of guess less price over all other rows (definition)


@dataclass(frozen=True)
class WhereTrace:
    """What each further input adds to the line, on the houses that it was fitted to."""

    names: Annotated[tuple[str, ...], "axis: inputs"]  # (definition)
    explained: Float[Tensor, " inputs"]  # R² (Draper and Smith 1998, section 1.3)
    absolute: Float[Tensor, " inputs"]  # the mean error without signs (definition)
    n_districts: int  # postal codes (definition)
    quarters: Annotated[tuple[str, ...], "axis: quarter"]  # of the houses, by size (definition)
    within: Float[Tensor, " quarter"]  # the correlation of bedrooms and price in each (Pearson
    #   1895, “Note on Regression and Inheritance”)


def slopes(trace: NetworkTrace) -> Tensor:
    """All slopes of a network as one row, in the order of its parameters."""
    parts = (
        trace.hidden_weights_gradient,
        trace.hidden_bias_gradient,
        trace.output_weights_gradient,
        trace.output_bias_gradient,
    )
    return torch.cat([part.flatten() for part in parts])


def moved(network: Network, by: Tensor) -> Network:
    """The network after a step of all its parameters."""
    lengths = [part.numel() for part in network]
    pieces = by.split(lengths)
    pairs = zip(network, pieces, strict=True)
    return Network(*(part + piece.reshape(part.shape) for part, piece in pairs))


@example(data="houses/sales.csv")
def by_dice() -> DiceTrace:
    """Steps from the start of the network on the map: against the slope, and at random."""
    split, dice = on_the_map(), torch.Generator().manual_seed(DICE)
    given = split.inputs[split.trained], split.labels[split.trained]

    def thrown(length: Tensor) -> Tensor:
        step = torch.randn(n_parameters, generator=dice, dtype=torch.float64)
        return step / step.norm() * length

    start = run(fresh(2, UNITS, 1, SEED), *given)
    n_parameters = len(slopes(start))
    length = RATE * slopes(start).norm()
    tries = [run(moved(start.network, thrown(length)), *given) for _ in range(TRIES)]
    by = torch.stack([each.answers.loss for each in tries]) - start.answers.loss
    here, lost, down, astray = start, start, [start], [start]
    for _ in range(WALK):
        length = RATE * slopes(here).norm()
        here = run(stepped(here, RATE), *given)
        lost = run(moved(lost.network, thrown(length)), *given)
        down.append(here)
        astray.append(lost)
    return DiceTrace(
        n_parameters=n_parameters,
        n_tries=TRIES,
        loss=start.answers.loss,
        by_slope=down[1].answers.loss - start.answers.loss,
        by_dice=by,
        lower=(by < 0).double().mean(),
        most=by.min(),
        steps=torch.arange(WALK + 1),
        down=torch.stack([each.answers.loss for each in down]),
        astray=torch.stack([each.answers.loss for each in astray]),
    )


@example(data="houses/sales.csv")
def held_out() -> HeldOutTrace:
    """Size against place, on houses that neither was trained on."""
    split = on_the_map()
    size = standardised(houses().size[:, None])
    everything = torch.cat([size, split.inputs], dim=1)
    place = [bending(split, seed)[2].answers for seed in SEEDS]
    both = [_bent(everything, seed) for seed in SEEDS]
    asked = {
        "place, a line": _straight(split.inputs),
        "place, hidden units": bending(split, SEED)[2].answers,
        "size, a line": _straight(size),
        "both, hidden units": _bent(everything, SEED),
    }
    n_tested = len(split.tested)
    ends = [share(round(float(each.right) * n_tested), n_tested) for each in asked.values()]
    return HeldOutTrace(
        n_tested=n_tested,
        names=tuple(asked),
        right=torch.stack([each.right for each in asked.values()]),
        low=torch.tensor([each["low"] for each in ends], dtype=torch.float64),
        high=torch.tensor([each["high"] for each in ends], dtype=torch.float64),
        place_by_seed=torch.stack([each.right for each in place]),
        both_by_seed=torch.stack([each.right for each in both]),
        seeds=torch.tensor(SEEDS),
    )


def _straight(inputs: Tensor) -> Answers:
    """A line trained on these inputs, asked of the houses held out."""
    split = on_the_map()
    rows, labels = split.trained, split.labels
    line, _ = trained_classifier(inputs[rows], labels[rows], 1, 1.0, LINE_STEPS)
    return classify(inputs[split.tested], labels[split.tested], line.weights, line.bias).answers


def _bent(inputs: Tensor, seed: int) -> Answers:
    """A network trained on these inputs, asked of the houses held out."""
    split = on_the_map()
    rows, labels = split.trained, split.labels
    start = fresh(inputs.shape[1], UNITS, 1, seed)
    log = train(start, inputs[rows], labels[rows], rate=RATE, n_steps=N_STEPS)
    return run(log.networks[-1], inputs[split.tested], labels[split.tested]).answers


@example(data="houses/sales.csv")
def how_many_units() -> UnitsTrace:
    """No hidden unit, one, two, … on the map, each from several starts."""
    split = on_the_map()
    rows, labels = split.trained, split.labels
    line, _ = trained_classifier(split.inputs[rows], labels[rows], 1, 1.0, LINE_STEPS)
    tested, seen = [_straight(split.inputs).right.repeat(len(SEEDS))], [line.answers.right]
    for units in range(1, UNITS + 1):
        trained = [bending(split, seed, units) for seed in SEEDS]
        tested.append(torch.stack([unseen.answers.right for _, _, unseen in trained]))
        seen.append(torch.stack([known.answers.right for _, known, _ in trained]).mean())
    right = torch.stack(tested)
    return UnitsTrace(
        units=torch.arange(UNITS + 1),
        mean=right.mean(dim=1),
        lowest=right.min(dim=1).values,
        highest=right.max(dim=1).values,
        seen=torch.stack(seen),
        n_seeds=len(SEEDS),
    )


@example(data="houses/sales.csv")
def rows_in_order() -> OrderTrace:
    """The file begins with its cheapest houses: what if one trains on the first rows?"""
    table, split = houses(), on_the_map()
    first = torch.arange(len(table.price))
    ways = {"the first": (first[:N_TRAINED], first[N_TRAINED:])}
    ways["shuffled"] = (split.trained, split.tested)
    price = table.price
    return OrderTrace(
        n_trained=N_TRAINED,
        names=tuple(ways),
        fitted=torch.stack([price[rows].mean() for rows, _ in ways.values()]),
        others=torch.stack([price[rows].mean() for _, rows in ways.values()]),
        off=torch.stack([_off(table, *rows) for rows in ways.values()]),
    )


def _off(table: Houses, rows: Tensor, others: Tensor) -> Tensor:
    """The mean error, with its sign, over other rows than those fitted to."""
    size, price = table.size[:, None], table.price
    found = least_squares(size[rows], price[rows])
    return neuron(size[others], price[others], found.weights, found.bias).errors.mean()


@example(data="houses/sales.csv")
def what_helps() -> WhereTrace:
    """Size, then bedrooms, the kind of house, the postal code."""
    table = houses()
    parts = {
        "size": table.size[:, None],
        "+ bedrooms": table.beds[:, None],
        "+ kind": _one_hot(table.kind),
        "+ postal code": _one_hot(table.district),
    }
    widths = [torch.cat([*parts.values()][: n + 1], dim=1) for n in range(len(parts))]
    fits = [_fitted(inputs, table.price) for inputs in widths]
    spread = (table.price - table.price.mean()).square().mean()
    order = table.size.argsort(stable=True)
    quarters = [order[n * len(order) // 4 : (n + 1) * len(order) // 4] for n in range(4)]
    both = torch.stack([table.beds, table.price])
    return WhereTrace(
        names=tuple(parts),
        explained=1 - torch.stack([each.loss for each in fits]) / spread,
        absolute=torch.stack([each.absolute for each in fits]),
        n_districts=len({*table.district}),
        quarters=("smallest", "smaller", "larger", "largest"),
        within=torch.stack([torch.corrcoef(both[:, rows])[0, 1] for rows in quarters]),
    )


def _one_hot(names: tuple[str, ...]) -> Tensor:
    """An input for each name but the first: one for the houses that have it, else zero."""
    known = sorted({*names})[1:]
    return torch.tensor([[float(name == each) for each in known] for name in names]).double()


def _fitted(inputs: Tensor, price: Tensor) -> NeuronTrace:
    found = least_squares(inputs, price)
    return neuron(inputs, price, found.weights, found.bias)
