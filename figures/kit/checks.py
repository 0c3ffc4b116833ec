"""What makes a drawing unreadable: text too small, outside the sheet, or on other text."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

SMALLEST, SMALLEST_WITH_REASON = 15.0, 12.5
SLACK = 0.75  # pixels that rounding and hinting may take


class DrawingError(ValueError):
    """A drawing that a reader could not read."""


@dataclass(frozen=True)
class Box:
    """The rectangle that a mark covers, and how to name it."""

    name: str
    left: float
    top: float
    right: float
    bottom: float


def check_size(words: str, size: float, reason: str) -> None:
    """Text is at least 15 px high, or 12.5 px with a reason."""
    least = SMALLEST_WITH_REASON if reason else SMALLEST
    if size < least:
        hint = "" if reason else f" (down to {SMALLEST_WITH_REASON:g} px with small='reason')"
        raise DrawingError(f"“{words}” is {size:g} px; text needs {least:g} px{hint}")


def check_inside(box: Box, width: float, height: float) -> None:
    """Nothing leaves the sheet."""
    beyond = {
        "left": -box.left,
        "top": -box.top,
        "right": box.right - width,
        "bottom": box.bottom - height,
    }
    side, distance = max(beyond.items(), key=lambda item: item[1])
    if distance > SLACK:
        sheet = f"{width:g} × {height:g}"
        raise DrawingError(f"“{box.name}” leaves the {sheet} sheet by {distance:.1f} px: {side}")


def check_overlaps(boxes: Sequence[Box]) -> None:
    """No text lies on another text."""
    for one, other in combinations(boxes, 2):
        across = min(one.right, other.right) - max(one.left, other.left)
        down = min(one.bottom, other.bottom) - max(one.top, other.top)
        if across > SLACK and down > SLACK:
            raise DrawingError(f"“{one.name}” and “{other.name}” overlap by {across:.1f} px")
