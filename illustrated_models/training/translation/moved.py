"""Does the output follow the attention? All of it, or half of it, moved onto another word.

Asked once in each held-out sentence that the model translates word for word: at the step that
writes the translation of one content word, the attention is moved onto another content word.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import torch

from illustrated_models.data.translation.corpus import Pair
from illustrated_models.data.translation.grammar.chance import pick
from illustrated_models.data.translation.kinds import is_content, kinds_of
from illustrated_models.intervention import moved_step
from illustrated_models.seq2seq import DecoderTrace, Translator
from illustrated_models.training import measures
from illustrated_models.training.answers import in_numbers
from illustrated_models.vocabulary import Vocabularies

PARTS = {"all": 1.0, "half": 0.5}
FOLLOWS, STAYS, OTHER = "follows", "stays", "other"
Outcome = dict[str, str]  # what happens when this part is moved: follows, stays or other


@dataclass(frozen=True)
class Place:
    """Two content words of a sentence: the one whose turn it is, and one to look at instead."""

    turn: int  # the step that writes the translation of the first
    onto: int  # where the other stands in the source
    wanted: int  # where its translation stands


def content_links(pair: Pair, kinds: dict[str, str]) -> list[tuple[int, int]]:
    """The links of content words with one translation that comes from them alone."""
    sources = [source for source, _ in pair.alignment]
    targets = [target for _, target in pair.alignment]
    return [
        (source, target)
        for source, target in pair.alignment
        if sources.count(source) == 1
        and targets.count(target) == 1
        and is_content(kinds.get(pair.source[source], "?"))
    ]


def place_of(pair: Pair, kinds: dict[str, str]) -> Place | None:
    """Two content words, translated differently, that chance picks; always the same two."""
    links = content_links(pair, kinds)
    places = [
        Place(turn, onto, wanted)
        for _, turn in links
        for onto, wanted in links
        if pair.target[turn] != pair.target[wanted]
    ]
    return pick(Random(" ".join(pair.source)), places) if places else None


def after_moving(model: Translator, step: DecoderTrace, onto: int, part: float) -> int:
    """The number of the word that is written when a part of the attention is moved onto a word."""
    if step.attention is None:
        raise ValueError("a model without attention has none to move")
    weights = (1 - part) * step.attention.weights
    weights[..., onto] += part
    return int(moved_step(model, step, weights).logits[0].argmax())


@torch.inference_mode()
def outcome(
    model: Translator, vocabularies: Vocabularies, pair: Pair, kinds: dict[str, str]
) -> Outcome | None:
    """What the model writes at one place; none if it errs anyway or the sentence has no place."""
    place = place_of(pair, kinds)
    if place is None:
        return None
    numbers = in_numbers(pair, vocabularies)
    encoder = model.encode(torch.tensor(numbers.source))
    target = vocabularies.target
    written = torch.tensor([target.start, *numbers.target])
    truth = model.decode(written, encoder.last, encoder)
    if truth.logits.argmax(dim=-1).tolist() != [*numbers.target, target.end]:
        return None
    before = truth.states[place.turn - 1] if place.turn else encoder.last
    step = model.decode(written[place.turn : place.turn + 1], before, encoder)
    said = {numbers.target[place.wanted]: FOLLOWS, numbers.target[place.turn]: STAYS}
    return {
        name: said.get(after_moving(model, step, place.onto, part), OTHER)
        for name, part in PARTS.items()
    }


def outcomes(
    model: Translator, vocabularies: Vocabularies, pairs: Iterable[Pair]
) -> Iterator[Outcome]:
    """What happens in each sentence where it can be asked."""
    kinds = kinds_of(vocabularies.source.words)
    for pair in pairs:
        found = outcome(model, vocabularies, pair, kinds)
        if found is not None:
            yield found


def moved_metrics(found: Sequence[Outcome]) -> dict[str, Any]:
    """How often the next word follows the attention, stays what it was, or is yet another."""
    shares = {
        part: {
            what: measures.share_of(one[part] == what for one in found)
            for what in (FOLLOWS, STAYS, OTHER)
        }
        for part in PARTS
    }
    return {"n_places": len(found), **shares}
