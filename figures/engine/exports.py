"""Figures as files that leave the site: SVG, PNG, PDF, and a table of their numbers."""

from figures.engine.draw import draw
from figures.engine.fragments import named
from figures.engine.product import Product
from figures.engine.tabular import table
from figures.engine.views import View
from figures.kit import export
from figures.kit.sheets import still_of


def make(product: Product, form: str, theme: str) -> dict[str, bytes]:
    """The narrowest drawing of a figure in one of the forms, by the end of its file's name."""
    return {f".{form}": _drawn(product, form, theme)}


def views(product: Product) -> tuple[View, ...]:
    """The one view of a figure, at all its widths."""
    drawn = draw(product)
    return (View(drawn.title, tuple(still_of(each.drawing) for each in drawn.illustrations)),)


def _drawn(product: Product, form: str, theme: str) -> bytes:
    raw = named(product.example)()
    drawn = draw(product, raw)
    if form == "csv":
        return table(drawn, raw)
    if form == "svg":
        return export.standalone(drawn.first.drawing, drawn.first.alt, theme)
    return {"png": export.png, "pdf": export.pdf}[form](drawn.first.drawing, theme)
