"""A build on several machines: here a scheduler and workers on this one, each with a checkout."""

import json
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

BUSY = """
    import os, time
    from pathlib import Path
    from figures.kit.plain import figure

    @figure()
    def long(trace):
        while os.environ.get("POND_BUSY"):
            time.sleep(0.05)
        return "done"
"""

REGISTRY = """
    from collections import namedtuple
    from illustrated_models.fish import length

    Progress = namedtuple("Progress", "name step n_steps message")

    def carp(root):
        for age in range(3):
            yield Progress("carp", age + 1, 3, f"{length(age)} cm")
        (root / "illustrated_models/weights/carp.safetensors").write_text(f"{length(9)} cm")

    def ill(root):
        yield Progress("ill", 1, 1, "")
        raise ValueError("it floats")

    def recipes():
        return {"carp": carp, "ill": ill}
"""


def wait_for(condition, *processes):
    """Until it holds, as long as those live that are to bring it about."""
    while not (found := condition()):
        assert [process.poll() for process in processes] == [None] * len(processes)
        time.sleep(0.05)
    return found


@contextmanager
def running(pond, *arguments, **environment):
    """A process of dask beside this checkout."""
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments],
        cwd=pond.root,
        env=pond.environment(**environment),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def checkouts(dug_pond, tmp_path):
    """Copies of the pond in which nothing is made."""

    def copied(name):
        shutil.copytree(dug_pond.root, tmp_path / name)
        return type(dug_pond)(tmp_path / name)

    return copied


@pytest.fixture
def scheduler(dug_pond, tmp_path):
    """Its address."""
    said = tmp_path / "scheduler.json"
    options = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", said)
    with running(dug_pond, "scheduler", *options) as process:
        wait_for(lambda: said.is_file() and said.read_text().endswith("}"), process)
        yield json.loads(said.read_text())["address"]


def worker(pond, address, **environment):
    options = ("--no-nanny", "--nthreads", "1", "--no-dashboard")
    return running(pond, "worker", address, *options, **environment)


def tasks_begun(pond):
    """The folders for temporary files of all tasks that ran in this checkout."""
    return {*pond.root.glob(".illustrate/temp/worker-*")}


def generated(pond):
    folder = pond.root / "docs" / "generated"
    names = {path for path in folder.rglob("*") if path.is_file()}
    return {str(path.relative_to(folder)): path.read_bytes() for path in names}


def built_on(pond, address, *workers, names=(), verb="build"):
    """Builds, or trains, as soon as there is a worker."""

    def done():
        tried = pond.run(verb, *names, "--on", address)
        return None if "no workers yet" in tried.stderr else tried

    return wait_for(done, *workers)


def test_two_workers_make_the_bytes_of_a_local_build(checkouts, scheduler, built_pond):
    mine = checkouts("mine")
    with worker(checkouts("one"), scheduler) as one, worker(checkouts("two"), scheduler) as two:
        done = built_on(mine, scheduler, one, two)
    assert done.returncode == 0, done.stderr
    assert generated(mine) == generated(built_pond)


def test_a_worker_whose_checkout_differs_refuses(checkouts, scheduler):
    mine, other = checkouts("mine"), checkouts("other")
    other.edit("illustrated_models/fish.py", "2 * age", "3 * age")
    with worker(other, scheduler) as process:
        done = built_on(mine, scheduler, process)
    assert done.returncode == 2
    assert "every worker refuses" in done.stderr
    assert str(other.root) in done.stderr
    assert "pond/water/" in done.stderr
    assert not mine.generated("pond/water/young-fish.html").exists()


def test_what_a_killed_worker_was_making_is_made_by_another(checkouts, scheduler):
    mine, first, second = checkouts("mine"), checkouts("first"), checkouts("second")
    for pond in (mine, first, second):
        pond.write("figures/pond/busy.py", BUSY)
    with worker(first, scheduler, POND_BUSY="1") as process:
        assert built_on(mine, scheduler, process, names=["pond/shore"]).returncode == 0
        before = tasks_begun(first)
        build = mine.start("build", "pond/busy", "--on", scheduler)
        wait_for(lambda: tasks_begun(first) - before, process, build)
        with worker(second, scheduler):
            process.send_signal(signal.SIGKILL)
            _, complaint = build.communicate()
    assert build.returncode == 0, complaint
    assert mine.generated("pond/busy/long.html").read_text() == "<p>done</p>"


def test_without_a_scheduler_it_says_so_in_a_line(checkouts):
    done = checkouts("mine").run("build", "--on", "tcp://127.0.0.1:1")
    assert done.returncode == 2
    assert done.stderr.startswith("illustrate: no scheduler answers at tcp://127.0.0.1:1")
    assert "Traceback" not in done.stderr


@pytest.fixture
def hatcheries(checkouts):
    """Checkouts in which something can be trained."""

    def with_recipes(name):
        pond = checkouts(name)
        pond.write("illustrated_models/training/__init__.py", "")
        pond.write("illustrated_models/training/registry.py", REGISTRY)
        return pond

    return with_recipes


def test_what_a_worker_has_trained_comes_back(hatcheries, scheduler):
    mine, other = hatcheries("mine"), hatcheries("other")
    with worker(other, scheduler) as process:
        done = built_on(mine, scheduler, process, names=["carp"], verb="train")
        failed = mine.run("train", "ill", "--on", scheduler)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "carp: illustrated_models/weights/carp.safetensors\n"
    assert (mine.root / "illustrated_models/weights/carp.safetensors").read_text() == "18 cm"
    assert failed.returncode == 1
    assert "ill: ValueError: it floats" in failed.stderr


def test_a_worker_with_another_model_refuses_to_train(hatcheries, scheduler):
    mine, other = hatcheries("mine"), hatcheries("other")
    other.edit("illustrated_models/fish.py", "2 * age", "3 * age")
    with worker(other, scheduler) as process:
        done = built_on(mine, scheduler, process, names=["carp"], verb="train")
    assert done.returncode == 2
    assert "has other sources, data or libraries for the recipe carp" in done.stderr
    assert (mine.root / "illustrated_models/weights/carp.safetensors").read_text() == "weights"
