"""Moving the attention: what the translator writes when it is made to look at another word.

An intervention, not a recording: at chosen steps the weights of the attention are replaced. The
scores stay what they were; the context, the word that follows from it, and all that is written
afterwards are computed anew. Changing weights to see whether the output depends on them: Jain &
Wallace 2019, “Attention is not Explanation”, section 4.2.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import torch
from jaxtyping import Float
from torch import Tensor

from illustrated_models.seq2seq import DecoderTrace, Translator
from illustrated_models.translation import TranslationTrace, translate
from illustrated_models.vocabulary import Vocabularies

TOLERANCE = 1e-4  # by which the sum of given weights may miss 1


def moved_step(
    model: Translator, step: DecoderTrace, weights: Float[Tensor, "target source"]
) -> DecoderTrace:
    """The same step with other weights: its context, its combined state and its logits follow.

    Raises ValueError for a model without attention, or with several heads.
    """
    if step.attention is None:
        raise ValueError("a model that does not look with one attention has none to move")
    context = weights @ step.attention.values
    attention = replace(step.attention, weights=weights, context=context)
    return model.answer(step.embeddings, step.steps, attention, None)


def checked(weights: Sequence[float], n_source: int) -> Float[Tensor, "1 source"]:
    """Weights as one row. Raises ValueError if attention could not have them."""
    if len(weights) != n_source:
        raise ValueError(f"{len(weights)} weights do not fit {n_source} source words")
    row = torch.tensor([weights], dtype=torch.float32)
    if bool((row < 0).any()) or not abs(float(row.sum()) - 1) <= TOLERANCE:
        raise ValueError(f"weights are shares of 1, none of them negative; these are {weights}")
    return row


def translate_moved(
    model: Translator,
    vocabularies: Vocabularies,
    source_tokens: Sequence[str],
    moved: Mapping[int, Sequence[float]],
) -> TranslationTrace:
    """Translate with the attention moved: at the target step of number t (from 0) to `moved[t]`.

    Steps that are not reached are not moved. Raises ValueError for no words, and for weights that
    do not fit.
    """
    dtype = model.word_bias.dtype
    given = {number: checked(row, len(source_tokens)).to(dtype) for number, row in moved.items()}

    def move(number: int, step: DecoderTrace) -> DecoderTrace:
        return moved_step(model, step, given[number]) if number in given else step

    return translate(model, vocabularies, source_tokens, move)
