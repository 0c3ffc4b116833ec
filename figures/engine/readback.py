"""Reads a product's finished files back and compares them with the trace, once they are drawn.

What draws does not know of it, so that an edit of the proof draws nothing again.
"""

from collections.abc import Mapping
from pkgutil import resolve_name

from figures.engine.errors import EngineError
from figures.engine.paths import Project, here
from figures.engine.product import Product
from figures.engine.wanted import code_of, table_of
from figures.proof.reader import read_product

NAMED = 3  # differences that the message names


def check(product: Product, outputs: Mapping[str, bytes], raw: object = None) -> None:
    """Compare the files (by their suffixes) with what the example returned, or returns now.

    Raises:
        EngineError: they differ; the first differences are named.
    """
    trace = resolve_name(product.example)() if raw is None else raw
    if found := read_product({**outputs, **table_bytes(product, here())}, trace):
        first = "\n  ".join(map(str, found[:NAMED]))
        more = f"\n  … and {len(found) - NAMED} more" if len(found) > NAMED else ""
        raise EngineError(f"it does not show what was computed:\n  {first}{more}")


def table_bytes(product: Product, project: Project) -> dict[str, bytes]:
    """The table of the product's language, for whoever reads its files back."""
    code = code_of(product)
    return {".table": (project.root / table_of(code)).read_bytes()} if code else {}
