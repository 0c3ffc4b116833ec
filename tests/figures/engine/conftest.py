"""A pond: a whole small project, with the real engine and a kind of product without libraries."""

import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from textwrap import dedent

import pytest

from figures.engine.paths import Project
from figures.engine.workspace import Workspace

FILES = {
    "pyproject.toml": """
        [project.entry-points."illustrated_models.kinds"]
        figure = "figures.kit.plain:make"
        film = "anim.kit.reel:make"
    """,
    "figures/kit/plain.py": """
        from importlib import import_module
        from figures.engine.product import Fact, Made, Product

        PRELOAD = ("decimal",)

        def figure(of=None, **options):
            return lambda function: function

        def make(product):
            trace = None
            if product.example:
                module, _, name = product.example.partition(":")
                trace = getattr(import_module(module), name)()
            drawn = getattr(import_module(product.module), product.attribute)(trace)
            text, claims = drawn if isinstance(drawn, tuple) else (drawn, {})
            facts = {"size": Fact(text, "pond:size")}
            return Made({".html": f"<p>{text}</p>".encode()}, facts, claims)
    """,
    "anim/kit/reel.py": """
        from figures.kit.plain import figure as film, make
    """,
    "illustrated_models/example.py": """
        def example(weights=(), data=()):
            return lambda function: function
    """,
    "illustrated_models/fish.py": """
        def length(age):
            return 2 * age  # cm
    """,
    "illustrated_models/frog.py": """
        def jump(age):
            return 10 + age
    """,
    "illustrated_models/data/pond/ages.tsv": "3\n",
    "illustrated_models/weights/carp.safetensors": "weights",
    "illustrated_models/weights/carp.json": "{}",
    "illustrated_models/examples/pond/fish.py": """
        from pathlib import Path
        from illustrated_models.example import example
        from illustrated_models.fish import length

        HOME = Path(__file__).parents[2]

        @example(data="pond/ages.tsv")
        def young():
            return length(int((HOME / "data/pond/ages.tsv").read_text()))

        @example(weights="carp")
        def carp():
            return len((HOME / "weights/carp.safetensors").read_bytes())
    """,
    "illustrated_models/examples/pond/frog.py": """
        from illustrated_models.example import example
        from illustrated_models.frog import jump

        @example()
        def leap():
            return jump(1)
    """,
    "figures/pond/water.py": '''
        """Figures of the water."""

        from figures.kit.plain import figure
        from illustrated_models.examples.pond.fish import carp, young

        def rounded(number):
            return round(number)

        @figure(of=young)
        def young_fish(trace):
            """How long a young fish is."""
            return rounded(trace)

        @figure(of=carp)
        def old_carp(trace):
            """How heavy a carp is."""
            return rounded(trace) + 1
    ''',
    "figures/pond/shore.py": '''
        """Figures of the shore."""

        from figures.kit.plain import figure
        from illustrated_models.examples.pond.frog import leap

        @figure(of=leap)
        def leaping(trace):
            """How far a frog leaps."""
            return trace, {"A frog leaps": trace > 0}
    ''',
    "anim/pond/shore.py": '''
        from anim.kit.reel import film
        from illustrated_models.examples.pond.frog import leap

        @film(of=leap)
        class FrogLeaps:
            """A leap."""
            def __new__(cls, trace):
                return trace
    ''',
    "docs/index.md": "# Pond\n",
    "docs/posts/pond.md": "# Pond\n",
}
EVERYTHING = {"pond/water/young-fish", "pond/water/old-carp", "pond/shore/leaping"}
EVERYTHING |= {"pond/shore/frog-leaps"}


@dataclass(frozen=True)
class Pond:
    """A synthetic project in a folder of its own."""

    root: Path
    everything: frozenset = frozenset(EVERYTHING)

    @property
    def project(self):
        return Project(self.root)

    @property
    def workspace(self):
        """The project as it is at this moment."""
        return Workspace(self.project)

    def write(self, path, text):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
        return file

    def edit(self, path, old, new):
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        (self.root / path).write_text(text.replace(old, new), encoding="utf-8")

    def stale(self):
        """The names that a build would make."""
        return {name for name, standing in self.workspace.standings.items() if standing.reasons}

    def reasons(self, name):
        return self.workspace.standings[name].reasons

    def command(self, *arguments):
        return [sys.executable, "-m", "figures.engine.cli", *arguments]

    def environment(self, **more):
        return {**os.environ, "PYTHONPATH": str(self.root), **more}

    def run(self, *arguments, **environment):
        """The command line, with this project's own copy of the engine."""
        return subprocess.run(
            self.command(*arguments),
            cwd=self.root,
            env=self.environment(**environment),
            capture_output=True,
            text=True,
            check=False,
        )

    def start(self, *arguments):
        return subprocess.Popen(
            self.command(*arguments),
            cwd=self.root,
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            # A shell's background job ignores Ctrl-C, and so would all that it starts.
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
        )

    def generated(self, name):
        return self.root / "docs" / "generated" / name


def dig(root, repository):
    """The pond with nothing made, in this folder, with the engine of the repository."""
    pond = Pond(root)
    ignored = shutil.ignore_patterns("__pycache__", "draw.py", "exports.py", "fragments.py")
    shutil.copytree(repository / "figures/engine", pond.root / "figures/engine", ignore=ignored)
    shutil.copytree(repository / "figures/proof", pond.root / "figures/proof", ignore=ignored)
    for path, text in FILES.items():
        pond.write(path, text)
    for package in ("figures", "anim", "illustrated_models"):
        pond.write(f"{package}/__init__.py", "")
    stub = "FOLDER = 'assets'\nCONTRAST = ''\n\ndef write_assets(project): pass\n"
    pond.write("figures/engine/assets.py", stub)
    return pond


@pytest.fixture(scope="session")
def dug_pond(tmp_path_factory, repository):
    """The pond with nothing made."""
    return dig(tmp_path_factory.mktemp("pond"), repository)


@pytest.fixture(scope="session")
def built_pond(dug_pond, tmp_path_factory):
    """The pond with everything made."""
    root = tmp_path_factory.mktemp("built") / "pond"
    shutil.copytree(dug_pond.root, root)
    pond = Pond(root)
    done = pond.run("build")
    assert done.returncode == 0, done.stderr
    return pond


@pytest.fixture
def pond(built_pond, tmp_path):
    """A copy of the built pond, in another folder, to do anything with."""
    shutil.copytree(built_pond.root, tmp_path / "pond")
    return Pond(tmp_path / "pond")
