"""Beam search, wrong."""

from tests.faults.mutants.mutant import Mutant

MODULE = "illustrated_models.search"
TESTS = ("test_search",)
SORTED = "sorted(found, key=lambda one: -one.score)"
ROOM = "width - sum(node.kept and node.finished for node in nodes)"
BEST = "max(ends, key=lambda n: nodes[n].score)"
FINISHED = "if node.kept and node.finished]"
DEPTHS = "range(1, longest_translation(len(source_tokens)) + 1)"

MUTANTS = (
    Mutant(
        "score",
        "only the last word counts",
        "return self.of.score + self.log_probability",
        "return self.log_probability",
    ),
    Mutant("score", "probabilities are added up", "torch.log_softmax(", "torch.softmax("),
    Mutant(
        "score",
        "logits are added up",
        "torch.log_softmax(step.logits[-1], dim=-1)",
        "step.logits[0]",
    ),
    Mutant(
        "length penalty",
        "the best end per word",
        BEST,
        BEST.replace(".score", ".score / nodes[n].depth"),
    ),
    Mutant(
        "score",
        "the last word alone decides what stays",
        SORTED,
        SORTED.replace("-one.score", "-one.log_probability"),
    ),
    Mutant("choice", "the worst end", BEST, BEST.replace("max", "min")),
    Mutant("choice", "the worst continuations first", SORTED, SORTED.replace("-one", "one")),
    Mutant("choice", "an end that did not stay may win", FINISHED, "if node.finished]"),
    Mutant("beam", "a finished translation keeps its place free", ROOM, "width"),
    Mutant("beam", "one too many stay", "rank < room", "rank <= room"),
    Mutant("beam", "one continuation each", "topk(min(width, len(log_probabilities)))", "topk(1)"),
    Mutant(
        "start and stop",
        "begins with the stop sign",
        "target.start, encoder.start",
        "target.end, encoder.start",
    ),
    Mutant(
        "start and stop", "goes on behind the stop sign", "if kept and not finished:", "if kept:"
    ),
    Mutant(
        "start and stop",
        "stops at the start sign",
        "one.word == target.end",
        "one.word == target.start",
    ),
    Mutant("start and stop", "cut off one word early", DEPTHS, DEPTHS.replace(" + 1", "")),
    Mutant(
        "wrong state",
        "the state is not handed on",
        "float(value), step.so_far)",
        "float(value), one.so_far)",
    ),
    Mutant(
        "wrong state",
        "every branch grows from the first",
        "live.append(Live(len(nodes) - 1",
        "live.append(Live(0",
    ),
    Mutant(
        "wrong trace", "the stop sign stays in the sentence", "if not self.nodes[n].finished]", "]"
    ),
    Mutant(
        "wrong trace",
        "sentences from the last word to the first",
        "tuple(reversed(found))",
        "tuple(found)",
    ),
)
