"""Between running text and tokens."""

import pytest

from illustrated_models.data.translation.corpus import (
    detokenize_english,
    detokenize_french,
    tokenize_english,
    tokenize_french,
)

FRENCH = {
    "L'ami de Zoé n'est pas là.": "l' ami de Zoé n' est pas là",
    "Qu’est-ce que tu manges ?": "qu' est-ce que tu manges ?",
    "A-t-il mangé aujourd'hui?": "a -t-il mangé aujourd'hui ?",
    "Donne-moi du pain, s'il te plaît !": "donne -moi du pain s' il te plaît",
    "J'ai rendez-vous avec ma grand-mère.": "j' ai rendez-vous avec ma grand-mère",
    "Es-tu là-bas jusqu'à lundi ?": "es -tu là-bas jusqu' à lundi ?",
    "": "",
}
ENGLISH = {
    "Zoé's friend is not here.": "Zoé 's friend is not here",
    "It is six o'clock.": "it is six o'clock",
    "I cannot swim.": "I cannot swim",
    "Where are you going?": "where are you going ?",
}
VOCABULARY = frozenset(("le", "chat", "dort", "Zoé", "it", "where", "l'"))


@pytest.mark.parametrize("text", FRENCH)
def test_french_text_becomes_tokens(text):
    assert " ".join(tokenize_french(text)) == FRENCH[text]


@pytest.mark.parametrize("text", ENGLISH)
def test_english_text_becomes_tokens(text):
    known = VOCABULARY if text.startswith("Zoé") else frozenset()
    assert " ".join(tokenize_english(text, known)) == ENGLISH[text]


def test_a_name_keeps_its_capital_and_another_first_word_loses_it():
    assert tokenize_french("Zoé dort.", VOCABULARY) == ("Zoé", "dort")
    assert tokenize_french("Le chat dort.", VOCABULARY) == ("le", "chat", "dort")


def test_an_unknown_first_word_is_taken_for_a_name():
    assert tokenize_french("Zebulon dort.", VOCABULARY) == ("Zebulon", "dort")


def test_tokens_become_text_again():
    assert detokenize_english(("Marie", "'s", "cat", "sleeps")) == "Marie's cat sleeps."
    assert detokenize_english(("do", "you", "sleep", "?")) == "Do you sleep?"
    assert detokenize_french(("a", "-t-il", "faim", "?")) == "A-t-il faim ?"
    assert detokenize_french(("l'", "ami", "dort")) == "L'ami dort."
    assert detokenize_english(()) == ""
