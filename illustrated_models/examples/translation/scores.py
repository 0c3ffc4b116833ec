"""The worked example of two ways to compute a score: translators that differ in nothing else."""

from dataclasses import dataclass
from typing import Annotated

import torch
from jaxtyping import Float
from torch import Tensor

from illustrated_models.example import example
from illustrated_models.examples.translation.seq2seq import Shares, shares
from illustrated_models.examples.translation.told import Share, share
from illustrated_models.published_translator import load_card


@dataclass(frozen=True)
class ScoresTrace:
    """How two translators do whose scores are computed in different ways."""

    labels: Annotated[tuple[str, ...], "axis: bucket"]  # French words: "2–5", … (definition)
    n_sentences: int  # in all lengths together (definition)
    middles: Float[Tensor, " bucket"]  # mean number of French words (definition)
    multiplies: Annotated[Shares, "called: multiply"]  # translated exactly with the dot product
    asks: Annotated[Shares, "called: ask"]  # the same with the additive score
    multiplies_looks: Share  # how often it looks most at the right French word
    asks_looks: Share  # the same with the additive score
    n_multiplies: int  # numbers that the translator with the dot product has learnt (definition)
    n_asks: int  # the same with the additive score (definition)


@example(cards=("translator-dot", "translator-additive"))
def two_scores() -> ScoresTrace:
    """The two translators with attention, on the same held-out sentences."""
    cards = [load_card(name) for name in ("translator-dot", "translator-additive")]
    held_out = [card.metrics["held_out"] for card in cards]
    dot, additive = (found["by_length"] for found in held_out)
    return ScoresTrace(
        labels=tuple(row["label"] for row in dot),
        n_sentences=sum(row["count"] for row in dot),
        middles=torch.tensor([row["mean_length"] for row in dot]),
        multiplies=shares(dot),
        asks=shares(additive),
        multiplies_looks=share(held_out[0]["alignment"]),
        asks_looks=share(held_out[1]["alignment"]),
        n_multiplies=cards[0].n_parameters,
        n_asks=cards[1].n_parameters,
    )
