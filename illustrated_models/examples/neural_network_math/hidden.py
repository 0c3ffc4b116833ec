"""Two hidden units, trained on the Titanic: what they have found, and how blame flows back."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import torch
from jaxtyping import Float
from torch import Tensor

from illustrated_models.audit import Audit, audited_network
from illustrated_models.data.titanic import passengers
from illustrated_models.example import example
from illustrated_models.examples.neural_network_math.people import PERSON, YEARS, inputs_of
from illustrated_models.network import Network, NetworkTrace, run

FOLDER = Path(__file__).parents[2] / "data" / "titanic"
GIRL, BOY = 794, 639  # rows of the file: two children of third class
NUDGE = 0.01


@dataclass(frozen=True)
class HiddenTrace:
    """The network on three passengers, on one of them, and on all."""

    features: Annotated[tuple[str, ...], "axis: feature"]  # (definition)
    units: Annotated[tuple[str, ...], "axis: unit"]  # what they turned out to look for (definition)
    people: Annotated[tuple[str, ...], "axis: example"]  # (definition)
    ages: Float[Tensor, " example"]  # years (definition)
    three: NetworkTrace  # the woman, a girl, a boy
    girl: NetworkTrace  # the girl alone
    woman: NetworkTrace  # the woman alone
    everyone: NetworkTrace  # all passengers
    n_differ: int  # passengers about whom it does not say what “women live” says (definition)
    n_won: int  # of these, how many it is right about (definition)
    oldest_differ: float  # years, the oldest of these (definition)
    oldest_child: float  # years, the oldest for whom the first unit speaks (definition)
    women_heard: int  # women for whom the second unit speaks (definition)
    n_women: int  # (definition)
    parameters: Annotated[tuple[str, ...], "axis: parameter"]  # in the order of the audit
    #   (definition)
    audit: Audit  # of the girl


def published() -> Network:
    """The trained network, rounded to two decimals."""
    kept = json.loads((FOLDER / "network.json").read_text(encoding="utf-8"))

    def numbers(name: str) -> Tensor:
        return torch.tensor(kept[name], dtype=torch.float64)

    return Network(
        numbers("hidden_weights").reshape(2, 2),
        numbers("hidden_bias"),
        numbers("output_weights")[:, None],
        numbers("output_bias"),
    )


@example(data=("titanic/passengers.csv", "titanic/network.json"))
def two_units() -> HiddenTrace:
    """Two hidden units."""
    table, network = passengers(), published()
    inputs, is_woman = inputs_of(table), table.is_woman == 1
    rows = torch.tensor([PERSON, GIRL, BOY])

    def traced(chosen: Tensor) -> NetworkTrace:
        return run(network, inputs[chosen], table.lived[chosen])

    everyone = run(network, inputs, table.lived)
    differs = everyone.answers.chosen != is_woman.long()
    speaks = everyone.hidden > 0
    return HiddenTrace(
        features=("woman", "age"),
        units=("child?", "woman?"),
        people=("woman", "girl", "boy"),
        ages=inputs[rows, 1] * YEARS,
        three=traced(rows),
        girl=traced(rows[1:2]),
        woman=traced(rows[:1]),
        everyone=everyone,
        n_differ=int(differs.sum()),
        n_won=int((differs & (everyone.answers.chosen == table.lived)).sum()),
        oldest_differ=float(table.age[differs].max()),
        oldest_child=float(table.age[speaks[:, 0]].max()),
        women_heard=int((speaks[:, 1] & is_woman).sum()),
        n_women=int(is_woman.sum()),
        parameters=(
            *("woman to child?", "woman to woman?", "age to child?", "age to woman?"),
            *("bias of child?", "bias of woman?", "child? to score", "woman? to score"),
            "bias of score",
        ),
        audit=audited_network(network, inputs[rows[1:2]], table.lived[rows[1:2]], NUDGE),
    )
