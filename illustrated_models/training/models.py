"""Any published model, and a new one, by its architecture.

An architecture is what a card and the sizes in it name: “translator”. All that is known of it here
stands in `illustrated_models/published_NAME.py`: `load_card`, `load_model` and `new_model`.
"""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

from illustrated_models.layers import TransformerSizes
from illustrated_models.published import WEIGHTS, Card, architecture_of
from illustrated_models.seq2seq import Sizes, Translator
from illustrated_models.transformer import Transformer

Model = Translator | Transformer  # that the recipes of this folder train
AnySizes = Sizes | TransformerSizes


def home_of(architecture: str) -> ModuleType:
    """The module of an architecture. Raises ValueError if there is none."""
    name = f"illustrated_models.published_{architecture.replace('-', '_')}"
    if not find_spec(name):
        raise ValueError(f"there is no architecture “{architecture}”: no module {name}")
    return import_module(name)


def new_model(sizes: AnySizes, dropout: float = 0.0) -> Model:
    """A model of these sizes with fresh weights."""
    return home_of(sizes.architecture).new_model(sizes, dropout)


def load_model(name: str, folder: Path = WEIGHTS) -> tuple[Any, Card]:
    """Read a published model of any architecture."""
    return home_of(architecture_of(name, folder)).load_model(name, folder)


def card_of(name: str, folder: Path = WEIGHTS) -> Card:
    """Read the card of a published model of any architecture."""
    return home_of(architecture_of(name, folder)).load_card(name, folder)
