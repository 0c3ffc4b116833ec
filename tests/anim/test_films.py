"""Every film that there is: its numbers are the trace's, read back from its drawings."""

import importlib
import pkgutil
from collections.abc import Iterator
from string import digits

import numpy as np
import pytest

import anim
from anim.kit.film import FilmProduct, rehearse
from anim.kit.stage import Stage
from figures.kit.bound import bind
from figures.kit.canvas import PathMark, TextMark
from figures.kit.labels import print_number

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


def marks(stage, kind):
    return [mark for step in stage.steps for mark in step.drawing.marks if isinstance(mark, kind)]


def element(stage, source):
    """The element of the plain trace that an address names."""
    address = source.removeprefix("root:")
    fields = {name: getattr(stage.trace.value, name) for name in vars(stage.trace.value)}
    return eval(address, {"len": len}, fields)


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


def test_every_drawn_element_has_the_value_of_its_address(played):
    found = [each for step in played.steps for each in step.drawing.elements()]
    assert found
    for each in found:
        assert each.value == element(played, each.source), each.source


def test_every_printed_number_is_the_exact_format_of_its_element(played):
    printed = [part for mark in marks(played, TextMark) for part in mark.parts]
    numbers = [part for part in printed if part.format]
    assert numbers
    for part in numbers:
        value = float(element(played, part.value.source))
        assert part.text == print_number(value, part.format)


def test_no_number_is_typed(played):
    for mark in marks(played, TextMark):
        typed = "".join(part.text for part in mark.parts if part.value is None)
        assert not set(typed) & set(digits), typed


def test_every_bar_has_the_height_of_its_element(played):
    vectors = [mark for mark in marks(played, PathMark) if mark.shown.kind == "bars"]
    assert vectors
    for mark in vectors:
        half, limit = (float(part) for part in mark.shown.scale.split(":")[1].split()[0].split("/"))
        expected = np.asarray(mark.shown.values) * half / limit
        assert bar_heights(mark) == pytest.approx(expected, abs=0.05)


def bar_heights(mark) -> list[float]:
    """Up is positive; a bar's foot is the side that all bars of the vector have in common."""
    bars = [bar for bar in mark.artist.get_path().to_polygons(closed_only=False) if len(bar)]
    feet = {round(float(y), 2) for bar in bars for y in (bar[:, 1].min(), bar[:, 1].max())}
    (foot,) = [y for y in feet if all(np.abs(bar[:, 1] - y).min() < 0.02 for bar in bars)] or [0]
    return [foot - float(bar[np.abs(bar[:, 1] - foot).argmax(), 1]) for bar in bars]
