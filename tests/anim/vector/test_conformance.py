"""Every small scene, as a recording shows it, against what manim itself draws."""

from bisect import bisect_right
from collections.abc import Iterator
from importlib.util import find_spec

import numpy as np
import pytest

from anim.kit.vector.geometry import Sheet
from anim.kit.vector.paths import partial
from anim.kit.vector.recording import Recording, record
from anim.kit.vector.replay import Replay
from tests.anim.vector import scenes_of_motion, scenes_of_things
from tests.anim.vector.oracle import browser_frames, cairo_frames, drawing_board, ssim
from tests.anim.vector.shapes import SCENES, SETTINGS, SIZE
from tests.once.plugin import Subject

PLACES = 0.1  # CSS pixels
OPACITIES = 1 / 255
BARELY_SEEN = 2 / 255
ALIKE = 0.98
TIMES = 6

assert scenes_of_motion
assert scenes_of_things

pytestmark = pytest.mark.verdict(lambda: Subject("films-conformance/scenes"))


@pytest.fixture(scope="module")
def board(chromium):
    with drawing_board(chromium) as page:
        yield page


@pytest.fixture(scope="module", params=sorted(SCENES))
def recording(request) -> Recording:
    if request.param == "typst_maths" and not find_spec("typst"):
        pytest.skip("typst is not installed")
    return record(SCENES[request.param], **SETTINGS)


@pytest.mark.browser
def test_its_frames_look_as_manim_draws_them(recording, board):
    replay, last = Replay(recording, "light"), recording.content["frames"] - 1
    frames = sorted({round(frame) for frame in np.linspace(0, last, TIMES)})
    expected = cairo_frames(type(recording.scene), frames, **SETTINGS)
    drawn = browser_frames(board, map(replay.svg, frames), SIZE)
    alike = {f: ssim(shot, expected[f]) for f, shot in zip(frames, drawn, strict=True)}
    assert min(alike.values()) >= ALIKE, alike


def test_in_every_frame_everything_is_where_it_was(recording):
    replay = Replay(recording, "light")
    for frame, was in manim_frames(recording):
        now = list(replayed(replay, frame))
        both = [[each for each in all_ if max(each[1:]) > BARELY_SEEN] for all_ in (was, now)]
        for (curves, *opacities), (drawn, *drawn_opacities) in zip(*both, strict=True):
            assert drawn_opacities == pytest.approx(opacities, abs=OPACITIES), frame
            if drawn is not None:
                assert farthest(curves, drawn) <= PLACES, frame


def test_its_tracks_run_forward_and_end_with_a_value(recording):
    for track in recording.content["tracks"]:
        times, size = [key[0] for key in track], len(track[-1]) - 2
        assert times == sorted(times)
        assert len(track) > 1
        assert {len(key) - 2 for key in track} <= {size, 3 * size}


def manim_frames(recording) -> Iterator[tuple[int, list]]:
    """Every frame, with the outlines, fills' and strokes' opacities that manim had in it."""
    renderer = recording.scene.renderer
    content, camera = recording.content, renderer.camera
    sheet = Sheet(content["width"], content["height"], content["width"] / camera.frame_width)
    for start, end, order in renderer.tape.spans():
        for frame in range(start, end):
            yield frame, list(looks(renderer.tape, order, frame, sheet))


def looks(tape, order, frame, sheet):
    for key in order:
        part = tape.parts[key]
        state = part.states[bisect_right(part.frames, frame) - 1]
        curves, look = sheet.curves(state.points), state.look
        if look.behind.width:
            yield curves, 0, look.behind.rgba[3]
        yield curves, look.fill[3], look.stroke.rgba[3] if look.stroke.width else 0


def replayed(replay, frame):
    for part in replay.content["parts"]:
        live = part.get("live")
        if live and not any(start <= frame < end for start, end in live):
            continue
        curves = None
        if "text" not in part:
            outline = replay._outline(part, frame) + np.array(part["at"])
            outline = partial(outline, *replay._values(part, "trim", frame, [0, 1]))
            matrix = replay._matrix(part, frame)
            curves = outline @ np.reshape(matrix[:4], (2, 2)) + matrix[4:]
        yield curves, *replay._opacities(part, frame)


def farthest(curves, drawn) -> float:
    """How far apart two outlines are; of one that is being drawn, its ends."""
    if curves.shape != drawn.shape:
        curves, drawn = (each[[0, -1]][:, [0, 3]] for each in (curves, drawn))
        return float(np.abs(curves[[0, 1], [0, 1]] - drawn[[0, 1], [0, 1]]).max())
    return float(np.abs(curves - drawn).max(initial=0))
