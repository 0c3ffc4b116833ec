"""A recurrent network reads a sentence one word at a time and keeps what it has read in its state.

The gated recurrent unit (GRU) is that of Cho et al. 2014, “Learning Phrase Representations using
RNN Encoder–Decoder for Statistical Machine Translation”, section 2.3, equations 5–8, in the form
that today's libraries compute: the reset gate acts after the matrix product (Cho et al.: before
it) and the update gate says how much of the previous state stays.
"""

from dataclasses import dataclass
from typing import Annotated

import torch
from jaxtyping import Bool, Float
from torch import Tensor, nn


@dataclass(frozen=True)
class GRUStep:
    """One word read: the two gates, the proposed memory and the new hidden state."""

    input: Float[Tensor, "*batch d_input"]  # the word's vector (definition)
    previous: Annotated[Float[Tensor, "*batch d_hidden"], "called: state before"]  # (definition)
    reset: Float[Tensor, "*batch d_hidden"]  # 0 = ignore the old state in the proposal, 1 = use it
    #   (Cho et al. 2014, section 2.3, equation 5)
    update: Float[Tensor, "*batch d_hidden"]  # 0 = take the proposal, 1 = keep the old state
    #   (Cho et al. 2014, section 2.3, equation 6)
    candidate: Float[Tensor, "*batch d_hidden"]  # the proposed new state, each number in (-1, 1)
    #   (Cho et al. 2014, section 2.3, equation 8)
    hidden: Annotated[Float[Tensor, "*batch d_hidden"], "called: state now"]  # after this word
    #   (Cho et al. 2014, section 2.3, equation 7)


class GRU(nn.Module):
    """A gated recurrent unit that reads a sentence from left to right."""

    def __init__(self, d_input: int, d_hidden: int) -> None:
        super().__init__()
        self.d_hidden = d_hidden
        # Rows in the order reset, update, candidate: the layout of torch.nn.GRU.
        self.from_input = nn.Linear(d_input, 3 * d_hidden)
        self.from_hidden = nn.Linear(d_hidden, 3 * d_hidden)

    def step(
        self,
        word: Float[Tensor, "*batch d_input"],
        projected: Float[Tensor, "*batch gates"],
        previous: Float[Tensor, "*batch d_hidden"],
        present: Bool[Tensor, "*batch"] | None = None,
    ) -> GRUStep:
        """Read one word. Where no word is `present` (padding) the state stays as it was."""
        d = self.d_hidden
        recalled = self.from_hidden(previous)
        gates = torch.sigmoid(projected[..., : 2 * d] + recalled[..., : 2 * d])
        reset, update = gates[..., :d], gates[..., d:]
        candidate = torch.tanh(projected[..., 2 * d :] + reset * recalled[..., 2 * d :])
        hidden = (1 - update) * candidate + update * previous
        if present is not None:
            hidden = torch.where(present[..., None], hidden, previous)
        return GRUStep(word, previous, reset, update, candidate, hidden)

    def forward(
        self,
        words: Float[Tensor, "*batch time d_input"],
        start: Float[Tensor, "*batch d_hidden"],
        present: Bool[Tensor, "*batch time"] | None = None,
    ) -> tuple[GRUStep, ...]:
        """Read a whole sentence: one step per word, each starting from the state before."""
        projected = self.from_input(words)  # every word at once: it does not depend on the state
        steps: list[GRUStep] = []
        state = start
        for time in range(words.shape[-2]):
            here = None if present is None else present[..., time]
            steps.append(self.step(words[..., time, :], projected[..., time, :], state, here))
            state = steps[-1].hidden
        return tuple(steps)


def hidden_states(steps: tuple[GRUStep, ...]) -> Float[Tensor, "*batch time d_hidden"]:
    """Stack the hidden states, one row per word."""
    return torch.stack([step.hidden for step in steps], dim=-2)
