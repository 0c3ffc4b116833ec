"""What a transformer's layers are made of, wrong."""

from tests.faults.mutants.mutant import Mutant

MODULE = "illustrated_models.layers"
TESTS = ("test_transformer",)
ROOT = "sizes.d_model**0.5"
SUMMED = "self.dropout(embeddings + positions)"
VARIANCE = "words.var(dim=-1, correction=0)"
CENTRED = "(words - mean[..., None]) / (variance[..., None] + self.tiny).sqrt()"
NORMED = "self.gain * centred + self.bias"
TOTAL = "words + change if self.residual else change"
READS = "sublayer(words if first is None else first.output)"
AFTER = "ConnectionTrace(words, change, total, last, last.output)"
BEFORE = "ConnectionTrace(words, change, total, first, total)"

MUTANTS = (
    Mutant("scale", "vectors not made longer", ROOT, "1.0"),
    Mutant("scale", "vectors made shorter", ROOT, "sizes.d_model**-0.5"),
    Mutant("scale", "a spread as of a sample", VARIANCE, "words.var(dim=-1)"),
    Mutant("missing term", "no position is added", SUMMED, "self.dropout(embeddings)"),
    Mutant(
        "missing term", "the position alone", SUMMED, "self.dropout(0 * embeddings + positions)"
    ),
    Mutant(
        "missing term",
        "the mean stays",
        CENTRED,
        CENTRED.replace("(words - mean[..., None])", "words"),
    ),
    Mutant("missing term", "the spread stays", CENTRED, "words - mean[..., None]"),
    Mutant("missing term", "no gain", NORMED, "centred + self.bias"),
    Mutant("missing term", "no bias", NORMED, "self.gain * centred"),
    Mutant("missing term", "nothing stays", TOTAL, "change"),
    Mutant("missing term", "what stays is always added", TOTAL, "words + change"),
    Mutant(
        "missing term",
        "every neuron counts",
        "torch.relu(self.to_hidden(words))",
        "self.to_hidden(words)",
    ),
    Mutant("wrong activation", "neurons that saturate", "torch.relu(", "torch.tanh("),
    Mutant(
        "wrong place",
        "no word has its own place",
        "self.positions[:n_words]",
        "self.positions[:1].expand(n_words, -1)",
    ),
    Mutant(
        "wrong place", "normalised before and after", READS, "sublayer(self.norm(words).output)"
    ),
    Mutant(
        "wrong place",
        "normalised after, never before",
        "self.norm(words) if self.before else None",
        "None",
    ),
    Mutant(
        "wrong place",
        "what is normalised does not go on",
        AFTER,
        "ConnectionTrace(words, change, total, last, total)",
    ),
    Mutant(
        "wrong trace",
        "what was read for what stays",
        BEFORE,
        BEFORE.replace("(words", "(first.output"),
    ),
    Mutant("wrong trace", "the sum for the change", AFTER, AFTER.replace("change", "total")),
    Mutant("wrong trace", "the variance for the spread", "variance.sqrt(), self", "variance, self"),
    Mutant(
        "wrong trace",
        "the input of another",
        "FeedForwardTrace(words, hidden",
        "FeedForwardTrace(hidden[..., :1] + 0 * words, hidden",
    ),
    Mutant(
        "wrong choice", "learned positions are not learnt", 'sizes.positions == "learned"', "False"
    ),
    Mutant("wrong choice", "there are always positions", 'sizes.positions == "none"', "False"),
    Mutant(
        "wrong choice",
        "one layout for both",
        "sizes.d_model, sizes.positions)",
        'sizes.d_model, "halves")',
    ),
    Mutant(
        "missing check",
        "too long a sentence passes",
        "if n_words > len(self.positions):",
        "if False:",
    ),
)
