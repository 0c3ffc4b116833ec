"""What is typed becomes words that the model reads."""

import pytest

from illustrated_models.data.translation.typed import folded, looks_english, typed_words
from illustrated_models.published_translator import load_card

KNOWN = ("le", "la", "l'", "chat", "est", "où", "ou", "Zoé", "Paris", "forêt", "sœur", "à", "a")
ENGLISH = ("the", "cat", "is")
READ = {
    "Le chat est à Paris.": "le chat est à Paris",
    "LE CHAT EST A PARIS": "le chat est a Paris",
    "ou est zoe": "ou est Zoé",
    "L’ÉCOLE": "l' ÉCOLE",
    "la foret": "la forêt",
    "la FORÊT": "la forêt",
    "la fôret": "la forêt",
    "ma soeur": "ma sœur",
    "Zbigniew est là": "Zbigniew est là",
    "<b>chat</b>": "<b>chat</b>",
}


@pytest.mark.parametrize("text", READ)
def test_a_word_is_known_by_its_letters_whatever_its_capitals_and_accents(text):
    assert " ".join(typed_words(text, KNOWN)) == READ[text]


def test_the_commonest_of_several_words_that_fold_alike_is_meant():
    assert typed_words("OU", ("où", "ou")) == ("ou",)
    assert typed_words("Cote", ("côté", "côte")) == ("côté",)
    assert typed_words("Cote", ("côte", "côté")) == ("côte",)


def test_an_accent_that_was_typed_is_meant():
    assert typed_words("est là", ("la", "est")) == ("est", "là")
    assert typed_words("est la", ("là", "est")) == ("est", "là")


def test_folding_takes_capitals_accents_and_ligatures_away():
    assert folded("CŒUR") == "coeur"
    assert folded("Élève") == folded("e\u0301le\u0300ve") == "eleve"
    assert folded("œuf") == "oeuf"
    assert folded("ça") == "ca"


def test_known_words_are_read_as_they_are():
    words = load_card("translator-dot").vocabularies.source.words
    plain = [word for word in words if word.isalpha()]
    assert len(plain) > 4000
    assert typed_words(" ".join(["Paris", *plain]), words) == ("Paris", *plain)


def test_english_is_noticed_by_its_common_words():
    assert looks_english(("The", "cat", "sleeps"), KNOWN, ENGLISH)
    assert not looks_english(("le", "chat", "dort"), KNOWN, ENGLISH)
    assert not looks_english(("le", "chat", "is"), KNOWN, ENGLISH)
    assert not looks_english(("the", "chat"), KNOWN, ENGLISH)  # as many of one as of the other
    assert not looks_english((), KNOWN, ENGLISH)
