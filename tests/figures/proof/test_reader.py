"""The reader finds what a finished drawing says wrongly, and nothing in a true one."""

import json
import re
from dataclasses import replace

import numpy as np
import pytest
import torch

from figures.kit.arcs import arcs, ribbons
from figures.kit.canvas import canvas
from figures.kit.charts import Axis, Curve, bars_across, curves, frame
from figures.kit.illustration import label
from figures.kit.labels import position
from figures.kit.matrices import cell_scale, legend, matrix
from figures.kit.shapes import Place
from figures.kit.text import shares, words
from figures.kit.tokens import columns, token_row
from figures.kit.vectors import scale_for, stack, vector
from figures.proof.reader import read_alone, read_product

CENTRES = columns(4, 8, 352)


def draw_numbers(drawing, trace):
    for row, share in enumerate(shares(trace.look.weights[1])):
        words(drawing, share, 100, 40 + 30 * row)
        words(drawing, trace.french[row], 20, 40 + 30 * row)
    words(drawing, label("loss {l:.3f}", l=trace.loss), 20, 200)
    words(drawing, label("head {h}", h=position(2)), 20, 230)
    words(drawing, label("in 2014", declared="the year of the paper"), 20, 260)
    words(drawing, label("… and so on"), 20, 290, "dim")


def draw_vectors(drawing, trace):
    scale = scale_for(trace.states)
    token_row(drawing, trace.french, 220, centres=CENTRES)
    for state, across in zip(trace.states, CENTRES, strict=True):
        vector(drawing, state, Place(across - 36, 20, 72, 60), "encoder", scale)


def draw_stack(drawing, trace):
    states, weights = list(trace.states), list(trace.look.weights[1])
    scale = scale_for(trace.states)
    stack(drawing, states, weights, Place(40, 20, 72, 60), "context", scale)


def draw_ribbons(drawing, trace):
    above = token_row(drawing, trace.french, 4, centres=CENTRES)
    below = token_row(drawing, trace.english, 200, centres=columns(3, 8, 352))
    ribbons(drawing, trace.look.weights, above, below)


def draw_arcs(drawing, trace):
    row = token_row(drawing, trace.french, 200, centres=CENTRES)
    arcs(drawing, trace.look.weights[1], row, 1)


def draw_matrix(drawing, trace):
    scale = cell_scale(trace.look.scores, signed=True)
    place = Place(80, 40, 240, 150)
    matrix(drawing, trace.look.scores, place, scale, rows=trace.english, columns=trace.french)
    legend(drawing, scale, 80, 220, 160, ".1f")


def draw_curves(drawing, trace):
    across, up = Axis(0, 25, (0, 10, 20), ".0f"), Axis(0, 1, (0, 0.5, 1), ".0%")
    made = frame(drawing, Place(50, 40, 200, 160), across, up)
    lines = [
        Curve(trace.lengths, part.share, label(name), role, part.low, part.high)
        for part, name, role in (
            (trace.attentive, "attention", "context"),
            (trace.plain, "without", "encoder"),
        )
    ]
    curves(drawing, made, lines)


def draw_bars(drawing, trace):
    place = Place(100, 20, 180, 90)
    row = trace.look.weights[0]
    bars_across(drawing, trace.french, row, place, "decoder", spec=".1%")


DRAWINGS = {
    "numbers": draw_numbers,
    "vectors": draw_vectors,
    "stack": draw_stack,
    "ribbons": draw_ribbons,
    "arcs": draw_arcs,
    "matrix": draw_matrix,
    "curves": draw_curves,
    "bars": draw_bars,
}
FAULTS = [
    ("numbers", r"−0\.002", "−0.003", "text"),
    ("numbers", r"−0\.002", "0.002", "text"),
    ("numbers", r">noir<", ">chat<", "text"),
    ("numbers", r"french\[2\]\"", 'french[1]"', "text"),
    ("numbers", r'format="\.3f"', 'format=".2f"', "text"),
    ("numbers", r'data-position="2"', 'data-position="3"', "position"),
    ("numbers", r">in 2014<", ">in 46%<", "unbound"),
    ("numbers", r">loss <", ">twice the loss <", "unbound"),
    ("numbers", r' data-source="loss"', "", "unbound"),
    ("numbers", r'<text x="20" y="40".*?</text>', "", "complete"),
    ("vectors", r"height:25/", "height:24/", "height"),
    ("vectors", r'"states\[0\]"', '"states[1]"', "height"),
    ("vectors", r' data-source="states\[0\]"', "", "unbound"),
    ("vectors", r'<path [^>]*data-source="states\[0\]"/>', "", "complete"),
    ("vectors", r'(data-role="bars")', r'\1 opacity="0"', "unknown"),
    ("vectors", r'fill="var\(--im-encoder-ink\)" (data-role="bars")', r"\1", "visible"),
    ("numbers", r"--im-dim(\)[^>]*>… and so on)", r"--im-token-ink\1", "name"),
    ("vectors", r'data-role="midline"', 'data-role="rule"', "midline"),
    ("vectors", r'(x="51)"', r'\g<1>.9"', "position"),
    ("stack", r'data-stack="1"', 'data-stack="2"', "stack"),
    ("stack", r"weights\[1, 1\]", "weights[1, 2]", "height"),
    ("ribbons", r"weights\[1, 2\]", "weights[2, 1]", "complete"),
    ("ribbons", r'stroke-linecap="butt"', "", "length"),
    ("ribbons", r"stroke-width:12/1", "stroke-width:13/1", "width"),
    ("arcs", r"weights\[1, 2\]\"", 'weights[1, 3]"', "complete"),
    ("matrix", r'fill-opacity="\.\d+"', 'fill-opacity=".999"', "opacity"),
    ("matrix", r'"var\(--im-negative\)"', '"var(--im-positive)"', "hue"),
    ("matrix", r'<path [^>]*data-role="minus"/>', "", "sign"),
    ("matrix", r"signed-opacity:1/\d", "signed-opacity:1/9", "opacity"),
    ("matrix", r">le<(.*)>chat<", r">chat<\1>le<", "text"),
    ("curves", r">50%<", ">60%<", "axis"),
    ("curves", r">10<", ">11<", "axis"),
    ("curves", r'data-across="lengths"', 'data-across="plain.low"', "point"),
    ("curves", r'0\.\.25(" data-format="\.0f">10<)', r"0..26\1", "axis"),
    ("curves", r">attention<(.*)>without<", r">without<\1>attention<", "name"),
    ("curves", r'"dots"', '"curve"', "complete"),
    ("bars", r"x:100\+180/0\.\.1", "x:100+170/0..1", "length"),
    ("bars", r"weights\[0, 1\]\"/", 'weights[0, 2]"/', "length"),
    ("bars", r"bar look", "bar look.weights[1]; bar look", "complete"),
]


@pytest.fixture
def fragment(sheet, trace, finished):
    def make(name):
        DRAWINGS[name](sheet, trace)
        return finished(sheet)

    return make


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_true_drawing_has_no_differences(name, fragment, raw):
    assert read_alone(fragment(name), raw) == []


@pytest.mark.parametrize(("name", "pattern", "new", "rule"), FAULTS)
def test_a_fault_is_found(name, pattern, new, rule, fragment, rules, changed):
    assert rule in rules(changed(fragment(name), pattern, new))


@pytest.mark.parametrize("name", ["numbers", "matrix", "bars"])
def test_every_printed_number_off_by_one_in_the_last_place_is_seen(name, fragment, rules):
    text = fragment(name)
    bound = list(re.finditer(r'data-format="[^"]*">[^<]*?(\d)%?<', text))
    assert bound
    for found in bound:
        digit = str((int(found[1]) + 1) % 10)
        wrong = text[: found.start(1)] + digit + text[found.end(1) :]
        assert rules(wrong), found[0]


@pytest.mark.parametrize("name", ["vectors", "ribbons", "matrix", "curves", "bars"])
def test_a_drawing_of_another_trace_is_seen(name, fragment, raw):
    states = torch.tanh(torch.randn(4, 5, generator=torch.Generator().manual_seed(9)))
    moved = {part: replace(getattr(raw, part), share=torch.rand(3)) for part in ("plain",)}
    look = replace(raw.look, weights=raw.look.weights.flip(1), scores=raw.look.scores + 0.5)
    assert read_alone(fragment(name), replace(raw, states=states, look=look, **moved))


def test_labels_that_change_places_with_their_sources_are_seen(fragment, rules):
    text = fragment("matrix")
    one, other = (
        re.search(rf'<text x="([\d.]+)"[^>]*>{word}<', text)[1] for word in ("le", "noir")
    )
    swapped = re.sub(rf'x="{one}"([^>]*>le<)', rf'x="{other}"\1', text)
    swapped = re.sub(rf'x="{other}"([^>]*>noir<)', rf'x="{one}"\1', swapped)
    assert "position" in rules(swapped)


def test_a_transposed_matrix_is_seen(trace, raw, finished):
    drawing = canvas(360, 300)
    scale, place = cell_scale(trace.look.weights, limit=1), Place(80, 40, 240, 200)
    turned = trace.look.weights[:, :3].T
    matrix(drawing, turned, place, scale, rows=trace.english, columns=trace.french[0:3])
    assert "position" in {found.rule for found in read_alone(finished(drawing), raw)}


def test_a_row_of_shares_is_shown_whole_or_says_what_it_leaves_out(trace, raw, finished):
    drawing = canvas(360, 300)
    row = trace.look.weights[0, 1:3]
    bars_across(drawing, trace.french[1:3], row, Place(100, 20, 180, 90), "key", spec=".1%")
    assert {found.rule for found in read_alone(finished(drawing), raw)} == {"complete"}
    drawing.sets[0] += " elision:the two nouns"
    assert read_alone(finished(drawing), raw) == []


def test_the_alt_text_says_what_it_lists(sheet, trace, raw, finished, changed):
    DRAWINGS["bars"](sheet, trace)
    alt = label("“{w}” gets {s:.1%}.", w=trace.french[1], s=trace.look.weights[0, 1])
    text = finished(sheet, alt)
    assert read_alone(text, raw) == []
    for pattern, new in [
        (r"“chat” gets", "“noir” gets"),
        (r"gets ", "gets −"),
        (r"gets", "gets twice"),
        (r'; look.weights\[0, 1\]\|\.1%"', '"'),
        (r'data-spoken="french\[1\]\|; ', 'data-spoken="'),
    ]:
        rules = {found.rule for found in read_alone(changed(text, pattern, new), raw)}
        assert "spoken" in rules, pattern


def test_all_vectors_of_a_drawing_have_one_scale_unless_it_is_named(trace, raw, finished):
    def drawn(named):
        drawing = canvas(360, 200)
        one, other = scale_for(trace.states), scale_for(trace.look.scores, named=named)
        vector(drawing, trace.states[0], Place(20, 20, 72, 60), "encoder", one)
        vector(drawing, trace.look.scores[0], Place(120, 20, 72, 60), "query", other)
        return {found.rule for found in read_alone(finished(drawing), raw)}

    assert drawn("") == {"scale"}
    assert drawn("scores") == set()


def test_the_numbers_and_the_file_say_the_same_as_the_page(fragment, raw):
    text = fragment("ribbons")
    weights = np.asarray(raw.look.weights).tolist()
    elements = [
        {
            "source": f"examples/example/one:look.weights[{row}, {column}]",
            "value": weights[row][column],
            "scale": "stroke-width:12/1",
        }
        for row in range(3)
        for column in range(4)
    ]
    for name, tokens in (("french", raw.french), ("english", raw.english)):
        for place, word in enumerate(tokens):
            one = {"source": f"examples/example/one:{name}[{place}]", "value": word, "drawn": word}
            elements.append(one)
    numbers = {"example": "examples.example:one", "alt": "What it shows.", "elements": elements}

    def read(**wrong):
        content = json.dumps(numbers | wrong).encode()
        return {d.rule for d in read_product({".html": text.encode(), ".json": content}, raw)}

    assert read() == set()
    assert read(elements=elements[1:]) == {"numbers"}
    assert read(elements=[*elements, elements[0]]) == {"numbers"}
    off = {**elements[0], "value": float(np.nextafter(weights[0][0], 1))}
    assert read(elements=[off, *elements[1:]]) == {"numbers"}
    assert read(example="examples.example:two") >= {"source"}
    assert read(alt="Something else.") == {"spoken"}
    fact = {"value": 0.5, "source": "examples/example/one:loss"}
    assert read(facts={"loss": fact}) == {"numbers"}
    assert read(facts={"loss": fact | {"value": -0.0022}}) == set()
    assert "unknown" in {
        found.rule for found in read_product({".html": text.encode(), ".svg": b"<svg"}, raw)
    }


@pytest.mark.parametrize(
    ("pattern", "new", "rule"),
    [
        (r"</svg>", '<image href="x"/></svg>', "unknown"),
        (r"</svg>", "<style>path{opacity:0}</style></svg>", "unknown"),
        (r"</svg>", '<path d="M9 9h20v30h-20z" fill="var(--im-context-ink)"/></svg>', "unbound"),
        (r"</svg>", '<text x="9" y="9" font-size="16">46%</text></svg>', "unbound"),
        (r"</svg>", "46%</svg>", "unknown"),
        (r"</figure>", "<p>46%</p></figure>", "unbound"),
        (r"viewBox=\"0 0 360 300\"", 'viewBox="0 0 360 100"', "visible"),
        (r'data-marks="\d+"', 'data-marks="1"', "complete"),
        (r'data-sets="[^"]*"', "", "complete"),
    ],
)
def test_nothing_may_be_added_hidden_or_kept_silent(pattern, new, rule, fragment, raw, changed):
    text = changed(fragment("ribbons"), pattern, new)
    assert rule in {found.rule for found in read_product({".html": text.encode()}, raw)}


def test_a_page_without_a_drawing_is_no_proof(raw):
    assert read_alone("<p>nothing</p>", raw)


def test_a_difference_says_what_is_drawn_and_what_was_computed(fragment, raw, changed):
    (found,) = read_alone(changed(fragment("numbers"), r"−0\.002", "−0.004"), raw)
    assert str(found) == ("“loss −0.004” in a-b-c: text of loss: drawn “−0.004”, computed “−0.002”")
