"""Softmax regression, wrong."""

from tests.faults.mutants.mutant import Mutant

MODULE = "illustrated_models.classifier"
TESTS = ("test_classifier",)

MUTANTS = (
    Mutant("missing check", "any label passes", "if len(labels) and not", "if False and not"),
    Mutant(
        "scale",
        "exponentials that overflow",
        "torch.exp(every - every.max(dim=1, keepdim=True).values)",
        "torch.exp(every)",
    ),
    Mutant(
        "axis", "totals over the examples", "exponentials.sum(dim=1)", "exponentials.sum(dim=0)"
    ),
    Mutant(
        "missing term", "surprise without the total", "surprises = totals.log() - ", "surprises = -"
    ),
    Mutant("sign", "truth minus share", "(shares - truth)", "(truth - shares)"),
    Mutant(
        "scale",
        "the slope of the sum",
        "[:, n_answers - n_scores :] / n_examples",
        "[:, n_answers - n_scores :]",
    ),
    Mutant("choice", "the least likely is chosen", "shares.argmax(dim=1)", "shares.argmin(dim=1)"),
    Mutant(
        "scale", "the loss is a sum", "loss=surprises.sum() / n_examples", "loss=surprises.sum()"
    ),
    Mutant(
        "missing term",
        "no bias",
        "answers(inputs @ weights + bias, labels)",
        "answers(inputs @ weights, labels)",
    ),
    Mutant(
        "choice",
        "yes and no exchanged",
        "[torch.zeros_like(scores), scores]",
        "[scores, torch.zeros_like(scores)]",
    ),
)
