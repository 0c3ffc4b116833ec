"""Faults before drawing: the whole figure is drawn, soundly, from numbers that are not the model's.

The reader of finished drawings knows the true trace, and must find that another was drawn.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from fnmatch import fnmatchcase
from functools import partial
from typing import Any

import torch
from torch import Tensor

from figures.engine.fragments import named
from tests.faults.fault import StillbornError

Change = Callable[[Any], Any]
Spoiler = Callable[[Any], Any]
EXAMPLES = "tests.faults.specimens.pond"


def at(pattern: str, change: Change) -> Spoiler:
    """Change every value of a trace whose address fits the pattern."""

    def spoil(trace: object) -> object:
        touched: list[str] = []
        found = _mapped(trace, "", pattern, change, touched)
        if not touched:
            raise StillbornError(f"the trace has no {pattern}")
        return found

    return spoil


def _mapped(value: Any, address: str, pattern: str, change: Change, touched: list[str]) -> Any:
    if address and fnmatchcase(address, pattern):
        touched.append(address)
        return change(value)
    if is_dataclass(value) and not isinstance(value, type):
        dot = "." if address else ""
        parts = {
            field.name: _mapped(
                getattr(value, field.name), f"{address}{dot}{field.name}", pattern, change, touched
            )
            for field in fields(value)
        }
        return replace(value, **parts)
    if isinstance(value, tuple) and pattern.startswith(address + "."):
        rows = (
            _mapped(one, f"{address}.{n}", pattern, change, touched) for n, one in enumerate(value)
        )
        return tuple(rows)
    return value


def all_floats(change: Change) -> Spoiler:
    """Change every tensor of fractions in a trace."""

    def spoil(value: Any) -> Any:
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{f.name: spoil(getattr(value, f.name)) for f in fields(value)})
        if isinstance(value, tuple):
            return tuple(spoil(one) for one in value)
        is_fraction = isinstance(value, Tensor) and value.is_floating_point()
        return change(value) if is_fraction else value

    return spoil


def noisy(size: float, value: Tensor) -> Tensor:
    """Every number off by up to this share, as after training with another seed."""
    noise = torch.rand(value.shape, generator=torch.Generator().manual_seed(1))
    return value * (1 - size * noise)


def with_dropout(value: Tensor) -> Tensor:
    """A third of the numbers missing, as in training."""
    return value * (torch.rand(value.shape, generator=torch.Generator().manual_seed(2)) > 1 / 3)


def transposed(value: Tensor) -> Tensor:
    """The square part with rows and columns exchanged."""
    size = min(value.shape)
    turned = value.clone()
    turned[:size, :size] = value[:size, :size].T
    return turned


def rolled(value: Any) -> Any:
    """Every row in the place of the next."""
    return value.roll(1, 0) if isinstance(value, Tensor) else (*value[-1:], *value[:-1])


def rolled_across(value: Tensor) -> Tensor:
    """Every column in the place of the next."""
    return value.roll(1, -1)


def turned_round(value: Any) -> Any:
    """The last first."""
    return value.flip(0) if isinstance(value, Tensor) else value[::-1]


def nudged(by: float, value: Any) -> Any:
    """The largest number of the second row moved a little."""
    if not isinstance(value, Tensor):
        return value + type(value)(by)
    moved = value.clone()
    moved[1, value[1].argmax()] += by
    return moved


def scaled(by: float, value: Tensor) -> Tensor:
    """All numbers times the same."""
    return value * by


def rounded(value: Tensor) -> Tensor:
    """One decimal left of every number."""
    return (value * 10).round() / 10


def fewer_digits(value: Tensor) -> Tensor:
    """As a computer would compute it that has four binary digits for a number."""
    mantissa, exponent = torch.frexp(value)
    return torch.ldexp((mantissa * 16).round() / 16, exponent)


def exchanged(one: str, other: str) -> Spoiler:
    """Two fields of a trace take each other's value."""

    def spoil(trace: Any) -> object:
        first, second = (getattr(trace, name) for name in (one, other))
        return replace(trace, **{one: second, other: first})

    return spoil


def of_another(example: str) -> Spoiler:
    """The trace of another example in the place of this one's."""
    return lambda trace: named(f"{EXAMPLES}:{example}")()


WEIGHTS = "look.weights"
ONE_LOOK, CROSSING, ARCS, FAN = (
    f"pond/looks/{name}" for name in ("one-look", "crossing", "bent-arcs", "one-fan")
)
CELLS, SIGNED = "pond/looks/weights-as-cells", "pond/looks/signed-cells"
READER, WORD, LARGE, STEP = (
    f"pond/vectors/{name}" for name in ("a-reader-and-a-writer", "a-word", "thin-bars", "one-step")
)
EVERY_STATE, HANDED, PRINTED = (
    f"pond/vectors/{name}" for name in ("every-state", "handed-over", "printed")
)
LENGTHS, NEXT, WAYS, DAYS, MORE = (
    f"pond/charts/{name}" for name in ("by-depth", "likeliest", "two-ways", "days", "more-and-more")
)
FILM, LOOKING = "pond/films/reading", "pond/films/looking"

# What is done to the trace, and in which drawings it shows.
KINDS: dict[str, tuple[Spoiler, tuple[str, ...]]] = {
    "another seed": (
        all_floats(partial(noisy, 0.01)),
        (ONE_LOOK, EVERY_STATE, FILM, WORD, LARGE, HANDED, NEXT, LENGTHS, WAYS, CELLS),
    ),
    "another model": (of_another("pike"), (CROSSING, CELLS, FAN, LARGE)),
    "another model, its states": (of_another("pike"), (HANDED, EVERY_STATE)),
    "weights transposed": (at(WEIGHTS, transposed), (ONE_LOOK, CROSSING, CELLS)),
    "scores transposed": (at("look.scores", transposed), (ONE_LOOK,)),
    "rows of weights shifted": (at(WEIGHTS, rolled), (ONE_LOOK, CROSSING, CELLS, ARCS)),
    "columns of weights shifted": (at(WEIGHTS, rolled_across), (ONE_LOOK, CROSSING, CELLS, FAN)),
    "states shifted": (at("states", rolled), (EVERY_STATE, HANDED, PRINTED)),
    "states of the steps shifted": (at("steps", rolled), (FILM, STEP)),
    "words reversed": (at("source_tokens", turned_round), (READER, CROSSING, ONE_LOOK, CELLS)),
    "words of the translation shifted": (at("target_tokens", rolled), (READER, CROSSING, CELLS)),
    "row of weights not normalised": (
        at(WEIGHTS, partial(scaled, 0.8)),
        (ONE_LOOK, CROSSING, ARCS),
    ),
    "one number moved": (at("look.scores", partial(nudged, 0.01)), (ONE_LOOK,)),
    "one weight moved": (at(WEIGHTS, partial(nudged, -0.02)), (ONE_LOOK, CROSSING, CELLS)),
    "dropout left on": (
        all_floats(with_dropout),
        (ONE_LOOK, EVERY_STATE, WORD, LARGE, HANDED, PRINTED),
    ),
    "signs turned": (at("vectors", partial(scaled, -1.0)), (WORD, FILM)),
    "numbers lost": (at("look.values", partial(scaled, 0.0)), (ONE_LOOK, LOOKING)),
    "rounded too early": (all_floats(rounded), (ONE_LOOK, EVERY_STATE, WORD)),
    "half precision": (all_floats(fewer_digits), (ONE_LOOK, LARGE, EVERY_STATE, WORD)),
    "likeliest words reversed": (at("top_tokens.*", turned_round), (NEXT,)),
    "probabilities reversed": (at("top_probabilities", lambda v: v.flip(-1)), (NEXT,)),
    "days shifted": (at("days", rolled), (DAYS,)),
    "counts off by one": (at("days.*.n_casts", partial(nudged, 1)), (DAYS, MORE)),
    "count of fish": (at("count", partial(nudged, 1)), (WAYS,)),
    "both ways exchanged": (exchanged("net", "rod"), (LENGTHS,)),
    "names of ways exchanged": (at("names", turned_round), (WAYS,)),
    "shares exchanged": (at("share", turned_round), (WAYS,)),
    "interval too narrow": (at("net.high", partial(scaled, 0.9)), (LENGTHS,)),
    "points shifted along the axis": (at("depths", lambda v: v.sqrt() * 3), (LENGTHS,)),
}

GROUPS = {
    "wrong seed or model": (
        "another seed",
        "another model",
        "another model, its states",
        "half precision",
    ),
    "transposed before it was drawn": (
        "weights transposed",
        "scores transposed",
        "both ways exchanged",
    ),
    "shifted before it was drawn": (
        "rows of weights shifted",
        "columns of weights shifted",
        "states shifted",
        "states of the steps shifted",
        "days shifted",
        "points shifted along the axis",
    ),
    "words in another order": (
        "words reversed",
        "words of the translation shifted",
        "likeliest words reversed",
        "names of ways exchanged",
    ),
    "numbers changed before they were drawn": (
        "row of weights not normalised",
        "one number moved",
        "one weight moved",
        "signs turned",
        "numbers lost",
        "rounded too early",
        "probabilities reversed",
        "counts off by one",
        "count of fish",
        "shares exchanged",
        "interval too narrow",
    ),
    "dropout left on": ("dropout left on",),
}
