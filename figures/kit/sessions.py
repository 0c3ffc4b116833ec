"""Lines of code, and below or beside each what was shown: a value, an error, a warning.

The code stands left and the answer right, on the code's own last line where both fit.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from figures.kit.bound import Value
from figures.kit.canvas import Canvas, Paint, Shown, canvas, width_of
from figures.kit.illustration import Illustration, label
from figures.kit.labels import Label
from figures.kit.shapes import polyline
from figures.kit.text import MIDDLE, words
from figures.kit.theme import colour

SIZE, LINE, PADDING, LEFT, GAP = 15.0, 22.0, 7.0, 4.0, 16.0
CODE = "semibold"
DTYPE = re.compile(r"np\.\w+|dtype='\w+'")
NUMBER = re.compile(r"\b(?:nan|inf)\b|-?\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Line:
    """A line of an answer."""

    text: Value | Label
    role: str


def session(trace: Value, width: int, **more: dict[str, Value]) -> Illustration:
    """The picture of a session, its facts and claims with it.

    Args:
        trace: a bound `Session`.
        width: in pixels.
        more: facts and claims.
    """
    answers = [*trace.answers]
    drawing = canvas(width, round(draw(None, trace, width)))
    draw(drawing, trace, width)
    first, last = answers[0], answers[-1]
    alt = label(
        "Lines of code, each with what pandas shows for it, from “{first}” to “{last}”.",
        first=first.lines[-1],
        last=last.lines[-1],
    )
    return Illustration(drawing, alt=alt, **more)


def shown(trace: Value) -> list[str]:
    """What is shown for each code, in order; "" where nothing is."""
    return [str(each.shown) for each in trace.answers]


def numbers(text: str) -> list[float]:
    """All numbers that a text shows, holes and infinity among them, without names of dtypes."""
    return [float(each) for each in NUMBER.findall(DTYPE.sub("", text))]


def refused(trace: Value) -> list[str]:
    """The class of each error, in order; "" where there is none."""
    return [str(each.refusal) for each in trace.answers]


def warned(trace: Value) -> list[str]:
    """The class of each warning, in order; "" where there is none."""
    return [str(each.warning) for each in trace.answers]


def draw(drawing: Canvas | None, trace: Value, width: int) -> float:
    """Draw a session, or nothing if there is no drawing; how high it is."""
    y = 2.0
    for line in trace.given_lines:
        if drawing:
            _write(drawing, line, LEFT, y + PADDING, "dim", kind="")
        y += LINE
    y += 2 * PADDING if trace.given else 0
    for number, answer in enumerate(trace.answers):
        if number or trace.given:
            _rule(drawing, width, y)
        y = _answer(drawing, answer, width, y + PADDING) + PADDING
    return y + 2


def _answer(drawing: Canvas | None, answer: Value, width: int, y: float) -> float:
    codes, shown = [*answer.lines], [*_shown(answer)]
    used = width_of(codes[-1], SIZE, CODE) + width_of(shown[0].text, SIZE)
    fits = len(shown) == 1 and used + GAP + 2 * LEFT <= width
    below = len(codes) - fits
    if drawing:
        for number, code in enumerate(codes):
            _write(drawing, code, LEFT, y + number * LINE, "context", CODE)
        for number, line in enumerate(shown):
            top = y + (below + number) * LINE
            kind = "" if isinstance(line.text, Label) else "session"
            _write(drawing, line.text, width - LEFT, top, line.role, anchor="end", kind=kind)
    return y + (below + len(shown)) * LINE


def _shown(answer: Value) -> Iterator[Line]:
    """The lines of what is shown: an error's class, or the value and a warning's class."""
    if answer.refusal:
        yield Line(answer.refusal, "error")
        return
    if answer.shown:
        yield from (Line(line, "text") for line in answer.shown_lines)
    else:
        yield Line(label("nothing is shown"), "dim")
    if answer.warning:
        yield Line(answer.warning, "error")


def _write(
    drawing: Canvas,
    text: Value | Label,
    x: float,
    top: float,
    role: str,
    weight: str = "regular",
    anchor: str = "start",
    kind: str = "session",
) -> None:
    y = top + LINE / 2 + MIDDLE * SIZE
    words(drawing, text, x, y, role, size=SIZE, weight=weight, anchor=anchor, kind=kind)


def _rule(drawing: Canvas | None, width: int, y: float) -> None:
    if drawing:
        path = polyline([(LEFT, y), (width - LEFT, y)])
        drawing.path(path, Paint(stroke=colour("line"), line=1.0), Shown(kind="rule"))
