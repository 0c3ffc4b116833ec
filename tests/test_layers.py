"""The contract between articles, on a small project with three of them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LINT = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"
PLACES = ("figures", "anim", "illustrated_models/examples", "illustrated_models/training")
SHARED = ("figures/kit", "figures/engine", "figures/proof", "anim/kit")
ROOMS = ("front", "how_we_know", "frogs", "newts", "toads")

FORBIDDEN = (
    ("figures.toads.water", "figures.newts.water"),
    ("figures.toads.water", "illustrated_models.examples.newts.water"),
    ("anim.toads.water", "figures.frogs.water"),
    ("illustrated_models.examples.toads.water", "illustrated_models.examples.frogs.water"),
    ("illustrated_models.training.toads.water", "illustrated_models.training.frogs.water"),
    ("illustrated_models.seq2seq", "illustrated_models.examples.frogs.water"),
    ("figures.kit.water", "figures.toads.water"),
    ("figures.engine.water", "figures.toads.water"),
    ("figures.proof.water", "figures.toads.water"),
    ("figures.front.water", "figures.toads.water"),
    ("figures.toads.water", "figures.front.water"),
)
ALLOWED = (
    ("anim.toads.water", "figures.toads.water"),
    ("figures.toads.water", "illustrated_models.examples.toads.water"),
    ("illustrated_models.training.toads.water", "illustrated_models.seq2seq"),
    ("figures.front.water", "illustrated_models.examples.frogs.water"),
)


@pytest.fixture(scope="module")
def ponds(tmp_path_factory):
    """A project in which nothing imports anything."""
    root = tmp_path_factory.mktemp("ponds")
    repository = Path(__file__).parents[1]
    shutil.copy(repository / "pyproject.toml", root)
    shutil.copytree(repository / "tools", root / "tools", ignore=shutil.ignore_patterns("*.json"))
    folders = [*SHARED, *(f"{place}/{room}" for place in PLACES for room in ROOMS)]
    for folder in folders:
        for path in (root / folder, *(root / folder).parents):
            if path.is_relative_to(root) and path != root:
                path.mkdir(parents=True, exist_ok=True)
                (path / "__init__.py").touch()
        (root / folder / "water.py").touch()
    (root / "illustrated_models/seq2seq.py").touch()
    return root


def linted(root, imports):
    """What import-linter says when modules import this: each line, and whether all is kept."""
    for module, imported in imports:
        with (root / f"{module.replace('.', '/')}.py").open("a") as file:
            file.write(f"import {imported}\n")
    done = subprocess.run(
        [sys.executable, "-c", LINT],
        cwd=root,
        env={**os.environ, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    for module, _ in imports:
        (root / f"{module.replace('.', '/')}.py").write_text("")
    assert done.returncode in (0, 1), done.stderr
    return [line.partition(" (l.")[0] for line in done.stdout.splitlines()], not done.returncode


def test_an_article_on_no_list_cannot_be_imported_from_elsewhere(ponds):
    said, kept = linted(ponds, FORBIDDEN)
    assert not kept
    told = {line for line in said if line.count(" -> ") == 1 and line[0].isalpha()}
    assert {f"{module} -> {imported}" for module, imported in FORBIDDEN} <= told


def test_an_article_uses_its_own_rooms_and_the_front_page_shows_any(ponds):
    assert linted(ponds, ALLOWED)[1]
