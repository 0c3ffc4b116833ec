"""The chart of houses: sizes across, prices up, the same in every picture that has one."""

from figures.kit.bound import Numbers
from figures.kit.canvas import Canvas
from figures.kit.charts import Axis, Frame, frame
from figures.kit.illustration import label
from figures.kit.scatter import points
from figures.kit.shapes import Place

SIZE, PRICE = label("size, k sq ft"), label("price, k$")
LEFT, TOP, FOOT, RIGHT = 46, 34, 52, 10  # pixels around the frame of a chart


def room(width: int, height: int, right: int = RIGHT, left: int = LEFT) -> Place:
    """The frame's rectangle on a sheet of this size."""
    return Place(left, TOP, width - left - right, height - TOP - FOOT)


def houses_frame(
    drawing: Canvas, *, largest: float = 5.0, dearest: float = 900.0, right: int = RIGHT
) -> Frame:
    """Axes for sizes from zero and prices from zero."""
    ticks = (0, 2, 4) if largest > 3 else (0, 1, 2)
    prices = (0, 400, 800) if dearest > 500 else (0, 200, 400)
    return frame(
        drawing,
        room(drawing.width, drawing.height, right),
        Axis(0, largest, ticks, ".0f", SIZE),
        Axis(0, dearest, prices, ".0f", PRICE),
    )


def cloud(drawing: Canvas, made: Frame, size: Numbers, price: Numbers) -> None:
    """All houses as small pale dots."""
    points(drawing, made, size, price, "token", size=4.0, opacity=0.4)
