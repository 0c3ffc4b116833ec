"""The finished drawing: small, the same every time, both themes in one, nothing unbound."""

import gzip
import re
import subprocess
import sys
from dataclasses import dataclass

import numpy as np
import pytest
import torch
from matplotlib.patches import Circle

from figures.kit import export
from figures.kit.bound import bind
from figures.kit.canvas import canvas, width_of
from figures.kit.labels import label
from figures.kit.numbers import compact_path, short
from figures.kit.shapes import Place
from figures.kit.svg import inline
from figures.kit.text import words
from figures.kit.theme import colours
from figures.kit.tokens import token_row
from figures.kit.vectors import scale_for, vector

AGAIN = """
import sys; sys.path[:0] = {path!r}
from figures.kit.canvas import canvas
from figures.kit.labels import label
from figures.kit.svg import inline
from figures.kit.text import words
drawing = canvas(360, 60)
words(drawing, label("encoder"), 20, 30, "encoder")
print(inline(drawing, "a/b/c", "alt"))
"""


@dataclass(frozen=True)
class Long:
    states: torch.Tensor


def two_words():
    drawing = canvas(360, 60)
    words(drawing, label("encoder"), 20, 30, "encoder")
    return drawing


def test_two_processes_write_the_same_bytes():
    runs = [
        subprocess.run(
            [sys.executable, "-c", AGAIN.format(path=sys.path)],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] == inline(two_words(), "a/b/c", "alt")


def test_drawing_an_export_does_not_change_the_drawing_of_the_page():
    drawing = two_words()
    before = inline(drawing, "a/b/c", "alt")
    export.png(drawing, "dark", 1)
    export.pdf(drawing, "dark")
    assert inline(drawing, "a/b/c", "alt") == before


def test_a_page_drawing_has_no_colour_of_its_own(trace, read):
    drawing = canvas(360, 60)
    token_row(drawing, trace.tokens, 10, state=["given", "predicted", "carried", "given"])
    text = read(drawing).text
    assert not re.search("#[0-9A-Fa-f]{3}", text)
    used = set(re.findall(r"var\((--[\w-]+)\)", text))
    assert {"--im-token-ink", "--im-token-fill", "--im-page"} == used
    assert used < {each.variable for each in colours()}


def test_every_drawing_of_a_page_has_its_own_id():
    narrow, wide = canvas(360, 20), canvas(720, 20)
    found = [inline(drawing, name, "alt") for drawing in (narrow, wide) for name in ("a/b", "a/c")]
    ids = [name for text in found for name in re.findall(r'\bid="([^"]*)"', text)]
    assert ids == ["im-a-b-360", "im-a-c-360", "im-a-b-720", "im-a-c-720"]


def test_the_alt_text_is_spoken_and_escaped():
    text = inline(canvas(360, 20), "a/b", 'a "b" < c')
    assert 'role="img" aria-label="a &quot;b&quot; &lt; c"' in text


def test_a_printed_number_carries_its_address_and_its_format(trace, read):
    drawing = canvas(360, 60)
    words(drawing, label("it is {x:.2f} now", x=trace.loss), 10, 30)
    drawn = read(drawing)
    (run,) = (part for part in drawn.svg.iter() if part.get("data-source"))
    assert (run.text, run.get("data-source"), run.get("data-format")) == ("−0.25", "loss", ".2f")
    assert drawn.texts() == ["it is −0.25 now"]
    assert drawn.svg.get("data-trace") == "example/one"


def test_what_was_drawn_past_the_canvas_is_an_error():
    drawing = two_words()
    drawing.figure.add_artist(Circle((0.5, 0.5), 0.1))
    with pytest.raises(ValueError, match="drawn past the canvas"):
        inline(drawing, "a/b/c", "alt")


def test_drawings_are_small(trace):
    drawing = canvas(360, 60)
    token_row(drawing, trace.tokens, 10)
    assert len(gzip.compress(inline(drawing, "a/b", "alt").encode())) <= 4096
    random = torch.Generator().manual_seed(0)
    bound = bind(Long(torch.randn(6, 256, generator=random)), "long")
    drawing, scale = canvas(360, 420), scale_for(bound.states)
    for row in range(6):
        vector(drawing, bound.states[row], Place(10, 10 + 68 * row, 340, 60), "encoder", scale)
    assert len(gzip.compress(inline(drawing, "a/b", "alt").encode())) <= 12 * 1024


def test_a_path_is_written_in_relative_steps_without_drift():
    steps = "".join(f"L {0.333 * number:.3f} {number % 2} \n" for number in range(1, 300))
    written = compact_path(f"M 0 0 \n{steps}")
    moves = re.findall(r"l([-.\d]+?)(?: |(?=-))([-.\d]+)", written)
    assert len(moves) == 299
    assert sum(float(across) for across, _ in moves) == pytest.approx(0.333 * 299, abs=0.005)
    assert compact_path("M 1 2 \nL 1 5 \nL 4.5 5 \nL 4.5 2 \nz\nM 6 2 \nL 7 3") == (
        "M1 2v3h3.5v-3zm5 0l1 1"
    )


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (-0.001, "0"),
        (0.5, ".5"),
        (-0.25, "-.25"),
        (12.0, "12"),
        (100, "100"),
        (1.005, "1"),
    ],
)
def test_numbers_are_as_short_as_two_decimals_allow(number, text):
    assert short(number) == text


def test_an_exported_svg_needs_nothing_else():
    data = export.standalone(two_words(), "the alt", "dark").decode()
    assert "<title>the alt</title>" in data
    assert "var(" not in data
    assert "url(data:font/woff2;base64," in data
    assert not re.search(r'(href|src)="', data)
    assert export.standalone(two_words(), "the alt", "dark").decode() == data


def test_exports_are_pixels_and_pages_of_the_asked_theme():
    import io

    from matplotlib.image import imread

    for theme, shade in (("light", 1.0), ("dark", 20 / 255)):
        pixels = imread(io.BytesIO(export.png(two_words(), theme, 2)))
        assert pixels.shape[:2] == (2 * (60 + 24), 2 * (360 + 24))
        assert pixels[0, 0, 0] == pytest.approx(shade, abs=0.01)
        inside = np.argwhere(np.abs(pixels[:, :, 0] - shade) > 0.3)
        (top, left), (bottom, right) = inside.min(axis=0) / 2 - 12, inside.max(axis=0) / 2 - 12
        assert 16 < top < 22 < bottom < 34
        assert 20 <= left < 22 < right < 21 + width_of(label("encoder"))
    page = export.pdf(two_words(), "light")
    assert page.startswith(b"%PDF")
    assert export.pdf(two_words(), "light") == page


def test_the_font_is_named_as_css_allows_unquoted():
    (names,) = re.findall('font-family="([^"]*)"', inline(canvas(360, 20), "a/b", "alt"))
    family, *rest = names.split(",")
    assert (family, rest) == ("Source Sans Pro", ["sans-serif"])
    assert all(re.fullmatch(r"[A-Za-z][\w-]*", word) for word in family.split())
