"""Words and their numbers."""

import pytest

from illustrated_models.vocabulary import SPECIAL, UNKNOWN, Vocabulary, vocabulary_of


def test_the_commonest_word_comes_first_and_equals_are_in_alphabetical_order():
    vocabulary = vocabulary_of([("b", "c"), ("c", "a")])
    assert vocabulary.words == (*SPECIAL, "c", "a", "b")


def test_a_rare_word_is_unknown():
    vocabulary = vocabulary_of([("chat", "noir"), ("chat",)], at_least=2)
    assert "noir" not in vocabulary
    assert vocabulary.read(("chat", "noir")) == ("chat", UNKNOWN)
    assert vocabulary.ids(("chat", "noir")) == [4, vocabulary.unknown]


def test_numbers_and_words_are_inverse():
    vocabulary = vocabulary_of([("le", "chat", "noir", "dort")])
    words = ("dort", "le", "noir")
    assert tuple(vocabulary.words[number] for number in vocabulary.ids(words)) == words


def test_the_special_words_have_the_first_numbers():
    vocabulary = vocabulary_of([("le",)])
    numbers = (vocabulary.padding, vocabulary.start, vocabulary.end, vocabulary.unknown)
    assert numbers == (0, 1, 2, 3)


def test_a_special_word_in_a_sentence_is_not_counted_twice():
    assert vocabulary_of([(UNKNOWN, "le")]).words == (*SPECIAL, "le")


def test_a_word_may_not_be_in_a_vocabulary_twice():
    with pytest.raises(ValueError, match="'le' is in the vocabulary twice"):
        Vocabulary((*SPECIAL, "le", "le"))


def test_a_vocabulary_must_start_with_the_special_words():
    with pytest.raises(ValueError, match="starts with"):
        Vocabulary(("le", "chat"))
