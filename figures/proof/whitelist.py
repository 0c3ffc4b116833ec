"""Numbers that may be typed: docs/typed-numbers.toml, where each says why."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

WHERE = "docs/typed-numbers.toml"
ENTRY = re.compile(r"\s*\[\[\s*typed\s*\]\]")
MOST = 25  # more exceptions than that, and the rule is wrong


@dataclass(frozen=True)
class Allowed:
    """A phrase with a typed number in it that may stay."""

    file: str
    text: str
    reason: str
    line: int  # in the whitelist


def read_whitelist(root: Path) -> tuple[list[Allowed], list[str]]:
    """The phrases, and what is wrong with the list itself."""
    path = root / WHERE
    if not path.is_file():
        return [], []
    content = path.read_text(encoding="utf-8")
    try:
        entries = tomllib.loads(content).get("typed", [])
    except tomllib.TOMLDecodeError as error:
        return [], [f"{WHERE}: {error}"]
    lines = [n for n, line in enumerate(content.splitlines(), 1) if ENTRY.match(line)]
    allowed = [
        Allowed(
            *(str(entry.get(key, "")).strip() for key in ("file", "text", "reason")),
            line=line,
        )
        for entry, line in zip(entries, lines, strict=False)
    ]
    problems = [f"{WHERE}:{one.line}: {problem}" for one in allowed if (problem := _problem(one))]
    if len(allowed) > MOST:
        problems.append(f"{WHERE}: {len(allowed)} exceptions; {MOST} are allowed")
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
        return None, f"{WHERE}:{one.line}: “{one.text}” is {times} in {one.file}"
    start = content.index(one.text)
    return range(start, start + len(one.text)), ""
