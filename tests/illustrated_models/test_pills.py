"""Sentences to tap together."""

from collections import defaultdict

from illustrated_models.data.translation.corpus import split_of
from illustrated_models.data.translation.grammar.pronouns import subject_pronoun
from illustrated_models.data.translation.grammar.verb_groups import PAST, PRESENT
from illustrated_models.data.translation.held_out import is_held_out
from illustrated_models.data.translation.pills import (
    PEOPLE,
    SLOT,
    pill_sentences,
    question,
    statement,
    thing,
)
from illustrated_models.published_translator import load_card

MOST = 12  # words to choose from


def texts(pair) -> tuple[str, str]:
    return " ".join(pair.source), " ".join(pair.target)


def test_the_running_sentence_comes_first():
    assert texts(pill_sentences()[0]) == ("le chat noir dort", "the black cat sleeps")


def test_at_each_word_there_are_at_most_a_dozen_to_choose_from():
    following = defaultdict(set)
    for pair in pill_sentences():
        for place, word in enumerate(pair.source):
            following[pair.source[:place]].add(word)
    assert max(len(words) for words in following.values()) == MOST
    assert len(following[()]) >= 10
    assert len(following["le", "chat"]) >= 10


def test_sentences_are_short_different_and_many():
    sources = [pair.source for pair in pill_sentences()]
    assert len(set(sources)) == len(sources)
    assert 300 <= len(sources) <= 400
    assert {len(source) for source in sources} == set(range(3, 10))


def test_every_word_is_known_but_the_slot_for_a_name():
    known = load_card("translator-dot").vocabularies.source
    words = {word for pair in pill_sentences() for word in pair.source}
    assert [word for word in sorted(words) if word not in known] == [SLOT]


def test_french_agrees():
    assert texts(statement("je", ("perdre", PAST, "son chapeau"))) == (
        "j' ai perdu mon chapeau",
        "I lost my hat",
    )
    assert texts(statement("les enfants", ("chercher", PRESENT, "son chapeau"))) == (
        "les enfants cherchent leur chapeau",
        "the children are looking for their hat",
    )
    assert texts(statement("la petite fille", ("dormir", "not", ""))) == (
        "la petite fille ne dort pas",
        "the small girl does not sleep",
    )
    assert texts(question("le chat noir")) == ("où est le chat noir ?", "where is the black cat ?")


def test_a_thing_has_its_article_and_its_adjectives():
    mine = thing("mon chapeau rouge", subject_pronoun(0))
    assert [word.text for word in mine.chunk.french] == ["mon", "chapeau", "rouge"]
    assert [word.text for word in mine.chunk.english] == ["my", "red", "hat"]


def test_nobody_looks_for_himself():
    for pair in pill_sentences():
        nouns = [word for word in pair.source if word in ("chat", "chien", "souris", "fille")]
        assert len(nouns) == len(set(nouns)), pair.source


def test_people_may_be_anyone_with_a_name():
    assert SLOT in PEOPLE
    assert any(pair.source == (SLOT, "aime", "le", "chat", "noir") for pair in pill_sentences())


def test_the_black_cat_was_in_no_training_sentence():
    for pair in pill_sentences():
        if ("chat", "noir") in zip(pair.source, pair.source[1:], strict=False):
            assert is_held_out(pair.source)
    assert {split_of(pair.source) for pair in pill_sentences()} == {"train", "test"}
