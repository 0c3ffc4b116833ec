"""A network that translates: one part reads the French, another writes the English.

The encoder–decoder is that of Sutskever, Vinyals & Le 2014, “Sequence to Sequence Learning with
Neural Networks”, and Cho et al. 2014, with one layer of GRU on each side. With attention, the
decoder looks back at all encoder states before each word: Bahdanau, Cho & Bengio 2015; Luong, Pham
& Manning 2015, whose equation 5 joins context and state. It may look with several heads at once:
Vaswani et al. 2017, section 3.2.2. Without attention, it has the last encoder state only. The
output layer shares its vectors with the word embeddings (Press & Wolf 2017, “Using the Output
Embedding to Improve Language Models”): a word is likely if its own vector fits.
"""

from dataclasses import asdict, dataclass
from typing import Annotated, Any, ClassVar, Literal

import torch
from jaxtyping import Bool, Float, Int
from torch import Tensor, nn

from illustrated_models.attention import (
    AdditiveScore,
    AttentionTrace,
    MultiHeadAttention,
    MultiHeadTrace,
    attend,
    dot_scores,
)
from illustrated_models.recurrent import GRU, GRUStep, hidden_states

Attention = Literal["dot", "additive", "heads"] | None


@dataclass(frozen=True)
class Sizes:
    """How large a translator is, and how it looks at the source."""

    n_source_words: int
    n_target_words: int
    d_embedding: int
    d_hidden: int
    attention: Attention
    n_heads: int = 1  # of attention with heads
    architecture: ClassVar[str] = "translator"

    def told(self) -> dict[str, Any]:
        """What its card says: nothing of heads where there are none."""
        sizes = asdict(self)
        if self.attention != "heads":
            del sizes["n_heads"]
        return sizes


@dataclass(frozen=True)
class EncoderTrace:
    """The source read word by word."""

    embeddings: Float[Tensor, "*batch source d_embedding"]  # each word's vector (definition)
    steps: Annotated[tuple[GRUStep, ...], "axis: source"]  # one per word (definition)
    states: Float[Tensor, "*batch source d_hidden"]  # the hidden state after each word
    #   (Cho et al. 2014, section 2.1, equation 1)
    last: Float[
        Tensor, "*batch d_hidden"
    ]  # the state after the last word: the decoder starts from it (Cho et al. 2014, section 2.2)
    present: Bool[Tensor, "*batch source"] | None  # false where a batch is padded (definition)

    @property
    def start(self) -> Float[Tensor, "*batch d_hidden"]:
        """What the decoder goes on from when it writes its first word."""
        return self.last


@dataclass(frozen=True)
class DecoderTrace:
    """The target written word by word; row t is made from the words before word t."""

    embeddings: Float[Tensor, "*batch target d_embedding"]  # the word written just before
    #   (definition)
    steps: Annotated[tuple[GRUStep, ...], "axis: target"]  # one per word to write (definition)
    states: Float[Tensor, "*batch target d_hidden"]  # the decoder's hidden state
    #   (Sutskever et al. 2014, section 2)
    attention: AttentionTrace | None  # the look back at the source; none in the plain model
    heads: MultiHeadTrace | None  # the looks back of several heads, in place of the one
    combined: Float[Tensor, "*batch target d_embedding"]  # context and state made one
    #   (Luong et al. 2015, section 3, equation 5)
    logits: Float[Tensor, "*batch target n_target_words"]  # how well each English word fits
    #   (the argument of softmax in Luong et al. 2015, section 3, equation 6)

    @property
    def so_far(self) -> Float[Tensor, "*batch d_hidden"]:
        """What the decoder goes on from when it writes the word after these."""
        return self.states[..., -1, :]

    @property
    def shares(self) -> Float[Tensor, "*batch target source"] | None:
        """How much each source word counts at each step; with heads, on average over them."""
        if self.heads is not None:
            return self.heads.weights.mean(dim=-3)
        return None if self.attention is None else self.attention.weights


class Translator(nn.Module):
    """Reads a French sentence into states and writes an English one from them."""

    def __init__(self, sizes: Sizes, dropout: float = 0.0) -> None:
        super().__init__()
        self.sizes = sizes
        d_embedding, d_hidden = sizes.d_embedding, sizes.d_hidden
        self.source_embedding = nn.Embedding(sizes.n_source_words, d_embedding)
        self.target_embedding = nn.Embedding(sizes.n_target_words, d_embedding)
        self.encoder = GRU(d_embedding, d_hidden)
        self.decoder = GRU(d_embedding, d_hidden)
        additive = sizes.attention == "additive"
        self.score = AdditiveScore(d_hidden, d_hidden, d_hidden) if additive else None
        several = sizes.attention == "heads"
        self.heads = MultiHeadAttention(d_hidden, sizes.n_heads) if several else None
        self.combine = nn.Linear(2 * d_hidden if sizes.attention else d_hidden, d_embedding)
        self.word_bias = nn.Parameter(torch.zeros(sizes.n_target_words))
        self.dropout = nn.Dropout(dropout)  # in training only

    def encode(
        self,
        source: Int[Tensor, "*batch source"],
        present: Bool[Tensor, "*batch source"] | None = None,
    ) -> EncoderTrace:
        """Read the source, one word after the other, from a state of zeros."""
        embeddings = self.dropout(self.source_embedding(source))
        start = embeddings.new_zeros((*source.shape[:-1], self.sizes.d_hidden))
        steps = self.encoder(embeddings, start, present)
        return EncoderTrace(embeddings, steps, hidden_states(steps), steps[-1].hidden, present)

    def decode(
        self,
        written: Int[Tensor, "*batch target"],
        state: Float[Tensor, "*batch d_hidden"],
        encoder: EncoderTrace,
    ) -> DecoderTrace:
        """Say for each word `written` what comes after it, starting from `state`."""
        embeddings = self.dropout(self.target_embedding(written))
        steps = self.decoder(embeddings, state)
        states = hidden_states(steps)
        keys = encoder.states
        visible = None if encoder.present is None else encoder.present[..., None, :]
        attention = self.look_back(states, keys, visible)
        heads = self.heads(states, keys, keys, visible) if self.heads else None
        return self.answer(embeddings, steps, attention, heads)

    def answer(
        self,
        embeddings: Float[Tensor, "*batch target d_embedding"],
        steps: tuple[GRUStep, ...],
        attention: AttentionTrace | None,
        heads: MultiHeadTrace | None,
    ) -> DecoderTrace:
        """Say which word fits: after each step, from its state and from what it looked at."""
        states = hidden_states(steps)
        known = states if attention is None else torch.cat([attention.context, states], dim=-1)
        known = known if heads is None else torch.cat([heads.output, states], dim=-1)
        combined = torch.tanh(self.combine(self.dropout(known)))
        logits = self.dropout(combined) @ self.target_embedding.weight.T + self.word_bias
        return DecoderTrace(embeddings, steps, states, attention, heads, combined, logits)

    def look_back(
        self,
        states: Float[Tensor, "*batch target d_hidden"],
        keys: Float[Tensor, "*batch source d_hidden"],
        visible: Bool[Tensor, "*batch 1 source"] | None,
    ) -> AttentionTrace | None:
        """Look at all encoder states once for each decoder state; heads look by themselves."""
        if self.sizes.attention is None or self.heads is not None:
            return None
        scores = dot_scores(states, keys) if self.score is None else self.score(states, keys)
        return attend(states, keys, keys, scores, visible)

    def forward(
        self,
        source: Int[Tensor, "*batch source"],
        written: Int[Tensor, "*batch target"],
        present: Bool[Tensor, "*batch source"] | None = None,
    ) -> Float[Tensor, "*batch target n_target_words"]:
        """Score every English word after each word of a translation that is given (training)."""
        encoder = self.encode(source, present)
        return self.decode(written, encoder.start, encoder).logits


def n_parameters(model: nn.Module) -> int:
    """Count the numbers that training sets."""
    return sum(parameter.numel() for parameter in model.parameters())
