"""A linear neuron, wrong."""

from tests.faults.mutants.mutant import Mutant

MODULE = "illustrated_models.neuron"
TESTS = ("test_neuron",)
FILES = ("illustrated_models/data/houses/sales.csv",)

MUTANTS = (
    Mutant(
        "missing term",
        "errors the other way round",
        "errors = predictions - targets",
        "errors = targets - predictions",
    ),
    Mutant(
        "missing term",
        "the bias is left out",
        "products.sum(dim=-1) + bias",
        "products.sum(dim=-1)",
    ),
    Mutant(
        "missing term",
        "squares that are errors",
        "squares = errors * errors",
        "squares = errors.abs()",
    ),
    Mutant(
        "scale", "the sum is called a mean", "loss=squares.sum() / n_examples", "loss=squares.sum()"
    ),
    Mutant(
        "scale",
        "half the slope of a weight",
        "2 * (errors @ inputs) / n_examples",
        "(errors @ inputs) / n_examples",
    ),
    Mutant(
        "scale",
        "half the slope of the bias",
        "2 * errors.sum() / n_examples",
        "errors.sum() / n_examples",
    ),
    Mutant("missing term", "the mean error keeps its sign", "errors.abs().sum()", "errors.sum()"),
    Mutant("sign", "uphill", "here.weights - rate *", "here.weights + rate *"),
    Mutant("sign", "the bias goes uphill", "here.bias - rate *", "here.bias + rate *"),
    Mutant(
        "off by one",
        "a step too few",
        "for _ in range(n_steps):\n        here",
        "for _ in range(n_steps - 1):\n        here",
    ),
    Mutant(
        "missing check", "an explosion is kept", "if not torch.isfinite(after.loss):", "if False:"
    ),
    Mutant(
        "missing check",
        "too few examples pass",
        "torch.linalg.matrix_rank(rows) < rows.shape[1]",
        "False",
    ),
    Mutant(
        "choice",
        "the bias among the weights",
        "Solution(found[:-1], found[-1],",
        "Solution(found[:-1], found[0],",
    ),
    Mutant("scale", "a limit half as large", "return 2 / float(", "return 1 / float("),
    Mutant(
        "choice",
        "the limit of the flattest axis",
        "curvatures(inputs).max()",
        "curvatures(inputs).min()",
    ),
    Mutant(
        "axis",
        "a landscape with its axes exchanged",
        "weights[None, :, None] * inputs + biases[:, None, None]",
        "weights[:, None, None] * inputs + biases[None, :, None]",
    ),
    Mutant(
        "missing term",
        "nothing is centred",
        "centred = values - values.mean(dim=0)",
        "centred = values",
    ),
)
