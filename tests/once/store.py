"""Verdicts that stand: what was proved once, of the same inputs, need not be proved again.

`tests/verdicts/CHECK/SUBJECT.json` holds for each entry (a test, a mutant, a page at one width)
the key under which it was found right: a hash of all that the check looked at, of the check's own
code and of the public versions of the libraries, as products have one. A verdict whose key is
another now counts for nothing. Of those that stand, some are drawn by the commit's hash and found
anew: one that is wrong is red then.
"""

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from figures.engine.keys import key_of
from figures.engine.storage import digest, read_json, write_if_changed

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "verdicts"
DRAWN = 20  # one in so many is found anew, others at the next commit


@dataclass(frozen=True)
class Verdicts:
    """All verdicts below a folder; they are written only where that is asked for."""

    folder: Path = FOLDER
    keeping: bool = False

    @cached_property
    def commit(self) -> str:
        """What decides which verdicts are found anew; empty where there is no history."""
        command = ["git", "rev-parse", "HEAD"]
        try:
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        except OSError:
            return ""
        return done.stdout.strip()

    def on(self, subject: str, entry: str, parts: Mapping[str, str]) -> "Verdict":
        """The verdict on a subject ("films/translation/unrolling"), from what it depends on."""
        return Verdict(self, subject, entry, {**parts})


@dataclass(frozen=True)
class Verdict:
    """One entry of one file, as it is now and as it is committed."""

    verdicts: Verdicts
    subject: str
    entry: str
    parts: Mapping[str, str]  # all that it depends on, by digest

    @property
    def path(self) -> Path:
        return self.verdicts.folder / f"{self.subject}.json"

    @cached_property
    def key(self) -> str:
        """What it depends on now, in one hash."""
        return key_of({**self.parts})

    @cached_property
    def committed(self) -> dict[str, Any]:
        """What is committed of it; nothing if it was found of something else."""
        kept = read_json(self.path).get(self.entry, {})
        return kept if kept.get("key") == self.key else {}

    @property
    def drawn(self) -> bool:
        """Whether this commit has it found anew, whatever is committed."""
        lot = digest(f"{self.verdicts.commit} {self.subject} {self.entry}")
        return int(lot, 16) % DRAWN == 0

    @property
    def stands(self) -> bool:
        """Whether nothing needs to be done: it is committed, of these inputs, and not drawn."""
        return bool(self.committed) and not self.drawn

    @property
    def found(self) -> Any:
        """What was found, if more than that it is right."""
        return self.committed.get("found")

    def keep(self, found: Any = None) -> None:
        """Say what was found now.

        Raises:
            AssertionError: of the same inputs something else is committed.
        """
        if self.committed:
            assert found == self.found, (
                f"{self.path}, “{self.entry}”: {self.found!r}, now {found!r}"
            )
        if self.verdicts.keeping:
            entries = read_json(self.path)
            entries[self.entry] = {"key": self.key} | ({} if found is None else {"found": found})
            text = json.dumps(entries, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
            write_if_changed(self.path, text.encode(), ROOT / ".illustrate" / "verdicts")
