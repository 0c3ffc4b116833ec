"""The worked example of a translator that looks back with two heads."""

from illustrated_models.example import example
from illustrated_models.examples.translation.seq2seq import RUNNING, translated
from illustrated_models.translation import TranslationTrace


@example(weights="translator-two-heads")
def two_heads() -> TranslationTrace:
    """The running sentence, translated by a model of eight numbers that looks with two heads."""
    return translated("translator-two-heads", RUNNING)
