"""An invented trace, and fragments that draw it: made by the kit, then falsified by hand."""

import re
from dataclasses import dataclass
from typing import Annotated

import pytest
import torch
from jaxtyping import Float
from torch import Tensor

from figures.kit import svg
from figures.kit.bound import bind
from figures.kit.canvas import canvas
from figures.kit.labels import label
from figures.proof.reader import read_alone


@dataclass(frozen=True)
class Step:
    word: str
    size: int


@dataclass(frozen=True)
class Look:
    scores: Float[Tensor, "*batch query key"]
    weights: Float[Tensor, "*batch query key"]


@dataclass(frozen=True)
class Curves:
    share: Float[Tensor, " bucket"]
    low: Float[Tensor, " bucket"]
    high: Float[Tensor, " bucket"]


@dataclass(frozen=True)
class Trace:
    french: Annotated[tuple[str, ...], "axis: source key"]
    english: Annotated[tuple[str, ...], "axis: target query"]
    states: Float[Tensor, "source d_hidden"]
    look: Look | None
    steps: Annotated[tuple[Step, ...], "axis: target"]
    lengths: Float[Tensor, " bucket"]
    plain: Annotated[Curves, "called: without"]
    attentive: Annotated[Curves, "called: attention"]
    loss: float


def invented():
    random = torch.Generator().manual_seed(5)
    scores = 2 * torch.randn(3, 4, generator=random)
    share = torch.tensor([0.9, 0.5, 0.2])
    return Trace(
        ("le", "chat", "noir", "dort"),
        ("the", "black", "cat"),
        torch.tanh(torch.randn(4, 5, generator=random)),
        Look(scores, scores.softmax(-1)),
        (Step("the", 7), Step("black", 11)),
        torch.tensor([5.0, 10.0, 20.0]),
        Curves(share, share - 0.1, share + 0.05),
        Curves(share + 0.05, share, share + 0.1),
        -0.0022,
    )


@pytest.fixture
def raw():
    return invented()


@pytest.fixture
def trace(raw):
    return bind(raw, root="examples/example/one")


@pytest.fixture
def sheet():
    return canvas(360, 300)


@pytest.fixture
def finished():
    """The drawing as it stands in a page."""

    def finish(drawing, alt=None):
        text = svg.inline(drawing, "a/b/c", alt or label("What it shows."))
        return f'<figure class="illustration" id="a-b-c">{text}</figure>'

    return finish


@pytest.fixture
def rules(raw):
    """The rules that a fragment breaks."""

    def read(fragment):
        return {found.rule for found in read_alone(fragment, raw)}

    return read


@pytest.fixture
def changed():
    """A fragment with one thing changed; that it stands there is checked."""

    def change(fragment, pattern, new, count=1):
        text, number = re.subn(pattern, new, fragment, count=count)
        assert number == count
        assert text != fragment
        return text

    return change
