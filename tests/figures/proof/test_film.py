"""A recording is read by itself: what it shows at the end of each step is what the still shows."""

import json
import re

import numpy as np
import pytest
from manim import FadeIn, ReplacementTransform

from anim.kit.film import fragment, illustrations
from anim.kit.mobjects.box import Box
from anim.kit.mobjects.token import Token
from anim.kit.mobjects.vector import Vector
from anim.kit.stage import Stage
from anim.kit.vector.recording import record
from anim.kit.vector.replay import Replay
from figures.engine.fragments import Drawn
from figures.engine.product import Product
from figures.kit.bound import bind
from figures.kit.labels import label
from figures.kit.vectors import scale_for
from figures.proof.outlines import curves_of, distance, moved, share
from figures.proof.reader import read_product
from figures.proof.recording import RecordingError, read_recording
from tests.anim.conftest import Notes

STATES = np.array([[0.5, -1.0, 0.25, 0.0], [-0.5, 0.75, -0.125, 1.0]])
PRODUCT = Product("trial/one/moving", "film", "trial", "m", "Moving", "anim/m.py", 1)


class Moving(Stage):
    """A vector turns into another one, and a box comes."""

    height = 200

    def construct(self):
        self.step(label("A vector, and a word that is seen."))
        scale = scale_for(self.trace.states)
        one, other = (
            Vector(values, 70, 50, "encoder", scale).stand(self.at(x, 90))
            for values, x in zip(self.trace.states, (80, 200), strict=True)
        )
        word = Token(self.trace.tokens[1]).move_to(self.at(60, 20))
        self.play(FadeIn(one), FadeIn(word, shift=self.at(0, 0) - self.at(0, 30)), run_time=0.3)
        self.wait(0.5)
        self.step(label("Another vector, and a box."))
        self.play(ReplacementTransform(one, other), run_time=0.4)
        self.play(FadeIn(Box(60, 40, "decoder").move_to(self.at(300, 160))), run_time=0.2)
        self.wait(0.5)


@pytest.fixture(scope="module")
def recording():
    return record(Moving, bind(Notes(("le", "chat"), STATES), root="tests/notes"))


@pytest.fixture(scope="module")
def outputs(recording):
    drawn = Drawn("A film.", tuple(illustrations(recording.scene)))
    rate = recording.content["rate"]
    steps = [
        {
            "caption": str(s.caption),
            "start": round(s.start / rate, 3),
            "end": round(s.end / rate, 3),
        }
        for s in recording.scene.steps
    ]
    return {
        ".html": fragment(PRODUCT, drawn, recording).encode(),
        ".film.json": recording.text.encode(),
        ".json": json.dumps({"steps": steps}).encode(),
    }


def found(outputs, change=None):
    """What is wrong with the film itself once something in its recording was changed."""
    content = json.loads(outputs[".film.json"])
    if change is not None:
        change(content)
    changed = outputs | {".film.json": json.dumps(content).encode()}
    differences = read_product(changed, Notes(("le", "chat"), STATES))
    return [each for each in differences if "the film" in each.where]


def test_a_sound_film_shows_what_its_stills_show(outputs):
    assert found(outputs) == []


@pytest.mark.parametrize("share_of_a_pixel", [0.05, -0.05])
def test_a_twentieth_of_a_pixel_is_seen(outputs, share_of_a_pixel):
    def moved(content):
        bars = [
            part for part in content["parts"] if part.get("data", {}).get("data-role") == "bars"
        ]
        bars[-1]["at"][1] += share_of_a_pixel

    assert "px away" in str(found(outputs, moved)[0])


def test_a_word_is_read_even_if_no_step_ends_with_it(outputs):
    def passing(content):
        text = next(part for part in content["parts"] if "text" in part)
        content["parts"].append({**text, "live": [[2, 4]], "text": {"size": 16, "runs": ["in 7"]}})

    assert "7" in str(found(outputs, passing)[0])


def test_a_source_that_the_trace_has_not_is_refused(outputs):
    def made_up(content):
        content["parts"].append({"at": [0, 0], "outline": 0, "data": {"data-source": "states[7]"}})

    assert "states[7]" in str(found(outputs, made_up)[0])


@pytest.mark.parametrize("text", [b"", b"[]", b'{"format": 2}', b'{"format": 1}'])
def test_what_is_no_recording_is_refused(outputs, text):
    changed = outputs | {".film.json": text}
    assert any("unreadable" in str(d) for d in read_product(changed, Notes(("le", "chat"), STATES)))


def test_only_format_1_is_read():
    with pytest.raises(RecordingError, match="not of format 1"):
        read_recording(b'{"format": 3}')


def test_both_replays_agree_while_things_move(recording):
    """Two programs that share no line read every frame alike."""
    film, replay = read_recording(recording.text.encode()), Replay(recording, "light")
    for frame in range(0, recording.content["frames"], 2):
        drawn = re.findall(r"<(path|text)([^>]*)>", replay.svg(frame))
        seen = film.at(frame)
        assert [part.tag for part in seen] == [tag for tag, _ in drawn]
        for part, (tag, attributes) in zip(seen, drawn, strict=True):
            said = dict(re.findall(r' ([\w-]+)="([^"]*)"', attributes))
            move = [float(each) for each in re.findall(r"-?[\d.]+", said.get("transform", ""))]
            matrix = [1, 0, 0, 1, *(move or [0, 0])] if len(move) < 6 else move
            if tag == "path":
                placed = moved(curves_of(said["d"], closed=True), matrix)
                assert distance(part.curves, placed, 0.03) <= 0.03
            else:
                foot = moved(np.array([float(said["x"]), float(said["y"])]), matrix)
                assert part.foot == pytest.approx(tuple(foot), abs=0.03)
            opacity = part.sizes.get("fill-opacity", 1)
            assert float(said.get("fill-opacity", 1)) == pytest.approx(opacity, abs=0.001)


def test_an_outline_is_read_curve_by_curve():
    curves = curves_of("M1 2l3 0c0 1 1 2 2 2z")
    assert curves.shape == (2, 4, 2)
    assert curves[0, :, 0].tolist() == pytest.approx([1, 2, 3, 4])
    assert curves[1, 3].tolist() == [6, 4]
    assert curves_of("M1 2l3 0c0 1 1 2 2 2z", closed=True)[2, 3].tolist() == [1, 2]
    with pytest.raises(ValueError, match="the command A"):
        curves_of("M0 0A1 1 0 0 0 2 2")


def test_a_share_of_an_outline_is_counted_in_curves():
    line = curves_of("M0 0h1h9")
    assert share(line, 0.25, 0.75)[:, :, 0] == pytest.approx(
        np.array([[0.5, 4 / 6, 5 / 6, 1], [1, 2.5, 4, 5.5]])
    )
    assert share(line, 0, 1) is line


def test_curves_of_no_length_do_not_count():
    one, other = curves_of("M0 0h5v0v5"), curves_of("M0 0h5v5.01")
    assert distance(one, other, 0.03) == pytest.approx(0.01)
    assert distance(one, curves_of("M0 0h5v5h1"), 0.03) > 0.03
    assert distance(one, curves_of("M0 0h5"), 0.03) > 0.03
