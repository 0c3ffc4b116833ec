"""The neuron and the small network of the article, both trained on every passenger.

Their parameters are rounded to two decimals, so that a reader can follow them on paper; the rounded
ones are those that the pictures show.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import torch

from illustrated_models.data.titanic import passengers
from illustrated_models.logistic import LearningTrace, learn
from illustrated_models.network import fresh, train
from illustrated_models.training.progress import Progress

FOLDER = ("illustrated_models", "data", "titanic")
NEURON_RATE, NEURON_STEPS = 0.5, 1000
SEED, RATE, N_STEPS = 9, 0.1, 4000  # of the first ten starts, the one that ends with the least loss
YEARS = 10.0  # a unit of age: ten years


def cook(root: Path, n_steps: int = N_STEPS) -> Iterator[Progress]:
    """Train both, round them, and write them down."""
    table = passengers()
    inputs = torch.stack([table.is_woman, table.age / YEARS], dim=1)
    neuron = learn(inputs, table.lived, rate=NEURON_RATE, n_steps=NEURON_STEPS)
    _write(root, "neuron.json", learnt(neuron))
    yield Progress("titanic-network", 0, n_steps, f"neuron: loss {float(neuron.loss[-1]):.4f}")
    log = train(fresh(2, 2, 1, SEED), inputs, table.lived, rate=RATE, n_steps=n_steps)
    rounded = [[round(each, 2) for each in part.flatten().tolist()] for part in log.networks[-1]]
    names = ("hidden_weights", "hidden_bias", "output_weights", "output_bias")
    kept = {"seed": SEED, "rate": RATE, "steps": n_steps, **dict(zip(names, rounded, strict=True))}
    _write(root, "network.json", kept)
    yield Progress("titanic-network", n_steps, n_steps, f"loss {float(log.loss[-1]):.4f}")


def learnt(log: LearningTrace) -> dict[str, float | list[float]]:
    """What the neuron is after its training, to two decimals."""
    return {
        "rate": log.rate,
        "steps": len(log.steps) - 1,
        "weights": [round(each, 2) for each in log.weights[-1].tolist()],
        "bias": round(float(log.bias[-1]), 2),
    }


def _write(root: Path, name: str, kept: dict) -> None:
    text = json.dumps(kept, indent=1) + "\n"
    root.joinpath(*FOLDER, name).write_text(text, encoding="utf-8")
