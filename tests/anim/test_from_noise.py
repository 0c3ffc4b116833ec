"""The film of training: each step shows its own snapshot."""

import numpy as np
import pytest

from anim.kit.film import rehearse
from anim.kit.mobjects.matrix import FAINTEST
from anim.translation.training import FromNoise
from figures.kit.bound import bind
from figures.kit.canvas import PathMark, TextMark
from illustrated_models.published_translator import load_card


@pytest.fixture(scope="module")
def stage():
    return rehearse(FromNoise, bind(FromNoise.product.of(), root="root"))


def test_each_snapshot_has_a_step_with_its_own_attention(stage):
    sentence = stage.trace.sentences[0]
    assert len(stage.steps) == len(stage.trace.steps)
    for snapshot, step in enumerate(stage.steps):
        drawn = {
            mark.shown.values.address
            for mark in step.drawing.marks
            if isinstance(mark, PathMark) and mark.shown.kind == "cell"
        }
        weights = np.asarray(sentence.weights[snapshot], dtype=float)
        seen = np.argwhere(weights[: len(sentence.gold_tokens)] >= FAINTEST)
        assert drawn == {f"sentences[0].weights[{snapshot}, {row}, {k}]" for row, k in seen}


def test_the_words_of_a_step_are_the_first_that_the_snapshot_wrote(stage):
    for snapshot, step in enumerate(stage.steps):
        pills = [
            part.value.address
            for mark in step.drawing.marks
            if isinstance(mark, TextMark) and mark.kind == "token"
            for part in mark.parts
        ]
        written = stage.trace.sentences[0].translations[snapshot]
        expected = [f"sentences[0].translations[{snapshot}][{n}]" for n in range(len(pills))]
        assert pills == expected
        assert len(pills) == len(written) or len(pills) >= 4


def test_words_that_do_not_fit_are_left_out_and_said_to_be(stage):
    for snapshot, step in enumerate(stage.steps):
        texts = [
            "".join(part.text for part in mark.parts)
            for mark in step.drawing.marks
            if isinstance(mark, TextMark)
        ]
        n_pills = sum(
            isinstance(mark, TextMark) and mark.kind == "token" for mark in step.drawing.marks
        )
        is_cut = n_pills < len(stage.trace.sentences[0].translations[snapshot])
        assert ("…" in texts) == is_cut


def test_the_words_that_are_put_in_are_unknown_in_english(stage):
    vocabulary = load_card("translator-dot").vocabularies.target
    assert "dort" in [*map(str, stage.trace.sentences[0].translations[5])]
    assert "dort" not in vocabulary
