"""A word of a sentence as a pill."""

from manim import VGroup

from anim.kit.mobjects.shape import Shape
from anim.kit.mobjects.text import Words
from anim.kit.space import point
from figures.kit.canvas import BODY, Paint, Shown
from figures.kit.shapes import Place, pill
from figures.kit.text import MIDDLE
from figures.kit.theme import colour, role
from figures.kit.tokens import HEIGHT, LINE, WEIGHT, token_width


class Token(VGroup):
    """A given word is an outlined pill, a predicted one a solid pill."""

    def __init__(self, word: str, predicted: bool = False) -> None:
        look = role("token")
        width = token_width(word)
        paint = Paint(fill=look.ink if predicted else look.fill, stroke=look.ink, line=LINE)
        kind = "token predicted" if predicted else "token given"
        place = Place(-width / 2, -HEIGHT / 2, width, HEIGHT)
        self.pill = Shape(pill(place), paint, Shown(kind=kind))
        ink = "page" if predicted else "token"
        self.words = Words(word, BODY, WEIGHT, colour(ink).name.removesuffix("-ink"), "token")
        super().__init__(self.pill, self.words.stand(point(0, MIDDLE * BODY)))
