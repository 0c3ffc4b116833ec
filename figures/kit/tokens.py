"""Tokens: a given one is an outlined pill, a predicted one solid, a carried one dashed."""

from collections.abc import Sequence

from figures.kit.bound import Value
from figures.kit.canvas import BODY, Canvas, Paint, Shown, width_of
from figures.kit.labels import as_label
from figures.kit.shapes import Place, pill
from figures.kit.text import MIDDLE
from figures.kit.theme import colour, role

HEIGHT, PADDING, GAP, LINE = 32.0, 11.0, 8.0, 1.3
STATES = ("given", "predicted", "carried")
WEIGHT = "semibold"


def token_width(word: Value) -> float:
    """How wide the pill of a word is, in CSS pixels."""
    return max(width_of(word, BODY, WEIGHT) + 2 * PADDING, HEIGHT + 4)


def token(
    drawing: Canvas,
    word: Value,
    x: float,
    y: float,
    state: str = "given",
    *,
    role_name: str = "token",
    anchor: str = "start",
) -> Place:
    """Draw one word as a pill with its top at y; x is its left edge (or its middle, its end)."""
    if state not in STATES:
        raise ValueError(f"a token is {', '.join(STATES)}, not “{state}”")
    width = token_width(word)
    left = x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    place = Place(left, y, width, HEIGHT)
    drawing.path(pill(place), _paint(state, role_name), Shown(kind=f"token {state}"))
    ink = colour("page") if state == "predicted" else role(role_name).ink
    across, down = place.centre
    baseline = down + MIDDLE * BODY
    drawing.text(
        as_label(word), across, baseline, ink=ink, weight=WEIGHT, anchor="middle", kind="token"
    )
    return place


def token_row(
    drawing: Canvas,
    words: Sequence[Value],
    y: float,
    *,
    left: float = 0.0,
    right: float | None = None,
    centres: Sequence[float] = (),
    state: str | Sequence[str] = "given",
    role_name: str = "token",
) -> list[Place]:
    """Draw words side by side, centred and wrapped between two edges, or at given centres."""
    states = [state] * len(words) if isinstance(state, str) else list(state)
    if centres:
        spots = [(centre, y) for centre in centres]
    else:
        spots = _spots(words, y, left, drawing.width if right is None else right)
    return [
        token(drawing, word, *spot, each, role_name=role_name, anchor="middle")
        for word, spot, each in zip(words, spots, states, strict=True)
    ]


def columns(count: int, left: float, right: float) -> list[float]:
    """The centres of `count` equal columns between two edges."""
    step = (right - left) / count
    return [left + step * (number + 0.5) for number in range(count)]


def _spots(
    words: Sequence[Value], y: float, left: float, right: float
) -> list[tuple[float, float]]:
    spots: list[tuple[float, float]] = []
    for number, line in enumerate(_lines([token_width(word) for word in words], right - left)):
        across = (left + right - sum(line) - GAP * (len(line) - 1)) / 2
        for width in line:
            spots.append((across + width / 2, y + number * (HEIGHT + GAP)))
            across += width + GAP
    return spots


def _lines(widths: Sequence[float], room: float) -> list[list[float]]:
    lines: list[list[float]] = [[]]
    for width in widths:
        if lines[-1] and sum(lines[-1]) + GAP * len(lines[-1]) + width > room:
            lines.append([])
        lines[-1].append(width)
    return lines


def _paint(state: str, role_name: str) -> Paint:
    look = role(role_name)
    if state == "predicted":
        return Paint(fill=look.ink, stroke=look.ink, line=LINE)
    if state == "carried":
        return Paint(fill=colour("page"), stroke=look.ink, line=LINE, dash=(4, 3))
    return Paint(fill=look.fill, stroke=look.ink, line=LINE)
