"""The measures of the cards, wrong."""

from tests.faults.mutants.mutant import Mutant

MODULE = "illustrated_models.training.measures"
TESTS = ("test_measures",)

MUTANTS = (
    Mutant("measure", "an interval half as wide", "half = Z_95 /", "half = 0.5 * Z_95 /"),
    Mutant("measure", "the interval of 90 %", "Z_95 = 1.959964", "Z_95 = 1.644854"),
    Mutant(
        "measure",
        "words too many cost nothing",
        "same / max(len(written), len(wanted))",
        "same / len(wanted)",
    ),
    Mutant(
        "measure",
        "shares of one case more",
        "p, z2 = right / count,",
        "p, z2 = right / (count + 1),",
    ),
)
