"""What a recording holds, and what it refuses."""

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from manim import (
    BLUE,
    RED,
    RIGHT,
    UP,
    Dot,
    FadeIn,
    FadeOut,
    ImageMobject,
    MovingCameraScene,
    PointCloudDot,
    Scene,
    Sphere,
    Square,
    ThreeDScene,
    Transform,
    VGroup,
)

from anim.kit.mobjects.text import Words
from anim.kit.mobjects.vector import Vector
from anim.kit.vector.recording import record
from anim.kit.vector.replay import replay
from anim.kit.vector.tape import UncarriedError
from figures.kit.labels import label
from figures.kit.vectors import scale_for
from tests.anim.conftest import stage_that
from tests.anim.vector.shapes import SETTINGS

SVG = "{http://www.w3.org/2000/svg}"


def recorded(construct, kind=Scene):
    return record(type("Trial", (kind,), {"construct": construct}), **SETTINGS)


def staged(construct, trace):
    return record(stage_that(construct), trace)


def test_a_still_wait_is_one_sample():
    def construct(self):
        self.add(Square())
        self.wait(4)

    recording = recorded(construct)
    (part,) = recording.scene.renderer.tape.parts.values()
    assert (len(part.states), recording.content["frames"]) == (1, 120)
    assert recording.content["tracks"] == []


def test_a_group_that_moves_is_one_track_of_two_keyframes():
    def construct(self):
        group = VGroup(*(Dot(RIGHT * place) for place in range(5)))
        self.add(group)
        self.play(group.animate.shift(UP), run_time=0.5)
        self.wait()

    content = recorded(construct).content
    assert len(content["outlines"]) == 1
    assert [part["tracks"] for part in content["parts"]] == [{"move": 0}] * 5
    ((first, last),) = content["tracks"]
    assert (first[2:], last) == ([0, 0], [15, -1, 0, -45])


def test_text_stays_text_while_it_is_moved_scaled_and_faded():
    def construct(self):
        words = Words(label("attention"), 20, "semibold")
        self.play(FadeIn(words, shift=UP))
        self.play(words.animate.scale(2))

    recording = recorded(construct)
    (drawn,) = ElementTree.fromstring(replay(recording, 20)).findall(f"{SVG}text")
    assert (drawn.text, drawn.get("font-weight")) == ("attention", "600")
    assert recording.content["outlines"] == []


def test_text_that_is_bent_becomes_an_outline():
    def construct(self):
        words = Words(label("attention"), 20)
        self.play(words.animate.rotate(0.5))

    assert "<text" not in replay(recorded(construct), 20)


def test_values_keep_their_sources(trace):
    def construct(self):
        self.step(label("A vector and its first number."))
        bars = Vector(self.trace.states[0], 60, 40, "encoder", scale_for(self.trace.states))
        value = self.trace.states[0][0]
        words = Words(label("{value:.1f}", value=value)).stand(self.at(180, 280))
        self.play(FadeIn(bars), FadeIn(words))
        self.wait()

    drawn = ElementTree.fromstring(replay(staged(construct, trace), 40))
    assert drawn.get("data-trace") == "tests/notes"
    found = {each.get("data-source"): each for each in drawn.iter() if each.get("data-source")}
    assert set(found) == {"states[0]", "states[0, 0]"}
    assert found["states[0]"].get("data-scale", "").startswith("height:")
    assert (found["states[0, 0]"].text, found["states[0, 0]"].get("data-format")) == ("0.5", ".1f")


def test_one_recording_serves_both_themes(trace):
    def construct(self):
        self.step(label("A word of the page."))
        self.add(Words(label("attention"), 20, colour="encoder").stand(self.at(180, 200)))
        self.wait()

    recording = staged(construct, trace)
    assert "var(--im-encoder-ink)" in replay(recording, 0)
    assert "#1263C0" in replay(recording, 0, "light")
    assert "#93C4FF" in replay(recording, 0, "dark")


def test_a_colour_on_its_way_is_a_mixture_of_two(trace):
    def construct(self):
        self.step(label("A word of the page."))
        words = Words(label("attention"), 20, colour="encoder").stand(self.at(180, 200))
        self.add(words)
        other = Words(label("attention"), 20, colour="decoder").stand(self.at(180, 200))
        self.play(Transform(words, other))
        self.wait()

    drawn = replay(staged(construct, trace), 15)
    assert "color-mix(in srgb,var(--im-encoder-ink),var(--im-decoder-ink)" in drawn


def test_steps_are_the_captions_and_their_frames(trace):
    def construct(self):
        for words in ("The first of two steps.", "The second of them."):
            self.step(label(words))
            self.wait()

    content = staged(construct, trace).content
    assert [(step["start"], step["end"]) for step in content["steps"]] == [(0, 30), (30, 60)]
    assert content["steps"][1]["caption"] == "The second of them."


def test_what_is_gone_is_not_drawn():
    def construct(self):
        self.add(square := Square())
        self.wait(1)
        self.play(FadeOut(square))
        self.wait(1)

    recording = recorded(construct)
    assert "<path" in replay(recording, 29)
    assert "<path" not in replay(recording, 61)


def test_bytes_do_not_depend_on_the_hash_seed():
    code = (
        "from anim.kit.vector.recording import record\n"
        "from tests.anim.vector.scenes_of_motion import lagged_start\n"
        "from tests.anim.vector.shapes import SETTINGS\n"
        "print(record(lagged_start, **SETTINGS).text, end='')"
    )
    texts = {
        subprocess.run(
            [sys.executable, "-W", "ignore", "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            cwd=Path(__file__).parents[3],
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(texts) == 1


def shows(mobject):
    def construct(self):
        self.add(mobject())
        self.wait()

    return construct


def recolours_the_background(scene):
    scene.wait(0.1)
    scene.camera.background_color = RED
    scene.wait(0.1)


@pytest.mark.parametrize(
    ("construct", "kind", "message"),
    [
        (shows(lambda: ImageMobject(np.zeros((2, 2), "uint8"))), Scene, "ImageMobject is a pict"),
        (shows(lambda: PointCloudDot(density=3)), Scene, "PointCloudDot is a cloud of points"),
        (shows(lambda: Sphere(resolution=4)), Scene, "shaded in space"),
        (shows(lambda: Square().set_color([RED, BLUE])), Scene, "Square has a gradient"),
        (shows(Square), ThreeDScene, "ThreeDCamera"),
        (shows(Square), MovingCameraScene, "MovingCamera"),
        (recolours_the_background, Scene, "background changes its colour"),
    ],
)
def test_what_cannot_be_carried_exactly_is_refused(construct, kind, message):
    with pytest.raises(UncarriedError, match=message):
        recorded(construct, kind)


def test_a_scene_that_plays_nothing_is_refused():
    with pytest.raises(ValueError, match=r"self\.wait"):
        recorded(lambda self: self.add(Square()))
