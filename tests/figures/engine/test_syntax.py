import json

import pytest

from figures.engine import sources, syntax
from figures.engine.errors import EngineError
from figures.engine.sources import read_sources


def parse(text):
    return syntax.parse(text.encode(), "x.py")


def digest(text):
    return parse(text).digest


def test_comments_and_layout_are_no_part_of_the_digest():
    assert digest("a = 1\nb = (2,\n  3)") == digest("# why\na = 1  # what\n\n\nb = (2, 3)")


@pytest.mark.parametrize("other", ["a = 2", "b = 1", '"""x"""\na = 1', "a = 1\na = 1", "a = '1'"])
def test_code_and_docstrings_are(other):
    assert digest(other) != digest("a = 1")


def test_text_that_is_no_python_is_named_by_file_and_line():
    with pytest.raises(EngineError, match=r"^x\.py:2: "):
        parse("a = 1\nb = = 2")


def test_a_source_survives_json():
    source = parse(
        "from ..a import b as c, d\nimport e.f as g\n\n"
        "@figure(of=b.c, widths=(360, [720]), deep=True)\ndef h(): i()\n\n@figure()\ndef i(): h()\n"
    )
    assert syntax.from_json(json.loads(json.dumps(syntax.to_json(source)))) == source


def test_a_decorator_is_read_with_its_literals_and_references():
    (statement,) = parse(
        "@kit.figure(of=seq.run, widths=(360, 720), wide=max(1, 2))\ndef f(): 0"
    ).statements
    (decorator,) = statement.decorators
    assert (decorator.name, decorator.options) == ("figure", {"widths": (360, 720)})
    assert decorator.references == {"of": "seq.run", "wide": ""}
    assert decorator.problem == ""


@pytest.mark.parametrize("decorator", ["@figure", "@figure(running)"])
def test_a_decorator_without_brackets_or_names_is_a_problem(decorator):
    (statement,) = parse(f"{decorator}\ndef f(): 0").statements
    assert statement.decorators[0].problem


def test_imports_that_only_a_type_checker_sees_do_not_count():
    found = parse(
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import a\nelse:\n    import b\n"
        "def f():\n    import c\n"
    ).imports
    assert [each.module for each in found] == ["typing", "b", "c"]


def test_a_module_or_package_named_in_a_call_counts_as_imported():
    found = parse(
        "import_module('a.b')\nutil.find_spec('fonts')\nopen('c')\nfind_spec(name)"
    ).imports
    assert [each.module for each in found] == ["a.b", "fonts"]


def closure(pond, **files):
    for path, text in files.items():
        pond.write(f"{path.replace('__', '/')}.py", text)
    return read_sources(pond.project).closure(["figures.a.start"])


def test_the_closure_holds_packages_and_submodules_however_they_are_imported(pond):
    found = closure(
        pond,
        figures__a__start="from . import near\nfrom .. import b\nfrom ..b.far import thing",
        figures__a__near="import illustrated_models.fish as fish",
        figures__b__far="from illustrated_models import frog",
        figures__b__unused="",
    )
    assert found == {
        "figures",
        "figures.a.start",
        "figures.a.near",
        "figures.b.far",
        "illustrated_models",
        "illustrated_models.fish",
        "illustrated_models.frog",
    }


def test_modules_that_import_each_other_are_no_endless_walk(pond):
    found = closure(
        pond, figures__a__start="from figures.a import end", figures__a__end="from . import start"
    )
    assert {"figures.a.start", "figures.a.end"} < found


def test_only_changed_files_are_parsed_again(pond, monkeypatch):
    parsed = []
    real = syntax.parse
    monkeypatch.setattr(
        sources.syntax, "parse", lambda t, path: parsed.append(path) or real(t, path)
    )
    read_sources(pond.project)
    assert parsed == []
    pond.edit("illustrated_models/fish.py", "cm", "centimetres")
    read_sources(pond.project)
    read_sources(pond.project)
    assert parsed == ["illustrated_models/fish.py"]


def test_third_party_packages_are_neither_ours_nor_pythons(pond):
    pond.write("figures/a/start.py", "import os, torch.nn, numpy as np, figures\nfrom . import x")
    assert read_sources(pond.project).third_party(["figures.a.start"]) == {"torch", "numpy"}
