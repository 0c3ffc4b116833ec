"""The sessions of the laboratory: what is shown for each line is what pandas answers to it."""

import pytest

from illustrated_models.answers import Session, answer
from illustrated_models.charts import songs
from illustrated_models.examples.pandas import laboratory

SESSIONS = (
    *("printed", "missing", "labelled", "asked_of_a_hole", "joined", "lost", "in_place"),
    *("into_numbers", "into_words", "taken_out", "computed_of_words", "keys", "categories"),
    *("dates", "nullable"),
)


def run(name: str) -> Session:
    return getattr(laboratory, name)()


@pytest.mark.parametrize("name", SESSIONS)
def test_each_line_answers_alike_by_itself(name):
    found = run(name)
    for one in reversed(found.answers):
        assert answer(one.code, lambda: {"songs": songs()}, found.given) == one


@pytest.mark.parametrize("name", SESSIONS)
def test_each_line_shows_something_or_is_a_statement(name):
    for one in run(name).answers:
        assert one.shown or one.refusal or one.warning or "=" in one.code
        assert one.refusal in ("", "KeyError", "TypeError", "ValueError")


@pytest.mark.proves(
    "illustrated_models.examples.pandas.laboratory.RoundedTrace.n_numbers",
    "illustrated_models.examples.pandas.laboratory.RoundedTrace.n_differing",
)
def test_412_of_1000_numbers_are_rounded_and_printed_as_others():
    found = laboratory.rounded()
    assert (found.n_numbers, found.n_differing) == (1000, 412)
    assert [one.shown for one in found.session.answers] == ["2.68", "'2.67'"]


def test_with_a_row_of_gaps_numbers_and_truths_change_their_dtype():
    found = laboratory.gaps()
    assert found.full.dtypes == ("int64", "bool", "str", "float64")
    assert found.gapped.dtypes == ("float64", "object", "str", "float64")
    assert found.gapped.cells[:2] == (
        ("81.0", "True", "Creed", "NaN"),
        ("43.0", "False", "Pink", "NaN"),
    )
