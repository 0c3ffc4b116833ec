"""A session drawn as it ran is passed; every other drawing of it is not."""

import pytest

from figures.kit.bound import bind
from figures.kit.canvas import canvas
from figures.kit.sessions import draw
from figures.proof.reader import read_alone
from illustrated_models.answers import session

CODES = (
    "2 + 2",
    "undefined",
    "import warnings\nwarnings.warn('x', UserWarning)\n1",
    "a = 1",
)


@pytest.fixture(scope="module")
def raw():
    return session(CODES, dict, "given = 1")


@pytest.fixture
def fragment(raw, finished):
    trace = bind(raw, "example/one")
    drawing = canvas(360, round(draw(None, trace, 360)))
    draw(drawing, trace, 360)
    return finished(drawing)


@pytest.fixture
def rules(raw):
    return lambda fragment: {found.rule for found in read_alone(fragment, raw)}


def test_a_true_drawing_is_passed(fragment, rules):
    assert rules(fragment) == set()
    assert fragment.count("nothing is shown") == 1


@pytest.mark.parametrize(
    ("pattern", "new", "rule"),
    [
        (r"<text [^>]*>4</text>", "", "complete"),
        (r"<text [^>]*>UserWarning</text>", "", "complete"),
        (r"(<text [^>]*y=\")[\d.]+(\"[^>]*>4</text>)", r"\g<1>170\2", "position"),
        (r"(<text [^>]*y=\")[\d.]+(\"[^>]*>2 \+ 2</text>)", r"\g<1>90\2", "position"),
        (r"(<text [^>]*y=\")[\d.]+(\"[^>]*>NameError</text>)", r"\g<1>30\2", "position"),
        (r"var\(--im-error-ink\)", "var(--im-text)", "colour"),
        (r">NameError<", ">TypeError<", "text"),
    ],
)
def test_a_false_drawing_is_noticed(fragment, rules, changed, pattern, new, rule):
    assert rule in rules(changed(fragment, pattern, new))


def test_answers_that_have_changed_places_are_noticed(fragment, rules):
    one, other = "answers[0].shown_lines[0]", "answers[2].shown_lines[0]"
    swapped = fragment.replace(one, "X").replace(other, one).replace("X", other)
    swapped = swapped.replace(">4<", ">Y<").replace(">1<", ">4<").replace(">Y<", ">1<")
    assert swapped != fragment
    assert "position" in rules(swapped)
