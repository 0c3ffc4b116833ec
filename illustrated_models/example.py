"""The mark of a worked example: a model run on an input that figures draw and prose quotes."""

from collections.abc import Callable
from typing import TypeVar

Example = TypeVar("Example", bound=Callable[[], object])


def example(
    weights: str | tuple[str, ...] = (),
    cards: str | tuple[str, ...] = (),
    data: str | tuple[str, ...] = (),
) -> Callable[[Example], Example]:
    """Declare a function without arguments to be an example, and the files it reads.

    The function returns a trace: a frozen dataclass of tensors, words and numbers. What it reads
    is declared so that its pictures are drawn again when a file changes, and never otherwise.

    Args:
        weights: names of models, each `illustrated_models/weights/NAME.safetensors` and `.json`.
        cards: names of models of which it reads only the card, the `.json`.
        data: paths below `illustrated_models/data/`.
    """

    def declare(function: Example) -> Example:
        return function

    return declare
