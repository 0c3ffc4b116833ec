"""Translating word by word: the trace holds together, and unknown words are carried."""

import dataclasses

import pytest
import torch

from illustrated_models.translation import (
    Carried,
    carried_words,
    final_words,
    longest_translation,
    translate,
)
from illustrated_models.vocabulary import END, START, UNKNOWN
from tests.illustrated_models.translators import (
    SENTENCE,
    WORDS,
    markov_translator,
    random_translator,
)

KINDS = (None, "dot", "additive")
CHAIN = {
    START: {"the": 0.9},
    "the": {"black": 0.8},
    "black": {"cat": 0.7},
    "cat": {"sleeps": 0.6},
    "sleeps": {END: 0.5},
}


@pytest.mark.proves(
    "illustrated_models.translation.TranslationTrace.target_tokens",
    "illustrated_models.translation.TranslationTrace.predicted_tokens",
    "illustrated_models.translation.TranslationTrace.decoder_inputs",
    "illustrated_models.translation.TranslationTrace.predicted_probabilities",
    "illustrated_models.translation.TranslationTrace.confidence",
)
def test_the_likeliest_word_is_written_until_the_stop_sign():
    trace = translate(markov_translator(CHAIN), WORDS, SENTENCE)
    assert trace.target_tokens == ("the", "black", "cat", "sleeps")
    assert trace.predicted_tokens == ("the", "black", "cat", "sleeps", END)
    assert trace.decoder_inputs == (START, "the", "black", "cat", "sleeps")
    expected = torch.tensor([0.9, 0.8, 0.7, 0.6, 0.5])
    shares = expected / (expected + 1e-6 * (len(WORDS.target) - 1))
    torch.testing.assert_close(trace.predicted_probabilities, shares, atol=1e-4, rtol=1e-4)
    assert trace.confidence == pytest.approx(shares.prod().item() ** (1 / 5), abs=1e-4)


@pytest.mark.parametrize("attention", KINDS)
@pytest.mark.proves(
    "illustrated_models.seq2seq.DecoderTrace.states",
    "illustrated_models.seq2seq.DecoderTrace.logits",
)
def test_the_trace_is_that_of_one_run_over_the_words_written(attention):
    model = random_translator(attention, spread=4.0)
    trace = translate(model, WORDS, SENTENCE)
    written = torch.tensor(WORDS.target.ids(trace.decoder_inputs))
    with torch.inference_mode():
        encoder = model.encode(trace.source_ids)
        whole = model.decode(written, encoder.last, encoder)
    torch.testing.assert_close(trace.decoder.logits, whole.logits)
    torch.testing.assert_close(trace.decoder.states, whole.states)
    for ours, theirs in zip(trace.decoder.steps, whole.steps, strict=True):
        for field in dataclasses.fields(ours):
            ours_value, theirs_value = getattr(ours, field.name), getattr(theirs, field.name)
            torch.testing.assert_close(ours_value.squeeze(0), theirs_value.squeeze(0))
    if whole.attention is not None and trace.decoder.attention is not None:
        torch.testing.assert_close(trace.decoder.attention.weights, whole.attention.weights)
        torch.testing.assert_close(trace.decoder.attention.context, whole.attention.context)
    if attention == "additive":
        torch.testing.assert_close(
            trace.decoder.attention.scoring.joined, whole.attention.scoring.joined
        )


@pytest.mark.parametrize("attention", KINDS)
@pytest.mark.proves(
    "illustrated_models.translation.TranslationTrace.n_source",
    "illustrated_models.translation.TranslationTrace.n_target",
    "illustrated_models.translation.TranslationTrace.probabilities",
)
def test_the_trace_has_one_row_per_step(attention):
    trace = translate(random_translator(attention), WORDS, SENTENCE)
    assert trace.n_source == len(trace.encoder.steps) == len(trace.encoder.states) == 4
    n_target = trace.n_target
    assert n_target == len(trace.decoder.steps) == len(trace.decoder.logits)
    assert n_target == len(trace.predicted_tokens) == len(trace.decoder_inputs)
    assert trace.top_probabilities.shape == (n_target, 5)
    torch.testing.assert_close(trace.probabilities.sum(-1), torch.ones(n_target))
    for step, row in enumerate(trace.top_tokens):
        assert row[0] == trace.predicted_tokens[step]


def test_a_model_that_never_stops_is_cut_off():
    circle = {START: {"the": 1.0}, "the": {"cat": 1.0}, "cat": {"the": 1.0}}
    trace = translate(markov_translator(circle), WORDS, SENTENCE)
    assert trace.n_target == longest_translation(len(SENTENCE)) == 18  # 2 · 4 + 10
    assert END not in trace.predicted_tokens


@pytest.mark.proves(
    "illustrated_models.translation.TranslationTrace.source_tokens",
    "illustrated_models.translation.TranslationTrace.source_read",
)
def test_an_unknown_word_is_read_as_unknown():
    trace = translate(random_translator("dot"), WORDS, ("le", "Zbigniew", "dort"))
    assert trace.source_read == ("le", UNKNOWN, "dort")
    assert trace.source_tokens == ("le", "Zbigniew", "dort")


def test_unknown_is_replaced_by_the_word_with_the_largest_weight():
    weights = torch.tensor([[0.2, 0.7, 0.1], [0.6, 0.2, 0.2], [0.1, 0.1, 0.8]])
    predicted = (UNKNOWN, "sleeps", END)
    carried = carried_words(predicted, weights, ("le", "Zbigniew", "dort"))
    assert carried == (Carried(target=0, source=1, word="Zbigniew"),)
    assert final_words(predicted, carried) == ("Zbigniew", "sleeps")


def test_of_equally_likely_words_the_first_of_the_vocabulary_is_written():
    fork = {START: {"cat": 0.4, "dog": 0.4}, "cat": {END: 1.0}, "dog": {END: 1.0}}
    assert translate(markov_translator(fork), WORDS, SENTENCE).target_tokens == ("cat",)


def test_of_equally_weighted_words_the_first_of_the_sentence_is_carried():
    weights = torch.tensor([[0.2, 0.4, 0.4]])
    (carried,) = carried_words((UNKNOWN,), weights, ("le", "Zbigniew", "Marie"))
    assert carried.word == "Zbigniew"


def test_without_attention_nothing_is_carried():
    assert carried_words((UNKNOWN, END), None, ("Zbigniew",)) == ()
    assert final_words((UNKNOWN, END), ()) == (UNKNOWN,)


def test_nothing_to_translate_is_an_error():
    with pytest.raises(ValueError, match="no word"):
        translate(random_translator("dot"), WORDS, ())
