"""The list of everything that can be made, read from decorators in syntax trees."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from figures.engine.errors import EngineError, nearest
from figures.engine.paths import PACKAGES, Project
from figures.engine.product import Product, element_path
from figures.engine.sources import Module, Sources
from figures.engine.syntax import Decorator, Statement

GROUP = "illustrated_models.kinds"
EXAMPLES = "illustrated_models.examples"  # ARTICLE.MODULE below it: what addresses begin with
CHECKS = "illustrated_models.checks"
WORKER = "figures.engine.worker"
LOADED = ("models", "later")  # the options of a widget that name networks
# The files that @example declares, by the option that names them.
READS = {
    "weights": (
        "illustrated_models/weights/{}.safetensors",
        "illustrated_models/weights/{}.json",
    ),
    "cards": ("illustrated_models/weights/{}.json",),
    "data": ("illustrated_models/data/{}",),
}


@dataclass(frozen=True)
class Kind:
    """A kind of product: an entry point `name = "module:function"` of the project."""

    name: str
    entry: str
    check: str = ""  # what reads such a product back

    @property
    def module(self) -> str:
        return self.entry.partition(":")[0]

    @property
    def package(self) -> str:
        """The package whose articles hold its sources."""
        return self.module.partition(".")[0]


def read_kinds(project: Project) -> dict[str, Kind]:
    """The kinds that `pyproject.toml` declares as entry points, without loading any.

    Raises:
        EngineError: the file is no TOML.
    """
    try:
        settings = tomllib.loads((project.root / "pyproject.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise EngineError(f"pyproject.toml: {error}") from None
    groups = settings.get("project", {}).get("entry-points", {})
    checks = groups.get(CHECKS, {})
    return {n: Kind(n, entry, checks.get(n, "")) for n, entry in groups.get(GROUP, {}).items()}


def read_products(sources: Sources, kinds: dict[str, Kind]) -> dict[str, Product]:
    """Every decorated figure, film, … of the project by name, with all that it may import.

    One that can be read but not made (its example is unknown, an option is no literal) has its
    `problem` filled in: it fails alone.

    Raises:
        EngineError: a name is used twice.
    """
    products: dict[str, Product] = {}
    for module in sources.modules.values():
        for statement, decorator in _declarations(module, kinds):
            product = _product(module, statement, decorator, sources, kinds[decorator.name])
            other = products.setdefault(product.name, product)
            if other is not product:
                where = f"{other.path}:{other.line}"
                raise EngineError(f"{_at(module, statement)}: {product.name} is also {where}")
    return dict(sorted(products.items()))


def with_elements(products: dict[str, Product], project: Project) -> dict[str, Product]:
    """The products; a widget whose module is not there cannot be made."""
    return {name: _with_element(product, project) for name, product in products.items()}


def _with_element(product: Product, project: Project) -> Product:
    element = dict(product.options).get("element")
    path = element_path(product.article, str(element))
    if element is None or product.problem or (project.root / path).is_file():
        return product
    known = [found.stem for found in (project.root / path).parent.glob("*.js")]
    missing = f"there is no {path}{nearest(str(element), known)}"
    problem = f"{product.path}:{product.line}: element={element!r}: {missing}"
    return replace(product, problem=problem)


def kept_statements(module: Module, attribute: str, kinds: dict[str, Kind]) -> list[Statement]:
    """The file without the product's siblings: helpers stay, and siblings that it speaks of."""
    siblings = {statement.name for statement, _ in _declarations(module, kinds)} - {attribute}
    statements = module.source.statements
    spoken_of = {name for s in statements if s.name not in siblings for name in s.mentions}
    while more := {n for s in statements if s.name in spoken_of for n in s.mentions} - spoken_of:
        spoken_of |= more
    return [s for s in statements if s.name not in siblings or s.name in spoken_of]


def _declarations(module: Module, kinds: dict[str, Kind]) -> Iterator[tuple[Statement, Decorator]]:
    parts = module.name.split(".")
    if len(parts) != 3 or parts[1] in ("kit", "engine"):
        return
    for statement in module.source.statements:
        for decorator in statement.decorators:
            kind = kinds.get(decorator.name)
            if kind and kind.package == parts[0]:
                yield statement, decorator


def _product(
    module: Module, statement: Statement, decorator: Decorator, sources: Sources, kind: Kind
) -> Product:
    try:
        _check_literal(decorator, _at(module, statement), references=("of",))
        example, reads = _example(module, decorator, sources, _at(module, statement))
        reads = tuple(sorted({*reads, *_cards(decorator, _at(module, statement))}))
        problem = ""
    except EngineError as error:
        example, reads, problem = "", (), str(error)
    _, article, _ = parts = module.name.split(".")
    roots = [module.name, kind.module, WORKER]
    modules = sources.closure([*roots, example.partition(":")[0]])
    judges = sources.closure([kind.check.partition(":")[0]]) - modules
    return Product(
        name="/".join(map(_dashed, (*parts[1:], statement.name))),
        kind=kind.name,
        article=_dashed(article),
        module=module.name,
        attribute=statement.name,
        path=module.path,
        line=statement.line,
        example=example,
        options=tuple(sorted(decorator.options.items())),
        reads=reads,
        modules=tuple(sorted(modules)),
        check=kind.check,
        judges=tuple(sorted(judges)),
        problem=problem,
    )


def _at(module: Module, statement: Statement) -> str:
    return f"{module.path}:{statement.line}"


def _dashed(name: str) -> str:
    """`what_it_sees` and `WhatItSees` are both "what-it-sees"."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).replace("_", "-").lower()


def _check_literal(decorator: Decorator, at: str, references: tuple[str, ...] = ()) -> None:
    if decorator.problem:
        raise EngineError(f"{at}: @{decorator.name}: {decorator.problem}")
    for option in decorator.references:
        if option not in references:
            problem = f"{option}= must be written out (a string, a number or a tuple of them)"
            raise EngineError(f"{at}: @{decorator.name}: {problem}")


def _example(
    module: Module, decorator: Decorator, sources: Sources, at: str
) -> tuple[str, tuple[str, ...]]:
    """The example that `of=` names, as "module:function", and the files that it may read."""
    reference = decorator.references.get("of")
    if reference is None:
        if "of" in decorator.options:
            raise EngineError(f"{at}: @{decorator.name}: of= takes an example function, no text")
        return "", ()
    home, name = _resolve(module, reference)
    examples = examples_of(sources.modules[home]) if home in sources.modules else {}
    if name not in examples:
        known = examples or {n for m in sources.modules.values() for n in examples_of(m)}
        message = f"{at}: of={reference or '…'} names no function decorated with @example"
        raise EngineError(message + nearest(name, known))
    declared = examples[name]
    example_at = f"{sources.modules[home].path}:{declared.line}"
    check_room(home, example_at)
    _check_literal(declared, example_at)
    return f"{home}:{name}", tuple(sorted(reads_of(declared, example_at)))


def check_room(home: str, at: str) -> None:
    """Refuse an example that no address could name.

    Raises:
        EngineError: it lies elsewhere than in the room of an article, or deeper.
    """
    if home.startswith(f"{EXAMPLES}.") and home.count(".") == EXAMPLES.count(".") + 2:
        return
    folder = EXAMPLES.replace(".", "/")
    raise EngineError(f"{at}: an example lies in {folder}/ARTICLE/MODULE.py, no higher or deeper")


def _resolve(module: Module, reference: str) -> tuple[str, str]:
    """The module and the name there that a dotted reference in this module stands for."""
    base, _, attribute = reference.rpartition(".")
    for alias, home, name in module.bindings():
        if not base and alias == attribute:
            return home, name
        if base and alias == base:
            return (f"{home}.{name}" if name else home), attribute
    return module.name, attribute


def examples_of(module: Module) -> dict[str, Decorator]:
    """The functions of a module that are decorated with @example."""
    if module.name.partition(".")[0] != PACKAGES[0]:
        return {}
    return {
        statement.name: decorator
        for statement in module.source.statements
        for decorator in statement.decorators
        if decorator.name == "example"
    }


def reads_of(decorator: Decorator, at: str) -> Iterator[str]:
    """The files that an @example declares, from the root of the project.

    Raises:
        EngineError: it declares something else than names of files.
    """
    for option, value in decorator.options.items():
        names = (value,) if isinstance(value, str) else value
        if option not in READS or not isinstance(names, tuple):
            raise EngineError(
                f"{at}: @example takes {', '.join(f'{o}=' for o in READS)}: names of files"
            )
        yield from (path.format(name) for name in names for path in READS[option])


def _cards(decorator: Decorator, at: str) -> Iterator[str]:
    """The cards of the networks that a widget loads in the page."""
    for option in LOADED:
        value = decorator.options.get(option, ())
        names = (value,) if isinstance(value, str) else value
        if not isinstance(names, tuple) or not all(isinstance(name, str) for name in names):
            raise EngineError(f"{at}: @{decorator.name}: {option}= takes names of weights")
        yield from (path.format(name) for name in names for path in READS["cards"])
