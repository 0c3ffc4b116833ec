"""Worked examples of a state that changes: by one word, and from word to word."""

from dataclasses import dataclass
from typing import Annotated

from jaxtyping import Float
from torch import Tensor

from illustrated_models.example import example
from illustrated_models.examples.translation.seq2seq import RUNNING, translated
from illustrated_models.recurrent import GRUStep
from illustrated_models.translation import TranslationTrace

STILL = 0.05
"""A number that changes by less than this is said to stay."""


@dataclass(frozen=True)
class GatesTrace:
    """The last word of a sentence is read: what stays of the notes, and what comes in."""

    before: str  # the word read before it (definition)
    word: str  # the word that is read (definition)
    step: GRUStep
    renewed: Annotated[Float[Tensor, " d_hidden"], "called: share coming in"]  # 1 − update
    #   (Cho et al. 2014, section 2.3, equation 7)
    kept: Float[Tensor, " d_hidden"]  # the notes before, times the share that stays
    #   (first term of Cho et al. 2014, section 2.3, equation 7)
    taken: Annotated[Float[Tensor, " d_hidden"], "called: added"]  # the proposal, times its share
    #   (second term of Cho et al. 2014, section 2.3, equation 7)


@example(weights="translator-four-units")
def last_word() -> GatesTrace:
    """The last word of the running sentence, read by the model whose state is four numbers."""
    step = translated("translator-four-units", RUNNING).encoder.steps[-1]
    renewed = 1 - step.update
    return GatesTrace(
        before=RUNNING[-2],
        word=RUNNING[-1],
        step=step,
        renewed=renewed,
        kept=step.update * step.previous,
        taken=renewed * step.candidate,
    )


@dataclass(frozen=True)
class NotesTrace:
    """The running sentence read word by word, and where each number of the state goes."""

    whole: TranslationTrace
    moves: tuple[tuple[str, ...], ...]  # of each number at each word: up, down or stays
    #   (definition)


def move(by: float) -> str:
    """What is said of a number that changes by so much."""
    return "stays" if abs(by) < STILL else "up" if by > 0 else "down"


@example(weights="translator-four-units")
def notes() -> NotesTrace:
    """The running sentence, read by the model whose state is four numbers."""
    whole = translated("translator-four-units", RUNNING)
    changes = [(step.hidden - step.previous).tolist() for step in whole.encoder.steps]
    return NotesTrace(whole, tuple(tuple(move(by) for by in row) for row in changes))
