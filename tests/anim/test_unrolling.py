"""The film of the encoder that reads the running sentence."""

import numpy as np
import pytest

from anim.kit.film import rehearse
from anim.translation.recurrent import Unrolling
from figures.kit.bound import bind


@pytest.fixture(scope="module")
def stage():
    return rehearse(Unrolling, bind(Unrolling.product.of(), root="root"))


def sources(step) -> list[str]:
    return [element.source.removeprefix("root:") for element in step.drawing.elements()]


def test_every_word_is_read_once(stage):
    words = [source for source in sources(stage.steps[-1]) if source.startswith("source_tokens")]
    assert words == [f"source_tokens[{place}]" for place in range(stage.trace.n_source.value)]


def test_the_whole_state_of_every_word_stands_in_its_box_in_the_end(stage):
    drawn = sources(stage.steps[-1])
    for place in range(stage.trace.n_source.value):
        for unit in range(len(stage.trace.encoder.last)):
            assert drawn.count(f"encoder.steps[{place}].hidden[{unit}]") == 1
            assert drawn.count(f"encoder.embeddings[{place}, {unit}]") == 1


def test_the_last_state_is_handed_over_in_bars_and_in_numbers(stage):
    last = [f"encoder.last[{unit}]" for unit in range(len(stage.trace.encoder.last))]
    drawn = [source for source in sources(stage.steps[-1]) if "encoder.last[" in source]
    assert sorted(drawn) == sorted(last * 2)
    assert np.array_equal(stage.trace.encoder.last, stage.trace.encoder.steps[-1].hidden)


def test_each_step_shows_the_numbers_of_the_state_it_speaks_of(stage):
    for place, step in enumerate(stage.steps[2:-1]):
        printed = {e.source.removeprefix("root:") for e in step.drawing.elements() if e.format}
        assert f"encoder.steps[{place}].hidden[0]" in printed
