"""The shapes of the sentences that the model has learnt from, and sentences in a jumble."""

from collections.abc import Iterable, Iterator, Sequence
from random import Random

from illustrated_models.data.translation.corpus import Pair
from illustrated_models.data.translation.kinds import kinds_of
from illustrated_models.shapes import (
    ANY,
    ENDS,
    OPENS,
    Shapes,
    packed_runs,
    runs_of,
    spelled,
)
from illustrated_models.vocabulary import Vocabulary

AWKWARD = f'{OPENS}{ENDS}{ANY}"&<>\\`'  # have a meaning, here or in the files of a page
LETTERS = [
    letter
    for letter in map(chr, (*range(0x21, 0x7F), *range(0xC0, 0x180)))
    if letter not in AWKWARD
]


def kinds_as_letters(vocabulary: Vocabulary) -> tuple[str, tuple[str, ...], str]:
    """The alphabet of kinds, their labels, and the letter of each known word."""
    kinds = kinds_of(vocabulary.words)
    labels = tuple(dict.fromkeys(kinds.values()))
    letter = dict(zip(labels, LETTERS, strict=False))
    alphabet = "".join(letter[label] for label in labels)
    return alphabet, labels, "".join(letter[kinds[word]] for word in vocabulary.words)


def shapes_of(sentences: Iterable[Sequence[str]], vocabulary: Vocabulary) -> Shapes:
    """The runs that occur in sentences. An unknown word is no kind: its runs are left out."""
    alphabet, labels, letters = kinds_as_letters(vocabulary)
    found: set[str] = set()
    for words in sentences:
        found.update(runs_of(spelled(words, vocabulary, letters)))
    known = frozenset(run for run in found if ANY not in run)
    return Shapes(alphabet, labels, letters, packed_runs(known, alphabet))


def jumbled(pairs: Sequence[Pair]) -> Iterator[tuple[str, ...]]:
    """The same sentences with their words in another order, always the same one."""
    for pair in pairs:
        words = list(pair.source)
        chance = Random(" ".join(words))
        while len(set(words)) > 1 and tuple(words) == pair.source:
            chance.shuffle(words)
        if tuple(words) != pair.source:
            yield tuple(words)
