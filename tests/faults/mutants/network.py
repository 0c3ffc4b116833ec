"""A network with a hidden layer, wrong."""

from tests.faults.mutants.mutant import Mutant

MODULE = "illustrated_models.network"
TESTS = ("test_network",)

MUTANTS = (
    Mutant(
        "choice",
        "a ReLU that lets the negative through",
        "is_on = (sums > 0)",
        "is_on = (sums < 0)",
    ),
    Mutant("off by one", "a slope at zero", "is_on = (sums > 0)", "is_on = (sums >= 0)"),
    Mutant("sign", "a sigmoid that falls", "torch.exp(-sums)", "torch.exp(sums)"),
    Mutant(
        "missing term",
        "the slope of a sigmoid is its value",
        "return value, value * (1 - value)",
        "return value, value",
    ),
    Mutant(
        "missing term",
        "no hidden bias",
        "inputs @ network.hidden_weights + network.hidden_bias",
        "inputs @ network.hidden_weights",
    ),
    Mutant(
        "missing term",
        "the bend has no slope",
        "sums_gradient = hidden_gradient * slope",
        "sums_gradient = hidden_gradient",
    ),
    Mutant(
        "choice",
        "slopes of sums for the output",
        "output_weights_gradient=hidden.T @",
        "output_weights_gradient=sums.T @",
    ),
    Mutant(
        "sign",
        "the hidden layer goes uphill",
        "before.hidden_weights - rate *",
        "before.hidden_weights + rate *",
    ),
    Mutant(
        "choice",
        "the output's bias never moves",
        "before.output_bias - rate * trace.output_bias_gradient",
        "before.output_bias",
    ),
    Mutant(
        "off by one",
        "a step too few",
        "for step in range(n_steps + 1):",
        "for step in range(n_steps):",
    ),
    Mutant(
        "choice",
        "dice that never repeat",
        "torch.Generator().manual_seed(seed)",
        "torch.Generator().manual_seed(0)",
    ),
    Mutant(
        "missing check", "an unknown bend is a sigmoid", 'if activation == "sigmoid":', "if True:"
    ),
)
