"""The GRU against torch's own, against finite differences and against a step worked by hand."""

from itertools import pairwise

import pytest
import torch
from torch import nn

from illustrated_models.recurrent import GRU, hidden_states

WORDS, BATCH, D_INPUT, D_HIDDEN = 5, 3, 4, 6


@pytest.fixture
def ours() -> GRU:
    torch.manual_seed(1)
    return GRU(D_INPUT, D_HIDDEN)


def reference(ours: GRU) -> nn.GRU:
    theirs = nn.GRU(D_INPUT, D_HIDDEN, batch_first=True)
    with torch.no_grad():
        theirs.weight_ih_l0.copy_(ours.from_input.weight)
        theirs.bias_ih_l0.copy_(ours.from_input.bias)
        theirs.weight_hh_l0.copy_(ours.from_hidden.weight)
        theirs.bias_hh_l0.copy_(ours.from_hidden.bias)
    return theirs


@pytest.mark.proves("illustrated_models.recurrent.GRUStep.hidden")
def test_the_states_are_those_of_torchs_gru(ours):
    words, start = torch.randn(BATCH, WORDS, D_INPUT), torch.randn(BATCH, D_HIDDEN)
    theirs, last = reference(ours)(words, start[None])
    states = hidden_states(ours(words, start))
    torch.testing.assert_close(states, theirs)
    torch.testing.assert_close(states[:, -1], last[0])


def test_the_gradients_are_those_of_torchs_gru(ours):
    theirs = reference(ours)
    words, start = torch.randn(BATCH, WORDS, D_INPUT), torch.zeros(BATCH, D_HIDDEN)
    ours_words, theirs_words = words.clone().requires_grad_(), words.clone().requires_grad_()
    weight = torch.randn(BATCH, WORDS, D_HIDDEN)
    (hidden_states(ours(ours_words, start)) * weight).sum().backward()
    (theirs(theirs_words, start[None])[0] * weight).sum().backward()
    torch.testing.assert_close(ours_words.grad, theirs_words.grad)
    torch.testing.assert_close(ours.from_input.weight.grad, theirs.weight_ih_l0.grad)
    torch.testing.assert_close(ours.from_input.bias.grad, theirs.bias_ih_l0.grad)
    torch.testing.assert_close(ours.from_hidden.weight.grad, theirs.weight_hh_l0.grad)
    torch.testing.assert_close(ours.from_hidden.bias.grad, theirs.bias_hh_l0.grad)


def test_a_padded_batch_ends_in_the_states_of_torchs_packed_gru(ours):
    lengths = torch.tensor([5, 3, 1])
    words, start = torch.randn(BATCH, WORDS, D_INPUT), torch.zeros(BATCH, D_HIDDEN)
    packed = nn.utils.rnn.pack_padded_sequence(words, lengths, batch_first=True)
    _, last = reference(ours)(packed, start[None])
    present = torch.arange(WORDS) < lengths[:, None]
    torch.testing.assert_close(ours(words, start, present)[-1].hidden, last[0])


def test_a_padded_step_keeps_the_state_and_passes_no_gradient_to_the_padding(ours):
    words = torch.randn(1, 2, D_INPUT, requires_grad=True)
    first, second = ours(words, torch.zeros(1, D_HIDDEN), torch.tensor([[True, False]]))
    assert torch.equal(second.hidden, first.hidden)
    second.hidden.sum().backward()
    assert words.grad is not None
    assert torch.equal(words.grad[0, 1], torch.zeros(D_INPUT))
    assert words.grad[0, 0].abs().sum() > 0


def test_the_gradients_agree_with_finite_differences():
    torch.manual_seed(2)
    small = GRU(2, 3).double()
    words = torch.randn(2, 3, 2, dtype=torch.float64, requires_grad=True)
    start = torch.randn(2, 3, dtype=torch.float64, requires_grad=True)
    present = torch.tensor([[True, True, True], [True, True, False]])
    assert torch.autograd.gradcheck(
        lambda w, s: hidden_states(small(w, s, present)), (words, start)
    )


@pytest.mark.proves(
    "illustrated_models.recurrent.GRUStep.reset",
    "illustrated_models.recurrent.GRUStep.update",
    "illustrated_models.recurrent.GRUStep.candidate",
    "illustrated_models.recurrent.GRUStep.hidden",
)
def test_a_step_worked_by_hand():
    unit = GRU(1, 1)
    with torch.no_grad():
        unit.from_input.weight.copy_(torch.tensor([[0.0], [0.0], [1.0]]))
        unit.from_input.bias.copy_(torch.tensor([0.0, 0.0, 0.0]))
        unit.from_hidden.weight.copy_(torch.tensor([[0.0], [0.0], [2.0]]))
        unit.from_hidden.bias.copy_(torch.tensor([0.0, 0.0, 0.0]))
    (step,) = unit(torch.tensor([[1.0]]), torch.tensor([0.5]))
    assert step.reset.item() == pytest.approx(0.5)  # sigmoid(0)
    assert step.update.item() == pytest.approx(0.5)
    # candidate = tanh(1·1 + 0.5·(2·0.5)) = tanh(1.5); hidden = half of it + half of 0.5
    assert step.candidate.item() == pytest.approx(0.9051483)
    assert step.hidden.item() == pytest.approx(0.5 * 0.9051483 + 0.5 * 0.5)


@pytest.mark.proves(
    "illustrated_models.recurrent.GRUStep.update",
    "illustrated_models.recurrent.GRUStep.hidden",
)
def test_the_hidden_state_mixes_candidate_and_previous_by_the_update_gate(ours):
    for step in ours(torch.randn(WORDS, D_INPUT), torch.zeros(D_HIDDEN)):
        mixed = (1 - step.update) * step.candidate + step.update * step.previous
        torch.testing.assert_close(step.hidden, mixed)


@pytest.mark.proves("illustrated_models.recurrent.GRUStep.input")
def test_each_step_keeps_the_word_that_it_read(ours):
    words = torch.randn(WORDS, D_INPUT)
    steps = ours(words, torch.zeros(D_HIDDEN))
    assert torch.equal(torch.stack([step.input for step in steps]), words)


@pytest.mark.proves("illustrated_models.recurrent.GRUStep.previous")
def test_each_step_starts_from_the_state_before(ours):
    steps = ours(torch.randn(WORDS, D_INPUT), torch.zeros(D_HIDDEN))
    for before, after in pairwise(steps):
        assert torch.equal(after.previous, before.hidden)
