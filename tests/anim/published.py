"""Every film as it is published: its scene, its trace, and what the build recorded of it."""

from dataclasses import dataclass
from functools import cache, cached_property

import pytest

from anim.kit.stage import Stage
from figures.engine.fragments import named
from figures.engine.product import Product, root_of
from figures.kit.bound import Value, bind
from tests.once import inputs
from tests.once.plugin import Subject


@dataclass(frozen=True)
class Film:
    """A film of an article."""

    product: Product

    @property
    def name(self) -> str:
        return self.product.name

    @cached_property
    def scene(self) -> type[Stage]:
        return named(f"{self.product.module}:{self.product.attribute}")

    @cached_property
    def trace(self) -> Value:
        return bind(named(self.product.example)(), root=root_of(self.product.example))

    @cached_property
    def text(self) -> str:
        """What the build recorded, in a process of its own."""
        path = inputs.PROJECT.generated / f"{self.name}.film.json"
        return path.read_text(encoding="utf-8")


@cache
def films() -> tuple[Film, ...]:
    """All films of all articles, by name."""
    products = inputs.workspace().products.values()
    return tuple(Film(product) for product in products if product.kind == "film")


def subject(check: str, film: Film, *files: str) -> Subject:
    """What a verdict of a check on a film is on; `files` are what the check reads besides."""
    return Subject(f"{check}/{film.name}", {**inputs.product(film.name), **inputs.files(*files)})


def each_film(check: str, *files: str) -> list[pytest.MarkDecorator]:
    """The marks of tests that look at every `film`; each film's verdicts are a file."""
    judged = pytest.mark.verdict(lambda film: subject(check, film, *files), "film")
    return [judged, pytest.mark.parametrize("film", films(), ids=lambda film: film.name)]
