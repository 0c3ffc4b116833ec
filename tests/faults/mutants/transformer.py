"""The transformer, wrong."""

from tests.faults.mutants.mutant import Mutant

MODULE = "illustrated_models.transformer"
TESTS = ("test_transformer",)
TRIANGLE = "torch.ones(n_words, n_words, dtype=torch.bool).tril()"
OWN = "self.self_attention(read, read, read, before)"
ACROSS = "self.cross_attention(query, source, source, visible)"
AROUND = "self.attention(read, read, read, visible)"
SEEN = "present[..., None, :]"
OUTPUT = "states @ self.target_embedding.words.weight.T + self.word_bias"
JOINED = "torch.cat([so_far, written], dim=-1)"
ENCODER_END = "EncoderLayerTrace(words, look, seen, thought, done, done.output)"
DECODER_END = "DecoderLayerTrace(words, own, written, across, read, thought, done, done.output)"

MUTANTS = (
    Mutant("missing mask", "every word sees the future", TRIANGLE, TRIANGLE.replace(".tril()", "")),
    Mutant(
        "missing mask",
        "no word sees itself",
        TRIANGLE,
        TRIANGLE.replace("tril()", "tril(-1)") + " | torch.eye(n_words, dtype=torch.bool)[:1]",
    ),
    Mutant("missing mask", "the triangle upside down", TRIANGLE, TRIANGLE.replace("tril", "triu")),
    Mutant(
        "missing mask", "the decoder has no mask of its own", OWN, OWN.replace("before", "None")
    ),
    Mutant(
        "missing mask", "padding is looked at across", ACROSS, ACROSS.replace("visible", "None")
    ),
    Mutant(
        "missing mask",
        "padding is looked at by the French",
        AROUND,
        AROUND.replace("visible", "None"),
    ),
    Mutant(
        "missing mask",
        "padding alone is seen",
        "None if present is None else present",
        "None if present is None else ~present | present[..., :1]",
    ),
    Mutant(
        "swapped query and key",
        "the English ask themselves",
        ACROSS,
        "self.cross_attention(query, query, query, before)",
    ),
    Mutant(
        "swapped query and key",
        "values from the English",
        ACROSS,
        "self.cross_attention(query, source, source.flip(-2), visible)",
    ),
    Mutant(
        "wrong state",
        "the layer below is skipped",
        "layers.append(layer(words, visible))",
        "layers.append(layer(begin.output, visible))",
    ),
    Mutant(
        "wrong state",
        "every decoder layer begins anew",
        "layer(words, encoder.states, visible)",
        "layer(begin.output, encoder.states, visible)",
    ),
    Mutant(
        "wrong state",
        "the decoder reads the first layer",
        "encoder.states, visible)",
        "encoder.layers[0].output, visible)",
    ),
    Mutant(
        "wrong state",
        "feed-forward reads what came in",
        "self.around_feed_forward(seen.output,",
        "self.around_feed_forward(words,",
    ),
    Mutant(
        "wrong state",
        "the French never arrive",
        "self.around_feed_forward(read.output,",
        "self.around_feed_forward(written.output,",
    ),
    Mutant(
        "wrong state",
        "the look across begins anew",
        "            written.output, lambda query",
        "            words, lambda query",
    ),
    Mutant(
        "missing term",
        "words equally likely beforehand",
        OUTPUT,
        OUTPUT.replace(" + self.word_bias", ""),
    ),
    Mutant(
        "wrong weights",
        "the French vectors write",
        OUTPUT,
        OUTPUT.replace("target", "source").replace("weight.T", "weight[: len(self.word_bias)].T"),
    ),
    Mutant(
        "wrong weights",
        "English read as French",
        "self.target_embedding(written)",
        "self.source_embedding(written)",
    ),
    Mutant(
        "wrong place",
        "no norm behind the stack",
        'before = sizes.norm == "before"',
        "before = False",
    ),
    Mutant("start and stop", "what is so far is forgotten", JOINED, "written"),
    Mutant(
        "start and stop", "the newest word first", JOINED, "torch.cat([written, so_far], dim=-1)"
    ),
    Mutant(
        "axis",
        "heads averaged over words",
        "weights.mean(dim=-3)",
        "weights.mean(dim=-2, keepdim=True).mean(dim=-3).expand(*self.written.shape, -1)",
    ),
    Mutant(
        "wrong trace", "the first layer's shares", "self.layers[-1].cross", "self.layers[0].cross"
    ),
    Mutant(
        "wrong trace",
        "the output is the sum",
        ENCODER_END,
        ENCODER_END.replace("done.output", "done.sum"),
    ),
    Mutant(
        "wrong trace",
        "the input is the output",
        DECODER_END,
        DECODER_END.replace("(words", "(done.output"),
    ),
)
