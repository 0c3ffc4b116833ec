"""Seeded choices: the only place where the generator meets chance."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

Item = TypeVar("Item")


def pick(rng: Random, items: Sequence[Item]) -> Item:
    """One of the items, each as likely as the others."""
    return items[int(rng.random() * len(items))]


def weighted(rng: Random, items: Sequence[tuple[float, Item]]) -> Item:
    """One of the items, as often as its weight says."""
    mark = rng.random() * sum(weight for weight, _ in items)
    for weight, item in items:
        mark -= weight
        if mark < 0:
            return item
    return items[-1][1]
