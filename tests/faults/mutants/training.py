"""Training, wrong."""

from tests.faults.mutants.mutant import Mutant

MODULE = "illustrated_models.training.loop"
TESTS = ("test_training_step",)
FILES = ("illustrated_models/published_*.py",)  # found by what a card says
LOSS = "batch.wanted.flatten(),\n        ignore_index=padding,"
ASKED = "model(batch.source, batch.written, batch.present)"

MUTANTS = (
    Mutant("missing mask", "padding must be guessed too", LOSS, "batch.wanted.flatten(),"),
    Mutant("missing mask", "padding is read", ASKED, "model(batch.source, batch.written)"),
    Mutant(
        "off by one", "the word just read is to be guessed", LOSS, LOSS.replace("wanted", "written")
    ),
    Mutant(
        "scale",
        "the sum of the surprises",
        "ignore_index=padding,\n",
        "ignore_index=padding,\n        reduction='sum',\n",
    ),
    Mutant("sign", "away from the true word", "loss.backward()", "(-loss).backward()"),
    Mutant("optimiser", "old gradients pile up", "run.optimiser.zero_grad()", "pass"),
    Mutant(
        "optimiser",
        "gradients of any length",
        "nn.utils.clip_grad_norm_(run.model.parameters(), run.schedule.clip)",
        "pass",
    ),
    Mutant("optimiser", "Adam's usual memory", "betas=(0.9, 0.98)", "betas=(0.9, 0.999)"),
    Mutant(
        "optimiser", "the largest step at once", 'group["lr"] = run.schedule.rate(run.step)', "pass"
    ),
    Mutant(
        "off by one",
        "a first step of no size",
        "(step + 1) / self.n_warm_up",
        "step / self.n_warm_up",
    ),
    Mutant("scale", "word vectors too long", "d_embedding**-0.5", "d_embedding**0.5"),
    Mutant("no dropout", "nothing is dropped in training", "run.model.train()", "run.model.eval()"),
    Mutant(
        "dropout left on",
        "training does not end when a model is asked",
        "run.model.eval()\n    run.step += 1",
        "run.step += 1",
    ),
)
