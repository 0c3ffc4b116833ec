"""From what a reader types to the words that the model reads.

The text is cut into tokens as everywhere. A token that is not a known word is then taken for a
known one that differs in capitals or accents only: « Ou est la FORET » means « où est la forêt ».
"""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

from illustrated_models.data.translation.text import tokenize_french

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


def folded(word: str) -> str:
    """The word without capitals, accents and ligatures."""
    parts = unicodedata.normalize("NFD", word.lower().translate(LIGATURES))
    return "".join(part for part in parts if not "\u0300" <= part <= "\u036f")


def typed_words(text: str, known: Sequence[str]) -> tuple[str, ...]:
    """The words of a sentence as typed; `known` are the words of the model, the commonest first.

    A token that is not known becomes its lower-case form, or else the form with a capital, or else
    the commonest word that folds alike, if that is known; else it stays as it was typed. An accent
    that was typed is meant: such a token becomes no word without any.
    """
    words, meant = _ready(tuple(known))
    return tuple(_read(token, words, meant) for token in tokenize_french(text, words))


@cache
def _ready(known: tuple[str, ...]) -> tuple[frozenset[str], Mapping[tuple[str, bool], str]]:
    """The words, and what is meant by a folding, by whether an accent was typed."""
    meant: dict[tuple[str, bool], str] = {}
    for word in known:
        accented = folded(word) != word.lower()
        for typed in {False, accented}:
            meant.setdefault((folded(word), typed), word)
    return frozenset(known), meant


def _read(token: str, words: frozenset[str], meant: Mapping[tuple[str, bool], str]) -> str:
    lowered = token.lower()
    for form in (token, lowered, lowered[:1].upper() + lowered[1:]):
        if form in words:
            return form
    plain = folded(token)
    return meant.get((plain, plain != lowered), token)


def looks_english(tokens: Sequence[str], known: Sequence[str], english: Sequence[str]) -> bool:
    """Whether more of the tokens, as typed, are English words from a list than known French ones.

    `english` holds no known French word. A name counts for neither.
    """
    lowered = [token.lower() for token in tokens]
    french = frozenset(known)
    return sum(w in english for w in lowered) > sum(w in french for w in lowered)
