import ast
import errno
import json
import os
import sys

import pytest
from click.testing import CliRunner

from figures.engine import cli, exporting
from figures.engine.worker import Result


@pytest.fixture
def illustrate(pond, monkeypatch):
    """Run a command on the pond, in this process."""
    monkeypatch.setattr(cli, "here", lambda: pond.project)
    return lambda *arguments: CliRunner().invoke(cli.main, arguments)


@pytest.mark.parametrize("command", ["build", "why", "export"])
def test_an_unknown_name_ends_with_2_and_the_nearest(illustrate, command):
    done = illustrate(command, "pond/waterr")
    assert done.exit_code == 2
    assert "illustrate: there is no “pond/waterr”; nearest: pond/water" in done.output


def test_help_shows_how_it_is_used():
    text = CliRunner().invoke(cli.main, ["--help"]).output
    assert "illustrate new translation/words/two-words" in text
    for command in ("build", "why", "list", "new", "train", "export"):
        assert f"\n  {command} " in text
        assert CliRunner().invoke(cli.main, [command, "--help"]).exit_code == 0


def test_the_list_is_for_programs_too(illustrate, pond):
    pond.edit("figures/pond/water.py", "+ 1", "+ 2")
    entries = {entry["name"]: entry for entry in json.loads(illustrate("list", "--json").output)}
    assert entries.keys() == pond.everything
    carp = entries["pond/water/old-carp"]
    assert (carp["kind"], carp["article"], carp["state"]) == ("figure", "pond", "stale")
    assert "illustrated_models/weights/carp.safetensors" in carp["sources"]
    assert "illustrated_models/fish.py" in carp["sources"]
    assert entries["pond/shore/frog-leaps"]["kind"] == "film"
    assert "fresh  film    pond/shore/frog-leaps" in illustrate("list").output


def test_why_names_the_part_that_changed_and_the_closure(illustrate, pond):
    assert "pond/shore/leaping is fresh" in illustrate("why", "pond/shore/leaping").output
    pond.edit("illustrated_models/frog.py", "10", "11")
    text = illustrate("why", "pond/shore/leaping").output
    assert "pond/shore/leaping is stale" in text
    assert "because illustrated_models/frog.py changed" in text
    assert "illustrated_models/examples/pond/frog.py" in text
    assert "illustrated_models/fish.py" not in text


def test_new_begins_a_section_and_says_how_to_show_it(illustrate, pond):
    done = illustrate("new", "pond/deep-water/big-fish", "--of", "young")
    assert '--8<-- "pond/deep-water/big-fish.html"' in done.output
    assert "{= pond.deep_water.big_fish.FACT" in done.output
    tree = ast.parse((pond.root / "figures/pond/deep_water.py").read_text())
    assert ast.get_docstring(tree) == "Figures of the section “deep water”."
    found = pond.workspace.products["pond/deep-water/big-fish"]
    assert (found.problem, found.example) == ("", "illustrated_models.examples.pond.fish:young")


def test_new_adds_to_a_section_and_imports_only_what_it_lacks(illustrate, pond):
    assert illustrate("new", "pond/water/big-fish").exit_code == 0
    text = (pond.root / "figures/pond/water.py").read_text()
    assert text.count("import figure\n") == 1
    assert "from figures.kit.illustration import Illustration, label\n" in text
    assert text.index("import words") < text.index("def rounded") < text.index("def big_fish")
    assert pond.workspace.products["pond/water/big-fish"].problem == ""


def test_new_begins_an_article_with_its_folders_an_example_and_a_draft(illustrate, pond):
    done = illustrate("new", "deep-sea/light/how-far")
    said = [line.removeprefix("Wrote ") for line in done.output.splitlines() if "Wrote " in line]
    assert said == [
        "figures/deep_sea/light.py",
        "illustrated_models/examples/deep_sea/__init__.py",
        "illustrated_models/examples/deep_sea/light.py",
        "figures/deep_sea/__init__.py",
        "docs/posts/deep-sea.md",
    ]
    front = (pond.root / "docs/posts/deep-sea.md").read_text()
    assert "hero: deep-sea/light/how-far\ndraft: true\n" in front
    product = pond.workspace.products["deep-sea/light/how-far"]
    home = "illustrated_models.examples.deep_sea.light:worked_example"
    assert (product.problem, product.example) == ("", home)
    assert illustrate("new", "deep-sea/light/how-near").output.count("Wrote ") == 1


def test_new_draws_the_first_example_of_its_own_article(illustrate, pond):
    pond.write("illustrated_models/examples/aaa/eel.py", "@example()\ndef aal(): return 1\n")
    assert illustrate("new", "pond/mud/eel").exit_code == 0
    assert pond.workspace.products["pond/mud/eel"].example.endswith("examples.pond.fish:carp")


@pytest.mark.parametrize("name", ["lambda", "words", "canvas", "rounded", "carp", "len", "figure"])
def test_new_refuses_a_name_that_would_hide_another(illustrate, pond, name):
    before = (pond.root / "figures/pond/water.py").read_text()
    done = illustrate("new", f"pond/water/{name}")
    assert done.exit_code == 2
    assert f"“{name}”" in done.output
    assert (pond.root / "figures/pond/water.py").read_text() == before


@pytest.mark.parametrize("name", ["global/water/x", "pond/class/x", "kit/water/x"])
def test_new_refuses_folders_that_python_or_the_engine_could_not_take(illustrate, pond, name):
    assert illustrate("new", name).exit_code == 2
    assert illustrate("list").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("pond/water/old-carp",), "stands at figures/pond/water.py:15 already"),
        (("pond/water",), "is no name: write article/section/name"),
        (("Pond/water/x",), "is no name"),
        (("pond/water/x", "--of", "yuong"), "there is no example “yuong”; nearest: young"),
    ],
)
def test_new_refuses_what_it_cannot_do(illustrate, pond, arguments, problem):
    before = (pond.root / "figures/pond/water.py").read_text()
    done = illustrate("new", *arguments)
    assert done.exit_code == 2
    assert problem in done.output
    assert (pond.root / "figures/pond/water.py").read_text() == before


def test_exports_are_named_after_what_they_show(illustrate, pond, monkeypatch):
    seen = []

    def run_all(tasks, jobs, preload):
        for task in tasks:
            seen.append(task)
            yield task, Result(made={f".{task[2][0]}": b"made"})

    monkeypatch.setattr(exporting, "run_all", run_all)
    folder = pond.root / "out"
    done = illustrate("export", "pond/water", "--png", "--csv", "--dark", "--output", str(folder))
    assert done.exit_code == 0, done.output
    assert sorted(path.name for path in folder.iterdir()) == [
        "pond-water-old-carp-dark.png",
        "pond-water-old-carp.csv",
        "pond-water-young-fish-dark.png",
        "pond-water-young-fish.csv",
    ]
    assert {task[1] for task in seen} == {"figures.engine.exports:make"}


def test_a_film_is_exported_with_its_captions(illustrate, pond, monkeypatch):
    seen = []

    def run_all(tasks, jobs, preload):
        seen.extend((task[1], *task[2]) for task in tasks)
        for task in tasks:
            endings = {"mp4": (".mp4", ".vtt"), "png": ("-step-2.png",)}[task[2][0]]
            yield task, Result(made=dict.fromkeys(endings, b"made"))

    monkeypatch.setattr(exporting, "run_all", run_all)
    monkeypatch.setitem(exporting.MODULES, "film", "anim.kit.reel")
    export = ("export", "pond/shore/frog-leaps", "--output", str(pond.root / "out"))
    assert illustrate(*export, "--size", "1080p").exit_code == 0
    assert illustrate(*export, "--png", "--step", "2", "--dark").exit_code == 0
    assert seen == [
        ("anim.kit.reel:make", "mp4", "light", "1080p", 0),
        ("anim.kit.reel:make", "png", "dark", "720p", 2),
    ]
    assert sorted(path.name for path in (pond.root / "out").iterdir()) == [
        "pond-shore-frog-leaps-step-2-dark.png",
        "pond-shore-frog-leaps.mp4",
        "pond-shore-frog-leaps.vtt",
    ]


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("pond/water/old-carp", "--mp4"), "is a figure: a figure has --svg, --png, --pdf, --csv"),
        (("pond/water/old-carp", "--svg", "--gif"), "is a figure"),
        (("pond/shore/frog-leaps", "--pdf"), "is a film: a film has --mp4, --gif, --png"),
        (("pond/water/old-carp", "--step", "2"), "--step is for the --png of a film"),
        (("pond/shore/frog-leaps", "--gif", "--size", "720p"), "--size is for the --mp4 of a film"),
    ],
)
def test_what_cannot_be_exported_so_says_what_can(illustrate, arguments, problem):
    done = illustrate("export", *arguments)
    assert done.exit_code == 2
    assert problem in done.output


@pytest.mark.parametrize("number", [errno.EROFS, errno.ENOSPC, errno.EACCES])
def test_what_a_disk_refuses_is_told_in_a_line(illustrate, monkeypatch, number):
    def refused(*_):
        raise OSError(number, os.strerror(number), ".illustrate/lock")

    monkeypatch.setattr(cli, "Workspace", refused)
    done = illustrate("list")
    assert done.exit_code == 2
    assert done.output == f"illustrate: .illustrate/lock: {os.strerror(number).lower()}\n"


def test_training_shows_its_steps_and_knows_its_recipes(illustrate, pond, monkeypatch):
    class Step:
        name, message, step, n_steps = "carp", "loss 1", 1, 2

    class Recipes:
        @staticmethod
        def recipes():
            return {"carp": lambda root: iter([Step, Step]), "stop": lambda root: interrupted()}

    def interrupted():
        raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "illustrated_models.training.registry", Recipes)
    assert illustrate("train", "carp").exit_code == 0
    assert "there is no recipe “crap”; nearest: carp" in illustrate("train", "crap").output
    done = illustrate("train", "stop")
    assert done.exit_code == 130
    assert "goes on from here" in done.output
