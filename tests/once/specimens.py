"""Tests that `test_plugin` runs in a process of its own; the name keeps them out of every other."""

import os

import pytest

from tests.once.inputs import files
from tests.once.plugin import Subject
from tests.once.store import ROOT


def readme(number: int) -> Subject:
    return Subject(f"specimens/{number % 2}", files("README.md"))


@pytest.mark.verdict(readme, "number")
@pytest.mark.parametrize("number", range(40))
def test_reads_what_it_names(number):
    assert "WRONG" not in os.environ
    assert (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.verdict(readme, "number")
@pytest.mark.parametrize("number", [41])
def test_reads_more(number):
    assert (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
