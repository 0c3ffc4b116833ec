"""Outlines are read in whole hundredths of a pixel."""

import pytest

from figures.kit.numbers import compact_path
from figures.proof.svgpath import PathError, lines


def test_relative_steps_add_up_without_drift():
    (line,) = lines("M.1 .2" + "h.01v-.01" * 500)
    assert line.ends[-1] == (510, -480)


def test_what_the_kit_writes_is_what_is_read():
    first, second = lines(compact_path("M 1 2 L 3 2 C 4 2 4 3 4 4 z M 10 10 L 10.456 12"))
    assert first.is_closed
    assert first.ends == ((100, 200), (300, 200), (400, 400))
    assert second.ends == ((1000, 1000), (1046, 1200))


@pytest.mark.parametrize(
    "path", ["", "m1 2h3", "M1 2A3", "M1 2h", "M1 2h1.234", "M1 2h1e5", "M1 2 x", "M1 2c1 2 3"]
)
def test_what_no_drawing_of_ours_has_is_an_error(path):
    with pytest.raises(PathError):
        lines(path)
