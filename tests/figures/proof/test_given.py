"""What a widget is given is read back: a value that the trace does not hold is found."""

import json

import pytest

from figures.kit.widget import given as handed
from figures.proof.addresses import AddressError, Trace
from figures.proof.given import given

HTML = '<im-widget element="try">'


@pytest.fixture
def data(trace):
    return {"words": trace.french, "rows": [trace.look.weights[1], trace.loss], "step": trace.steps}


@pytest.fixture
def outputs(data):
    values, sources = handed(data)
    content = {"trace": "examples/example/one", "values": values, "sources": sources}
    return _written(content)


def _written(content):
    said = {"example": "illustrated_models.examples.example:one"}
    return {".data.json": json.dumps(content).encode(), ".json": json.dumps(said).encode()}


def _rules(outputs, raw, text=HTML):
    return [(found.rule, found.where, found.drawn) for found in given(outputs, text, Trace(raw))]


@pytest.fixture
def spoilt(outputs, raw):
    """What is found when one part of the file is changed."""

    def spoil(change):
        content = json.loads(outputs[".data.json"])
        change(content)
        return _rules(_written(content), raw)

    return spoil


def test_what_the_trace_holds_is_let_pass(outputs, raw):
    assert _rules(outputs, raw) == []


def test_a_whole_trace_is_let_pass(trace, raw):
    values, sources = handed({"all": trace})
    content = {"trace": "examples/example/one", "values": values, "sources": sources}
    assert _rules(_written(content), raw) == []


def test_a_figure_needs_no_data_and_a_widget_does(raw):
    assert _rules({}, raw, "<figure>") == []
    assert [rule for rule, *_ in _rules({".json": b"{}"}, raw)] == ["given"]


def test_a_changed_number_is_found_where_it_stands(spoilt, raw):
    found = spoilt(lambda content: content["values"]["rows"][0].__setitem__(2, 0.5))
    assert found == [("given", "data.rows[0][2]", "0.5")]


def test_a_changed_word_in_a_record_is_found_where_it_stands(spoilt):
    found = spoilt(lambda content: content["values"]["step"][1].update(word="white"))
    assert found == [("given", "data.step[1].word", '"white"')]


def test_words_in_another_order_are_found(spoilt):
    assert spoilt(lambda content: content["values"]["words"].reverse())


def test_a_word_too_few_or_a_field_too_many_is_found(spoilt):
    assert spoilt(lambda content: content["values"]["words"].pop())
    assert spoilt(lambda content: content["values"]["step"][0].update(share=1))


@pytest.mark.parametrize("near", [7.0, True, "7"])
def test_another_kind_of_value_is_found(spoilt, near):
    assert spoilt(lambda content: content["values"]["step"][0].update(size=near))


@pytest.mark.parametrize("source", ["french[9]", "loss", "steps[0].weight", "import os"])
def test_an_address_of_something_else_is_found(spoilt, source):
    found = spoilt(lambda content: content["sources"].update(words=source))
    assert [(rule, where) for rule, where, _ in found] == [("given", "data.words")]


def test_a_value_without_an_address_is_named(spoilt):
    found = spoilt(lambda content: content["values"].update(typed=0.46))
    assert [(rule, where) for rule, where, _ in found] == [("unbound", "data")]
    found = spoilt(lambda content: content["sources"]["rows"].__setitem__(1, None))
    assert found == [("unbound", "data.rows[1]", "-0.0022")]


def test_the_data_of_another_example_are_found(spoilt):
    assert [rule for rule, *_ in spoilt(lambda c: c.update(trace="examples/example/two"))] == [
        "source"
    ]


@pytest.mark.parametrize("text", [b"{", b"[]", b'{"values": {}}'])
def test_a_file_of_another_form_is_found(outputs, raw, text):
    assert [rule for rule, *_ in _rules(outputs | {".data.json": text}, raw)] == ["given"]


def test_a_part_of_a_trace_that_does_not_exist_has_no_plain_value(raw):
    with pytest.raises(AddressError, match="names nothing"):
        Trace(raw).plain("french[17]")
