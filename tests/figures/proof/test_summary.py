"""What is kept of a trace: enough to see that anything moved."""

import random
from dataclasses import dataclass

import numpy as np
import pytest
import torch

from figures.proof.record import same
from figures.proof.summary import FEW_WORDS, summary_of


@dataclass(frozen=True)
class Step:
    state: torch.Tensor
    word: str


@dataclass(frozen=True)
class Notes:
    tokens: tuple[str, ...]
    steps: tuple[Step, ...]
    rows: tuple[tuple[str, ...], ...]
    share: float
    right: bool
    nothing: None
    scores: np.ndarray


def notes(**changes):
    states = torch.tensor([[0.5, -1.0], [0.25, 2.0]])
    steps = tuple(Step(state, word) for state, word in zip(states, ("le", "chat"), strict=True))
    values = {
        "tokens": ("le", "chat"),
        "steps": steps,
        "rows": (("a", "b"), ("c",)),
        "share": 0.25,
        "right": True,
        "nothing": None,
        "scores": np.array([[1.0, -np.inf], [3.0, 4.0]]),
    }
    return Notes(**{**values, **changes})


def test_everything_in_a_trace_is_kept_under_its_address():
    found = summary_of(notes())
    assert found["numbers"] == {"nothing": None, "right": True, "share": 0.25}
    assert found["words"] == {
        "rows[0]": ["a", "b"],
        "rows[1]": ["c"],
        "steps[0].word": "le",
        "steps[1].word": "chat",
        "tokens": ["le", "chat"],
    }
    assert [*found["tensors"]] == ["scores", "steps[0].state", "steps[1].state"]
    assert found["tensors"]["steps[1].state"]["shape"] == [2]
    assert found["tensors"]["steps[1].state"]["sum"] == 2.25


def test_what_is_not_finite_is_counted_and_placed():
    here = summary_of(notes())["tensors"]["scores"]
    there = summary_of(notes(scores=np.array([[-np.inf, 1.0], [3.0, 4.0]])))["tensors"]["scores"]
    assert here["not finite"][0] == there["not finite"][0] == 1
    assert here["not finite"] != there["not finite"]


def test_many_words_are_kept_as_a_digest_that_any_of_them_moves():
    words = tuple(f"word{n}" for n in range(FEW_WORDS + 1))
    kept = summary_of(notes(tokens=words))["words"]["tokens"]
    assert kept["count"] == FEW_WORDS + 1
    assert kept != summary_of(notes(tokens=(*words[:-1], "chat")))["words"]["tokens"]


SHAPES = [(4,), (5, 4), (4, 4), (2, 3, 4), (5, 600)]
ALTERATIONS = {
    "transposed": lambda a: np.ascontiguousarray(np.swapaxes(a, -1, 0)).reshape(a.shape),
    "reversed": lambda a: a[::-1],
    "rolled": lambda a: np.roll(a, 1, axis=-1),
    "opposite": lambda a: -a,
    "one sign": lambda a: np.where(np.arange(a.size).reshape(a.shape) == 1, -a, a),
    "larger": lambda a: a * 1.001,
    "another shape": lambda a: a.reshape(-1, 1),
}


@pytest.mark.parametrize("shape", SHAPES, ids=str)
@pytest.mark.parametrize("alteration", ALTERATIONS)
def test_an_altered_tensor_is_seen(shape, alteration):
    if alteration == "transposed" and len(shape) == 1:
        shape = (3, 3)
    generator = np.random.default_rng(len(shape))
    tensor = generator.normal(size=shape)
    before, after = tensor, ALTERATIONS[alteration](tensor)
    assert not same(*(summary_of(notes(scores=a))["tensors"]["scores"] for a in (before, after)))


def test_any_two_elements_that_change_places_are_seen():
    chance = random.Random(5)
    tensor = np.random.default_rng(5).normal(size=300)
    kept = summary_of(notes(scores=tensor))["tensors"]["scores"]
    for _ in range(200):
        swapped = tensor.copy()
        one, other = chance.sample(range(300), 2)
        if abs(tensor[one] - tensor[other]) > 0.05:
            swapped[[one, other]] = swapped[[other, one]]
            assert not same(kept, summary_of(notes(scores=swapped))["tensors"]["scores"])


def test_the_noise_of_another_processor_is_not_seen():
    generator = np.random.default_rng(7)
    for shape in SHAPES:
        tensor = generator.normal(size=shape) * 5
        noisy = tensor * (1 + 1e-6 * generator.normal(size=shape))
        assert same(*(summary_of(notes(scores=a))["tensors"]["scores"] for a in (tensor, noisy)))


def test_a_trace_that_is_a_plain_number_is_kept():
    assert summary_of(6) == {"numbers": {"": 6}}
