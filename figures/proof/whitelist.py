"""Numbers that may be typed: docs/typed-numbers/*.toml, a file for each article; each says why."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

WHERE = "docs/typed-numbers"
ENTRY = re.compile(r"\s*\[\[\s*typed\s*\]\]")


@dataclass(frozen=True)
class Allowed:
    """A phrase with a typed number in it that may stay."""

    file: str
    text: str
    reason: str
    where: str  # it is listed: "docs/typed-numbers/site.toml:5"


def read_whitelist(root: Path) -> tuple[list[Allowed], list[str]]:
    """The phrases, and what is wrong with the lists themselves."""
    allowed: list[Allowed] = []
    problems: list[str] = []
    for path in sorted((root / WHERE).glob("*.toml")):
        name, content = path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
        try:
            entries = tomllib.loads(content).get("typed", [])
        except tomllib.TOMLDecodeError as error:
            problems.append(f"{name}: {error}")
            continue
        lines = [n for n, line in enumerate(content.splitlines(), 1) if ENTRY.match(line)]
        for entry, line in zip(entries, lines, strict=False):
            texts = (str(entry.get(key, "")).strip() for key in ("file", "text", "reason"))
            allowed.append(Allowed(*texts, where=f"{name}:{line}"))
    problems += [f"{one.where}: {problem}" for one in allowed if (problem := _problem(one))]
    return allowed, problems


def _problem(one: Allowed) -> str:
    if not one.reason:
        return f"“{one.text}” has no reason"
    if len(one.text.split()) < 2:
        return f"“{one.text}” is no phrase: give the words around the number"
    return ""


def places(one: Allowed, content: str) -> tuple[range | None, str]:
    """Where in its file the phrase stands, or what is wrong: it must be there exactly once."""
    found = content.count(one.text)
    if found != 1:
        times = "no longer there" if not found else f"there {found} times"
        return None, f"{one.where}: “{one.text}” is {times} in {one.file}"
    start = content.index(one.text)
    return range(start, start + len(one.text)), ""
