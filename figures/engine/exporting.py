"""Lets a worker export figures and films, and writes the files."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from figures.engine.errors import EngineError
from figures.engine.pool import Task, available, preload_of, run_all
from figures.engine.product import Product
from figures.engine.progress import Advance
from figures.engine.workspace import Workspace

# Named, not imported: they draw, and so they belong into a worker.
FIGURES = "figures.engine.exports"
MODULES = {"figure": FIGURES, "widget": FIGURES, "film": "anim.kit.exports"}
PICTURES = ("svg", "png", "pdf", "csv")  # of a widget: of the drawing that stands in for it
FORMS = {"figure": PICTURES, "widget": PICTURES, "film": ("mp4", "gif", "png")}
SIZES = ("720p", "1080p")


@dataclass(frozen=True)
class Wish:
    """What is to be exported; no form means the first one of each kind."""

    forms: tuple[str, ...] = ()
    theme: str = "light"
    size: str = ""
    step: int = 0  # counted from 1; 0 is the last


def export(
    workspace: Workspace, name: str, wish: Wish, folder: Path, advance: Advance
) -> Iterator[Path]:
    """Write each product of this name in each form; the paths come as they are written.

    Raises:
        EngineError: there is no such product, it has no such form, or it cannot be drawn.
    """
    found = [standing.product for standing in workspace.find((name,)).values()]
    wished = [(product, form) for product in found for form in _forms(product, wish)]
    if not wished or {*wish.forms} - {form for _, form in wished}:
        raise EngineError(_refusal(name, found, wish))
    tasks = [_task(workspace, product, form, wish) for product, form in wished]
    kinds = sorted({product.kind for product, _ in wished})
    preload = preload_of([workspace.entry_file(kind) for kind in kinds])
    folder.mkdir(parents=True, exist_ok=True)
    advance(name, 0, len(tasks))
    for done, (task, result) in enumerate(run_all(tasks, available(), preload), 1):
        product = task[0]
        if result.failure:
            raise EngineError(f"{product.name}: {result.failure}")
        for ending, content in result.made.items():
            path = folder / _named(product, ending, wish.theme)
            path.write_bytes(content)
            yield path
        advance(product.name, done, len(tasks))


def _forms(product: Product, wish: Wish) -> list[str]:
    """What of the wish this product can be."""
    known = FORMS.get(product.kind, ())
    for option, form in ((wish.size, "mp4"), (wish.step, "png")):
        if option:
            known = tuple(each for each in known if each == form and product.kind == "film")
    return [form for form in wish.forms or known[:1] if form in known]


def _task(workspace: Workspace, product: Product, form: str, wish: Wish) -> Task:
    """The exporter of its kind, which may import more than drawing takes."""
    if product.problem:
        raise EngineError(product.problem)
    module = MODULES[product.kind]
    of_film = (wish.size or SIZES[0], wish.step) if product.kind == "film" else ()
    return allowed_for(workspace, product, module), f"{module}:make", (form, wish.theme, *of_film)


def allowed_for(workspace: Workspace, product: Product, module: str) -> Product:
    """The product, whose worker may import an exporter and all that this one imports, too."""
    modules = workspace.sources.closure([*product.modules, module])
    return replace(product, modules=tuple(sorted(modules)))


def _refusal(name: str, found: list[Product], wish: Wish) -> str:
    """Why these products cannot be exported so."""
    kinds = sorted({product.kind for product in found})
    if wish.size or wish.step:
        option, form = ("--size", "--mp4") if wish.size else ("--step", "--png")
        return f"{option} is for the {form} of a film, and for nothing else"
    known = (f"a {kind} has --{', --'.join(FORMS[kind])}" for kind in kinds if kind in FORMS)
    what = f"{name} is a {kinds[0]}" if len(found) == 1 else f"{name} stands for several"
    return f"{what}: {'; '.join(known)}"


def _named(product: Product, ending: str, theme: str) -> str:
    dark = "-dark" if theme == "dark" and not ending.endswith(".csv") else ""
    stem, dot, suffix = ending.rpartition(".")
    return f"{product.name.replace('/', '-')}{stem}{dark}{dot}{suffix}"
