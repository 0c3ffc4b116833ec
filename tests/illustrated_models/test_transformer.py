"""The transformer: against torch's own, worked by hand, and as facts about what it must do."""

import math
import warnings

import pytest
import torch
from torch.nn import functional

from illustrated_models.layers import Embedding, TransformerSizes
from illustrated_models.transformer import causal
from tests.illustrated_models.transformers import (
    D_MODEL,
    PRESENT,
    SOURCE,
    WRITTEN,
    random_transformer,
    torchs_transformer,
)

NORMS = ("after", "before")


def reference(model, source, written, present):
    """The states of the decoder by torch's own transformer."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # that a fast path is not taken
        theirs = torchs_transformer(model)
    return theirs(
        model.source_embedding(source).output,
        model.target_embedding(written).output,
        tgt_mask=theirs.generate_square_subsequent_mask(written.shape[-1]).bool(),
        src_key_padding_mask=~present,
        memory_key_padding_mask=~present,
    )


@pytest.mark.parametrize("norm", NORMS)
@pytest.mark.proves(
    "illustrated_models.transformer.EncoderStackTrace.states",
    "illustrated_models.transformer.DecoderStackTrace.states",
    "illustrated_models.transformer.EncoderLayerTrace.output",
    "illustrated_models.transformer.DecoderLayerTrace.output",
    "illustrated_models.layers.ConnectionTrace.output",
    "illustrated_models.layers.FeedForwardTrace.output",
    "illustrated_models.layers.NormTrace.output",
)
def test_both_stacks_are_those_of_torch(norm):
    model = random_transformer(norm=norm)
    encoder = model.encode(SOURCE, PRESENT)
    decoder = model.decode(WRITTEN, encoder.start, encoder)
    torch.testing.assert_close(decoder.states, reference(model, SOURCE, WRITTEN, PRESENT))


@pytest.mark.parametrize("norm", NORMS)
def test_every_gradient_is_that_of_torch(norm):
    model = random_transformer(norm=norm)
    inputs = model.source_embedding.words.weight, model.target_embedding.words.weight
    encoder = model.encode(SOURCE, PRESENT)
    ours = model.decode(WRITTEN, encoder.start, encoder).states.pow(3).sum()
    theirs = reference(model, SOURCE, WRITTEN, PRESENT).pow(3).sum()
    found, wanted = torch.autograd.grad(ours, inputs), torch.autograd.grad(theirs, inputs)
    torch.testing.assert_close(found, wanted)
    assert all(one.abs().max() > 0.01 for one in found)


@pytest.mark.proves("illustrated_models.transformer.DecoderStackTrace.logits")
def test_the_output_layer_reads_with_the_vectors_of_the_words():
    model = random_transformer()
    encoder = model.encode(SOURCE)
    decoder = model.decode(WRITTEN, encoder.start, encoder)
    vectors = model.target_embedding.words.weight
    torch.testing.assert_close(
        decoder.logits, functional.linear(decoder.states, vectors, model.word_bias)
    )
    torch.testing.assert_close(model(SOURCE, WRITTEN), decoder.logits)


@pytest.mark.proves(
    "illustrated_models.layers.InputTrace.embeddings",
    "illustrated_models.layers.InputTrace.positions",
    "illustrated_models.layers.InputTrace.output",
)
def test_a_word_comes_in_as_its_vector_times_the_root_of_its_size_and_its_place():
    model = random_transformer()
    trace = model.encode(SOURCE).input
    vector = model.source_embedding.words.weight[SOURCE[0, 2]]
    torch.testing.assert_close(trace.embeddings[0, 2], math.sqrt(D_MODEL) * vector)
    assert trace.positions[2, :2].tolist() == pytest.approx([math.sin(2), math.cos(2)])
    torch.testing.assert_close(trace.output[0, 2], trace.embeddings[0, 2] + trace.positions[2])


def test_two_words_by_hand():
    """One head, maps that change nothing: scores 1/√2 and 0, and the values are the words."""
    model = random_transformer()
    look = model.encoder_layers[0].attention
    look.n_heads, look.d_head = 1, D_MODEL
    with torch.no_grad():
        for each in (look.to_query, look.to_keys, look.to_values, look.to_output):
            each.weight.copy_(torch.eye(D_MODEL))
    words = torch.eye(D_MODEL, dtype=torch.float64)[:2]
    share = math.exp(1 / math.sqrt(D_MODEL)) / (math.exp(1 / math.sqrt(D_MODEL)) + 1)
    output = look(words, words, words).output
    assert output[0, :2].tolist() == pytest.approx([share, 1 - share])
    assert output[1, :2].tolist() == pytest.approx([1 - share, share])


@pytest.mark.parametrize("norm", NORMS)
@pytest.mark.proves(
    "illustrated_models.layers.ConnectionTrace.input",
    "illustrated_models.layers.ConnectionTrace.change",
    "illustrated_models.layers.ConnectionTrace.sum",
    "illustrated_models.layers.FeedForwardTrace.input",
    "illustrated_models.layers.FeedForwardTrace.hidden",
    "illustrated_models.layers.NormTrace.input",
    "illustrated_models.layers.NormTrace.mean",
    "illustrated_models.layers.NormTrace.spread",
    "illustrated_models.transformer.EncoderLayerTrace.input",
    "illustrated_models.transformer.DecoderLayerTrace.input",
)
def test_what_a_layer_notes_fits_together(norm):
    model = random_transformer(norm=norm)
    encoder = model.encode(SOURCE)
    decoder = model.decode(WRITTEN, encoder.start, encoder)
    for stack, layers in ((encoder, encoder.layers), (decoder, decoder.layers)):
        words = stack.input.output
        for layer in layers:
            assert layer.input is words
            words = layer.output
            around = layer.around_feed_forward
            torch.testing.assert_close(around.sum, around.input + around.change)
            assert around.change is layer.feed_forward.output
            read = around.norm.output if norm == "before" else around.input
            assert layer.feed_forward.input is read
            assert around.norm.input is (around.input if norm == "before" else around.sum)
            torch.testing.assert_close(around.norm.mean, around.norm.input.mean(dim=-1))
            spread = around.norm.input.std(dim=-1, correction=0)
            torch.testing.assert_close(around.norm.spread, spread)
            assert layer.feed_forward.hidden.min() == 0 < layer.feed_forward.hidden.max()


def test_no_word_sees_a_word_that_is_not_written_yet():
    model = random_transformer()
    encoder = model.encode(SOURCE)
    before = model.decode(WRITTEN, encoder.start, encoder)
    changed = WRITTEN.clone()
    changed[:, 2] = 7
    after = model.decode(changed, encoder.start, encoder)
    torch.testing.assert_close(after.logits[:, :2], before.logits[:, :2])
    assert not torch.allclose(after.logits[:, 2], before.logits[:, 2])
    future = ~causal(WRITTEN.shape[-1])
    assert all(not layer.self_attention.weights[..., future].any() for layer in before.layers)


def test_padding_changes_nothing():
    model = random_transformer()
    padded, alone = model.encode(SOURCE, PRESENT), model.encode(SOURCE[1, :3])
    torch.testing.assert_close(padded.states[1, :3], alone.states)
    of_padded = model.decode(WRITTEN, padded.start, padded).logits[1]
    torch.testing.assert_close(of_padded, model.decode(WRITTEN[1], alone.start, alone).logits)


def test_without_positions_shuffled_words_only_change_places():
    order = torch.tensor([2, 0, 3, 1])
    without, with_them = random_transformer(positions="none"), random_transformer()
    states = without.encode(SOURCE[0]).states
    torch.testing.assert_close(without.encode(SOURCE[0, order]).states, states[order])
    states = with_them.encode(SOURCE[0]).states
    assert not torch.allclose(with_them.encode(SOURCE[0, order]).states, states[order], atol=0.01)


def test_without_what_stays_only_the_change_goes_on():
    model = random_transformer(residual=False)
    around = model.encode(SOURCE).layers[0].around_attention
    assert around.sum is around.change


def test_writing_step_by_step_is_writing_at_once():
    model = random_transformer()
    encoder = model.encode(SOURCE, PRESENT)
    at_once = model.decode(WRITTEN, encoder.start, encoder)
    so_far, rows = encoder.start, []
    for place in range(WRITTEN.shape[1]):
        step = model.decode(WRITTEN[:, place : place + 1], so_far, encoder)
        so_far = step.so_far
        rows.append(step.logits[:, -1])
    torch.testing.assert_close(torch.stack(rows, dim=1), at_once.logits)
    assert torch.equal(at_once.written, so_far)


def test_learned_positions_are_weights_and_sinusoids_are_not():
    learned, fixed = random_transformer(positions="learned"), random_transformer()
    names = {name for name, _ in learned.named_parameters()}
    assert names - {name for name, _ in fixed.named_parameters()} == {
        "source_embedding.positions",
        "target_embedding.positions",
    }
    assert "source_embedding.positions" not in fixed.state_dict()


def test_a_sentence_longer_than_all_positions_is_refused():
    sizes = TransformerSizes(9, 9, D_MODEL, 4, 2, 1)
    with pytest.raises(ValueError, match="129 words; there are positions for 128"):
        Embedding(9, sizes, 0.0)(torch.zeros(129, dtype=torch.int64))


def test_the_shares_of_a_step_are_the_last_layers_on_average():
    model = random_transformer()
    encoder = model.encode(SOURCE, PRESENT)
    decoder = model.decode(WRITTEN, encoder.start, encoder)
    heads = decoder.layers[-1].cross_attention.weights
    torch.testing.assert_close(decoder.shares, (heads[:, 0] + heads[:, 1]) / 2)
    torch.testing.assert_close(decoder.shares.sum(dim=-1), torch.ones(2, 3).double())
