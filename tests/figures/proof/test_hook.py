"""A product whose files do not show what was computed is not made."""

import pytest

from figures.engine.errors import EngineError
from figures.engine.product import Product
from figures.engine.readback import check
from figures.kit.shapes import Place
from figures.kit.vectors import scale_for, vector

PRODUCT = Product("pond/water/states", "figure", "pond", "", "", "", 1)


def test_a_false_drawing_fails_and_the_first_differences_are_named(sheet, trace, raw, finished):
    vector(sheet, trace.states[0], Place(20, 20, 80, 60), "encoder", scale_for(trace.states))
    true = finished(sheet)
    check(PRODUCT, {".html": true.encode()}, raw)
    false = true.replace('source="states[0]"', 'source="states[1]"')
    with pytest.raises(EngineError, match=r"does not show what was computed:\n.*states\[1, 0\]"):
        check(PRODUCT, {".html": false.encode()}, raw)
