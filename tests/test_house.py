"""The house rules that no linter knows."""

import ast
import re
import statistics
import tomllib
from importlib.metadata import distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("illustrated_models", "figures", "anim")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def function_lengths() -> dict[str, int]:
    return {
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef)
    }


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=\[ ]", name)[0]).lower()


def test_no_function_is_longer_than_a_screen():
    assert {name: lines for name, lines in function_lengths().items() if lines > 60} == {}


def test_most_functions_are_short():
    lengths = sorted(function_lengths().values())
    assert statistics.median(lengths) <= 10
    assert lengths[int(0.9 * len(lengths))] <= 30


@pytest.mark.parametrize("path", [*SOURCES, *TESTS], ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_longer_than_350_lines(path):
    assert len(path.read_text().splitlines()) <= 350


def test_every_dependency_has_its_reason_in_contributing():
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]
    reasons = (ROOT / "CONTRIBUTING.md").read_text().split("## Why we depend on")[1]
    assert [name for name in wanted if not re.search(rf"\b{re.escape(name)}\b", reasons)] == []


def test_everything_installed_is_pinned_exactly():
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pins = dict(line.split("==") for line in lines if "==" in line and not line.startswith("#"))
    pinned = {normal(name): version for name, version in pins.items()}
    installed = {normal(one.metadata["Name"]): one.version.split("+")[0] for one in distributions()}
    for ours in ("illustrated-models", "pip"):
        installed.pop(ours, None)
    assert {
        name: version for name, version in installed.items() if pinned.get(name) != version
    } == {}


def test_ci_runs_what_a_newcomer_types():
    assert re.findall(r"^make .*", (ROOT / ".ci" / "run").read_text(), re.M) == ["make test"]


def test_the_makefile_has_at_most_ten_verbs():
    verbs = {*re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M)} - {"help"}
    assert len(verbs) <= 10
    assert {"site", "test", "check", "proof", "test-slow"} <= set(verbs)


def test_no_source_names_a_place_on_somebody_s_machine():
    places = re.compile(r"/(?:work|root|home)/\w|/tmp/\w")
    texts = [*SOURCES, *TESTS, *ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    found = {
        str(path.relative_to(ROOT)): match[0]
        for path in texts
        if path != Path(__file__) and (match := places.search(path.read_text()))
    }
    assert found == {}
