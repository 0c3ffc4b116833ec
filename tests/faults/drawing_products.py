"""The sound specimens that faults are put into, each drawn once per process.

They stand for all that is published: one for every kind of mark, and for every rule of the proof.
Faults go into nothing else, so a new article changes neither what is found nor how long it takes.
"""

from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType
from unittest.mock import patch

from anim.kit import film
from figures.engine import draw, widget
from figures.engine.fragments import named
from figures.engine.product import Made, Product

ARTICLE, FOLDER = "pond", "tests.faults.specimens"
MODULES = {
    "vectors": "figure",
    "looks": "figure",
    "charts": "figure",
    "landscapes": "figure",
    "frames": "figure",
    "films": "film",
    "travels": "film",
    "live": "widget",
}
NO_KEY = "0" * 32  # a key would change with every line of the code
SUFFIXES = (".html", ".json", ".svg", ".csv", ".film.json", ".data.json")
MAKERS = {"figure": draw, "widget": widget, "film": film}

Outputs = Mapping[str, bytes]


@dataclass(frozen=True)
class Sound:
    """A product as it should be: its finished files and the trace they show."""

    product: Product
    outputs: Outputs
    trace: object


@cache
def sound(name: str) -> Sound:
    """The product of this name."""
    product = products()[name]
    return Sound(product, _written(made(name)), trace_of(product.example))


@cache
def made(name: str) -> Made:
    """Everything that was made for the product of this name."""
    return _make(products()[name])


@cache
def trace_of(example: str) -> object:
    """What the example returns."""
    return named(example)()


@cache
def products() -> dict[str, Product]:
    """Every specimen by name."""
    found = [one for module, kind in MODULES.items() for one in _declared(module, kind)]
    return {product.name: product for product in found}


def _declared(module: str, kind: str) -> Iterator[Product]:
    home: ModuleType = import_module(f"{FOLDER}.{module}")
    for attribute, thing in vars(home).items():
        known = getattr(thing, "product", None)
        if not known or thing.__module__ != home.__name__:
            continue
        options = [(name, getattr(known, name, "")) for name in ("element", "button")]
        yield Product(
            name=f"{ARTICLE}/{module}/{attribute.lower().replace('_', '-')}",
            kind=kind,
            article=ARTICLE,
            module=home.__name__,
            attribute=attribute,
            path=f"{home.__name__.replace('.', '/')}.py",
            line=1,
            example=f"{known.of.__module__}:{known.of.__name__}",
            options=tuple(option for option in options if option[1]),
            key=NO_KEY,
        )


def drawn_from(name: str, spoil: Callable[[object], object]) -> Outputs:
    """The product's files, drawn from another trace than the true one."""
    product = products()[name]
    module, _, function = product.example.partition(":")
    wrong = spoil(trace_of(product.example))
    with patch.object(import_module(module), function, lambda: wrong):
        return _written(_make(product))


def drawn(name: str) -> Outputs:
    """The product's files, drawn anew."""
    return _written(_make(products()[name]))


@contextmanager
def _unread() -> Generator[None]:
    """Nothing is read back while it is made: that is what the judge does, with the true trace."""
    with ExitStack() as stack:
        for module in (draw, film):
            if hasattr(module, "read_product"):
                stack.enter_context(patch.object(module, "read_product", lambda *_: []))
        yield


def _make(product: Product) -> Made:
    with _unread():
        return MAKERS[product.kind].make(product)


def _written(made: Made) -> Outputs:
    return {suffix: made.outputs[suffix] for suffix in SUFFIXES if suffix in made.outputs}
