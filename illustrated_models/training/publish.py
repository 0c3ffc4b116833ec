"""From a finished run to a published model: round, measure the rounded one, write the card."""

import platform
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import torch

from illustrated_models.layers import TransformerSizes
from illustrated_models.published import WEIGHTS, Card, save_card, save_weights
from illustrated_models.seq2seq import Translator, n_parameters
from illustrated_models.training import evaluation, heads, small_language
from illustrated_models.training.answers import answers
from illustrated_models.training.loop import Run
from illustrated_models.training.models import AnySizes, Model, card_of, load_model
from illustrated_models.vocabulary import Vocabularies

SMALL_NOTE = (
    "This model has {} numbers {} and knows a small language only: article, noun, at "
    "most one adjective, verb. Its held-out sentences are other sentences of that language."
)


def publish(
    run: Run, recipe: dict[str, Any], seen: frozenset[tuple[str, ...]], folder: Path = WEIGHTS
) -> None:
    """Write the rounded weights of a run, and a card with what the rounded model can do."""
    digest = save_weights(run.name, run.model.state_dict(), folder)
    card = Card(
        name=run.name,
        sizes=run.model.sizes,
        n_parameters=n_parameters(run.model),
        sha256=digest,
        versions={"python": platform.python_version(), "torch": torch.__version__},
        recipe=recipe,
        vocabularies=run.vocabularies,
        metrics={},
        notes=(),
    )
    save_card(card, folder)
    measure(run.name, folder, seen)


def measure(
    name: str, folder: Path = WEIGHTS, seen: frozenset[tuple[str, ...]] | None = None
) -> Card:
    """Measure a published model and write its card anew.

    `seen` holds the French sentences it was trained on; without it the count of visitors' sentences
    among them is taken over from the old card.
    """
    model, card = load_model(name, folder)
    metrics = metrics_for(card, model, seen)
    metrics["training"] = card.metrics.get("training") if seen is None else training_metrics(seen)
    kept = card.metrics.get("visitors", {}).get("verbatim_in_training")
    if kept is not None and seen is None:
        metrics["visitors"]["verbatim_in_training"] = kept
    notes = notes_for(card)
    measured = replace(card, metrics=metrics, notes=notes)
    save_card(measured, folder)
    return card_of(name, folder)


def notes_for(card: Card) -> tuple[str, ...]:
    """How to read the metrics of a card."""
    with_heads = getattr(card.sizes, "attention", None) == "heads"
    return (
        *((small_note(card.sizes),) if card.recipe["language"] == "small" else ()),
        *evaluation.NOTES,
        *(heads.NOTES if with_heads else ()),
    )


def small_note(sizes: AnySizes) -> str:
    """What a small model is, and what it knows."""
    if isinstance(sizes, TransformerSizes):
        return SMALL_NOTE.format(in_words(sizes.d_model), "for each word")
    return SMALL_NOTE.format(in_words(sizes.d_hidden), "in its state")


def in_words(size: int) -> str:
    """A small number as a word."""
    return {4: "four", 8: "eight"}.get(size, str(size))


def training_metrics(seen: frozenset[tuple[str, ...]]) -> dict[str, int]:
    """What was in the training set: how many sentences, how many of them with a black cat."""
    neighbours = (pairwise(sentence) for sentence in seen)
    return {
        "sentences": len(seen),
        "longest": max(len(sentence) for sentence in seen),
        "with_chat_noir": sum(("chat", "noir") in each for each in neighbours),
    }


def metrics_for(
    card: Card, model: Model, seen: frozenset[tuple[str, ...]] | None = None
) -> dict[str, Any]:
    """The metrics that belong on the card of a model."""
    if card.recipe["language"] == "small":
        return small_metrics(model, card.vocabularies)
    return evaluation.metrics_of(model, card.vocabularies, seen)


def small_metrics(model: Model, vocabularies: Vocabularies) -> dict[str, Any]:
    """The metrics of a model of the small language."""
    asked = small_language.held_out_sentences()
    found = answers(model, vocabularies, asked)
    metrics = {"held_out": evaluation.held_out_metrics(found)}
    if isinstance(model, Translator) and model.heads is not None:
        metrics["heads"] = heads.head_metrics(model, vocabularies, asked)
    return metrics
