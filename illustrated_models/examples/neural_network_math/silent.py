"""Units that pass no blame on, ages that nobody knows, and seeds: measured over many starts."""

import json
from dataclasses import dataclass
from typing import Annotated

import torch
from jaxtyping import Bool, Float, Int
from torch import Tensor

from illustrated_models.data.titanic import Passengers, passengers
from illustrated_models.example import example
from illustrated_models.examples.neural_network_math.people import YEARS, inputs_of
from illustrated_models.examples.neural_network_math.sizes import FOLDER
from illustrated_models.logistic import logistic
from illustrated_models.network import bent, fresh
from illustrated_models.neuron import standardised
from illustrated_models.training.measures import share
from illustrated_models.training.neural_network_math.sizes import N_PARTS, parts_of

UNITS, STARTS = 8, 60
FLAT = 0.025  # a tenth of the steepest slope that a sigmoid has
SPLITS, NEWTON = 4, 6  # Newton's steps: more move nothing that is printed
COMPARED = 8  # hidden units


@dataclass(frozen=True)
class UnitsTrace:
    """Hidden units of many untrained networks that pass no blame on, or hardly any."""

    n_units: int  # of a network (definition)
    n_starts: int  # networks (definition)
    scales: Annotated[tuple[str, ...], "axis: scale"]  # in which ages are given (definition)
    dead: Float[Tensor, " scale"]  # the share of ReLU units that are off for every passenger
    #   (definition)
    flat: Float[Tensor, " scale"]  # over all sigmoid units, the share of passengers for whom the
    #   slope is less than a tenth of the steepest (definition)


@dataclass(frozen=True)
class UnknownTrace:
    """What is done about ages that nobody knows, and the mean surprise about unseen passengers."""

    ways: Annotated[tuple[str, ...], "axis: way"]  # (definition)
    n_splits: int  # of all passengers into parts (definition)
    everyone: Annotated[Float[Tensor, "inputs way"], "called: all"]  # the mean surprise about
    #   passengers whom the neuron has not seen, given sex and age, and given the class, too
    #   (Goodfellow et al. 2016, section 6.2.2)
    unknown: Annotated[Float[Tensor, "inputs way"], "called: age unknown"]  # the same, of those
    #   whose age is not known (Goodfellow et al. 2016, section 6.2.2)
    right: Float[Tensor, "inputs way"]  # the share of right answers about them (definition)
    by_split: Float[Tensor, "inputs way split"]  # the mean surprise about all (Goodfellow et al.
    #   2016, section 6.2.2)


@dataclass(frozen=True)
class SeedsTrace:
    """Networks of one size from many starts, each with the interval of its own share."""

    units: int  # hidden units of each (definition)
    n: int  # passengers (definition)
    seeds: Annotated[tuple[str, ...], "axis: seed"]  # (definition)
    right: Float[Tensor, " seed"]  # about passengers that it has not seen (definition)
    low: Float[Tensor, " seed"]  # in which the share would lie, with a chance of 95 %, had it been
    #   asked of all passengers of such ships (Wilson 1927)
    high: Float[Tensor, " seed"]  # the other end (Wilson 1927)
    rule: Float[Tensor, ""]  # how often the rule “women live” is right (definition)


@example(data="titanic/passengers.csv")
def silent_units() -> UnitsTrace:
    """Untrained networks of many starts, given ages in three scales."""
    table = passengers()
    tens = inputs_of(table)
    scales = {
        "years": tens * torch.tensor([1, YEARS]),
        "tens of years": tens,
        "standardised": standardised(tens),
    }
    found = [dead_and_flat(inputs) for inputs in scales.values()]
    return UnitsTrace(
        n_units=UNITS,
        n_starts=STARTS,
        scales=tuple(scales),
        dead=torch.stack([dead for dead, _ in found]),
        flat=torch.stack([flat for _, flat in found]),
    )


def dead_and_flat(inputs: Tensor) -> tuple[Tensor, Tensor]:
    """The share of dead ReLU units, and of passengers in flat parts of sigmoids, over starts."""
    rows, counts = inputs.unique(dim=0, return_counts=True)
    dead, flat = [], []
    for seed in range(STARTS):
        network = fresh(rows.shape[1], UNITS, 1, seed)
        sums = rows @ network.hidden_weights + network.hidden_bias
        dead.append((sums.amax(dim=0) <= 0).double())
        is_flat = (bent(sums, "sigmoid")[1] < FLAT).double()
        flat.append((is_flat * counts[:, None]).sum() / (len(inputs) * UNITS))
    return torch.stack(dead).mean(), torch.stack(flat).mean()


def ways_of(table: Passengers) -> dict[str, Float[Tensor, "passenger feature"]]:
    """The inputs that each way of dealing with unknown ages makes."""
    tens, unknown = inputs_of(table), ~table.age_is_known
    return {
        "no age": tens[:, :1],
        "the middle age": tens,
        "and “unknown”": torch.cat([tens, unknown.double()[:, None]], dim=1),
    }


def unseen_sums(
    inputs: Float[Tensor, "passenger feature"], labels: Int[Tensor, " passenger"], seed: int
) -> Float[Tensor, " passenger"]:
    """The sum for each passenger, by a neuron that was fitted without their part.

    A neuron's loss is a bowl, whose bottom Newton's steps reach (Nocedal and Wright 2006, section
    3.3): slope against bend.
    """
    parts = parts_of(len(labels), seed)
    with_one = torch.cat([inputs, torch.ones_like(inputs[:, :1])], dim=1)
    sums = torch.zeros(len(labels), dtype=torch.float64)
    nothing = torch.zeros((), dtype=torch.float64)
    for part in range(N_PARTS):
        seen: Bool[Tensor, " passenger"] = parts != part
        weights = torch.zeros(with_one.shape[1], dtype=torch.float64)
        for _ in range(NEWTON):
            here = logistic(with_one[seen], labels[seen], weights, nothing)
            bend = here.shares * (1 - here.shares)
            curve = (here.inputs * bend[:, None]).T @ here.inputs / len(bend)
            weights = weights - torch.linalg.solve(curve, here.weights_gradient)
        sums[~seen] = with_one[~seen] @ weights
    return sums


@example(data="titanic/passengers.csv")
def unknown_ages() -> UnknownTrace:
    """Ways to deal with unknown ages, without the class and with it."""
    table, ways = passengers(), ways_of(passengers())
    unknown, one = ~table.age_is_known, torch.zeros((), dtype=torch.float64)
    of_class = table.passenger_class[:, None]
    losses, rights = [], []
    for has_class in (False, True):
        for inputs in ways.values():
            given = torch.cat([inputs, of_class], dim=1) if has_class else inputs
            told = [
                logistic(sums[:, None], table.lived, torch.ones(1).double(), one)
                for sums in (unseen_sums(given, table.lived, seed) for seed in range(SPLITS))
            ]
            losses.append(torch.stack([each.surprises for each in told]))
            rights.append(torch.stack([each.right for each in told]).mean())
    surprises = torch.stack(losses).reshape(2, len(ways), SPLITS, -1)
    return UnknownTrace(
        ways=tuple(ways),
        n_splits=SPLITS,
        everyone=surprises.mean(dim=(2, 3)),
        unknown=surprises[..., unknown].mean(dim=(2, 3)),
        right=torch.stack(rights).reshape(2, len(ways)),
        by_split=surprises.mean(dim=3),
    )


@example(data=("titanic/passengers.csv", "titanic/sizes.json"))
def of_every_seed() -> SeedsTrace:
    """One size, every start."""
    kept = json.loads((FOLDER / "sizes.json").read_text(encoding="utf-8"))
    table, n = passengers(), len(passengers().lived)
    right = kept["inputs_3"][kept["sizes"].index(COMPARED)]
    ends = [share(round(each * n), n) for each in right]
    return SeedsTrace(
        units=COMPARED,
        n=n,
        seeds=tuple(f"start {seed}" for seed in range(1, len(right) + 1)),
        right=torch.tensor(right, dtype=torch.float64),
        low=torch.tensor([each["low"] for each in ends], dtype=torch.float64),
        high=torch.tensor([each["high"] for each in ends], dtype=torch.float64),
        rule=(table.is_woman.long() == table.lived).double().mean(),
    )
