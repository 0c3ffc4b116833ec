"""Figures drawn with the real kit, in this process."""

import csv
import json
import sys
from dataclasses import dataclass
from html.parser import HTMLParser
from io import StringIO
from types import ModuleType
from xml.etree import ElementTree

import numpy as np
import pytest

from figures.engine import draw, exports
from figures.engine.errors import EngineError
from figures.engine.product import Product
from figures.kit.canvas import canvas
from figures.kit.illustration import Illustration, label
from figures.kit.text import words


@dataclass(frozen=True)
class Trace:
    word: str
    shares: np.ndarray


def run():
    return Trace("carp", np.array([0.25, 0.75]))


def two_fish(trace, width):
    """How two fish <share> a pond.

    A second paragraph.
    """
    drawing = canvas(width, height=80)
    words(drawing, label("{s:.0%} for {w}", s=trace.shares[1], w=trace.word), 20, 40)
    return Illustration(
        drawing,
        alt=label("“{w}” gets {s:.0%}.", w=trace.word, s=trace.shares[1]),
        facts={"share": trace.shares[1], "name": trace.word},
        claims={"The carp gets more": trace.shares[1] > trace.shares[0]},
    )


@pytest.fixture
def product(monkeypatch):
    """The figure above as if it were declared in an article."""
    for name, attribute in (("figures.pond.water", two_fish), ("pond_examples.fish", run)):
        module = ModuleType(name)
        setattr(module, attribute.__name__, attribute)
        monkeypatch.setitem(sys.modules, name, module)
    return Product(
        name="pond/water/two-fish",
        kind="figure",
        article="pond",
        module="figures.pond.water",
        attribute="two_fish",
        path="figures/pond/water.py",
        line=1,
        example="pond_examples.fish:run",
        reads=(
            "illustrated_models/weights/carp.json",
            "illustrated_models/weights/carp.safetensors",
        ),
        key="abc",
    )


class Tags(HTMLParser):
    """Every tag of a text, and whether all were closed in order."""

    def __init__(self, text):
        super().__init__()
        self.open, self.links, self.names = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.open.append(tag)
        self.names.append(tag)
        self.links += [value for name, value in attributes if name == "href"]

    def handle_startendtag(self, tag, attributes):
        self.names.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_fragment_is_one_block_of_html(product):
    text = draw.make(product).outputs[".html"].decode()
    assert text.startswith(
        '<figure class="illustration" id="pond-water-two-fish" data-search-exclude>'
    )
    assert "\n\n" not in text
    tags = Tags(text)
    assert tags.open == []
    assert tags.names.count("svg") == 1
    assert "<figcaption>How two fish &lt;share&gt; a pond.</figcaption>" in text
    assert 'aria-label="“carp” gets 75%."' in text


def test_look_inside_leads_to_code_example_numbers_card_proofs_report_and_key(product):
    text = draw.make(product).outputs[".html"].decode()
    assert Tags(text).links == [
        "#pond-water-two-fish",
        "illustrate:source/figures/pond/water.py#two_fish",
        "illustrate:source/pond_examples/fish.py#run",
        "illustrate:file/pond/water/two-fish.json",
        "illustrate:file/pond/water/two-fish.csv",
        "illustrate:source/illustrated_models/weights/carp.json",
        "illustrate:proof/pond/water/two-fish",
        "illustrate:report/pond/water/two-fish#abc",
        "illustrate:file/pond/water/two-fish.svg",
    ]
    assert "<code>abc</code>" in text


def test_the_json_holds_what_is_drawn_and_no_more(product):
    content = json.loads(draw.make(product).outputs[".json"])
    assert content["elements"] == [
        {
            "source": "pond_examples/fish/run:shares[1]",
            "value": 0.75,
            "format": ".0%",
            "drawn": "75%",
        },
        {"source": "pond_examples/fish/run:word", "value": "carp", "drawn": "carp"},
    ]
    assert content["facts"]["share"] == {
        "value": 0.75,
        "source": "pond_examples/fish/run:shares[1]",
    }
    assert content["claims"] == ["The carp gets more"]
    assert (content["name"], content["key"]) == ("pond/water/two-fish", "abc")
    assert content["alt"] == "“carp” gets 75%."


def test_facts_and_claims_come_from_the_trace(product):
    made = draw.make(product)
    assert made.facts["share"].value == 0.75
    assert type(made.facts["name"].value) is str
    assert made.claims == {"The carp gets more": True}


def test_two_widths_are_two_drawings_in_one_figure(product):
    wide = Product(**(vars(product) | {"options": (("widths", (720, 360)),)}))
    text = draw.make(wide).outputs[".html"].decode()
    narrow_at, wide_at = (text.index(f'class="drawing {name}"') for name in ("narrow", "wide"))
    assert narrow_at < wide_at
    assert text.index('width="360"') < wide_at < text.index('width="720"')


def test_the_same_figure_has_the_same_bytes(product):
    assert draw.make(product).outputs == draw.make(product).outputs


@pytest.mark.parametrize("widths", [360, ("360",), (36.0,)])
def test_widths_that_are_no_tuple_of_pixels_are_refused(product, widths):
    odd = Product(**(vars(product) | {"options": (("widths", widths),)}))
    with pytest.raises(EngineError, match="write a tuple"):
        draw.make(odd)


def test_a_figure_that_returns_something_else_is_told(product, monkeypatch):
    monkeypatch.setattr(sys.modules["figures.pond.water"], "two_fish", lambda trace, width: 1)
    with pytest.raises(EngineError, match="returned int instead of an Illustration"):
        draw.make(product)


def test_the_file_to_take_away_needs_no_style_sheet(product):
    made = draw.make(product).outputs[".svg"].decode()
    assert ElementTree.fromstring(made).tag.endswith("svg")
    assert "var(" not in made
    assert "<title>“carp” gets 75%.</title>" in made


def test_exports_have_the_form_that_was_asked_for(product):
    assert exports.make(product, "png", "dark")[".png"].startswith(b"\x89PNG")
    assert exports.make(product, "pdf", "light")[".pdf"].startswith(b"%PDF")
    light, dark = (
        exports.make(product, "svg", theme)[".svg"].decode() for theme in ("light", "dark")
    )
    assert ElementTree.fromstring(light).tag.endswith("svg")
    assert light != dark
    assert "var(" not in light + dark


def test_the_table_holds_full_precision_and_addresses(product):
    table = exports.make(product, "csv", "light")[".csv"].decode("utf-8-sig")
    rows = [*csv.DictReader(StringIO(table))]
    assert [row["source"] for row in rows] == [
        "pond_examples/fish/run:shares[1]",
        "pond_examples/fish/run:word",
    ]
    assert float(rows[0]["value"]) == 0.75
