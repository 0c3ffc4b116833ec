import pytest

from figures.engine.errors import EngineError
from figures.engine.inwords import in_words
from figures.engine.macros import FactValue, printed, show
from figures.proof.numerals import number_of


@pytest.mark.parametrize(
    ("number", "spec", "text"),
    [
        (0, "words", "zero"),
        (1, "words", "one"),
        (4, "words", "four"),
        (13, "words", "thirteen"),
        (40, "words", "forty"),
        (42, "words", "forty-two"),
        (99, "words", "ninety-nine"),
        (100, "words", "hundred"),
        (1000, "words", "thousand"),
        (7.0, "words", "seven"),
        (1, "ordinal", "first"),
        (2, "ordinal", "second"),
        (3, "ordinal", "third"),
        (8, "ordinal", "eighth"),
        (12, "ordinal", "twelfth"),
        (20, "ordinal", "twentieth"),
        (33, "ordinal", "thirty-third"),
        (95, "ordinal", "ninety-fifth"),
        (100, "ordinal", "hundredth"),
        (0, "times", "zero times"),
        (1, "times", "once"),
        (2, "times", "twice"),
        (3, "times", "three times"),
    ],
)
def test_a_whole_number_is_said_in_words(number, spec, text):
    assert in_words(number, spec) == text


@pytest.mark.parametrize("value", [-1, 101, 999, 1001, 0.5, 3.0001, "four", float("nan")])
@pytest.mark.parametrize("spec", ["words", "ordinal", "times"])
def test_what_has_no_words_is_an_error(value, spec):
    with pytest.raises(ValueError, match=r"words"):
        in_words(value, spec)


def test_every_number_in_words_is_read_back_as_itself():
    for number in (*range(101), 1000):
        assert number_of(in_words(number, "words")) == number
        assert number_of(in_words(number, "ordinal")) == number


def test_no_two_numbers_are_called_the_same():
    for spec in ("words", "ordinal", "times"):
        assert len({in_words(number, spec) for number in (*range(101), 1000)}) == 102


def test_a_fact_in_words_keeps_its_value_its_source_and_its_name():
    assert show(FactValue("pond.fish.n", 4, "fish:len(fins)"), "words") == (
        '<data value="4" data-source="fish:len(fins)" data-format="words" data-fact="pond.fish.n">'
        "four</data>"
    )


def test_a_share_in_words_is_an_error_that_names_the_fact():
    with pytest.raises(EngineError, match=r"pond.share is 0.46: 'words' does not fit it"):
        show(FactValue("pond.share", 0.46, "fish:share"), "words")


@pytest.mark.parametrize(
    "spec", ["4>5", "06d", "_d", "x", "5", ".2", "c", ".3s", "words!", "+-.1f"]
)
def test_a_format_cannot_print_what_is_not_in_the_value(spec):
    for value in (4, 0.5, "noir"):
        with pytest.raises(ValueError, match=r"a format says"):
            printed(value, spec)


@pytest.mark.parametrize(
    ("value", "spec", "text"),
    [(2414, ",d", "2,414"), (-0.31, "+.1%", "−31.0%"), (0.31, "+.1%", "+31.0%"), (3, "", "3")],
)
def test_decimals_signs_and_thousands_are_formats(value, spec, text):
    assert printed(value, spec) == text
