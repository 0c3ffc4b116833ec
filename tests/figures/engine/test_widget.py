"""Widgets made with the real kit, in this process."""

import json
import sys
from dataclasses import dataclass
from types import ModuleType

import numpy as np
import pytest

from figures.engine import exports, widget
from figures.engine.errors import EngineError
from figures.engine.product import Product
from figures.engine.readback import check
from figures.kit.canvas import canvas
from figures.kit.illustration import Illustration, label
from figures.kit.text import words
from figures.kit.widget import Widget
from figures.proof.reader import read_product


@dataclass(frozen=True)
class Trace:
    word: str
    shares: np.ndarray


def run():
    return Trace("carp", np.array([0.25, 0.75]))


def illustrated(trace, width):
    drawing = canvas(width, height=80)
    words(drawing, label("{s:.0%} for {w}", s=trace.shares[1], w=trace.word), 20, 40)
    alt = label("“{w}” gets {s:.0%}.", w=trace.word, s=trace.shares[1])
    claims = {"The carp gets more": trace.shares[1] > trace.shares[0]}
    return Illustration(drawing, alt=alt, facts={"share": trace.shares[1]}, claims=claims)


def two_fish(trace, width):
    """Share out a pond."""
    return Widget(illustrated(trace, width), data={"word": trace.word, "shares": trace.shares})


@pytest.fixture
def product(monkeypatch):
    """The widget above as if it were declared in an article."""
    for name, attribute in (("figures.pond.water", two_fish), ("pond_examples.fish", run)):
        module = ModuleType(name)
        setattr(module, attribute.__name__, attribute)
        monkeypatch.setitem(sys.modules, name, module)
    return Product(
        name="pond/water/two-fish",
        kind="widget",
        article="pond",
        module="figures.pond.water",
        attribute="two_fish",
        path="figures/pond/water.py",
        line=1,
        example="pond_examples.fish:run",
        options=(
            ("button", "Share it <out>"),
            ("element", "share-out"),
            ("later", "translator-plain"),
            ("models", ("translator-dot",)),
        ),
        key="abc",
    )


def test_a_widget_stands_in_the_page_as_a_figure_with_one_button(product):
    text = widget.make(product).outputs[".html"].decode()
    assert text.startswith('<figure class="illustration widget" id="pond-water-two-fish"')
    assert text.index("<im-widget ") < text.index("<svg ") < text.index("<button ")
    assert text.index("</button>") < text.index("</im-widget>") < text.index("<figcaption>")
    assert text.count("<button") == 1
    assert "Share it &lt;out&gt;</button>" in text
    assert "\n\n" not in text


def test_the_element_names_its_module_its_data_and_its_networks(product):
    text = widget.make(product).outputs[".html"].decode()
    assert 'element="share-out" data-article="pond"' in text
    assert 'data-src="illustrate:file/pond/water/two-fish.data.json"' in text
    assert 'data-models="illustrate:models/translator-dot translator-plain"' in text
    assert 'data-megabytes="illustrate:megabytes/translator-dot"' in text


def test_look_inside_shows_the_code_the_data_and_the_sha256_of_each_network(product, repository):
    text = widget.make(product).outputs[".html"].decode()
    assert "illustrate:source/docs/widgets/pond/share-out.js" in text
    assert "illustrate:model/translator-plain" in text
    for name in product.models:
        card = repository / "illustrated_models" / "weights" / f"{name}.json"
        assert f"<code>{json.loads(card.read_text())['sha256']}</code>" in text


def test_the_data_are_plain_values_with_their_addresses(product):
    content = json.loads(widget.make(product).outputs[".data.json"])
    assert content == {
        "trace": "pond_examples/fish/run",
        "values": {"word": "carp", "shares": [0.25, 0.75]},
        "sources": {"word": "word", "shares": "shares"},
    }


def test_its_facts_and_claims_can_be_quoted_like_a_figures(product):
    made = widget.make(product)
    assert made.facts["share"].value == 0.75
    assert made.claims == {"The carp gets more": True}


def test_its_drawing_and_its_data_are_read_back(product):
    outputs = widget.make(product).outputs
    assert not read_product(outputs, run())
    spoilt = outputs | {".data.json": outputs[".data.json"].replace(b"0.75", b"0.7")}
    assert [found.rule for found in read_product(spoilt, run())] == ["given"]
    spoilt = outputs | {".html": outputs[".html"].replace(b"75%<", b"76%<")}
    assert read_product(spoilt, run())


def test_a_button_with_a_typed_number_stops_the_build(product):
    options = {**dict(product.options), "button": "Load 3 networks"}
    typed = Product(**{**vars(product), "options": tuple(options.items())})
    made = widget.make(typed)
    with pytest.raises(EngineError, match="no typed number"):
        check(typed, made.outputs, made.raw)


def test_a_widget_that_loads_no_network_says_no_size(product):
    bare = Product(**{**vars(product), "options": (("element", "share-out"),)})
    assert "data-megabytes" not in widget.make(bare).outputs[".html"].decode()


@pytest.mark.parametrize(("kind", "made"), [("widget", "a Widget"), ("figure", "an Illustration")])
def test_what_a_function_returns_must_fit_its_kind(product, monkeypatch, kind, made):
    wrong = illustrated if kind == "widget" else two_fish
    monkeypatch.setattr(sys.modules["figures.pond.water"], "two_fish", wrong)
    with pytest.raises(EngineError, match=f"instead of {made}"):
        exports.make(Product(**{**vars(product), "kind": kind}), "csv", "light")


def test_a_widgets_drawing_can_be_exported(product):
    table = exports.make(product, "csv", "light")[".csv"].decode()
    assert "pond_examples/fish/run:shares[1]" in table
