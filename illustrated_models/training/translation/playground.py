"""What a page must know before a reader gives the translator a sentence, measured once.

Everything follows from the committed weights, the corpus and fixed seeds; a test repeats it.
"""

from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import torch

from illustrated_models.data.translation.corpus import Pair, pairs
from illustrated_models.data.translation.pills import SLOT, pill_sentences
from illustrated_models.data.translation.typed import looks_english
from illustrated_models.published import Card, compact_json
from illustrated_models.published_translator import load_translator
from illustrated_models.seq2seq import Translator
from illustrated_models.shapes import Shapes, strange_run
from illustrated_models.training import measures
from illustrated_models.training.answers import Answer, answers
from illustrated_models.training.evaluation import UNHEARD_NAME, held_out_pairs, visitors
from illustrated_models.training.progress import Progress
from illustrated_models.training.translation import familiar, moved, trust
from illustrated_models.vocabulary import Vocabularies

MODEL = "translator-dot"
PLACE = ("illustrated_models", "data", "translation", "playground.json")
NAMES = ("Zoé", "Karim", "Mei", "Kofi", UNHEARD_NAME, "Ngozi", "Xochitl")
N_ENGLISH = 60
N_SURPRISES, SHORTEST, LONGEST = 60, 4, 10  # words
SURPRISE_SEED = 4
# French sentence, what goes wrong, where the sentence comes from.
FAILURES = (
    ("je voudrais un abricot", "a or an", "held-out"),
    ("mon oncle a 40 ans", "a number it has never read", "held-out"),
    ("tu crois que Léo ressemble à son grand-père", "his or her", "held-out"),
    ("l' avocat mange un avocat", "a word with several meanings", "visitor"),
    ("le hérisson a volé mon tournevis", "words it has never read", "visitor"),
    (
        "la femme qui habite à côté de chez nous a quatre chats",
        "a sentence unlike those it learnt from",
        "visitor",
    ),
)
N_CHUNKS = 20  # parts of the corpus, for whoever waits


@cache
def distinct_held_out() -> tuple[Pair, ...]:
    """The held-out sentences of the card, each once: the grammar makes some short ones again."""
    return tuple({pair.source: pair for pair in held_out_pairs()}.values())


def english_words(words: Vocabularies) -> tuple[str, ...]:
    """The commonest English words that are no French words of the model."""
    plain = (w for w in words.target.words if w.isalpha() and (w.islower() or w == "I"))
    return tuple(w.lower() for w in plain if w.lower() not in words.source)[:N_ENGLISH]


def english(words: Vocabularies) -> dict[str, Any]:
    """Words that give English away, and how well they do."""
    signs = english_words(words)

    def is_noticed(sentence: Sequence[str]) -> bool:
        return looks_english(sentence, words.source.words, signs)

    held_out = distinct_held_out()
    return {
        "words": signs,
        "noticed": measures.share_of(is_noticed(pair.target) for pair in held_out),
        "false_alarms": measures.share_of(is_noticed(pair.source) for pair in held_out),
    }


def surprising(found: Sequence[Answer]) -> list[Answer]:
    """The held-out sentences that fit on a small screen."""
    return [one for one in found if SHORTEST <= len(one.pair.source) <= LONGEST]


def surprises(found: Sequence[Answer]) -> dict[str, Any]:
    """Sentences drawn by chance, and how many of all that might have been drawn are right."""
    candidates = surprising(found)
    drawn = Random(SURPRISE_SEED).sample([one.pair for one in candidates], N_SURPRISES)
    return {
        "shortest": SHORTEST,
        "longest": LONGEST,
        "right": measures.exact(candidates),
        "sentences": [
            {
                "source": " ".join(pair.source),
                "target": " ".join(pair.target),
                "alignment": " ".join(f"{source}-{target}" for source, target in pair.alignment),
            }
            for pair in drawn
        ],
    }


def failures(model: Translator, words: Vocabularies) -> list[dict[str, str]]:
    """Sentences that the model gets wrong, one of a kind, with what it writes."""
    truths: dict[tuple[str, ...], tuple[tuple[str, ...], ...]]
    truths = {pair.source: (pair.target,) for pair in distinct_held_out()}
    truths |= {visitor.source: visitor.accepted for visitor in visitors(words.source)}
    rows = []
    for text, label, origin in FAILURES:
        source = tuple(text.split())
        (answer,) = answers(model, words, [Pair(source, (), (), (), ())])
        if answer.written in truths[source]:
            raise ValueError(f"« {text} » is translated rightly: it shows no failure")
        target, written = (" ".join(one) for one in (truths[source][0], answer.written))
        rows.append(
            {"label": label, "origin": origin, "source": text, "target": target, "written": written}
        )
    return rows


def pills(learnt: frozenset[tuple[str, ...]]) -> dict[str, Any]:
    """Sentences to tap together, none of which the model learnt from."""
    new = (pair.source for pair in pill_sentences() if pair.source not in learnt)
    return {"slot": SLOT, "names": NAMES, "sentences": [" ".join(source) for source in new]}


def by_length(learnt: frozenset[tuple[str, ...]]) -> list[int]:
    """How many sentences have one word, two words, and so on up to the longest."""
    counts = Counter(len(source) for source in learnt)
    return [counts[length] for length in range(1, max(counts) + 1)]


def shape_metrics(
    model: Translator,
    words: Vocabularies,
    known: Shapes,
    learnt: frozenset[tuple[str, ...]],
) -> dict[str, Any]:
    """How long the training sentences are, and what the test of shape is worth."""

    def is_familiar(sentence: Sequence[str]) -> bool:
        return strange_run(sentence, words.source, known) is None

    held_out, asked = distinct_held_out(), visitors(words.source)
    found = answers(model, words, [Pair(one.source, (), (), (), ()) for one in asked])
    right = {True: [], False: []}
    for answer, visitor in zip(found, asked, strict=True):
        accepted = tuple(word.lower() for word in answer.written) in visitor.accepted
        right[is_familiar(visitor.source)].append(accepted)
    return {
        "by_length": by_length(learnt),
        "held_out": measures.share_of(is_familiar(pair.source) for pair in held_out),
        "jumbled": measures.share_of(is_familiar(one) for one in familiar.jumbled(held_out)),
        "visitors_right_if_familiar": measures.share_of(right[True]),
        "visitors_right_if_strange": measures.share_of(right[False]),
    }


def learnt_from(card: Card) -> Generator[Progress, None, frozenset[tuple[str, ...]]]:
    """Generate the French sentences that the model was trained on."""
    recipe = card.recipe
    learnt: set[tuple[str, ...]] = set()
    every = recipe["n_pairs"] // N_CHUNKS
    for number, pair in enumerate(pairs(recipe["corpus_seed"], recipe["n_pairs"], "train"), 1):
        learnt.add(pair.source)
        if number % every == 0:
            yield told(number // every, "writing the training sentences")
    return frozenset(learnt)


def told(step: int, message: str) -> Progress:
    """How far the recipe is."""
    return Progress("playground", step, N_CHUNKS + 4, message)


def cook(root: Path) -> Iterator[Progress]:
    """Measure everything and write it below `root`."""
    torch.set_num_threads(1)
    model, card = load_translator(MODEL)
    words = card.vocabularies
    learnt = yield from learnt_from(card)
    yield told(N_CHUNKS + 1, "counting their shapes")
    known = familiar.shapes_of(learnt, words.source)
    content: dict[str, Any] = {
        "models": {MODEL: card.sha256},
        "english": english(words),
        "shapes": asdict(known) | shape_metrics(model, words, known, learnt),
        "pills": pills(learnt),
    }
    yield told(N_CHUNKS + 2, "asking held-out sentences")
    found = answers(model, words, distinct_held_out())
    content["surprises"] = surprises(found)
    content["trust"] = trust.trust(model, words, found)
    content["failures"] = failures(model, words)
    yield told(N_CHUNKS + 3, "moving the attention")
    content["moved"] = moved.moved_metrics([*moved.outcomes(model, words, distinct_held_out())])
    path = root.joinpath(*PLACE)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(compact_json(content) + "\n", encoding="utf-8")
    yield told(N_CHUNKS + 4, f"written: {path.name}")
