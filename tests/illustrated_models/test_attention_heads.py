"""Attention with heads: against torch's own, worked by hand, and in a translator."""

import math

import pytest
import torch
from torch import nn
from torch.nn import functional

from illustrated_models.attention import (
    MultiHeadAttention,
    MultiHeadTrace,
    attend,
    dot_scores,
)

BATCH, QUERIES, KEYS, D_MODEL, HEADS = 2, 3, 4, 6, 2
D_HEAD = D_MODEL // HEADS
MASKS = {
    "all": None,
    "padding": torch.tensor([[[True, True, True, True]], [[True, True, False, False]]]),
    "one for all sentences": torch.tensor(
        [[True, False, False, False], [True, True, False, False], [True, True, True, False]]
    ),
}


def random_case() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    torch.manual_seed(3)
    return (
        torch.randn(BATCH, QUERIES, D_MODEL),
        torch.randn(BATCH, KEYS, D_MODEL),
        torch.randn(BATCH, KEYS, D_MODEL),
    )


def random_heads(n_heads: int = HEADS, *, bias: bool = False) -> MultiHeadAttention:
    torch.manual_seed(4)
    ours = MultiHeadAttention(D_MODEL, n_heads, bias=bias)
    for parameter in ours.parameters():
        nn.init.normal_(parameter)
    return ours


def torchs(ours: MultiHeadAttention, inputs, visible) -> tuple[torch.Tensor, torch.Tensor]:
    """Output and weights by torch's module, run on the very parameters of ours."""
    bias = ours.to_query.bias is not None
    theirs = nn.MultiheadAttention(D_MODEL, ours.n_heads, bias=bias, batch_first=True)
    sides = (ours.to_query, ours.to_keys, ours.to_values)
    shared = {
        "in_proj_weight": torch.cat([side.weight for side in sides]),
        "out_proj.weight": ours.to_output.weight,
    }
    if bias:
        shared["in_proj_bias"] = torch.cat([side.bias for side in sides])
        shared["out_proj.bias"] = ours.to_output.bias
    hidden = None
    if visible is not None:
        hidden = ~visible.expand(BATCH, QUERIES, KEYS).repeat_interleave(ours.n_heads, dim=0)
    options = {"attn_mask": hidden, "average_attn_weights": False}
    return torch.func.functional_call(theirs, shared, inputs, options)


@pytest.mark.parametrize("visible", MASKS.values(), ids=MASKS)
@pytest.mark.parametrize("bias", [False, True])
@pytest.mark.parametrize("n_heads", [1, 2, 3, 6])
@pytest.mark.proves(
    "illustrated_models.attention.MultiHeadTrace.weights",
    "illustrated_models.attention.MultiHeadTrace.output",
)
def test_every_head_and_the_output_are_those_of_torchs_module(n_heads, bias, visible):
    ours = random_heads(n_heads, bias=bias)
    trace = ours(*random_case(), visible)
    output, weights = torchs(ours, random_case(), visible)
    torch.testing.assert_close(trace.output, output)
    torch.testing.assert_close(trace.weights, weights)


@pytest.mark.parametrize("visible", MASKS.values(), ids=MASKS)
@pytest.mark.parametrize("bias", [False, True])
def test_every_gradient_is_that_of_torchs_module(bias, visible):
    ours, weight = random_heads(bias=bias), torch.randn(BATCH, QUERIES, D_MODEL)
    inputs = tuple(side.requires_grad_() for side in random_case())
    every = (*inputs, *ours.parameters())
    found = torch.autograd.grad((ours(*inputs, visible).output * weight).sum(), every)
    theirs = torch.autograd.grad((torchs(ours, inputs, visible)[0] * weight).sum(), every)
    # a bias of the keys moves all scores of a query alike: its gradient is 0 but for rounding
    torch.testing.assert_close(found, theirs, atol=1e-4, rtol=1e-5)
    assert all(one.abs().max() > 0.1 for one in found[: len(inputs) + 1])


def test_a_sentence_may_look_at_itself():
    torch.manual_seed(5)
    words, ours = torch.randn(BATCH, KEYS, D_MODEL), random_heads()
    triangle = torch.ones(KEYS, KEYS, dtype=torch.bool).tril()
    before = ours(words, words, words, triangle)
    assert not before.weights.triu(1).any()
    changed = words.clone()
    changed[:, 2] += 1.0
    after = ours(changed, changed, changed, triangle)
    torch.testing.assert_close(before.output[:, :2], after.output[:, :2])
    assert not torch.isclose(before.output[:, 2:], after.output[:, 2:]).all(-1).any()


@pytest.mark.proves("illustrated_models.attention.MultiHeadTrace.contexts")
def test_each_head_is_torchs_scaled_attention_of_its_share():
    trace = random_heads()(*random_case())
    contexts = functional.scaled_dot_product_attention(
        trace.head_query, trace.head_keys, trace.head_values
    )
    torch.testing.assert_close(trace.contexts, contexts)


def by_hand() -> MultiHeadTrace:
    """Two heads of two numbers each; the first asks for the first word, the second for the last."""
    ours = MultiHeadAttention(4, 2)
    for side, factor in ((ours.to_query, 4.0), (ours.to_keys, 2.0), (ours.to_values, 10.0)):
        side.weight.data = factor * torch.eye(4)
    ours.to_output.weight.data = torch.eye(4)[[2, 3, 0, 1]] + torch.eye(4)
    quarter = math.sqrt(2.0) / 4
    query = torch.tensor([[quarter, 0.0, 0.0, quarter]])
    log = math.log(2.0) / 2
    keys = torch.tensor([[log, 5.0, 7.0, 0.0], [0.0, 5.0, 7.0, 2 * log]])
    values = torch.tensor([[3.0, 0.0, 1.0, 4.0], [0.0, 6.0, 1.0, 9.0]])
    return ours(query, keys, values)


@pytest.mark.proves(
    "illustrated_models.attention.MultiHeadTrace.query",
    "illustrated_models.attention.MultiHeadTrace.keys",
    "illustrated_models.attention.MultiHeadTrace.values",
    "illustrated_models.attention.MultiHeadTrace.head_query",
    "illustrated_models.attention.MultiHeadTrace.head_keys",
    "illustrated_models.attention.MultiHeadTrace.head_values",
    "illustrated_models.attention.MultiHeadTrace.scores",
    "illustrated_models.attention.MultiHeadTrace.weights",
    "illustrated_models.attention.MultiHeadTrace.contexts",
    "illustrated_models.attention.MultiHeadTrace.joined",
    "illustrated_models.attention.MultiHeadTrace.output",
)
def test_two_heads_worked_by_hand():
    trace, two, log = by_hand(), math.sqrt(2.0), math.log(2.0)
    expected = {
        "query": [[two, 0.0, 0.0, two]],
        "keys": [[log, 10.0, 14.0, 0.0], [0.0, 10.0, 14.0, 2 * log]],
        "values": [[30.0, 0.0, 10.0, 40.0], [0.0, 60.0, 10.0, 90.0]],
        "head_query": [[[two, 0.0]], [[0.0, two]]],
        "head_keys": [[[log, 10.0], [0.0, 10.0]], [[14.0, 0.0], [14.0, 2 * log]]],
        "head_values": [[[30.0, 0.0], [0.0, 60.0]], [[10.0, 40.0], [10.0, 90.0]]],
        # √2 · log 2 / √2 = log 2, and √2 · 2 log 2 / √2 = log 4; as powers of e 2 : 1 and 1 : 4
        "scores": [[[log, 0.0]], [[0.0, 2 * log]]],
        "weights": [[[2 / 3, 1 / 3]], [[1 / 5, 4 / 5]]],
        "contexts": [[[20.0, 20.0]], [[10.0, 80.0]]],
        "joined": [[20.0, 20.0, 10.0, 80.0]],
        "output": [[30.0, 100.0, 30.0, 100.0]],
    }
    for name, numbers in expected.items():
        torch.testing.assert_close(getattr(trace, name).detach(), torch.tensor(numbers))


def test_one_head_that_maps_nothing_is_plain_scaled_attention():
    ours = MultiHeadAttention(D_MODEL, 1)
    for side in ours.children():
        side.weight.data = torch.eye(D_MODEL)
    query, keys, values = random_case()
    plain = attend(query, keys, values, dot_scores(query, keys, scale=D_MODEL**-0.5))
    trace = ours(query, keys, values)
    torch.testing.assert_close(trace.weights[:, 0], plain.weights)
    torch.testing.assert_close(trace.output, plain.context)


@pytest.mark.proves("illustrated_models.attention.MultiHeadTrace.weights")
def test_words_in_another_order_have_the_same_weights_in_that_order():
    query, keys, values = random_case()
    order, ours = torch.tensor([2, 0, 3, 1]), random_heads()
    before, after = ours(query, keys, values), ours(query, keys[:, order], values[:, order])
    torch.testing.assert_close(before.weights[..., order], after.weights)
    torch.testing.assert_close(before.output, after.output)


def test_a_word_that_no_head_may_see_does_not_matter():
    query, keys, values = random_case()
    visible, ours = torch.tensor([[True, False, True, True]]), random_heads()
    before = ours(query, keys, values, visible)
    assert not before.weights[..., 1].any()
    torch.testing.assert_close(before.weights.sum(-1), torch.ones(BATCH, HEADS, QUERIES))
    keys[:, 1], values[:, 1] = 9.0, -9.0
    torch.testing.assert_close(ours(query, keys, values, visible).output, before.output)


@pytest.mark.proves("illustrated_models.attention.MultiHeadTrace.scores")
def test_the_scores_are_kept_as_they_were_before_words_were_hidden():
    visible = torch.tensor([[True, False, True, True]])
    trace = random_heads()(*random_case(), visible)
    scores = torch.einsum("bhqd,bhkd->bhqk", trace.head_query, trace.head_keys) / D_HEAD**0.5
    torch.testing.assert_close(trace.scores, scores)


def test_all_four_maps_have_a_bias_or_none_has():
    for bias in (False, True):
        names = [name for name, _ in random_heads(bias=bias).named_parameters()]
        assert len(names) == 4 * (1 + bias)


@pytest.mark.parametrize("n_heads", [0, 4, 7])
def test_numbers_that_cannot_be_dealt_evenly_are_refused(n_heads):
    with pytest.raises(ValueError, match=f"6 numbers cannot be dealt evenly to {n_heads} heads"):
        MultiHeadAttention(6, n_heads)
