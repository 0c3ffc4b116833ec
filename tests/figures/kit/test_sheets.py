"""Drawings on paper: the same marks, enlarged, with or without some of their numbers."""

import pickle
import re
import zlib

import pytest

from figures.kit.canvas import canvas
from figures.kit.illustration import label
from figures.kit.shapes import Place
from figures.kit.sheets import Asked, Run, Sheet, book, fold, runs_of, still_of
from figures.kit.text import words
from figures.kit.vectors import scale_for, vector
from tests.pdfs import fonts, read

SOURCE = "example/one:attention.scores[0, 1]"


@pytest.fixture
def still(trace):
    drawing = canvas(200, 120)
    state = trace.states[0]
    vector(drawing, state, Place(10, 10, 100, 50), "encoder", scale_for(state))
    for row in range(2):
        said = label("fits {fit:.2f} well", fit=trace.attention.scores[0, row])
        words(drawing, said, 10, 90 + 20 * row)
    return still_of(drawing)


def paper(still, asked=None, theme="light", scale=1.0):
    sheet = Sheet(300, 200, theme)
    sheet.place(still, 20, 10, scale, asked)
    return book([sheet], "A title", "A subject")


def printed(still, source=SOURCE):
    return next(run.text for run in still.runs if run.source == source)


def test_a_still_knows_what_it_prints_and_what_it_shows_but_not_its_trace(still, trace):
    sources = [f"example/one:attention.scores[0, {column}]" for column in range(2)]
    assert [run.source for run in still.runs] == sources
    assert [run.value for run in still.runs] == [*map(float, trace.attention.scores[0, :2])]
    assert still.shown == {f"example/one:states[0, {column}]" for column in range(5)}
    assert len(pickle.dumps(still)) < 20_000
    assert b"torch" not in pickle.dumps(still)


def test_the_words_of_a_sheet_are_text_in_our_font(still):
    made = paper(still)
    (page,) = read(made)
    assert "−" in printed(still, SOURCE.replace("1]", "0]"))
    assert (page.width, page.height) == (300, 200)
    assert page.texts == tuple(
        f"fits {printed(still, f'example/one:attention.scores[0, {c}]')} well" for c in range(2)
    )
    assert fonts(made) == {"SourceSansPro-Regular"}


def test_a_blank_hides_the_chosen_number_and_no_other(still):
    other = printed(still, SOURCE.replace("1]", "0]"))
    (page,) = read(paper(still, Asked({SOURCE})))
    assert [text for text in page.texts if text.strip()] == [f"fits {other} well", "fits", " well"]
    assert printed(still) not in "".join(page.texts)


def test_an_answer_stands_bold_where_its_blank_was(still):
    made = paper(still, Asked({SOURCE}, answered=True))
    (page,) = read(made)
    assert printed(still) in page.texts
    assert fonts(made) == {"SourceSansPro-Regular", "SourceSansPro-Bold"}
    blank = read(paper(still, Asked({SOURCE})))[0]
    assert places(page, "fits") == places(blank, "fits")


def places(page, text):
    """Where a text begins on its page."""
    found = re.findall(rb"([\d.]+) ([\d.]+) cm\s+BT(.*?)ET", page.content, re.S)
    letter = b"\x00" + text[0].encode()
    return [(x, y) for x, y, drawn in found if letter in drawn]


def test_the_rest_of_a_line_stands_where_it_stands_without_blanks(still):
    sheet = paper(still, Asked({SOURCE}))
    rules = read(sheet)[0].content.count(b" l\n") - read(paper(still))[0].content.count(b" l\n")
    assert rules == 1


def test_a_larger_drawing_has_larger_letters(still):
    sizes = [float(re.search(rb"/F\d+ (\S+) Tf", content(still, scale))[1]) for scale in (1, 2)]
    assert sizes[1] == 2 * sizes[0]


def content(still, scale):
    return read(paper(still, scale=scale))[0].content


def test_a_theme_paints_page_and_words(still):
    light, dark = (read(paper(still, theme=theme))[0].content for theme in ("light", "dark"))
    assert light != dark
    assert b"1 1 1 rg" in light or b"1 g" in light
    assert zlib.crc32(light) == zlib.crc32(read(paper(still))[0].content)


def test_the_same_sheets_are_the_same_bytes(still):
    assert paper(still) == paper(still)
    assert b"CreationDate" not in paper(still)


def test_lines_are_folded_between_words_and_never_in_a_number(trace):
    said = label("a share of {share:.0%} of all", share=trace.steps[0].chance)
    lines = fold(runs_of(said.parts), 60, 15)
    texts = ["".join(run.text for run in line) for line in lines]
    assert "".join(texts) == "a share of 97% of all"
    assert len(texts) > 2
    assert any("97%" in text for text in texts)
    assert fold((Run("word"),), 1, 15) == [(Run("word"),)]
