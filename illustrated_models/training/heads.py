"""What each head of a translator does: where it looks, and what is lost without it."""

import copy
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import torch

from illustrated_models.attention import MultiHeadAttention
from illustrated_models.data.translation.corpus import Pair
from illustrated_models.seq2seq import Translator
from illustrated_models.training import measures
from illustrated_models.training.answers import answers, in_numbers
from illustrated_models.vocabulary import Vocabularies

NOTES = (
    "heads: looks_at_its_word = the source word with a head's largest weight is the one that the "
    "true word translates, of all words whose source word is known; exact_without = the held-out "
    "sentences still translated word for word when that head hands over zeros; differ = the steps "
    "at which not all heads have their largest weight on the same source word.",
)


@torch.inference_mode()
def looks(model: Translator, vocabularies: Vocabularies, pair: Pair) -> list[tuple[int, ...]]:
    """The source word with the largest weight of each head, before each true word of a pair."""
    numbers = in_numbers(pair, vocabularies)
    encoder = model.encode(torch.tensor(numbers.source))
    written = torch.tensor([vocabularies.target.start, *numbers.target])
    heads = model.decode(written, encoder.start, encoder).heads
    if heads is None:
        raise ValueError("a model that looks without heads has none to measure")
    return [tuple(places) for places in heads.weights.argmax(dim=-1).tolist()]


def without_head(model: Translator, head: int) -> Translator:
    """The same model, in which one head (from 0) hands over zeros, whatever it has read."""
    poorer = copy.deepcopy(model)
    if poorer.heads is None:
        raise ValueError("a model that looks without heads has none to switch off")
    mute(poorer.heads, head)
    return poorer


def mute(attention: MultiHeadAttention, head: int) -> None:
    """Let one head (from 0) hand over nothing: what the output map makes of it becomes zero."""
    maps = attention.to_output.weight.detach().unflatten(-1, (-1, attention.d_head))
    maps[:, head] = 0.0


def head_metrics(
    model: Translator, vocabularies: Vocabularies, pairs: Sequence[Pair]
) -> dict[str, Any]:
    """What each head does, as it stands on the card of a model with heads."""
    found = answers(model, vocabularies, pairs)
    looked = [looks(model, vocabularies, pair) for pair in pairs]
    each = []
    for head in range(model.sizes.n_heads):
        of_head = [
            replace(answer, looked_at=places[head])
            for answer, places in zip(found, looked, strict=True)
        ]
        poorer = answers(without_head(model, head), vocabularies, pairs)
        aligned, exact = measures.alignment(of_head), measures.exact(poorer)
        each.append({"looks_at_its_word": aligned, "exact_without": exact})
    steps = [places for heads in looked for places in zip(*heads, strict=True)]
    differ = measures.share_of(len({*places}) > 1 for places in steps)
    return {"differ": differ, "each": each}
