"""Faults of staleness in the pond: the build is run, and what it leaves compared with a new one."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from tests.faults.fault import Fault, Verdict
from tests.figures.engine.conftest import Pond, dig

KIND = "built again"
ROOT = Path(__file__).parents[2]
BUILD = """
import json
from figures.engine.build import build
from figures.engine.paths import here
report = build(here())
print(json.dumps([report.made, report.removed, [*report.failed]]))
"""
WATER = {"pond/water/young-fish", "pond/water/old-carp"}
SHORE = {"pond/shore/leaping", "pond/shore/frog-leaps"}
HTML = "docs/generated/pond/shore/leaping.html"
STATE = ".illustrate/state/pond/shore/leaping.json"

Deed = Callable[[Pond], object]


def edit(path: str, old: str, new: str) -> Deed:
    return lambda pond: pond.edit(path, old, new)


def write(path: str, text: str) -> Deed:
    return lambda pond: pond.write(path, text)


def delete(path: str) -> Deed:
    return lambda pond: (pond.root / path).unlink()


def move(path: str, other: str) -> Deed:
    return lambda pond: (pond.root / path).rename(pond.root / other)


# What is done, what must be made again, what must be removed.
DEEDS: dict[str, tuple[Deed, set[str], set[str]]] = {
    "a model": (edit("illustrated_models/frog.py", "10", "11"), SHORE, set()),
    "an example": (
        edit("illustrated_models/examples/pond/fish.py", "weights/c", "weights//c"),
        WATER,
        set(),
    ),
    "data": (
        write("illustrated_models/data/pond/ages.tsv", "4\n"),
        {"pond/water/young-fish"},
        set(),
    ),
    "weights": (
        write("illustrated_models/weights/carp.safetensors", "heavier"),
        {"pond/water/old-carp"},
        set(),
    ),
    "a card": (write("illustrated_models/weights/carp.json", "[]"), {"pond/water/old-carp"}, set()),
    "the kit": (edit("figures/kit/plain.py", "<p>{text}", "<p>= {text}"), WATER | SHORE, set()),
    "the kit of films": (
        edit("anim/kit/reel.py", "make", "make\nSPEED = 2"),
        {"pond/shore/frog-leaps"},
        set(),
    ),
    "the engine of the workers": (
        edit("figures/engine/guard.py", "WRITING =", "ALSO = 1\nWRITING ="),
        WATER | SHORE,
        set(),
    ),
    "a figure": (edit("figures/pond/water.py", "+ 1", "+ 2"), {"pond/water/old-carp"}, set()),
    "a caption": (
        edit("figures/pond/water.py", "long a young", "short a young"),
        {"pond/water/young-fish"},
        set(),
    ),
    "a helper of two figures": (
        edit("figures/pond/water.py", "round(number)", "-round(number)"),
        WATER,
        set(),
    ),
    "an output edited": (write(HTML, "<p>12</p>"), {"pond/shore/leaping"}, set()),
    "an output deleted": (delete(HTML), {"pond/shore/leaping"}, set()),
    "an output half written": (write(HTML, "<p>1"), {"pond/shore/leaping"}, set()),
    "a state half written": (write(STATE, '{"key": "'), {"pond/shore/leaping"}, set()),
    "a state deleted": (delete(STATE), {"pond/shore/leaping"}, set()),
    "the table of facts edited": (write("docs/generated/facts.yml", "pond: {}\n"), set(), set()),
    "the table of claims deleted": (delete("docs/generated/claims.yml"), set(), set()),
    "a file of nobody's": (write("docs/generated/pond/shore/toad.html", "<p>9</p>"), set(), set()),
    "a file that is a figure no more": (
        delete("figures/pond/shore.py"),
        set(),
        {"pond/shore/leaping"},
    ),
    "a file renamed": (
        move("figures/pond/shore.py", "figures/pond/bank.py"),
        {"pond/bank/leaping"},
        {"pond/shore/leaping"},
    ),
    "a figure renamed": (
        edit("figures/pond/shore.py", "def leaping", "def jumping"),
        {"pond/shore/jumping"},
        {"pond/shore/leaping"},
    ),
}


def faults() -> list[Fault]:
    return [Fault("staleness", KIND, name, deed) for name, (deed, _, _) in DEEDS.items()]


def judge(fault: Fault) -> Verdict:
    """Do the deed in a built pond, build, and compare with a build from nothing."""
    _, wanted, unwanted = DEEDS[fault.name]
    with pond_copy() as pond:
        fault.inject(pond)
        made, removed, failed = built(pond)
        after = published(pond)
        for folder in ("docs/generated", ".illustrate"):
            shutil.rmtree(pond.root / folder)
        built(pond)
        if (set(made), set(removed), failed) != (wanted, unwanted, []):
            return Verdict.of(fault)
        if after != published(pond):
            return Verdict.of(fault)
    parts = [f"made {', '.join(sorted(made))}"] if made else []
    parts += [f"removed {', '.join(removed)}"] if removed else []
    return Verdict.of(fault, "built again", "; ".join(parts) or "put right without making any")


def alarms() -> list[str]:
    """What a second build makes."""
    with pond_copy() as pond:
        made, removed, failed = built(pond)
    return [f"the second build of the pond makes {name}" for name in [*made, *removed, *failed]]


@contextmanager
def pond_copy() -> Iterator[Pond]:
    """A built pond to do anything with."""
    with tempfile.TemporaryDirectory(prefix="pond-") as folder:
        shutil.copytree(_built_pond().root, f"{folder}/pond")
        yield Pond(Path(folder, "pond"))


@cache
def _built_pond() -> Pond:
    """One for each process."""
    folder = tempfile.TemporaryDirectory(prefix="pond-")
    pond = dig(Path(folder.name, "pond"), ROOT)
    _KEPT.append(folder)
    built(pond)
    return pond


_KEPT: list[tempfile.TemporaryDirectory] = []  # removed when this process ends


def built(pond: Pond) -> tuple[list[str], list[str], list[str]]:
    """Build; what was made, removed, failed."""
    done = subprocess.run(
        [sys.executable, "-c", BUILD],
        cwd=pond.root,
        env=pond.environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    made, removed, failed = json.loads(done.stdout.splitlines()[-1])
    return made, removed, failed


def published(pond: Pond) -> dict[str, bytes]:
    """Every file that a build leaves for the site."""
    files = [path for path in (pond.root / "docs/generated").rglob("*") if path.is_file()]
    return {path.relative_to(pond.root).as_posix(): path.read_bytes() for path in files}
