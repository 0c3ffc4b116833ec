"""Every film that there is: its numbers are the trace's, read back from its drawings."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import anim
from anim.kit.film import FilmProduct, rehearse
from anim.kit.stage import Stage
from anim.kit.vector.recording import Recording, record
from anim.kit.vector.replay import Replay
from figures.kit.bound import bind
from figures.kit.svg import inline
from figures.proof.reader import read_alone

LONGEST = 30 * 30


def films() -> Iterator[type[Stage]]:
    for _, name, is_package in pkgutil.walk_packages(anim.__path__, "anim."):
        if not is_package and not name.startswith("anim.kit."):
            for found in vars(importlib.import_module(name)).values():
                if isinstance(getattr(found, "product", None), FilmProduct):
                    yield found


@pytest.fixture(scope="module", params=films(), ids=lambda film: film.__name__)
def played(request) -> Stage:
    return rehearse(request.param, bind(request.param.product.of(), root="root"))


def test_a_film_lasts_half_a_minute_at_most(played):
    assert 0 < played.steps[-1].end <= LONGEST


def test_every_step_says_something_and_leaves_time_to_read_it(played):
    for step in played.steps:
        words = len(str(step.caption).split())
        assert words >= 3
        assert (step.end - step.start) / 30 >= 0.25 * words, str(step.caption)


def test_every_claim_is_true(played):
    assert played.claims
    assert all(played.claims.values())


def test_every_step_reads_back_as_what_was_computed(played):
    for number, step in enumerate(played.steps, 1):
        drawing = inline(step.drawing, f"step-{number}", step.caption)
        assert step.drawing.elements()
        assert read_alone(drawing, played.trace.value) == []


def test_what_the_player_shows_at_rest_is_what_was_read_back(played):
    recording = record(type(played), played.trace)
    drawn = {source for step in played.steps for source in sources(inline(step.drawing, "x", ""))}
    shown = {source for end in ends(recording) for source in sources(end)}
    assert drawn
    assert shown == drawn


def ends(recording: Recording) -> list[str]:
    """Every step at rest, as the player draws it."""
    replay = Replay(recording)
    return [replay.svg(step["end"] - 1) for step in recording.content["steps"]]


def sources(drawing: str) -> list[str]:
    return re.findall(r'data-source="([^"]*)"', drawing)
