"""How things look: roles, not colours. Every colour has a light and a dark form and a CSS name."""

from dataclasses import dataclass

THEMES = ("light", "dark")


@dataclass(frozen=True)
class Colour:
    """A colour by its purpose: `--im-<name>` in a page, a fixed colour in an export."""

    name: str
    light: str
    dark: str

    @property
    def variable(self) -> str:
        """The CSS custom property that holds it."""
        return f"--im-{self.name}"

    @property
    def css(self) -> str:
        """How a drawing in a page refers to it."""
        return f"var({self.variable})"

    def on(self, theme: str) -> str:
        """Its hexadecimal form in the light or the dark theme."""
        return {"light": self.light, "dark": self.dark}[theme]


@dataclass(frozen=True)
class Role:
    """What a thing is: its ink, its fill, and the corners that tell it apart without colour.

    Corners run top left, top right, bottom right, bottom left: a positive number is a radius, a
    negative one a cut, in pixels.
    """

    name: str
    ink: Colour
    fill: Colour
    corners: tuple[float, float, float, float]


_ROLES = (
    # name, ink light, fill light, ink dark, fill dark, corners
    ("token", "#334155", "#EEF2F6", "#CBD5E1", "#2A323D", (16, 16, 16, 16)),
    ("embedding", "#15703F", "#D8F3E3", "#5FD39A", "#174A31", (2, 2, 2, 2)),
    ("encoder", "#1263C0", "#DEEAFC", "#93C4FF", "#1E3A66", (9, 9, 9, 9)),
    ("decoder", "#A34A06", "#FDE7CF", "#F5A552", "#5A3510", (-6, -6, -6, -6)),
    ("context", "#5527B0", "#E9E1FB", "#A98BFF", "#35275E", (12, 2, 12, 2)),
    ("query", "#8C1553", "#FBDDEC", "#F56DB0", "#521A3B", (12, 12, 2, 2)),
    ("key", "#0B776D", "#DAF6F2", "#74E6DB", "#114B47", (2, 2, 12, 12)),
    ("value", "#8A6100", "#FFF0C2", "#F2C94C", "#54410A", (-6, 2, -6, 2)),
    ("error", "#B22F14", "#FBDDD5", "#FF8F72", "#5C2316", (2, -6, 2, -6)),
)

_PLAIN = {
    "page": Colour("page", "#FFFFFF", "#14171C"),
    "panel": Colour("panel", "#FBFBFC", "#191D23"),
    "text": Colour("text", "#1F2933", "#E8ECF1"),
    "dim": Colour("dim", "#5F6B7A", "#9AA7B6"),
    "line": Colour("line", "#C9D2DC", "#4A5563"),
    # Full strength of the cell scales: weak enough that the text colour is readable on all of it.
    "weight": Colour("weight", "#A78BE6", "#5E45A8"),
    "positive": Colour("positive", "#4FB3CF", "#0F5F78"),
    "negative": Colour("negative", "#E59A8C", "#84453C"),
}

ROLES = {
    name: Role(
        name,
        Colour(f"{name}-ink", ink, ink_dark),
        Colour(f"{name}-fill", fill, fill_dark),
        corners,
    )
    for name, ink, fill, ink_dark, fill_dark, corners in _ROLES
}


def role(name: str) -> Role:
    """A role by its name: token, embedding, encoder, decoder, context, query, key, value, error."""
    if name not in ROLES:
        raise KeyError(f"no role “{name}”; there are: {', '.join(ROLES)}")
    return ROLES[name]


def colour(name: str) -> Colour:
    """A colour by its purpose: page, panel, text, dim, line, or the ink of a role."""
    if name in ROLES:
        return ROLES[name].ink
    if name not in _PLAIN:
        known = ", ".join((*_PLAIN, *ROLES))
        raise KeyError(f"no colour “{name}”; there are: {known}")
    return _PLAIN[name]


def colours() -> tuple[Colour, ...]:
    """Every colour of the palette."""
    pairs = [part for each in ROLES.values() for part in (each.ink, each.fill)]
    return (*_PLAIN.values(), *pairs)


def palette_css() -> str:
    """The style sheet that gives every colour its light and its dark form; paper is light."""
    light, dark = (_declarations(theme) for theme in THEMES)
    return (
        f':root,[data-md-color-scheme="default"]{{{light}}}\n'
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
        f'@media screen{{[data-md-color-scheme="slate"]{{{dark}}}}}\n'
    )


def _declarations(theme: str) -> str:
    return ";".join(f"{each.variable}:{each.on(theme)}" for each in colours())


def luminance(hexadecimal: str) -> float:
    """The relative luminance of a colour (WCAG 2.2): 0 is black, 1 is white."""
    red, green, blue = (_linear(channel) for channel in channels(hexadecimal))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (WCAG 2.2), from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def blend(top: str, bottom: str, opacity: float) -> str:
    """The colour seen when one lies on another at an opacity from 0 to 1, as browsers mix it."""
    pairs = zip(channels(top), channels(bottom), strict=True)
    mixed = (round(255 * (opacity * above + (1 - opacity) * below)) for above, below in pairs)
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def channels(hexadecimal: str) -> tuple[float, ...]:
    """Red, green and blue from 0 to 1."""
    return tuple(int(hexadecimal[start : start + 2], 16) / 255 for start in (1, 3, 5))


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
