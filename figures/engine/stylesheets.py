"""Make the palette's stylesheet and the web fonts. Run as a module: … FOLDER TEMP."""

import io
import json
import sys
from dataclasses import dataclass
from importlib.resources import files
from itertools import chain
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from figures.engine.assets import CONTRAST
from figures.engine.characters import NAMES_AND_FORMULAS, OTHER_LETTERS, PLAIN, SIGNS
from figures.engine.storage import write_if_changed
from figures.kit.fonts import other_font_path
from figures.kit.theme import ROLES, THEMES, colour, colours, contrast, palette_css


@dataclass(frozen=True)
class Face:
    """One cut of the font, and the CSS weights and style it stands for."""

    source: str
    name: str
    weights: str
    style: str
    characters: tuple[tuple[int, int], ...] = PLAIN


REGULAR = "SourceSansPro-Regular.ttf"
FACES = (
    Face(REGULAR, "source-sans-regular.woff2", "400", "normal"),
    Face(REGULAR, "source-sans-regular-more.woff2", "400", "normal", NAMES_AND_FORMULAS),
    Face("SourceSansPro-It.ttf", "source-sans-italic.woff2", "400", "italic"),
    # One file serves 600 and 700: nothing on a page is both, and a second one would be 14 KB.
    Face("SourceSansPro-Semibold.ttf", "source-sans-semibold.woff2", "600 700", "normal"),
)

OTHER_FACES = (
    Face("DejaVuSans.ttf", "dejavu-hebrew-regular.woff2", "400", "normal", OTHER_LETTERS),
    # Hebrew has no italics: what would be set in them stands upright.
    Face("DejaVuSans.ttf", "dejavu-hebrew-regular.woff2", "400", "italic", OTHER_LETTERS),
    Face("DejaVuSans-Bold.ttf", "dejavu-hebrew-bold.woff2", "600 700", "normal", OTHER_LETTERS),
)

# What formulas need beside our letters: assets/maths.css names it.
FORMULAS = Face("DejaVuSans.ttf", "dejavu-signs.woff2", "400", "normal", SIGNS)

# Fonts that readers have, and how much narrower than each English prose is in Source Sans.
STAND_INS = {
    "Arial,Liberation Sans,Arimo,Helvetica": 0.943,
    "Roboto": 0.936,
    "DejaVu Sans": 0.820,
}
ASCENT, DESCENT = 0.984, 0.273  # of Source Sans, in units of its size


def write_stylesheets(folder: Path, temp: Path) -> None:
    """Write the palette, the fonts and the stylesheet that names them into a folder."""
    write_if_changed(folder / "palette.css", f"{palette_css()}{forced_css()}".encode(), temp)
    write_if_changed(folder / CONTRAST, json.dumps(contrasts()).encode(), temp)
    for face in (*FACES, *OTHER_FACES, FORMULAS):
        write_if_changed(folder / face.name, web_font(face), temp)
    write_if_changed(folder / "fonts.css", fonts_css().encode(), temp)
    write_if_changed(folder / "other-letters.css", other_letters_css().encode(), temp)


def forced_css() -> str:
    """Where the system's colours are forced on pages, drawings follow the system, not a choice."""
    light, dark = (
        ";".join(f"{each.variable}:{each.on(theme)}" for each in colours()) for theme in THEMES
    )
    chosen, forced = "body[data-md-color-scheme]", "@media screen and (forced-colors:active)"
    return (
        f"{forced}{{{chosen}{{{light}}}}}\n"
        f"{forced} and (prefers-color-scheme:dark){{{chosen}{{{dark}}}}}\n"
    )


def contrasts() -> dict[str, dict[str, list[float]]]:
    """How each role's ink stands out from the page and from its own fill, in each theme."""
    return {
        name: {
            theme: [
                contrast(each.ink.on(theme), ground.on(theme))
                for ground in (colour("page"), each.fill)
            ]
            for theme in THEMES
        }
        for name, each in ROLES.items()
    }


def web_font(face: Face) -> bytes:
    """The font as WOFF2, cut down to the characters our pages use.

    Raises:
        FileNotFoundError: the installed font package lacks this cut.
    """
    is_ours = face in FACES
    path = files("font_source_sans_pro") / "files" / face.source
    path = path if is_ours else other_font_path().with_name(face.source)
    font = TTFont(io.BytesIO(path.read_bytes()), recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = ["kern", "liga", "locl", "mark", "ccmp", "tnum", "lnum", "sups"]
    options.hinting = False
    options.drop_tables += ["FFTM"]  # a note of the program that made DejaVu; it warns otherwise
    options.flavor = "woff2"
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=chain(*(range(a, z + 1) for a, z in face.characters)))
    subsetter.subset(font)
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def fonts_css() -> str:
    """The stylesheet that declares the fonts, and stand-ins of the same width while they load."""
    ours = (_font_face(face) for face in FACES)
    theirs = (_stand_in(number, *each) for number, each in enumerate(STAND_INS.items(), 1))
    return "".join([*ours, *theirs])


def other_letters_css() -> str:
    """The stylesheet of pages with letters that our font lacks."""
    return "".join(_font_face(face) for face in OTHER_FACES)


def _font_face(face: Face) -> str:
    ranges = ",".join(f"U+{first:X}-{last:X}" for first, last in face.characters)
    return (
        f'@font-face{{font-family:"Source Sans Pro";font-weight:{face.weights};'
        f"font-style:{face.style};font-display:swap;unicode-range:{ranges};"
        f'src:url("{face.name}") format("woff2")}}\n'
    )


def _stand_in(number: int, fonts: str, scale: float) -> str:
    """A system's font in Source Sans's size: the page does not jump when ours arrives."""
    sources = ",".join(f'local("{font}")' for font in fonts.split(","))
    ascent, descent = ASCENT / scale, DESCENT / scale
    return (
        f'@font-face{{font-family:"Source Sans stand-in {number}";src:{sources};'
        f"size-adjust:{scale:.1%};ascent-override:{ascent:.1%};descent-override:{descent:.1%};"
        f"line-gap-override:0%}}\n"
    )


if __name__ == "__main__":
    write_stylesheets(Path(sys.argv[1]), Path(sys.argv[2]))
