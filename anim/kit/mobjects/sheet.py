"""What a figure draws, taken up as mobjects: charts move with the marks that figures have."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from anim.kit.mobjects.shape import Shape
from anim.kit.mobjects.text import Anchor, Words
from anim.kit.space import STAGE_WIDTH
from anim.kit.stage import Stage
from figures.kit.bound import Value
from figures.kit.canvas import Canvas, PathMark, canvas

Marks = list[Shape | Words]


def drawn(stage: Stage, draw: Callable[[Canvas], Value], shows: Value = None) -> Marks:
    """The marks that `draw` makes on a sheet as large as the stage, where they stand on it.

    Args:
        stage: the film.
        draw: draws on the sheet as a figure does.
        shows: what each path shows, if that has one address and the marks name its parts.
    """
    sheet = canvas(STAGE_WIDTH, stage.height)
    draw(sheet)
    corner = stage.at(0, 0)
    made: Marks = []
    for mark in sheet.marks:
        if isinstance(mark, PathMark):
            shown = mark.shown if shows is None else replace(mark.shown, values=shows)
            made.append(Shape(mark.artist.get_path(), mark.paint, shown).shift(corner))
        else:
            x, y = mark.artist.get_position()
            colour = mark.ink.name.removesuffix("-ink")
            words = Words(mark.parts, mark.size, mark.weight, colour, mark.kind)
            made.append(words.stand(stage.at(x, y), cast("Anchor", mark.anchor)))
    return made


def one(marks: Marks) -> Shape:
    """The only mark of a drawing, a path."""
    (mark,) = marks
    assert isinstance(mark, Shape)
    return mark
