"""The shape of a sentence: does each run of three kinds of words occur in the training sentences?

A network has learnt from sentences of certain shapes. The kinds of words (“noun m s”, “verb il”; a
word such as « le » is a kind of its own) are letters here, so that a sentence is a word of letters,
which opens with `^` and ends with `$`. A word that nobody knows may be of any kind: `?`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from illustrated_models.vocabulary import Vocabulary

OPENS, ENDS, ANY = "^$?"


@dataclass(frozen=True)
class Shapes:
    """The runs of three kinds that occur in the training sentences."""

    alphabet: str  # one letter for each kind of word (definition)
    labels: Annotated[tuple[str, ...], "axis: kind"]  # what each kind is called (definition)
    letters: str  # the kind of each known French word, in the vocabulary's order (definition)
    runs: Annotated[tuple[str, ...], "axis: kind"]  # for each kind in the middle, split by blanks:
    #   a letter that occurs before it, then all letters that occur after the two (definition)

    @cached_property
    def by_middle(self) -> dict[str, list[str]]:
        """The pieces of the runs by the kind in their middle."""
        return {kind: row.split() for kind, row in zip(self.alphabet, self.runs, strict=True)}


def runs_of(letters: str) -> tuple[str, ...]:
    """Every three letters in a row: with `^` before and `$` behind, one run for each word."""
    closed = OPENS + letters + ENDS
    return tuple(closed[place : place + 3] for place in range(len(letters)))


def packed_runs(runs: frozenset[str], alphabet: str) -> tuple[str, ...]:
    """The runs, kept by the kind in the middle and the kind before it."""
    thirds: dict[str, dict[str, str]] = {letter: {} for letter in alphabet}
    for before, middle, after in sorted(runs):
        thirds[middle][before] = thirds[middle].get(before, "") + after
    return tuple(
        " ".join(before + after for before, after in thirds[letter].items()) for letter in alphabet
    )


def spelled(words: Sequence[str], vocabulary: Vocabulary, letters: str) -> str:
    """The kinds of the words of a sentence, one letter each."""
    return "".join(letters[vocabulary.numbers[w]] if w in vocabulary else ANY for w in words)


def occurs(run: str, by_middle: Mapping[str, Sequence[str]]) -> bool:
    """Whether a run occurs in training; `?` stands for any kind of word with which it does."""
    before, middle, after = run
    rows = by_middle.values() if middle == ANY else [by_middle.get(middle, ())]
    return any(
        fits(before, piece[0], OPENS) and any(fits(after, kind, ENDS) for kind in piece[1:])
        for row in rows
        for piece in row
    )


def fits(wanted: str, kind: str, sign: str) -> bool:
    """Whether a kind is the one wanted; any word will do for `?`, but not the sign of an end."""
    return kind == wanted or (wanted == ANY and kind != sign)


def strange_run(words: Sequence[str], vocabulary: Vocabulary, shapes: Shapes) -> range | None:
    """The places of the first words that stand together as in no training sentence, if any do.

    They are three words, or fewer at the beginning and at the end.
    """
    runs = runs_of(spelled(words, vocabulary, shapes.letters))
    for place, run in enumerate(runs):
        if not occurs(run, shapes.by_middle):
            return range(max(0, place - 1), min(len(words), place + 2))
    return None
