"""How films about tables let rows and columns go: in one place of code, for all of them."""

from manim import LaggedStart

from anim.kit.mobjects.frame import Journey
from anim.kit.mobjects.text import Words
from anim.kit.stage import Stage
from figures.kit.bound import Value

CODE = 15.0
LINE = 20.0  # pixels from one line of code to the next


def code(stage: Stage, text: Value, x: float, y: float) -> Words:
    """A line of code on the stage."""
    return Words(text, CODE, "semibold", "context").stand(stage.at(x, y), "start")


def go(stage: Stage, journey: Journey, run_time: float, lag: float = 0.05) -> None:
    """Let everything travel, one word a little after the other, and land."""
    moves = journey.moves()
    if moves:
        stage.play(LaggedStart(*moves, lag_ratio=lag), run_time=run_time)
    journey.land(stage)
