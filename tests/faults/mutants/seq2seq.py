"""The encoder and the decoder, wrong."""

from tests.faults.mutants.mutant import Mutant

MODULE = "illustrated_models.seq2seq"
TESTS = ("test_seq2seq", "test_translation", "test_search", "test_translator_heads")
FILES = (
    "illustrated_models/weights/translator-four-units.*",
    "illustrated_models/weights/translator-two-heads.*",
)
ENCODED = "EncoderTrace(embeddings, steps, hidden_states(steps), steps[-1].hidden, present)"
DECODED = "self.decoder(embeddings, state)"
JOINED = "torch.cat([attention.context, states], dim=-1)"
WITH_HEADS = "self.heads(states, keys, keys, visible)"
LOGITS = "self.dropout(combined) @ self.target_embedding.weight.T + self.word_bias"
COMBINED = "torch.tanh(self.combine(self.dropout(known)))"
KEYS = "keys = encoder.states"
FORWARD = "self.decode(written, encoder.start, encoder).logits"
SOURCE = "self.dropout(self.source_embedding(source))"
TARGET = "self.dropout(self.target_embedding(written))"

MUTANTS = (
    Mutant(
        "wrong state",
        "the decoder starts from the first state",
        ENCODED,
        ENCODED.replace("steps[-1]", "steps[0]"),
    ),
    Mutant(
        "wrong state",
        "the decoder starts before the last word",
        ENCODED,
        ENCODED.replace("-1].hidden", "-1].previous"),
    ),
    Mutant(
        "wrong state",
        "the decoder starts from the last candidate",
        ENCODED,
        ENCODED.replace("-1].hidden", "-1].candidate"),
    ),
    Mutant(
        "wrong state",
        "the decoder starts from zeros",
        DECODED,
        "self.decoder(embeddings, 0 * state)",
    ),
    Mutant(
        "wrong state",
        "the encoder's weights write the translation",
        DECODED,
        DECODED.replace("decoder", "encoder"),
    ),
    Mutant(
        "wrong state",
        "keys are the states before the words",
        KEYS,
        "keys = torch.stack([step.previous for step in encoder.steps], dim=-2)",
    ),
    Mutant(
        "wrong state",
        "training starts from the first state",
        FORWARD,
        FORWARD.replace("encoder.start", "encoder.states[..., 0, :]"),
    ),
    Mutant(
        "wrong embedding",
        "what was written is read as French",
        TARGET,
        TARGET.replace("target_", "source_"),
    ),
    Mutant(
        "missing mask",
        "the encoder reads the padding",
        "self.encoder(embeddings, start, present)",
        "self.encoder(embeddings, start)",
    ),
    Mutant(
        "missing mask",
        "the decoder looks at the padding",
        "visible = None if encoder.present is None else encoder.present[..., None, :]",
        "visible = None",
    ),
    Mutant(
        "missing mask",
        "the padding is not told to the decoder",
        ENCODED,
        ENCODED.replace(", present)", ", None)"),
    ),
    Mutant(
        "swapped query and key",
        "context and state change places",
        JOINED,
        "torch.cat([states, attention.context], dim=-1)",
    ),
    Mutant(
        "scale",
        "dot scores scaled as in the transformer",
        "dot_scores(states, keys)",
        "dot_scores(states, keys, self.sizes.d_hidden**-0.5)",
    ),
    Mutant(
        "activation",
        "no tanh before the output layer",
        COMBINED,
        COMBINED.replace("torch.tanh", ""),
    ),
    Mutant(
        "activation", "ReLU before the output layer", COMBINED, COMBINED.replace("tanh", "relu")
    ),
    Mutant(
        "bias dropped",
        "no word is likelier than another beforehand",
        LOGITS,
        LOGITS.replace("+ self", "+ 0 * self"),
    ),
    Mutant(
        "sign", "likelier words are made less likely", LOGITS, LOGITS.replace("+ self", "- self")
    ),
    Mutant(
        "untied weights",
        "the output layer does not learn",
        LOGITS,
        LOGITS.replace("weight.T", "weight.T.detach()"),
    ),
    Mutant(
        "untied weights",
        "an output layer of its own",
        LOGITS,
        LOGITS.replace("weight.T", "weight.T.roll(1, 0)"),
    ),
    Mutant("detached gradient", "no gradient to the French words", SOURCE, f"{SOURCE}.detach()"),
    Mutant("detached gradient", "no gradient to the words written", TARGET, f"{TARGET}.detach()"),
    Mutant(
        "detached gradient",
        "no gradient to the encoder through the last state",
        FORWARD,
        FORWARD.replace("encoder.start", "encoder.start.detach()"),
    ),
    Mutant(
        "detached gradient",
        "no gradient to the encoder through attention",
        KEYS,
        f"{KEYS}.detach()",
    ),
    Mutant(
        "detached gradient",
        "no gradient through the context",
        JOINED,
        JOINED.replace("context", "context.detach()"),
    ),
    Mutant(
        "swapped query and key",
        "encoder states ask with heads, each itself",
        WITH_HEADS,
        WITH_HEADS.replace("(states, ", "(keys[..., : states.shape[-2], :], "),
    ),
    Mutant(
        "missing mask", "heads see the padding", WITH_HEADS, WITH_HEADS.replace("visible", "None")
    ),
    Mutant(
        "detached gradient",
        "no gradient to the encoder through the values of heads",
        WITH_HEADS,
        WITH_HEADS.replace("keys, visible", "keys.detach(), visible"),
    ),
    Mutant(
        "wrong trace",
        "the first head's shares told for those of all",
        "self.heads.weights.mean(dim=-3)",
        "self.heads.weights[..., 0, :, :]",
    ),
    Mutant(
        "wrong state",
        "heads joined but not mixed reach the output layer",
        "torch.cat([heads.output, states], dim=-1)",
        "torch.cat([heads.joined, states], dim=-1)",
    ),
    Mutant(
        "dropout left on",
        "words written are dropped when a model is asked",
        TARGET,
        TARGET.replace("self.dropout(", "nn.functional.dropout(", 1).replace(
            "))", "), self.dropout.p)"
        ),
    ),
    Mutant(
        "dropout left on",
        "states are dropped when a model is asked",
        COMBINED,
        "torch.tanh(self.combine(nn.functional.dropout(known, self.dropout.p)))",
    ),
    Mutant(
        "dropout left on",
        "the output is dropped when a model is asked",
        LOGITS,
        LOGITS.replace("self.dropout(combined)", "nn.functional.dropout(combined, self.dropout.p)"),
    ),
    Mutant("no dropout", "French words are never dropped", SOURCE, "self.source_embedding(source)"),
    Mutant(
        "no dropout", "words written are never dropped", TARGET, "self.target_embedding(written)"
    ),
    Mutant(
        "no dropout",
        "states are never dropped",
        COMBINED,
        COMBINED.replace("self.dropout(known)", "known"),
    ),
    Mutant(
        "no dropout",
        "the output is never dropped",
        LOGITS,
        LOGITS.replace("self.dropout(combined)", "combined"),
    ),
)
