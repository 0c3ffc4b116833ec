"""What readers get of a notebook: its page, and two files that Jupyter opens."""

import json

import nbformat
import pytest

from figures.engine.errors import EngineError
from figures.engine.notebook_pages import answered, files_of, read_notebook, shown
from figures.engine.paths import Project
from figures.engine.product import Product

NAME = "pond/notebook"
PRODUCT = Product(NAME, "notebook", "pond", "figures.engine.notebook", "make", f"docs/{NAME}.md", 1)
PAGE = """---
title: Frogs
description: How far they leap.
---

# Frogs

See [the article](../posts/pond.md#far), [below](#more) or [elsewhere](https://example.org).

```python
print("a < b")
```

<details class="closer" markdown>
<summary>Our answer</summary>

Here it is.

```python
6 * 7
```

</details>

The end.
"""
ANSWERS = [[{"printed": "a < b\nc\n"}], [{"text": "42"}]]
TABLE = """<div>
<style scoped>td {color: red}</style>
<table border="1" class="dataframe">
<thead><tr style="text-align: right;"><th></th><th>a</th></tr></thead>
</table>
</div>"""
SITE = "https://models.example/"


@pytest.fixture
def project(tmp_path):
    files = {
        f"docs/{NAME}.md": PAGE,
        f"docs/generated/{NAME}.outputs.json": json.dumps(ANSWERS),
        "docs/posts/pond.md": "---\nslug: the-pond\n---\n",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return Project(tmp_path)


@pytest.fixture
def files(project):
    """Both files, as Jupyter reads them: with answers, and without."""
    found = files_of(read_notebook(project, PRODUCT), project, SITE)
    assert [*found] == ["pond/notebook.ipynb", "pond/notebook-to-run.ipynb"]
    return [nbformat.reads(text, as_version=nbformat.NO_CONVERT) for text in found.values()]


def test_both_files_are_valid_notebooks_with_the_same_cells(files):
    for one in files:
        nbformat.validate(one)
    whole, bare = ([(cell.cell_type, cell.source) for cell in one.cells] for one in files)
    assert whole == bare
    assert [kind for kind, _ in whole] == ["markdown", "code", "markdown", "code", "markdown"]


def test_one_file_has_what_the_cells_answered_and_the_other_nothing(files):
    whole, bare = ([cell for cell in one.cells if cell.cell_type == "code"] for one in files)
    assert [cell.outputs[0].output_type for cell in whole] == ["stream", "execute_result"]
    assert [cell.execution_count for cell in whole] == [1, 2]
    assert [(cell.outputs, cell.execution_count) for cell in bare] == [([], None)] * 2


def test_links_of_a_file_lead_to_the_site_from_wherever_it_lies(files):
    text = files[0].cells[0].source
    assert f"[the article]({SITE}the-pond/#far)" in text
    assert f"[below]({SITE}pond/notebook/#more)" in text
    assert "[elsewhere](https://example.org)" in text


def test_what_is_folded_on_the_page_is_folded_in_the_file(files):
    _, first, words, second, end = files[0].cells
    assert "<summary>Our answer</summary>\n\nHere it is.\n\n</details>" in words.source
    assert second.metadata.jupyter == {"source_hidden": True, "outputs_hidden": True}
    assert "jupyter" not in first.metadata
    assert end.source == "The end."


def test_a_page_shows_each_answer_below_its_cell(project):
    notebook = read_notebook(project, PRODUCT)
    html = answered(PAGE, notebook)
    first, second = html.split("6 * 7")
    assert "a &lt; b&#10;c</samp>" in first
    assert "42</samp>" in second
    assert html.count("<figure") == 2


def test_an_answer_brings_no_style_of_its_own():
    (html,) = shown([{"html": TABLE, "text": "   a"}])
    assert "<th>a</th>" in html
    assert "<style" not in html
    assert "style=" not in html
    assert "border=" not in html


def test_headings_of_a_pivot_say_what_they_head_and_nothing_that_html_has_given_up():
    import pandas as pd

    table = pd.DataFrame({"a": [1, 2], "b": ["x", "y"], "c": [3, 4], "d": [5, 6], "e": ["u", "u"]})
    pivot = table.pivot_table(index=["e", "a"], columns="b", values=["c", "d"])
    (html,) = shown([{"html": pivot._repr_html_(), "text": "   c"}])
    assert "halign=" not in html
    assert "valign=" not in html
    assert html.count('<th scope="colgroup" colspan="2">') == len(["c", "d"])
    assert html.count('<th scope="rowgroup" rowspan="2">u</th>') == 1
    assert '<table class="answer">' in html


def test_a_printed_tag_is_shown_and_a_long_line_can_be_reached_by_keys():
    (html,) = shown([{"printed": "<script>alert(1)</script>\n"}])
    assert "<script" not in html
    assert "tabindex" not in html
    (html,) = shown([{"printed": "x" * 100}])
    assert '<pre tabindex="0">' in html
    assert [*shown([])] == []


@pytest.mark.parametrize("words", ["{= a.b.c | show =}", '--8<-- "a/b/c.html"'])
def test_words_that_a_file_could_not_show_are_refused_with_their_line(project, words):
    page = project.root / PRODUCT.path
    page.write_text(PAGE.replace("The end.", f"The end.\n\n{words}"), encoding="utf-8")
    with pytest.raises(EngineError, match=r"notebook\.md:27: a notebook prints what it computes"):
        read_notebook(project, PRODUCT)


def test_a_notebook_without_a_title_is_told(project):
    page = project.root / PRODUCT.path
    page.write_text(PAGE.replace("title: Frogs\n", ""), encoding="utf-8")
    with pytest.raises(EngineError, match="lacks “title”"):
        _ = read_notebook(project, PRODUCT).title
