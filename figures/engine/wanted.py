"""What pages want of a product beyond its drawing: a picture to share, another language.

A page's front matter says `hero: ARTICLE/SECTION/NAME`; that figure gets a picture (CARD). A page
below docs/languages/CODE/ embeds "CODE/ARTICLE/SECTION/NAME.html"; that is a product of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from figures.engine.paths import Project
from figures.engine.product import Product

CARD = ".card.png"  # the suffix of the picture
HERO = re.compile(r"\A---\n(?:(?!---).*\n)*?hero:[ \t]*[\"']?([\w/-]+)")
EMBEDDED = re.compile(r"""^[ \t]*-{1,}8<-{1,}[ \t]+["']([^"']+)\.html["']""", re.MULTILINE)
LANGUAGES = "languages"  # below docs/: a folder a language
LABORATORIES = "*/laboratory.md"  # below docs/: beside an article, in the folder of its name
NOTEBOOKS = "*/notebook*.md"  # below docs/: the same, a page whose code is run
BESIDE = (LABORATORIES, NOTEBOOKS)
NOTEBOOK = "notebook"  # the kind of product that such a page is
TABLE = "labels.toml"  # in such a folder: the words of the drawings
KINDS = ("figure",)  # that can be drawn in another language


def with_wishes(products: dict[str, Product], project: Project) -> dict[str, Product]:
    """The products, those in another language among them; heroes make a picture as well."""
    heroes = {*_heroes(project)}
    found = products | {each.name: each for each in _translated(products, project)}
    return {
        name: replace(product, options=(*product.options, ("card", True)))
        if name in heroes and product.kind in KINDS
        else product
        for name, product in sorted(found.items())
    }


def wishes(product: Product) -> dict[str, str]:
    """What of a product's key comes from pages."""
    return {"card": "drawn"} if ("card", True) in product.options else {}


def codes(project: Project) -> list[str]:
    """The languages that there are pages in, English apart."""
    return sorted(path.parent.name for path in (project.docs / LANGUAGES).glob(f"*/{TABLE}"))


def table_of(code: str) -> str:
    """The file with the words of a language, from the project's root."""
    return f"docs/{LANGUAGES}/{code}/{TABLE}"


def code_of(product: Product) -> str:
    """The language that a product is drawn in; "" is English."""
    return "".join(product.named_in("language"))


def _heroes(project: Project) -> Iterator[str]:
    for below in ("posts/**/*.md", f"{LANGUAGES}/**/*.md", LABORATORIES, "*.md"):
        for path in sorted(project.docs.glob(below)):
            yield hero_of(path)


def hero_of(page: Path) -> str:
    """The figure that stands for a page; "" if it names none."""
    match = HERO.match(page.read_text(encoding="utf-8")) if page.is_file() else None
    return match[1] if match else ""


def _translated(products: dict[str, Product], project: Project) -> Iterator[Product]:
    for code in codes(project):
        for path in (project.docs / LANGUAGES / code).rglob("*.md"):
            for name in EMBEDDED.findall(path.read_text(encoding="utf-8")):
                original = products.get(name.removeprefix(f"{code}/"))
                if name.startswith(f"{code}/") and original and original.kind in KINDS:
                    options = (*original.options, ("language", code))
                    reads = (*original.reads, table_of(code))
                    yield replace(original, name=name, options=options, reads=reads)
