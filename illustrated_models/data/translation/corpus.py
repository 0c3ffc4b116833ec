"""French–English sentence pairs with the true word alignment, generated from a small grammar.

What attention looked at can be scored only where the right answer is known. Real corpora have no
word alignments; a generated one has them by construction. See `SOURCE.md`.
"""

import hashlib
from collections.abc import Iterator
from random import Random
from typing import Literal

from illustrated_models.data.translation.grammar.formulas import fixed_sentences
from illustrated_models.data.translation.grammar.sentences import choose_sentence
from illustrated_models.data.translation.growing import growing_sentence
from illustrated_models.data.translation.held_out import held_out_phrases, is_held_out
from illustrated_models.data.translation.text import (
    detokenize_english,
    detokenize_french,
    tokenize_english,
    tokenize_french,
)
from illustrated_models.data.translation.words import Pair, finish

__all__ = [
    "PHENOMENA",
    "Pair",
    "detokenize_english",
    "detokenize_french",
    "growing_sentence",
    "held_out_phrases",
    "pairs",
    "split_of",
    "tokenize_english",
    "tokenize_french",
]

PHENOMENA = (
    "crossing", "his-her", "it-he-she", "negation", "passe-compose", "imparfait", "futur",
    "passive", "question", "date-number", "elision", "article-vanishes", "article-appears",
    "copy-name",
)  # fmt: skip
Split = Literal["train", "test"]
ONE_IN = 20


def split_of(source: tuple[str, ...]) -> Split:
    """The set a sentence belongs to, decided by a hash of its words: one in twenty is for tests.

    A set sentence such as a greeting has no relatives to learn it from, so it is for training.
    """
    if source in fixed_sentences():
        return "train"
    digest = hashlib.sha256(" ".join(source).encode()).digest()
    return "test" if digest[0] * 256 + digest[1] < 65536 // ONE_IN else "train"


def pairs(seed: int, count: int, split: Split) -> Iterator[Pair]:
    """The first `count` pairs of one split for this seed; the same on every machine.

    Raises ValueError for a split that is neither "train" nor "test".
    """
    if split not in ("train", "test"):
        raise ValueError(f"split is “{split}”, but must be “train” or “test”")
    rng = Random(f"{split} {seed}")
    made = 0
    while made < count:
        pair = finish(choose_sentence(rng))
        if split_of(pair.source) == split and not is_held_out(pair.source):
            made += 1
            yield pair
