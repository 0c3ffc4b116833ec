"""Whose is it? One name at the beginning is exchanged, and « son » must become “his” or “her”.

French says « son chien » of a man's and of a woman's dog; English does not. Held-out sentences in
which a name owns something are asked twice, with a man's and with a woman's name, and then again
with each head of the transformer switched off. A test repeats what is written down.
"""

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import torch

from illustrated_models.attention import MultiHeadAttention
from illustrated_models.data.translation import lexicon
from illustrated_models.data.translation.corpus import Pair, pairs, split_of
from illustrated_models.published import compact_json
from illustrated_models.training import measures
from illustrated_models.training.answers import answers
from illustrated_models.training.heads import mute
from illustrated_models.training.models import Model, load_model
from illustrated_models.training.progress import Progress
from illustrated_models.transformer import DecoderLayer, EncoderLayer, Transformer
from illustrated_models.vocabulary import Vocabularies

MODEL, RIVAL = "transformer", "translator-dot"
PLACE = ("illustrated_models", "data", "owners", "owners.json")
SEED, N_SEARCHED, N_PAIRS = 11, 40_000, 600
# Words that would have to change, too, if the name before them changed its gender.
AGREEING = frozenset(
    ("il", "elle", "est", "était", "sera", "été", "étaient", "s'", "se", "lui", "qu'")
)
SWAPPED = {"his": "her", "her": "his"}


@dataclass(frozen=True)
class Owned:
    """A sentence of a man, the same of a woman; only the name and one word of English differ."""

    his: Pair
    her: Pair


def owner_pairs(count: int = N_PAIRS) -> tuple[Owned, ...]:
    """Held-out sentences of both: the same ones on every machine. Fewer if there are no more."""
    feminine = dict(lexicon.names())
    rng, found = Random(SEED), {}
    for pair in pairs(seed=SEED, count=N_SEARCHED, split="test"):
        other = exchanged(pair, feminine, rng) if pair.source not in found else None
        if other is not None:
            her, his = (pair, other) if feminine[pair.source[0]] else (other, pair)
            found[pair.source] = Owned(his, her)
            if len(found) == count:
                break
    return tuple(found.values())


def exchanged(pair: Pair, feminine: dict[str, bool], rng: Random) -> Pair | None:
    """The sentence with a name of the other gender; none if more than one word depends on it."""
    name = pair.source[0]
    words = [word for word in pair.target if word in SWAPPED]
    owner = {decider for kind, decider, _ in pair.links if kind == "his-her"}
    if name not in feminine or len(words) != 1 or owner != {0} or pair.target[0] != name:
        return None
    if AGREEING.intersection(pair.source) or pair.source.count(name) > 1:
        return None
    others = [one for one, woman in feminine.items() if woman != feminine[name]]
    for other in rng.sample(others, len(others)):
        source = (other, *pair.source[1:])
        if split_of(source) == "test":
            target = (other, *(SWAPPED.get(word, word) for word in pair.target[1:]))
            return Pair(source, target, pair.alignment, pair.maskable, pair.links)
    return None


def without_head(model: Transformer, part: str, layer: int, head: int) -> Transformer:
    """The same transformer with one head switched off (layer and head from 0)."""
    poorer = copy.deepcopy(model)
    mute(attentions(poorer)[part][layer], head)
    return poorer


def attentions(model: Transformer) -> dict[str, list[MultiHeadAttention]]:
    """All attentions of a transformer: of the encoder, of the decoder to itself, across."""
    readers = [one for one in model.encoder_layers if isinstance(one, EncoderLayer)]
    writers = [one for one in model.decoder_layers if isinstance(one, DecoderLayer)]
    return {
        "encoder": [layer.attention for layer in readers],
        "decoder": [layer.self_attention for layer in writers],
        "across": [layer.cross_attention for layer in writers],
    }


def rights(model: Model, words: Vocabularies, asked: Sequence[Owned]) -> dict[str, Any]:
    """Of how many pairs both sentences have the right possessive, and every word right."""
    found = answers(model, words, [one for both in asked for one in (both.his, both.her)])
    owners = [possessives(one.written) == possessives(one.pair.target) for one in found]
    exact = [one.exact for one in found]
    both = list(zip(owners[::2], owners[1::2], strict=True))
    return {
        "both": measures.share_of(map(all, both)),
        "his": measures.share_of(his for his, _ in both),
        "her": measures.share_of(her for _, her in both),
        "exact": measures.share_of(map(all, zip(exact[::2], exact[1::2], strict=True))),
    }


def possessives(words: Sequence[str]) -> list[str]:
    """The words among these that say whose it is."""
    return [word for word in words if word in SWAPPED]


@torch.inference_mode()
def looks_at_owner(model: Transformer, words: Vocabularies, asked: Sequence[Owned]) -> torch.Tensor:
    """How often each head of the encoder, on the possessive, looks most at the name: a count.

    Shape (layer, head).
    """
    count = torch.zeros(model.sizes.n_layers, model.sizes.n_heads, dtype=torch.int64)
    for pair in (one for both in asked for one in (both.his, both.her)):
        place = next(s for t, s in decided(pair))
        encoder = model.encode(torch.tensor(words.source.ids(pair.source)))
        weights = torch.stack([layer.attention.weights for layer in encoder.layers])
        count += weights[:, :, place].argmax(dim=-1) == 0
    return count


def decided(pair: Pair) -> Iterator[tuple[int, int]]:
    """The places of a possessive in English and in French."""
    target = next(place for kind, _, place in pair.links if kind == "his-her")
    yield from ((target, s) for s, t in pair.alignment if t == target)


def cook(root: Path) -> Iterator[Progress]:
    """Measure everything and write it below `root`."""
    torch.set_num_threads(1)
    asked = owner_pairs()
    model, card = load_model(MODEL)
    rival, rivals = load_model(RIVAL)
    if not isinstance(model, Transformer):
        raise TypeError(f"{MODEL} is no transformer")
    heads = [
        (part, layer, head)
        for part, found in attentions(model).items()
        for layer, attention in enumerate(found)
        for head in range(attention.n_heads)
    ]
    total = len(heads) + 1
    yield Progress("owners", 0, total, "asking pairs of sentences")
    looks = looks_at_owner(model, card.vocabularies, asked)
    content = {
        "models": {MODEL: card.sha256, RIVAL: rivals.sha256},
        "pairs": len(asked),
        "first": [" ".join(one.source) for both in asked[:5] for one in (both.his, both.her)],
        "whole": rights(model, card.vocabularies, asked),
        "rival": rights(rival, rivals.vocabularies, asked),
        "looks_at_owner": looks.tolist(),
        "without": [],
    }
    for number, (part, layer, head) in enumerate(heads, 1):
        yield Progress("owners", number, total, f"without {part} {layer + 1}, head {head + 1}")
        poorer = without_head(model, part, layer, head)
        found = {"part": part, "layer": layer + 1, "head": head + 1}
        content["without"].append(found | rights(poorer, card.vocabularies, asked))
    path = root.joinpath(*PLACE)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(compact_json(content) + "\n", encoding="utf-8")
    yield Progress("owners", total, total, f"written: {path.name}")
