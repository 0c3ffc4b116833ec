"""Beam search: keep several unfinished translations alive and continue the best of them.

As in Sutskever, Vinyals & Le 2014, section 3.2: at each step every live translation is continued by
its likeliest words and the `width` best of all continuations stay; a finished one leaves the beam.
Scores are sums of log-probabilities, without a correction for length.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from illustrated_models.seq2seq import EncoderTrace, Translator
from illustrated_models.translation import longest_translation
from illustrated_models.vocabulary import Vocabularies

ROOT = -1


@dataclass(frozen=True)
class BeamNode:
    """A word that was considered as the continuation of another."""

    parent: int  # the node that it continues; -1 = it opens the sentence (definition)
    depth: int  # 1 = first word (definition)
    token: str  # the word (definition)
    log_probability: float  # of this word after those before it
    #   (log of Luong et al. 2015, section 3, equation 6)
    score: float  # sum of the log-probabilities from the first word to here
    #   (log of Sutskever et al. 2014, section 2, equation 1)
    kept: bool  # whether it was among the best of its step (Sutskever et al. 2014, section 3.2)
    finished: bool  # whether it ends the sentence (definition)


@dataclass(frozen=True)
class BeamTrace:
    """All words that a beam search considered, as a tree."""

    source_tokens: tuple[str, ...]  # the words as given (definition)
    width: int  # how many translations are alive at a time (definition)
    nodes: tuple[BeamNode, ...]  # parents before children (Sutskever et al. 2014, section 3.2)
    best: int  # the node that ends the best translation (definition)

    def path(self, node: int) -> tuple[int, ...]:
        """The nodes from the first word to this one."""
        found = [node]
        while self.nodes[found[-1]].parent != ROOT:
            found.append(self.nodes[found[-1]].parent)
        return tuple(reversed(found))

    def sentence(self, node: int) -> tuple[str, ...]:
        """The words from the first to this one, without the stop sign."""
        tokens = [self.nodes[n].token for n in self.path(node) if not self.nodes[n].finished]
        return tuple(tokens)


@dataclass(frozen=True)
class Live:
    """A translation that is not finished: where it ends in the tree, and what it goes on from."""

    node: int
    word: int
    so_far: Tensor
    score: float


@dataclass(frozen=True)
class Continuation:
    """A live translation and one word that might come next."""

    of: Live
    word: int
    log_probability: float
    so_far: Tensor

    @property
    def score(self) -> float:
        """The score that the translation would have with this word."""
        return self.of.score + self.log_probability


def continuations(
    model: Translator, encoder: EncoderTrace, live: Sequence[Live], width: int
) -> list[Continuation]:
    """The `width` likeliest next words of every live translation, the best of all first."""
    found: list[Continuation] = []
    for one in live:
        step = model.decode(torch.tensor([one.word]), one.so_far, encoder)
        log_probabilities = torch.log_softmax(step.logits[-1], dim=-1)
        top = log_probabilities.topk(min(width, len(log_probabilities)))
        found += [
            Continuation(one, int(word), float(value), step.so_far)
            for value, word in zip(top.values, top.indices, strict=True)
        ]
    return sorted(found, key=lambda one: -one.score)


@torch.inference_mode()
def beam_search(
    model: Translator, vocabularies: Vocabularies, source_tokens: Sequence[str], width: int
) -> BeamTrace:
    """Search for the likeliest translation with `width` candidates alive; width 1 is greedy."""
    if width < 1:
        raise ValueError(f"a beam has a width of at least 1, not {width}")
    target = vocabularies.target
    encoder = model.encode(torch.tensor(vocabularies.source.ids(source_tokens)))
    nodes: list[BeamNode] = []
    live = [Live(ROOT, target.start, encoder.start, 0.0)]
    for depth in range(1, longest_translation(len(source_tokens)) + 1):
        considered = continuations(model, encoder, live, width)
        room = width - sum(node.kept and node.finished for node in nodes)
        live = []
        for rank, one in enumerate(considered):
            kept, finished = rank < room, one.word == target.end
            word = target.words[one.word]
            score, log_probability = one.score, one.log_probability
            nodes.append(BeamNode(one.of.node, depth, word, log_probability, score, kept, finished))
            if kept and not finished:
                live.append(Live(len(nodes) - 1, one.word, one.so_far, score))
        if not live:
            break
    return BeamTrace(tuple(source_tokens), width, tuple(nodes), best_end(nodes))


def best_end(nodes: Sequence[BeamNode]) -> int:
    """The finished translation with the best score; if none is finished, the best last word."""
    deepest = nodes[-1].depth
    ends = [n for n, node in enumerate(nodes) if node.kept and node.finished]
    ends = ends or [n for n, node in enumerate(nodes) if node.kept and node.depth == deepest]
    return max(ends, key=lambda n: nodes[n].score)
