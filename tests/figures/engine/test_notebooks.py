"""Notebooks as products: what makes one stale, what stops it, and how it fails."""

import json
import subprocess
import sys
from shutil import copytree

import pytest

from figures.engine.notebook import run
from figures.engine.notebook_cells import Cell, as_python, cells_of
from figures.engine.verify_record import record_path
from figures.proof.notebooks import cells
from tests.figures.engine.conftest import Pond
from tests.figures.engine.test_failures import lethal, published

NAME = "pond/notebook"
PATH = f"docs/{NAME}.md"
ANSWERS = "pond/notebook.outputs.json"
# No library is imported for the pond's kinds, so its notebook is made by the same code under
# another name.
KIND = 'notebook = "figures.kit.cells:make"\n'
PAGE = """
---
title: Frogs
description: How far they leap.
---

# Frogs

They leap.

```python
from illustrated_models.frog import jump

print("far")
far = jump(2)
assert far > 10
```

It is this far:

```python
far
```

<details markdown>
<summary>And a carp?</summary>

```python
from pathlib import Path

import illustrated_models

HOME = Path(illustrated_models.__file__).parent
carp = "carp"
len((HOME / f"weights/{carp}.safetensors").read_bytes())
```

</details>

```text
no cell
```
"""


@pytest.fixture(scope="module")
def written(built_pond, tmp_path_factory):
    """The built pond with a notebook that was run."""
    copytree(built_pond.root, root := tmp_path_factory.mktemp("notebook") / "pond")
    pond = Pond(root)
    settings = (root / "pyproject.toml").read_text(encoding="utf-8")
    pond.write("pyproject.toml", f"{settings}{KIND}")
    pond.write("figures/kit/cells.py", "from figures.engine.notebook import make\n")
    pond.write("illustrated_models/frog.py", "def jump(age):\n    return 10 + age\n")
    pond.write(PATH, PAGE)
    done = pond.run("build")
    assert done.returncode == 0, done.stderr
    return pond


@pytest.fixture
def notebook(written, tmp_path):
    """A copy of it, to do anything with."""
    copytree(written.root, tmp_path / "pond")
    return Pond(tmp_path / "pond")


def test_cells_are_what_stands_in_blocks_of_python_and_know_their_line():
    found = cells_of(PAGE.lstrip("\n"))
    assert [cell.is_code for cell in found] == [False, True, False, True, False, True, False]
    assert found[0] == Cell("# Frogs\n\nThey leap.", 6, is_code=False)
    assert found[3] == Cell("far", 21, is_code=True)
    assert [cell.is_folded for cell in found] == [False] * 5 + [True, True]
    assert "no cell" in found[-1].text


SHOWING = """# How

````markdown
```python
shown
```
<details>
````

~~~text
```python
~~~

```python
run
```
"""


def test_f6_a_cell_that_another_block_of_code_shows_is_not_run():
    assert [cell for cell in cells_of(SHOWING) if cell.is_code] == [Cell("run", 15, True, False)]
    assert cells(SHOWING) == ["run"]


def test_the_code_of_a_page_keeps_its_lines():
    page = PAGE.lstrip("\n").split("\n")
    code = as_python("\n".join(page)).decode().split("\n")
    assert len(code) == len(page)
    same = [line for line, other in zip(code, page, strict=True) if line and line == other]
    assert "far" in same
    assert "from pathlib import Path" in same
    assert {line for line in code if line not in page} == {'"a cell"'}


def test_a_cell_prints_and_answers_as_in_a_notebook():
    names = {}
    assert run("print('a')\n1 + 1", 1, "page.md", names) == [{"printed": "a\n"}, {"text": "2"}]
    assert run("two = 2", 1, "page.md", names) == []
    assert run("two;", 1, "page.md", names) == []
    assert run("None", 1, "page.md", names) == []
    assert run("two", 1, "page.md", names) == [{"text": "2"}]


def test_a_notebook_keeps_what_its_cells_answered(written):
    answers = json.loads(written.generated(ANSWERS).read_text(encoding="utf-8"))
    assert answers == [[{"printed": "far\n"}], [{"text": "12"}], [{"text": "7"}]]


def test_a_notebook_is_stale_when_a_cell_or_what_it_uses_changed_and_not_for_its_words(notebook):
    assert notebook.stale() == set()
    notebook.edit(PATH, "They leap.", "They leap, and leap again.\n\nAnd again.")
    assert notebook.stale() == set()
    changes = {
        PATH: ("far = jump(2)", "far = jump(3)"),
        "illustrated_models/frog.py": ("10", "11"),
        "illustrated_models/weights/carp.safetensors": ("weights", "weight"),
    }
    for path, (old, new) in changes.items():
        notebook.edit(path, old, new)
        assert NAME in notebook.stale(), path
        notebook.edit(path, new, old)
        assert NAME not in notebook.stale(), path


def test_a_notebook_is_stale_when_a_cell_is_divided(notebook):
    notebook.edit(PATH, 'print("far")\n', 'print("far")\n```\n\n```python\n')
    assert notebook.stale() == {NAME}
    assert notebook.reasons(NAME) == (f"{PATH} changed",)


def test_a_cell_that_fails_stops_the_build_and_names_notebook_cell_and_line(notebook):
    notebook.edit(PATH, "far\n```", "far / 0\n```")
    done = notebook.run("build")
    assert done.returncode == 1
    assert "pond/notebook: ZeroDivisionError: division by zero" in done.stderr
    assert f"in cell 2 of {PATH}, “far / 0”" in done.stderr
    assert f"{PATH}:21  far / 0" in done.stderr
    assert not notebook.generated(ANSWERS).exists()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "open(HOME.joinpath('data', 'pond', 'ages.tsv'))",
            'write its name in a cell, as in "pond/ages.tsv"',
        ),
        ("__import__('subprocess').run(['true'])", f"{PATH}:34: {NAME} starts a process"),
        ("__import__('socket').socket()", f"{PATH}:34: {NAME} opens a socket"),
        ("__import__('warnings').warn('old')", "UserWarning: old"),
    ],
)
def test_what_readers_could_not_repeat_is_refused(notebook, line, said):
    notebook.edit(PATH, "len((HOME", f"{line}\nlen((HOME")
    done = notebook.run("build")
    assert done.returncode == 1
    assert said in done.stderr


def test_verify_keeps_what_a_notebook_answers_and_misses_an_assertion_that_was_dropped(notebook):
    done = notebook.run("verify", "--accept", NAME)
    assert done.returncode == 0, done.stderr
    entry = json.loads((notebook.root / record_path("pond")).read_text(encoding="utf-8"))[
        "products"
    ][NAME]
    assert entry["answers"] == ["far", "12", "7"]
    assert entry["claims"] == ["assert far > 10"]
    notebook.edit(PATH, "assert far > 10\n", "")
    done = notebook.run("verify", NAME)
    assert done.returncode == 1
    assert "assert far > 10" in done.stdout


def test_code_that_is_no_python_is_told_with_its_line(notebook):
    notebook.edit(PATH, "far\n```", "%matplotlib\n```")
    done = notebook.run("build")
    assert done.returncode == 2
    assert f"{PATH}:21: invalid syntax" in done.stderr


def test_a_notebook_without_a_cell_is_told(notebook):
    notebook.write(PATH, "# Frogs\n")
    done = notebook.run("build")
    assert f"{PATH}:1: it has no cell" in done.stderr


def test_a_build_of_a_notebook_that_is_killed_publishes_nothing_half(notebook, tmp_path):
    notebook.edit(PATH, "jump(2)", "jump(3)")
    before = published(notebook)
    copytree(notebook.root, tmp_path / "whole")
    done = lethal(whole := Pond(tmp_path / "whole"), 0)
    after, moments = published(whole), int(done.stderr.splitlines()[-1])
    for moment in range(1, moments + 1, 4):
        copytree(notebook.root, root := tmp_path / str(moment))
        lethal(pond := Pond(root), moment)
        for path, content in published(pond).items():
            assert content in (before.get(path), after.get(path)), f"{moment}: {path}"
        is_new = published(pond).get(place := f"docs/generated/{ANSWERS}") == after[place]
        assert is_new or NAME in pond.stale(), moment


SHOWN = {
    "an expression, which has every attribute": 'import pandas as pd\npd.col("Plays") > 5',
    "a table wider than a line, printed": "import pandas as pd\nprint(pd.DataFrame([range(8)], "
    'columns=[f"column number {n}" for n in range(8)]))',
    "a table wider than a line": "import pandas as pd\npd.DataFrame([range(8)], "
    'columns=[f"column number {n}" for n in range(8)])',
    "a table of many columns": "import pandas as pd\npd.DataFrame([range(30)])",
    "a long list": "[{'name': 'a song', 'weeks': n} for n in range(6)]",
    "a long tuple": "(*(f'word number {n}' for n in range(20)),)",
    "a long table of names": "{f'name number {n}': n for n in range(20)}",
    "a set": "{3, 1, 2}",
    "a series": "import pandas as pd\npd.Series([1, 2], name='a')",
    "a class": "int",
    "words": "'a “b”'",
    "a list of arrays": "import numpy as np\n[np.arange(40)] * 3",
    "nothing": "None",
    "a table that the cell has made": "import pandas as pd\na = pd.DataFrame([range(25)])\na",
}
KERNEL = """
import json, sys, nbformat
from nbclient import NotebookClient
notebook = nbformat.v4.new_notebook()
notebook.cells = [nbformat.v4.new_code_cell(code) for code in json.load(sys.stdin)]
NotebookClient(notebook, timeout=300).execute()
print(json.dumps([cell.outputs for cell in notebook.cells]))
"""


@pytest.fixture(scope="module")
def in_a_kernel():
    """What a real kernel answers to each cell."""
    done = subprocess.run(
        [sys.executable, "-c", KERNEL],
        input=json.dumps([*SHOWN.values()]),
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(zip(SHOWN, json.loads(done.stdout.splitlines()[-1]), strict=True))


@pytest.mark.parametrize("name", SHOWN)
def test_a_cell_answers_what_it_answers_in_a_kernel(in_a_kernel, name):
    known = []
    for output in in_a_kernel[name]:
        if output["output_type"] == "stream":
            known.append({"printed": output["text"]})
        else:
            kinds = {"text/plain": "text", "text/html": "html"}
            known.append({kinds[kind]: text for kind, text in output["data"].items()})
    assert run(SHOWN[name], 1, "notebook.md", {}) == known


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ('import pandas as pd\npd.DataFrame({"a": [1]}).groupby("a")', "an address in memory"),
        ('import pandas as pd\npd.DataFrame({"a": [1]}).loc', "an address in memory"),
        ("print(object())", "an address in memory"),
        ("[object()]", "an address in memory"),
        ('import pandas as pd\npd.DataFrame({"a": [1]}).style', "a styled table"),
    ],
)
def test_an_answer_that_is_another_at_each_run_is_refused(code, said):
    with pytest.raises(ValueError, match=f"a cell answers with {said}"):
        run(code, 1, "notebook.md", {})


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ('import pandas as pd\npd.DataFrame({"a": [1.5]})["a"][0] = 2', "ChainedAssignmentError"),
        ("import pandas as pd\nwarnings.warn('soon', pd.errors.Pandas4Warning)", "Pandas4Warning"),
    ],
)
def test_a_warning_of_pandas_stops_a_notebook_whichever_kind_it_is(code, kind):
    with pytest.raises(Warning, match=r".+") as error:
        run(f"import warnings\n{code}", 1, "notebook.md", {})
    assert type(error.value).__name__ == kind
