"""What the specimens show: a sentence that is read and translated, and what was caught in a pond.

The numbers are invented: drawings are to be spoilt here, not learnt from. They are whole numbers
of small binary fractions, which every processor adds and multiplies without rounding.
"""

from dataclasses import dataclass
from random import Random
from typing import Annotated

import torch
from jaxtyping import Float, Int
from torch import Tensor

FINE = 64
SOURCE, TARGET = ("la", "carpe", "verte", "dort"), ("the", "green", "carp", "sleeps")


@dataclass(frozen=True)
class Step:
    """A word is mixed into what was kept so far."""

    input: Float[Tensor, " d_word"]
    previous: Annotated[Float[Tensor, " d_state"], "called: state before"]
    hidden: Annotated[Float[Tensor, " d_state"], "called: state now"]


@dataclass(frozen=True)
class Look:
    """Every word written looks back at every word read."""

    query: Float[Tensor, "query d_state"]
    values: Annotated[Float[Tensor, "key d_state"], "called: state"]
    scores: Float[Tensor, "query key"]
    weights: Float[Tensor, "query key"]
    context: Float[Tensor, "query d_state"]


@dataclass(frozen=True)
class Sentence:
    """A sentence, read and translated."""

    source_tokens: Annotated[tuple[str, ...], "axis: source key"]
    target_tokens: Annotated[tuple[str, ...], "axis: target query"]
    vectors: Float[Tensor, "source d_word"]
    steps: Annotated[tuple[Step, ...], "axis: source"]
    states: Float[Tensor, "source d_state"]
    look: Look
    long_vector: Float[Tensor, " d_long"]
    top_tokens: Annotated[tuple[tuple[str, ...], ...], "axis: target query, top"]
    top_probabilities: Float[Tensor, "target top"]
    n_source: int


@dataclass(frozen=True)
class Shares:
    """How often it went well, between which bounds, and of how many."""

    share: Float[Tensor, " bucket"]
    low: Float[Tensor, " bucket"]
    high: Float[Tensor, " bucket"]
    count: Int[Tensor, " bucket"]


@dataclass(frozen=True)
class Bite:
    """What one of them caught, and whether it was what was fished for."""

    fish: str
    right: bool


@dataclass(frozen=True)
class Day:
    """A day at the pond."""

    n_casts: Annotated[int, "called: casts"]
    net: Annotated[Bite, "called: net"]
    rod: Annotated[Bite, "called: rod"]


@dataclass(frozen=True)
class Book:
    """A book about fish."""

    year: int
    title: str
    author: str


@dataclass(frozen=True)
class Catch:
    """What a net and a rod brought in."""

    depths: Float[Tensor, " bucket"]
    labels: Annotated[tuple[str, ...], "axis: bucket"]
    net: Annotated[Shares, "called: net"]
    rod: Annotated[Shares, "called: rod"]
    names: Annotated[tuple[str, ...], "axis: way"]
    share: Float[Tensor, " way"]
    low: Float[Tensor, " way"]
    high: Float[Tensor, " way"]
    count: int
    days: Annotated[tuple[Day, ...], "axis: day"]
    books: Annotated[tuple[Book, ...], "axis: book"]
    caught: int
    seen: int
    casts: Int[Tensor, " day"]
    landed: Annotated[Float[Tensor, " day"], "called: all"]


@dataclass(frozen=True)
class Fit:
    """What a line and a small network make of a few fish."""

    length: Float[Tensor, " carp"]
    weight: Float[Tensor, " carp"]
    guess: Float[Tensor, " carp"]
    slope: float
    start: float
    slopes: Float[Tensor, " feature"]
    heights: Float[Tensor, "row column"]
    columns: Float[Tensor, " column"]
    rows: Float[Tensor, " row"]
    levels: Float[Tensor, " level"]
    given: Float[Tensor, " feature"]
    weights: Float[Tensor, "feature unit"]
    units: Float[Tensor, " unit"]


def carp() -> Sentence:
    """A carp sleeps."""
    looks = [[183, 37, 24, 12], [20, 51, 184, 1], [8, 179, 61, 8], [4, 48, 40, 164]]
    return _sentence(Random(4), _of(looks) / 4)


def pike() -> Sentence:
    """The same words, in another head."""
    looks = [[80, 56, 64, 56], [120, 96, 16, 24], [32, 36, 164, 24], [68, 64, 60, 64]]
    return _sentence(Random(20), _of(looks) / 4)


def catch() -> Catch:
    """A week at the pond."""
    return Catch(
        depths=torch.tensor([2.0, 6.0, 12.0, 24.0]),
        labels=("0–4", "5–8", "9–16", "17–32"),
        net=Shares(_of([60, 54, 36, 14]), _of([56, 48, 29, 9]), _of([63, 59, 43, 21]), _count()),
        rod=Shares(_of([61, 58, 55, 50]), _of([57, 53, 49, 43]), _of([63, 62, 60, 56]), _count()),
        names=("net", "rod"),
        share=_of([37, 53]),
        low=_of([31, 48]),
        high=_of([43, 57]),
        count=120,
        days=tuple(
            Day(casts, Bite(one, one == "carp"), Bite(other, other == "carp"))
            for casts, one, other in (
                *((4, "carp", "carp"), (6, "carp", "perch")),
                *((11, "boot", "carp"), (17, "perch", "pike")),
            )
        ),
        books=(
            Book(1653, "The patient angler", "I. Reed"),
            Book(1758, "A system of fishes", "C. Lake"),
            Book(1859, "How carp came about", "C. Brook"),
        ),
        caught=29,
        seen=47,
        casts=torch.tensor([1, 4, 16, 64]),
        landed=_of([8, 20, 30, 44]),
    )


def fit() -> Fit:
    """A line through three fish, and what two units say of one."""
    columns, rows = torch.arange(9) / 2, torch.arange(7.0)
    length, slope, start = torch.tensor([1.0, 2.0, 3.0]), 1.0, 2.0
    given, weights = torch.tensor([0.5, -1.5]), torch.tensor([[1.5, -0.5], [-1.0, 0.25]])
    return Fit(
        length,
        torch.tensor([2.0, 5.0, 3.5]),
        slope * length + start,
        slope,
        start,
        torch.tensor([1.0, -1.0]),
        (columns - 2) ** 2 + (rows[:, None] - 3) ** 2,
        columns,
        rows,
        torch.tensor([1.75, 6.5]),
        given,
        weights,
        given @ weights,
    )


def _sentence(chance: Random, weights: Tensor) -> Sentence:
    states, vectors = _some(chance, 4, 4), _some(chance, 4, 3)
    before = [torch.zeros(4), *states[:-1]]
    return Sentence(
        SOURCE,
        TARGET,
        vectors,
        tuple(Step(*parts) for parts in zip(vectors, before, states, strict=True)),
        states,
        Look(_some(chance, 4, 4), states, _some(chance, 4, 4) * 2, weights, weights @ states),
        _some(chance, 24),
        tuple((word, "a", "two", "boots") for word in TARGET),
        _of([[40, 12, 9, 2], [33, 20, 7, 3], [55, 4, 3, 1], [29, 18, 10, 6]]),
        len(SOURCE),
    )


def _some(chance: Random, *shape: int) -> Tensor:
    """Numbers between −1 and 1, none of them too small to be seen."""
    total = int(torch.tensor(shape).prod())
    picked = [chance.choice((-1, 1)) * chance.randrange(6, 60) for _ in range(total)]
    return _of(picked).reshape(shape)


def _of(parts: list) -> Tensor:
    """Sixty-fourths."""
    return torch.tensor(parts) / FINE


def _count() -> Tensor:
    return torch.tensor([30, 30, 30, 30])
