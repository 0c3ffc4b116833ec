"""The sessions of the laboratory on turning tables: what is shown is what pandas answers."""

import pytest

from illustrated_models.answers import Session, answer
from illustrated_models.examples.reshaping import laboratory

SESSIONS = (
    *("order", "kinds_of_number", "named", "stacked", "filled", "without_a_week", "categories"),
    *("melted", "returned", "exploded", "dummies", "by_name"),
)


def run(name: str) -> Session:
    return getattr(laboratory, name)()


@pytest.mark.parametrize("name", SESSIONS)
def test_each_line_answers_alike_by_itself(name):
    found = run(name)
    for one in reversed(found.answers):
        assert answer(one.code, laboratory.known, found.given) == one


@pytest.mark.parametrize("name", SESSIONS)
def test_each_line_shows_something_or_is_refused(name):
    silent = [one.code for one in run(name).answers if not (one.shown or one.refusal)]
    assert silent == (["back.rename_axis(columns=None).columns.name"] if name == "named" else [])


def test_the_tables_that_the_lines_know_are_those_of_the_articles():
    tables = laboratory.known()
    assert [len(tables[name]) for name in ("chart", "wide", "songs")] == [8, 3, 6]
    assert tables["chart"].place.tolist()[-2:] == [57, 2]
