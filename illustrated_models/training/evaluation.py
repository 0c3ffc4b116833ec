"""What a translator can do on sentences it has never seen: the metrics of its card.

Everything is computed from the committed weights and fixed seeds, so that a test can repeat it.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from illustrated_models.data.translation.corpus import (
    Pair,
    growing_sentence,
    held_out_phrases,
    pairs,
    tokenize_english,
    tokenize_french,
)
from illustrated_models.training import measures
from illustrated_models.training.answers import Answer, answers
from illustrated_models.training.models import Model
from illustrated_models.vocabulary import UNKNOWN, Vocabularies, Vocabulary

VISITORS = Path(__file__).parents[1] / "data" / "translation" / "visitors.tsv"
TEST_SEED = 2
N_TEST = 3000
UNHEARD_NAME = "Zbigniew"  # in no vocabulary: a test asserts it
N_UNHEARD = 200
NOTES = (
    "The held-out sentences come from the same grammar as the training sentences: these shares "
    "flatter the model. The visitors' sentences, written down before the grammar, do not.",
    "exact = word for word the grammar's one translation; intervals: Wilson, 95 %.",
    "corrected = the likeliest word when all words before it are the true ones; written = the "
    "model's own translation has the true word at that place.",
    "confidence = geometric mean of the probabilities of the words that the model wrote.",
)


@dataclass(frozen=True)
class Visitor:
    """A sentence that a visitor might type, with all translations that count as right."""

    source: tuple[str, ...]
    accepted: tuple[tuple[str, ...], ...]


@cache
def held_out_pairs() -> tuple[Pair, ...]:
    """Held-out sentences, always the same."""
    return tuple(pairs(seed=TEST_SEED, count=N_TEST, split="test"))


def with_name(pair: Pair, name: str) -> Pair | None:
    """The same sentence with its first name exchanged, on both sides; none if it has no name."""
    places = [(s, t) for s, t in pair.maskable if is_name(pair.source[s], pair.target[t])]
    if not places or pair.source.count(pair.source[places[0][0]]) > 1:
        return None
    source, target = list(pair.source), list(pair.target)
    source[places[0][0]], target[places[0][1]] = name, name
    return Pair(tuple(source), tuple(target), pair.alignment, pair.maskable, pair.links)


def is_name(source_word: str, target_word: str) -> bool:
    """Whether two aligned words are a name: written alike, with a capital letter."""
    return source_word == target_word and source_word[:1].isupper()


def unheard(name: str, found: Sequence[Pair]) -> tuple[Pair, ...]:
    """Held-out sentences with a name that the model has never heard."""
    renamed = (with_name(pair, name) for pair in found)
    return tuple(islice((pair for pair in renamed if pair), N_UNHEARD))


def visitors(vocabulary: Vocabulary) -> tuple[Visitor, ...]:
    """The 150 sentences that were written down before the grammar."""
    with VISITORS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(
        Visitor(
            tokens_of(row["french"], vocabulary),
            tuple(plain_english(one) for one in row["english"].split(" | ")),
        )
        for row in rows
    )


def tokens_of(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """French text as the model's words; a capital at the start stays if only so it is known."""
    return tokenize_french(text, frozenset(vocabulary.words))


def plain_english(text: str) -> tuple[str, ...]:
    """English words for a comparison that does not mind capitals."""
    return tuple(word.lower() for word in tokenize_english(text))


def visitors_metrics(
    model: Model, vocabularies: Vocabularies, seen: frozenset[tuple[str, ...]] | None
) -> dict[str, Any]:
    """The visitors' sentences: how many are made of known words, how many are translated right."""
    asked = visitors(vocabularies.source)
    found = answers(model, vocabularies, [Pair(v.source, (), (), (), ()) for v in asked])
    known = [UNKNOWN not in vocabularies.source.read(visitor.source) for visitor in asked]
    right = [
        tuple(word.lower() for word in answer.written) in visitor.accepted
        for answer, visitor in zip(found, asked, strict=True)
    ]
    metrics = {
        "known_words_only": measures.share_of(known),
        "right": measures.share_of(right),
        "right_of_known": measures.share_of(r for r, k in zip(right, known, strict=True) if k),
    }
    if seen is not None:
        verbatim = measures.share_of(visitor.source in seen for visitor in asked)
        metrics["verbatim_in_training"] = verbatim
    return metrics


def held_out_metrics(found: Sequence[Answer]) -> dict[str, Any]:
    """All that is measured on the held-out sentences of the grammar."""
    return {
        "exact": measures.exact(found),
        "next_word": measures.next_word(found),
        "alignment": measures.alignment(found),
        "by_length": measures.by_length(found),
        "by_phenomenon": measures.by_phenomenon(found),
        "calibration": measures.calibration(found),
    }


def metrics_of(
    model: Model,
    vocabularies: Vocabularies,
    seen: frozenset[tuple[str, ...]] | None = None,
) -> dict[str, Any]:
    """The metrics of a translator's card; `seen` holds the French sentences it was trained on."""
    held_out = held_out_pairs()
    return {
        "held_out": held_out_metrics(answers(model, vocabularies, held_out)),
        "phrases": measures.phrases(answers(model, vocabularies, held_out_phrases())),
        "growing": measures.growing(answers(model, vocabularies, growing_sentence())),
        "unheard_name": measures.copying(
            answers(model, vocabularies, unheard(UNHEARD_NAME, held_out)), UNHEARD_NAME
        ),
        "visitors": visitors_metrics(model, vocabularies, seen),
    }


def quick_metrics(
    model: Model, vocabularies: Vocabularies, held_out: Sequence[Pair]
) -> dict[str, float]:
    """The two numbers of a log line: the next word right, the sentence right."""
    found = answers(model, vocabularies, held_out)
    return {
        "held_out_next_word": measures.next_word(found)["share"],
        "held_out_exact": measures.exact(found)["share"],
    }
