"""Attention with heads, wrong."""

from tests.faults.mutants.mutant import Mutant

MODULE = "illustrated_models.attention"
TESTS = ("test_attention_heads",)
MAPPED = "self.to_query(query), self.to_keys(keys), self.to_values(values)"
SPLIT = "together.unflatten(-1, (self.n_heads, self.d_head)).transpose(-3, -2)"
SCALE = "scale=self.d_head**-0.5"
VISIBLE = "visible.unsqueeze(-3).expand(*scores.shape[:-2], -1, -1)"
LOOK = "attend(head_query, head_keys, head_values, scores, visible)"
JOIN = "look.context.transpose(-3, -2).flatten(-2)"

MUTANTS = (
    Mutant("scale", "scores of heads without their scale", SCALE, "scale=1.0"),
    Mutant("scale", "scaled by all heads' numbers", SCALE, "scale=query.shape[-1]**-0.5"),
    Mutant("scale", "divided by d_head, not by its root", SCALE, "scale=1 / self.d_head"),
    Mutant(
        "axis",
        "every head gets each second number",
        SPLIT,
        "together.unflatten(-1, (self.d_head, self.n_heads)).movedim(-1, -3)",
    ),
    Mutant(
        "axis",
        "words dealt out to the heads in place of numbers",
        SPLIT,
        "together.reshape(*together.shape[:-2], self.n_heads, -1, self.d_head)",
    ),
    Mutant(
        "axis",
        "joined without putting the words first",
        JOIN,
        "look.context.reshape(*query.shape)",
    ),
    Mutant("axis", "heads joined in reverse", JOIN, JOIN.replace("context", "context.flip(-3)")),
    Mutant(
        "swapped query and key",
        "queries and keys mapped by each other's matrix",
        MAPPED,
        "self.to_keys(query), self.to_query(keys), self.to_values(values)",
    ),
    Mutant(
        "swapped query and key",
        "values mapped as the keys are",
        MAPPED,
        MAPPED.replace("to_values", "to_keys"),
    ),
    Mutant(
        "swapped query and key",
        "the keys handed over as values",
        LOOK,
        LOOK.replace("head_values", "head_keys"),
    ),
    Mutant("missing mask", "heads see every word", LOOK, LOOK.replace(" visible", " None")),
    Mutant(
        "missing mask",
        "only the first head is masked",
        VISIBLE,
        f"{VISIBLE} | (torch.arange(self.n_heads) > 0)[:, None, None]",
    ),
    Mutant("missing mask", "a mask turned round for heads", VISIBLE, f"~{VISIBLE}"),
    Mutant(
        "untied weights",
        "all heads look as the first",
        "head_query, head_keys, head_values = self.split(query),",
        "head_query, head_keys, head_values = self.split(query)[..., :1, :, :].expand("
        "*query.shape[:-2], self.n_heads, -1, -1),",
    ),
    Mutant("activation", "heads joined but never mixed", "self.to_output(joined)", "joined"),
    Mutant(
        "bias dropped",
        "no bias where one is wanted",
        "self.to_output = nn.Linear(d_model, d_model, bias=bias)",
        "self.to_output = nn.Linear(d_model, d_model, bias=False)",
    ),
    Mutant(
        "detached gradient",
        "no gradient to the queries of heads",
        "self.to_query(query),",
        "self.to_query(query.detach()),",
    ),
    Mutant(
        "detached gradient",
        "no gradient through the contexts of heads",
        JOIN,
        JOIN.replace("context", "context.detach()"),
    ),
    Mutant(
        "wrong trace",
        "the queries shown are those before the map",
        "            query=query,",
        "            query=query @ self.to_query.weight.inverse().T,",
    ),
    Mutant(
        "wrong trace",
        "values of heads shown in reverse",
        "head_values=head_values,",
        "head_values=head_values.flip(-3),",
    ),
    Mutant(
        "wrong trace",
        "contexts of heads shown in reverse",
        "contexts=look.context,",
        "contexts=look.context.flip(-3),",
    ),
    Mutant(
        "wrong trace",
        "keys of heads shown as the values",
        "head_keys=head_keys,",
        "head_keys=head_values,",
    ),
    Mutant("off by one", "a head too few is refused", "n_heads < 1 or", "n_heads < 2 or"),
    Mutant(
        "off by one",
        "no head is taken for one",
        "n_heads < 1 or d_model % n_heads",
        "d_model % max(1, n_heads)",
    ),
)
