"""The film of several heads: what is split and joined are the same numbers."""

import numpy as np
import pytest

from anim.kit.film import rehearse
from anim.translation.heads import SECOND_WORD, TwoHeads
from figures.kit.bound import bind
from figures.kit.canvas import PathMark

NAMES = ("whole", "split", "compare", "share out", "add up", "join", "mix")


@pytest.fixture(scope="module")
def stage():
    return rehearse(TwoHeads, bind(TwoHeads.product.of(), root="root"))


def vectors(stage, name) -> list[str]:
    drawing = stage.steps[NAMES.index(name)].drawing
    return [
        mark.shown.values.address
        for mark in drawing.marks
        if isinstance(mark, PathMark) and mark.shown.kind == "bars"
    ]


def test_after_the_split_every_head_has_its_part_and_no_whole_is_left(stage):
    drawn = vectors(stage, "split")
    assert all(each.startswith("decoder.heads.head_") for each in drawn)
    n_heads, n_words = len(stage.trace.decoder.heads.weights), len(stage.trace.source_tokens)
    assert len(set(drawn)) == len(drawn) == n_heads * (1 + 2 * n_words)


def test_the_parts_of_a_vector_begin_where_they_stood_in_it(stage):
    whole = stage.whole
    halves = [stage.half(whole, stage.contexts[head], head) for head in stage.count]
    parts = [subpath for half in halves for subpath in half.bars.get_subpaths()]
    for part, bar in zip(parts, whole.bars.get_subpaths(), strict=True):
        assert part == pytest.approx(bar, abs=1e-3)


def test_each_head_has_a_context_and_they_become_one_vector(stage):
    n_heads = len(stage.trace.decoder.heads.weights)
    contexts = [f"decoder.heads.contexts[{head}, {SECOND_WORD}]" for head in range(n_heads)]
    assert vectors(stage, "add up")[-n_heads:] == contexts
    assert vectors(stage, "join")[-1] == f"decoder.heads.joined[{SECOND_WORD}]"
    assert not set(contexts) & set(vectors(stage, "join"))


def test_the_output_map_has_the_last_word(stage):
    assert vectors(stage, "mix")[-1] == f"decoder.heads.output[{SECOND_WORD}]"
    assert not np.allclose(*(getattr(stage.trace.decoder.heads, n) for n in ("joined", "output")))
