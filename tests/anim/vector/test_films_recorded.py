"""Every film of an article, as a recording shows it: like manim's own frames, and small."""

import gzip

import numpy as np
import pytest

from anim.kit.vector.recording import Recording, record
from anim.kit.vector.replay import Replay
from figures.kit.bound import bind
from tests.anim.test_films import films
from tests.anim.vector.oracle import browser_frames, cairo_frames, drawing_board, keep, ssim

ALIKE, TIMES = 0.98, 10
BYTES = 60_000 / (15 * 30)  # a frame, gzipped
SCALE = 2  # pixels to a CSS pixel

pytestmark = pytest.mark.film


@pytest.fixture(scope="module", params=films(), ids=lambda film: film.__name__)
def recording(request) -> Recording:
    return record(request.param, bind(request.param.product.of(), root="root"))


@pytest.mark.browser
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_its_frames_look_as_manim_draws_them(recording, theme):
    replay, content = Replay(recording, theme), recording.content
    frames = sorted({round(frame) for frame in np.linspace(0, content["frames"] - 1, TIMES)})
    scene = recording.scene
    expected = cairo_frames(type(scene), frames, scene.trace, theme)
    size = content["width"] * SCALE, round(content["height"] * SCALE)
    with drawing_board() as board:
        drawn = browser_frames(board, map(replay.svg, frames), size)
    alike = {f: ssim(shot, expected[f]) for f, shot in zip(frames, drawn, strict=True)}
    worst = min(frames, key=alike.__getitem__)
    keep(f"{type(scene).__name__}-{theme}-{worst}", expected[worst], drawn[frames.index(worst)])
    assert alike[worst] >= ALIKE, alike


def test_it_is_small(recording):
    size = len(gzip.compress(recording.text.encode(), 9))
    assert size / recording.content["frames"] <= BYTES


def test_all_its_words_are_text_and_all_its_colours_names(recording):
    content = recording.content
    assert not [name for name in content["colours"] if name.startswith("#")]
    shown = {
        "".join(run if isinstance(run, str) else run[0] for run in part["text"]["runs"])
        for part in content["parts"]
        if "text" in part
    }
    assert shown
    assert not shown & {step["caption"] for step in content["steps"]}


def test_it_is_recorded_alike_twice(recording):
    scene = recording.scene
    assert record(type(scene), scene.trace).text == recording.text
