"""What a computer's digits do to a slope by difference, and to a surprise.

A computer keeps each number to so many binary digits (24 in float32, 53 in float64). Here
each step is computed to thirty digits and then rounded to those digits, as a correctly rounding
processor does (IEEE 754), so that the last digit is the same on every machine. What is too small to
be kept becomes zero, and the logarithm of zero is minus infinity.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Annotated

import numpy as np
import torch
from jaxtyping import Float, Int
from torch import Tensor

from illustrated_models.data.titanic import passengers
from illustrated_models.example import example
from illustrated_models.examples.neural_network_math.one_neuron import press, rounded, surprise_of
from illustrated_models.examples.neural_network_math.people import PERSON, inputs_of

Rounding = type[np.float32] | type[np.float64]
PLACES, FROM, TO = 20, -1.0, 3.0  # weights of “woman” at which the slope is taken
# 1, 0.3, 0.1, 0.03 …
NUDGES = [float(f"{digit}e-{place}") for place in range(1, 15) for digit in (10, 3)]
SMALLEST_SINGLE = 1e-6  # with less, hardly any number moves in single precision
SUMS = (4, 8, 12, 16, 20, 40)
LOUDEST = 800  # the largest sum that is tried


@dataclass(frozen=True)
class NudgesTrace:
    """How far slopes by difference are off, in the mean over many weights, for each nudge."""

    places: int  # weights at which the slope is taken (definition)
    nudges: Float[Tensor, " nudge"]  # −log10 of each, so many decimals it has (definition)
    both_ways: Annotated[Float[Tensor, " nudge"], "called: more digits"]  # −log10 of how far the
    #   slope is off with that nudge up and down, in the 53 binary digits of float64: so many of its
    #   decimals are right (Nocedal and Wright 2006, section 8.1, equation 8.7)
    one_way: Annotated[Float[Tensor, " nudge"], "called: up only"]  # the same, nudged up only
    #   (Nocedal and Wright 2006, section 8.1, equation 8.1)
    few_nudges: Float[Tensor, " few"]  # −log10 of the larger nudges (definition)
    few_digits: Annotated[Float[Tensor, " few"], "called: fewer digits"]  # up and down, in the 24
    #   binary digits of float32 (Nocedal and Wright 2006, section 8.1, equation 8.7)
    best: Float[Tensor, " way"]  # the nudge that is off least: both ways, up only, and both ways in
    #   float32 (definition)
    least: Float[Tensor, " way"]  # how far that is off (definition)


@dataclass(frozen=True)
class SurpriseTrace:
    """The surprise about a death, from the share and from the sum, in single precision."""

    sums: Int[Tensor, " row"]  # (definition)
    from_share: Annotated[Float[Tensor, " finite"], "called: from the share"]  # −log(1 − share),
    #   where it is finite (Goodfellow et al. 2016, section 6.2.2.2)
    from_sum: Annotated[Float[Tensor, " row"], "called: from the sum"]  # log(1 + e^sum), as sum +
    #   log(1 + e^−sum) (Goodfellow et al. 2016, section 6.2.2.2)
    single_end: int  # the first whole sum with which the surprise from the share is infinite, in
    #   single precision (definition)
    double_end: int  # the same in double precision (definition)


@dataclass(frozen=True)
class PressedTrace:
    """A training that clears the gradient before each step, and one that never does."""

    steps: Int[Tensor, " step"]  # (definition)
    cleared: Float[Tensor, " step"]  # the loss (definition)
    kept: Annotated[Float[Tensor, " step"], "called: never cleared"]  # the loss (definition)
    right_cleared: Float[Tensor, ""]  # the share of right answers at the end (definition)
    whole: Float[Tensor, " parameter"]  # what torch holds after backward for all passengers
    #   (definition)
    in_parts: Float[Tensor, " parameter"]  # after backward for each half of them, uncleared
    #   (definition)


def exactly(function: Callable[[Decimal], Decimal], value: float) -> float:
    """A function of a number, to thirty digits, and then to double precision."""
    with localcontext() as context:
        context.prec = 30
        return float(function(Decimal(float(value))))


def exponential(value: np.floating) -> np.floating:
    """E to this number, rounded to its precision."""
    return type(value)(exactly(lambda number: number.exp(), float(value)))


def logarithm(value: np.floating) -> np.floating:
    """The natural logarithm, rounded to its precision; of zero, minus infinity."""
    if value == 0:
        return type(value)(-np.inf)
    return type(value)(exactly(lambda number: number.ln(), float(value)))


def surprise(kind: Rounding, weight: float, rest: float) -> np.floating:
    """The surprise about a death of a passenger whose input is one: log(1 + e^(weight + rest))."""
    total = kind(weight) + kind(rest)
    return logarithm(kind(1) + exponential(total))


def true_slope(weight: float, rest: float) -> float:
    """Of that surprise: the sigmoid of the sum."""
    with localcontext() as context:
        context.prec = 30
        return float(1 / (1 + (-(Decimal(weight) + Decimal(rest))).exp()))


def off_by(kind: Rounding, nudge: float, rest: float, *, up_only: bool = False) -> float:
    """How far the slope by difference is off, in the mean over the weights."""
    total = 0.0
    for weight in np.linspace(FROM, TO, PLACES):
        here, step = kind(weight), kind(nudge)
        below = here if up_only else here - step
        above = surprise(kind, float(here + step), rest)
        moved = above - surprise(kind, float(below), rest)
        found = moved / (step if up_only else kind(2) * step)
        total += abs(float(found) - true_slope(float(here), float(kind(rest))))
    return total / PLACES


@example(data=("titanic/passengers.csv", "titanic/neuron.json"))
def best_nudge() -> NudgesTrace:
    """Slopes by difference, with large nudges and small ones, with more digits and with fewer."""
    weights, bias = rounded()
    age = inputs_of(passengers())[PERSON, 1]
    rest = float(weights[1]) * float(age) + float(bias)
    few = [each for each in NUDGES if each >= SMALLEST_SINGLE]
    both = [off_by(np.float64, each, rest) for each in NUDGES]
    up_only = [off_by(np.float64, each, rest, up_only=True) for each in NUDGES]
    coarse = [off_by(np.float32, each, rest) for each in few]
    pairs = (NUDGES, both), (NUDGES, up_only), (few, coarse)
    best = [nudges[int(np.argmin(errors))] for nudges, errors in pairs]
    return NudgesTrace(
        places=PLACES,
        nudges=decimals(NUDGES),
        both_ways=decimals(both),
        one_way=decimals(up_only),
        few_nudges=decimals(few),
        few_digits=decimals(coarse),
        best=torch.tensor(best, dtype=torch.float64),
        least=torch.tensor([min(errors) for _, errors in pairs], dtype=torch.float64),
    )


def decimals(values: list[float]) -> Float[Tensor, " value"]:
    """−log10: a thousandth has three."""
    return -torch.tensor(values, dtype=torch.float64).log10()


def from_the_share(kind: Rounding, total: int) -> float:
    """The surprise about a death, from the share: −log(1 − share)."""
    share = kind(1) / (kind(1) + exponential(kind(-total)))
    return -float(logarithm(kind(1) - share))


def from_the_sum(kind: Rounding, total: int) -> float:
    """The same from the sum, which is not below zero: sum + log(1 + e^−sum)."""
    return float(kind(total) + logarithm(kind(1) + exponential(kind(-total))))


@example()
def two_formulas() -> SurpriseTrace:
    """The surprise about a death that the neuron thought impossible."""
    single, double = (
        next(total for total in range(LOUDEST) if np.isinf(from_the_share(kind, total)))
        for kind in (np.float32, np.float64)
    )
    finite = [from_the_share(np.float32, each) for each in SUMS if each < single]
    return SurpriseTrace(
        sums=torch.tensor(SUMS),
        from_share=torch.tensor(finite, dtype=torch.float64),
        from_sum=torch.tensor(
            [from_the_sum(np.float32, each) for each in SUMS], dtype=torch.float64
        ),
        single_end=single,
        double_end=double,
    )


RATE, N_STEPS = 0.5, 60


def walk(inputs: Tensor, labels: Tensor, *, clears: bool) -> tuple[list[Tensor], Tensor]:
    """The losses of a training by torch, and the parameters at its end."""
    parameters = torch.zeros(inputs.shape[1] + 1, dtype=torch.float64, requires_grad=True)
    losses = []
    for _ in range(N_STEPS + 1):
        if clears:
            parameters.grad = None
        loss = surprise_of(inputs, labels, parameters)
        losses.append(loss.detach())
        loss.backward()
        assert parameters.grad is not None
        with torch.no_grad():
            parameters -= RATE * parameters.grad
    return losses, parameters.detach()


@example(data="titanic/passengers.csv")
def uncleared() -> PressedTrace:
    """Two trainings of the neuron; and a loss that arrives in parts."""
    table = passengers()
    inputs, labels = inputs_of(table), table.lived
    (cleared, end), (kept, _) = (walk(inputs, labels, clears=each) for each in (True, False))
    said = inputs @ end[:-1] + end[-1] > 0
    start = torch.zeros(3, dtype=torch.float64)
    watched = start.clone().requires_grad_()
    for rows in (slice(None, None, 2), slice(1, None, 2)):
        part = surprise_of(inputs[rows], labels[rows], watched)
        (part * len(labels[rows]) / len(labels)).backward()
    assert watched.grad is not None
    return PressedTrace(
        steps=torch.arange(N_STEPS + 1),
        cleared=torch.stack(cleared),
        kept=torch.stack(kept),
        right_cleared=(said.long() == labels).double().mean(),
        whole=press(inputs, labels, start)[0],
        in_parts=watched.grad,
    )
