"""How the tables of `python -m tests.gates` and of `make lighthouse` are set."""

from pathlib import Path

from tests.browser.conftest import Document, read_documents

SITE = Path(__file__).resolve().parents[2] / "site"
WIDTH = 11  # characters of a column


def row(name: str, cells: list[str], widest: int, width: int = WIDTH) -> str:
    return name.ljust(widest) + "".join(each.rjust(width) for each in cells)


def cell(text: str, broken: bool) -> str:
    """A number as it is printed, with a cross where a gate is broken."""
    return ("✗ " if broken else "") + text


def built(site: Path, asked: list[str] | None) -> dict[str, Document]:
    """The pages of a built site; an error if it is not built, or has not the pages asked for."""
    if not (site / "index.html").is_file():
        raise LookupError(f"{site} holds no site: `make site SERVE=0` builds one")
    documents = read_documents(site)
    if unknown := set(asked or ()) - set(documents):
        raise LookupError(f"{site} has no page {', '.join(sorted(unknown))}")
    return documents
