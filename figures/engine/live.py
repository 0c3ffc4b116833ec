"""What live models load, in docs/generated/: the packed networks and the assembled kernel.

They are made when a widget names them and their sources changed, in a fresh process, so that the
build imports nothing of what makes them.
"""

import json
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from figures.engine.errors import EngineError
from figures.engine.keys import versions
from figures.engine.paths import Project
from figures.engine.registry import READS
from figures.engine.storage import digest, read_json, write_if_changed
from figures.engine.workspace import Workspace

KERNEL = "kernel"
MAKERS = ("packing", "weights", "wasm", "storage")
KERNEL_SOURCE = "docs/widgets/runtime/matmul.wat"
MEGABYTE = 1e6

Entry = dict[str, Any]  # path, bytes, digest; of a model also sha256, and stamp


@dataclass(frozen=True)
class Live:
    """What live models load, and whether it is up to date."""

    workspace: Workspace
    made: dict[str, Entry] = field(default_factory=dict)

    @property
    def project(self) -> Project:
        return self.workspace.project

    @cached_property
    def wanted(self) -> dict[str, str]:
        """Each name that some widget asks for, and a digest of all that it is made from.

        What lacks a source is left out: the widget that asks for it says so.
        """
        products = self.workspace.products.values()
        names = {name for product in products for name in product.models}
        sources = {name: [path.format(name) for path in READS["weights"]] for name in names}
        if any(product.kind == "widget" for product in products):
            sources[KERNEL] = [KERNEL_SOURCE]
        hashes = {name: [*map(self._digest, paths)] for name, paths in sorted(sources.items())}
        return {
            name: digest(" ".join([self._maker, *found]))
            for name, found in hashes.items()
            if "missing" not in found
        }

    @cached_property
    def stale(self) -> list[str]:
        """The names whose files must be made again."""
        known = read_manifest(self.project)
        return [name for name, stamp in self.wanted.items() if not self._fresh(known, name, stamp)]

    @cached_property
    def _maker(self) -> str:
        makers = [self._digest(f"figures/engine/{name}.py") for name in MAKERS]
        return " ".join([repr(versions(("wasmtime",))), *makers])

    def _fresh(self, known: dict[str, Entry], name: str, stamp: str) -> bool:
        entry = known.get(name, {})
        if entry.get("stamp") != stamp:
            return False
        return self.workspace.files.of(self.project.generated / entry["path"]) == entry["digest"]

    def _digest(self, path: str) -> str:
        return self.workspace.files.of(self.project.root / path)


def write_live(live: Live) -> set[Path]:
    """Bring all that live models load up to date; the paths of these files.

    Raises:
        EngineError: something cannot be made; the message says why.
    """
    project, known = live.project, read_manifest(live.project)
    made = _make(project, live.stale) if live.stale else {}
    entries = {
        name: made[name] | {"stamp": stamp} if name in made else known[name]
        for name, stamp in live.wanted.items()
    }
    if entries != known:
        text = json.dumps(entries, indent=1).encode()
        write_if_changed(_manifest(project), text, project.temp)
    return {project.generated / entry["path"] for entry in entries.values()}


def read_manifest(project: Project) -> dict[str, Entry]:
    """What was made last time, by name."""
    return read_json(_manifest(project))


def megabytes(project: Project, names: list[str]) -> str:
    """How much these models weigh together, as people say it."""
    known = read_manifest(project)
    return f"{sum(known[name]['bytes'] for name in names) / MEGABYTE:.1f}"


def _manifest(project: Project) -> Path:
    return project.store / "live.json"


def _make(project: Project, names: list[str]) -> dict[str, Entry]:
    module = [sys.executable, "-m", "figures.engine.packing"]
    command = [*module, str(project.generated), str(project.temp), *names]
    done = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)
    if done.returncode:
        raise EngineError(f"what live models load cannot be made: {done.stderr.strip()}")
    return json.loads(done.stdout)
