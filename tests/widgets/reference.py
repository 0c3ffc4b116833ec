"""What torch computes, by the names that the browser uses: the other side of every comparison."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from itertools import islice
from random import Random

import numpy as np
from torch import Tensor

from illustrated_models.data.translation.corpus import growing_sentence, held_out_phrases, pairs

# The same numbers stand elsewhere in the trace: a step's input is a row of the embeddings, its
# previous state that of the step before, and what attention compares are the encoder's states.
ELSEWHERE = {"GRUStep": ("input", "previous"), "AttentionTrace": ("keys", "values")}
STRANGE = ("Zbigniew", "Aoife", "ornithorynque", "xylophone", "chat-huant")  # in no vocabulary
Sentence = tuple[str, ...]
Worst = dict[str, tuple[float, float]]  # tensor → largest difference, largest number


def camel(name: str) -> str:
    """`top_tokens` as the browser says it: `topTokens`."""
    return re.sub(r"_(\w)", lambda match: match[1].upper(), name)


def tensors_of(value: object, path: str = "") -> dict[str, np.ndarray]:
    """Every tensor of floats in a trace, by its path: `decoder.steps[2].reset`."""
    if isinstance(value, Tensor):
        return {path: value.numpy()} if value.is_floating_point() else {}
    if isinstance(value, tuple):
        parts = [(f"{path}[{place}]", each) for place, each in enumerate(value)]
    elif is_dataclass(value):
        skipped = ELSEWHERE.get(type(value).__name__, ())
        names = [field.name for field in fields(value) if field.name not in skipped]
        parts = [(f"{path}.{camel(name)}".lstrip("."), getattr(value, name)) for name in names]
    else:
        return {}
    return {name: found for at, each in parts for name, found in tensors_of(each, at).items()}


def kind_of(path: str) -> str:
    """The tensor's name without its places: what a table has one row for."""
    return re.sub(r"\[\d+\]", "", path).lstrip(".")


def worst(found: Mapping[str, np.ndarray], expected: Mapping[str, np.ndarray]) -> Worst:
    """For each kind of tensor, the largest difference and the largest number there is."""
    assert found.keys() == expected.keys()
    table: Worst = {}
    for path, wanted in expected.items():
        assert found[path].shape == wanted.shape, path
        difference = float(np.abs(found[path] - wanted).max(initial=0.0))
        assert np.isfinite(difference), path
        most = float(np.abs(wanted).max(initial=0.0))
        before = table.get(kind_of(path), (0.0, 0.0))
        table[kind_of(path)] = (max(before[0], difference), max(before[1], most))
    return table


def merged(tables: Sequence[Worst]) -> Worst:
    """The worst of several tables."""
    together: Worst = {}
    for table in tables:
        for name, numbers in table.items():
            before = together.get(name, (0.0, 0.0))
            together[name] = (max(before[0], numbers[0]), max(before[1], numbers[1]))
    return together


def held_out_sentences(count: int, seed: int = 5) -> list[Sentence]:
    """Sentences that no training set has seen, and every tenth with a word nobody has heard.

    With them come the held-out phrases and all stages of the sentence that grows.
    """
    rng = Random(seed)
    drawn = [pair.source for pair in islice(pairs(seed, count, "test"), count)]
    for place in range(0, count, 10):
        words = list(drawn[place])
        words[rng.randrange(len(words))] = rng.choice(STRANGE)
        drawn[place] = tuple(words)
    fixed = [pair.source for pair in (*held_out_phrases(), *growing_sentence())]
    return [*fixed, *drawn]
