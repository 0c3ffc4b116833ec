"""The sound drawings that faults are put into: every figure and film, drawn once per process."""

from collections.abc import Callable, Generator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from unittest.mock import patch

from anim.kit import film
from figures.engine import draw, widget
from figures.engine.fragments import named
from figures.engine.paths import here
from figures.engine.product import Made, Product
from figures.engine.wanted import code_of
from figures.engine.workspace import Workspace

# A drawing that shows this file would change with what is found here, and so on without end.
OWN_RESULT = "illustrated_models/data/faults/kill-table.json"
SPECIMENS = "tests.faults.drawing_specimens"
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
    """Every figure and film by name, and drawings of the kit's pieces that no article uses yet."""
    known = Workspace(here()).products
    # In another language a drawing is read back into English first; its own tests spoil that.
    own = {name: product for name, product in known.items() if not code_of(product)}
    drawn = {
        name: product
        for name, product in own.items()
        if product.kind in MAKERS and OWN_RESULT not in product.reads
    }
    found = {name: replace(product, key=NO_KEY) for name, product in drawn.items()}
    example = "illustrated_models.examples.translation.seq2seq:running_sentence"
    for attribute in import_module(SPECIMENS).NAMES:
        name = f"specimens/kit/{attribute.replace('_', '-')}"
        where = SPECIMENS.replace(".", "/") + ".py"
        args = (name, "figure", "specimens", SPECIMENS, attribute, where, 1, example)
        found[name] = Product(*args, key=NO_KEY)
    return found


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
