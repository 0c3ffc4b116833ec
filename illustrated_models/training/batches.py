"""Sentence pairs as the tensors that training reads: batches of like length, some words masked."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from jaxtyping import Bool, Int
from torch import Tensor

from illustrated_models.vocabulary import Vocabularies

POOL = 4096  # sentences that are sorted by length together


@dataclass(frozen=True)
class Sentences:
    """A sentence pair in numbers."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    names: tuple[tuple[int, int], ...] = ()  # places of names that may be masked on both sides
    nouns: tuple[tuple[int, int], ...] = ()  # and of nouns


@dataclass(frozen=True)
class Batch:
    """Several sentence pairs side by side, filled up with padding."""

    source: Int[Tensor, "sentence source"]
    present: Bool[Tensor, "sentence source"]  # false where there is padding
    written: Int[Tensor, "sentence target"]  # <s> and the translation: what the decoder reads
    wanted: Int[Tensor, "sentence target"]  # the translation and </s>: what it should write

    @property
    def n_words(self) -> int:
        """How many source words the batch holds, padding left out."""
        return int(self.present.sum())


def padded(rows: Sequence[Sequence[int]], padding: int) -> Int[Tensor, "row column"]:
    """Put rows of different length one below the other."""
    width = max(len(row) for row in rows)
    return torch.tensor([[*row, *[padding] * (width - len(row))] for row in rows])


def batch_of(pairs: Sequence[Sentences], vocabularies: Vocabularies) -> Batch:
    """Line sentence pairs up for the model."""
    target = vocabularies.target
    source = padded([pair.source for pair in pairs], vocabularies.source.padding)
    return Batch(
        source=source,
        present=source != vocabularies.source.padding,
        written=padded([(target.start, *pair.target) for pair in pairs], target.padding),
        wanted=padded([(*pair.target, target.end) for pair in pairs], target.padding),
    )


def masked(
    pair: Sentences,
    vocabularies: Vocabularies,
    chance: random.Random,
    of_names: float,
    of_nouns: float,
) -> Sentences:
    """Hide some names and nouns on both sides, so that `<unk>` is learnt as a word to carry."""
    hidden = [link for link in pair.names if chance.random() < of_names]
    hidden += [link for link in pair.nouns if chance.random() < of_nouns]
    if not hidden:
        return pair
    source, target = list(pair.source), list(pair.target)
    for source_place, target_place in hidden:
        source[source_place] = vocabularies.source.unknown
        target[target_place] = vocabularies.target.unknown
    return Sentences(tuple(source), tuple(target), pair.names, pair.nouns)


def batches(
    pairs: Sequence[Sentences], seed: int, epoch: int, words_per_batch: int
) -> list[list[int]]:
    """Cut all pairs into batches of like length, in an order that `seed` and `epoch` decide."""
    chance = random.Random(f"{seed}/{epoch}")
    order = list(range(len(pairs)))
    chance.shuffle(order)
    cut: list[list[int]] = []
    for start in range(0, len(order), POOL):
        pool = order[start : start + POOL]
        pool.sort(key=lambda index: (len(pairs[index].source), len(pairs[index].target)))
        cut.extend(by_words(pool, pairs, words_per_batch))
    chance.shuffle(cut)
    return cut


def by_words(
    indices: Sequence[int], pairs: Sequence[Sentences], words_per_batch: int
) -> Iterator[list[int]]:
    """Cut sentences, sorted by length, where a batch would hold more than `words_per_batch`."""
    batch: list[int] = []
    for index in indices:
        if batch and (len(batch) + 1) * len(pairs[index].source) > words_per_batch:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch
