"""Two sentences read as one: what the small network makes of more words than it ever had."""

from itertools import pairwise

import pytest
import torch

from illustrated_models.examples.translation.two_sentences import seven_words
from illustrated_models.training.small_language import training_sentences


@pytest.mark.proves(
    "illustrated_models.examples.translation.two_sentences.TwoSentencesTrace.longest_trained",
)
def test_no_sentence_it_learnt_from_was_longer():
    longest = max(len(pair.source) for pair in training_sentences())
    assert seven_words().longest_trained == longest


def test_the_two_sentences_are_read_one_after_the_other():
    trace = seven_words()
    both = trace.first.source_tokens + trace.second.source_tokens
    assert trace.together.source_tokens == both
    assert "<unk>" not in trace.together.source_read
    assert len(both) == 7 > trace.longest_trained


def test_the_first_sentence_leaves_the_same_states_as_alone():
    trace = seven_words()
    alone = trace.first.encoder.states
    torch.testing.assert_close(trace.together.encoder.states[: len(alone)], alone)


def test_nothing_is_cleared_between_the_words():
    steps = seven_words().together.encoder.steps
    assert all(torch.equal(before.hidden, after.previous) for before, after in pairwise(steps))


def test_each_is_translated_alone_but_not_the_two_together():
    trace = seven_words()
    assert trace.first.target_tokens == ("the", "black", "cat", "sleeps")
    assert trace.second.target_tokens == ("the", "dog", "eats")
    assert trace.together.target_tokens == ("the", "dog", "sleeps")
