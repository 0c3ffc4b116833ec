"""What is too high, too empty, too still or too wordy is not made; film and step are named."""

import pytest
from manim import FadeIn

from anim.kit.limits import Limits, check_limits, emptiness
from anim.kit.mobjects.box import Box, Ghost
from anim.kit.mobjects.text import Words
from anim.kit.steps import StagingError
from figures.kit.canvas import Paint, canvas
from figures.kit.labels import label
from figures.kit.shapes import Place, box, polyline
from figures.kit.theme import colour


def check(stage, **limits):
    check_limits("Trial", stage.height, stage.steps, Limits(**limits))


@pytest.fixture
def stage(play):
    def construct(stage):
        stage.step(label("Two boxes come."))
        ghost = Ghost(350, 130).move_to(stage.at(180, 230))
        stage.add(ghost)
        stage.play(FadeIn(Box(350, 130, "encoder").move_to(stage.at(180, 70))), run_time=1)
        stage.wait(1)
        stage.step(label("One goes, and nothing else happens here."))
        stage.remove(ghost)
        stage.play(FadeIn(Words(label("so")).stand(stage.at(180, 160))), run_time=1)
        stage.wait(3)

    return play(construct)


def test_a_film_within_its_limits_is_left_alone(stage):
    check(stage, empty=0.5, moving=0.25)


@pytest.mark.parametrize(
    ("limits", "fault"),
    [
        ({"height": 299}, "Trial is 300 pixels high, at most 299"),
        ({"moving": 0}, "step 2, “One goes, and nothing else happens here.”: 40% of the stage"),
        ({"empty": 0.5}, "step 2, “One goes, and nothing else happens here.”: something moves"),
        ({"empty": 0.5, "moving": 0, "words": 6}, "step 2, .* its caption has 7 words, at most 6"),
    ],
)
def test_what_a_film_does_not_keep_is_named_with_film_and_step(stage, limits, fault):
    if "empty" not in limits:
        limits = limits | {"empty": 0.39}
    with pytest.raises(StagingError, match=fault):
        check(stage, **limits)


def test_what_is_empty_is_counted_in_squares():
    drawing = canvas(360, 300)
    assert emptiness(drawing) == 1
    paint = Paint(fill=colour("dim"))
    drawing.path(box(Place(10, 10, 40, 40), (0, 0, 0, 0)), paint)
    assert emptiness(drawing) == pytest.approx(1 - 1 / 30)
    drawing.path(box(Place(70, 10, 100, 100), (0, 0, 0, 0)), paint)
    assert emptiness(drawing) == pytest.approx(1 - 5 / 30)


def test_a_line_does_not_fill_what_it_goes_around():
    drawing = canvas(360, 300)
    corners = [(30, 30), (330, 30), (330, 270)]
    drawing.path(polyline(corners), Paint(stroke=colour("line"), line=1))
    assert emptiness(drawing) == pytest.approx(1 - 10 / 30)
