"""What prose cites: docs/references/*.toml, a file for each article.

A year is part of a citation where it follows its author: “Elman (1990)”, “(Elman, 1990)”,
“Elman, in 1990”, “[Elman](https://…) (1990)”.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

WHERE = "docs/references"
ENTRY = re.compile(r"\s*\[\[\s*reference\s*\]\]")
FIELDS = {"author": str, "year": int, "title": str, "link": str}


@dataclass(frozen=True)
class Reference:
    """A publication, as prose names it."""

    author: str  # "Cho et al."
    year: int
    title: str
    link: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """The author and, last, the year, with nothing but a link's end, “in” and marks between."""
        author = r"\s+".join(map(re.escape, self.author.split()))
        return re.compile(rf"(?<!\w){author}(?:\]\([^)\s]*\))?,?\s+(?:in\s+)?\(?{self.year}(?!\w)")


def read_references(root: Path) -> tuple[list[Reference], list[str]]:
    """The publications, each once, in the order of authors and years; and what is wrong."""
    found: dict[tuple[str, int], tuple[Reference, str]] = {}
    problems: list[str] = []
    for path in sorted((root / WHERE).glob("*.toml")):
        name, content = path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
        try:
            entries = tomllib.loads(content).get("reference", [])
        except tomllib.TOMLDecodeError as error:
            problems.append(f"{name}: {error}")
            continue
        lines = [n for n, line in enumerate(content.splitlines(), 1) if ENTRY.match(line)]
        for entry, line in zip(entries, lines, strict=False):
            where = f"{name}:{line}"
            if problem := _problem(entry):
                problems.append(f"{where}: {problem}")
                continue
            one = Reference(**entry)
            other, place = found.setdefault((one.author, one.year), (one, where))
            if other != one:
                problems.append(f"{where}: {one.author} ({one.year}) is another at {place}")
    return sorted((one for one, _ in found.values()), key=_order), problems


def _problem(entry: dict[str, object]) -> str:
    for key, kind in FIELDS.items():
        if not isinstance(entry.get(key), kind) or not entry[key]:
            return f"it has no {key}"
    if more := sorted(entry.keys() - FIELDS):
        return f"nobody reads “{more[0]}”"
    link = str(entry["link"])
    return "" if link.startswith("https://") else f"“{link}” is no address: https://…"


def _order(one: Reference) -> tuple[str, int, str]:
    return one.author.casefold(), one.year, one.title


def cited(text: str, references: Iterable[Reference]) -> Iterator[range]:
    """Where years stand in the text that are parts of citations."""
    for one in references:
        if str(one.year) in text:
            for match in one.pattern.finditer(text):
                yield range(match.end() - len(str(one.year)), match.end())
