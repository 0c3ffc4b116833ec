"""Lets a worker export figures, and writes the files."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from figures.engine.errors import EngineError
from figures.engine.pool import Task, available, preload_of, run_all
from figures.engine.product import Product
from figures.engine.workspace import Workspace

# Named, not imported: it draws, and so it belongs into a worker.
MODULE = "figures.engine.exports"
KIND = "figure"
FORMS = ("svg", "png", "pdf", "csv")


def export(
    workspace: Workspace, name: str, forms: tuple[str, ...], theme: str, folder: Path
) -> Iterator[Path]:
    """Write each figure of this name in each form; the paths come as they are written.

    Raises:
        EngineError: there is no such figure, or it cannot be drawn.
    """
    products = [standing.product for standing in workspace.find((name,)).values()]
    figures = [_allowed(workspace, product) for product in products if product.kind == KIND]
    if not figures:
        raise EngineError(f"{name} is a {products[0].kind}: only figures are exported")
    tasks: list[Task] = [(p, f"{MODULE}:make", (form, theme)) for p in figures for form in forms]
    preload = preload_of([workspace.entry_file(KIND)])
    folder.mkdir(parents=True, exist_ok=True)
    for (product, _, (form, _)), result in run_all(tasks, available(), preload):
        if result.failure:
            raise EngineError(f"{product.name}: {result.failure}")
        dark = "-dark" if theme == "dark" and form != "csv" else ""
        path = folder / f"{product.name.replace('/', '-')}{dark}.{form}"
        path.write_bytes(result.made)
        yield path


def _allowed(workspace: Workspace, product: Product) -> Product:
    """The product, allowed to import what exporting takes."""
    if product.problem:
        raise EngineError(product.problem)
    modules = workspace.sources.closure([*product.modules, MODULE])
    return replace(product, modules=tuple(sorted(modules)))
