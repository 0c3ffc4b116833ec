"""The key of a product: everything that its bytes depend on, as named parts and as one hash."""

import os
import platform
import sys
from collections.abc import Iterable
from functools import cache

from figures.engine.paths import Project
from figures.engine.product import Product
from figures.engine.registry import Kind, kept_statements
from figures.engine.sources import Sources
from figures.engine.storage import FileHashes, digest
from figures.engine.wanted import wishes

# Import names that are not their distribution's name.
DISTRIBUTIONS = {"PIL": "pillow", "yaml": "pyyaml", "bs4": "beautifulsoup4", "typst": "typst"}


def parts_of(
    product: Product, sources: Sources, kinds: dict[str, Kind], files: FileHashes, project: Project
) -> dict[str, str]:
    """What each thing that the product depends on is now: a path or package → digest or version."""
    notebooks = [page for page in sources.notebooks if page.path == product.path]
    parts = {sources.modules[n].path: sources.modules[n].source.digest for n in product.modules}
    parts[product.path] = "".join(page.source.digest for page in notebooks)
    if not notebooks:
        module = sources.modules[product.module]
        own = kept_statements(module, product.attribute, kinds)
        parts[product.path] = module.source.digest_of(tuple(own))
    parts |= {path: files.of(project.root / path) for path in product.reads}
    return parts | wishes(product) | versions(sources.third_party(product.modules, notebooks))


def judges_of(product: Product, sources: Sources) -> dict[str, str]:
    """What reads the product back is now: what it depends on that the drawing does not."""
    modules = [sources.modules[name] for name in product.judges]
    packages = sources.third_party(product.judges) - sources.third_party(product.modules)
    parts = {module.path: module.source.digest for module in modules}
    return parts | (versions(packages) if packages else {})


def key_of(parts: dict[str, str]) -> str:
    """One hash of all parts."""
    return digest("\n".join(f"{name} {value}" for name, value in sorted(parts.items())))


def versions(packages: Iterable[str]) -> dict[str, str]:
    """The public version of Python and of each package that these import names come from."""
    found = {"python": platform.python_version()}
    for package in packages:
        name = DISTRIBUTIONS.get(package, package)
        found[name] = _installed().get(_normal(name), "not installed")
    return found


@cache
def _installed() -> dict[str, str]:
    """Every installed distribution's version, from folder names alone.

    importlib.metadata takes as long to import as all the rest of a build that makes nothing.
    """
    found: dict[str, str] = {}
    for folder in sys.path:
        for entry in os.listdir(folder) if os.path.isdir(folder) else ():  # noqa: PTH112, PTH208
            if entry.endswith(".dist-info"):
                name, _, version = entry.removesuffix(".dist-info").partition("-")
                found.setdefault(_normal(name), version.partition("+")[0])
    return found


def _normal(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")
