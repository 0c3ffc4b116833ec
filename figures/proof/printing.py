"""How a number must be printed, computed anew from its exact value."""

import re
from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from typing import Any

from figures.proof.numerals import TENS, UNITS

SPEC = re.compile(r"(?P<sign>\+?)(?P<comma>,?)(?:\.(?P<digits>\d+))?(?P<kind>[fd%])")
LARGEST_REMAINDER = ".0%, largest remainder"
SMALL = [*UNITS, TENS[0]]


class FormatError(ValueError):
    """A format that this reader does not know."""


def printed(value: Any, spec: str) -> str:  # noqa: ANN401
    """A value as it must stand in a drawing.

    Raises:
        FormatError: the format is unknown, or the value cannot be printed in it.
    """
    if isinstance(value, str | bool):
        if spec:
            raise FormatError(f"{value!r} in the format {spec!r}")
        return str(value)
    if spec.lower() == "words":
        return _in_words(value, spec)
    if (found := SPEC.fullmatch(spec)) is None:
        raise FormatError(f"{value!r} in the format {spec!r}")
    return _decimal(value, found)


def remainders(row: Sequence[float]) -> list[str]:
    """Shares of one row as whole per cents that sum to the rounded whole.

    Each is rounded down; those with the largest remainders get the missing points, of equal ones
    the earlier.
    """
    exact = [Decimal(value) * 100 for value in row]
    points = [part.to_integral_value(ROUND_FLOOR) for part in exact]
    missing = int(sum(exact).to_integral_value(ROUND_HALF_EVEN) - sum(points))  # ty: ignore
    order = sorted(range(len(row)), key=lambda place: points[place] - exact[place])
    raised = set(order[:missing])
    return [f"{int(point) + (place in raised)}%" for place, point in enumerate(points)]


def _decimal(value: float, found: re.Match[str]) -> str:
    kind, digits = found["kind"], found["digits"]
    if kind == "d":
        if digits is not None or not isinstance(value, int):
            raise FormatError(f"{value!r} is no whole number")
        number, places = Decimal(value), 0
    else:
        # As Python does: per cent are made in double precision, then rounded half to even.
        number = Decimal(value * 100 if kind == "%" else value)
        places = 6 if digits is None else int(digits)
    if not number.is_finite():
        raise FormatError(f"{value!r} cannot be printed")
    rounded = abs(number).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN)
    text = f"{rounded:,f}" if found["comma"] else f"{rounded:f}"
    below = number < 0 and rounded != 0
    sign = "−" if below else "+" if found["sign"] and not number.is_signed() else ""
    return sign + text + ("%" if kind == "%" else "")


def _in_words(value: float, spec: str) -> str:
    if value != int(value) or not 0 <= value < len(SMALL):
        raise FormatError(f"{value!r} in words")
    word = SMALL[int(value)]
    return word.capitalize() if spec == "Words" else word
