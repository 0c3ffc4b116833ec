"""Attention moved, wrongly."""

from tests.faults.mutants.mutant import Mutant

MODULE = "illustrated_models.intervention"
TESTS = ("test_intervention",)
FILES = ("illustrated_models/weights/translator-dot.*",)
CONTEXT = "context = weights @ step.attention.values"
CHANGED = "replace(step.attention, weights=weights, context=context)"
CHOSEN = "given[number]) if number in given else step"
SUM = "abs(float(row.sum()) - 1) <= TOLERANCE"

MUTANTS = (
    Mutant(
        "wrong state",
        "the values of the word before are read",
        CONTEXT,
        f"{CONTEXT}.roll(1, dims=-2)",
    ),
    Mutant(
        "wrong trace",
        "the weights are told as they were",
        CHANGED,
        CHANGED.replace("weights=weights, ", ""),
    ),
    Mutant(
        "wrong trace",
        "the context is told as it was",
        CHANGED,
        CHANGED.replace(", context=context", ""),
    ),
    Mutant(
        "wrong trace",
        "the scores are told as if they were the weights",
        CHANGED,
        CHANGED.replace("context=context", "context=context, scores=weights"),
    ),
    Mutant(
        "off by one",
        "the step after the chosen one is moved",
        CHOSEN,
        "given[number - 1]) if number - 1 in given else step",
    ),
    Mutant(
        "axis",
        "the sum of the weights is asked of their largest",
        SUM,
        SUM.replace("row.sum()", "row.max()"),
    ),
    Mutant("sign", "negative weights are let through", "(row < 0).any()", "(row < -9).any()"),
    Mutant(
        "start and stop",
        "too few weights are let through",
        "if len(weights) != n_source:",
        "if len(weights) > n_source:",
    ),
)
