"""The table beside every drawing: what it says in words, and what a wrong one is caught at."""

import csv
import json
from dataclasses import dataclass
from io import StringIO
from typing import Annotated

import pytest
import torch
from jaxtyping import Float
from torch import Tensor

from figures.engine.fragments import Drawn
from figures.engine.tabular import table
from figures.kit import svg
from figures.kit.bound import bind
from figures.kit.canvas import canvas
from figures.kit.illustration import Illustration, label
from figures.kit.languages import read_language, speaking
from figures.kit.shapes import Place
from figures.kit.text import words
from figures.kit.vectors import scale_for, vector
from figures.proof.reader import read_product

ROOT = "pond/one"
GERMAN = """
[language]
direction = "ltr"
decimal = ","
[words]
"A look." = "Ein Blick."
"mark" = "Zeichen"
"quantity" = "Größe"
"row" = "Zeile"
"column" = "Spalte"
"shown" = "gezeigt"
"value" = "genauer Wert"
"source" = "Herkunft"
"word" = "Wort"
"number" = "Zahl"
"bars" = "Balken"
"french" = "Französisch"
"weight" = "Gewicht"
"states" = "Zustände"
"n words" = "Wörter"
"head" = "Kopf"
"key" = "Stelle"
"""


@dataclass(frozen=True)
class Trace:
    french: Annotated[tuple[str, ...], "axis: source key"]
    weights: Annotated[Float[Tensor, "head key"], "called: weight"]
    states: Float[Tensor, "source d_hidden"]
    n_words: int


RAW = Trace(
    ("le", 'dit "oui, non"', "le"),
    torch.tensor([[0.25, 0.5, 0.25], [0.0, -1.5, 1.0]]),
    torch.tensor([[0.5, -0.5], [1.0, 0.125], [0.25, 0.75]]),
    3,
)


def drawing(*shown):
    """A drawing of some parts of the trace."""
    sheet, trace = canvas(360, 300), bind(RAW, root=ROOT)
    parts = {
        "word": lambda: words(sheet, trace.french[0], 20, 40),
        "third": lambda: words(sheet, trace.french[2], 220, 40),
        "quoted": lambda: words(sheet, trace.french[1], 20, 60),
        "weight": lambda: words(sheet, label("{w:.2f}", w=trace.weights[0, 0]), 20, 80),
        "second": lambda: words(sheet, label("{w:.2f}", w=trace.weights[1, 1]), 220, 80),
        "count": lambda: words(sheet, label("{n:d}", n=trace.n_words), 20, 200),
        "state": lambda: vector(
            sheet, trace.states[0], Place(20, 100, 80, 60), "encoder", scale_for(trace.states)
        ),
    }
    for name in shown:
        parts[name]()
    return Illustration(sheet, label("A look."))


def rows(content):
    return [*csv.reader(StringIO(content.decode("utf-8-sig"), newline=""))]


def outputs(*illustrations, has_steps=False):
    """A fragment, its table and its numbers, as they are published."""
    drawn = Drawn("Looks.", illustrations)
    parts = (svg.inline(i.drawing, f"a/b/{n}", i.alt) for n, i in enumerate(illustrations))
    html = f'<figure id="a-b-c">{"".join(parts)}<a href="file/a/b/c.csv">all</a></figure>'
    return {".html": html.encode(), ".csv": table(drawn, RAW, has_steps)}


def found(files):
    return [(each.rule, each.drawn, each.computed) for each in read_product(files, RAW)]


def test_every_row_says_in_words_where_its_number_belongs():
    content = outputs(drawing("word", "weight", "second", "state", "count"))[".csv"]
    assert rows(content) == [
        ["mark", "quantity", "row", "column", "shown", "value", "source"],
        ["word", "french", "1", "", "le", "le", "pond/one:french[0]"],
        ["number", "weight", "head 1", "le (1)", "0.25", "0.25", "pond/one:weights[0, 0]"],
        ["number", "weight", "head 2", "key 2", "−1.50", "-1.5", "pond/one:weights[1, 1]"],
        ["bars", "states", "le (1)", "1", "", "0.5", "pond/one:states[0, 0]"],
        ["bars", "states", "le (1)", "2", "", "-0.5", "pond/one:states[0, 1]"],
        ["number", "n words", "", "", "3", "3", "pond/one:n_words"],
    ]


def test_spreadsheets_and_programs_can_open_it():
    content = outputs(drawing("quoted"))[".csv"]
    assert content.startswith("\ufeffmark,".encode())
    assert b'"dit ""oui, non"""' in content
    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n") == 2
    assert rows(content)[1][4:6] == [RAW.french[1]] * 2


def test_the_rows_of_a_film_stand_step_by_step():
    content = outputs(drawing("word"), drawing("word", "weight"), has_steps=True)[".csv"]
    assert [row[:2] for row in rows(content)] == [
        ["step", "mark"],
        ["1", "word"],
        ["2", "word"],
        ["2", "number"],
    ]


def test_what_a_figure_draws_at_both_widths_has_one_row():
    content = outputs(drawing("word"), drawing("word", "state"))[".csv"]
    assert [row[0] for row in rows(content)[1:]] == ["word", "bars", "bars"]


def test_a_true_table_is_accepted():
    assert found(outputs(drawing("word", "third", "weight", "second", "state", "count"))) == []
    assert found(outputs(drawing("word"), drawing("state"))) == []


def values_exchanged(table):
    table[-1][5], table[-2][5] = table[-2][5], table[-1][5]


def rows_renamed(table):
    table[-1][3], table[-2][3] = table[-2][3], table[-1][3]


def digit_off(table):
    table[1][4] = "0.26"


def value_rounded(table):
    table[-1][5] = "0"


def words_exchanged(table):
    table[1][2] = "head 2"


def quantity_renamed(table):
    table[1][1] = "score"


def mark_renamed(table):
    table[1][0] = "bar"


def source_of_another(table):
    table[-1][6] = "pond/one:states[1, 1]"


def row_dropped(table):
    table.pop()


def row_added(table):
    table.append(table[-1])


def order_changed(table):
    table[1], table[2] = table[2], table[1]


def heading_changed(table):
    table[0][5], table[0][4] = table[0][4], table[0][5]


SPOILERS = (
    *(values_exchanged, rows_renamed, digit_off, value_rounded, words_exchanged, quantity_renamed),
    *(mark_renamed, source_of_another, row_dropped, row_added, order_changed, heading_changed),
)


@pytest.mark.parametrize("spoil", SPOILERS, ids=lambda spoil: spoil.__name__)
def test_a_wrong_table_is_noticed(spoil):
    files = outputs(drawing("weight", "state"))
    content = rows(files[".csv"])
    spoil(content)
    text = StringIO(newline="")
    csv.writer(text).writerows(content)
    ((rule, drawn, computed),) = found({**files, ".csv": text.getvalue().encode()})
    assert rule == "table"
    assert drawn != computed


def test_a_table_of_another_drawing_is_noticed():
    files = outputs(drawing("weight"))
    others = outputs(drawing("second"))
    ((rule, drawn, computed),) = found({**files, ".csv": others[".csv"]})
    assert (rule, "-1.5" in drawn, "0.25" in computed) == ("table", True, True)


def test_a_page_that_leads_to_a_table_has_one():
    files = outputs(drawing("word"))
    content = {"example": "examples.pond:one", "alt": "A look.", "elements": []}
    files[".json"] = json.dumps(content).encode()
    del files[".csv"]
    assert ("table", "no table", "a table (CSV)") in found(files)


def test_a_translated_table_says_the_same():
    shown = drawing("word", "weight", "second", "state", "count")
    with speaking(read_language("de", "labels.toml", GERMAN)):
        files = outputs(drawing("word", "weight", "second", "state", "count"))
    assert rows(files[".csv"])[2][:6] == ["Zahl", "Gewicht", "Kopf 1", "le (1)", "0,25", "0.25"]
    assert rows(files[".csv"])[1][6] == rows(outputs(shown)[".csv"])[1][6]
    files[".table"] = GERMAN.encode()
    assert found(files) == []
    wrong = {**files, ".csv": files[".csv"].replace(b'"0,25"', b'"0,26"')}
    assert [rule for rule, *_ in found(wrong)] == ["table"]
    english = {**files, ".csv": files[".csv"].replace(b'"0,25"', b"0.25")}
    assert "translation" in [rule for rule, *_ in found(english)]
