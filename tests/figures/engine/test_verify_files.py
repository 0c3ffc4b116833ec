"""How two builds are compared, what the report says, and what is built anew of the whole site."""

import json
import subprocess
import sys

import pytest

from figures.engine.product import root_of
from figures.engine.verify import Verification
from figures.engine.verify_copies import compare_files
from figures.engine.verify_report import conclusion, rows, to_json
from figures.proof.difference import Difference
from figures.proof.pages import Prose, Quote
from tests.once import inputs

DRAWING = (
    '<svg><text data-source="scores[0]">0.41</text><text>plain</text>'
    '<text x="1" data-source="weights[1, 2]" data-format=".0%">46%</text></svg>'
)
NUMBERS = '{"elements": [{"source": "fish/carp:weights[1, 2]", "value": 0.4557}]}'


def differences(this, that):
    return [difference for _, difference in compare_files("two builds", this, that)]


def test_the_same_files_do_not_differ():
    assert differences({"a.html": b"x", "b.mp4": b"\0y"}, {"a.html": b"x", "b.mp4": b"\0y"}) == []


def test_the_first_difference_is_told_with_its_element_and_both_texts():
    this, that = DRAWING.replace("46%", "47%").encode(), DRAWING.encode()
    [difference] = differences({"carp.html": this}, {"carp.html": that})
    assert difference.element == "weights[1, 2]"
    assert difference.where == f"carp.html, byte {DRAWING.index('46%') + 2}"
    assert ("47%" in difference.drawn, "46%" in difference.computed) == (True, True)


def test_a_difference_in_the_attribute_itself_is_told_with_the_true_element():
    this = DRAWING.replace("weights[1, 2]", "weights[1, 3]").encode()
    [difference] = differences({"carp.html": this}, {"carp.html": DRAWING.encode()})
    assert difference.element == "weights[1, 2]"


def test_a_difference_in_the_numbers_is_told_with_its_element():
    this = NUMBERS.replace("0.4557", "0.4558").encode()
    [difference] = differences({"carp.json": this}, {"carp.json": NUMBERS.encode()})
    assert difference.element == "fish/carp:weights[1, 2]"


def test_a_mark_without_source_has_no_element():
    this = DRAWING.replace("plain", "plane").encode()
    [difference] = differences({"carp.html": this}, {"carp.html": DRAWING.encode()})
    assert difference.element == ""


def test_a_shorter_file_differs_where_it_ends():
    [difference] = differences({"a.html": b"<p>ab"}, {"a.html": b"<p>abc"})
    assert difference.where == "a.html, byte 6"


@pytest.mark.parametrize("side", [0, 1])
def test_a_file_that_only_one_build_made_is_told(side):
    both = [{"a.html": b"x"}, {}]
    [difference] = differences(both[side], both[1 - side])
    assert {difference.drawn, difference.computed} == {"a file", "no file"}


def test_a_film_is_compared_without_printing_its_bytes():
    [difference] = differences({"a.mp4": b"\0\1\2"}, {"a.mp4": b"\0\1\3"})
    assert (difference.where, difference.drawn) == ("a.mp4, byte 3", "3 bytes")


def test_an_example_is_named_as_in_addresses():
    example = "illustrated_models.examples.translation.seq2seq:running"
    assert root_of(example) == "translation/seq2seq/running"
    assert root_of("") == ""


@pytest.fixture
def found():
    entry = {"elements": {"shown": 9}, "drawn": [1, 2], "facts": {"share": {}}}
    quotes = [Quote({"data-fact": "pond.water.carp.share"}), Quote({"data-fact": "pond.x.y.z"})]
    return Verification(
        record={"products": {"pond/water/carp": entry}},
        products=["pond/water/carp"],
        pages={"index.html": Prose(quotes=quotes)},
    )


def test_a_row_counts_what_was_read_of_a_product(found):
    row = {"name": "pond/water/carp", "elements": 9, "texts": 2, "facts": 1, "quotes": 1}
    assert rows(found) == [{**row, "differences": 0}]


def test_the_last_line_counts_everything(found):
    assert conclusion(found) == "verified 1 product, 9 elements, 1 quote, 1 page: no difference"


def test_the_last_line_is_the_first_difference_and_how_many_more(found):
    first = Difference("text", "“47%” in pond/water/carp", "weights[1]", "47%", "46%")
    found.findings = [("pond/water/carp", first), ("index.html", first)]
    assert conclusion(found) == (
        "“47%” in pond/water/carp: text of weights[1]: drawn 47%, computed 46%\n"
        "… and 1 more (illustrate verify --json lists them)"
    )
    assert [row["differences"] for row in rows(found)] == [1, 1]
    assert json.loads(to_json(found))["differences"][1]["name"] == "index.html"


def test_a_fresh_build_elsewhere_makes_what_is_published_and_shows_what_is_computed(
    repository, verdicts
):
    reading = inputs.code("figures/engine/verify_example.py")
    judged = {
        name: verdicts.verdicts.on(f"verify/{name}", "built anew", reading | inputs.product(name))
        for name in inputs.workspace().products
    }
    due = [name for name, verdict in judged.items() if not verdict.stands]
    done = subprocess.run(
        [sys.executable, "-m", "figures.engine.cli", "verify", "--once", *due],
        cwd=repository,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"verified {len(due)} product" in done.stdout.splitlines()[-1]
    for name in due:
        judged[name].keep()
