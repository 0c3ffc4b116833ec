"""The transformer: no recurrence; every word looks at the other words, all at the same time.

Encoder and decoder of Vaswani et al. 2017, “Attention Is All You Need”, section 3.1: stacks of
layers, each of attention with several heads (section 3.2) and feed-forward (section 3.3). The
paper shares one vocabulary between both languages; here each language has its own, and the English
one is shared with the output layer (section 3.4).
"""

from dataclasses import dataclass

import torch
from jaxtyping import Bool, Float, Int
from torch import Tensor, nn

from illustrated_models.attention import MultiHeadAttention, MultiHeadTrace
from illustrated_models.layers import (
    Connection,
    ConnectionTrace,
    Embedding,
    FeedForward,
    FeedForwardTrace,
    InputTrace,
    LayerNorm,
    NormTrace,
    TransformerSizes,
)


@dataclass(frozen=True)
class EncoderLayerTrace:
    """One layer of the encoder: look around, then think by yourself."""

    input: Float[Tensor, "*batch source d_model"]  # the words as they come in (definition)
    attention: MultiHeadTrace  # the French words look at each other
    around_attention: ConnectionTrace
    feed_forward: FeedForwardTrace
    around_feed_forward: ConnectionTrace
    output: Float[Tensor, "*batch source d_model"]  # the words as they go on
    #   (Vaswani et al. 2017, section 3.1)


@dataclass(frozen=True)
class DecoderLayerTrace:
    """One layer of the decoder: look at what is written, at the French, then think."""

    input: Float[Tensor, "*batch target d_model"]  # the words as they come in (definition)
    self_attention: MultiHeadTrace  # the English words look at those before them
    around_self_attention: ConnectionTrace
    cross_attention: MultiHeadTrace  # the English words look at the French
    around_cross_attention: ConnectionTrace
    feed_forward: FeedForwardTrace
    around_feed_forward: ConnectionTrace
    output: Float[Tensor, "*batch target d_model"]  # the words as they go on
    #   (Vaswani et al. 2017, section 3.1)


@dataclass(frozen=True)
class EncoderStackTrace:
    """The French sentence read, layer by layer."""

    input: InputTrace
    layers: tuple[EncoderLayerTrace, ...]
    norm: NormTrace | None  # of the last layer's output, with `norm="before"` only
    states: Float[Tensor, "*batch source d_model"]  # what the decoder may look at
    #   (z in Vaswani et al. 2017, section 3)
    present: Bool[Tensor, "*batch source"] | None  # false where a batch is padded (definition)

    @property
    def start(self) -> Int[Tensor, "*batch 0"]:
        """What the decoder goes on from when it writes its first word: no words."""
        return torch.empty((*self.states.shape[:-2], 0), dtype=torch.int64)


@dataclass(frozen=True)
class DecoderStackTrace:
    """The English sentence written; row t is made from the words before word t."""

    written: Int[Tensor, "*batch target"]  # the words before, as numbers (definition)
    input: InputTrace
    layers: tuple[DecoderLayerTrace, ...]
    norm: NormTrace | None  # of the last layer's output, with `norm="before"` only
    states: Float[Tensor, "*batch target d_model"]  # what the output layer reads
    #   (Vaswani et al. 2017, section 3.1)
    logits: Float[Tensor, "*batch target n_target_words"]  # how well each English word fits
    #   (Vaswani et al. 2017, section 3.4)

    @property
    def so_far(self) -> Int[Tensor, "*batch target"]:
        """What the decoder goes on from when it writes the word after these: all of them."""
        return self.written

    @property
    def shares(self) -> Float[Tensor, "*batch target source"]:
        """How much each French word counts: on average over the heads of the last layer."""
        return self.layers[-1].cross_attention.weights.mean(dim=-3)


def causal(n_words: int) -> Bool[Tensor, "query key"]:
    """Which word may see which: itself and those before it (Vaswani et al. 2017, section 3.2.3)."""
    return torch.ones(n_words, n_words, dtype=torch.bool).tril()


class EncoderLayer(nn.Module):
    """Self-attention, then feed-forward."""

    def __init__(self, sizes: TransformerSizes, dropout: float) -> None:
        super().__init__()
        self.attention = MultiHeadAttention(sizes.d_model, sizes.n_heads)
        self.feed_forward = FeedForward(sizes.d_model, sizes.d_ff)
        self.around_attention = Connection(sizes, dropout)
        self.around_feed_forward = Connection(sizes, dropout)

    def forward(
        self,
        words: Float[Tensor, "*batch source d_model"],
        visible: Bool[Tensor, "*batch 1 source"] | None,
    ) -> EncoderLayerTrace:
        """Every word looks at every word that is `visible`, then each is worked on by itself."""
        look, seen = self.around_attention(
            words, lambda read: self.attention(read, read, read, visible)
        )
        thought, done = self.around_feed_forward(seen.output, self.feed_forward)
        return EncoderLayerTrace(words, look, seen, thought, done, done.output)


class DecoderLayer(nn.Module):
    """Self-attention to the words before, attention to the French, then feed-forward."""

    def __init__(self, sizes: TransformerSizes, dropout: float) -> None:
        super().__init__()
        self.self_attention = MultiHeadAttention(sizes.d_model, sizes.n_heads)
        self.cross_attention = MultiHeadAttention(sizes.d_model, sizes.n_heads)
        self.feed_forward = FeedForward(sizes.d_model, sizes.d_ff)
        self.around_self_attention = Connection(sizes, dropout)
        self.around_cross_attention = Connection(sizes, dropout)
        self.around_feed_forward = Connection(sizes, dropout)

    def forward(
        self,
        words: Float[Tensor, "*batch target d_model"],
        source: Float[Tensor, "*batch source d_model"],
        visible: Bool[Tensor, "*batch 1 source"] | None,
    ) -> DecoderLayerTrace:
        """No word sees those after it; all of them see the French words that are `visible`."""
        before = causal(words.shape[-2])
        own, written = self.around_self_attention(
            words, lambda read: self.self_attention(read, read, read, before)
        )
        across, read = self.around_cross_attention(
            written.output, lambda query: self.cross_attention(query, source, source, visible)
        )
        thought, done = self.around_feed_forward(read.output, self.feed_forward)
        return DecoderLayerTrace(words, own, written, across, read, thought, done, done.output)


class Transformer(nn.Module):
    """Reads a French sentence all at once and writes an English one, word by word."""

    def __init__(self, sizes: TransformerSizes, dropout: float = 0.0) -> None:
        super().__init__()
        self.sizes = sizes
        self.source_embedding = Embedding(sizes.n_source_words, sizes, dropout)
        self.target_embedding = Embedding(sizes.n_target_words, sizes, dropout)
        layers = range(sizes.n_layers)
        self.encoder_layers = nn.ModuleList(EncoderLayer(sizes, dropout) for _ in layers)
        self.decoder_layers = nn.ModuleList(DecoderLayer(sizes, dropout) for _ in layers)
        before = sizes.norm == "before"
        self.encoder_norm = LayerNorm(sizes.d_model) if before else None
        self.decoder_norm = LayerNorm(sizes.d_model) if before else None
        self.word_bias = nn.Parameter(torch.zeros(sizes.n_target_words))

    def encode(
        self,
        source: Int[Tensor, "*batch source"],
        present: Bool[Tensor, "*batch source"] | None = None,
    ) -> EncoderStackTrace:
        """Read the source, all words at once, layer by layer."""
        visible = None if present is None else present[..., None, :]
        begin = self.source_embedding(source)
        words, layers = begin.output, []
        for layer in self.encoder_layers:
            layers.append(layer(words, visible))
            words = layers[-1].output
        norm = None if self.encoder_norm is None else self.encoder_norm(words)
        states = words if norm is None else norm.output
        return EncoderStackTrace(begin, tuple(layers), norm, states, present)

    def decode(
        self,
        written: Int[Tensor, "*batch target"],
        so_far: Int[Tensor, "*batch before"],
        encoder: EncoderStackTrace,
    ) -> DecoderStackTrace:
        """Say for each word written `so_far`, and for each `written` now, what comes after it.

        Nothing is remembered from step to step but the words: each is worked on anew.
        """
        written = torch.cat([so_far, written], dim=-1)
        visible = None if encoder.present is None else encoder.present[..., None, :]
        begin = self.target_embedding(written)
        words, layers = begin.output, []
        for layer in self.decoder_layers:
            layers.append(layer(words, encoder.states, visible))
            words = layers[-1].output
        norm = None if self.decoder_norm is None else self.decoder_norm(words)
        states = words if norm is None else norm.output
        logits = states @ self.target_embedding.words.weight.T + self.word_bias
        return DecoderStackTrace(written, begin, tuple(layers), norm, states, logits)

    def forward(
        self,
        source: Int[Tensor, "*batch source"],
        written: Int[Tensor, "*batch target"],
        present: Bool[Tensor, "*batch source"] | None = None,
    ) -> Float[Tensor, "*batch target n_target_words"]:
        """Score every English word after each word of a translation that is given (training)."""
        encoder = self.encode(source, present)
        return self.decode(written, encoder.start, encoder).logits
