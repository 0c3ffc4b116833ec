"""The stage at rest as a figure: the same marks, on the figures' own canvas.

So a still is checked like every figure (in frame, legible, no text on text), is drawn for both
themes at once, and says which element of the trace each of its marks shows.
"""

from collections.abc import Iterable, Iterator

from manim import MathTex, Mobject, SingleStringMathTex, Text, VMobject
from matplotlib.transforms import Affine2D

from anim.kit.contrast import check_contrast
from anim.kit.mobjects.shape import Shape, to_path
from anim.kit.mobjects.text import Words
from anim.kit.mobjects.vector import Stack, Vector
from anim.kit.paint import colour_of
from anim.kit.space import STAGE_WIDTH, line_pixels, pixels
from anim.kit.steps import StagingError
from figures.kit.canvas import Canvas, Paint, Shown, TextMark, canvas
from figures.kit.checks import SLACK

_FOREIGN_TEXT = (Text, MathTex, SingleStringMathTex)
_INVISIBLE = 1e-3


def draw(mobjects: Iterable[Mobject], top: float, height: int) -> Canvas:
    """Draw these mobjects on a canvas; `top` is the stage's upper edge in CSS pixels.

    Raises:
        StagingError: a text that is not in our font, is half faded, or hard to read on what it
            stands on.
        DrawingError: something leaves the stage, or text is too small or on other text.
        ValueError: a bar that is not its number, or a colour of no role.
    """
    drawing = canvas(STAGE_WIDTH, height)
    for mobject in _visible(mobjects):
        if isinstance(mobject, Words):
            _words(drawing, mobject, top)
        else:
            _shape(drawing, mobject, top)
    drawing.check()
    _check_covered(drawing)
    check_contrast(drawing)
    return drawing


def _visible(mobjects: Iterable[Mobject]) -> Iterator[VMobject]:
    """Every part that can be seen, from the back to the front."""
    family = dict.fromkeys(member for mobject in mobjects for member in mobject.get_family())
    for member in sorted(family, key=lambda member: member.z_index):
        if isinstance(member, _FOREIGN_TEXT):
            raise StagingError(f"{member!r} is not in our font: write it with Words(label('…'))")
        if isinstance(member, Vector | Stack):
            member.check()
        if not isinstance(member, VMobject) and member.has_points():
            raise StagingError(f"{member!r} is no outline; a film is drawn with outlines only")
        if isinstance(member, VMobject) and member.has_points() and _opacity(member) > _INVISIBLE:
            yield member


def _words(drawing: Canvas, words: Words, top: float) -> None:
    if _opacity(words) < 1:
        raise StagingError(f"“{words.text}” is half faded at the end of a step")
    x, y, _ = words.foot()
    drawing.text(
        words.parts,
        STAGE_WIDTH / 2 + pixels(x),
        -pixels(y) - top,
        ink=colour_of(words.get_fill_color().to_hex()),
        size=round(words.drawn_size(), 3),
        weight=words.weight,
        anchor=words.anchor,
        kind=words.kind,
        names=words.names,
    )


def _shape(drawing: Canvas, shape: VMobject, top: float) -> None:
    fill, line, ink = shape.get_fill_opacity(), _line(shape), shape.get_stroke_color()
    paint = Paint(
        fill=colour_of(shape.get_fill_color().to_hex()) if fill > _INVISIBLE else None,
        stroke=colour_of(ink.to_hex()) if line and ink else None,
        line=line,
        opacity=round(float(fill if fill > _INVISIBLE else shape.get_stroke_opacity()), 3),
        cap="butt" if fill <= _INVISIBLE else "round",  # manim's strokes end where they end
    )
    place = Affine2D().translate(STAGE_WIDTH / 2, -top)
    shown = shape.shown if isinstance(shape, Shape) else Shown()
    drawing.path(to_path(shape).transformed(place), paint, shown)
    if shown.values is not None:
        drawing.declare(shown.kind, shown.values)


def _check_covered(drawing: Canvas) -> None:
    """Nothing that is filled lies upon words that were there before it."""
    words: list[TextMark] = []
    for mark in drawing.marks:
        if isinstance(mark, TextMark):
            words.append(mark)
        elif mark.paint.fill is not None:
            box = mark.artist.get_path().get_extents()
            for text in words:
                across = min(box.x1, text.box.right) - max(box.x0, text.box.left)
                down = min(box.y1, text.box.bottom) - max(box.y0, text.box.top)
                if across > SLACK and down > SLACK:
                    name = mark.shown.kind or "a filled shape"
                    raise StagingError(f"“{text.box.name}” is covered by {name}: take it away")


def _line(shape: VMobject) -> float:
    """How wide the stroke is, in CSS pixels; none if it cannot be seen."""
    seen = shape.get_stroke_opacity() > _INVISIBLE
    return round(line_pixels(shape.get_stroke_width()), 3) if seen else 0.0


def _opacity(mobject: VMobject) -> float:
    """How well a mobject can be seen: its fill or its stroke."""
    stroked = mobject.get_stroke_opacity() if mobject.get_stroke_width() > 0 else 0.0
    return float(max(mobject.get_fill_opacity(), stroked))
