"""Whether the words of a step can be read on what they stand on, in both themes."""

from collections.abc import Iterator
from itertools import product

from matplotlib.transforms import Bbox

from anim.kit.steps import StagingError
from figures.kit.canvas import Canvas, PathMark, TextMark
from figures.kit.theme import THEMES, blend, colour, contrast

LEAST = 4.5  # WCAG 2.2, success criterion 1.4.3
_THICK = 2.0  # CSS pixels from which on a line is a ground and no hairline
_INSET = 0.15  # of a text's box


def check_contrast(drawing: Canvas) -> None:
    """Compare every text with its ground, wherever it stands on one.

    Raises:
        StagingError: the contrast is too weak.
    """
    for place, text in enumerate(drawing.marks):
        if isinstance(text, TextMark):
            under = [mark for mark in drawing.marks[:place] if isinstance(mark, PathMark)]
            for theme in THEMES:
                ink = text.ink.on(theme)
                found = min(contrast(ink, each) for each in _grounds(text, under, theme))
                if found < LEAST:
                    raise StagingError(
                        f"“{text.box.name}” has a contrast of {found:.1f} on what it stands on "
                        f"({theme}); it needs {LEAST}"
                    )


def _grounds(text: TextMark, under: list[PathMark], theme: str) -> Iterator[str]:
    """The colours behind a text: in its middle and near its corners."""
    box = text.box
    width, height = box.right - box.left, box.bottom - box.top
    for across, down in product((_INSET, 0.5, 1 - _INSET), repeat=2):
        x, y = box.left + across * width, box.top + down * height
        ground = colour("page").on(theme)
        for mark in under:
            paint = mark.paint
            if paint.fill and mark.artist.get_path().contains_point((x, y)):
                ground = blend(paint.fill.on(theme), ground, paint.opacity)
        yield ground
    area = Bbox.from_extents(box.left, box.top, box.right, box.bottom)
    for mark in under:
        paint = mark.paint
        is_broad = paint.stroke and not paint.fill and paint.line >= _THICK
        if is_broad and mark.artist.get_path().intersects_bbox(area, filled=False):
            yield blend(paint.stroke.on(theme), colour("page").on(theme), paint.opacity)
