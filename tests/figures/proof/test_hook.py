"""A product whose files do not show what was computed is not made."""

import pytest

from figures.engine.draw import check
from figures.engine.errors import EngineError
from figures.kit.shapes import Place
from figures.kit.vectors import scale_for, vector


def test_a_false_drawing_fails_and_the_first_differences_are_named(sheet, trace, raw, finished):
    vector(sheet, trace.states[0], Place(20, 20, 80, 60), "encoder", scale_for(trace.states))
    true = finished(sheet)
    check({".html": true.encode()}, raw)
    false = true.replace('source="states[0]"', 'source="states[1]"')
    with pytest.raises(EngineError, match=r"does not show what was computed:\n.*states\[1, 0\]"):
        check({".html": false.encode()}, raw)
