"""The kill table: how many faults of each kind were put in, how many were found, and by what."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.faults.fault import Verdict
from tests.faults.run import NAMES, Outcome

PATH = Path(__file__).parents[2] / "illustrated_models" / "data" / "faults" / "kill-table.json"


def table_of(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """The kill table of these families."""
    return {outcome.name: _family(outcome) for outcome in outcomes}


def _family(outcome: Outcome) -> dict[str, Any]:
    by_kind: dict[str, list[Verdict]] = {}
    for verdict in outcome.verdicts:
        by_kind.setdefault(verdict.kind, []).append(verdict)
    return {
        "injected": len(outcome.verdicts),
        "killed": outcome.killed,
        "gate": outcome.gate,
        "at_least": outcome.at_least,
        "false_alarms": len(outcome.alarms),
        "kinds": [_kind(kind, verdicts) for kind, verdicts in by_kind.items()],
    }


def _kind(kind: str, verdicts: list[Verdict]) -> dict[str, Any]:
    killed = [verdict for verdict in verdicts if verdict.killed]
    rules = Counter(verdict.by for verdict in killed)
    return {
        "kind": kind,
        "injected": len(verdicts),
        "killed": len(killed),
        "by": dict(sorted(rules.items(), key=lambda entry: (-entry[1], entry[0]))),
        "specimen": _specimen(killed[0]) if killed else None,
        "survivors": [verdict.name for verdict in verdicts if not verdict.killed],
    }


def _specimen(verdict: Verdict) -> dict[str, str]:
    return {"name": verdict.name, "by": verdict.by, "message": verdict.message}


def to_json(table: dict[str, Any]) -> str:
    """The table as a file that a person can read and git can compare."""
    return json.dumps(table, ensure_ascii=False, indent=1) + "\n"


def write(table: dict[str, Any]) -> bool:
    """Bring these families in the committed table up to date; False when they stood there."""
    found = (committed() if PATH.is_file() else {}) | table
    text = to_json({name: found[name] for name in NAMES if name in found})
    if PATH.is_file() and PATH.read_text(encoding="utf-8") == text:
        return False
    PATH.parent.mkdir(parents=True, exist_ok=True)
    PATH.write_text(text, encoding="utf-8")
    return True


def committed() -> dict[str, Any]:
    """The table in its place."""
    return json.loads(PATH.read_text(encoding="utf-8"))
