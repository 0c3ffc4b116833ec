"""One neuron and one passenger by hand, then all passengers, and the slope found three ways.

The neuron is trained on everybody and its numbers are rounded to two decimals, so that a reader can
follow it on paper; the rounded one is what is shown.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import torch
from jaxtyping import Float
from torch import Tensor

from illustrated_models.audit import Audit, audited
from illustrated_models.data.titanic import passengers
from illustrated_models.example import example
from illustrated_models.examples.neural_network_math.people import PERSON, YEARS, inputs_of
from illustrated_models.logistic import LearningTrace, LogisticTrace, learn, logistic
from illustrated_models.network import bent

NEURON = Path(__file__).parents[2] / "data" / "titanic" / "neuron.json"
RATE, N_STEPS = 0.5, 1000
NUDGE = 0.01
NUDGES = (1.0, 0.1, 0.01, 0.001)
SMALL, TINY = 1e-4, 1e-13
NAMES = ("woman", "age", "bias")


@dataclass(frozen=True)
class ByHandTrace:
    """The rounded neuron on one passenger, and on all."""

    names: Annotated[tuple[str, ...], "axis: feature"]  # of the inputs (definition)
    years: float  # the passenger's age (definition)
    row: int  # the passenger's place in the list, from 0 (definition)
    one: LogisticTrace  # the passenger
    had_lived: LogisticTrace  # the same passenger, had she lived
    man: LogisticTrace  # a man of the same age
    everyone: LogisticTrace  # all passengers
    sums: Float[Tensor, " point"]  # along a chart (definition)
    sigmoid: Float[Tensor, " point"]  # of these (Cox 1958, section 2)
    relu: Float[Tensor, " point"]  # of these (He et al. 2015, section 2)
    shares: Float[Tensor, " chance"]  # along a chart (definition)
    surprise: Float[Tensor, " chance"]  # −log of these (Goodfellow et al. 2016, section 6.2.2)
    truths: Float[Tensor, " fate"]  # the share of what came true: she died; had she lived
    #   (definition)
    both: Annotated[Float[Tensor, " fate"], "called: surprise"]  # −log of these (Goodfellow et al.
    #   2016, section 6.2.2)
    ends: Float[Tensor, " end"]  # the sigmoid of −6 and of 6 (Cox 1958, section 2)


@dataclass(frozen=True)
class TrainingTrace:
    """The training of the neuron on all passengers, and how its answers compare with the rule's."""

    names: Annotated[tuple[str, ...], "axis: feature"]  # of the inputs (definition)
    log: LearningTrace
    after: LogisticTrace  # with what it has learnt, before rounding
    early: LogisticTrace  # after one step
    n_differ: int  # passengers about whom it says something else than “women live” (definition)
    oldest_woman: float  # its share for the oldest woman (Cox 1958, section 2)
    youngest_man: float  # its share for the youngest man or boy (Cox 1958, section 2)


@dataclass(frozen=True)
class SlopeTrace:
    """The surprise about one passenger, as a weight is turned; and its slopes, found three ways."""

    names: Annotated[tuple[str, ...], "axis: parameter"]  # (definition)
    one: LogisticTrace  # the passenger
    weights: Float[Tensor, " point"]  # of the input “woman”, along a chart (definition)
    surprise: Float[Tensor, " point"]  # with these (Goodfellow et al. 2016, section 6.2.2)
    tangent: Annotated[Float[Tensor, " end"], "called: slope"]  # weight and bias of the straight
    #   line that touches it (definition)
    audit: Audit
    nudges: Float[Tensor, " size"]  # of the weight of “woman” (definition)
    differences: Annotated[
        Float[Tensor, " size"], "called: slope"
    ]  # the slope that each finds (Nocedal and Wright 2006,
    #   section 8.1)
    errors: Annotated[Float[Tensor, " size"], "called: off by"]  # how far off that is (definition)
    is_tiny_worse: bool  # a nudge of 1e-13 is farther off than one of 1e-4 (definition)
    pressed: Float[Tensor, " parameter"]  # the gradients that torch holds after one backward
    #   (definition)
    again: Float[Tensor, " parameter"]  # after a second one, nothing else having been done
    #   (definition)
    cleared: Float[Tensor, " parameter"]  # after setting them to zero and a third (definition)


def rounded() -> tuple[Tensor, Tensor]:
    """The weights and the bias that it has learnt, to two decimals."""
    kept = json.loads(NEURON.read_text(encoding="utf-8"))
    numbers = [torch.tensor(kept[name], dtype=torch.float64) for name in ("weights", "bias")]
    return numbers[0], numbers[1]


def surprise_of(inputs: Tensor, labels: Tensor, parameters: Tensor) -> Tensor:
    """The loss with these weights and, at the end, this bias."""
    return logistic(inputs, labels, parameters[:-1], parameters[-1]).loss


@example(data=("titanic/passengers.csv", "titanic/neuron.json"))
def by_hand() -> ByHandTrace:
    """The woman of thirty, by the rounded neuron."""
    table, (weights, bias) = passengers(), rounded()
    inputs = inputs_of(table)
    one = slice(PERSON, PERSON + 1)
    sums = torch.linspace(-6, 6, 25, dtype=torch.float64)
    chances = torch.linspace(0.02, 1, 50, dtype=torch.float64)
    ends = torch.tensor([-6.0, 6.0], dtype=torch.float64)
    here, otherwise = (
        logistic(inputs[one], labels, weights, bias)
        for labels in (table.lived[one], torch.ones_like(table.lived[one]))
    )
    return ByHandTrace(
        names=NAMES[:-1],
        years=float(inputs[PERSON, 1]) * YEARS,
        row=PERSON,
        one=here,
        had_lived=otherwise,
        man=logistic(inputs[one] * torch.tensor([0, 1]), table.lived[one], weights, bias),
        everyone=logistic(inputs, table.lived, weights, bias),
        sums=sums,
        sigmoid=bent(sums, "sigmoid")[0],
        relu=bent(sums, "relu")[0],
        shares=chances,
        surprise=-chances.log(),
        truths=torch.cat([1 - here.shares, otherwise.shares]),
        both=torch.cat([here.surprises, otherwise.surprises]),
        ends=bent(ends, "sigmoid")[0],
    )


@example(data="titanic/passengers.csv")
def training() -> TrainingTrace:
    """The neuron is trained on everybody."""
    table = passengers()
    inputs, is_woman = inputs_of(table), table.is_woman == 1
    log = learn(inputs, table.lived, rate=RATE, n_steps=N_STEPS)
    after = logistic(inputs, table.lived, log.weights[-1], log.bias[-1])
    return TrainingTrace(
        names=NAMES[:-1],
        log=log,
        after=after,
        early=logistic(inputs, table.lived, log.weights[1], log.bias[1]),
        n_differ=int(((after.sums > 0) != is_woman).sum()),
        oldest_woman=float(after.shares[is_woman].min()),
        youngest_man=float(after.shares[~is_woman].max()),
    )


@example(data=("titanic/passengers.csv", "titanic/neuron.json"))
def slopes() -> SlopeTrace:
    """One weight nudged, and every slope of the neuron audited."""
    table, (weights, bias) = passengers(), rounded()
    rows = slice(PERSON, PERSON + 1)
    inputs, labels = inputs_of(table)[rows], table.lived[rows]
    one = logistic(inputs, labels, weights, bias)
    parameters = torch.cat([weights, bias[None]])
    by_hand = torch.cat([one.weights_gradient, one.bias_gradient[None]])

    def loss(moved: Tensor) -> Tensor:
        return surprise_of(inputs, labels, moved)

    along = torch.linspace(-2, 6, 41, dtype=torch.float64)
    turned = [torch.cat([each[None], parameters[1:]]) for each in along]
    audits = [audited(loss, parameters, by_hand, nudge) for nudge in (*NUDGES, SMALL, TINY)]
    found = torch.stack([each.by_difference[0] for each in audits])
    errors = (found - by_hand[0]).abs()
    once, twice, cleared = press(inputs, labels, parameters)
    return SlopeTrace(
        names=NAMES,
        one=one,
        weights=along,
        surprise=torch.stack([loss(each) for each in turned]),
        tangent=torch.stack([by_hand[0], one.loss - by_hand[0] * weights[0]]),
        audit=audited(loss, parameters, by_hand, NUDGE),
        nudges=torch.tensor(NUDGES, dtype=torch.float64),
        differences=found[: len(NUDGES)],
        errors=errors[: len(NUDGES)],
        is_tiny_worse=bool(errors[-1] > errors[-2]),
        pressed=once,
        again=twice,
        cleared=cleared,
    )


def press(inputs: Tensor, labels: Tensor, parameters: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """What torch holds as the gradient after one `backward`, after two, and after clearing."""
    watched = parameters.clone().requires_grad_()
    held = []
    for clears in (False, False, True):
        if clears:
            watched.grad = None
        surprise_of(inputs, labels, watched).backward()
        assert watched.grad is not None
        held.append(watched.grad.clone())
    return held[0], held[1], held[2]
