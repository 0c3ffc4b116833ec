"""The published weights, wrongly written or read."""

from tests.faults.mutants.mutant import Mutant

MODULE = "illustrated_models.published"
TESTS = ("test_published",)
FILES = ("illustrated_models/weights/*", "illustrated_models/published_*.py")
SELECTED = "not measured_again"

MUTANTS = (
    Mutant("rounding", "another sixteen bits", "to(torch.float16)", "to(torch.bfloat16)"),
    Mutant(
        "rounding", "not rounded at all", "weight.detach().to(torch.float16)", "weight.detach()"
    ),
    Mutant(
        "wrong file",
        "weights of another card are taken",
        "hexdigest() != card.sha256",
        "hexdigest() == ''",
    ),
    Mutant(
        "detached gradient",
        "published weights can be moved",
        "requires_grad_(requires_grad=False)",
        "requires_grad_(requires_grad=True)",
    ),
    Mutant("dropout left on", "published models are in training", "model.eval()", "model.train()"),
)
