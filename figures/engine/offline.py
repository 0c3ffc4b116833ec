"""The whole site as one ZIP file: it opens from a local server, and to be read as plain files.

Browsers load no module script from a file and let it fetch nothing. So in this copy links end in
index.html, fonts stand in the style sheet, and films unfold into their steps.
"""

import os
import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from figures.engine.errors import EngineError
from figures.engine.folded import unfold
from figures.engine.languages import QUIETLY
from figures.engine.paths import Project
from figures.engine.progress import Advance

NAME = "illustrated-models"
SCRIPT = "assets/offline.js"
README = """Illustrated Models: machine learning in pictures you can check.

With everything: films that move, live models, search.

    python3 -m http.server      in this folder, then open http://localhost:8000/

To read only: open index.html. Words, pictures, numbers and the steps of the films are all there.
Browsers let a page that is opened as a file run no modules, so that films stand still and the
live models, the slides and the search are missing.

Words and pictures CC BY 4.0, code MIT.
"""
EARLIEST = (1980, 1, 1, 0, 0, 0)  # a ZIP knows no earlier time; it is the same in every copy
# Of no use in a copy: maps for search engines, maps of scripts, the page for wrong addresses.
LEFT_OUT = re.compile(r"(?:^|/)(?:sitemap\.xml(?:\.gz)?|404\.html|[^/]*\.map)$")
LINK = re.compile(r'(?<=\s)(?P<name>href|src)="(?P<path>[^"#?]*)(?P<rest>[^"]*)"')
ABSOLUTE = re.compile(r"[a-z][a-z+.-]*:|//|/")
HEADERS = re.compile(r"<link\b[^>]*\bpreload\b[^>]*>|<meta\b[^>]*\bContent-Security-Policy\b[^>]*>")
BEFORE_SCRIPTS = re.compile(r'<script id="__config"|</body>')  # those of the theme want the search
FONT = re.compile(r'url\("([^":]+\.woff2)"\)')
LEVEL = 9


def write_offline(project: Project, target: Path, advance: Advance) -> int:
    """Build the site and pack it; how many files it has.

    Raises:
        EngineError: the site does not build; MkDocs has said why.
    """
    with TemporaryDirectory() as folder:
        advance("the site", 0, 1)
        build_site(project, Path(folder))
        advance("the site", 1, 1)
        return pack(Path(folder), target, advance)


def build_site(project: Project, folder: Path) -> None:
    """Build the site in all its languages into a folder, as `make site` does."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--config-file"]
    try:
        files = [str(project.root / "mkdocs.yml"), "--site-dir", str(folder)]
        subprocess.run([*command, *files], check=True, env=QUIETLY | os.environ)
    except subprocess.CalledProcessError:
        raise EngineError("the site does not build (see above)") from None


def pack(site: Path, target: Path, advance: Advance) -> int:
    """Write a finished site as a ZIP file; the same site is the same bytes."""
    contents = dict(copies(site))
    target.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        for done, (name, content) in enumerate(sorted(contents.items()), 1):
            entry = ZipInfo(f"{NAME}/{name}", EARLIEST)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, compresslevel=LEVEL)
            advance(name, done, len(contents))
    return len(contents)


def copies(site: Path) -> Iterator[tuple[str, bytes]]:
    """Each file of the copy by its path in it."""
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if not path.is_file() or LEFT_OUT.search(name):
            continue
        content = path.read_bytes()
        if name.endswith(".html"):
            content = page(content.decode(), name, site).encode()
        elif name.endswith("fonts.css"):
            content = with_fonts(content.decode(), path.parent).encode()
        yield name, content
    yield "README.txt", README.encode()
    yield SCRIPT, Path(__file__).with_suffix(".js").read_bytes()


def page(text: str, name: str, site: Path) -> str:
    """A page of the copy: links to files instead of folders, and the script that unfolds films."""

    def resolved(match: re.Match[str]) -> str:
        return f'{match["name"]}="{linked(match["path"], name, site)}{match["rest"]}"'

    script = f'<script src="{"../" * name.count("/")}{SCRIPT}"></script>'
    text = LINK.sub(resolved, HEADERS.sub("", unfold(text)))
    return BEFORE_SCRIPTS.sub(lambda match: script + match[0], text, count=1)


def linked(path: str, name: str, site: Path) -> str:
    """Where a link of a page leads: of a folder, to the page in it."""
    if not path or ABSOLUTE.match(path):
        return path
    target = normpath(join(dirname(name), path))
    return f"{path.rstrip('/')}/index.html" if (site / target).is_dir() else path


def with_fonts(style: str, folder: Path) -> str:
    """The style sheet with its fonts inside: some browsers take none from another file."""

    def inside(match: re.Match[str]) -> str:
        font = b64encode((folder / match[1]).read_bytes()).decode()
        return f'url("data:font/woff2;base64,{font}")'

    return FONT.sub(inside, style)
