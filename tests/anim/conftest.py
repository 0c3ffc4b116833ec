"""A small trace, a stage to try things on, and the films that there are."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest

from anim.kit.film import rehearse
from anim.kit.settings import manim_settings
from anim.kit.stage import Stage
from figures.kit.bound import Value, bind


@dataclass(frozen=True)
class Notes:
    """A trace for tests."""

    tokens: tuple[str, ...]
    states: np.ndarray


@pytest.fixture(scope="session")
def trace() -> Value:
    states = np.array([[0.5, -1.0, 0.25, 0.0], [-0.5, 0.75, -0.125, 1.0]])
    return bind(Notes(("le", "chat"), states), root="tests/notes")


@pytest.fixture
def play(trace) -> Callable[[Callable[[Stage], None]], Stage]:
    """Play what a function does on a stage, without drawing its frames."""

    def played(construct: Callable[[Stage], None]) -> Stage:
        return rehearse(stage_that(construct), trace)

    return played


@pytest.fixture
def settings():
    """The settings that films are made with: mobjects are measured in them."""
    with manim_settings(Stage):
        yield


def stage_that(construct: Callable[[Stage], None]) -> type[Stage]:
    return type("Trial", (Stage,), {"__doc__": "A trial.", "construct": construct})
