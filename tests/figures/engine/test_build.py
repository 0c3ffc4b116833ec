import json
import signal
import time
from pathlib import Path

import pytest

from figures.engine.build import mistake
from figures.engine.product import Fact, Made

SLOW_FIGURE = """
    import time
    from figures.kit.plain import figure
    from illustrated_models.examples.pond.frog import leap

    @figure(of=leap)
    def slow(trace):
        time.sleep(60)

    @figure(of=leap)
    def quick(trace):
        return 1
"""


def made(done):
    """How many products a build says that it made."""
    first, _, word = done.stdout.partition(" (")[0].partition(",")[0].partition(" ")
    return int(first) if word == "made" else 0


def test_a_build_writes_fragments_facts_and_claims(built_pond):
    assert built_pond.generated("pond/water/young-fish.html").read_text() == "<p>6</p>"
    facts = built_pond.generated("facts.yml").read_text().splitlines()
    assert facts[:3] == ["pond:", "  shore:", "    frog_leaps:"]
    assert '      size: {"value": 11, "source": "pond:size"}' in facts
    assert built_pond.generated("claims.yml").read_text() == (
        '"A frog leaps": ["pond/shore/leaping"]\n'
    )


def test_a_second_build_makes_nothing_and_a_model_edit_its_users(pond):
    assert made(pond.run("build")) == 0
    pond.edit("illustrated_models/frog.py", "10", "11")
    done = pond.run("build")
    assert done.stdout.startswith("2 made, 2 fresh")
    assert pond.generated("pond/shore/leaping.html").read_text() == "<p>12</p>"


def test_a_file_is_touched_only_when_its_bytes_differ(pond):
    pages = [pond.generated(f"pond/shore/{name}.html") for name in ("leaping", "frog-leaps")]
    before = [page.stat().st_mtime_ns for page in pages]
    pond.edit("illustrated_models/frog.py", "10 + age", "age + 10")
    pond.edit("figures/pond/shore.py", "return trace,", "return trace + 1,")
    assert made(pond.run("build")) == 2
    after = [page.stat().st_mtime_ns for page in pages]
    assert after[0] > before[0]
    assert after[1] == before[1]


def test_the_output_of_a_figure_that_is_no_longer_declared_is_removed(pond):
    (pond.root / "figures/pond/shore.py").unlink()
    done = pond.run("build")
    assert "1 removed" in done.stdout
    assert not pond.generated("pond/shore/leaping.html").exists()
    assert "leaping" not in pond.generated("facts.yml").read_text()
    assert pond.generated("pond/shore/frog-leaps.html").exists()


def test_a_figure_that_fails_leaves_no_output_and_the_others_are_made(pond):
    pond.edit("illustrated_models/fish.py", "2 * age", "4 * age")
    pond.edit("figures/pond/water.py", "return rounded(trace) + 1", "return rounded(trace) / 0")
    done = pond.run("build")
    assert done.returncode == 1
    assert "pond/water/old-carp: ZeroDivisionError: division by zero" in done.stderr
    assert "figures/pond/water.py:17  return rounded(trace) / 0" in done.stderr
    assert not pond.generated("pond/water/old-carp.html").exists()
    assert "old_carp" not in pond.generated("facts.yml").read_text()
    assert pond.generated("pond/water/young-fish.html").read_text() == "<p>12</p>"
    states = {
        entry["name"]: entry["state"] for entry in json.loads(pond.run("list", "--json").stdout)
    }
    assert states["pond/water/old-carp"] == "failed"
    assert states["pond/water/young-fish"] == "fresh"
    pond.edit("figures/pond/water.py", "/ 0", "/ 1")
    assert pond.run("build").returncode == 0
    assert pond.generated("pond/water/old-carp.html").exists()


def test_a_false_claim_an_unknown_example_and_missing_weights_stop_their_products(pond):
    pond.edit("figures/pond/shore.py", "trace > 0", "trace < 0")
    pond.edit("anim/pond/shore.py", "of=leap", "of=leep")
    (pond.root / "illustrated_models/weights/carp.json").unlink()
    done = pond.run("build")
    assert done.returncode == 1
    at = "pond/shore/leaping: figures/pond/shore.py:7"
    assert f"{at}: its claim does not hold: “A frog leaps”" in done.stderr
    assert "anim/pond/shore.py:5: of=leep names no function" in done.stderr
    assert "nearest: leap" in done.stderr
    assert "illustrated_models/weights/carp.json is missing" in done.stderr
    assert pond.stale() == pond.everything - {"pond/water/young-fish"}


def test_a_worker_that_dies_takes_no_other_with_it(pond):
    pond.edit("figures/pond/water.py", "return rounded(trace) + 1", "import os; os._exit(7)")
    pond.edit("illustrated_models/fish.py", "2 * age", "5 * age")
    done = pond.run("build")
    assert done.returncode == 1
    assert "pond/water/old-carp: its worker died" in done.stderr
    assert pond.stale() == {"pond/water/old-carp"}


def test_two_builds_at_once_do_the_work_once(pond):
    pond.edit("illustrated_models/fish.py", "2 * age", "7 * age")
    builds = [pond.start("build") for _ in range(2)]
    outputs = [build.communicate(timeout=60)[0] for build in builds]
    assert [build.returncode for build in builds] == [0, 0]
    assert sorted(output.partition(" (")[0] for output in outputs) == ["2 made, 2 fresh", "4 fresh"]


def test_a_build_that_is_killed_leaves_nothing_half_written_and_the_next_one_heals(pond):
    pond.write("figures/pond/mud.py", SLOW_FIGURE)
    pond.edit("illustrated_models/frog.py", "10", "11")
    build = pond.start("build", "-j", "1")
    quick = pond.generated("pond/mud/quick.html")
    deadline = time.monotonic() + 30
    while not any(pond.project.temp.glob("worker-*")) and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.1)
    build.send_signal(signal.SIGKILL)
    build.communicate()
    assert not pond.generated("pond/mud/slow.html").exists()
    for page in (quick, *pond.generated("pond/shore").glob("*.html")):
        assert not page.exists() or page.read_text().endswith("</p>")
    assert "pond/mud/slow" in pond.stale()
    pond.edit("figures/pond/mud.py", "time.sleep(60)", "return 2")
    done = pond.run("build")
    assert done.returncode == 0, done.stderr
    assert not pond.project.temp.exists()
    assert pond.stale() == set()


def test_what_nothing_declares_is_not_left_to_be_published(pond):
    strays = [pond.generated(name) for name in ("pond/old.html", "old/x.json", "source/a.py.html")]
    kept = pond.generated("assets/palette.css")
    for path in (*strays, kept):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("old")
    assert pond.run("build").returncode == 0
    assert not any(path.exists() for path in strays)
    assert not pond.generated("old").exists()
    assert kept.exists()
    assert pond.stale() == set()


def test_ctrl_c_ends_a_build_at_once_and_its_workers(pond):
    pond.write("figures/pond/mud.py", SLOW_FIGURE)
    build = pond.start("build", "pond/mud/slow")
    deadline = time.monotonic() + 30
    while not any(pond.project.temp.glob("worker-*")) and time.monotonic() < deadline:
        time.sleep(0.02)
    began = time.monotonic()
    build.send_signal(signal.SIGINT)
    build.communicate()
    assert build.returncode != 0
    assert time.monotonic() - began < 20
    assert "pond/mud/slow" in pond.stale()


def test_what_cannot_be_sent_between_processes_fails_alone(pond):
    pond.edit(
        "figures/kit/plain.py",
        "return Made(",
        "import threading\n    return [threading.Lock()] or (",
    )
    done = pond.run("build", "pond/water/old-carp")
    assert done.returncode == 1
    assert "pond/water/old-carp: TypeError: cannot pickle" in done.stderr


def test_workers_end_when_their_build_is_killed(pond):
    text = SLOW_FIGURE.replace("time.sleep(60)", "open_pid(); time.sleep(60)")
    text += "\n    def open_pid():\n        import os, tempfile, pathlib\n"
    text += "        pathlib.Path(tempfile.gettempdir(), 'pid').write_text(str(os.getpid()))\n"
    pond.write("figures/pond/mud.py", text)
    build = pond.start("build", "pond/mud/slow")
    deadline = time.monotonic() + 30
    while not (pids := [*pond.project.temp.glob("worker-*/pid")]):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    time.sleep(0.1)
    pid = pids[0].read_text()
    build.send_signal(signal.SIGKILL)
    build.communicate()
    while is_alive(pid):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_only_the_products_of_the_given_names_are_made(pond):
    pond.edit("figures/kit/plain.py", "PRELOAD", "DEEP = 1\n\nPRELOAD")
    assert made(pond.run("build", "pond/water/young-fish", "pond/shore")) == 3
    assert pond.stale() == {"pond/water/old-carp"}


def test_a_dry_run_says_what_and_why_and_makes_nothing(pond):
    pond.edit("illustrated_models/frog.py", "10", "11")
    done = pond.run("build", "--dry-run")
    assert "pond/shore/leaping: illustrated_models/frog.py changed" in done.stdout
    assert pond.stale() == {"pond/shore/leaping", "pond/shore/frog-leaps"}


@pytest.mark.parametrize(
    ("made", "problem"),
    [
        ("<p>", "instead of Made"),
        (Made({"html": b""}, {}, {}), "begins with neither"),
        (Made({}, {"two words": Fact(1, "x")}, {}), "two words"),
        (Made({}, {"share": Fact(float("nan"), "x")}, {}), "no number to print"),
        (Made({}, {}, {"It is so": False}), "It is so"),
    ],
)
def test_what_a_kind_hands_back_is_checked(made, problem):
    assert problem in mistake(made)


def test_what_is_in_order_is_no_mistake():
    assert mistake(Made({".html": b"x"}, {"share": Fact(0.5, "x")}, {"So": True})) == ""
