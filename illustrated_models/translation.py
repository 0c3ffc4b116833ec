"""Translating a sentence: always write the likeliest word, then read it as the next input.

Every step of a translation is kept in its trace. A word that the model does not know is read as
`<unk>`, and where it writes `<unk>` the source word with the largest attention weight is put in:
Luong, Pham & Manning 2015, section 4.2.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Annotated, Any, Protocol, runtime_checkable

import torch
from jaxtyping import Float, Int
from torch import Tensor

from illustrated_models.attention import AdditiveScoring, AttentionTrace, MultiHeadTrace
from illustrated_models.seq2seq import DecoderTrace, EncoderTrace, Translator
from illustrated_models.vocabulary import END, START, UNKNOWN, Vocabularies

N_TOP = 5
Intervention = Callable[[int, Any], Any]  # number and record of a step → changed


@runtime_checkable
class Writer(Protocol):
    """A model that writes word after word: what it goes on from is its own affair.

    The record of reading has a `start`, that of each step a `so_far` and `logits`, one row for each
    word of which it says what comes after; the last row is that of the last word.
    """

    def decode(self, written: Any, so_far: Any, encoder: Any, /) -> Any:  # noqa: ANN401
        """Say what comes after the words `written`, which come after those `so_far`."""
        ...


@dataclass(frozen=True)
class Carried:
    """A word that travelled from the source into the translation unread."""

    target: int  # where it stands in the translation (definition)
    source: int  # where it stood in the source (definition)
    word: str  # the word itself (definition)


@dataclass(frozen=True)
class TranslationTrace:
    """One sentence translated: everything that was computed, in order.

    `Annotated` says which axes of the tensors the words of a tuple are the labels of.
    """

    source_tokens: Annotated[tuple[str, ...], "axis: source key"]  # the words as given (definition)
    source_read: Annotated[
        tuple[str, ...], "axis: source key"
    ]  # as the model reads them: an unknown word is <unk>
    #   (definition)
    source_ids: Int[Tensor, " source"]  # their numbers (definition)
    encoder: EncoderTrace
    decoder_inputs: Annotated[tuple[str, ...], "axis: target query"]  # <s>, then each word written
    #   (definition)
    decoder: DecoderTrace
    probabilities: Float[Tensor, "target n_target_words"]  # of every English word, at every step
    #   (Luong et al. 2015, section 3, equation 6)
    top_tokens: Annotated[tuple[tuple[str, ...], ...], "axis: target query, top"]  # the likeliest
    #   (definition)
    top_probabilities: Float[Tensor, "target top"]  # and how likely they are (definition)
    predicted_tokens: Annotated[
        tuple[str, ...], "axis: target query"
    ]  # with <unk> and the closing </s>
    #   (definition)
    predicted_probabilities: Float[Tensor, " target"]  # how likely each of them was (definition)
    carried: tuple[Carried, ...]  # source words put in where the model wrote <unk>
    target_tokens: Annotated[tuple[str, ...], "axis: target query"]  # the translation (definition)
    n_source: int  # words read (definition)
    n_target: int  # steps of the decoder: the words written and the stop sign (definition)
    confidence: float  # geometric mean of the chosen words' probabilities (definition)


def longest_translation(n_source: int) -> int:
    """How many steps a translation may take before it is cut off."""
    return 2 * n_source + 10


def unroll(
    model: Writer,
    encoder: Any,  # noqa: ANN401
    start: Int[Tensor, "*batch"],
    intervene: Intervention | None = None,
) -> Iterator[tuple[Any, Int[Tensor, "*batch"]]]:
    """Write word after word without end; yields each step and the word it chose."""
    word, so_far = start, encoder.start
    for number in count():
        step = model.decode(word[..., None], so_far, encoder)
        step = step if intervene is None else intervene(number, step)
        word, so_far = step.logits[..., -1, :].argmax(dim=-1), step.so_far
        yield step, word


def joined_attention(parts: Sequence[AttentionTrace]) -> AttentionTrace:
    """Put one row below the other: the attention of consecutive steps as one trace."""
    rows = {
        name: torch.cat([getattr(part, name) for part in parts], dim=-2)
        for name in ("query", "scores", "weights", "context")
    }
    scoring = None
    if all(part.scoring is not None for part in parts):
        several = [part.scoring for part in parts if part.scoring is not None]
        scoring = AdditiveScoring(
            query=torch.cat([one.query for one in several], dim=-2),
            keys=several[0].keys,
            joined=torch.cat([one.joined for one in several], dim=-3),
            scores=torch.cat([one.scores for one in several], dim=-2),
        )
    return AttentionTrace(keys=parts[0].keys, values=parts[0].values, scoring=scoring, **rows)


def joined_heads(parts: Sequence[MultiHeadTrace]) -> MultiHeadTrace:
    """The same for looks with heads: in each head, one row below the other."""
    names = ("query", "head_query", "scores", "weights", "contexts", "joined", "output")
    rows = {name: torch.cat([getattr(part, name) for part in parts], dim=-2) for name in names}
    return replace(parts[0], **rows)


def joined_steps(parts: Sequence[DecoderTrace]) -> DecoderTrace:
    """Put consecutive steps of the decoder together, one row per word."""
    rows = {
        name: torch.cat([getattr(part, name) for part in parts], dim=-2)
        for name in ("embeddings", "states", "combined", "logits")
    }
    looks = [part.attention for part in parts if part.attention is not None]
    heads = [part.heads for part in parts if part.heads is not None]
    return DecoderTrace(
        steps=tuple(step for part in parts for step in part.steps),
        attention=joined_attention(looks) if looks else None,
        heads=joined_heads(heads) if heads else None,
        **rows,
    )


def carried_words(
    predicted: Sequence[str],
    weights: Float[Tensor, "target source"] | None,
    source_tokens: Sequence[str],
) -> tuple[Carried, ...]:
    """For each `<unk>` written, the source word with the largest weight at that step."""
    if weights is None:
        return ()
    places = [(target, int(weights[target].argmax())) for target in range(len(predicted))]
    return tuple(
        Carried(target, source, source_tokens[source])
        for target, source in places
        if predicted[target] == UNKNOWN
    )


def final_words(predicted: Sequence[str], carried: Sequence[Carried]) -> tuple[str, ...]:
    """The words written, with the carried words in place and without the stop sign."""
    words = list(predicted)
    for one in carried:
        words[one.target] = one.word
    return tuple(words[: words.index(END)] if END in words else words)


@torch.inference_mode()
def translate(
    model: Translator,
    vocabularies: Vocabularies,
    source_tokens: Sequence[str],
    intervene: Intervention | None = None,
) -> TranslationTrace:
    """Translate a sentence word by word and keep every step. Raises ValueError for no words.

    `intervene` may change a step after it was computed; all that follows is computed from it.
    """
    if not source_tokens:
        raise ValueError("there is no word to translate")
    source_ids = torch.tensor(vocabularies.source.ids(source_tokens))
    encoder = model.encode(source_ids)
    end = vocabularies.target.end
    steps: list[DecoderTrace] = []
    chosen: list[int] = []
    start = torch.tensor(vocabularies.target.start)
    for step, word in unroll(model, encoder, start, intervene):
        steps.append(step)
        chosen.append(int(word))
        if chosen[-1] == end or len(chosen) == longest_translation(len(source_tokens)):
            break
    decoder = joined_steps(steps)
    return finished_trace(vocabularies, tuple(source_tokens), source_ids, encoder, decoder, chosen)


def finished_trace(
    vocabularies: Vocabularies,
    source_tokens: tuple[str, ...],
    source_ids: Int[Tensor, " source"],
    encoder: EncoderTrace,
    decoder: DecoderTrace,
    chosen: list[int],
) -> TranslationTrace:
    """Name what the model computed: turn numbers into words and logits into probabilities."""
    words = vocabularies.target.words
    predicted = tuple(words[number] for number in chosen)
    probabilities = torch.softmax(decoder.logits, dim=-1)
    top = probabilities.topk(min(N_TOP, len(words)), dim=-1)
    of_chosen = probabilities[torch.arange(len(chosen)), torch.tensor(chosen)]
    carried = carried_words(predicted, decoder.shares, source_tokens)
    return TranslationTrace(
        source_tokens=source_tokens,
        source_read=vocabularies.source.read(source_tokens),
        source_ids=source_ids,
        encoder=encoder,
        decoder_inputs=(START, *predicted[:-1]),
        decoder=decoder,
        probabilities=probabilities,
        top_tokens=tuple(tuple(words[n] for n in row) for row in top.indices.tolist()),
        top_probabilities=top.values,
        predicted_tokens=predicted,
        predicted_probabilities=of_chosen,
        carried=carried,
        target_tokens=final_words(predicted, carried),
        n_source=len(source_tokens),
        n_target=len(chosen),
        confidence=float(of_chosen.log().mean().exp()),
    )
