"""Outlines are written without loss, and cut where manim cuts them."""

from itertools import pairwise

import numpy as np
import pytest
from manim import Circle, VMobject

from anim.kit.vector.paths import partial, read, subpaths, write

OPEN = "M10 20h5v5l-5 .5c1 2-3 .25 4 4"


def curves_of(mobject) -> np.ndarray:
    return mobject.points[:, :2].reshape(-1, 4, 2) * 50


def test_what_is_written_is_read_again():
    curves = curves_of(Circle())
    assert np.abs(read(write(curves)) - curves).max() < 0.006
    assert write(read(OPEN)) == OPEN


def test_a_closed_run_ends_with_z():
    assert write(curves_of(Circle())).endswith("z")
    assert "z" not in write(curves_of(Circle())[:2])


def test_curves_of_no_length_are_kept():
    point = np.zeros((3, 4, 2))
    assert len(read(write(point))) == 3


def test_rounding_does_not_drift():
    steps = np.cumsum(np.full(1000, 0.0149))
    ends = np.stack([steps, steps * 0], axis=1)
    line = np.stack([np.linspace(a, b, 4) for a, b in pairwise(ends)])
    assert np.abs(read(write(line))[:, 3] - line[:, 3]).max() < 0.0051


def test_separate_runs_stay_separate():
    two = np.concatenate([read("M0 0h5"), read("M9 0h5v5")])
    assert list(subpaths(two)) == [(0, 1), (1, 3)]
    assert write(two).count("M") == 2


@pytest.mark.parametrize(("start", "end"), [(0, 0), (0.1, 0.13), (0.2, 0.9), (0.5, 1), (0, 1)])
def test_a_share_of_an_outline_is_what_manim_takes_it_to_be(start, end):
    expected = VMobject().pointwise_become_partial(Circle(), start, end)
    assert partial(curves_of(Circle()), start, end) == pytest.approx(curves_of(expected))
