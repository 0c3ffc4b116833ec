"""The site's palette and fonts, written where the pages load them from: docs/generated/assets/.

Both are made from what the figures are drawn with: the colours of the kit's theme and the font
that the kit measures its words in. So a page and its pictures cannot drift apart.
"""

import subprocess
import sys

from figures.engine.keys import versions
from figures.engine.paths import Project
from figures.engine.storage import digest, write_if_changed

FOLDER = "assets"
CONTRAST = "contrast.json"  # of each role's ink, in each theme, with the page and its own fill
FILES = (
    "palette.css",
    CONTRAST,
    "fonts.css",
    "source-sans-regular.woff2",
    "source-sans-regular-more.woff2",
    "source-sans-italic.woff2",
    "source-sans-semibold.woff2",
    "other-letters.css",
    "dejavu-hebrew-regular.woff2",
    "dejavu-hebrew-bold.woff2",
    "dejavu-signs.woff2",
)
PACKAGES = ("font-source-sans-pro", "fonttools")


def write_assets(project: Project) -> bool:
    """Bring the site's palette and fonts up to date; True when they had to be made again.

    When nothing changed this reads a few small files and imports nothing of the kit. Otherwise a
    fresh process makes them, so that a server that stays up sees an edited theme.

    Raises:
        subprocess.CalledProcessError: the palette or a font could not be made; the process has
            said why on stderr.
    """
    stamp = project.store / "assets.key"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == _key(project):
        return False
    folder = project.generated / FOLDER
    command = [sys.executable, "-m", "figures.engine.stylesheets", str(folder), str(project.temp)]
    subprocess.run(command, cwd=project.root, check=True)
    write_if_changed(stamp, _key(project).encode(), project.temp)
    return True


def _key(project: Project) -> str:
    """A digest of everything the assets are made from, and of the assets themselves."""
    engine, kit = project.root / "figures" / "engine", project.root / "figures" / "kit"
    modules = ("assets.py", "characters.py", "stylesheets.py")
    sources = [*(engine / name for name in modules), kit / "theme.py"]
    made = [project.generated / FOLDER / name for name in FILES]
    contents = [path.read_bytes() if path.is_file() else b"missing" for path in sources + made]
    return digest(" ".join([repr(versions(PACKAGES)), *map(digest, contents)]))
