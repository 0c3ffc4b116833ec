"""How a translator learns: what it says to the same five sentences from first step to last."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import torch as safetensors
from torch import Tensor

from illustrated_models.data.translation.corpus import Pair, growing_sentence, held_out_phrases
from illustrated_models.published import WEIGHTS, compact_json
from illustrated_models.training.answers import answers, in_numbers
from illustrated_models.training.batches import batch_of
from illustrated_models.training.evaluation import held_out_pairs
from illustrated_models.training.loop import Run, loss_of, snapshot_path
from illustrated_models.training.measures import next_word
from illustrated_models.training.models import AnySizes, Model, new_model
from illustrated_models.vocabulary import Vocabularies

N_HELD_OUT = 300


@dataclass(frozen=True)
class Look:
    """What a snapshot does with one sentence when it is corrected after each word."""

    weights: Tensor  # (gold words and </s>, source words)
    probabilities: Tensor  # of each gold word and </s>


def first_with(phenomenon: str, found: Sequence[Pair]) -> Pair:
    """The first sentence of five to nine words in which a phenomenon occurs."""
    return next(
        pair
        for pair in found
        if 5 <= len(pair.source) <= 9 and any(kind == phenomenon for kind, _, _ in pair.links)
    )


def fixed_sentences() -> tuple[Pair, ...]:
    """The running sentence, a longer stage of it, one with new phrases, and two others."""
    held_out = held_out_pairs()
    return (
        growing_sentence()[0],
        growing_sentence()[2],
        held_out_phrases()[0],
        first_with("his-her", held_out),
        first_with("negation", held_out),
    )


def look(model: Model, vocabularies: Vocabularies, pair: Pair) -> Look:
    """Run a model over one sentence and its true translation."""
    batch = batch_of([in_numbers(pair, vocabularies)], vocabularies)
    encoder: Any = model.encode(batch.source[0])
    decoder = model.decode(batch.written[0], encoder.start, encoder)
    if decoder.shares is None:
        raise ValueError("snapshots show attention; this model has none")
    probabilities = torch.softmax(decoder.logits, dim=-1)
    of_gold = probabilities.gather(1, batch.wanted[0, :, None])[:, 0]
    return Look(decoder.shares, of_gold)


@torch.inference_mode()
def snapshot(
    model: Model, vocabularies: Vocabularies, sentences: Sequence[Pair]
) -> tuple[dict[str, Any], list[Look]]:
    """What one snapshot knows: in general, and about the fixed sentences."""
    held_out = held_out_pairs()[:N_HELD_OUT]
    batch = batch_of([in_numbers(pair, vocabularies) for pair in held_out], vocabularies)
    summary = {
        "loss": round(float(loss_of(model, batch, vocabularies.target.padding)), 5),
        "token_accuracy": next_word(answers(model, vocabularies, held_out))["share"],
        "translations": [a.written for a in answers(model, vocabularies, sentences)],
    }
    return summary, [look(model, vocabularies, pair) for pair in sentences]


def save_snapshots(run: Run, checkpoint: Path, folder: Path = WEIGHTS) -> None:
    """Ask every snapshot of a run and write down what it said."""
    sentences = fixed_sentences()
    summaries, looks = [], []
    for step in run.schedule.snapshots:
        state = torch.load(snapshot_path(checkpoint, step), weights_only=True)
        model = model_of(run.model.sizes, state["model"])
        summary, seen = snapshot(model, run.vocabularies, sentences)
        summaries.append({"step": step, "sentences_seen": state["n_sentences"]} | summary)
        looks.append(seen)
    tensors = {}
    for n in range(len(sentences)):
        tensors[f"{n}.weights"] = torch.stack([seen[n].weights for seen in looks])
        tensors[f"{n}.probabilities"] = torch.stack([seen[n].probabilities for seen in looks])
    content = {
        "model": run.name,
        "sentences": [{"source": pair.source, "gold": pair.target} for pair in sentences],
        "snapshots": summaries,
    }
    name = f"{run.name}-snapshots"
    (folder / f"{name}.safetensors").write_bytes(safetensors.save(tensors))
    (folder / f"{name}.json").write_text(compact_json(content) + "\n", encoding="utf-8")


def model_of(sizes: AnySizes, weights: dict[str, Tensor]) -> Model:
    """A translator with these weights."""
    model = new_model(sizes)
    model.load_state_dict(weights)
    return model.eval()
