"""Numbers on pages in other languages are found as on English ones."""

import pytest

from figures.proof.markdown import disguises
from figures.proof.numerals import numerals
from figures.proof.prose import lint

GERMAN, HEBREW, TABLE = (f"docs/languages/{name}" for name in ("de/a.md", "he/a.md", "de/b.toml"))
FACTS = {"pond.water.carp.fins": 4, "pond.water.carp.share": 0.4557, "pond.water.carp.age": 42}


@pytest.fixture
def linted(tmp_path):
    """What is told of a project with this one file."""

    def lint_one(path, text):
        file = tmp_path / path
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
        return lint(tmp_path, FACTS)

    return lint_one


COUNTS = """zwei Zwölf fünf fuenf fu\u0308nf dreißig dreissig zweiundvierzig einundzwanzig hundert
zweihundertdrei tausend zweitausend dritte Zweiter zwanzigste siebten achtes Drittel Viertel Fünftel
zweimal dreifach doppelt verdoppelt halb Hälfte anderthalb zweieinhalb Prozent Dutzend Milliarden
Tausende drittens zweistellig elf null 46 3,5 % ½ einer|von|zehn nur|einmal kein|Fehler zu|zweit
ein|einziger|Fehler am|achten"""
HEBREW_COUNTS = "שלוש בשלוש והשלישי שתי 46% ארבעים אלפיים פעמיים מחצית רק|אחד אחת|מתוך"


@pytest.mark.parametrize("words", COUNTS.split())
def test_a_german_number_is_found_whole(words):
    text = words.replace("|", " ")
    start = len("Es gibt ")
    (found,) = numerals(f"Es gibt {text} davon.", language="de")
    assert (found.start, found.text) in ((start, text), (start, f"{text} von"))


@pytest.mark.parametrize("words", HEBREW_COUNTS.split())
def test_a_hebrew_number_is_found_with_what_stands_before_it(words):
    assert numerals(f"יש {words.replace('|', ' ')} כאן", language="he")


@pytest.mark.parametrize(
    "text",
    [
        "ein Netz achtet auf eines der Wörter, und eine Zahl ergibt zusammen eins",
        "Man muss darauf achten; deshalb, weshalb und innerhalb sind kein Zweifel.",
        "einfach, einmal, zuerst, mehrfach, ein paar Elfen, ein Dreieck, allein",
    ],
)
def test_german_words_that_do_not_count_are_left_alone(text):
    assert numerals(text, language="de") == []


def test_words_of_one_language_do_not_count_in_another():
    assert numerals("two", language="de") == numerals("zwei") == []


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("vier", 'pond.water.carp.fins is 4: {= pond.water.carp.fins | show("d") =}'),
        ("zweiundvierzig", 'pond.water.carp.age is 42: {= pond.water.carp.age | show("d") =}'),
        ("0,456", 'pond.water.carp.share is 0.4557: {= pond.water.carp.share | show(".3f") =}'),
        ("45,6 %", 'pond.water.carp.share is 0.4557: {= pond.water.carp.share | show(".1%") =}'),
    ],
)
def test_a_number_on_a_german_page_is_told_with_its_place_and_the_nearest_fact(
    linted, typed, instead
):
    figure = '--8<-- "de/pond/water/carp.html"'
    (problem,) = linted(GERMAN, f"# Teich\n\nEr hat {typed} davon.\n\n{figure}\n")
    assert problem == f"{GERMAN}:3:8: “{typed}” is typed; {instead}"


def test_a_number_on_a_hebrew_page_is_told_with_its_place(linted):
    (problem,) = linted(HEBREW, "יש שלוש כאן\n")
    assert problem.startswith(f"{HEBREW}:1:4: “שלוש” is typed: print a fact")


def test_a_translation_counts_what_its_english_counts_and_no_more(linted):
    table = '[words]\n"two carps" = "zwei Karpfen"\n"a carp, {w:.0%}" = "{w:.0%}, drei Karpfen"\n'
    (problem,) = linted(TABLE, table)
    assert problem.startswith(f"{TABLE}:3:31: “drei” is typed: a translation counts only what")


def test_a_hebrew_word_may_have_a_stressed_word_behind_its_first_letter():
    assert [*disguises("יש ו*מבט* פנימה")] == []
    assert [*disguises("יש של*וש* כאן")]
