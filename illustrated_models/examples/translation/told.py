"""What readers are told was measured: a share with its interval, and where the measurements lie."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from illustrated_models.published import Card

MEASURED = Path(__file__).parents[2] / "data" / "translation" / "playground.json"


@dataclass(frozen=True)
class Share:
    """How many of how many, with the 95 % interval."""

    right: int  # how many it is true of (definition)
    count: int  # of how many (definition)
    share: float  # right of all (definition)
    low: float  # lower end of the 95 % interval (Wilson 1927)
    high: float  # upper end of the 95 % interval (Wilson 1927)


def measured(card: Card) -> dict[str, Any]:
    """What was measured of a model. Raises ValueError if it was another one."""
    content = json.loads(MEASURED.read_text(encoding="utf-8"))
    if content["models"].get(card.name) != card.sha256:
        raise ValueError(f"{MEASURED.name} was not measured on {card.name}: measure it again")
    return content


def share(row: dict[str, Any]) -> Share:
    """A measured share."""
    return Share(row["right"], row["count"], row["share"], row["low"], row["high"])
