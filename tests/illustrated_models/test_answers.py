"""A session shows what a notebook would: each code by itself, its value, its error, its warning."""

import pandas as pd
import pytest

from illustrated_models.answers import answer, run_cell, session, written


def numbers():
    return {"numbers": pd.Series([1, 2, None])}


@pytest.mark.proves("illustrated_models.answers.Answer.shown")
@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("numbers.sum()", "np.float64(3.0)"),
        ("numbers.dtype", "float64"),
        ("numbers[0] = 5\nnumbers.tolist()", "[5.0, 2.0, nan]"),
        ('"a"', "'a'"),
        ("numbers[0] = 5", ""),
        ("np.pi > 3, pd.isna(None)", "(True, True)"),
    ],
)
def test_the_value_of_the_last_line_is_shown(code, shown):
    assert answer(code, numbers).shown == shown


@pytest.mark.proves("illustrated_models.answers.Answer.refusal")
def test_of_an_error_the_class_is_told_and_nothing_shown():
    found = answer("numbers['x']", numbers)
    assert (found.refusal, found.shown, found.warning) == ("KeyError", "", "")


@pytest.mark.proves("illustrated_models.answers.Answer.warning")
def test_of_warnings_the_class_of_the_first_is_told_and_the_value_shown():
    found = answer("import warnings\nwarnings.warn('a', UserWarning)\n1", numbers)
    assert (found.warning, found.shown) == ("UserWarning", "1")
    assert answer("numbers.sum()", numbers).warning == ""


@pytest.mark.proves("illustrated_models.answers.Session.answers")
@pytest.mark.proves("illustrated_models.answers.Answer.code")
@pytest.mark.proves("illustrated_models.answers.Answer.lines")
@pytest.mark.proves("illustrated_models.answers.Answer.shown_lines")
@pytest.mark.proves("illustrated_models.answers.Session.given")
@pytest.mark.proves("illustrated_models.answers.Session.given_lines")
def test_every_code_begins_anew_after_what_is_given():
    codes = ("numbers[0] = 7\ntwice.sum()", "numbers[0].item(), twice.sum()")
    found = session(codes, numbers, given="twice = 2 * numbers")
    assert tuple(each.code for each in found.answers) == codes
    assert [each.shown for each in found.answers] == ["np.float64(6.0)", "(1.0, np.float64(6.0))"]
    assert found.given_lines == ("twice = 2 * numbers",)
    assert found.answers[0].lines == ("numbers[0] = 7", "twice.sum()")
    assert found.answers[0].shown_lines == ("np.float64(6.0)",)
    assert found.answers[0].lines == tuple(codes[0].splitlines())


def test_what_is_given_must_not_fail():
    with pytest.raises(NameError):
        session(("1",), numbers, given="nobody")


def test_a_cell_defines_names_and_returns_its_last_expression():
    names = {}
    assert run_cell("a = 2\na + 1", names) == 3
    assert run_cell("b = a", names) is None
    assert run_cell("", names) is None
    assert names["b"] == 2


def test_a_dtype_is_written_by_its_name_and_a_value_of_several_lines_whole():
    assert written(pd.Series(["a"]).dtype) == "str"
    assert written(None) == ""
    found = answer('pd.Series(["a"]).unique()', dict)
    assert found.shown_lines[-1] == "Length: 1, dtype: str"
