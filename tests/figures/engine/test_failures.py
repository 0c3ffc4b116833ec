"""A build that is killed, or that fails, at any moment: nothing stale or half-written is left."""

import signal
import subprocess
import sys
from shutil import copytree

import pytest

from tests.figures.engine.conftest import Pond
from tests.figures.engine.test_serve import PAGE, SETTINGS

PARTS = 4

# The command line in a process that ends, or fails, at the n-th change that it makes to the disk.
LETHAL = """
import errno, os, signal, sys
from pathlib import Path

deadly, how, count = int(sys.argv.pop(1)), sys.argv.pop(1), 0

def perish(last_act=lambda: None):
    global count
    count += 1
    if count == deadly:
        last_act()
        if how == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(errno.ENOSPC, "No space left on device")

def lethal(act):
    def call(*arguments, **options):
        perish()
        return act(*arguments, **options)
    return call

for name in ("replace", "unlink", "rmdir", "mkdir"):
    setattr(os, name, lethal(getattr(os, name)))
write = Path.write_bytes

def write_half(path, data):
    perish(lambda: write(path, data[: len(data) // 2]))
    return write(path, data)

Path.write_bytes = write_half
from figures.engine.cli import main
try:
    main(["build", "-j", "1"], standalone_mode=True)
finally:
    print(count, file=sys.stderr)
"""


def lethal(pond, moment, how="killed"):
    """Build until that moment; the process when it has ended."""
    return subprocess.run(
        [sys.executable, "-c", LETHAL, str(moment), how],
        cwd=pond.root,
        env=pond.environment(),
        capture_output=True,
        text=True,
        check=False,
    )


def published(pond):
    """Every file that the site would be made from."""
    found = [path for path in (pond.root / "docs/generated").rglob("*") if path.is_file()]
    return {path.relative_to(pond.root).as_posix(): path.read_bytes() for path in found}


def spoil(pond):
    """A change after which every phase of a build has something to do: make, remove, write."""
    pond.edit("illustrated_models/frog.py", "10", "11")
    pond.edit("figures/pond/water.py", "def old_carp", "def older_carp")


@pytest.fixture(scope="module")
def spoilt(built_pond, tmp_path_factory):
    """A built pond with a change that is not built yet."""
    copytree(built_pond.root, root := tmp_path_factory.mktemp("spoilt") / "pond")
    spoil(pond := Pond(root))
    return pond


@pytest.fixture(scope="module")
def finished(spoilt, tmp_path_factory):
    """What is published before the change and after it, and how many moments the build has."""
    copytree(spoilt.root, root := tmp_path_factory.mktemp("finished") / "pond")
    pond = Pond(root)
    before = published(pond)
    done = lethal(pond, 0)
    assert done.returncode == 0, done.stderr
    return before, published(pond), int(done.stderr.splitlines()[-1])


def outdated(pond, after):
    """The products whose files are not what the sources say now."""
    found = published(pond)
    names = {path.removesuffix(".html") for path in after if "/source/" not in path}
    pages = {name for name in names if found.get(f"{name}.html") != after.get(f"{name}.html")}
    return {name.removeprefix("docs/generated/") for name in pages}


def test_a_whole_build_makes_removes_and_writes_at_many_moments(finished):
    before, after, moments = finished
    assert before.keys() - after.keys() == {"docs/generated/pond/water/old-carp.html"}
    assert "docs/generated/pond/water/older-carp.html" in after.keys() - before.keys()
    assert moments > 30


@pytest.mark.parametrize(
    ("how", "part"), [*(("killed", part) for part in range(PARTS)), ("no space", PARTS - 1)]
)
def test_at_no_moment_is_anything_half_written_or_taken_for_fresh(
    spoilt, finished, tmp_path, how, part
):
    before, after, moments = finished
    for moment in range(1 + part, moments + 1, PARTS):
        copytree(spoilt.root, root := tmp_path / str(moment))
        pond = Pond(root)
        done = lethal(pond, moment, how)
        if how == "killed":
            assert done.returncode == -signal.SIGKILL, f"{moment}: {done.stderr}"
        elif "No space left" in done.stderr:
            assert done.returncode == 1
        for path, content in published(pond).items():
            assert content in (before.get(path), after.get(path)), f"{moment}: {path}"
        assert outdated(pond, after) <= pond.stale(), moment
    done = pond.run("build")
    assert done.returncode == 0, done.stderr
    assert published(pond) == after
    assert pond.stale() == set()


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("illustrated_models/frog.py", "def jump(age)", "def jump(age"),
        ("pyproject.toml", "[project.", "[project\n."),
        (
            "figures/pond/shore.py",
            "leaping(trace)",
            "leaping(trace): 0\n\n@figure()\ndef Leaping(_)",
        ),
    ],
)
def test_what_cannot_be_read_stops_the_build_before_anything_is_touched(pond, path, old, new):
    before = published(pond)
    pond.edit(path, old, new)
    done = pond.run("build")
    assert done.returncode == 2
    assert path in done.stderr
    assert published(pond) == before


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("illustrated_models/frog.py", "def jump", "{}\n\ndef jump"),  # while it is imported
        ("illustrated_models/frog.py", "return 10", "{}; return 10"),  # while the example runs
        ("figures/pond/shore.py", "return trace,", "{}; return trace,"),  # while it is drawn
    ],
)
@pytest.mark.parametrize(
    "end",
    ["import os; os.kill(os.getpid(), 9)", "raise ValueError('ill')", "raise SystemExit(0)"],
)
def test_a_worker_that_ends_in_any_phase_leaves_no_old_picture(pond, path, old, new, end):
    pond.edit(path, old, new.format(end))
    done = pond.run("build")
    assert done.returncode == 1
    assert "pond/shore/leaping: " in done.stderr
    assert not pond.generated("pond/shore/leaping.html").exists()
    assert "leaping" not in pond.generated("facts.yml").read_text()
    assert pond.generated("pond/water/old-carp.html").read_text() == "<p>8</p>"


def test_a_site_is_not_built_over_a_figure_that_fails(pond):
    pond.write("mkdocs.yml", SETTINGS.format(base=pond.root / "docs/generated"))
    pond.write("docs/index.md", PAGE)
    first = site(pond)
    assert first.returncode == 0, first.stderr
    page = pond.root / "site/index.html"
    whole = page.read_bytes()
    assert b"<p>11</p>" in whole
    pond.edit("figures/pond/shore.py", "trace > 0", "trace < 0")
    failed = site(pond)
    assert failed.returncode != 0
    assert "its claim does not hold" in failed.stderr
    assert page.read_bytes() == whole
    assert not pond.generated("pond/shore/leaping.html").exists()


def site(pond):
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=pond.root,
        env=pond.environment(NO_MKDOCS_2_WARNING="1"),
        capture_output=True,
        text=True,
        check=False,
    )
