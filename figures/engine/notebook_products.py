"""The notebooks among the products: what each of them imports and reads, found in its code."""

import ast
from collections.abc import Iterator

from figures.engine.errors import EngineError
from figures.engine.notebook_cells import code_of
from figures.engine.paths import Project
from figures.engine.product import Product
from figures.engine.registry import READS, WORKER, Kind, examples_of, reads_of
from figures.engine.sources import Module, Sources
from figures.engine.wanted import NOTEBOOK


def read_notebooks(
    sources: Sources, kinds: dict[str, Kind], project: Project
) -> dict[str, Product]:
    """Every notebook by the address of its page: "translation/notebook"."""
    if NOTEBOOK not in kinds:
        return {}
    found = (_product(module, sources, kinds[NOTEBOOK], project) for module in sources.notebooks)
    return {product.name: product for product in found}


def _product(module: Module, sources: Sources, kind: Kind, project: Project) -> Product:
    cells = code_of((project.root / module.path).read_text(encoding="utf-8"))
    name = module.path.removeprefix("docs/").removesuffix(".md")
    try:
        reads = {*_examples(module, sources), *_named(project, "\n".join(c.text for c in cells))}
        problem = "" if cells else f"{module.path}:1: it has no cell: a block that says python"
    except EngineError as error:
        reads, problem = set(), str(error)
    return Product(
        name=name,
        kind=kind.name,
        article=name.partition("/")[0],
        module=kind.module,
        attribute=kind.entry.partition(":")[2],
        path=module.path,
        line=cells[0].line if cells else 1,
        options=(("cells", tuple((cell.line, cell.text) for cell in cells)),),
        reads=tuple(sorted(reads)),
        modules=tuple(sorted(sources.closure([kind.module, WORKER, *module.imported()]))),
        problem=problem,
    )


def _examples(module: Module, sources: Sources) -> Iterator[str]:
    """What the examples read that it imports."""
    for alias, home, name in module.bindings():
        examples = examples_of(sources.modules[home]) if home in sources.modules else {}
        if name in examples:
            yield from reads_of(examples[name], f"{module.path}: {alias}")


def _named(project: Project, code: str) -> Iterator[str]:
    """The networks and the data that its code calls by name, as in load_translator("NAME")."""
    texts = {n.value for n in ast.walk(ast.parse(code)) if isinstance(n, ast.Constant)}
    for text in (text for text in texts if isinstance(text, str) and text):
        for form in (*READS["weights"], *(READS["data"] if "/" in text else ())):
            if (project.root / form.format(text)).is_file():
                yield form.format(text)
