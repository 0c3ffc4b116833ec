"""Words and numbers in a figure."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from figures.kit.bound import Numbers, Value
from figures.kit.canvas import BODY, Canvas, TextMark, width_of
from figures.kit.data import elements
from figures.kit.fonts import ASCENT, DESCENT, text_width
from figures.kit.labels import Label, Part, Printed, as_label, in_english, label, print_number
from figures.kit.shapes import Place
from figures.kit.theme import colour

LINE_HEIGHT = 1.3  # of the size
MIDDLE = 0.34  # of the size: a baseline this far below a line centres the text on it


def words(
    drawing: Canvas,
    text: Value,
    x: float,
    y: float,
    role: str = "text",
    *,
    size: float = BODY,
    weight: str = "regular",
    anchor: str = "start",
    small: str = "",
    kind: str = "",
    turned: bool = False,
    names: Value = None,
) -> Place:
    """Write a label or a word of the trace on one line, its baseline at y (turned: at x).

    `names` are the values that the text names: it stands over their column or at their curve.
    """
    mark = drawing.text(
        text,
        x,
        y,
        ink=colour(role),
        size=size,
        weight=weight,
        anchor=anchor,
        small=small,
        kind=kind,
        turned=turned,
        names=names,
    )
    return _place(mark)


def _place(mark: TextMark) -> Place:
    box = mark.box
    return Place(box.left, box.top, box.right - box.left, box.bottom - box.top)


def axis_number(
    drawing: Canvas,
    value: float,
    spec: str,
    x: float,
    y: float,
    anchor: str = "middle",
    *,
    scale: str,
) -> Place:
    """Write a number of an axis: the one kind of number that is no element of the trace."""
    text = (Part(print_number(value, spec)),)
    said = {"data-scale": scale, "data-format": spec}
    ink = colour("dim")
    return _place(
        drawing.text(text, x, y, ink=ink, size=15, anchor=anchor, kind="axis", attributes=said)
    )


def axis_scale(kind: str, start: float, length: float, low: float, high: float) -> str:
    """How a finished drawing states which numbers stand at which pixels."""
    return f"{kind}:{start:.9g}{length:+.9g}/{low:.9g}..{high:.9g}"


def note(
    drawing: Canvas,
    text: Label,
    x: float,
    y: float,
    width: float,
    role: str = "dim",
    *,
    size: float = 15.0,
    weight: str = "regular",
    anchor: str = "start",
) -> Place:
    """Write a label on as many lines as it needs; y is the first baseline."""
    text = as_label(text)
    lines = wrap(text, width, size, weight)
    for number, line in enumerate(lines):
        drawing.text(
            line,
            x,
            y + number * size * LINE_HEIGHT,
            ink=colour(role),
            size=size,
            weight=weight,
            anchor=anchor,
            attributes=in_english(text),
        )
    height = (ASCENT + DESCENT) * size + (len(lines) - 1) * size * LINE_HEIGHT
    left = x - width * {"start": 0, "middle": 0.5, "end": 1}[anchor]
    return Place(left, y - ASCENT * size, width, height)


def wrap(text: Label, width: float, size: float, weight: str) -> list[tuple[Part, ...]]:
    """Cut a label after spaces into lines no wider than `width`; a value is never cut."""
    lines: list[list[Part]] = [[]]
    for chunk in _chunks(text.parts):
        drawn = "".join(part.text for part in [*lines[-1], *chunk]).rstrip()
        if lines[-1] and text_width(drawn, size, weight) > width:
            lines.append([])
        lines[-1] += chunk
    return [_merged(line) for line in lines]


def shares(weights: Numbers) -> list[Label]:
    """The weights of a softmax row as whole per cents that sum to 100 as printed.

    Each is rounded down, then those with the largest remainders get the missing points.
    """
    numbers = elements(weights)
    exact = np.array([number.value for number in numbers], dtype=float) * 100
    points = np.floor(exact).astype(int)
    missing = round(exact.sum()) - points.sum()
    points[np.argsort(points - exact, kind="stable")[:missing]] += 1
    rule = ".0%, largest remainder"
    pairs = zip(numbers, points.tolist(), strict=True)
    return [label("{share}", share=Printed(number, f"{point}%", rule)) for number, point in pairs]


def widest(texts: Sequence[Value], size: float = BODY, weight: str = "regular") -> float:
    """The width of the widest of some labels or words."""
    return max(width_of(text, size, weight) for text in texts)


def _chunks(parts: Sequence[Part]) -> list[list[Part]]:
    """The parts in runs that must stay on one line: each ends with a space of plain words."""
    chunks: list[list[Part]] = [[]]
    for part in parts:
        texts = _words_with_spaces(part.text) if _is_plain(part) else [part.text]
        for piece in (replace(part, text=text) for text in texts):
            chunks[-1].append(piece)
            if _is_plain(piece) and piece.text.endswith(" "):
                chunks.append([])
    return [chunk for chunk in chunks if chunk]


def _is_plain(part: Part) -> bool:
    return part.value is None and part.position is None and not part.declared


def _words_with_spaces(text: str) -> list[str]:
    """Cut after every space, so that the pieces joined are the text."""
    pieces = text.split(" ")
    return [piece for piece in [*(f"{piece} " for piece in pieces[:-1]), pieces[-1]] if piece]


def _merged(line: Sequence[Part]) -> tuple[Part, ...]:
    merged: list[Part] = []
    for part in line:
        if merged and _is_plain(part) and _is_plain(merged[-1]):
            merged[-1] = Part(merged[-1].text + part.text)
        else:
            merged.append(part)
    if merged and _is_plain(merged[-1]):
        merged[-1] = Part(merged[-1].text.rstrip())
    return tuple(part for part in merged if part.text)
