"""The runtime in the browser against torch, on numbers and networks small enough for any page."""

import pytest

from illustrated_models.vocabulary import END, UNKNOWN
from tests.widgets.checks import (
    KERNELS,
    check_beam,
    check_beams_of_translators,
    check_greedy,
    check_halves,
    check_moved_attention,
    check_operations,
    check_refusals,
    check_traces,
)
from tests.widgets.tiny import KINDS, SENTENCES, tiny


@pytest.mark.parametrize("kernel", KERNELS)
def test_every_operation_gives_what_torch_gives(driver, kernel):
    check_operations(driver, kernel)


@pytest.mark.parametrize("kernel", KERNELS)
def test_every_kind_of_translator_gives_the_tensors_and_words_of_torch(driver, kernel):
    check_traces(driver, kernel)


def test_each_pattern_of_sixteen_bits_is_read_as_the_number_that_it_stands_for(driver):
    check_halves(driver)


def test_moved_attention_gives_what_torch_makes_of_it(driver):
    check_moved_attention(driver)


def test_the_likeliest_word_is_written_until_the_end_and_of_equals_the_first(driver):
    check_greedy(driver)


def test_a_beam_as_wide_as_everything_finds_the_best_sentence(driver):
    check_beam(driver)


def test_a_narrow_beam_considers_and_keeps_the_words_that_python_does(driver):
    check_beams_of_translators(driver)


def test_what_cannot_be_done_is_refused_in_words(driver):
    check_refusals(driver)


@pytest.mark.parametrize("kind", KINDS)
def test_the_tiny_translators_do_all_that_is_to_be_compared(kind):
    predicted = [tiny(kind).translate(sentence).predicted_tokens for sentence in SENTENCES]
    assert any(UNKNOWN in words for words in predicted)
    assert {END in words for words in predicted} == {True, False} or kind is None
