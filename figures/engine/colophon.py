"""What the colophon lists: the colours and their contrast, the fonts, the libraries.

Each is read from what the site is made from: the finished palette, pyproject.toml and the
reasons in CONTRIBUTING.md.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version

from figures.engine.assets import CONTRAST, FOLDER
from figures.engine.storage import read_json
from figures.engine.workspace import Workspace

FACE = re.compile(r'font-weight:([\d ]+);font-style:(\w+);[^}]*?url\("([^"]+)"\)')
REASON = re.compile(r"^\| ([^|]+?) \| ([^|]+?) \|$", re.MULTILINE)
SWATCH = '<span class="swatch" style="background:var(--im-{name}-{part})"></span>'


def colours(workspace: Workspace) -> str:
    """Each role, and how well its ink is read on the page and on its own fill. Markdown."""
    told = read_json(workspace.project.generated / FOLDER / CONTRAST)
    head = "| role | light: page, fill | dark: page, fill |\n|---|---:|---:|\n"
    return head + "".join(_role(name, themes) for name, themes in told.items())


def _role(name: str, themes: Mapping[str, list[float]]) -> str:
    seen = "".join(SWATCH.format(name=name, part=part) for part in ("ink", "fill"))
    told = (", ".join(f"{ratio:.1f}" for ratio in ratios) for ratios in themes.values())
    return f"| {seen}{name} | {' | '.join(told)} |\n"


def fonts(workspace: Workspace) -> str:
    """Each cut of the font, and what it weighs. Markdown."""
    folder = workspace.project.generated / FOLDER
    faces = FACE.findall((folder / "fonts.css").read_text(encoding="utf-8"))
    rows = (
        f"| {file.removesuffix('.woff2')} | {style}, {weights.replace(' ', ' to ')} |"
        f" {(folder / file).stat().st_size / 1000:.1f} KB |\n"
        for weights, style, file in faces
    )
    return "| file | cut | size |\n|---|---|---:|\n" + "".join(rows)


def libraries(workspace: Workspace) -> str:
    """Each library that the site is made with, its version, and why it is there. Markdown."""
    root = workspace.project.root
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    contributing = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    reasons = [*_reasons(contributing)]
    rows = (_library(name, reasons) for name in sorted(project["dependencies"]))
    return "| library | version | because |\n|---|---|---|\n" + "".join(rows)


def _reasons(contributing: str) -> Iterator[tuple[set[str], str]]:
    """The packages of each row of the table of reasons, and what it says."""
    for names, reason in REASON.findall(contributing.partition("## Why we depend on")[2]):
        yield set(re.findall(r"[\w-]+", names)), reason


def _library(requirement: str, reasons: list[tuple[set[str], str]]) -> str:
    name = re.split(r"[<>=\[; ]", requirement)[0]
    try:
        installed = version(name).partition("+")[0]
    except PackageNotFoundError:
        installed = ""
    reason = next((reason for names, reason in reasons if name in names), "")
    return f"| {name} | {installed} | {reason} |\n"
