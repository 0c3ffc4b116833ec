"""Points in a chart, and what is said about them: sticks, squares, a line, a boundary."""

from collections.abc import Iterator

from figures.kit.bound import Number, Numbers
from figures.kit.canvas import Canvas, DrawingError, Paint, Shown
from figures.kit.charts import Frame
from figures.kit.data import elements, require_number
from figures.kit.shapes import Pen, Point, circles, polyline
from figures.kit.theme import colour, role

DOT, STICK, LINE = 5.0, 3.0, 2.2  # pixels across
MANY = 200  # from so many points on, a point is a stroke of hardly any length with round ends
SHORT = 0.01  # half of that length: what has none is not printed


def points(
    drawing: Canvas,
    made: Frame,
    across: Numbers,
    values: Numbers,
    role_name: str,
    *,
    size: float = DOT,
    opacity: float = 1.0,
) -> None:
    """Draw a dot at every pair of numbers; `size` is how many pixels it is wide."""
    centres = list(_pairs(made, across, values))
    shown = Shown(values, made.scale, "points", across=across)
    drawing.declare("points", values)
    ink = colour(role_name)
    if len(centres) < MANY:
        drawing.path(circles(centres, size / 2), Paint(fill=ink, opacity=opacity), shown)
        return
    pen = Pen()
    for x, y in centres:
        pen.move(x - SHORT, y)
        pen.line(x + SHORT, y)
    mark = drawing.path(pen.path(), Paint(stroke=ink, line=size, opacity=opacity), shown)
    mark.artist.set_snap(False)  # moved to whole pixels, such strokes would be too short to print


def sticks(
    drawing: Canvas,
    made: Frame,
    across: Numbers,
    truths: Numbers,
    guesses: Numbers,
    role_name: str = "error",
) -> None:
    """Draw from every true value to its guess: as long as the error."""
    pen = Pen()
    for (x, y), (_, guess) in _ends(made, across, truths, guesses):
        pen.move(x, y)
        pen.line(x, guess)
    drawing.declare("sticks", truths, guesses)
    shown = Shown([truths, guesses], made.scale, "sticks", across=across)
    drawing.path(pen.path(), Paint(stroke=colour(role_name), line=STICK, cap="butt"), shown)


def squares(
    drawing: Canvas,
    made: Frame,
    across: Numbers,
    truths: Numbers,
    guesses: Numbers,
    role_name: str = "error",
) -> None:
    """Draw on every stick the square whose side it is: as large as the squared error."""
    pen = Pen()
    for (x, y), (_, guess) in _ends(made, across, truths, guesses):
        right = x + abs(guess - y)
        pen.move(x, y)
        for corner in ((right, y), (right, guess), (x, guess)):
            pen.line(*corner)
        pen.close()
    drawing.declare("squares", truths, guesses)
    look = role(role_name)
    shown = Shown([truths, guesses], made.scale, "squares", across=across)
    drawing.path(pen.path(), Paint(fill=look.fill, stroke=look.ink, line=1.0, opacity=0.6), shown)


def line(
    drawing: Canvas, made: Frame, weight: Number, bias: Number, role_name: str, *, dash: tuple = ()
) -> tuple[Point, Point]:
    """Draw weight · across + bias, as far as the frame goes; returns its ends."""
    slope, start = float(require_number(weight)), float(require_number(bias))
    return _straight(drawing, made, (slope, -1.0, start), [weight, bias], "line", role_name, dash)


def boundary(
    drawing: Canvas,
    made: Frame,
    weights: Numbers,
    bias: Number,
    role_name: str,
    *,
    dash: tuple = (),
) -> tuple[Point, Point]:
    """Draw where two weights and a bias make the score zero; returns its ends."""
    first, second = (float(each) for each in elements(weights))
    parts = (first, second, float(require_number(bias)))
    return _straight(drawing, made, parts, [weights, bias], "boundary", role_name, dash)


def _straight(
    drawing: Canvas,
    made: Frame,
    parts: tuple[float, float, float],
    shown: list,
    kind: str,
    role_name: str,
    dash: tuple,
) -> tuple[Point, Point]:
    crossings = sorted(_crossings(made, *parts))
    if len(crossings) < 2:
        raise DrawingError(f"the {kind} of {parts} does not cross the frame")
    ends = made.at(*crossings[0]), made.at(*crossings[-1])
    paint = Paint(stroke=colour(role_name), line=LINE, dash=dash, cap="butt")
    drawing.declare(kind, *shown)
    drawing.path(polyline(ends), paint, Shown(shown, made.scale, kind))
    return ends


def _crossings(made: Frame, a: float, b: float, c: float) -> Iterator[Point]:
    """Where a · x + b · y + c = 0 meets the edges of the frame."""
    across, up = made.across, made.up
    for x in (across.low, across.high):
        if b and up.low <= (y := -(a * x + c) / b) <= up.high:
            yield x, y
    for y in (up.low, up.high):
        if a and across.low <= (x := -(b * y + c) / a) <= across.high:
            yield x, y


def _pairs(made: Frame, across: Numbers, values: Numbers) -> Iterator[Point]:
    for x, y in zip(elements(across), elements(values), strict=True):
        yield made.at(float(x), float(y))


def _ends(
    made: Frame, across: Numbers, truths: Numbers, guesses: Numbers
) -> Iterator[tuple[Point, Point]]:
    yield from zip(_pairs(made, across, truths), _pairs(made, across, guesses), strict=True)
