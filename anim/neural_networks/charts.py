"""The axes of the films: a base line, two names, no numbers."""

from anim.kit.mobjects.sheet import Marks, drawn
from anim.kit.mobjects.text import Words
from anim.kit.stage import Stage
from figures.kit.charts import TEXT, Frame, frame
from figures.kit.labels import Label

BELOW = 20  # pixels from the base line to what is written under it


def axes(stage: Stage, made: Frame, across: Label) -> Marks:
    """The axes of a frame whose own axis across has no name; it stands close below the line."""
    marks = drawn(stage, lambda sheet: frame(sheet, made.place, made.across, made.up))
    middle, bottom = made.place.bottom
    name = Words(across, TEXT, colour="dim").stand(stage.at(middle, bottom + BELOW), "middle")
    return [*marks, name]
