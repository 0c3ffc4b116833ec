"""The worked example of one look back: the products that its scores are the sums of."""

from dataclasses import dataclass

from jaxtyping import Float
from torch import Tensor

from illustrated_models.example import example
from illustrated_models.examples.translation.seq2seq import RUNNING, translated
from illustrated_models.translation import TranslationTrace

SECOND_WORD = 1  # the step at which “black” is to be written


@dataclass(frozen=True)
class OneLookTrace:
    """The decoder compares its state with every state of the encoder."""

    translation: TranslationTrace  # the running sentence (definition)
    step: int  # the word that is to be written, counted from zero (definition)
    products: Float[Tensor, "source hidden"]  # decoder's and encoder's state, number by number
    #   (Luong et al. 2015, section 3.1: their sums are the dot products)


@example(weights="translator-four-units")
def one_look_back() -> OneLookTrace:
    """About to write “black”, the network with a state of four numbers looks back."""
    translation = translated("translator-four-units", RUNNING)
    attention = translation.decoder.attention
    assert attention is not None
    products = attention.query[SECOND_WORD] * attention.keys
    return OneLookTrace(translation, SECOND_WORD, products)
