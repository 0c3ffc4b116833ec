"""Words and numbers: one mobject for each text, its letters outlines of the page's own font."""

from functools import cache
from typing import Any, Literal, Self

import numpy as np
from manim import UL
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import TextPath

from anim.kit.mobjects.shape import Shape
from anim.kit.space import point
from figures.kit.bound import Number, Value
from figures.kit.canvas import BODY, Paint
from figures.kit.fonts import font_path, text_width
from figures.kit.labels import Label, Part, as_label, label
from figures.kit.theme import colour as colour_named

Anchor = Literal["start", "middle", "end"]

_DESIGN_SIZE = 100
_SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}


class Words(Shape):
    """A line of text that stands on a baseline: a label, or a word of the trace.

    Size in CSS pixels, weight as in the figures (regular, semibold, …), colour by its purpose.
    `names` are the values over whose column it stands as their name.
    """

    def __init__(
        self,
        words: Label | Value | tuple[Part, ...],
        size: float = BODY,
        weight: str = "regular",
        colour: str = "text",
        kind: str = "",
        names: Value = None,
    ) -> None:
        self.names = names
        self.parts = words if isinstance(words, tuple) else as_label(words).parts
        self.text = "".join(part.text for part in self.parts)
        self.size, self.weight, self.kind = size, weight, kind
        self.anchor: Anchor = "start"
        self.breadth = text_width(self.text, size, weight)
        outline = letters(self.text, weight)
        scaled = Path(outline.vertices * size / _DESIGN_SIZE, outline.codes)  # ty: ignore
        super().__init__(scaled, Paint(fill=colour_named(colour)))
        self._designed_height = float(self.height)
        self._origin = self.get_corner(UL) / (self.width, self.height, 1)

    def __deepcopy__(self, clone_from_id: dict[int, Any]) -> Self:
        clone_from_id |= {id(same): same for same in (self.parts, self.names)}
        return super().__deepcopy__(clone_from_id)

    def origin(self) -> np.ndarray:
        """Where the baseline starts."""
        return self.get_corner(UL) - self._origin * (self.width, self.height, 1)

    def drawn_size(self) -> float:
        """How large the letters stand now, in CSS pixels."""
        return self.size * float(self.height) / self._designed_height

    def stand(self, place: np.ndarray, anchor: Anchor = "middle") -> Self:
        """Put the start, middle or end of the baseline here."""
        self.anchor = anchor
        return self.shift(place - self.foot())

    def foot(self) -> np.ndarray:
        """The start, middle or end of the baseline: by what the text stands."""
        return self.origin() + point(_SHARES[self.anchor] * self.breadth, 0)


def number(value: Number, form: str, size: float = BODY, colour: str = "text") -> Words:
    """A number of the trace in figures, in a format such as `.2f`."""
    return Words(label(f"{{value:{form}}}", value=value), size, "semibold", colour)


@cache
def letters(text: str, weight: str) -> Path:
    """All letters of a text as one outline, y downwards, the baseline from the origin on.

    Raises:
        FontMissingError: the font is not installed.
    """
    font = FontProperties(fname=str(font_path(weight)))
    outline = TextPath((0, 0), text, size=_DESIGN_SIZE, prop=font)
    return Path(outline.vertices * (1, -1), outline.codes)
