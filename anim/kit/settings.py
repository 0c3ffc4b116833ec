"""How manim is set while a film is made, whatever stands in a settings file of this machine."""

from collections.abc import Generator
from configparser import ConfigParser
from contextlib import contextmanager
from pathlib import Path

import manim
from manim import config
from manim._config.utils import ManimConfig

from anim.kit.paint import hue
from anim.kit.space import FRAME_WIDTH, STAGE_WIDTH
from anim.kit.stage import Stage, frame_height
from figures.kit.bound import Value
from figures.kit.theme import colour

FRAMES_A_SECOND = 30


@contextmanager
def manim_settings(
    scene: type[Stage], captions: bool = True, scale: float = 2.0, rate: int = FRAMES_A_SECOND
) -> Generator[None]:
    """A stage: as wide as a phone, on the page's colour; with captions in the picture or not.

    `scale` is how many pixels there are to a CSS pixel, `rate` how many frames to a second.
    """
    height = frame_height(scene, captions)
    with settings(
        pixel_width=round(STAGE_WIDTH * scale),
        pixel_height=round(height * scale),
        frame_width=FRAME_WIDTH,
        frame_height=FRAME_WIDTH * height / STAGE_WIDTH,
        background_color=hue(colour("page")),
        frame_rate=rate,
    ):
        yield


@contextmanager
def settings(**ours: Value) -> Generator[None]:
    """Manim's own defaults, without files or messages, and these."""
    quiet = {
        "frame_rate": FRAMES_A_SECOND,
        "disable_caching": True,
        "dry_run": True,  # manim itself writes nothing: the recorder takes the frames
        "progress_bar": "none",
        "verbosity": "WARNING",
        "seed": 0,
    }
    before = config.copy()
    config.update(_library_defaults())
    config.update(quiet | ours)
    try:
        yield
    finally:
        config.update(before)


def _library_defaults() -> ManimConfig:
    parser = ConfigParser()
    library = Path(manim.__file__).parent / "_config" / "default.cfg"
    parser.read_string(library.read_text(encoding="utf-8"))
    return ManimConfig().digest_parser(parser)
