"""The batches that training reads, wrong."""

from tests.faults.mutants.mutant import Mutant

MODULE = "illustrated_models.training.batches"
TESTS = ("test_batches", "test_training_step")
FILES = ("illustrated_models/published_*.py",)  # found by what a card says
SHOWN = "(target.start, *pair.target)"
PRESENT = "source != vocabularies.source.padding"

MUTANTS = (
    Mutant(
        "off by one",
        "the decoder reads the word that it shall write",
        SHOWN,
        "(*pair.target, target.end)",
    ),
    Mutant(
        "start and stop",
        "no stop sign is learnt",
        "(*pair.target, target.end)",
        "(*pair.target, target.padding)",
    ),
    Mutant(
        "start and stop", "the stop sign opens the sentence", SHOWN, SHOWN.replace("start", "end")
    ),
    Mutant(
        "missing mask", "padding counts as a word", PRESENT, "source >= vocabularies.source.padding"
    ),
    Mutant(
        "copying",
        "a word is hidden in the source alone",
        "target[target_place] = vocabularies.target.unknown",
        "pass",
    ),
    Mutant(
        "copying",
        "hidden where its counterpart stands",
        "source[source_place]",
        "source[target_place]",
    ),
    Mutant(
        "axis",
        "padding in front",
        "[*row, *[padding] * (width - len(row))]",
        "[*[padding] * (width - len(row)), *row]",
    ),
)
