"""The rounded neuron as one with a single input, for dials: its sum bent by sigmoid and by ReLU.

Of people of one age, all that the age adds is the same and can be counted to the bias.
"""

from dataclasses import dataclass
from typing import Annotated

import torch
from jaxtyping import Float
from torch import Tensor

from illustrated_models.data.titanic import passengers
from illustrated_models.example import example
from illustrated_models.examples.neural_network_math.one_neuron import rounded
from illustrated_models.examples.neural_network_math.people import PERSON, inputs_of
from illustrated_models.network import ACTIVATIONS, bent

FARTHEST, N_POINTS = 3.0, 25


@dataclass(frozen=True)
class DialsTrace:
    """What the neuron says of a woman and a man of our passenger's age, and along a chart."""

    activations: tuple[str, ...]  # relu, sigmoid (definition)
    people: Annotated[tuple[str, ...], "axis: person"]  # (definition)
    weight: Float[Tensor, ""]  # of the input “woman” (definition)
    bias: Float[Tensor, ""]  # the neuron's, and what the age adds (definition)
    inputs: Float[Tensor, " person"]  # whether a woman (definition)
    sums: Float[Tensor, " person"]  # input · weight + bias (Cox 1958, section 2)
    shares: Annotated[
        Float[Tensor, " person"], "called: sigmoid"
    ]  # the sigmoid of these (Cox 1958, section 2)
    passed: Annotated[
        Float[Tensor, " person"], "called: ReLU"
    ]  # ReLU of these (He et al. 2015, section 2)
    across: Float[Tensor, " point"]  # inputs along a chart, that of the corner among them
    #   (definition)
    sigmoid: Float[Tensor, " point"]  # of their sums (Cox 1958, section 2)
    relu: Float[Tensor, " point"]  # of their sums (He et al. 2015, section 2)


@example(data=("titanic/passengers.csv", "titanic/neuron.json"))
def dials() -> DialsTrace:
    """A woman and a man of thirty, by the rounded neuron."""
    weights, bias = rounded()
    inputs = inputs_of(passengers())[PERSON]
    bias = bias + weights[1] * inputs[1]
    people = torch.stack([inputs[0], 1 - inputs[0]])
    sums = people * weights[0] + bias
    along = torch.linspace(-FARTHEST, FARTHEST, N_POINTS, dtype=torch.float64)
    across = torch.cat([along, -bias[None] / weights[0]]).sort().values
    curve = across * weights[0] + bias
    return DialsTrace(
        activations=ACTIVATIONS,
        people=("woman", "man"),
        weight=weights[0],
        bias=bias,
        inputs=people,
        sums=sums,
        shares=bent(sums, "sigmoid")[0],
        passed=bent(sums, "relu")[0],
        across=across,
        sigmoid=bent(curve, "sigmoid")[0],
        relu=bent(curve, "relu")[0],
    )
