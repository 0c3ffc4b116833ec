"""What the article's laboratory says of the translator beyond its card, measured once.

Everything follows from the committed weights, the corpus and fixed seeds; a test repeats it.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch

from illustrated_models.published import compact_json
from illustrated_models.published_translator import load_translator
from illustrated_models.training import measures
from illustrated_models.training.answers import Answer, answers
from illustrated_models.training.evaluation import held_out_pairs
from illustrated_models.training.progress import Progress

MODEL = "translator-dot"
PLACE = ("illustrated_models", "data", "translation", "laboratory.json")
FIRST = (10, 30, 100, 300, 1000, 3000)  # how many held-out sentences are asked


def chance(answer: Answer) -> float:
    """The probability that the model gives its whole translation: the product over its words."""
    return answer.confidence ** (len(answer.written) + answer.finished)


def calibration(found: Sequence[Answer]) -> list[dict[str, Any]]:
    """How often a whole sentence is right that is given about this chance, in ten groups."""
    ranked = sorted(found, key=lambda one: (chance(one), one.pair.source))
    size = len(ranked) // measures.N_BINS
    groups = [ranked[part * size : (part + 1) * size] for part in range(measures.N_BINS)]
    return [
        {"mean": round(sum(map(chance, group)) / len(group), 6)} | measures.exact(group)
        for group in groups
    ]


def first_of(found: Sequence[Answer]) -> list[dict[str, Any]]:
    """The share of right sentences if only the first so many had been asked."""
    return [measures.exact(found[:count]) for count in FIRST if count <= len(found)]


def slip(answer: Answer) -> int:
    """The place of the first wrong word, from 0; -1 if there is none or the lengths differ."""
    written, wanted = answer.written, answer.pair.target
    if len(written) != len(wanted):
        return -1
    return next((n for n, word in enumerate(wanted) if written[n] != word), -1)


def after_a_slip(found: Sequence[Answer]) -> dict[str, Any]:
    """How often a word after the first wrong one is right: left alone, and corrected.

    Only sentences with as many words as the true translation are counted, for in others all
    words would stand at other places.
    """
    slipped = [(one, slip(one)) for one in found if slip(one) >= 0]
    rest = [
        (one.written[n], one.corrected[n], one.pair.target[n])
        for one, place in slipped
        for n in range(place + 1, len(one.pair.target))
    ]
    return {
        "sentences": len(slipped),
        "alone": measures.share_of(alone == wanted for alone, _, wanted in rest),
        "corrected": measures.share_of(corrected == wanted for _, corrected, wanted in rest),
    }


def cook(root: Path) -> Iterator[Progress]:
    """Measure everything and write it below `root`."""
    torch.set_num_threads(1)
    model, card = load_translator(MODEL)
    yield Progress("laboratory", 0, 1, "asking held-out sentences")
    found = answers(model, card.vocabularies, held_out_pairs())
    content = {
        "models": {MODEL: card.sha256},
        "calibration": calibration(found),
        "first": first_of(found),
        "after_a_slip": after_a_slip(found),
    }
    path = root.joinpath(*PLACE)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(compact_json(content) + "\n", encoding="utf-8")
    yield Progress("laboratory", 1, 1, f"written: {path.name}")
