"""The worked example of a sentence that has grown: what its words look at when it is translated."""

from illustrated_models.example import example
from illustrated_models.examples.translation.seq2seq import RUNNING, translated
from illustrated_models.translation import TranslationTrace

WITH_A_CLAUSE = (*RUNNING[:-1], "qui", "a", "mangé", "le", "fromage", RUNNING[-1])


@example(weights="translator-dot")
def one_clause_longer() -> TranslationTrace:
    """The running sentence with one clause more, translated with attention."""
    return translated("translator-dot", WITH_A_CLAUSE)
