"""Coordinates in as few characters as two decimals need."""

import re
from collections.abc import Iterator

PARTS = re.compile(r"[A-Za-z]|-?\d*\.?\d+(?:e-?\d+)?")
ARITY = {"M": 1, "L": 1, "Q": 2, "C": 3}

Cents = tuple[int, int]


def short(number: float) -> str:
    """A number with at most two decimals and no needless zero."""
    return cents(round(number * 100))


def cents(hundredths: int) -> str:
    """Hundredths as a decimal number with no needless zero."""
    whole, rest = divmod(abs(hundredths), 100)
    decimals = f".{rest:02d}".rstrip("0") if rest else ""
    return ("-" if hundredths < 0 else "") + (str(whole) if whole or not rest else "") + decimals


def compact_path(path: str) -> str:
    """An SVG path with relative steps, each end rounded to a hundredth without drift."""
    here = start = (0, 0)
    written: list[str] = []
    for command, points in _commands(path):
        if command == "z":
            written.append("z")
            here = start
            continue
        step = _step(command, points, here)
        written.append(step if written else step.upper())
        here = points[-1]
        start = here if command == "M" else start
    return "".join(written)


def _step(command: str, points: list[Cents], here: Cents) -> str:
    across, down = points[0][0] - here[0], points[0][1] - here[1]
    if command == "M":
        steps = f"M{_joined([*points[0]])}", f"m{_joined([across, down])}"
        return min(reversed(steps), key=len)
    if command == "L" and across == 0:
        return f"v{cents(down)}"
    if command == "L" and down == 0:
        return f"h{cents(across)}"
    return command.lower() + _joined(
        [value - here[axis] for point in points for axis, value in enumerate(point)]
    )


def _joined(values: list[int]) -> str:
    first, *rest = (cents(value) for value in values)
    return first + "".join(text if text.startswith("-") else f" {text}" for text in rest)


def _commands(path: str) -> Iterator[tuple[str, list[Cents]]]:
    tokens = PARTS.findall(path)
    position = 0
    while position < len(tokens):
        command = tokens[position]
        size = 2 * ARITY.get(command, 0)
        values = [round(float(text) * 100) for text in tokens[position + 1 : position + 1 + size]]
        yield command, list(zip(values[::2], values[1::2], strict=True))
        position += 1 + size
