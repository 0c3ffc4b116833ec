"""A film of a second and a half, to try things on."""

from manim import FadeIn

from anim.kit.mobjects.box import Box
from anim.kit.mobjects.token import Token
from anim.kit.stage import Stage
from figures.kit.labels import label


class Short(Stage):
    """A word, then a box."""

    height = 100

    def construct(self):
        self.step(label("A word is <given>."))
        self.play(FadeIn(Token(self.trace.tokens[1]).move_to(self.at(60, 50))), run_time=0.1)
        self.wait(0.5)
        self.step(label("And a box."))
        self.add(Box(80, 60, "encoder").move_to(self.at(180, 50)))
        self.wait(1)
