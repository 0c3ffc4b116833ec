"""Puts faults in and prints what was found: `make faults`, or `python -m tests.faults --help`."""

import argparse
import sys

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from tests.faults import run, table
from tests.once.store import Verdicts


def main() -> int:
    """Run the families that were asked for; 1 when one misses its gate."""
    arguments = _arguments()
    names = arguments.family or run.families()
    if arguments.list:
        return _list(names, arguments.kind)
    console = Console()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True) as progress:
        bars = {name: progress.add_task(name, total=None) for name in names}

        def advance(name: str, done: int, total: int) -> None:
            progress.update(bars[name], completed=done, total=total)

        kept = None if arguments.anew else Verdicts(keeping=True)
        outcomes = run.run(names, arguments.jobs, arguments.kind, advance, kept)
    console.print(_kill_table(outcomes))
    for outcome in outcomes:
        _complain(console, outcome, whole=not arguments.kind)
    if not arguments.kind:
        written = table.write(table.table_of(outcomes))
        console.print(f"{'Wrote' if written else 'Unchanged:'} {table.PATH}", soft_wrap=True)
    return int(not all(_sound(outcome, whole=not arguments.kind) for outcome in outcomes))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--family", action="append", choices=run.families(), help="only this one")
    parser.add_argument("--kind", default="", help="only faults of this kind")
    parser.add_argument("--anew", action="store_true", help="let no earlier verdict stand")
    parser.add_argument("--list", action="store_true", help="name the faults and put none in")
    parser.add_argument("-j", "--jobs", type=int, default=0, help="processes (default: cores)")
    return parser.parse_args()


def _list(names: tuple[str, ...], kind: str) -> int:
    for name in names:
        for _, fault in run.chosen(name, kind):
            sys.stdout.write(f"{name}: {fault.kind}: {fault.name}\n")
    return 0


def _kill_table(outcomes: list[run.Outcome]) -> Table:
    shown = Table("family", "kind", "put in", "found", "by", "survivors", title="Kill table")
    for name, family in table.table_of(outcomes).items():
        for row in family["kinds"]:
            rules = ", ".join(row["by"])
            survivors = ", ".join(row["survivors"])
            counts = str(row["injected"]), str(row["killed"])
            shown.add_row(name, row["kind"], *counts, rules, survivors)
        counts = str(family["injected"]), str(family["killed"])
        shown.add_row(name, "all", *counts, style="bold", end_section=True)
    return shown


def _sound(outcome: run.Outcome, whole: bool) -> bool:
    """A part of a family need not be as large as the whole."""
    return outcome.passed if whole else outcome.killed == len(outcome.verdicts)


def _complain(console: Console, outcome: run.Outcome, whole: bool) -> None:
    for alarm in outcome.alarms:
        console.print(f"false alarm in {outcome.name}: {alarm}", style="red", markup=False)
    if not _sound(outcome, whole):
        found, count = outcome.killed, len(outcome.verdicts)
        gate = f"at least {outcome.gate:.0%} of at least {outcome.at_least}"
        console.print(f"{outcome.name}: found {found} of {count}, must be {gate}", style="red")


if __name__ == "__main__":
    sys.exit(main())
