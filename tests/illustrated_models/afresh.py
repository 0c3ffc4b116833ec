"""What readers are told, measured again from the committed weights.

In a process of its own, because checking the type of every argument makes this 20 times slower.
"""

import pickle
import subprocess
import sys
from functools import cache
from pathlib import Path

from illustrated_models.data.translation.corpus import Pair, pairs
from illustrated_models.examples.translation import playground
from illustrated_models.published_translator import load_translator
from illustrated_models.shapes import strange_run
from illustrated_models.training.answers import answers
from illustrated_models.training.measures import share_of
from illustrated_models.training.translation import moved
from illustrated_models.training.translation.familiar import jumbled
from illustrated_models.training.translation.playground import distinct_held_out, english

ROOT = Path(__file__).resolve().parents[2]
N_TRAINING = 4000  # training sentences that are generated again


def measured() -> dict:
    model, card = load_translator("translator-dot")
    words, held_out = card.vocabularies, distinct_held_out()
    training = pairs(card.recipe["corpus_seed"], N_TRAINING, "train")
    yours = playground.your_sentence()
    shapes, drawn = yours.training.shapes, {one.source for one in yours.surprises}
    surprises = [pair for pair in held_out if " ".join(pair.source) in drawn]

    def familiar(sentences) -> dict:
        return share_of(strange_run(one, words.source, shapes) is None for one in sentences)

    return {
        "pairs": [tuple(vars(pair).values()) for pair in held_out],
        "training": [pair.source for pair in training],
        "english": english(words),
        "held_out": familiar(pair.source for pair in held_out),
        "jumbled": familiar(jumbled(held_out)),
        "moved": moved.moved_metrics([*moved.outcomes(model, words, held_out)]),
        "surprises_right": sum(one.exact for one in answers(model, words, surprises)),
    }


@cache
def again() -> dict:
    """All of it; the held-out pairs as pairs."""
    command = [sys.executable, "-m", "tests.illustrated_models.afresh"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    found = pickle.loads(run.stdout)
    return found | {"pairs": tuple(Pair(*fields) for fields in found["pairs"])}


if __name__ == "__main__":
    sys.stdout.buffer.write(pickle.dumps(measured()))
