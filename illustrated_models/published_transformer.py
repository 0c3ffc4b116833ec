"""The published transformers: read like the other translators, built of other parts."""

from pathlib import Path

from illustrated_models.layers import TransformerSizes
from illustrated_models.published import WEIGHTS, Card, read_card, read_model
from illustrated_models.transformer import Transformer


def load_card(name: str, folder: Path = WEIGHTS) -> Card:
    """Read the card of a published transformer."""
    return read_card(name, TransformerSizes, folder)


def load_transformer(name: str, folder: Path = WEIGHTS) -> tuple[Transformer, Card]:
    """Read a published transformer. Raises ValueError if the weights are not those of the card."""
    card = load_card(name, folder)
    return read_model(Transformer(card.sizes), card, folder), card


def new_model(sizes: TransformerSizes, dropout: float = 0.0) -> Transformer:
    """A transformer of these sizes with fresh weights."""
    return Transformer(sizes, dropout)


load_model = load_transformer
