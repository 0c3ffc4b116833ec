"""Our font: Source Sans Pro, found and measured, never silently replaced."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from matplotlib.ft2font import FT2Font, LoadFlags

FAMILY = "Source Sans Pro"
FACES = {"regular": "Regular", "italic": "It", "semibold": "Semibold", "bold": "Bold"}
WEIGHTS = {"regular": 400, "italic": 400, "semibold": 600, "bold": 700}
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


@cache
def text_width(text: str, size: float, weight: str = "regular") -> float:
    """How wide a text is, in CSS pixels."""
    font = _face(weight)
    missing = [character for character in text if not font.get_char_index(ord(character))]
    if missing:
        raise ValueError(f"{FAMILY} has no “{missing[0]}” (in “{text}”)")
    font.set_text(text, 0, flags=LoadFlags.NO_HINTING)
    return font.get_width_height()[0] / 64 * size / _DESIGN_SIZE


_DESIGN_SIZE = 100  # measured large, so that hinting and rounding do not show


@cache
def _face(weight: str) -> FT2Font:
    font = FT2Font(str(font_path(weight)))
    font.set_size(_DESIGN_SIZE, 72)
    return font
