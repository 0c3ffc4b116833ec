"""The worked examples of the translators, computed from the published weights."""

import dataclasses
from itertools import pairwise

import pytest
import torch

from illustrated_models.examples.translation import one_look, seq2seq
from illustrated_models.published_translator import load_card
from illustrated_models.translation import TranslationTrace

TRANSLATIONS = (
    seq2seq.running_sentence,
    seq2seq.running_sentence_plain,
    seq2seq.running_sentence_additive,
    seq2seq.four_units,
    seq2seq.european_area,
    seq2seq.unseen_name,
)


@pytest.mark.parametrize("example", TRANSLATIONS, ids=lambda example: example.__name__)
def test_a_translation_holds_together(example):
    trace = example()
    assert isinstance(trace, TranslationTrace)
    assert dataclasses.is_dataclass(trace)
    assert trace.predicted_tokens[-1] == "</s>"
    assert torch.equal(trace.encoder.last, trace.encoder.states[-1])
    if trace.decoder.attention is not None:
        weights = trace.decoder.attention.weights
        assert weights.shape == (trace.n_target, trace.n_source)
        torch.testing.assert_close(weights.sum(-1), torch.ones(trace.n_target))


def test_every_model_translates_the_running_sentence():
    for example in TRANSLATIONS[:4]:
        assert example().target_tokens == ("the", "black", "cat", "sleeps")


def test_with_attention_noun_and_adjective_cross():
    weights = seq2seq.running_sentence().decoder.attention.weights
    assert weights[1].argmax() == 2  # black looks at noir
    assert weights[2].argmax() == 1  # cat looks at chat


def test_a_name_that_was_never_heard_is_carried_over():
    trace = seq2seq.unseen_name()
    assert trace.source_read[0] == "<unk>"
    assert [carried.word for carried in trace.carried] == ["Zbigniew"]
    assert trace.target_tokens[0] == "Zbigniew"


def test_the_beam_tree_ends_in_a_translation():
    trace = seq2seq.beam()
    assert trace.sentence(trace.best) == ("the", "black", "cat", "sleeps")
    assert trace.width == seq2seq.BEAM_WIDTH


@pytest.mark.proves(
    "illustrated_models.examples.translation.seq2seq.Stage.number",
    "illustrated_models.examples.translation.seq2seq.Stage.n_source",
    "illustrated_models.examples.translation.seq2seq.Stage.source_tokens",
)
def test_the_growing_sentence_grows():
    stages = seq2seq.growing().stages
    assert [stage.number for stage in stages] == list(range(1, len(stages) + 1))
    assert stages[0].source_tokens == seq2seq.RUNNING
    assert all(a.n_source < b.n_source for a, b in pairwise(stages))
    assert stages[-1].n_source > 25


@pytest.mark.proves("illustrated_models.examples.translation.seq2seq.Outcome.tokens")
def test_the_stages_are_translated_as_the_cards_say():
    trace = seq2seq.growing()
    for model, name in (("plain", "translator-plain"), ("attention", "translator-dot")):
        rows = load_card(name).metrics["growing"]["stages"]
        written = [list(getattr(stage, model).tokens) for stage in trace.stages]
        assert written == [row["written"] for row in rows]


@pytest.mark.proves(
    "illustrated_models.examples.translation.seq2seq.GrowingTrace.plain_loses_cat",
    "illustrated_models.examples.translation.seq2seq.GrowingTrace.attention_loses_cat",
    "illustrated_models.examples.translation.seq2seq.GrowingTrace.plain_slips",
    "illustrated_models.examples.translation.seq2seq.GrowingTrace.attention_slips",
    "illustrated_models.examples.translation.seq2seq.GrowingTrace.plain_loses_verb",
    "illustrated_models.examples.translation.seq2seq.GrowingTrace.attention_loses_verb",
)
def test_what_is_lost_is_counted_from_the_stages():
    trace = seq2seq.growing()
    for model in ("plain", "attention"):
        outcomes = [getattr(stage, model) for stage in trace.stages]
        for field, virtue in (
            ("loses_cat", "keeps_cat"),
            ("slips", "exact"),
            ("loses_verb", "keeps_verb"),
        ):
            lost = [stage for stage, one in enumerate(outcomes, 1) if not getattr(one, virtue)]
            assert getattr(trace, f"{model}_{field}") == (lost[0] if lost else 0)


@pytest.mark.proves(
    "illustrated_models.examples.translation.seq2seq.Shares.right",
    "illustrated_models.examples.translation.seq2seq.Shares.count",
)
def test_the_columns_of_lengths_are_those_of_the_cards():
    trace = seq2seq.lengths()
    rows = load_card("translator-dot").metrics["held_out"]["by_length"]
    assert trace.attention.right.tolist() == [row["right"] for row in rows]
    assert torch.equal(trace.plain.count, trace.attention.count)
    assert (trace.attention.low <= trace.attention.share).all()
    assert (trace.attention.share <= trace.attention.high).all()


def test_snapshots_go_from_noise_to_translation():
    trace = seq2seq.snapshots()
    assert trace.steps[0] == 0
    assert trace.loss[-1] < 0.2 * trace.loss[0]
    running = trace.sentences[0]
    assert running.source_tokens == seq2seq.RUNNING
    assert running.translations[-1] == running.gold_tokens
    assert running.translations[0] != running.gold_tokens
    for sentence in trace.sentences:
        assert sentence.weights.shape == (
            len(trace.steps),
            len(sentence.gold_tokens) + 1,
            len(sentence.source_tokens),
        )
        assert sentence.gold_probabilities[-1].mean() > sentence.gold_probabilities[0].mean()


def test_the_last_snapshot_is_the_model_before_rounding():
    trace = seq2seq.snapshots()
    published = seq2seq.running_sentence().decoder.attention.weights
    torch.testing.assert_close(trace.sentences[0].weights[-1], published, atol=0.01, rtol=0.0)


@pytest.mark.proves("illustrated_models.examples.translation.one_look.OneLookTrace.products")
def test_the_products_of_a_look_add_up_to_its_scores():
    trace = one_look.one_look_back()
    scores = trace.translation.decoder.attention.scores[trace.step]
    torch.testing.assert_close(trace.products.sum(dim=1), scores)
