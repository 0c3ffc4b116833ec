"""Every film of an article, as a recording shows it: like manim's own frames, and small."""

import gzip
import json
from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import Page

from anim.kit.vector.recording import record
from anim.kit.vector.replay import Replay
from tests.anim.published import each_film
from tests.anim.vector.oracle import browser_frames, cairo_frames, drawing_board, keep, ssim

ALIKE, TIMES = 0.98, 10
BYTES = 60_000 / (15 * 30)  # a frame, gzipped
SCALE = 2  # pixels to a CSS pixel

pytestmark = [pytest.mark.film, *each_film("films-recorded")]


@pytest.fixture(scope="module")
def board(chromium) -> Iterator[Page]:
    with drawing_board(chromium) as board:
        yield board


@pytest.mark.browser
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_its_frames_look_as_manim_draws_them(film, theme, board):
    replay, content = Replay(film.text, theme), json.loads(film.text)
    frames = sorted({round(frame) for frame in np.linspace(0, content["frames"] - 1, TIMES)})
    expected = cairo_frames(film.scene, frames, film.trace, theme)
    size = content["width"] * SCALE, round(content["height"] * SCALE)
    drawn = browser_frames(board, map(replay.svg, frames), size)
    alike = {f: ssim(shot, expected[f]) for f, shot in zip(frames, drawn, strict=True)}
    worst = min(frames, key=alike.__getitem__)
    keep(f"{film.scene.__name__}-{theme}-{worst}", expected[worst], drawn[frames.index(worst)])
    assert alike[worst] >= ALIKE, alike


def test_it_is_small(film):
    size = len(gzip.compress(film.text.encode(), 9))
    assert size / json.loads(film.text)["frames"] <= BYTES


def test_all_its_words_are_text_and_all_its_colours_names(film):
    content = json.loads(film.text)
    assert not [name for name in content["colours"] if name.startswith("#")]
    shown = {
        "".join(run if isinstance(run, str) else run[0] for run in part["text"]["runs"])
        for part in content["parts"]
        if "text" in part
    }
    assert shown
    assert not shown & {step["caption"] for step in content["steps"]}


def test_it_is_recorded_here_as_in_the_process_that_made_it(film):
    assert record(film.scene, film.trace).text == film.text
