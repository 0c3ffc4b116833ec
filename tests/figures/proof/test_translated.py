"""A drawing in another language is accepted only as its table says, and only with the same data."""

import re

import pytest

from figures.kit import svg
from figures.kit.canvas import canvas
from figures.kit.illustration import label
from figures.kit.languages import read_language, speaking
from figures.kit.shapes import Place
from figures.kit.tables import weight_bar
from figures.kit.text import note, words
from figures.kit.tokens import token
from figures.kit.vectors import scale_for, vector
from figures.proof.addresses import Trace
from figures.proof.reader import read_product
from figures.proof.translated import in_english

GERMAN = """
[language]
direction = "ltr"
decimal = ","
percent = " %"
[words]
"the state" = "der Zustand"
"It looks at “{word}” with {w:.1%} of its attention." = "Mit {w:.1%} blickt es auf „{word}“."
"A long note that has to be cut into several lines." = "Ein Satz, zu lang für eine Zeile war er."
"What it shows: {s:.2f}." = "{s:.2f} zeigt es."
"""
HEBREW = GERMAN.replace('"ltr"', '"rtl"').replace("der Zustand", "המצב")
HEBREW = HEBREW.replace("Mit {w:.1%} blickt es auf „{word}“.", "הוא מביט אל {word} ב {w:.1%}.")
HEBREW = HEBREW.replace('decimal = ","\npercent = " %"\n', "")
TABLES = {"de": GERMAN, "he": HEBREW}


@pytest.fixture(params=["de", "he"])
def code(request):
    return request.param


def drawn(trace):
    """The same small figure in the language that is spoken."""
    sheet = canvas(360, 220)
    scale = scale_for(trace.states)
    vector(sheet, trace.states[0], Place(20, 50, 80, 60), "encoder", scale)
    words(sheet, label("the state"), 110, 84, "encoder")
    token(sheet, trace.french[0], 20, 8)
    words(sheet, label("{s:.2f}", s=trace.look.scores[0, 1]), 340, 30, anchor="end")
    weight_bar(sheet, trace.look.weights[0, 1], 220, 50, 100)
    looks = "It looks at “{word}” with {w:.1%} of its attention."
    words(sheet, label(looks, word=trace.french[1], w=trace.look.weights[0, 1]), 20, 150)
    note(sheet, label("A long note that has to be cut into several lines."), 20, 180, 200)
    alt = label("What it shows: {s:.2f}.", s=trace.look.scores[0, 1])
    text = svg.inline(sheet, "a/b/c", alt)
    return f'<figure class="illustration" id="a-b-c">{text}</figure>'


@pytest.fixture
def translated(trace, code):
    with speaking(read_language(code, "labels.toml", TABLES[code])):
        return drawn(trace)


@pytest.fixture
def found(raw, code):
    def read(fragment):
        outputs = {".html": fragment.encode(), ".table": TABLES[code].encode()}
        return {difference.rule for difference in read_product(outputs, raw)}

    return read


def numbers(fragment):
    """What every mark shows, in the order of drawing."""
    return re.findall(r'data-(?:source|by|format|scale)="[^"]*"', fragment)


def test_a_true_translation_is_accepted(translated, found):
    assert found(translated) == set()


def test_it_shows_the_same_numbers_from_the_same_sources_as_the_english_one(trace, translated, raw):
    plain = drawn(trace)
    assert sorted(numbers(translated)) == sorted(numbers(plain))
    assert len(numbers(plain)) >= 10


def test_put_back_into_english_it_is_the_english_drawing(trace, translated, raw, code):
    outputs = {".html": translated.encode(), ".table": TABLES[code].encode()}
    english, wrong = in_english(outputs, Trace(raw))
    texts = re.findall(r"<text[^>]*>.*?</text>", english[".html"].decode())
    right = re.findall(r"<text[^>]*>.*?</text>", drawn(trace))
    plain = [re.sub("<[^>]*>", "", text) for text in texts]
    assert plain[:4] == [re.sub("<[^>]*>", "", text) for text in right][:4]
    assert not wrong


@pytest.mark.parametrize(
    ("pattern", "new"),
    [
        (r">(der Zustand|המצב)<", ">der Kontext<"),
        (r"(blickt es|הוא מביט)", "starrt es"),
        (r'(data-english=")the state', r"\1the query"),
        (r' data-english="the state"', ""),
        (r'(data-source="look\.scores\[0, )1(\]")', r"\g<1>2\2"),
        (r'(aria-label="[^"]*?)(zeigt)', r"\1hat"),
    ],
)
def test_what_the_table_does_not_say_is_refused(translated, found, changed, pattern, new):
    assert found(changed(translated, pattern, new))


def test_a_number_in_the_numerals_of_another_language_is_refused(translated, found, code):
    pattern = r"(>[−\d]+),(\d\d<)" if code == "de" else r"(>[−\d]+)\.(\d\d<)"
    other = r"\1.\2" if code == "de" else r"\1,\2"
    changed, number = re.subn(pattern, other, translated)
    assert number
    assert "translation" in found(changed)


def test_a_drawing_read_from_right_to_left_is_mirrored_and_its_vectors_are_not(trace):
    with speaking(read_language("he", "labels.toml", HEBREW)):
        mirrored = drawn(trace)
    plain = drawn(trace)

    def bars(text):
        return re.search(r'd="M([\d.]+)[^"]*?((?:h|z)[^"]*)"[^>]*data-role="bars"', text)

    assert float(bars(mirrored)[1]) > 200 > float(bars(plain)[1])
    assert bars(mirrored)[2] == bars(plain)[2]


def test_a_mirrored_bar_that_is_drawn_as_in_english_is_refused(trace, raw):
    with speaking(read_language("he", "labels.toml", HEBREW)):
        mirrored = drawn(trace)
    right = re.search(r'd="([^"]*)"[^>]*data-role="bar"', mirrored)[1]
    left = re.search(r'd="([^"]*)"[^>]*data-role="bar"', drawn(trace))[1]
    assert right != left
    outputs = {".html": mirrored.replace(right, left).encode(), ".table": HEBREW.encode()}
    assert read_product(outputs, raw)


def test_a_sign_that_could_change_sides_is_refused(trace, raw):
    with speaking(read_language("he", "labels.toml", HEBREW)):
        mirrored = drawn(trace)
    loose = mirrored.replace(' unicode-bidi="isolate"', "")
    assert loose != mirrored
    outputs = {".html": loose.encode(), ".table": HEBREW.encode()}
    assert "translation" in {each.rule for each in read_product(outputs, raw)}
