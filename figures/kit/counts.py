"""Counts as dots: one for each thing that was counted, full where it came out well."""

from figures.kit.bound import Number
from figures.kit.canvas import Canvas, Paint, Shown
from figures.kit.data import require_number
from figures.kit.shapes import Place, circles
from figures.kit.theme import colour

STEP, RADIUS, LINE = 8.0, 2.6, 1.0  # pixels from dot to dot, of a dot, of its outline


def dots(
    drawing: Canvas, full: Number, all_of_them: Number, place: Place, role: str = "context"
) -> Place:
    """Draw a ring for each of them and fill the first `full`, row by row; only the width counts.

    The place that they took comes back.
    """
    total, filled = require_number(all_of_them), require_number(full)
    if int(filled) > int(total):
        raise ValueError(f"{filled.address} is {int(filled)}, more than {int(total)} of them")
    in_a_row = max(1, int(place.width // STEP))
    centres = [
        (place.x + STEP * (n % in_a_row + 0.5), place.y + STEP * (n // in_a_row + 0.5))
        for n in range(int(total))
    ]
    ink = colour(role)
    rows = -(-int(total) // in_a_row)
    if centres:
        drawing.declare("rings", total)
        shown = Shown(total, "count:1", "rings")
        drawing.path(circles(centres, RADIUS), Paint(stroke=ink, line=LINE), shown)
    if int(filled):
        drawing.declare("dots", filled)
        shown = Shown(filled, "count:1", "dots")
        drawing.path(circles(centres[: int(filled)], RADIUS), Paint(fill=ink), shown)
    return Place(place.x, place.y, place.width, rows * STEP)
