import pytest

from figures.proof.prose import typed_numbers
from figures.proof.spoken import spoken, widget_labels

FIGURE = '''
"""Figures of two sections, 3 in all."""

from figures.kit import figure, label

TOP, NAMES = 40, ("encoder", "weight")


@figure(of=carp, widths=(360, 720))
def leap(trace: "the 2 traces", width: int) -> Illustration:
    """{caption}

    A second paragraph of 2 lines, for two authors.
    """
    if width < 2:
        raise ValueError("two is too few")
    assert width > 2, "give me two"
    words(drawing, label("{label}"), 4, 20)
    row(label({indirect}, n=count(trace.fins)), spec=".2f")
    year(label("Cho, 2014", declared="the year of a paper"))
    return Illustration(
        drawing,
        alt=label("{alt}"
            " and so on.", b=trace.two),
        facts={{"two": trace.n}},
        claims={{"{claim}": True}},
    )


def helper(trace: Trace) -> str:
    """Give back two things of 3."""
'''
CALM = {
    "caption": "A leap, and another.",
    "label": "fins",
    "indirect": '"{n:d} fins in {n:.2f}"',
    "alt": "A carp with {b:.0%}",
    "claim": "A carp makes two leaps",
}


def typed(**changed):
    source = FIGURE.format(**CALM | changed)
    return [(found.numeral.text, source[found.place :]) for found in typed_numbers(source, ".py")]


def test_a_figure_without_typed_numbers_passes():
    assert typed() == []


@pytest.mark.parametrize("part", ["caption", "label", "alt"])
@pytest.mark.parametrize("number", ["two", "46", "twice", "½", "half"])
def test_a_typed_number_is_found_where_it_is_written(part, number):
    ((text, rest),) = typed(**{part: f"A carp {number} high"})
    assert (text, rest.startswith(number)) == (number, True)


def test_a_label_that_is_nothing_but_a_number_is_found():
    assert [text for text, _ in typed(label="twice")] == ["twice"]
    assert [text for text, _ in typed(label="4")] == ["4"]


def test_words_are_found_before_they_are_handed_to_a_label():
    assert [text for text, _ in typed(indirect='TEXT + "of two fins"')] == ["two"]
    assert [text for text, _ in typed(indirect='["half"][0]')] == ["half"]
    assert [text for text, _ in typed(indirect='f"the {x} two fins"')] == ["two"]


def test_the_words_of_a_claim_may_count_but_its_digits_may_not():
    assert typed(claim="It makes a hundred mistakes, twice") == []
    ((text, rest),) = typed(claim="It makes 2 mistakes")
    assert (text, rest[:10]) == ("2", "2 mistakes")


def test_what_a_film_says_is_read_too():
    film = '@film(of=x)\nclass Leap:\n    """A leap of two."""\n    def construct(self):\n'
    film += '        self.claim("the two are three", True)\n        self.claim("all 3", True)\n'
    film += '        self.step(label("Twice {n:d}.", n=n))\n'
    assert [found.numeral.text for found in typed_numbers(film, ".py")] == ["two", "3", "Twice"]


def test_places_are_characters_though_python_counts_bytes():
    source = 'x = "“ä”"; y = label("“über” two")\nz = 1\n'
    (found,) = typed_numbers(source, ".py")
    assert source[found.place :].startswith("two")


def test_a_number_that_an_escape_hides_is_found():
    (found,) = typed_numbers('label("a share of \\u0034")', ".py")
    assert found.numeral.text == "4"


def test_no_python_is_left_to_the_engine():
    assert spoken("def (") == ()


def test_labels_of_a_widget_are_read_and_its_code_is_not():
    script = (
        "const n = 4; // two\nbutton.text = label('Press two'); say(label(`of ${n * 2} fins`));"
    )
    assert [one.text.strip() for one in widget_labels(script)] == ["Press two", "of          fins"]
    assert [found.numeral.text for found in typed_numbers(script, ".js")] == ["two"]
