"""The worked examples behind the exercises: what a reader can check by hand, or by running it."""

from dataclasses import dataclass
from typing import Annotated

import torch
from jaxtyping import Float
from torch import Tensor

from illustrated_models.attention import dot_scores
from illustrated_models.example import example
from illustrated_models.examples.translation.seq2seq import RUNNING, four_units, translated
from illustrated_models.intervention import translate_moved
from illustrated_models.published_translator import load_translator
from illustrated_models.translation import TranslationTrace

SECOND_WORD = 1  # the step at which “black” is to be written
CHOSEN = (1, 2)  # « chat » and « noir »
LAST = 3  # « dort »
WHITE_DOG = ("le", "chien", "blanc", "dort")


@dataclass(frozen=True)
class ByHandTrace:
    """One look at two words, small enough to be worked out on paper."""

    words: Annotated[tuple[str, ...], "axis: key"]  # the two words (definition)
    written: str  # the word that is about to be written (definition)
    query: Float[Tensor, " d_key"]  # the decoder's state, to one decimal (definition)
    keys: Annotated[
        Float[Tensor, "key d_key"], "called: state"
    ]  # the two encoder states, to one decimal (definition)
    scores: Float[Tensor, " key"]  # query · key (Luong et al. 2015, section 3.1)
    weights: Float[Tensor, " key"]  # the scores as shares
    #   (Bahdanau et al. 2015, section 3.1, equation 6)


@dataclass(frozen=True)
class InTheWidgetTrace:
    """The running sentence with the attention of one step moved onto its last word."""

    moved: TranslationTrace
    written: str  # what is then written there (definition)


@example(weights="translator-four-units")
def by_hand() -> ByHandTrace:
    """The look that precedes “black”, at two words, with rounded numbers."""
    trace = four_units()
    attention = trace.decoder.attention
    assert attention is not None
    query = rounded(attention.query[SECOND_WORD])
    keys = rounded(attention.keys[list(CHOSEN)])
    scores = dot_scores(query[None], keys)[0]
    return ByHandTrace(
        words=tuple(RUNNING[place] for place in CHOSEN),
        written=trace.predicted_tokens[SECOND_WORD],
        query=query,
        keys=keys,
        scores=scores,
        weights=torch.softmax(scores, dim=-1),
    )


def rounded(numbers: Float[Tensor, "*any"]) -> Float[Tensor, "*any"]:
    """Numbers as they are printed, to one decimal."""
    return (numbers.double() * 10).round() / 10


@example(weights="translator-dot")
def in_the_widget() -> InTheWidgetTrace:
    """All the attention is on « dort » when “black” is to be written."""
    model, card = load_translator("translator-dot")
    weights = [float(place == LAST) for place in range(len(RUNNING))]
    moved = translate_moved(model, card.vocabularies, RUNNING, {SECOND_WORD: weights})
    return InTheWidgetTrace(moved, moved.predicted_tokens[SECOND_WORD])


@example(weights="translator-dot")
def in_the_notebook() -> TranslationTrace:
    """Another animal, another colour."""
    return translated("translator-dot", WHITE_DOG)
