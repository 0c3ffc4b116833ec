"""What runs in a worker for `illustrate verify`: one example, and all that was drawn of it.

The trace is computed anew and read by what shares no line with what draws.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from time import process_time

from figures.engine.product import Product
from figures.proof.difference import Difference
from figures.proof.reader import read_product
from figures.proof.summary import summary_of

# What workers have imported before they start; nothing of ours, for that may change.
PRELOAD = ("torch", "safetensors.torch", "jaxtyping", "numpy")

Outputs = Mapping[str, bytes]  # suffix → what was published


@dataclass(frozen=True)
class Examined:
    """What an example's trace comes to, and what its products show differently."""

    summary: dict[str, dict]
    differences: dict[str, list[Difference]]
    seconds: float  # of CPU that reading took


def examine(product: Product, published: Mapping[str, Outputs]) -> Examined:
    """Run the product's example and read every product that was drawn of it."""
    module, _, name = product.example.partition(":")
    trace = getattr(import_module(module), name)() if module else None
    began = process_time()
    differences = {name: read_product(outputs, trace) for name, outputs in published.items()}
    seconds = process_time() - began
    return Examined(summary_of(trace), differences, seconds)
