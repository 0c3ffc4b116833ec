"""Every step has a caption, ends at rest, in frame, and shows what the trace says."""

import numpy as np
import pytest
from manim import Circle, FadeIn, ReplacementTransform, Transform

from anim.kit.film import rehearse
from anim.kit.mobjects.box import Box
from anim.kit.mobjects.text import Words, number
from anim.kit.mobjects.token import Token
from anim.kit.mobjects.vector import Vector
from anim.kit.stage import CAPTION_LINES, Stage, swap
from anim.kit.steps import StagingError
from figures.kit.labels import label
from figures.kit.vectors import scale_for

ONE = label("One.")


def vector(stage, row):
    values = stage.trace.states
    return Vector(values[row], 70, 50, "encoder", scale_for(values)).stand(stage.at(100, 100))


def words(stage, text, y=100, **options):
    return Words(label(text), **options).stand(stage.at(180, y))


def failure(play, construct) -> str:
    with pytest.raises(StagingError) as caught:
        play(construct)
    return str(caught.value)


def test_a_step_keeps_its_caption_its_time_and_its_drawing(play):
    def construct(stage):
        stage.step(label("A word: “{word}”.", word=stage.trace.tokens[1]))
        stage.play(FadeIn(Token(stage.trace.tokens[1]).move_to(stage.at(180, 50))), run_time=0.5)
        stage.wait(1)
        stage.step(label("Again."))
        stage.wait(2)

    first, second = play(construct).steps
    assert str(first.caption) == "A word: “chat”."
    assert (first.start, first.end, second.start, second.end) == (0, 45, 45, 105)
    assert [element.source for element in first.drawing.elements()] == ["tests/notes:tokens[1]"]


def test_a_place_is_counted_from_the_upper_left_corner(play):
    def construct(stage):
        stage.step(ONE)
        stage.add(Box(20, 10, "encoder").move_to(stage.at(30, 40)))
        stage.wait(1)

    (step,) = play(construct).steps
    (mark,) = step.drawing.marks
    assert mark.artist.get_path().get_extents().bounds == pytest.approx((20, 35, 20, 10))


def test_a_film_begins_with_a_step(play):
    assert "begins with a step" in failure(play, lambda stage: stage.wait(1))


def test_a_film_without_a_step_is_refused(play):
    assert "has no step" in failure(play, lambda stage: None)


def test_a_caption_is_a_label(play):
    assert "step(label('…'))" in failure(play, lambda stage: stage.step("One."))


def test_a_caption_is_short(play):
    long = label("word " * 30 * CAPTION_LINES)
    assert "2 lines at most" in failure(play, lambda stage: stage.step(long))


def test_a_step_ends_at_rest(play):
    def construct(stage):
        stage.step(ONE)
        stage.wait(1)
        stage.play(FadeIn(Box(20, 20, "encoder")))

    assert failure(play, construct) == "“One.” does not end at rest: add self.wait(…)"


def test_a_step_in_which_nothing_is_shown_is_refused(play):
    def construct(stage):
        stage.step(ONE)
        stage.step(label("Two."))
        stage.wait(1)

    assert "“One.” does not end at rest" in failure(play, construct)


def test_nothing_leaves_the_stage(play):
    def construct(stage):
        stage.step(ONE)
        stage.add(Box(40, 20, "encoder").move_to(stage.at(350, 100)))
        stage.wait(1)

    message = failure(play, construct)
    assert message.startswith("at the end of “One.”: “layer encoder” leaves the 360 × 300 sheet")


def test_no_text_lies_on_another(play):
    def construct(stage):
        stage.step(ONE)
        stage.add(words(stage, "here"), words(stage, "there"))
        stage.wait(1)

    assert "“here” and “there” overlap" in failure(play, construct)


def test_no_text_is_covered(play):
    def construct(stage):
        stage.step(ONE)
        stage.add(words(stage, "here"), Box(40, 20, "encoder").move_to(stage.at(180, 100)))
        stage.wait(1)

    assert "“here” is covered by layer encoder" in failure(play, construct)


def test_text_is_large_enough_for_a_phone(play):
    def construct(stage):
        stage.step(ONE)
        stage.add(words(stage, "fine print").scale(0.8))
        stage.wait(1)

    assert "12.8 px; text needs 15 px" in failure(play, construct)


def test_half_faded_text_is_no_rest(play):
    def construct(stage):
        stage.step(ONE)
        stage.add(words(stage, "ghost").set_opacity(0.5))
        stage.wait(1)

    assert "half faded" in failure(play, construct)


def test_a_colour_of_no_role_is_refused(play):
    def construct(stage):
        stage.step(ONE)
        stage.add(Circle(0.5, color="#123456"))
        stage.wait(1)

    assert "#123456 is no colour of the palette" in failure(play, construct)


def test_numbers_never_turn_into_other_numbers(play):
    def construct(stage):
        stage.step(ONE)
        old, new = (number(stage.trace.states[0, at], ".2f") for at in (0, 1))
        stage.play(Transform(old, new))

    assert "“0.50” would turn into “−1.00”" in failure(play, construct)


def test_numbers_are_cross_faded(play):
    def construct(stage):
        stage.step(ONE)
        old, new = (
            number(stage.trace.states[0, at], ".2f").stand(stage.at(90, 90)) for at in (0, 1)
        )
        stage.add(old)
        stage.play(swap(old, new))
        stage.wait(1)

    (step,) = play(construct).steps
    assert [element.drawn for element in step.drawing.elements()] == ["−1.00"]


def test_a_vector_becomes_another(play):
    def construct(stage):
        stage.step(ONE)
        old, new = vector(stage, 0), vector(stage, 1)
        stage.add(old)
        stage.play(ReplacementTransform(old, new))
        stage.wait(1)

    stage = play(construct)
    elements = [e for e in stage.steps[0].drawing.elements() if e.scale]
    assert [element.source for element in elements] == [
        f"tests/notes:states[1, {column}]" for column in range(4)
    ]
    assert [element.value for element in elements] == np.asarray(stage.trace.states[1]).tolist()


def test_a_vector_that_was_bent_into_another_is_found_out(play):
    def construct(stage):
        stage.step(ONE)
        old = vector(stage, 0)
        stage.add(old)
        stage.play(Transform(old, vector(stage, 1)))
        stage.wait(1)

    message = failure(play, construct)
    assert "bar 0 of tests/notes:states[0] is drawn as -0.5 but is 0.5" in message


def test_facts_and_claims_are_kept(play):
    def construct(stage):
        stage.step(ONE)
        stage.fact("first", stage.trace.states[0, 0])
        stage.claim("one is more than a half", True)
        stage.wait(1)

    stage = play(construct)
    assert stage.facts["first"].source == "tests/notes:states[0, 0]"
    assert stage.claims == {"one is more than a half": True}


def test_a_caption_of_two_lines_is_balanced(trace):
    class Trial(Stage):
        """A trial."""

        def construct(self):
            self.step(label("These are just about as many words as one line holds, and one."))
            self.wait(1)
            self.lines = [line.text for line in self._caption_lines]

    first, second = rehearse(Trial, trace).lines
    assert abs(len(first) - len(second)) < 12
