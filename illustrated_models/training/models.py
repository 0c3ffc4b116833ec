"""The two kinds of translator that can be trained, told apart by their sizes."""

import json
from pathlib import Path

from illustrated_models.layers import TransformerSizes
from illustrated_models.published import WEIGHTS, Card, load_card, load_translator, published_path
from illustrated_models.published_transformer import load_transformer, load_transformer_card
from illustrated_models.seq2seq import Sizes, Translator
from illustrated_models.transformer import Transformer

Model = Translator | Transformer
AnySizes = Sizes | TransformerSizes


def new_model(sizes: AnySizes, dropout: float = 0.0) -> Model:
    """A model of these sizes with fresh weights."""
    if isinstance(sizes, TransformerSizes):
        return Transformer(sizes, dropout)
    return Translator(sizes, dropout)


def is_transformer(name: str, folder: Path = WEIGHTS) -> bool:
    """Whether the published model of this name is a transformer, by its card."""
    path = published_path(name, ".json", folder)
    return "n_layers" in json.loads(path.read_text(encoding="utf-8"))["sizes"]


def load_model(name: str, folder: Path = WEIGHTS) -> tuple[Model, Card]:
    """Read a published model of either kind."""
    load = load_transformer if is_transformer(name, folder) else load_translator
    return load(name, folder)


def card_of(name: str, folder: Path = WEIGHTS) -> Card:
    """Read the card of a published model of either kind."""
    load = load_transformer_card if is_transformer(name, folder) else load_card
    return load(name, folder)
