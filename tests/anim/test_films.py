"""Every film that there is: its numbers are the trace's, read back from its drawings."""

import re
from functools import cache

import pytest

from anim.kit.film import rehearse
from anim.kit.limits import Limits, check_limits
from anim.kit.stage import Stage
from anim.kit.vector.replay import Replay
from figures.kit.svg import inline
from figures.proof.reader import read_alone
from tests.anim.published import Film, each_film

LONGEST = 30 * 30

pytestmark = each_film("films-read")


@cache
def rehearsed(film: Film) -> Stage:
    return rehearse(film.scene, film.trace)


@pytest.fixture
def played(film) -> Stage:
    return rehearsed(film)


def test_a_film_lasts_half_a_minute_at_most(played):
    assert 0 < played.steps[-1].end <= LONGEST


def test_every_step_says_something_and_leaves_time_to_read_it(played):
    for step in played.steps:
        words = len(str(step.caption).split())
        assert words >= 3
        assert (step.end - step.start) / 30 >= 0.25 * words, str(step.caption)


def test_a_film_fills_its_place_and_moves(played):
    scene = type(played)
    assert scene.limits == Limits(), "the least and the most are the same for all"
    check_limits(scene.__name__, scene.height, played.steps, Limits())


def test_every_claim_is_true(played):
    assert played.claims
    assert all(played.claims.values())


def test_every_step_reads_back_as_what_was_computed(played):
    for number, step in enumerate(played.steps, 1):
        drawing = inline(step.drawing, f"step-{number}", step.caption)
        assert step.drawing.elements()
        assert read_alone(drawing, played.trace.value) == []


def test_what_the_player_shows_at_rest_is_what_was_read_back(film, played):
    replay = Replay(film.text)
    ends = [replay.svg(step.end - 1) for step in played.steps]
    drawn = {source for step in played.steps for source in sources(inline(step.drawing, "x", ""))}
    assert drawn
    assert {source for end in ends for source in sources(end)} == drawn


def sources(drawing: str) -> list[str]:
    return re.findall(r'data-source="([^"]*)"', drawing)
