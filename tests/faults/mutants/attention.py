"""Attention, wrong."""

from tests.faults.mutants.mutant import Mutant

MODULE = "illustrated_models.attention"
TESTS = ("test_attention", "test_seq2seq", "test_translation")
DOT = "scale * (query @ keys.transpose(-1, -2))"
PROJECTED = "self.from_query(query), self.from_key(keys)"
SOFTMAX = "weights = torch.softmax(allowed, dim=-1)"
MASK = 'raw.masked_fill(~visible, float("-inf"))'
SUM = "from_query[..., :, None, :] + from_key[..., None, :, :]"
TRACE = "AttentionTrace(query, keys, values, scoring, raw, weights, weights @ values)"

MUTANTS = (
    Mutant("scale", "dot scores without their scale", DOT, "query @ keys.transpose(-1, -2)"),
    Mutant("scale", "dot scores divided by the scale", DOT, DOT.replace("scale *", "1 / scale *")),
    Mutant("scale", "a softmax twice as sharp", SOFTMAX, SOFTMAX.replace("allowed", "2 * allowed")),
    Mutant("axis", "shares that sum to 1 over the queries", SOFTMAX, SOFTMAX.replace("-1", "-2")),
    Mutant(
        "swapped query and key",
        "each projected by the other's matrix",
        PROJECTED,
        "self.from_key(query), self.from_query(keys)",
    ),
    Mutant(
        "swapped query and key",
        "keys scored against themselves",
        PROJECTED,
        "self.from_query(keys[..., : query.shape[-2], :]), self.from_key(keys)",
    ),
    Mutant(
        "swapped query and key",
        "the projections change places in the trace",
        "AdditiveScoring(from_query, from_key, joined",
        "AdditiveScoring(from_query.flip(-2), from_key.flip(-2), joined",
    ),
    Mutant("missing mask", "every word is visible", f"raw if visible is None else {MASK}", "raw"),
    Mutant("missing mask", "a mask turned round", MASK, MASK.replace("~", "")),
    Mutant("missing mask", "a mask of zero", MASK, MASK.replace('"-inf"', '"0"')),
    Mutant(
        "missing mask",
        "masked after the softmax: shares that sum to less than 1",
        SOFTMAX,
        "weights = torch.softmax(raw, dim=-1) * (1 if visible is None else visible)",
    ),
    Mutant("wrong trace", "scores shown with the mask", TRACE, TRACE.replace(" raw,", " allowed,")),
    Mutant("activation", "sigmoid for tanh in the additive score", "torch.tanh(", "torch.sigmoid("),
    Mutant("activation", "no tanh in the additive score", "torch.tanh(", "("),
    Mutant("sign", "key subtracted from query", SUM, SUM.replace("+", "-")),
    Mutant(
        "bias dropped",
        "the keys' projection without its bias",
        PROJECTED,
        "self.from_query(query), self.from_key(keys) - self.from_key.bias",
    ),
    Mutant(
        "detached gradient",
        "no gradient through the weights",
        "weights @ values)",
        "weights.detach() @ values)",
    ),
    Mutant(
        "detached gradient", "no gradient to the query", "scale * (query", "scale * (query.detach()"
    ),
    Mutant(
        "detached gradient",
        "no gradient through the additive scores",
        "self.to_score(joined)",
        "self.to_score(joined.detach())",
    ),
    Mutant(
        "off by one",
        "values of the word before",
        "weights @ values)",
        "weights @ values.roll(1, -2))",
    ),
)
