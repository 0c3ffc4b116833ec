"""All recipes by their names.

A recipe stands in `RECIPES` of `training/ARTICLE/recipes.py`, and is on no list.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules
from typing import TypeAlias

from illustrated_models.training.progress import Progress

PACKAGE = "illustrated_models.training"

Recipe: TypeAlias = Callable[[Path], Iterator[Progress]]  # of the project's root


def recipes(package: str = PACKAGE) -> dict[str, Recipe]:
    """Every recipe in `recipes.py` of the package's packages.

    Raises:
        ValueError: two have the same name.
    """
    found: dict[str, Recipe] = {}
    homes: dict[str, str] = {}
    for module in _modules(package):
        for name, recipe in import_module(module).RECIPES.items():
            if name in homes:
                raise ValueError(f"the recipe “{name}” stands in {homes[name]} and in {module}")
            found[name], homes[name] = recipe, module
    return found


def _modules(package: str) -> Iterator[str]:
    below = iter_modules(import_module(package).__path__)
    names = sorted(f"{package}.{each.name}.recipes" for each in below if each.ispkg)
    return (name for name in names if find_spec(name))
