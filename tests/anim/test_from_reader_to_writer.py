"""The film of the state that is handed over, and of the words that are written from it."""

import numpy as np
import pytest

from anim.kit.film import rehearse
from anim.translation.encoder_decoder import SOME, FromReaderToWriter
from figures.kit.bound import bind
from figures.kit.canvas import PathMark

NAMES = ("read", "hand over", "first", "next", "on", "stop")


@pytest.fixture(scope="module")
def stage():
    return rehearse(FromReaderToWriter, bind(FromReaderToWriter.product.of(), root="root"))


def heights(mark) -> np.ndarray:
    """How high the bars of a vector stand, in pixels."""
    return np.array([path[:, 1].max() - path[:, 1].min() for path in polygons(mark)])


def polygons(mark) -> list[np.ndarray]:
    return mark.artist.get_path().to_polygons()


def bars(stage, name) -> dict[str, PathMark]:
    drawing = stage.steps[NAMES.index(name)].drawing
    found = [m for m in drawing.marks if isinstance(m, PathMark) and m.shown.kind == "bars"]
    return {mark.shown.values.address: mark for mark in found}


def words(stage, name, field) -> list[str]:
    elements = stage.steps[NAMES.index(name)].drawing.elements()
    return [element.value for element in elements if f":{field}[" in element.source]


def test_the_state_that_is_handed_over_has_the_same_bars_on_all_three_cards(stage):
    shown = bars(stage, "hand over")
    n_words, some = len(stage.trace.source_tokens), f":{SOME.stop}"
    names = f"states[{n_words - 1}, {some}]", f"last[{some}]"
    encoder = [heights(shown[f"encoder.{name}"]) for name in names]
    decoder = heights(shown[f"decoder.steps[0].previous[{some}]"])
    assert encoder[1] == pytest.approx(encoder[0], abs=0.05)
    assert decoder == pytest.approx(encoder[0], abs=0.05)


@pytest.mark.parametrize(("name", "n_written"), [("first", 1), ("next", 2), ("on", 4), ("stop", 5)])
def test_each_word_that_was_written_is_read_in_the_next_step(stage, name, n_written):
    read = words(stage, name, "decoder_inputs")
    written = words(stage, name, "predicted_tokens")
    assert len(written) == len(read) == n_written
    assert read == ["<s>", *written[:-1]]


def test_it_stops_with_the_stop_sign_and_not_before(stage):
    assert words(stage, "stop", "predicted_tokens")[-1] == "</s>"
    assert "</s>" not in words(stage, "on", "predicted_tokens")


def test_it_says_how_many_numbers_it_leaves_out(stage):
    printed = {e.value for e in stage.steps[-1].drawing.elements() if e.format == "d"}
    assert printed == {SOME.stop, len(stage.trace.encoder.last)}
