"""Sentence pairs cut into batches, and words hidden in them."""

import random

import torch

from illustrated_models.training.batches import Sentences, batch_of, batches, masked
from tests.illustrated_models.translators import WORDS

PAIRS = tuple(
    Sentences(tuple(range(4, 5 + n % 6)), tuple(range(4, 6 + n % 6)), ((0, 0),), ((n % 6, 1),))
    for n in range(500)
)


def test_a_batch_is_filled_up_with_padding():
    batch = batch_of([Sentences((4, 5, 6), (7, 8)), Sentences((9,), (4, 5, 6))], WORDS)
    assert batch.source.tolist() == [[4, 5, 6], [9, 0, 0]]
    assert batch.present.tolist() == [[True, True, True], [True, False, False]]
    assert batch.written.tolist() == [[1, 7, 8, 0], [1, 4, 5, 6]]
    assert batch.wanted.tolist() == [[7, 8, 2, 0], [4, 5, 6, 2]]


def test_every_sentence_is_in_one_batch_of_each_epoch():
    for epoch in range(2):
        indices = [index for batch in batches(PAIRS, 1, epoch, 40) for index in batch]
        assert sorted(indices) == list(range(len(PAIRS)))


def test_no_batch_holds_more_words_than_allowed():
    for batch in batches(PAIRS, 1, 0, 40):
        assert len(batch) * max(len(PAIRS[index].source) for index in batch) <= 40


def test_the_order_depends_on_seed_and_epoch_only():
    assert batches(PAIRS, 1, 0, 40) == batches(PAIRS, 1, 0, 40)
    assert batches(PAIRS, 1, 0, 40) != batches(PAIRS, 1, 1, 40)
    assert batches(PAIRS, 1, 0, 40) != batches(PAIRS, 2, 0, 40)


def test_a_word_is_hidden_on_both_sides_or_on_none():
    pair = Sentences((4, 5, 6), (7, 8, 9), names=((0, 1),), nouns=((2, 0),))
    hidden = masked(pair, WORDS, random.Random(1), of_names=1.0, of_nouns=1.0)
    assert hidden.source == (3, 5, 3)
    assert hidden.target == (3, 3, 9)
    assert masked(pair, WORDS, random.Random(1), 0.0, 0.0) == pair


def test_names_and_nouns_are_hidden_in_their_own_share():
    chance = random.Random(1)
    found = [masked(pair, WORDS, chance, of_names=0.3, of_nouns=0.0) for pair in PAIRS]
    share = sum(one.source[0] == 3 for one in found) / len(PAIRS)
    assert 0.2 < share < 0.4
    assert all(3 not in one.source[1:] for one in found)


def test_padding_is_never_a_word():
    batch = batch_of(PAIRS[:7], WORDS)
    assert torch.equal(batch.present, batch.source != WORDS.source.padding)
    assert batch.n_words == sum(len(pair.source) for pair in PAIRS[:7])
