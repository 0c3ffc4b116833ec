"""The film of a whole step of the decoder: from the word written last to the next one."""

import numpy as np
import pytest

from anim.kit.film import rehearse
from anim.translation.attention import TheWholeStep
from anim.translation.tensor_walk import STEP
from figures.kit.bound import bind
from figures.kit.canvas import PathMark

NAMES = ("begin", "state", "look", "context", "join", "mix", "score", "choose")


@pytest.fixture(scope="module")
def stage():
    return rehearse(TheWholeStep, bind(TheWholeStep.product.of(), root="root"))


def bars(stage, name) -> list[str]:
    drawing = stage.steps[NAMES.index(name)].drawing
    shown = [mark.shown for mark in drawing.marks if isinstance(mark, PathMark)]
    return [one.values.address for one in shown if one.kind == "bars"]


def words(stage, name, field) -> list[str]:
    elements = stage.steps[NAMES.index(name)].drawing.elements()
    return [element.value for element in elements if f":{field}[" in element.source]


@pytest.mark.parametrize(
    ("before", "name", "made"),
    [
        ("begin", "state", [f"decoder.steps[{STEP}].hidden"]),
        ("look", "context", [f"decoder.attention.context[{STEP}]"]),
        (
            "context",
            "join",
            [f"decoder.steps[{STEP}].hidden", f"decoder.attention.context[{STEP}]"],
        ),
        ("join", "mix", [f"decoder.combined[{STEP}]"]),
    ],
)
def test_each_step_adds_the_vector_that_it_makes(stage, before, name, made):
    assert sorted(bars(stage, name)) == sorted([*bars(stage, before), *made])


def test_the_words_with_the_highest_scores_stand_beside_them_in_order(stage):
    scores = words(stage, "score", "decoder.logits")
    assert scores == sorted(np.asarray(stage.trace.decoder.logits[STEP]))[: -len(scores) - 1 : -1]
    assert words(stage, "score", "top_tokens")[0] == stage.trace.predicted_tokens[STEP]


def test_it_reads_the_word_written_last_and_ends_with_the_next(stage):
    assert words(stage, "begin", "decoder_inputs") == [stage.trace.predicted_tokens[STEP - 1]]
    assert words(stage, "choose", "predicted_tokens") == [stage.trace.decoder_inputs[STEP + 1]]
