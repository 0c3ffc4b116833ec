"""What is trained for the article about the mathematics of neural networks."""

from collections.abc import Callable, Iterator
from pathlib import Path

from illustrated_models.training.neural_network_math import network, sizes
from illustrated_models.training.progress import Progress

RECIPES: dict[str, Callable[[Path], Iterator[Progress]]] = {
    "titanic-network": network.cook,  # two hidden units, in a file of a dozen numbers
    "titanic-sizes": sizes.cook,  # no weights are kept: how often each size was right
}
