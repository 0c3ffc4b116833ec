"""What a teacher takes into a lesson: an article as slides, and as a worksheet with its answers."""

import importlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from figures.engine.errors import EngineError
from figures.engine.exporting import MODULES, Wish, allowed_for, export
from figures.engine.lessons import Lesson, read_lesson
from figures.engine.pool import Task, available, preload_of, run_all
from figures.engine.progress import Advance
from figures.engine.workspace import Workspace

FORMS = ("slides", "worksheet")
# Named, not imported: they set type, which no other command should wait for.
MAKERS = {"slides": "figures.engine.slides", "worksheet": "figures.engine.worksheets"}


def take_away(
    workspace: Workspace, name: str, wish: Wish, folder: Path, advance: Advance
) -> Iterator[Path]:
    """Write what is wished for of an article as a whole, and of its products one by one.

    Raises:
        EngineError: there is no such name, or it has no such form.
    """
    whole = tuple(form for form in wish.forms if form in FORMS)
    single = tuple(form for form in wish.forms if form not in FORMS)
    if whole:
        yield from hand_out(workspace, name, whole, wish.theme, folder, advance)
    if single or not whole:
        yield from export(workspace, name, replace(wish, forms=single), folder, advance)


def hand_out(
    workspace: Workspace,
    name: str,
    forms: tuple[str, ...],
    theme: str,
    folder: Path,
    advance: Advance,
) -> Iterator[Path]:
    """Write an article in each of the forms; the paths come as they are written.

    Raises:
        EngineError: there is no such article, it cannot be drawn, or has nothing to leave blank.
    """
    lesson = read_lesson(workspace, name)
    views = _views(workspace, lesson, advance)
    ordered = [(place, view) for place in lesson.places for view in views[place.product.name]]
    folder.mkdir(parents=True, exist_ok=True)
    for form in forms:
        maker = importlib.import_module(MAKERS[form])
        for ending, content in maker.papers(lesson, ordered, theme).items():
            path = folder / f"{lesson.name}-{ending}"
            path.write_bytes(content)
            yield path


def _views(workspace: Workspace, lesson: Lesson, advance: Advance) -> dict[str, tuple]:
    """What each product of the article shows, by its name."""
    products = {place.product.name: place.product for place in lesson.places}
    tasks: list[Task] = []
    for product in products.values():
        if product.problem:
            raise EngineError(product.problem)
        module = MODULES[product.kind]
        tasks.append((allowed_for(workspace, product, module), f"{module}:views", ()))
    kinds = sorted({product.kind for product in products.values()})
    preload = preload_of([workspace.entry_file(kind) for kind in kinds])
    found: dict[str, tuple] = {}
    advance(lesson.name, 0, len(tasks))
    for (product, _, _), result in run_all(tasks, available(), preload):
        if result.failure:
            raise EngineError(f"{product.name}: {result.failure}")
        found[product.name] = result.made
        advance(product.name, len(found), len(tasks))
    return found
