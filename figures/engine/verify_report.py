"""What `illustrate verify` says: a row for each product, then one line."""

import json
from collections import Counter
from typing import TYPE_CHECKING

import click

from figures.engine.paths import Project
from figures.engine.progress import progress
from figures.engine.tables import python_name
from figures.engine.verify import Verification, verify
from figures.engine.verify_copies import FreshBuildError
from figures.proof.difference import Difference
from figures.proof.pages import Prose

if TYPE_CHECKING:
    from rich.table import Table

COLUMNS = ("elements", "texts", "facts", "quotes")

Row = dict[str, int | str]
RECORD = "record"  # the rule of what is right in itself, and not what it was
NEW_OR_GONE = {
    "not in the record": "is new: it is not in the record yet",
    "it is in the record": "is gone, and still in the record",
    "illustrate verify --accept": "is not there, or cannot be read",
}
ACCEPT = "\nIf that is meant: illustrate verify --accept"


def run(
    project: Project, names: tuple[str, ...], accept: bool, as_json: bool, once: bool = False
) -> int:
    """Verify, say what came of it, and hand back how the command is to end."""
    try:
        with progress("Verifying") as advance:
            found = verify(project, names, accept, advance, once)
    except FreshBuildError as error:
        if as_json:
            click.echo(json.dumps({"verified": False, "failure": str(error)}, ensure_ascii=False))
        click.echo(f"illustrate verify: {error}", err=True)
        return 1
    except KeyboardInterrupt:
        click.echo("Stopped. Nothing was changed.", err=True)
        return 130
    if as_json:
        click.echo(to_json(found))
    else:
        _show(found)
    return 1 if found.findings else 0


def rows(found: Verification) -> list[Row]:
    """How much was looked at of each product and page, and how much of it is wrong."""
    quotes = _quotes(found.pages)
    wrong = Counter(name for name, _ in found.findings)
    listed: list[Row] = []
    for name in found.products:
        entry = found.record["products"][name]
        counts = (entry["elements"]["shown"], len(entry["drawn"]), len(entry["facts"]))
        quoted = quotes[python_name(name)]
        listed.append({"name": name, **dict(zip(COLUMNS, (*counts, quoted), strict=True))})
    for name in sorted(wrong.keys() - {*found.products}):
        listed.append({"name": name, **dict.fromkeys(COLUMNS, 0)})
    return [{**row, "differences": wrong[str(row["name"])]} for row in listed]


def table(found: Verification) -> "Table":
    """The rows as a table for a terminal, under the article they belong to."""
    from rich.table import Table

    shown = Table(box=None, padding=(0, 2, 0, 0))
    shown.add_column("")
    for name in COLUMNS:
        shown.add_column(name, justify="right")
    shown.add_column("result")
    article = ""
    for row in rows(found):
        first, slash, rest = str(row["name"]).partition("/")
        if slash and first != article:
            shown.add_row(f"[bold]{first}[/]")
        article = first
        result = _result([each for name, each in found.findings if name == row["name"]])
        cells = (str(row[name] or "") for name in COLUMNS)
        shown.add_row(f"  {rest}" if slash else first, *cells, result)
    return shown


def conclusion(found: Verification) -> str:
    """The last line: how much was verified, or the first difference and how many more."""
    if found.findings:
        more = len(found.findings) - 1
        rest = f"\n… and {more} more (illustrate verify --json lists them)" if more else ""
        name, first = found.findings[0]
        told = str(first) if name in str(first) else f"{name}: {first}"
        if first.rule == RECORD and first.computed in NEW_OR_GONE:
            told = f"{name} {NEW_OR_GONE[first.computed]}"
        only_moved = all(each.rule == RECORD for _, each in found.findings)
        return f"{told}{rest}{ACCEPT if only_moved else ''}"
    sums = {name: sum(int(row[name]) for row in rows(found)) for name in COLUMNS}
    n_products, n_pages = len(found.products), len(found.pages)
    accepted = f"; accepted {_count(found.moved, 'change')}: see git diff" if found.moved else ""
    return (
        f"verified {_count(n_products, 'product')}, {_count(sums['elements'], 'element')},"
        f" {_count(sums['quotes'], 'quote')}, {_count(n_pages, 'page')}: no difference{accepted}"
    )


def to_json(found: Verification) -> str:
    """All of it, for programs."""
    content = {
        "verified": not found.findings,
        "products": rows(found),
        "pages": [*found.pages],
        "differences": [{"name": name, **vars(each)} for name, each in found.findings],
        "notes": found.notes,
        "accepted": found.moved,
        "reading_seconds": round(found.reading_seconds, 3),
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def _quotes(pages: dict[str, Prose]) -> Counter[str]:
    """How often pages quote a fact of each product, by its Python name."""
    facts = (quote.fact for prose in pages.values() for quote in prose.quotes)
    return Counter(fact.rpartition(".")[0] for fact in facts)


def _result(found: list[Difference]) -> str:
    """What came of one name: what only moved, or is new, is not wrong in itself."""
    if not found:
        return "[green]✓[/]"
    if any(each.rule != RECORD for each in found):
        return f"[red]{len(found)} wrong[/]"
    is_new = any(each.computed in NEW_OR_GONE for each in found)
    return "[yellow]new[/]" if is_new else f"[yellow]{len(found)} moved[/]"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _show(found: Verification) -> None:
    from rich.console import Console

    Console(highlight=False).print(table(found))
    for note in found.notes:
        click.echo(note)
    click.echo(conclusion(found))
