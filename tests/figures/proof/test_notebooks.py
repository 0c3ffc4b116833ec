"""A published notebook: its page and files hold what its source says and what was answered."""

import json

import pytest

from figures.proof.notebooks import FILE, TO_RUN, events, notebook_entry, read_notebook
from figures.proof.record import compare

SOURCE = """---
title: Frogs
---

They leap.

```python
far = jump(2)
assert far > 10
torch.testing.assert_close(far, 12)
print("far:  12 < 13")
```

This far:

```python
table
```

```text
no cell
```
"""
CODE = [
    'far = jump(2)\nassert far > 10\ntorch.testing.assert_close(far, 12)\nprint("far:  12 < 13")',
    "table",
]
TABLE = "<div><style>td {}</style><table><tr><th>a</th><td>46%</td></tr></table></div>"
ANSWERS = [[{"printed": "far:  12 < 13\n"}], [{"text": "   a\n0  46%", "html": TABLE}]]
OUTPUTS = json.dumps(ANSWERS).encode()
SHOWN = ["<pre><samp>far:  12 &lt; 13</samp></pre>", "<table><th>a</th> <td>46%</td></table>"]
PAGE = "<article><h1>Frogs</h1>{}</article>".format(
    "".join(
        f'<div class="highlight"><pre><span></span><code>{code.replace("<", "&lt;")}\n'
        f'</code></pre></div><figure class="output">{shown}</figure><p>So it is.<br>'
        for code, shown in zip(CODE, SHOWN, strict=True)
    )
)


def filed(answers):
    """The file of the notebook, as Jupyter writes it."""
    kept = {"text/html": [TABLE], "text/plain": ["   a\n", "0  46%"]}
    outputs = [
        [{"output_type": "stream", "text": ["far:  12 < 13\n"]}],
        [{"output_type": "execute_result", "data": kept}],
    ]
    cells = [
        {
            "cell_type": "code",
            "source": code.splitlines(keepends=True),
            "outputs": one if answers else [],
        }
        for code, one in zip(CODE, outputs, strict=True)
    ]
    return json.dumps({"cells": [{"cell_type": "markdown", "source": []}, *cells]}).encode()


FILES = {FILE: filed(True), TO_RUN: filed(False)}


def read(page=PAGE, files=FILES, outputs=OUTPUTS):
    return [str(one) for one in read_notebook(SOURCE, outputs, page, files, "pond/notebook")]


def test_a_true_notebook_has_no_difference():
    assert read() == []


def test_cells_and_answers_are_read_in_their_order():
    assert [kind for kind, _ in events(PAGE)] == ["cell", "answer", "cell", "answer"]
    assert events(PAGE)[3] == ("answer", "a 46%")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("46%", "47%", "an answer in the page of pond/notebook: notebook: drawn a 47%"),
        (
            "<samp>far:  12 &lt; 13",
            "<samp>far:  12 &lt; 14",
            "drawn far: 12 < 14, computed far: 12 < 13",
        ),
        ("jump(2)", "jump(3)", "a cell in the page"),
        (f'<figure class="output">{SHOWN[1]}</figure>', "", "computed a 46%"),
        ("</article>", f'<figure class="output">{SHOWN[0]}</figure>', "computed nothing"),
    ],
)
def test_what_was_changed_on_the_page_is_told(old, new, said):
    assert old in PAGE
    (told,) = read(page=PAGE.replace(old, new))
    assert said in told


@pytest.mark.parametrize(
    ("suffix", "old", "new"),
    [(FILE, b"46%", b"47%"), (FILE, b"jump(2)", b"jump(3)"), (TO_RUN, b"jump(2)", b"jump(3)")],
)
def test_what_was_changed_in_a_file_is_told(suffix, old, new):
    changed = {**FILES, suffix: FILES[suffix].replace(old, new)}
    assert changed != FILES
    assert f"in pond/notebook{suffix}" in read(files=changed)[0]


def test_the_file_to_run_holds_no_answer():
    assert "pond/notebook-to-run.ipynb" in read(files={**FILES, TO_RUN: filed(True)})[0]


def test_a_file_that_is_not_there_is_told():
    assert len(read(files={TO_RUN: FILES[TO_RUN]})) >= len(CODE)


def test_the_record_keeps_every_answer_and_every_assertion():
    entry = notebook_entry(SOURCE, OUTPUTS)
    assert entry["answers"] == ["far: 12 < 13", "a", "0 46%"]
    assert entry["claims"] == ["assert far > 10", "torch.testing.assert_close(far, 12)"]


@pytest.mark.parametrize("dropped", ["assert far > 10\n", "torch.testing.assert_close(far, 12)\n"])
def test_an_assertion_that_was_dropped_is_missed(dropped):
    before, after = (
        {"products": {"pond/notebook": notebook_entry(text, OUTPUTS)}}
        for text in (SOURCE, SOURCE.replace(dropped, ""))
    )
    assert [*compare(before, before)] == []
    ((name, difference),) = compare(before, after)
    assert name == "pond/notebook"
    assert dropped.strip() in str(difference)
