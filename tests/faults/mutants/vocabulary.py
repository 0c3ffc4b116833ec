"""The words and their numbers, wrong."""

from tests.faults.mutants.mutant import Mutant

MODULE = "illustrated_models.vocabulary"
TESTS = ("test_vocabulary", "test_translation")
RANKED = "key=lambda entry: (-entry[1], entry[0])"

MUTANTS = (
    Mutant(
        "off by one", "numbers begin at one", "enumerate(self.words)", "enumerate(self.words, 1)"
    ),
    Mutant(
        "off by one",
        "a word must be commoner than asked",
        "if count >= at_least",
        "if count > at_least",
    ),
    Mutant(
        "wrong word",
        "unknown words are padding",
        "unknown = self.numbers[UNKNOWN]",
        "unknown = self.numbers[PADDING]",
    ),
    Mutant(
        "wrong word",
        "unknown words are shown as known",
        "word if word in self else UNKNOWN",
        "word",
    ),
    Mutant(
        "start and stop",
        "start and end change places",
        "return self.numbers[START]",
        "return self.numbers[END]",
    ),
    Mutant(
        "start and stop",
        "padding ends a sentence",
        "return self.numbers[END]",
        "return self.numbers[PADDING]",
    ),
    Mutant("sign", "the rarest word first", RANKED, RANKED.replace("-entry", "entry")),
    Mutant("tie-breaking", "equals in any order", RANKED, "key=lambda entry: -entry[1]"),
    Mutant(
        "wrong word",
        "special words are counted",
        "counts.pop(special, None)",
        "counts.get(special, None)",
    ),
)
