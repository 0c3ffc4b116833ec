"""Beam search against greedy search and against trying everything."""

import math
from itertools import product

import pytest
import torch

from illustrated_models.search import ROOT, beam_search
from illustrated_models.seq2seq import Translator
from illustrated_models.translation import translate
from illustrated_models.vocabulary import END, START
from tests.illustrated_models.translators import (
    SENTENCE,
    WORDS,
    markov_translator,
    random_translator,
)

# The likelier first word leads into a dead end: only who looks further finds the better sentence.
TRAP = {
    START: {"a": 0.6, "the": 0.4},
    "a": {"dog": 0.4, "cat": 0.3, "eats": 0.3},
    "dog": {END: 1.0},
    "cat": {END: 1.0},
    "eats": {END: 1.0},
    "the": {"black": 0.9, "cat": 0.1},
    "black": {END: 1.0},
}


@pytest.mark.parametrize("attention", [None, "dot", "additive"])
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.proves("illustrated_models.search.BeamNode.token")
def test_a_beam_of_width_one_is_greedy(attention, seed):
    model = random_translator(attention, seed, spread=4.0)
    greedy = translate(model, WORDS, SENTENCE)
    beam = beam_search(model, WORDS, SENTENCE, width=1)
    assert beam.sentence(beam.best) == greedy.target_tokens
    total = greedy.predicted_probabilities.log().sum().item()
    assert beam.nodes[beam.best].score == pytest.approx(total, abs=1e-4)


def test_a_wider_beam_finds_the_better_sentence():
    model = markov_translator(TRAP)
    greedy = translate(model, WORDS, SENTENCE)
    beam = beam_search(model, WORDS, SENTENCE, width=2)
    assert greedy.target_tokens[0] == "a"
    assert beam.sentence(beam.best) == ("the", "black")
    assert beam.nodes[beam.best].score == pytest.approx(math.log(0.4 * 0.9), abs=1e-3)
    assert beam.nodes[beam.best].score > greedy.predicted_probabilities.log().sum().item()


@pytest.mark.proves("illustrated_models.search.BeamTrace.nodes")
def test_a_beam_as_wide_as_the_vocabulary_finds_the_best_of_all_short_sentences():
    model = random_translator("dot", seed=1)
    with torch.no_grad():
        model.word_bias[WORDS.target.end] += 3.0  # short sentences, so that all can be tried
    beam = beam_search(model, WORDS, SENTENCE, width=len(WORDS.target) ** 2)
    encoder = model.encode(torch.tensor(WORDS.source.ids(SENTENCE)))
    best = -math.inf
    for length in range(3):
        for words in product(range(len(WORDS.target)), repeat=length):
            if WORDS.target.end in words:
                continue
            written = torch.tensor([WORDS.target.start, *words])
            logits = model.decode(written, encoder.last, encoder).logits
            wanted = torch.tensor([*words, WORDS.target.end])
            log_probabilities = torch.log_softmax(logits, -1).gather(1, wanted[:, None])
            best = max(best, float(log_probabilities.detach().sum()))
    short = [node.score for node in beam.nodes if node.finished and node.kept and node.depth <= 3]
    assert max(short) == pytest.approx(best, abs=1e-4)


def ready_to_stop(seed: int, eagerness: float) -> Translator:
    """A translator that often ends its sentences, so that many lengths compete."""
    model = random_translator("dot", seed, spread=2.0)
    with torch.no_grad():
        model.word_bias[WORDS.target.end] += eagerness
    return model


EAGER = [(seed, eagerness) for seed in range(3) for eagerness in (0.0, 2.0, 4.0)]


@pytest.mark.parametrize(("seed", "eagerness"), EAGER)
def test_what_stays_is_the_best_of_all_continuations_asked_from_the_start(seed, eagerness):
    model = ready_to_stop(seed, eagerness)
    beam = beam_search(model, WORDS, SENTENCE, width=3)
    encoder = model.encode(torch.tensor(WORDS.source.ids(SENTENCE)))
    prefixes, room, finished = {(): 0.0}, 3, {}
    for depth in range(1, beam.nodes[-1].depth + 1):
        scores = {}
        for words, score in prefixes.items():
            written = torch.tensor([WORDS.target.start, *words])
            logits = model.decode(written, encoder.last, encoder).logits[-1].detach()
            for word, value in enumerate(torch.log_softmax(logits, -1).tolist()):
                scores[*words, word] = score + value
        best = dict(sorted(scores.items(), key=lambda entry: -entry[1])[:room])
        kept = [node for node in beam.nodes if node.depth == depth and node.kept]
        assert [node.score for node in kept] == pytest.approx([*best.values()], abs=1e-4)
        ended = {words: score for words, score in best.items() if words[-1] == WORDS.target.end}
        finished |= ended
        room -= len(ended)
        prefixes = {words: score for words, score in best.items() if words not in ended}
    wanted = max(finished or prefixes, key=(finished or prefixes).get)
    said = tuple(WORDS.target.words[word] for word in wanted if word != WORDS.target.end)
    assert beam.sentence(beam.best) == said


def test_a_short_sentence_and_a_long_one_are_compared_without_regard_to_length():
    likely = {"the": "black", "black": "cat", "cat": END, "dog": "eats", "eats": END}
    chain = {word: {after: 0.9, "sleeps": 0.1} for word, after in likely.items()}
    chain |= {START: {"a": 0.6, "the": 0.4}, "a": {END: 0.55, "dog": 0.45}, "sleeps": {"a": 1.0}}
    beam = beam_search(markov_translator(chain), WORDS, SENTENCE, width=3)
    # a: 0.6 · 0.55 = 0.33; the black cat: 0.4 · 0.9³ = 0.29, though each of its words is likelier
    assert beam.sentence(beam.best) == ("a",)


def test_a_beam_forgets_an_ending_for_which_it_had_no_room():
    model = markov_translator(
        {
            START: {"a": 0.5, "the": 0.45, "cat": 0.05},
            "a": {"dog": 0.5, "cat": 0.49, "black": 0.01},
            "the": {END: 0.5, "black": 0.4, "cat": 0.1},
            **{word: {END: 0.4, "sleeps": 0.3, "eats": 0.3} for word in ("dog", "cat")},
            **{word: {END: 0.6, "the": 0.4} for word in ("sleeps", "eats", "black")},
        }
    )
    # the: 0.45 · 0.5 = 0.225 comes third, behind a dog 0.25 and a cat 0.245; but they end worse
    narrow, wide = (beam_search(model, WORDS, SENTENCE, width) for width in (2, 3))
    assert narrow.sentence(narrow.best) == ("a", "dog")
    assert wide.sentence(wide.best) == ("the",)


@pytest.mark.parametrize(("seed", "eagerness"), EAGER)
@pytest.mark.proves(
    "illustrated_models.search.BeamTrace.width",
    "illustrated_models.search.BeamNode.parent",
    "illustrated_models.search.BeamNode.depth",
    "illustrated_models.search.BeamNode.log_probability",
    "illustrated_models.search.BeamNode.score",
    "illustrated_models.search.BeamNode.kept",
    "illustrated_models.search.BeamNode.finished",
)
def test_the_tree_is_whole(seed, eagerness):
    beam = beam_search(ready_to_stop(seed, eagerness), WORDS, SENTENCE, width=3)
    assert beam.width == 3
    for number, node in enumerate(beam.nodes):
        before = 0.0
        if node.parent == ROOT:
            assert node.depth == 1
        else:
            parent = beam.nodes[node.parent]
            assert node.parent < number
            assert parent.kept
            assert not parent.finished
            assert node.depth == parent.depth + 1
            before = parent.score
        assert node.score == pytest.approx(before + node.log_probability, abs=1e-5)
        assert node.finished == (node.token == END)
    for depth in range(1, beam.nodes[-1].depth + 1):
        assert sum(node.kept for node in beam.nodes if node.depth == depth) <= 3


def test_a_beam_without_width_is_an_error():
    with pytest.raises(ValueError, match="width of at least 1"):
        beam_search(random_translator("dot"), WORDS, SENTENCE, width=0)
