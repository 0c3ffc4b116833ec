"""Trains on other machines: each recipe on a worker of a dask scheduler, beside a checkout.

A worker whose sources, data or libraries differ refuses. What a recipe has written there, weights,
cards and data, comes back and is written here; a sweep of trainings is many recipes at once.
"""

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from figures.engine import cluster
from figures.engine.errors import EngineError, nearest
from figures.engine.keys import key_of, versions
from figures.engine.paths import Project, here
from figures.engine.sources import read_sources
from figures.engine.storage import digest

REGISTRY = "illustrated_models.training.registry"
WRITTEN = ("illustrated_models/data", "illustrated_models/weights")  # where recipes leave files
TOPIC = "training"

Tell = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Asked:
    """A recipe, and all that its result depends on as one hash."""

    name: str
    key: str


@dataclass(frozen=True)
class Trained:
    """The files that a recipe has written, by their paths from the root, or why there are none."""

    files: dict[str, bytes] = field(default_factory=dict)
    failure: str = ""


def recipes_named(names: tuple[str, ...]) -> dict[str, Callable[[Path], Iterator[Any]]]:
    """The recipes of these names.

    Raises:
        EngineError: there is no such recipe; the message names the nearest.
    """
    # By name and only here: recipes import torch, for which no other command should wait.
    found = importlib.import_module(REGISTRY).recipes()
    for name in names:
        if name not in found:
            raise EngineError(f"there is no recipe “{name}”{nearest(name, found)}")
    return {name: found[name] for name in names}


def train_on(address: str, names: tuple[str, ...], tell: Tell) -> Iterator[tuple[str, Trained]]:
    """Train each recipe on a worker, and write here what it wrote there.

    Raises:
        EngineError: no such recipe, nobody answers there, or every worker refuses.
    """
    project = here()
    asked = [Asked(name, key_of_recipe(project, name)) for name in recipes_named(names)]
    with cluster.connected(address) as client:
        client.subscribe_topic(TOPIC, lambda event: tell(*event[1]))
        for recipe, trained in cluster.everywhere(client, train, asked, Trained):
            for path, content in trained.files.items():
                (project.root / path).parent.mkdir(parents=True, exist_ok=True)
                (project.root / path).write_bytes(content)
            yield recipe.name, trained


def train(asked: Asked) -> Trained | cluster.Refusal:
    """On a worker: run the recipe of its own checkout, if it is the same."""
    project = here()
    found = importlib.import_module(REGISTRY).recipes().get(asked.name)
    if found is None or key_of_recipe(project, asked.name) != asked.key:
        return cluster.refusal(f"the recipe {asked.name}", found is not None)
    before = _written(project)
    for step in found(project.root):
        told = (f"{step.name}: {step.message}", step.step, step.n_steps)
        cluster.own_worker().log_event(TOPIC, told)
    after = _written(project)
    new = [path for path in after if after[path] != before.get(path)]
    return Trained({path: (project.root / path).read_bytes() for path in new})


def key_of_recipe(project: Project, name: str) -> str:
    """What the result of a recipe depends on: its code, its libraries, the data that is there."""
    sources = read_sources(project)
    home = recipes_named((name,))[name].__module__
    modules = sources.closure([home])
    parts = {sources.modules[one].path: sources.modules[one].source.digest for one in modules}
    parts |= versions(sources.third_party(modules))
    return key_of(parts | _written(project, WRITTEN[:1]))


def _written(project: Project, folders: tuple[str, ...] = WRITTEN) -> dict[str, str]:
    paths = (path for folder in folders for path in (project.root / folder).rglob("*"))
    found = {path.relative_to(project.root).as_posix(): path for path in paths if path.is_file()}
    return {name: digest(path.read_bytes()) for name, path in sorted(found.items())}
