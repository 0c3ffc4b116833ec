"""Our font: Source Sans Pro, found and measured, never silently replaced.

What it has no letters for (Hebrew, Arabic) is drawn in DejaVu Sans, which comes with matplotlib.
"""

from functools import cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

import matplotlib as mpl
from matplotlib.ft2font import FT2Font, LoadFlags

from figures.kit.languages import RIGHT_TO_LEFT

FAMILY = "Source Sans Pro"
FACES = {"regular": "Regular", "italic": "It", "semibold": "Semibold", "bold": "Bold"}
WEIGHTS = {"regular": 400, "italic": 400, "semibold": 600, "bold": 700}
OTHER = "DejaVuSans"
ASCENT, DESCENT = 0.72, 0.21  # of the size: the height of b and the depth of p


class FontMissingError(RuntimeError):
    """The project's font is not installed."""


@cache
def font_path(weight: str = "regular") -> Path:
    """The .ttf of a weight: regular, italic, semibold or bold."""
    spec = find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        raise FontMissingError(f"{FAMILY} is absent: pip install font-source-sans-pro")
    path = Path(spec.origin).parent / "files" / f"SourceSansPro-{FACES[weight]}.ttf"
    if not path.is_file():
        raise FontMissingError(f"{FAMILY} is absent: {path} is no file")
    return path


def other_font_path(weight: str = "regular") -> Path:
    """The .ttf for letters that our font lacks."""
    cut = "-Bold" if WEIGHTS[weight] > 400 else ""
    return Path(mpl.get_data_path()) / "fonts" / "ttf" / f"{OTHER}{cut}.ttf"


def font_path_for(text: str, weight: str = "regular") -> Path:
    """The font that has all letters of a text; ours, if it does."""
    is_ours = all(_has(font_path(weight), character) for character in text)
    return font_path(weight) if is_ours else other_font_path(weight)


@cache
def text_width(text: str, size: float, weight: str = "regular") -> float:
    """How wide a text is, in CSS pixels; a browser, too, changes the font letter by letter."""
    ours, other = font_path(weight), other_font_path(weight)
    missing = [each for each in text if not (_has(ours, each) or _has(other, each))]
    if missing:
        raise ValueError(f"{FAMILY} has no “{missing[0]}” (in “{text}”)")
    runs = groupby(text, key=lambda character: _has(ours, character))
    return sum(_width("".join(run), ours if is_ours else other, size) for is_ours, run in runs)


def _width(text: str, path: Path, size: float) -> float:
    font = _face(path)
    font.set_text(text, 0, flags=LoadFlags.NO_HINTING)
    return font.get_width_height()[0] / 64 * size / _DESIGN_SIZE


def _has(path: Path, character: str) -> bool:
    if path.name.startswith(OTHER) and not RIGHT_TO_LEFT.match(character):
        return False
    return bool(_face(path).get_char_index(ord(character)))


_DESIGN_SIZE = 100  # measured large, so that hinting and rounding do not show


@cache
def _face(path: Path) -> FT2Font:
    font = FT2Font(str(path))
    font.set_size(_DESIGN_SIZE, 72)
    return font
