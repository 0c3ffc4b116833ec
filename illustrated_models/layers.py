"""What a transformer's layers are made of, apart from attention.

Vaswani et al. 2017, “Attention Is All You Need”: section 3.1 (a residual connection and layer
normalisation around every sublayer), 3.3 (feed-forward), 3.4 (embeddings times √d_model), 3.5
(positions). As in the paper, the normalisation (Ba, Kiros & Hinton 2016, “Layer Normalization”)
comes after the sum; `norm="before"` is the later variant of Xiong et al. 2020, “On Layer
Normalization in the Transformer Architecture”.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Literal, TypeVar

import torch
from jaxtyping import Float, Int
from torch import Tensor, nn

from illustrated_models.attention import MultiHeadTrace
from illustrated_models.positions import sinusoids

Positions = Literal["interleaved", "halves", "learned", "none"]
LONGEST = 128  # words: for so many there is a position


@dataclass(frozen=True)
class TransformerSizes:
    """How large a transformer is, and which of its variants it is."""

    n_source_words: int
    n_target_words: int
    d_model: int
    d_ff: int
    n_heads: int
    n_layers: int  # of the encoder, and as many of the decoder
    positions: Positions = "interleaved"
    norm: Literal["after", "before"] = "after"
    residual: bool = True  # false: what a sublayer makes replaces what it read
    architecture: ClassVar[str] = "transformer"


@dataclass(frozen=True)
class InputTrace:
    """Words as the first layer reads them."""

    embeddings: Float[Tensor, "*batch token d_model"]  # each word's vector times √d_model
    #   (Vaswani et al. 2017, section 3.4)
    positions: Float[Tensor, "token d_model"]  # the vector of each place
    #   (Vaswani et al. 2017, section 3.5)
    output: Float[Tensor, "*batch token d_model"]  # both added (Vaswani et al. 2017, section 3.5)


@dataclass(frozen=True)
class FeedForwardTrace:
    """Each word by itself through two layers."""

    input: Float[Tensor, "*batch token d_model"]  # what it reads (definition)
    hidden: Float[Tensor, "*batch token d_ff"]  # the neurons; a negative one counts as 0
    #   (max(0, x W_1 + b_1) in Vaswani et al. 2017, section 3.3, equation 2)
    output: Float[Tensor, "*batch token d_model"]  # what it adds
    #   (Vaswani et al. 2017, section 3.3, equation 2)


@dataclass(frozen=True)
class NormTrace:
    """Numbers of a word shifted to mean 0 and stretched to spread 1, then learnt anew."""

    input: Float[Tensor, "*batch token d_model"]  # what comes in (definition)
    mean: Float[Tensor, "*batch token"]  # of each word's numbers (Ba et al. 2016, equation 3)
    spread: Float[Tensor, "*batch token"]  # their standard deviation (Ba et al. 2016, equation 3)
    output: Float[Tensor, "*batch token d_model"]  # (Ba et al. 2016, equation 4)


@dataclass(frozen=True)
class ConnectionTrace:
    """What stands around a sublayer: what it read stays, what it made is added."""

    input: Float[Tensor, "*batch token d_model"]  # what stays (definition)
    change: Float[Tensor, "*batch token d_model"]  # what the sublayer made of it
    #   (Sublayer(x) in Vaswani et al. 2017, section 3.1)
    sum: Float[Tensor, "*batch token d_model"]  # both added
    #   (x + Sublayer(x) in Vaswani et al. 2017, section 3.1)
    norm: NormTrace  # of the sum, or, with `norm="before"`, of what the sublayer reads
    output: Float[Tensor, "*batch token d_model"]  # what goes on
    #   (LayerNorm(x + Sublayer(x)) in Vaswani et al. 2017, section 3.1)


class Embedding(nn.Module):
    """Words to vectors, and the vector of each one's place added."""

    def __init__(self, n_words: int, sizes: TransformerSizes, dropout: float) -> None:
        super().__init__()
        self.scale = sizes.d_model**0.5
        self.words = nn.Embedding(n_words, sizes.d_model)
        nn.init.normal_(self.words.weight, std=sizes.d_model**-0.5)
        self.dropout = nn.Dropout(dropout)  # in training only
        self.positions: Tensor
        if sizes.positions == "learned":
            self.positions = nn.Parameter(torch.randn(LONGEST, sizes.d_model))
        elif sizes.positions == "none":
            self.register_buffer("positions", torch.zeros(LONGEST, sizes.d_model), persistent=False)
        else:
            waves = sinusoids(LONGEST, sizes.d_model, sizes.positions)
            self.register_buffer("positions", waves, persistent=False)

    def forward(self, words: Int[Tensor, "*batch token"]) -> InputTrace:
        """Look the words up. Raises ValueError if there are more words than positions."""
        n_words = words.shape[-1]
        if n_words > len(self.positions):
            raise ValueError(f"{n_words} words; there are positions for {len(self.positions)}")
        embeddings = self.scale * self.words(words)
        positions = self.positions[:n_words]
        return InputTrace(embeddings, positions, self.dropout(embeddings + positions))


class FeedForward(nn.Module):
    """Two layers that read one word at a time: many neurons, each on or off."""

    def __init__(self, d_model: int, d_ff: int) -> None:
        super().__init__()
        self.to_hidden = nn.Linear(d_model, d_ff)
        self.to_output = nn.Linear(d_ff, d_model)

    def forward(self, words: Float[Tensor, "*batch token d_model"]) -> FeedForwardTrace:
        """Read each word by itself."""
        hidden = torch.relu(self.to_hidden(words))
        return FeedForwardTrace(words, hidden, self.to_output(hidden))


class LayerNorm(nn.Module):
    """Bring the numbers of each word to mean 0 and spread 1; then scale and shift them as learnt.

    Ba, Kiros & Hinton 2016, equations 3 and 4.
    """

    tiny = 1e-5  # keeps a word whose numbers are all equal from a division by zero

    def __init__(self, d_model: int) -> None:
        super().__init__()
        self.gain = nn.Parameter(torch.ones(d_model))
        self.bias = nn.Parameter(torch.zeros(d_model))

    def forward(self, words: Float[Tensor, "*batch token d_model"]) -> NormTrace:
        """Normalise each word by itself."""
        mean = words.mean(dim=-1)
        variance = words.var(dim=-1, correction=0)
        centred = (words - mean[..., None]) / (variance[..., None] + self.tiny).sqrt()
        return NormTrace(words, mean, variance.sqrt(), self.gain * centred + self.bias)


Inner = TypeVar("Inner", MultiHeadTrace, FeedForwardTrace)


class Connection(nn.Module):
    """A residual connection and a normalisation around a sublayer."""

    def __init__(self, sizes: TransformerSizes, dropout: float) -> None:
        super().__init__()
        self.before, self.residual = sizes.norm == "before", sizes.residual
        self.norm = LayerNorm(sizes.d_model)
        self.dropout = nn.Dropout(dropout)  # in training only

    def forward(
        self,
        words: Float[Tensor, "*batch token d_model"],
        sublayer: Callable[[Tensor], Inner],
    ) -> tuple[Inner, ConnectionTrace]:
        """Let the sublayer read the words and add what it makes of them."""
        first = self.norm(words) if self.before else None
        inner = sublayer(words if first is None else first.output)
        change = self.dropout(inner.output)
        total = words + change if self.residual else change
        if first is not None:
            return inner, ConnectionTrace(words, change, total, first, total)
        last = self.norm(total)
        return inner, ConnectionTrace(words, change, total, last, last.output)
