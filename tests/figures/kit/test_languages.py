"""Drawings in other languages: every word from the table, every number in its numerals."""

import pytest

from figures.kit.canvas import canvas
from figures.kit.fonts import FAMILY, font_path, font_path_for, text_width
from figures.kit.labels import label, print_number
from figures.kit.languages import (
    ENGLISH,
    Language,
    TranslationError,
    language,
    read_language,
    speaking,
)
from figures.kit.text import words

TABLE = """
[language]
direction = "ltr"
decimal = ","
group = "."
percent = " %"
[words]
"the state" = "der Zustand"
"three" = "drei"
"{w:.0%} of it" = "davon {w:.0%}"
"{w:.0%} of all" = "von allem {w:.1%}"
"""


@pytest.fixture
def german():
    return read_language("de", "docs/languages/de/labels.toml", TABLE)


def test_english_needs_no_table():
    assert language() is ENGLISH
    assert ENGLISH.say("the state") == "the state"


def test_a_word_that_the_table_lacks_names_itself_the_nearest_and_the_file(german):
    message = r"docs/languages/de/labels.toml: nothing for “the states”; nearest: “the state”"
    with pytest.raises(TranslationError, match=message):
        german.say("the states")


def test_a_translation_must_print_the_same_values(german, trace):
    with speaking(german), pytest.raises(TranslationError, match=r"prints \{w:.1%\}, .*\{w:.0%\}"):
        str(label("{w:.0%} of all", w=trace.attention.weights[1, 2]))


def test_values_and_signs_alone_need_no_translation(german, trace):
    with speaking(german):
        assert str(label("{w}", w=trace.tokens[2])) == "noir"
        assert str(label("?")) == "?"


@pytest.mark.parametrize(
    ("value", "spec", "said"),
    [(1234.5, ",.1f", "1.234,5"), (-0.25, ".2f", "−0,25"), (0.461, ".0%", "46 %")],
)
def test_numbers_stand_in_the_numerals_of_the_language(german, value, spec, said):
    with speaking(german):
        assert print_number(value, spec) == said


def test_a_number_in_words_is_a_word_of_the_table(german):
    with speaking(german):
        assert print_number(3, "words") == "drei"
        with pytest.raises(TranslationError, match="nothing for “four”"):
            print_number(4, "words")


def test_the_language_ends_with_its_block(german):
    with speaking(german):
        assert language() is german
    assert language() is ENGLISH


@pytest.mark.parametrize("wrong", ["[language]\n[words]\n", '[language]\ndirection = "up"\n', "["])
def test_a_table_that_cannot_be_read_names_its_file(wrong):
    with pytest.raises(TranslationError, match=r"he/labels\.toml"):
        read_language("he", "he/labels.toml", wrong)


def test_letters_that_our_font_lacks_are_measured_in_another_and_others_refused():
    assert font_path_for("chat") == font_path()
    assert font_path_for("מצב").name == "DejaVuSans.ttf"
    assert text_width("מצב", 16) > text_width("מצ", 16) > 0
    with pytest.raises(ValueError, match=f"{FAMILY} has no “中”"):
        text_width("中", 16)


def test_from_right_to_left_a_text_stands_as_far_from_the_other_edge():
    hebrew = Language("he", words={"the state": "המצב"}, is_mirrored=True)
    plain, mirrored = canvas(360, 60), canvas(360, 60)
    words(plain, label("the state"), 20, 30)
    with speaking(hebrew):
        words(mirrored, label("the state"), 20, 30)
    assert plain.marks[0].box.left == 20
    assert mirrored.marks[0].box.right == pytest.approx(340)
