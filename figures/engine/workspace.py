"""The project as it is now: products, their keys, and what is fresh."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from figures.engine.errors import EngineError, nearest
from figures.engine.freshness import State, doubts, read_state, reasons
from figures.engine.keys import judges_of, key_of, parts_of
from figures.engine.notebook_products import read_notebooks
from figures.engine.paths import Project
from figures.engine.product import Product
from figures.engine.registry import Kind, read_kinds, read_products, with_elements
from figures.engine.sources import Sources, read_sources
from figures.engine.storage import FileHashes
from figures.engine.wanted import with_wishes


@dataclass(frozen=True)
class Standing:
    """A product, what it depends on now, and why it must be made or read back again, if it must."""

    product: Product
    parts: dict[str, str]
    last: State
    reasons: tuple[str, ...]  # to make it
    judges: dict[str, str] = field(default_factory=dict)  # what it is read back by
    doubts: tuple[str, ...] = ()  # reasons to read back what is as it was

    @property
    def state(self) -> str:
        """One of fresh, stale, failed."""
        if self.product.problem:
            return "failed"
        if self.last.failure and self.last.key == self.product.key:
            return "failed"
        return "stale" if self.reasons or self.doubts else "fresh"


@dataclass(frozen=True)
class Workspace:
    """One look at all sources; nothing of ours is imported for it."""

    project: Project

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        return read_kinds(self.project)

    @cached_property
    def sources(self) -> Sources:
        return read_sources(self.project)

    @cached_property
    def files(self) -> FileHashes:
        return FileHashes(self.project.store)

    @cached_property
    def products(self) -> dict[str, Product]:
        drawn = with_elements(read_products(self.sources, self.kinds), self.project)
        known = drawn | read_notebooks(self.sources, self.kinds, self.project)
        return with_wishes(known, self.project)

    @cached_property
    def standings(self) -> dict[str, Standing]:
        found = {name: self._standing(product) for name, product in self.products.items()}
        self.files.save(self.project.temp)
        return found

    def find(self, names: tuple[str, ...]) -> dict[str, Standing]:
        """The products of these names or of these articles; all when none are given.

        Raises:
            EngineError: a name that is neither; the message gives the nearest.
        """
        found: dict[str, Standing] = {}
        for name in names or ("",):
            prefix = name.rstrip("/") + "/" if name else ""
            chosen = {n: s for n, s in self.standings.items() if n == name or n.startswith(prefix)}
            if name and not chosen:
                raise EngineError(f"there is no “{name}”{nearest(name, self._names())}")
            found |= chosen
        return found

    def knows(self, name: str) -> bool:
        """Whether it is the name of a product, a section or an article."""
        return name.rstrip("/") in self._names()

    def _names(self) -> set[str]:
        """Every name that stands for something: products, sections, articles."""
        parts = [name.split("/") for name in self.products]
        return {"/".join(part[:length]) for part in parts for length in (1, 2, 3, 4)}

    def entry_file(self, kind: str) -> Path:
        """The file of a kind's entry point."""
        module = self.kinds[kind].module
        found = self.sources.modules.get(module)
        if found is None:
            raise EngineError(f"pyproject.toml: the kind “{kind}” names no module: {module}")
        return self.project.root / found.path

    def _standing(self, product: Product) -> Standing:
        parts = parts_of(product, self.sources, self.kinds, self.files, self.project)
        judges = judges_of(product, self.sources)
        keyed = replace(product, key=key_of(parts), reading_key=key_of(judges))
        last = read_state(self.project, product.name)
        why = tuple(reasons(self.project, last, parts, self.files))
        problem = (product.problem,) if product.problem else ()
        again = () if problem or why else tuple(doubts(last, judges))
        return Standing(keyed, parts, last, problem + why, judges, again)
