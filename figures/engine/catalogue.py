"""What the page of data and models lists, read from the cards and the data when it is built.

Nothing here is typed: a network's sizes, recipe and held-out figures stand in the card beside its
weights, what a data set is in its SOURCE.md, and the rest is counted. Every file that is listed is
published beside the page, with the sha256 that it has.
"""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from figures.engine.errors import EngineError
from figures.engine.freshness import read_state
from figures.engine.paths import PACKAGES, Project
from figures.engine.product import LICENCE
from figures.engine.provenance_pages import homes
from figures.engine.workspace import Workspace

SHELF = "data-and-models"  # the page, and the folder beside it that holds the files
CODE = (".py", ".pyc", ".md")
# What the measures of a card are called; all are taken on what was held out of the training.
MEASURES = {
    "exact": "Whole answers right",
    "next_word": "Next words right",
    "alignment": "Looks at the right word",
}
DEED = "https://creativecommons.org/licenses/by/4.0/deed.en"


def networks(workspace: Workspace) -> str:
    """A section for each network: what it is, how good it is, its files. Markdown."""
    cards = sorted(_weights(workspace.project).glob("*.json"), key=lambda path: path.stem)
    read = {path: json.loads(path.read_text(encoding="utf-8")) for path in cards}
    addresses = homes(workspace.project)
    return "\n\n".join(_network(workspace, path, card, addresses) for path, card in read.items())


def data_sets(workspace: Workspace) -> str:
    """A section for each folder of data: its own description and its files. Markdown."""
    return "\n\n".join(_data_set(workspace.project, folder) for folder in _folders(workspace))


def downloads(workspace: Workspace) -> dict[str, Path]:
    """Every file that the page offers, by its address below docs/; none without the page."""
    if not (workspace.project.docs / f"{SHELF}.md").is_file():
        return {}
    weights = (path for path in _weights(workspace.project).iterdir() if path.is_file())
    data = (path for folder in _folders(workspace) for path in _files(folder))
    root = workspace.project.root / PACKAGES[0]
    return {_address(path, root): path for path in sorted([*weights, *data])}


def _weights(project: Project) -> Path:
    return project.root / PACKAGES[0] / "weights"


def _folders(workspace: Workspace) -> list[Path]:
    """The folders that hold data.

    Raises:
        EngineError: one of them does not say where its data come from.
    """
    data = workspace.project.root / PACKAGES[0] / "data"
    found = [path for path in sorted(data.iterdir()) if path.is_dir() and [*_files(path)]]
    folders = sorted(found, key=lambda path: -len([*_files(path)]))
    for folder in folders:
        if not (folder / "SOURCE.md").is_file():
            where = workspace.project.relative(folder)
            raise EngineError(f"{where}/SOURCE.md is missing: say what these data are, and whose")
    return folders


def _files(folder: Path) -> Iterator[Path]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return (path for path in found if path.suffix not in CODE)


def _address(path: Path, root: Path) -> str:
    """Where a file is published: weights/NAME and data/ARTICLE/NAME, below the page's folder."""
    return f"{SHELF}/{path.relative_to(root).as_posix()}"


def _network(
    workspace: Workspace, path: Path, card: Mapping[str, Any], addresses: Mapping[str, str]
) -> str:
    """A heading, what the card says, and the files."""
    rows = [*_sizes(card), *_recipe(card), *_held_out(card), *_drawn_in(workspace, path, addresses)]
    rows.append(("Licence", f"[{LICENCE}]({DEED}){{ rel=noopener }}"))
    if versions := card.get("versions"):
        rows.append(("Made with", ", ".join(f"{name} {one}" for name, one in versions.items())))
    root = workspace.project.root / PACKAGES[0]
    files = [p for p in sorted(path.parent.iterdir()) if p.name.split(".")[0] == path.stem]
    listed = "\n".join(f"- {_file(each, root)}" for each in files)
    table = "\n\n".join(f"{name}\n:   {value}" for name, value in rows)
    return f"### {path.stem} {{ #{path.stem} }}\n\n{table}\n\n{_folded(files, listed)}"


def _sizes(card: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if "snapshots" in card:
        moments = f"{len(card['snapshots'])} moments of its training"
        yield "What it is", f"[{card['model']}](#{card['model']}) at {moments}"
    if "n_parameters" in card:
        yield "What it is", f"a network of {_plain(card['n_parameters'])} numbers that were learnt"
    if "sizes" in card:
        yield "Sizes", _pairs(card["sizes"])


def _recipe(card: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    recipe = card.get("recipe", {})
    told = {name: value for name, value in recipe.items() if name not in card.get("sizes", {})}
    plain = {n: v for n, v in told.items() if n != "name" and not isinstance(v, dict | list)}
    if plain:
        yield "Learnt from", _pairs(plain)
    schedule = {n: v for n, v in recipe.get("schedule", {}).items() if not isinstance(v, list)}
    if schedule:
        yield "Learnt by", _pairs(schedule)


def _held_out(card: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every share of the card's own test, with the interval it may lie in."""
    for name, found in card.get("metrics", {}).get("held_out", {}).items():
        if isinstance(found, dict) and {"right", "count", "share", "low", "high"} <= found.keys():
            said = f"{_plain(found['right'])} of {_plain(found['count'])}"
            interval = f"{found['low']:.1%} to {found['high']:.1%}"
            told = f"**{found['share']:.1%}** ({interval}): {said}"
            yield MEASURES.get(name, _words(name).capitalize()), told


def _drawn_in(
    workspace: Workspace, path: Path, addresses: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """The pictures that are drawn from this card, on the pages that show them."""
    project = workspace.project
    reads = project.relative(path)
    links = []
    for product in workspace.products.values():
        page = addresses.get(product.name, "") if reads in product.reads else ""
        if page and read_state(project, product.name).outputs:
            shown = json.loads((project.generated / f"{product.name}.json").read_text("utf-8"))
            anchor = product.name.replace("/", "-")
            address = f"../{'' if page == './' else page}#{anchor}"
            links.append(f'<a href="{address}">{shown["title"].rstrip(".")}</a>')
    if links:
        many = "pictures" if len(links) > 1 else "picture"
        listed = "<br>".join(links)
        summary = f"{len(links)} {many}"
        yield "Seen in", f'<details class="files"><summary>{summary}</summary>{listed}</details>'


def _data_set(project: Project, folder: Path) -> str:
    """The set's own description, one rank lower, and a table of its files."""
    text = (folder / "SOURCE.md").read_text(encoding="utf-8").strip()
    title, _, body = text.removeprefix("# ").partition("\n")
    root = project.root / PACKAGES[0]
    files = [*_files(folder)]
    listed = "\n".join(f"- {_file(path, root, folder)}" for path in files)
    return f"### {title} {{ #{folder.name} }}\n\n{body.strip()}\n\n{_folded(files, listed)}"


def _folded(files: list[Path], listed: str) -> str:
    """The list of files, under the number of them and what they weigh together."""
    size = _bytes(sum(path.stat().st_size for path in files))
    summary = f"Download: {len(files)} {'files' if len(files) > 1 else 'file'}, {size}"
    opening = f'<details class="files" markdown>\n<summary>{summary}</summary>'
    return f"{opening}\n\n{listed}\n\n</details>"


def _file(path: Path, root: Path, folder: Path | None = None) -> str:
    """A link to a file, its size and its sha256."""
    name = path.relative_to(folder).as_posix() if folder else path.name
    content = path.read_bytes()
    told = ", ".join(filter(None, (_rows(path), _bytes(len(content)))))
    seen = f'<code class="sha">sha256 {sha256(content).hexdigest()}</code>'
    return f"[{name}]({_address(path, root)}), {told}<br>{seen}"


def _rows(path: Path) -> str:
    """How many rows a table has below its heading; nothing for what is no table."""
    if path.suffix != ".tsv":
        return ""
    return f"{len(path.read_text(encoding='utf-8').splitlines()) - 1:,} rows"


def _bytes(size: int) -> str:
    units = ((1e6, "MB"), (1e3, "KB"))
    found = (f"{size / unit:.1f} {name}" for unit, name in units if size >= unit)
    return next(found, f"{size} bytes")


def _pairs(table: Mapping[str, Any]) -> str:
    return ", ".join(f"{_words(name)} {_plain(value)}" for name, value in table.items())


def _plain(value: object) -> str:
    if value is None:
        return "none"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _words(name: str) -> str:
    """A name of the code for readers: n_source_words is “source words”, d_hidden “hidden size”."""
    kind, _, rest = name.partition("_")
    words = rest.replace("_", " ")
    return {"n": words, "d": f"{words} size"}.get(kind, name.replace("_", " "))
