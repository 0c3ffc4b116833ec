"""Translating word by word, wrong."""

from tests.faults.mutants.mutant import Mutant

MODULE = "illustrated_models.translation"
TESTS = ("test_translation", "test_search", "test_evaluation", "test_translator_heads")
FILES = (
    "illustrated_models/weights/translator-four-units.*",
    "illustrated_models/weights/translator-two-heads.*",
    "illustrated_models/data/translation/visitors.tsv",
)
CHOICE = "step.logits[..., -1, :].argmax(dim=-1), step.so_far"
STOP = "if chosen[-1] == end or len(chosen) == longest_translation(len(source_tokens)):"
CARRIED = "(target, int(weights[target].argmax()))"
CUT = "words[: words.index(END)]"
CHOSEN = "probabilities[torch.arange(len(chosen)), torch.tensor(chosen)]"
CONFIDENCE = "float(of_chosen.log().mean().exp())"
TOP = "probabilities.topk(min(N_TOP, len(words)), dim=-1)"

HEADS = 'names = ("query", "head_query", "scores", "weights", "contexts", "joined", "output")'

MUTANTS = (
    Mutant(
        "wrong trace",
        "of each head only the first look is kept",
        HEADS,
        HEADS.replace('"weights", ', ""),
    ),
    Mutant(
        "start and stop",
        "begins with the stop sign",
        "torch.tensor(vocabularies.target.start)",
        "torch.tensor(vocabularies.target.end)",
    ),
    Mutant(
        "start and stop",
        "stops at padding",
        "end = vocabularies.target.end",
        "end = vocabularies.target.padding",
    ),
    Mutant(
        "start and stop", "cut off one word late", STOP, STOP.replace("tokens)):", "tokens)) + 1:")
    ),
    Mutant(
        "start and stop",
        "sentences twice as long may be written",
        "2 * n_source + 10",
        "4 * n_source + 10",
    ),
    Mutant(
        "start and stop",
        "the stop sign stays in the translation",
        CUT,
        CUT.replace("(END)", "(END) + 1"),
    ),
    Mutant("choice", "the least likely word", CHOICE, CHOICE.replace("argmax", "argmin")),
    Mutant(
        "choice",
        "the second likeliest word",
        CHOICE,
        CHOICE.replace("argmax(dim=-1)", "argsort(dim=-1)[..., -2]"),
    ),
    Mutant(
        "tie-breaking",
        "the last of equally likely words",
        CHOICE,
        CHOICE.replace(
            "argmax(dim=-1)", "flip(-1).argmax(dim=-1).sub(step.logits.shape[-1] - 1).neg()"
        ),
    ),
    Mutant(
        "tie-breaking",
        "the last of equally weighted words is carried",
        CARRIED,
        "(target, len(weights[target]) - 1 - int(weights[target].flip(0).argmax()))",
    ),
    Mutant(
        "wrong state",
        "the state is not handed on",
        CHOICE,
        CHOICE.replace("step.so_far", "so_far"),
    ),
    Mutant(
        "wrong state",
        "the old word is read again",
        "model.decode(word[..., None], so_far",
        "model.decode(start[..., None], so_far",
    ),
    Mutant(
        "copying", "the word with the smallest weight", CARRIED, CARRIED.replace("argmax", "argmin")
    ),
    Mutant(
        "copying",
        "the weights of the step before",
        CARRIED,
        CARRIED.replace("weights[target]", "weights[target - 1]"),
    ),
    Mutant(
        "copying",
        "the source word of the same number",
        "source, source_tokens[source])",
        "source, source_tokens[target])",
    ),
    Mutant(
        "copying",
        "known words are replaced too",
        "if predicted[target] == UNKNOWN",
        "if predicted[target] != UNKNOWN",
    ),
    Mutant(
        "copying",
        "put in at the place it came from",
        "words[one.target] = one.word",
        "words[one.source] = one.word",
    ),
    Mutant(
        "axis",
        "probabilities over the steps",
        "torch.softmax(decoder.logits, dim=-1)",
        "torch.softmax(decoder.logits, dim=0)",
    ),
    Mutant(
        "scale",
        "a temperature of two",
        "torch.softmax(decoder.logits,",
        "torch.softmax(decoder.logits / 2,",
    ),
    Mutant(
        "off by one",
        "how likely the word before was",
        CHOSEN,
        CHOSEN.replace("len(chosen))", "len(chosen)).roll(1)"),
    ),
    Mutant(
        "off by one",
        "the decoder's inputs are its outputs",
        "(START, *predicted[:-1])",
        "predicted",
    ),
    Mutant("confidence", "the arithmetic mean", CONFIDENCE, "float(of_chosen.mean())"),
    Mutant(
        "confidence",
        "the product instead of the mean",
        CONFIDENCE,
        CONFIDENCE.replace("mean", "sum"),
    ),
    Mutant(
        "wrong trace",
        "the unlikeliest words as the likeliest",
        TOP,
        TOP.replace("dim=-1", "dim=-1, largest=False"),
    ),
    Mutant(
        "wrong trace",
        "unknown words shown as read",
        "vocabularies.source.read(source_tokens)",
        "source_tokens",
    ),
    Mutant(
        "wrong trace",
        "the last look in every row",
        'getattr(part, name) for part in parts], dim=-2)\n        for name in ("query"',
        'getattr(parts[-1], name) for part in parts], dim=-2)\n        for name in ("query"',
    ),
    Mutant(
        "wrong trace",
        "the first additive look in every row",
        "[one.joined for one in several]",
        "[several[0].joined for one in several]",
    ),
)
