"""What small scenes are made of; each one is kept under its name."""

from collections.abc import Callable

from manim import (
    BLACK,
    BLUE_D,
    GOLD_D,
    GREEN_E,
    RED_E,
    RIGHT,
    Circle,
    Scene,
    Square,
    Triangle,
    VGroup,
)

SIZE = (360, 240)
SETTINGS = {
    "pixel_width": SIZE[0],
    "pixel_height": SIZE[1],
    "frame_width": 8.0,
    "frame_height": 8.0 * SIZE[1] / SIZE[0],
    "background_color": "#FFFFFF",
}
SCENES: dict[str, type[Scene]] = {}


def scene(construct: Callable[[Scene], None]) -> type[Scene]:
    """A scene of manim's own, with no stage of ours."""
    name = construct.__name__
    SCENES[name] = type(name, (Scene,), {"construct": construct})
    return SCENES[name]


def square(**options) -> Square:
    return Square(1.4, **{"fill_color": BLUE_D, "fill_opacity": 0.8, "color": BLACK, **options})


def circle(**options) -> Circle:
    return Circle(0.8, **{"fill_color": GOLD_D, "fill_opacity": 0.7, "color": RED_E, **options})


def trio() -> VGroup:
    return VGroup(square(), circle(), Triangle(color=GREEN_E, fill_opacity=1)).arrange(RIGHT, 0.5)
