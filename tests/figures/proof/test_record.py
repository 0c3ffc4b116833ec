"""The committed record: what moves a line of it, and what does not."""

import json
import random
from copy import deepcopy
from types import SimpleNamespace

import pytest

from figures.proof.pages import Claim, Prose, Quote
from figures.proof.record import accept, compare, dumps, only, page_entry, product_entry, same

TENSOR = {"shape": [6, 4], "sum": 0.5, "length": 2.0, "projections": [0.25, -1.0]}
WEIGHT = ["fish/carp:weights[0]", ".0%", "46%", 0.45571571588516235]
RECORD = {
    "examples": {
        "fish/carp": {"tensors": {"weights": TENSOR}, "words": {"tokens": ["le", "chat"]}}
    },
    "products": {
        "pond/water/carp": {
            "claims": ["A carp is heavy", "A carp is old"],
            "drawn": [WEIGHT, ["fish/carp:tokens[1]", "", "chat", "chat"]],
            "elements": {"shown": 9},
            "facts": {"share": {"value": 0.45571571588516235, "source": "fish/carp:weights[0]"}},
        }
    },
    "pages": {
        "pond/index.html": {
            "claims": ["A carp is old"],
            "figures": ["pond-water-carp", "pond-water-eel"],
            "quotes": [["pond.water.carp.share", ".0%", "46%", 0.45571571588516235]],
        }
    },
}
PATHS = [
    ("examples", "fish/carp", "tensors", "weights", "sum"),
    ("examples", "fish/carp", "tensors", "weights", "projections", 1),
    ("products", "pond/water/carp", "drawn", 0, 3),
    ("products", "pond/water/carp", "facts", "share", "value"),
    ("pages", "pond/index.html", "quotes", 0, 3),
]
MOVES = [
    (("examples", "fish/carp", "tensors", "weights", "shape"), [4, 6]),
    (("examples", "fish/carp", "tensors", "weights", "projections"), [-1.0, 0.25]),
    (("examples", "fish/carp", "tensors", "weights", "sum"), -0.5),
    (("examples", "fish/carp", "words", "all"), ["chat", "le"]),
    (("products", "pond/water/carp", "claims"), ["A carp is heavy"]),
    (("products", "pond/water/carp", "claims", 0), "A carp is slow"),
    (("products", "pond/water/carp", "drawn", 0, 0), "fish/carp:weights[1]"),
    (("products", "pond/water/carp", "drawn", 0, 1), ".1%"),
    (("products", "pond/water/carp", "drawn", 0, 2), "47%"),
    (("products", "pond/water/carp", "drawn", 1, 2), "noir"),
    (("products", "pond/water/carp", "drawn"), [WEIGHT]),
    (("products", "pond/water/carp", "elements", "shown"), 8),
    (("products", "pond/water/carp", "facts"), {}),
    (("products", "pond/water/carp", "facts", "share", "source"), "fish/carp:weights[1]"),
    (("products", "pond/water/carp", "facts", "share", "value"), "0.45571571588516235"),
    (("pages", "pond/index.html", "quotes", 0, 0), "pond.water.eel.share"),
    (("pages", "pond/index.html", "quotes"), []),
    (("pages", "pond/index.html", "claims"), []),
    (("pages", "pond/index.html", "figures"), ["pond-water-eel", "pond-water-carp"]),
    (("pages", "pond/index.html", "figures"), ["pond-water-carp"]),
    (("pages",), {}),
]


def changed(path, value):
    """The record with something else at this place."""
    record = deepcopy(RECORD)
    place = record
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value(place[path[-1]]) if callable(value) else value
    return record


def differences(found):
    return [difference for _, difference in compare(RECORD, found)]


def test_the_same_is_no_difference():
    assert differences(deepcopy(RECORD)) == []


@pytest.mark.parametrize(("path", "value"), MOVES)
def test_what_moved_is_a_difference(path, value):
    assert differences(changed(path, value))


@pytest.mark.parametrize(("path", "value"), MOVES)
def test_an_edited_record_is_a_difference(path, value):
    assert [*compare(changed(path, value), RECORD)]


@pytest.mark.parametrize("path", PATHS)
def test_a_number_may_move_by_what_processors_round_differently_and_no_more(path):
    assert differences(changed(path, lambda number: number * (1 + 2e-6))) == []
    assert differences(changed(path, lambda number: number + 1e-4))


def test_a_text_may_change_only_with_a_number_on_the_edge_of_rounding():
    below, above = ["x", ".0%", "45%", 0.4549999], ["x", ".0%", "46%", 0.4550001]
    assert same(below, above)
    assert not same(below, ["x", ".0%", "46%", 0.4549999 - 2e-5])
    assert not same(below, ["x", ".0%", "44%", 0.4549999])
    assert not same(["x", "d", "4", 4], ["x", "d", "5", 5])
    assert not same(["x", "", "noir", "noir"], ["x", "", "chat", "noir"])


def test_whole_numbers_words_and_truths_are_compared_exactly():
    assert not same(100_000_000, 100_000_001)
    assert not same({"holds": True}, {"holds": 1})
    assert not same(None, 0.0)
    assert not same("a", "b")


def test_the_noise_of_a_large_tensor_is_measured_by_its_length():
    large = {"shape": [5], "sum": 0.001, "length": 1000.0, "projections": [3.0, 4.0]}
    assert same(large, {**large, "sum": 0.008})
    assert not same(large, {**large, "sum": 0.02})


def test_a_difference_names_the_product_the_entry_and_both_values():
    [difference] = differences(changed(("products", "pond/water/carp", "drawn", 0, 2), "47%"))
    assert "number 1 of drawn of pond/water/carp" in str(difference)
    assert '"47%"' in difference.drawn
    assert '"46%"' in difference.computed


def test_something_put_in_is_one_difference_not_one_for_all_that_follows():
    more = ["fish/carp:tokens[0]", "", "le", "le"]
    place = ("products", "pond/water/carp", "drawn")
    found = differences(changed(place, lambda drawn: [drawn[0], more, drawn[1]]))
    assert len(found) == 1
    assert '"le"' in found[0].drawn


def test_a_line_that_did_not_move_keeps_its_digits():
    found = changed(("examples", "fish/carp", "tensors", "weights", "sum"), 0.5000001)
    found["products"]["pond/water/carp"]["facts"]["count"] = {"value": 4, "source": "fish/carp:n"}
    accepted = accept(RECORD, found)
    assert accepted["examples"] == RECORD["examples"]
    before, after = (
        {line.strip(" ,") for line in dumps(r).splitlines()} for r in (RECORD, accepted)
    )
    assert after - before == {'"count": {"value": 4, "source": "fish/carp:n"}'}


def test_a_part_that_is_new_or_gone_is_a_difference():
    found = deepcopy(RECORD)
    del found["pages"]["pond/index.html"]["figures"]
    del found["products"]["pond/water/carp"]["facts"]
    assert len([*compare(RECORD, found)]) == len([*compare(found, RECORD)]) == 2


def test_accepting_what_was_found_leaves_no_difference():
    for path, value in MOVES:
        found = changed(path, value)
        assert [*compare(accept(RECORD, found), found)] == []


def test_accepting_some_names_leaves_the_others_alone():
    found = changed(("products", "pond/water/carp", "elements", "shown"), 8)
    found["products"]["pond/water/eel"] = {"claims": []}
    del found["pages"]["pond/index.html"]
    accepted = accept(RECORD, found, {"pond/water/carp"})
    assert accepted["products"]["pond/water/carp"]["elements"]["shown"] == 8
    assert accepted["products"].keys() == RECORD["products"].keys()
    assert accepted["pages"] == RECORD["pages"]


def test_the_file_is_json_has_a_line_for_each_thing_and_knows_no_order_of_making():
    text = dumps(RECORD)
    assert json.loads(text) == RECORD
    assert f"   {json.dumps(WEIGHT)},\n" in text
    shuffled = {key: RECORD[key] for key in reversed(RECORD)}
    assert dumps(shuffled) == text


def test_a_part_of_the_record_can_be_compared_alone():
    assert only(RECORD, {"fish/carp"})["products"] == {}
    assert only(RECORD, {"fish/carp"})["examples"] == RECORD["examples"]


def test_a_product_is_recorded_by_its_facts_true_claims_and_drawn_texts():
    elements = [
        {"source": "fish/carp:weights[0]", "value": 0.25, "scale": "height:9/1"},
        {"source": "fish/carp:weights[0]", "value": 0.25, "format": ".0%", "drawn": "25%"},
    ]
    state = {
        "facts": {"share": SimpleNamespace(value=0.25, source="fish/carp:weights[0]")},
        "claims": {"B": True, "A": True, "C": False},
    }
    assert product_entry(json.dumps({"elements": elements}).encode(), state) == {
        "claims": ["A", "B"],
        "drawn": [["fish/carp:weights[0]", ".0%", "25%", 0.25]],
        "elements": {"shown": 2},
        "facts": {"share": {"value": 0.25, "source": "fish/carp:weights[0]"}},
    }


def test_a_page_is_recorded_by_its_quotes_and_claims_in_order():
    quote = Quote({"data-fact": "pond.share", "data-format": ".0%"}, "25%")
    prose = Prose(
        ["pond-water-carp"], [quote], [Claim("pond/water/carp", "B"), Claim("pond/water/carp", "A")]
    )
    assert page_entry(prose, {"pond.share": 0.25}) == {
        "claims": ["B", "A"],
        "figures": ["pond-water-carp"],
        "quotes": [["pond.share", ".0%", "25%", 0.25]],
    }


def test_any_two_quotes_that_change_places_are_seen():
    chance = random.Random(3)
    numbers = [chance.uniform(-1, 1) for _ in range(30)]
    quotes = [[f"pond.f{n}", ".2f", f"{x:.2f}", x] for n, x in enumerate(numbers)]
    before = {"pages": {"pond/index.html": {"claims": [], "quotes": quotes}}}
    for _ in range(50):
        one, other = chance.sample(range(30), 2)
        after = deepcopy(before)
        moved = after["pages"]["pond/index.html"]["quotes"]
        moved[one], moved[other] = moved[other], moved[one]
        assert len([*compare(before, after)]) == 2
