"""Layers: boxes in the fill of their role, with its corners, that can hold a vector."""

from figures.kit.bound import Numbers, Value
from figures.kit.canvas import BODY, Canvas, Paint, Shown
from figures.kit.shapes import Place, box
from figures.kit.text import MIDDLE, words
from figures.kit.theme import role
from figures.kit.vectors import BarScale, VectorPlace, vector

LINE = 1.3
TITLE = 24.0  # the height that a title takes above a vector


def layer(drawing: Canvas, place: Place, role_name: str, title: Value | None = None) -> Place:
    """Draw a layer with its title in the middle."""
    _outline(drawing, place, role_name)
    if title is not None:
        across, down = place.centre
        baseline = down + MIDDLE * BODY
        words(drawing, title, across, baseline, role_name, weight="semibold", anchor="middle")
    return place


def state_box(
    drawing: Canvas,
    values: Numbers,
    place: Place,
    role_name: str,
    scale: BarScale,
    title: Value | None = None,
) -> VectorPlace:
    """Draw a layer with the vector that it holds as bars inside it, under its title."""
    _outline(drawing, place, role_name)
    top = 0.0
    if title is not None:
        top = TITLE
        across, baseline = place.centre[0], place.y + TITLE - 4
        words(drawing, title, across, baseline, role_name, weight="semibold", anchor="middle")
    inside = Place(place.x + 1, place.y + top, place.width - 2, place.height - top)
    return vector(drawing, values, inside, role_name, scale, card=False)


def _outline(drawing: Canvas, place: Place, role_name: str) -> None:
    look = role(role_name)
    paint = Paint(fill=look.fill, stroke=look.ink, line=LINE)
    drawing.path(box(place, look.corners), paint, Shown(kind=f"layer {role_name}"))
