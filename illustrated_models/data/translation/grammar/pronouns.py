"""Pronouns as subjects and before the verb (je le vois, elle lui parle)."""

from illustrated_models.data.translation.grammar.noun_phrases import (
    PERSON,
    THING,
    NounPhrase,
)
from illustrated_models.data.translation.words import PRONOUN, Chunk, English, French

SUBJECTS = (
    ("je", "I", 0, False, False),
    ("tu", "you", 1, False, False),
    ("il", "he", 2, False, False),
    ("elle", "she", 2, True, False),
    ("nous", "we", 3, False, True),
    ("vous", "you", 4, False, True),
    ("ils", "they", 5, False, True),
    ("elles", "they", 5, True, True),
    ("on", "we", 2, False, False),
)
REFLEXIVES = ("me", "te", "se", "nous", "vous", "se")
OBJECTS = (("me", "me"), ("te", "you"), ("le", "him"), ("nous", "us"), ("vous", "you"),
           ("les", "them"))  # fmt: skip
STRONG = ("moi", "toi", "lui", "nous", "vous", "eux")
ENGLISH_OBJECTS = ("me", "you", "him", "us", "you", "them")


def subject_pronoun(index: int) -> NounPhrase:
    """One of je tu il elle nous vous ils elles on."""
    fr, en, person, feminine, plural = SUBJECTS[index]
    word = French(fr, PRONOUN)
    many = plural or fr in ("tu", "vous", "on")
    chunk = Chunk((word,), (English(en, (word,)),))
    return NounPhrase(chunk, person, feminine, plural, many, PERSON, word, pronoun=True)


def referring_subject(antecedent: NounPhrase) -> NounPhrase:
    """Il, elle, ils or elles for something named earlier: he, she, it or they."""
    fr = ("elle" if antecedent.feminine else "il") + ("s" if antecedent.plural else "")
    word = French(fr, PRONOUN)
    en = english_subject(antecedent)
    links = () if antecedent.pronoun else (("it-he-she", antecedent.head),)
    chunk = Chunk((word,), (English(en, (word,), links),))
    return NounPhrase(
        chunk,
        antecedent.person,
        antecedent.feminine,
        antecedent.plural,
        antecedent.english_plural,
        antecedent.kind,
        antecedent.head,
        antecedent.noun,
        pronoun=True,
    )


def english_subject(antecedent: NounPhrase) -> str:
    """He, she, it or they, by what the word stands for."""
    if antecedent.english_plural:
        return "they"
    if antecedent.kind != PERSON:
        return "it"
    return "she" if antecedent.feminine else "he"


def english_object(antecedent: NounPhrase) -> str:
    """Him, her, it or them, by what the word stands for."""
    return {"they": "them", "it": "it", "she": "her", "he": "him"}[english_subject(antecedent)]


def object_clitic(antecedent: NounPhrase) -> tuple[French, English]:
    """Le, la or les for something named earlier."""
    text = "les" if antecedent.plural else "la" if antecedent.feminine else "le"
    word = French(text, PRONOUN)
    links = (("it-he-she", antecedent.head),)
    return word, English(english_object(antecedent), (word,), links)


def unreferring_clitic(index: int, feminine: bool, kind: str) -> tuple[French, English]:
    """Me te le la nous vous les, when nothing earlier says who is meant."""
    fr, en = OBJECTS[index]
    if index == 2:
        fr = "la" if feminine else "le"
        en = "it" if kind == THING else "her" if feminine else "him"
    word = French(fr, PRONOUN)
    return word, English(en, (word,))
