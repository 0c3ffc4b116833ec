"""The published translators."""

from pathlib import Path

from illustrated_models.published import WEIGHTS, Card, read_card, read_model
from illustrated_models.seq2seq import Sizes, Translator


def load_card(name: str, folder: Path = WEIGHTS) -> Card:
    """Read the card of a published translator."""
    return read_card(name, Sizes, folder)


def load_translator(name: str, folder: Path = WEIGHTS) -> tuple[Translator, Card]:
    """Read a published translator. Raises ValueError if the weights are not those of the card."""
    card = load_card(name, folder)
    return read_model(Translator(card.sizes), card, folder), card


def new_model(sizes: Sizes, dropout: float = 0.0) -> Translator:
    """A translator of these sizes with fresh weights."""
    return Translator(sizes, dropout)


load_model = load_translator
