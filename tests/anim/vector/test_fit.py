"""As few keyframes as the tolerance allows, and never fewer."""

import numpy as np
import pytest
from manim import smooth, there_and_back

from anim.kit.vector.easings import HOLD, LINEAR, UNIT, Easings
from anim.kit.vector.fit import Rates, Samples, fit
from anim.kit.vector.tape import Window

FRAMES = 30


def by(rate, frames=FRAMES):
    return np.array([rate(frame / frames) for frame in range(frames)])


def fitted(values, rate=None, tolerance=0.1, **ways):
    windows = [Window(0, FRAMES, rate)] if rate else []
    rates, easings = Rates.of(windows, 0, FRAMES), Easings()
    samples = Samples(0, np.asarray(values, dtype=float).reshape(len(values), -1))
    keys = fit(samples, rates, easings, lambda v: v / tolerance, **ways)
    return keys, easings


def replayed(keys, easings, frame):
    key, after = [
        pair for pair in zip(keys, [*keys[1:], None], strict=True) if pair[0].time <= frame
    ][-1]
    if key.ease == HOLD or after is None:
        return np.array(key.values)
    table = easings.table[key.ease]
    share = (frame - key.time) / (after.time - key.time) * (len(table) - 1)
    s = np.interp(share, range(len(table)), table) / UNIT
    points = np.array([key.values, *key.handles, after.values])
    while len(points) > 1:
        points = points[:-1] * (1 - s) + points[1:] * s
    return points[0]


def worst(values, keys, easings):
    values = np.asarray(values).reshape(len(values), -1)
    return max(np.abs(replayed(keys, easings, f) - v).max() for f, v in enumerate(values))


def test_what_does_not_change_is_one_keyframe():
    keys, _ = fitted(np.full(FRAMES, 3.0), smooth)
    assert [(key.time, key.ease, key.values) for key in keys] == [(0, HOLD, (3,))]


def test_one_easing_is_two_keyframes_and_reaches_its_end():
    values = np.outer(by(smooth), (100, -40)) + 7
    keys, easings = fitted(values, smooth)
    assert len(keys) == 2
    assert keys[1].values == pytest.approx((107, -33), abs=1e-3)
    assert worst(values, keys, easings) <= 0.1


def test_there_and_back_ends_where_it_began():
    values = 50 * by(there_and_back)
    keys, easings = fitted(values, there_and_back)
    assert keys[-1].values == pytest.approx((0,), abs=1e-6)
    assert worst(values, keys, easings) <= 0.1


def test_a_turn_is_one_curve():
    angle = by(smooth) * np.pi / 2
    values = 60 * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    keys, easings = fitted(values, smooth, curved=True)
    assert len(keys) == 2
    assert len(keys[0].handles) == 2
    assert worst(values, keys, easings) <= 0.1


@pytest.mark.parametrize("ways", [{}, {"curved": True}, {"curved": True, "own": True}])
def test_anything_else_stays_within_the_tolerance(ways):
    frames = np.arange(FRAMES)
    values = np.stack([np.sin(frames / 3), np.cos(frames / 5), frames % 7], axis=1) * 9
    keys, easings = fitted(values, smooth, **ways)
    assert worst(values, keys, easings) <= 0.1


def test_a_straight_way_in_no_known_time_may_get_its_own_easing():
    values = np.outer(by(lambda share: share**5), np.arange(1, 40))
    keys, easings = fitted(values, smooth, own=True)
    assert len(keys) == 2
    assert worst(values, keys, easings) <= 0.1


def test_easings_are_sampled_once():
    easings = Easings()
    assert easings.of(smooth) == easings.of(smooth) == 1
    assert easings.of(lambda share: share) == LINEAR
