"""The worked example of a network that is asked more than it learnt: two sentences in one go."""

from dataclasses import dataclass

from illustrated_models.example import example
from illustrated_models.examples.translation.seq2seq import RUNNING
from illustrated_models.published_translator import load_translator
from illustrated_models.translation import TranslationTrace, translate

AFTER_IT = ("le", "chien", "mange")


@dataclass(frozen=True)
class TwoSentencesTrace:
    """Two sentences, read as if they were one, and each by itself."""

    together: TranslationTrace
    first: TranslationTrace
    second: TranslationTrace
    longest_trained: int  # words of the longest sentence that the model learnt from (definition)


@example(weights="translator-four-units")
def seven_words() -> TwoSentencesTrace:
    """Two short sentences without a stop between, read by the model whose state is four numbers."""
    model, card = load_translator("translator-four-units")
    sentences = (*RUNNING, *AFTER_IT), RUNNING, AFTER_IT
    traces = (translate(model, card.vocabularies, sentence) for sentence in sentences)
    return TwoSentencesTrace(*traces, longest_trained=card.metrics["training"]["longest"])
