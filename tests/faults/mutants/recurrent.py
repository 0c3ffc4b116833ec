"""The recurrent network, wrong."""

from tests.faults.mutants.mutant import Mutant

MODULE = "illustrated_models.recurrent"
TESTS = ("test_recurrent", "test_seq2seq")
MIXED = "(1 - update) * candidate + update * previous"
KEPT = "torch.where(present[..., None], hidden, previous)"
NEXT = "state = steps[-1].hidden"
READ = "words[..., time, :], projected[..., time, :], state, here"

MUTANTS = (
    Mutant(
        "gate order",
        "reset and update change places",
        "reset, update = gates[..., :d], gates[..., d:]",
        "update, reset = gates[..., :d], gates[..., d:]",
    ),
    Mutant(
        "gate order",
        "the update gate turned round",
        MIXED,
        "update * candidate + (1 - update) * previous",
    ),
    Mutant(
        "gate order",
        "the reset gate acts before the matrix product",
        "reset * recalled[..., 2 * d :]",
        "self.from_hidden(reset * previous)[..., 2 * d :]",
    ),
    Mutant(
        "gate order", "no reset gate", "reset * recalled[..., 2 * d :]", "recalled[..., 2 * d :]"
    ),
    Mutant("activation", "tanh gates", "torch.sigmoid(", "torch.tanh("),
    Mutant("activation", "hard sigmoid gates", "torch.sigmoid(", "nn.functional.hardsigmoid("),
    Mutant("activation", "a sigmoid candidate", "torch.tanh(", "torch.sigmoid("),
    Mutant("activation", "no tanh around the candidate", "torch.tanh(", "("),
    Mutant("sign", "the recalled state subtracted", "+ reset * recalled", "- reset * recalled"),
    Mutant("scale", "a candidate halved", MIXED, MIXED.replace("candidate", "candidate / 2")),
    Mutant(
        "bias dropped",
        "the state's projection without its bias",
        "self.from_hidden(previous)",
        "self.from_hidden(previous) - self.from_hidden.bias",
    ),
    Mutant("missing mask", "padding is read as a word", KEPT, KEPT.replace("previous", "hidden")),
    Mutant(
        "missing mask", "words are padding, padding words", KEPT, KEPT.replace("where(", "where(~")
    ),
    Mutant(
        "missing mask", "padding clears the state", KEPT, KEPT.replace("previous", "0 * previous")
    ),
    Mutant(
        "off by one",
        "the word before",
        READ,
        READ.replace("projected[..., time,", "projected[..., time - 1,"),
    ),
    Mutant(
        "off by one",
        "the trace shows the word before",
        READ,
        READ.replace("words[..., time,", "words[..., time - 1,"),
    ),
    Mutant(
        "off by one",
        "the padding of the word before",
        "present[..., time]",
        "present[..., time - 1]",
    ),
    Mutant("off by one", "the states before the words", "[step.hidden for", "[step.previous for"),
    Mutant(
        "off by one",
        "read from right to left",
        "in range(words.shape[-2])",
        "in reversed(range(words.shape[-2]))",
    ),
    Mutant("wrong state", "the candidate is handed on", NEXT, "state = steps[-1].candidate"),
    Mutant("wrong state", "the first state is handed on for ever", NEXT, "state = steps[0].hidden"),
    Mutant("wrong state", "a start of zeros", "state = start", "state = torch.zeros_like(start)"),
    Mutant(
        "wrong trace",
        "the old state is shown as the new one",
        "GRUStep(word, previous, reset",
        "GRUStep(word, hidden, reset",
    ),
    Mutant(
        "wrong trace",
        "the gates change places in the trace",
        "reset, update, candidate, hidden)",
        "update, reset, candidate, hidden)",
    ),
    Mutant("detached gradient", "no gradient to the word before", NEXT, f"{NEXT}.detach()"),
    Mutant(
        "detached gradient",
        "no gradient through the gates' memory",
        "self.from_hidden(previous)",
        "self.from_hidden(previous.detach())",
    ),
    Mutant(
        "detached gradient",
        "no gradient to the words",
        "self.from_input(words)",
        "self.from_input(words.detach())",
    ),
)
