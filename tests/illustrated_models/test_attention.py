"""Attention against torch's own, against numpy, and worked by hand with small numbers."""

import math

import numpy as np
import pytest
import torch
from torch.nn import functional

from illustrated_models.attention import AdditiveScore, attend, dot_scores

QUERIES, KEYS, D = 3, 4, 5


def random_case(*batch: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    torch.manual_seed(3)
    return (
        torch.randn(*batch, QUERIES, D),
        torch.randn(*batch, KEYS, D),
        torch.randn(*batch, KEYS, 2),
    )


@pytest.mark.proves(
    "illustrated_models.attention.AttentionTrace.scores",
    "illustrated_models.attention.AttentionTrace.weights",
    "illustrated_models.attention.AttentionTrace.context",
)
def test_a_look_worked_by_hand():
    query = torch.tensor([[1.0, 2.0]])
    keys = torch.tensor([[math.log(2.0), 0.0], [0.0, math.log(2.0) / 2], [0.0, 0.0]])
    values = torch.tensor([[10.0], [20.0], [40.0]])
    trace = attend(query, keys, values, dot_scores(query, keys))
    # scores log 2, log 2, 0; as powers of e 2, 2, 1; as shares 2/5, 2/5, 1/5
    torch.testing.assert_close(trace.scores, torch.tensor([[math.log(2.0), math.log(2.0), 0.0]]))
    torch.testing.assert_close(trace.weights, torch.tensor([[0.4, 0.4, 0.2]]))
    torch.testing.assert_close(trace.context, torch.tensor([[4.0 + 8.0 + 8.0]]))


@pytest.mark.proves("illustrated_models.attention.AttentionTrace.context")
def test_scaled_dot_scores_give_torchs_attention():
    query, keys, values = random_case(2)
    trace = attend(query, keys, values, dot_scores(query, keys, scale=D**-0.5))
    theirs = functional.scaled_dot_product_attention(query, keys, values)
    torch.testing.assert_close(trace.context, theirs)


def test_a_mask_gives_torchs_masked_attention():
    query, keys, values = random_case(2)
    visible = torch.tensor([[True, True, False, True]]).expand(QUERIES, KEYS)
    trace = attend(
        query, keys, values, dot_scores(query, keys, scale=1.0), visible.expand(2, -1, -1)
    )
    theirs = functional.scaled_dot_product_attention(
        query, keys, values, attn_mask=visible, scale=1.0
    )
    torch.testing.assert_close(trace.context, theirs)


@pytest.mark.proves("illustrated_models.attention.AttentionTrace.weights")
def test_a_word_it_may_not_see_gets_no_weight():
    query, keys, values = random_case()
    visible = torch.tensor([[True, False, True, False]])
    trace = attend(query, keys, values, dot_scores(query, keys), visible)
    assert torch.equal(trace.weights[:, [1, 3]], torch.zeros(QUERIES, 2))
    torch.testing.assert_close(trace.weights.sum(-1), torch.ones(QUERIES))
    changed = attend(query, keys, values + 100 * ~visible.T, dot_scores(query, keys), visible)
    torch.testing.assert_close(changed.context, trace.context)


def test_the_scores_are_kept_as_they_were_before_words_were_hidden():
    query, keys, values = random_case()
    visible = torch.tensor([[True, False, True, False]])
    trace = attend(query, keys, values, dot_scores(query, keys), visible)
    torch.testing.assert_close(trace.scores, torch.einsum("qd,kd->qk", query, keys))


def test_the_gradients_are_those_of_torchs_attention():
    grads = []
    for ours in (True, False):
        query, keys, values = (tensor.requires_grad_() for tensor in random_case(2))
        context = (
            attend(query, keys, values, dot_scores(query, keys, scale=D**-0.5)).context
            if ours
            else functional.scaled_dot_product_attention(query, keys, values)
        )
        context.square().sum().backward()
        grads.append((query.grad, keys.grad, values.grad))
    torch.testing.assert_close(grads[0], grads[1])


@pytest.mark.proves(
    "illustrated_models.attention.AdditiveScoring.joined",
    "illustrated_models.attention.AdditiveScoring.scores",
)
def test_the_additive_score_is_that_of_numpy():
    score = AdditiveScore(D, D, 7)
    query, keys, _ = random_case(2)
    with torch.no_grad():
        scoring = score(query, keys)
    w_query, w_key, bias, v = (
        parameter.detach().numpy()
        for parameter in (
            score.from_query.weight,
            score.from_key.weight,
            score.from_key.bias,
            score.to_score.weight,
        )
    )
    for batch, q, k in np.ndindex(2, QUERIES, KEYS):
        of_query = w_query @ query[batch, q].numpy()
        of_key = w_key @ keys[batch, k].numpy() + bias
        joined = np.tanh(of_query + of_key)
        np.testing.assert_allclose(scoring.query[batch, q].numpy(), of_query, atol=1e-6)
        np.testing.assert_allclose(scoring.keys[batch, k].numpy(), of_key, atol=1e-6)
        np.testing.assert_allclose(scoring.joined[batch, q, k].numpy(), joined, atol=1e-6)
        assert scoring.scores[batch, q, k].item() == pytest.approx((v @ joined).item(), abs=1e-6)


def test_additive_gradients_agree_with_finite_differences():
    torch.manual_seed(4)
    score = AdditiveScore(2, 2, 3).double()
    query = torch.randn(2, 2, dtype=torch.float64, requires_grad=True)
    keys = torch.randn(3, 2, dtype=torch.float64, requires_grad=True)
    assert torch.autograd.gradcheck(
        lambda q, k: attend(q, k, k, score(q, k)).context, (query, keys)
    )


@pytest.mark.proves("illustrated_models.attention.AttentionTrace.weights")
def test_adding_a_number_to_all_scores_changes_no_weight():
    query, keys, values = random_case()
    scores = dot_scores(query, keys)
    before, after = attend(query, keys, values, scores), attend(query, keys, values, scores + 7.0)
    torch.testing.assert_close(before.weights, after.weights)


def test_the_order_of_the_source_words_does_not_matter_to_the_context():
    query, keys, values = random_case()
    order = torch.tensor([2, 0, 3, 1])
    before = attend(query, keys, values, dot_scores(query, keys))
    after = attend(query, keys[order], values[order], dot_scores(query, keys[order]))
    torch.testing.assert_close(before.context, after.context)
    torch.testing.assert_close(before.weights[:, order], after.weights)


def test_the_additive_trace_keeps_how_the_scores_were_made():
    query, keys, values = random_case()
    scoring = AdditiveScore(D, D, 7)(query, keys)
    trace = attend(query, keys, values, scoring)
    assert trace.scoring is scoring
    assert trace.scores is scoring.scores
    assert attend(query, keys, values, dot_scores(query, keys)).scoring is None
