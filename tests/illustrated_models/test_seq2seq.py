"""The encoder–decoder: against torch's parts put together, and as facts about what it must do."""

import pytest
import torch
from torch import nn
from torch.nn import functional

from illustrated_models.seq2seq import Attention, Sizes, Translator, n_parameters
from tests.illustrated_models.translators import WORDS, random_translator

KINDS = (None, "dot", "additive")
SOURCE = torch.tensor([[4, 5, 6, 7], [4, 8, 9, 0]])
PRESENT = SOURCE != 0
WRITTEN = torch.tensor([[1, 4, 6], [1, 4, 8]])


def torchs_gru(ours: nn.Module, *inputs: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """The states and the last state by torch's own GRU, with the very parameters of ours."""
    d_hidden, d_input = ours.from_hidden.in_features, ours.from_input.in_features
    theirs = nn.GRU(d_input, d_hidden, batch_first=True).to(inputs[0].dtype)
    parts = {"ih": ours.from_input, "hh": ours.from_hidden}
    shared = {f"weight_{side}_l0": part.weight for side, part in parts.items()}
    shared |= {f"bias_{side}_l0": part.bias for side, part in parts.items()}
    return torch.func.functional_call(theirs, shared, inputs)


def context_of(model: Translator, states: torch.Tensor, keys: torch.Tensor) -> torch.Tensor:
    """One look back: torch's attention, or the additive formula of the paper word by word."""
    if model.score is None:
        return functional.scaled_dot_product_attention(states, keys, keys, scale=1.0)
    w, u, v = (getattr(model.score, name).weight for name in ("from_query", "from_key", "to_score"))
    rows = []
    for state in states[0]:
        energies = [
            v[0] @ torch.tanh(w @ state + u @ h + model.score.from_key.bias) for h in keys[0]
        ]
        powers = torch.stack(energies).exp()
        rows.append(sum(p / powers.sum() * h for p, h in zip(powers, keys[0], strict=True)))
    return torch.stack(rows)[None]


def reference(model: Translator, source: torch.Tensor, written: torch.Tensor) -> torch.Tensor:
    """The logits of one sentence by torch's own GRU and attention."""
    read = functional.embedding(source, model.source_embedding.weight)[None]
    keys, last = torchs_gru(model.encoder, read)
    said = functional.embedding(written, model.target_embedding.weight)[None]
    known, _ = torchs_gru(model.decoder, said, last)
    if model.sizes.attention is not None:
        known = torch.cat([context_of(model, known, keys), known], dim=-1)
    combined = torch.tanh(functional.linear(known, model.combine.weight, model.combine.bias))
    return functional.linear(combined, model.target_embedding.weight, model.word_bias)[0]


def biased_translator(attention: Attention) -> Translator:
    """One whose words are not equally likely beforehand."""
    model = random_translator(attention)
    nn.init.normal_(model.word_bias)
    return model


@pytest.mark.parametrize("attention", KINDS)
@pytest.mark.proves(
    "illustrated_models.seq2seq.EncoderTrace.states",
    "illustrated_models.seq2seq.DecoderTrace.states",
    "illustrated_models.seq2seq.DecoderTrace.combined",
    "illustrated_models.seq2seq.DecoderTrace.logits",
)
def test_the_logits_are_those_of_torchs_parts(attention):
    model = biased_translator(attention)
    logits = model(SOURCE[0], WRITTEN[0])
    torch.testing.assert_close(logits, reference(model, SOURCE[0], WRITTEN[0]))


@pytest.mark.parametrize("attention", KINDS)
def test_every_gradient_is_that_of_torchs_parts(attention):
    model = biased_translator(attention)
    weight = torch.randn(3, len(WORDS.target))
    every = tuple(model.parameters())
    ours = torch.autograd.grad((model(SOURCE[0], WRITTEN[0]) * weight).sum(), every)
    theirs = torch.autograd.grad((reference(model, SOURCE[0], WRITTEN[0]) * weight).sum(), every)
    torch.testing.assert_close(ours, theirs)


@pytest.mark.parametrize("attention", KINDS)
def test_a_model_that_is_asked_drops_nothing(attention):
    model = random_translator(attention)
    same = Translator(model.sizes, dropout=0.5).eval()
    same.load_state_dict(model.state_dict())
    assert torch.equal(same(SOURCE, WRITTEN, PRESENT), model(SOURCE, WRITTEN, PRESENT))


@pytest.mark.parametrize("attention", KINDS)
def test_in_training_words_states_and_output_are_dropped(attention):
    model = Translator(random_translator(attention).sizes, dropout=1.0).train()
    nn.init.normal_(model.word_bias)
    encoder = model.encode(SOURCE)
    decoder = model.decode(WRITTEN, encoder.last, encoder)
    assert not encoder.embeddings.any()
    assert not decoder.embeddings.any()
    assert encoder.states.any()
    torch.testing.assert_close(
        decoder.combined, torch.tanh(model.combine.bias).expand_as(decoder.combined)
    )
    assert torch.equal(decoder.logits, model.word_bias.expand_as(decoder.logits))


@pytest.mark.parametrize("attention", KINDS)
def test_the_gradients_agree_with_finite_differences(attention):
    torch.manual_seed(6)
    model = Translator(Sizes(8, 6, 2, 2, attention)).double()
    parameters = tuple(model.parameters())

    def loss(*_: torch.Tensor) -> torch.Tensor:
        logits = model(torch.tensor([4, 5, 6]), torch.tensor([1, 4]))
        return functional.cross_entropy(logits, torch.tensor([4, 2]))

    assert torch.autograd.gradcheck(loss, parameters)


@pytest.mark.parametrize("attention", KINDS)
def test_padding_changes_nothing(attention):
    model = random_translator(attention)
    together = model(SOURCE, WRITTEN, PRESENT)
    torch.testing.assert_close(together[0], model(SOURCE[0], WRITTEN[0]))
    torch.testing.assert_close(together[1], model(SOURCE[1, :3], WRITTEN[1]))


@pytest.mark.parametrize("attention", KINDS)
def test_a_word_still_to_come_does_not_change_the_words_before(attention):
    model = random_translator(attention)
    changed = WRITTEN.clone()
    changed[:, 2] = 9
    before, after = model(SOURCE, WRITTEN, PRESENT), model(SOURCE, changed, PRESENT)
    torch.testing.assert_close(before[:, :2], after[:, :2])
    assert not torch.equal(before[:, 2], after[:, 2])


@pytest.mark.parametrize("attention", KINDS)
def test_words_written_one_by_one_get_the_same_logits_as_all_at_once(attention):
    model = random_translator(attention)
    encoder = model.encode(SOURCE, PRESENT)
    at_once = model.decode(WRITTEN, encoder.last, encoder)
    state = encoder.last
    for place in range(WRITTEN.shape[1]):
        one = model.decode(WRITTEN[:, place : place + 1], state, encoder)
        torch.testing.assert_close(one.logits[:, 0], at_once.logits[:, place])
        state = one.states[:, 0]


def test_the_plain_decoder_knows_the_source_by_the_last_state_only():
    model = random_translator(None)
    encoder = model.encode(SOURCE[0])
    other = model.encode(SOURCE[1])
    ours = model.decode(WRITTEN[0], encoder.last, encoder).logits
    torch.testing.assert_close(model.decode(WRITTEN[0], encoder.last, other).logits, ours)


def test_the_decoder_with_attention_looks_at_all_states():
    model = random_translator("dot")
    encoder, other = model.encode(SOURCE[0]), model.encode(SOURCE[1])
    ours = model.decode(WRITTEN[0], encoder.last, encoder).logits
    assert not torch.allclose(model.decode(WRITTEN[0], encoder.last, other).logits, ours)


@pytest.mark.proves("illustrated_models.seq2seq.EncoderTrace.last")
def test_the_last_state_of_a_padded_sentence_is_that_of_its_last_word():
    model = random_translator("dot")
    encoder = model.encode(SOURCE, PRESENT)
    torch.testing.assert_close(encoder.last[1], encoder.states[1, 2])


def test_the_models_differ_by_their_attention_only():
    plain, dot = random_translator(None), random_translator("dot")
    names = {name for name, _ in plain.named_parameters()}
    assert names == {name for name, _ in dot.named_parameters()}
    d_embedding, d_hidden = plain.sizes.d_embedding, plain.sizes.d_hidden
    assert n_parameters(dot) - n_parameters(plain) == d_embedding * d_hidden
