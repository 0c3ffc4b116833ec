"""Attention: look at every word of the source, and take most from those that matter now.

A query is compared with every key (the score), the scores become shares that sum to 1 (the weights,
by softmax), and the values are added up by these shares (the context).

Scores: the dot product of Luong, Pham & Manning 2015, “Effective Approaches to Attention-based
Neural Machine Translation”, section 3.1; the additive score of Bahdanau, Cho & Bengio 2015,
“Neural Machine Translation by Jointly Learning to Align and Translate”, appendix A.1.2; the scaled
dot product of Vaswani et al. 2017, “Attention Is All You Need”, equation 1. Several looks at once,
each by a few numbers of its own, are the heads of section 3.2.2 of that paper.
"""

from dataclasses import dataclass
from typing import Annotated

import torch
from jaxtyping import Bool, Float
from torch import Tensor, nn


@dataclass(frozen=True)
class AdditiveScoring:
    """How an additive score comes about: both sides projected, joined, squeezed and summed."""

    query: Float[Tensor, "*batch query d_joint"]  # the query's projection
    #   (Bahdanau et al. 2015, appendix A.1.2)
    keys: Float[Tensor, "*batch key d_joint"]  # each key's projection
    #   (Bahdanau et al. 2015, appendix A.1.2)
    joined: Float[Tensor, "*batch query key d_joint"]  # tanh of their sum
    #   (Bahdanau et al. 2015, appendix A.1.2)
    scores: Float[Tensor, "*batch query key"]  # one number per query and key
    #   (Bahdanau et al. 2015, appendix A.1.2)


@dataclass(frozen=True)
class AttentionTrace:
    """One look at the source, from the question asked to the answer taken."""

    query: Float[Tensor, "*batch query d_query"]  # what asks (definition)
    keys: Float[Tensor, "*batch key d_key"]  # what each word is found by (definition)
    values: Annotated[  # what each word hands over: of a translator, its states
        Float[Tensor, "*batch key d_value"], "called: state"
    ]
    #   (definition)
    scoring: AdditiveScoring | None  # how the scores were made, if by more than a dot product
    scores: Float[Tensor, "*batch query key"]  # how well query and key fit; any number
    #   (dot product: Luong et al. 2015, section 3.1; additive: Bahdanau et al. 2015, A.1.2)
    weights: Float[Tensor, "*batch query key"]  # the scores as shares: each row sums to 1
    #   (Bahdanau et al. 2015, section 3.1, equation 6)
    context: Float[Tensor, "*batch query d_value"]  # the values added up by these shares
    #   (Bahdanau et al. 2015, section 3.1, equation 5)


def dot_scores(
    query: Float[Tensor, "*batch query d_key"],
    keys: Float[Tensor, "*batch key d_key"],
    scale: float = 1.0,
) -> Float[Tensor, "*batch query key"]:
    """Compare each query with each key: multiply number by number and add up.

    `scale` is 1 in Luong et al. 2015 and 1/√d_key in Vaswani et al. 2017.
    """
    return scale * (query @ keys.transpose(-1, -2))


class AdditiveScore(nn.Module):
    """Compare a query and a key by a small network with one hidden layer."""

    def __init__(self, d_query: int, d_key: int, d_joint: int) -> None:
        super().__init__()
        self.from_query = nn.Linear(d_query, d_joint, bias=False)
        self.from_key = nn.Linear(d_key, d_joint)
        self.to_score = nn.Linear(d_joint, 1, bias=False)

    def forward(
        self,
        query: Float[Tensor, "*batch query d_query"],
        keys: Float[Tensor, "*batch key d_key"],
    ) -> AdditiveScoring:
        """Score every pair of query and key."""
        from_query, from_key = self.from_query(query), self.from_key(keys)
        joined = torch.tanh(from_query[..., :, None, :] + from_key[..., None, :, :])
        return AdditiveScoring(from_query, from_key, joined, self.to_score(joined).squeeze(-1))


def attend(
    query: Float[Tensor, "*batch query d_query"],
    keys: Float[Tensor, "*batch key d_key"],
    values: Float[Tensor, "*batch key d_value"],
    scores: Float[Tensor, "*batch query key"] | AdditiveScoring,
    visible: Bool[Tensor, "*batch #query key"] | None = None,
) -> AttentionTrace:
    """Turn scores into weights and add the values up by them.

    A key that is not `visible` (padding, or a word still to come) gets no weight at all. Each query
    must see at least one key.
    """
    scoring = scores if isinstance(scores, AdditiveScoring) else None
    raw = scores.scores if isinstance(scores, AdditiveScoring) else scores
    allowed = raw if visible is None else raw.masked_fill(~visible, float("-inf"))
    weights = torch.softmax(allowed, dim=-1)
    return AttentionTrace(query, keys, values, scoring, raw, weights, weights @ values)


@dataclass(frozen=True)
class MultiHeadTrace:
    """Several looks at once: split into heads, each head looks by itself, joined and mixed."""

    query: Float[Tensor, "*batch query d_model"]  # what asks, mapped for all heads at once
    #   (Q W^Q in Vaswani et al. 2017, section 3.2.2)
    keys: Float[Tensor, "*batch key d_model"]  # what each word is found by, mapped
    #   (K W^K in Vaswani et al. 2017, section 3.2.2)
    values: Float[Tensor, "*batch key d_model"]  # what each word hands over, mapped
    #   (V W^V in Vaswani et al. 2017, section 3.2.2)
    head_query: Float[Tensor, "*batch head query d_head"]  # each head's share of the query
    #   (Q W_i^Q in Vaswani et al. 2017, section 3.2.2)
    head_keys: Annotated[  # each head's share of the keys
        Float[Tensor, "*batch head key d_head"], "called: key"
    ]
    #   (K W_i^K in Vaswani et al. 2017, section 3.2.2)
    head_values: Annotated[  # each head's share of the values
        Float[Tensor, "*batch head key d_head"], "called: value"
    ]
    #   (V W_i^V in Vaswani et al. 2017, section 3.2.2)
    scores: Float[Tensor, "*batch head query key"]  # how well query and key fit, divided by √d_head
    #   (the argument of softmax in Vaswani et al. 2017, section 3.2.1, equation 1)
    weights: Float[Tensor, "*batch head query key"]  # of each head: each row sums to 1
    #   (softmax in Vaswani et al. 2017, section 3.2.1, equation 1)
    contexts: Float[Tensor, "*batch head query d_head"]  # of each head: values added up by weights
    #   (head_i in Vaswani et al. 2017, section 3.2.2)
    joined: Float[Tensor, "*batch query d_model"]  # the heads' contexts side by side
    #   (Concat in Vaswani et al. 2017, section 3.2.2)
    output: Float[Tensor, "*batch query d_model"]  # all heads mixed
    #   (MultiHead in Vaswani et al. 2017, section 3.2.2)


class MultiHeadAttention(nn.Module):
    """Look with several heads at once: each compares and reads a few numbers of its own.

    The maps of all heads stand one below the other in one matrix. They have no bias in Vaswani et
    al. 2017. Raises ValueError if the heads cannot have equally many numbers.
    """

    def __init__(self, d_model: int, n_heads: int, *, bias: bool = False) -> None:
        if n_heads < 1 or d_model % n_heads:
            raise ValueError(f"{d_model} numbers cannot be dealt evenly to {n_heads} heads")
        super().__init__()
        self.n_heads, self.d_head = n_heads, d_model // n_heads
        self.to_query = nn.Linear(d_model, d_model, bias=bias)
        self.to_keys = nn.Linear(d_model, d_model, bias=bias)
        self.to_values = nn.Linear(d_model, d_model, bias=bias)
        self.to_output = nn.Linear(d_model, d_model, bias=bias)

    def forward(
        self,
        query: Float[Tensor, "*batch query d_model"],
        keys: Float[Tensor, "*batch key d_model"],
        values: Float[Tensor, "*batch key d_model"],
        visible: Bool[Tensor, "*#batch #query key"] | None = None,
    ) -> MultiHeadTrace:
        """Look once for each query; keys and values may be the queries themselves.

        A key that is not `visible` gets no weight in any head: padding, or, with a triangle for
        `visible`, a word still to come. Each query must see at least one key.
        """
        query, keys, values = self.to_query(query), self.to_keys(keys), self.to_values(values)
        head_query, head_keys, head_values = self.split(query), self.split(keys), self.split(values)
        scores = dot_scores(head_query, head_keys, scale=self.d_head**-0.5)
        if visible is not None:  # the same for every head
            visible = visible.unsqueeze(-3).expand(*scores.shape[:-2], -1, -1)
        look = attend(head_query, head_keys, head_values, scores, visible)
        joined = look.context.transpose(-3, -2).flatten(-2)
        output = self.to_output(joined)
        return MultiHeadTrace(
            query=query,
            keys=keys,
            values=values,
            head_query=head_query,
            head_keys=head_keys,
            head_values=head_values,
            scores=scores,
            weights=look.weights,
            contexts=look.context,
            joined=joined,
            output=output,
        )

    def split(
        self, together: Float[Tensor, "*batch word d_model"]
    ) -> Float[Tensor, "*batch head word d_head"]:
        """Deal the numbers of each word out to the heads: the first few to the first head."""
        return together.unflatten(-1, (self.n_heads, self.d_head)).transpose(-3, -2)
