"""The translators that run in the page, wrong."""

from tests.faults.mutants.mutant import Mutant

MEMORY = "this.encoded?.key !== key"

# By file, below docs/widgets.
MUTANTS = {
    "models/translator.js": (
        Mutant(
            "order",
            "the state before the context",
            "join(look.context, asking)",
            "join(asking, look.context)",
        ),
        Mutant(
            "activation",
            "no tanh around what is known",
            "map(linear(kernel, known, weights.combine), tanh)",
            "linear(kernel, known, weights.combine)",
        ),
        Mutant("bias", "no word is commoner than another", "add(fits, weights.wordBias)", "fits"),
        Mutant(
            "state",
            "the decoder starts from the first word",
            "last: steps.at(-1).hidden",
            "last: steps[0].hidden",
        ),
        Mutant(
            "order",
            "the decoder writes as the encoder reads",
            "gru(kernel, weights.decoder, words, state)",
            "gru(kernel, weights.encoder, words, state)",
        ),
        Mutant("order", "an unknown word is padding", "numbers.get(UNKNOWN)", "0"),
        Mutant("state", "the sentence before is translated again", MEMORY, "!this.encoded"),
        Mutant(
            "moved attention",
            "the context stays",
            "look.context = weighted(look.weights, keys);",
            "",
        ),
        Mutant("moved attention", "any numbers are shares", "share >= 0", "share <= Infinity"),
    ),
    "models/translation.js": (
        Mutant(
            "moved attention",
            "one step late",
            "encoder, moved[place])",
            "encoder, moved[place - 1])",
        ),
        Mutant(
            "moved attention",
            "what was written is not read",
            "ids.slice(0, -1), encoder.last",
            "[], encoder.last",
        ),
        Mutant(
            "carried word",
            "the second best",
            "largest(numbers, 1)[0]",
            "largest(numbers, 2).at(-1)",
        ),
        Mutant(
            "carried word", "one to the right", "sourceTokens[source]", "sourceTokens[source + 1]"
        ),
        Mutant(
            "carried word",
            "by the first head alone",
            "row(heads.weights, head)",
            "row(heads.weights, 0)",
        ),
        Mutant("carried word", "into every place", "predicted[target] === UNKNOWN", "true"),
        Mutant(
            "off by one",
            "the stop sign is a word",
            "slice(0, words.indexOf(END))",
            "slice(0, words.indexOf(END) + 1)",
        ),
        Mutant("off by one", "cut off one word early", "2 * nSource + 10", "2 * nSource + 9"),
        Mutant(
            "axis",
            "probabilities of the word before",
            "numbers[chosen[place]]",
            "numbers[chosen[place - 1] || 0]",
        ),
        Mutant("scale", "confidence by the sum", "/ numbers.length)", "/ 2)"),
        Mutant("search", "a beam is not followed", "beam === 1 ? null", "beam >= 1 ? null"),
    ),
}
