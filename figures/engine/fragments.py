"""What every kind of drawing shares: how it is named, quoted, linked and written as JSON."""

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from importlib import import_module
from typing import Any

from figures.engine.product import LICENCE, Fact, Product
from figures.kit.bound import BoundNumber, BoundText
from figures.kit.canvas import Element
from figures.kit.illustration import Illustration
from figures.kit.languages import language

WEIGHTS = "illustrated_models/weights/"


@dataclass(frozen=True)
class Drawn:
    """A caption and its drawings: a figure at all its widths, or a film's steps."""

    title: str
    illustrations: tuple[Illustration, ...]  # of a figure the narrowest first

    @property
    def first(self) -> Illustration:
        return self.illustrations[0]

    def elements(self) -> list[Element]:
        """Every trace element that any of the drawings shows, once."""
        found = (element for i in self.illustrations for element in i.drawing.elements())
        return [*dict.fromkeys(found)]


def named(reference: str) -> Any:  # noqa: ANN401
    """The object that "module:name" stands for."""
    module, _, name = reference.partition(":")
    return getattr(import_module(module), name)


def caption(decorated: object) -> str:
    """The first line of the docstring."""
    return (decorated.__doc__ or "").strip().partition("\n")[0]


def fact(value: BoundNumber | BoundText) -> Fact:
    """What prose may quote of a bound value."""
    return Fact(str(value) if isinstance(value, BoundText) else value.value, value.source)


# What the buttons say that script adds: it finds the words here, in the language of the drawing.
BUTTONS = (
    *("Enlarge", "Numbers as a table", "Copied", "Close", "Larger", "Smaller"),
    *("Step back", "Step forward", "Single values", "Save as SVG", "Save as PNG"),
)


def look_inside(*items: str) -> list[str]:
    """The quiet button under a drawing that opens everything else."""
    says = escape("|".join(map(language().say, BUTTONS)))
    return [
        f'<details class="look-inside" data-says="{says}">'
        f"<summary>{language().say('Look inside')}</summary>",
        "<ul>",
        *(f"<li>{item}</li>" for item in items),
        "</ul>",
        "</details>",
    ]


def inside(product: Product) -> Iterator[str]:
    """What a sceptic wants to see of any product."""
    module, _, name = product.example.partition(":")
    example_path = module.replace(".", "/") + ".py"
    here = product.name.replace("/", "-")
    words = language().say("Link to this picture")
    yield f'<a class="permalink" href="#{here}">{escape(words, quote=False)}</a>'
    yield link(f"source/{product.path}#{product.attribute}", "The code that draws it")
    yield link(f"source/{example_path}#{name}", "The example that it draws")
    yield link(f"file/{product.name}.json", "Every number it shows (JSON)")
    yield link(f"file/{product.name}.csv", "The same as a table (CSV)")
    cards = [path for path in product.reads if path.startswith(WEIGHTS) and path.endswith(".json")]
    for path in cards:
        name = path.removeprefix(WEIGHTS).removesuffix(".json")
        yield link(f"source/{path}", f"How {name if cards[1:] else 'its model'} was trained")
    yield link(f"proof/{product.name}", "What it depends on: lines, equations, tests")
    yield f"{language().say('Key')} <code>{product.key}</code>"
    yield _report(product)


def _report(product: Product) -> str:
    """A link to a new issue where there is a repository, else to the words to send."""
    named = escape(f"{product.name}#{product.key}")
    words = language().say("Copy this line and say what is wrong:")
    field = f'<input readonly value="illustrate:words/{named}"/>'
    identity = f"report-{product.name.replace('/', '-')}"
    block = f'<label class="report" id="{identity}">{words} {field}</label>'
    return f"{link(f'report/{named}', 'Report an error')} {block}"


def link(address: str, text: str) -> str:
    """A link that is resolved for each page, such as "source/PATH#NAME" (see `links`)."""
    return f'<a href="illustrate:{escape(address)}">{escape(language().say(text), quote=False)}</a>'


def numbers(product: Product, drawn: Drawn, facts: dict[str, Fact], claims: Iterable[str]) -> str:
    """Everything that the drawings show, as JSON."""
    content = {
        "name": product.name,
        "title": drawn.title,
        "alt": str(drawn.first.alt),
        "example": product.example,
        "key": product.key,
        "licence": LICENCE,
        "facts": {name: {"value": f.value, "source": f.source} for name, f in facts.items()},
        "claims": [*claims],
        "elements": [_plain(element) for element in drawn.elements()],
    }
    return json.dumps(content, ensure_ascii=False, indent=0, allow_nan=False) + "\n"


def _plain(element: Element) -> dict[str, Any]:
    found = {name: value for name, value in vars(element).items() if value not in (None, "")}
    if isinstance(element.value, float) and not math.isfinite(element.value):
        found["value"] = str(element.value)  # a masked score is -inf: JSON has no such number
    return found
