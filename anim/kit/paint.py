"""Colours by purpose: a film is drawn once for each theme, from the palette of the figures."""

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar

from figures.kit.theme import THEMES, Colour, colours

_theme: ContextVar[str] = ContextVar("theme", default="light")


@contextmanager
def painted(theme: str) -> Generator[None]:
    """Draw everything inside in the light or the dark theme.

    Raises:
        ValueError: there is no such theme.
    """
    if theme not in THEMES:
        raise ValueError(f"no theme “{theme}”; there are: {', '.join(THEMES)}")
    token = _theme.set(theme)
    try:
        yield
    finally:
        _theme.reset(token)


def hue(colour: Colour) -> str:
    """A colour of the palette as it is in the theme that is drawn now, hexadecimal."""
    return colour.on(_theme.get())


def colour_of(hexadecimal: str) -> Colour:
    """The colour of the palette that looks so in the theme that is drawn now.

    Raises:
        ValueError: it is none of the palette.
    """
    for each in colours():
        if hue(each).lower() == hexadecimal.lower():
            return each
    raise ValueError(f"{hexadecimal} is no colour of the palette: take one from figures.kit.theme")
