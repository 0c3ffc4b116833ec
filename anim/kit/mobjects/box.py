"""Boxes: a layer of a network, or the card on which a vector lies."""

from anim.kit.mobjects.shape import Shape
from figures.kit.canvas import Paint, Shown
from figures.kit.shapes import Place, box
from figures.kit.theme import colour
from figures.kit.theme import role as role_named

_LINE, _GHOST_CORNER = 1.3, 8


class Box(Shape):
    """A rectangle in the fill, the ink and the corners of its role; sizes in CSS pixels."""

    def __init__(
        self, width: float, height: float, role: str, opacity: float = 1.0, kind: str = "layer"
    ) -> None:
        look = role_named(role)
        paint = Paint(fill=look.fill, stroke=look.ink, line=_LINE, opacity=opacity)
        outline = box(Place(-width / 2, -height / 2, width, height), look.corners)
        super().__init__(outline, paint, Shown(kind=f"{kind} {role}" if kind == "layer" else kind))


class Ghost(Shape):
    """An empty outline where something will come to stand; sizes in CSS pixels."""

    def __init__(self, width: float, height: float) -> None:
        paint = Paint(stroke=colour("line"), line=1.0)
        corners = (_GHOST_CORNER,) * 4
        outline = box(Place(-width / 2, -height / 2, width, height), corners)
        super().__init__(outline, paint, Shown(kind="grid"))
