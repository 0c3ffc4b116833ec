"""How often a translation is wrong of which the network is this sure: measured on typed sentences.

The limits between the groups are found on one half of the everyday sentences. All that is told is
measured on the other half, on the visitors' sentences and on held-out ones.
"""

import csv
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from illustrated_models.data.translation.corpus import Pair
from illustrated_models.data.translation.typed import typed_words
from illustrated_models.seq2seq import Translator
from illustrated_models.training import measures
from illustrated_models.training.answers import Answer, answers
from illustrated_models.training.evaluation import Visitor, plain_english, visitors
from illustrated_models.trust import is_doubted, trust_group, unread
from illustrated_models.vocabulary import Vocabularies, Vocabulary

EVERYDAY = Path(__file__).parents[2] / "data" / "translation" / "everyday.tsv"
MOST_FALSE_ALARMS = 0.15  # of the right translations of the half on which the limits are found
DIGITS = 3  # of a limit


@dataclass(frozen=True)
class Judged:
    """A translation, what the network said of itself, and whether it is right."""

    lowest: float  # probability of the word that it was least sure of
    unread: tuple[str, ...]  # words that it never read and that are no names
    right: bool


def everyday(vocabulary: Vocabulary) -> tuple[Visitor, ...]:
    """The everyday sentences, read as the page reads what is typed."""
    with EVERYDAY.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(
        Visitor(
            typed_words(row["french"], vocabulary.words),
            tuple(plain_english(one) for one in row["english"].split(" | ")),
        )
        for row in rows
    )


def judged(found: Sequence[Answer], right: Sequence[bool], words: Vocabularies) -> list[Judged]:
    """Answers with what is known of each."""
    return [
        Judged(answer.lowest, unread(answer.pair.source, words.source), is_right)
        for answer, is_right in zip(found, right, strict=True)
    ]


def typed(model: Translator, words: Vocabularies, asked: Sequence[Visitor]) -> list[Judged]:
    """Typed sentences, translated; any of the accepted translations is right."""
    found = answers(model, words, [Pair(one.source, (), (), (), ()) for one in asked])
    right = [
        tuple(word.lower() for word in answer.written) in one.accepted
        for answer, one in zip(found, asked, strict=True)
    ]
    return judged(found, right, words)


def warning_cut(tuned: Sequence[Judged]) -> float:
    """The highest limit below which a warning hits at most so many of the right translations.

    It lies half-way between two right translations, so that no rounding moves one across.
    """
    right = [one for one in tuned if one.right]
    known = sorted(one.lowest for one in right if not one.unread)
    spare = math.floor(MOST_FALSE_ALARMS * len(right)) - (len(right) - len(known))
    spare = max(0, spare)
    return round((known[spare - 1] + known[spare]) / 2 if spare else known[0] / 2, DIGITS)


def limits(tuned: Sequence[Judged]) -> tuple[float, ...]:
    """The three limits: that of the warning, and the medians of those below it and above it."""
    cut = warning_cut(tuned)
    known = [one.lowest for one in tuned if not one.unread]
    below, above = ([p for p in known if (p < cut) == is_below] for is_below in (True, False))
    return (round(median(below), DIGITS), cut, round(median(above), DIGITS))


def warned(one: Judged, cuts: Sequence[float]) -> bool:
    """Whether the reader is warned of it."""
    return is_doubted(trust_group(one.lowest, one.unread, cuts), cuts)


def alarms(found: Sequence[Judged], cuts: Sequence[float]) -> dict[str, Any]:
    """Of the wrong translations, how many are caught; of the right ones, how many are flagged."""
    return {
        "caught": measures.share_of(warned(one, cuts) for one in found if not one.right),
        "false_alarms": measures.share_of(warned(one, cuts) for one in found if one.right),
    }


def by_group(found: Sequence[Judged], cuts: Sequence[float]) -> list[dict[str, Any]]:
    """How many are right in each group, the least to be trusted first."""
    groups = [trust_group(one.lowest, one.unread, cuts) for one in found]
    return [
        measures.share_of(one.right for one, at in zip(found, groups, strict=True) if at == group)
        for group in range(len(cuts) + 2)
    ]


def trust(model: Translator, words: Vocabularies, held_out: Sequence[Answer]) -> dict[str, Any]:
    """The limits, and what they are worth where they were not found."""
    own = typed(model, words, everyday(words.source))
    tuned, other = own[::2], own[1::2]
    untuned = [*other, *typed(model, words, visitors(words.source))]
    learnt = judged(held_out, [answer.exact for answer in held_out], words)
    cuts = limits(tuned)
    return {
        "cuts": cuts,
        "n_tuned": len(tuned),
        "typed": {**alarms(untuned, cuts), "groups": by_group(untuned, cuts)},
        "everyday": alarms(other, cuts),
        "held_out": {**alarms(learnt, cuts), "groups": by_group(learnt, cuts)},
    }
