"""An invented trace, and a reader of finished drawings, for the tests of the drawing kit."""

import re
from dataclasses import dataclass
from xml.etree import ElementTree

import numpy as np
import pytest
import torch

from figures.kit import svg
from figures.kit.bound import bind

NUMBER = re.compile(r"-?\d*\.?\d+")


@dataclass(frozen=True)
class Attention:
    scores: torch.Tensor
    weights: torch.Tensor


@dataclass(frozen=True)
class Step:
    word: str
    chance: float


@dataclass(frozen=True)
class Trace:
    tokens: tuple[str, ...]
    states: torch.Tensor
    attention: Attention
    steps: tuple[Step, ...]
    loss: float


def invented():
    random = torch.Generator().manual_seed(3)
    scores = 2 * torch.randn(4, 4, generator=random)
    states = torch.tanh(torch.randn(4, 5, generator=random))
    steps = (Step("the", 0.97), Step("cat", 0.5))
    words = ("le", "chat", "noir", "dort")
    return Trace(words, states, Attention(scores, scores.softmax(-1)), steps, -0.25)


@pytest.fixture
def plain():
    return invented()


@pytest.fixture
def trace(plain):
    return bind(plain, root="example/one")


class Drawn:
    """A finished drawing, read back from its SVG text."""

    def __init__(self, canvas):
        self.text = svg.inline(canvas, "article/section/name", "what it shows")
        self.svg = ElementTree.fromstring(self.text)

    def marks(self, kind):
        return [mark for mark in self.svg.iter() if mark.get("data-role") == kind]

    def texts(self):
        return ["".join(mark.itertext()) for mark in self.svg.iter() if mark.tag.endswith("text")]


@pytest.fixture
def read():
    return Drawn


@pytest.fixture
def points():
    """The end points of every sub-path of a finished path, in pixels."""
    return sub_paths


def sub_paths(path):
    found, here, start = [], np.zeros(2), np.zeros(2)
    for command, text in re.findall(r"([A-Za-z])([^A-Za-z]*)", path):
        numbers = [float(number) for number in NUMBER.findall(text)]
        if command == "z":
            here = start
            continue
        if command in "hv":
            step = [numbers[0], 0.0] if command == "h" else [0.0, numbers[0]]
        else:
            step = numbers[-2:]
        here = np.array(step) if command == "M" else here + step
        if command in "Mm":
            start = here
            found.append([])
        found[-1].append(here)
    return [np.array(part) for part in found]
