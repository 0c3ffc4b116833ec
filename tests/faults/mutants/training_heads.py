"""The measures of heads, wrong."""

from tests.faults.mutants.mutant import Mutant

MODULE = "illustrated_models.training.heads"
TESTS = ("test_translator_heads",)
FILES = (
    "illustrated_models/weights/translator-four-units.*",
    "illustrated_models/weights/translator-two-heads.*",
)

MUTANTS = (
    Mutant("measure", "the wrong head is switched off", "maps[:, head]", "maps[:, head - 1]"),
    Mutant("measure", "no head is switched off", "maps[:, head] = 0.0", "maps[:, head] *= 1.0"),
    Mutant(
        "measure",
        "the next head's looks are counted",
        "looked_at=places[head]",
        "looked_at=places[head - 1]",
    ),
    Mutant("measure", "where heads agree is counted", "len({*places}) > 1", "len({*places}) == 1"),
    Mutant("measure", "the model itself loses a head", "copy.deepcopy(model)", "model"),
)
