"""The film of the beam search: who stays, who goes, and what is found in the end."""

from collections import Counter

import pytest

from anim.kit.film import rehearse
from anim.translation.search import BeamGrows
from figures.kit.bound import bind
from figures.kit.canvas import PathMark
from illustrated_models.examples.translation.seq2seq import running_sentence

KEPT = {1: 1, 2: 3, 3: 4, 4: 5, 5: 6, 6: 7}
"""After which step, counted from 1, it is seen which words of a depth stay."""


@pytest.fixture(scope="module")
def stage():
    return rehearse(BeamGrows, bind(BeamGrows.product.of(), root="root"))


def nodes_at(stage, depth) -> list[int]:
    nodes = stage.trace.value.nodes
    return [number for number, node in enumerate(nodes) if node.depth == depth]


def texts(step) -> list[tuple[str, str]]:
    """Every word and number of the trace that is drawn: its source and what colour it has."""
    return [
        (part.value.address, mark.ink.name)
        for mark in step.drawing.marks
        if not isinstance(mark, PathMark)
        for part in mark.parts
        if part.value is not None
    ]


@pytest.mark.parametrize("depth", KEPT)
def test_all_words_of_a_depth_are_drawn_with_their_scores_and_those_that_stay_stand_out(
    stage, depth
):
    shown = texts(stage.steps[KEPT[depth] - 1])
    for number in nodes_at(stage, depth):
        ink = "decoder-ink" if stage.trace.value.nodes[number].kept else "dim"
        assert (f"nodes[{number}].score", ink) in shown
        assert f"nodes[{number}].token" in dict(shown)


@pytest.mark.parametrize("depth", KEPT)
def test_an_arrow_leads_to_each_word_that_stays_and_a_line_to_each_that_goes(stage, depth):
    drawing = stage.steps[KEPT[depth] - 1].drawing
    kinds = Counter(m.shown.kind for m in drawing.marks if isinstance(m, PathMark))
    stays = [stage.trace.value.nodes[number].kept for number in nodes_at(stage, depth)]
    assert kinds["arrow"] == sum(stays)
    assert kinds["rule"] == len(stays) - sum(stays)


def test_the_first_finished_sentence_stands_aside_while_the_others_grow(stage):
    shown = [source for source, _ in texts(stage.steps[6])]
    (first,) = (n for n in nodes_at(stage, 5) if stage.trace.value.nodes[n].finished)
    assert f"nodes[{first}].score" in shown


def test_the_last_step_lists_all_finished_sentences_the_best_first(stage):
    nodes = stage.trace.value.nodes
    scores = [e.value for e in stage.steps[-1].drawing.elements() if ".score" in e.source]
    finished = [one.score for one in nodes if one.kept and one.finished]
    assert scores == sorted(finished, reverse=True)
    assert scores[0] == nodes[stage.trace.value.best].score


def test_taking_the_likeliest_word_each_time_is_what_the_translator_does(stage):
    tree = stage.trace.value
    words = tuple(tree.nodes[node].token for node in tree.path(stage.greedy()))
    assert words == running_sentence().predicted_tokens
