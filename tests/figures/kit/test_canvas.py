"""A drawing that a reader could not read is an error, and names the text."""

import re

import numpy as np
import pytest

from figures.kit import fonts
from figures.kit.canvas import Paint, canvas
from figures.kit.checks import DrawingError
from figures.kit.labels import label
from figures.kit.shapes import polyline
from figures.kit.svg import inline
from figures.kit.text import words
from figures.kit.theme import colour


def finish(drawing):
    return inline(drawing, "a/b/c", "alt")


@pytest.mark.parametrize(
    ("x", "y", "anchor", "side"),
    [(340, 30, "start", "right"), (4, 30, "end", "left"), (20, 5, "start", "top"),
     (20, 60, "start", "bottom")],
)  # fmt: skip
def test_text_that_leaves_the_sheet_is_an_error(x, y, anchor, side):
    drawing = canvas(360, 60)
    words(drawing, label("encoder"), x, y, anchor=anchor)
    with pytest.raises(DrawingError, match=f"“encoder” leaves the 360 × 60 sheet .*{side}"):
        finish(drawing)


def test_text_on_text_is_an_error():
    drawing = canvas(360, 60)
    words(drawing, label("encoder"), 20, 30)
    words(drawing, label("decoder"), 60, 32)
    with pytest.raises(DrawingError, match="“encoder” and “decoder” overlap"):
        finish(drawing)


def test_lines_of_text_under_each_other_are_no_overlap():
    drawing = canvas(360, 80)
    words(drawing, label("encoder"), 20, 30)
    words(drawing, label("decoder"), 20, 50)
    assert "decoder" in finish(drawing)


def test_small_text_is_an_error_unless_it_says_why():
    drawing = canvas(360, 60)
    with pytest.raises(DrawingError, match="“units” is 13 px; text needs 15 px"):
        words(drawing, label("units"), 20, 30, size=13)
    words(drawing, label("units"), 20, 30, size=13, small="a unit beside a number")
    with pytest.raises(DrawingError, match=r"text needs 12\.5 px"):
        words(drawing, label("units"), 20, 50, size=12, small="a unit")


def test_a_mark_outside_the_sheet_is_an_error():
    drawing = canvas(360, 60)
    drawing.path(polyline([(0, 10), (400, 10)]), Paint(stroke=colour("line"), line=1))
    with pytest.raises(DrawingError, match="leaves the 360 × 60 sheet by 40"):
        finish(drawing)


def test_a_mark_without_a_place_is_an_error():
    with pytest.raises(DrawingError, match="not finite"):
        canvas(360, 60).path(polyline([(0, np.nan), (4, 1)]), Paint(stroke=colour("line"), line=1))


def test_turned_text_is_measured_upright():
    drawing = canvas(60, 200)
    words(drawing, label("économique"), 30, 190, turned=True)
    assert re.search(r'transform="rotate\(-90 30 190\)"', finish(drawing))
    words(drawing, label("économique"), 50, 60, turned=True)
    with pytest.raises(DrawingError, match="top"):
        finish(drawing)


def test_text_is_as_wide_as_its_letters_in_our_font():
    from fontTools.ttLib import TTFont

    font = TTFont(fonts.font_path("semibold"))
    glyphs, advances = font.getBestCmap(), font["hmtx"]
    for word in ("chat", "l'économie", "86%", "−1.38"):
        advance = sum(advances[glyphs[ord(letter)]][0] for letter in word)
        expected = 16 * advance / font["head"].unitsPerEm
        assert fonts.text_width(word, 16, "semibold") == pytest.approx(expected, abs=1.2)


def test_a_letter_that_our_font_lacks_is_an_error():
    with pytest.raises(ValueError, match="Source Sans Pro has no “猫”"):
        fonts.text_width("a 猫", 16)


def test_a_missing_font_is_an_error_not_another_font(monkeypatch):
    monkeypatch.setattr(fonts, "find_spec", lambda name: None)
    with pytest.raises(fonts.FontMissingError, match="pip install font-source-sans-pro"):
        fonts.font_path.__wrapped__("bold")


def test_a_drawing_lists_what_it_shows(trace, plain):
    drawing = canvas(360, 60)
    words(drawing, label("{x:.2f} for {word}", x=trace.loss, word=trace.tokens[1]), 10, 30)
    number, word = drawing.elements()
    assert (number.source, number.value, number.format, number.drawn) == (
        "example/one:loss", plain.loss, ".2f", "−0.25",
    )  # fmt: skip
    assert (word.source, word.value) == ("example/one:tokens[1]", "chat")
