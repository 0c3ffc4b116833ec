"""A translator asked many held-out sentences at once: what it writes, and where it looks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from jaxtyping import Bool, Float, Int
from torch import Tensor

from illustrated_models.data.translation.corpus import Pair
from illustrated_models.seq2seq import EncoderTrace
from illustrated_models.training.batches import Sentences, batch_of, by_words
from illustrated_models.training.models import Model
from illustrated_models.transformer import EncoderStackTrace
from illustrated_models.translation import (
    carried_words,
    final_words,
    longest_translation,
    unroll,
)
from illustrated_models.vocabulary import END, Vocabularies

WORDS_PER_BATCH = 2000


@dataclass(frozen=True)
class Answer:
    """What a model says to one sentence, and what it would say if corrected after each word."""

    pair: Pair
    written: tuple[str, ...]  # its own translation, unknown words carried over
    finished: bool  # whether it stopped by itself
    confidence: float  # geometric mean of the probabilities of the words it wrote
    corrected: tuple[str, ...]  # the likeliest word at each place, given the true words before
    looked_at: tuple[
        int, ...
    ]  # the source word with the largest weight there; () without attention
    lowest: float  # probability of the word that it was least sure of, the stop sign included

    @property
    def exact(self) -> bool:
        """Whether it wrote the very words of the true translation."""
        return self.finished and self.written == self.pair.target


@dataclass(frozen=True)
class Writing:
    """What a model wrote to a batch, word by word, until every sentence had ended."""

    words: Int[Tensor, "sentence target"]
    log_probabilities: Float[Tensor, "sentence target"]
    weights: Float[Tensor, "sentence target source"] | None


def in_numbers(pair: Pair, vocabularies: Vocabularies) -> Sentences:
    """A sentence pair as the model reads it."""
    return Sentences(
        tuple(vocabularies.source.ids(pair.source)), tuple(vocabularies.target.ids(pair.target))
    )


def write(
    model: Model, encoder: EncoderTrace | EncoderStackTrace, start: int, end: int, limit: int
) -> Writing:
    """Write a translation of each sentence of a batch at once, always the likeliest word."""
    n_sentences = len(encoder.states)
    words, log_probabilities, weights = [], [], []
    ended: Bool[Tensor, " sentence"] = torch.zeros(n_sentences, dtype=torch.bool)
    for step, word in unroll(model, encoder, torch.full((n_sentences,), start)):
        words.append(word)
        chosen = torch.log_softmax(step.logits[:, -1], dim=-1).gather(1, word[:, None])
        log_probabilities.append(chosen[:, 0])
        if step.shares is not None:
            weights.append(step.shares[:, -1])
        ended |= word == end
        if bool(ended.all()) or len(words) == limit:
            break
    return Writing(
        torch.stack(words, dim=1),
        torch.stack(log_probabilities, dim=1),
        torch.stack(weights, dim=1) if weights else None,
    )


@torch.inference_mode()
def answers(model: Model, vocabularies: Vocabularies, pairs: Sequence[Pair]) -> tuple[Answer, ...]:
    """Ask a model every sentence; the answers come in the order of the questions."""
    numbers = [in_numbers(pair, vocabularies) for pair in pairs]
    order = sorted(range(len(pairs)), key=lambda n: (len(pairs[n].source), len(pairs[n].target)))
    found: dict[int, Answer] = {}
    for indices in by_words(order, numbers, WORDS_PER_BATCH):
        batch = [pairs[n] for n in indices]
        replies = answers_of_batch(model, vocabularies, batch, [numbers[n] for n in indices])
        found.update(zip(indices, replies, strict=True))
    return tuple(found[n] for n in range(len(pairs)))


def answers_of_batch(
    model: Model,
    vocabularies: Vocabularies,
    pairs: Sequence[Pair],
    numbers: Sequence[Sentences],
) -> Iterator[Answer]:
    """Ask the sentences of one batch: once freely, once with the true words before each word."""
    target = vocabularies.target
    batch = batch_of(numbers, vocabularies)
    encoder: Any = model.encode(batch.source, batch.present)
    limit = longest_translation(batch.source.shape[1])
    writing = write(model, encoder, target.start, target.end, limit)
    corrected = model.decode(batch.written, encoder.start, encoder)
    likeliest = corrected.logits.argmax(dim=-1).tolist()
    looks = None
    if corrected.shares is not None:
        looks = corrected.shares.argmax(dim=-1).tolist()
    for row, pair in enumerate(pairs):
        length = len(pair.target) + 1
        written, finished, confidence, lowest = own_words(writing, row, pair.source, vocabularies)
        yield Answer(
            pair=pair,
            written=written,
            finished=finished,
            confidence=confidence,
            corrected=tuple(target.words[number] for number in likeliest[row][:length]),
            looked_at=() if looks is None else tuple(looks[row][:length]),
            lowest=lowest,
        )


def own_words(
    writing: Writing, row: int, source_tokens: Sequence[str], vocabularies: Vocabularies
) -> tuple[tuple[str, ...], bool, float, float]:
    """One sentence of a batch: its words, whether it ended, how sure it was, and least sure."""
    numbers = writing.words[row, : longest_translation(len(source_tokens))].tolist()
    predicted = [vocabularies.target.words[number] for number in numbers]
    finished = END in predicted
    if finished:
        predicted = predicted[: predicted.index(END) + 1]
    weights = None
    if writing.weights is not None:
        weights = writing.weights[row, : len(predicted), : len(source_tokens)]
    said = writing.log_probabilities[row, : len(predicted)].exp()
    confidence = float(writing.log_probabilities[row, : len(predicted)].mean().exp())
    carried = carried_words(predicted, weights, source_tokens)
    return final_words(predicted, carried), finished, confidence, float(said.min())
