"""The committed record against the models themselves: deaf to noise, not to a change."""

import json

import pytest
import torch

from figures.proof.record import compare
from figures.proof.summary import summary_of
from illustrated_models.examples.translation import seq2seq
from illustrated_models.published import load_translator

EXAMPLES = ("four_units", "running_sentence")


def moved(repository, monkeypatch, example, alter):
    """What is not as recorded when the example's model is altered."""
    recorded = json.loads((repository / "figures/translation/record.json").read_text())["examples"]

    def altered(name):
        model, card = load_translator(name)
        with torch.no_grad():
            alter(model)
        return model, card

    monkeypatch.setattr(seq2seq, "load_translator", altered)
    summary = summary_of(getattr(seq2seq, example)())
    name = f"translation/seq2seq/{example}"
    return [*compare({"examples": {name: recorded[name]}}, {"examples": {name: summary}})]


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_processor_that_rounds_otherwise_moves_nothing(repository, monkeypatch, example):
    assert moved(repository, monkeypatch, example, lambda model: None) == []
    # Double precision is further from single than two processors are from each other.
    assert moved(repository, monkeypatch, example, lambda model: model.double()) == []


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize(
    "alter",
    [
        lambda model: model.word_bias[-1].add_(0.02),
        lambda model: model.source_embedding.weight.mul_(1.001),
        lambda model: model.encoder.from_hidden.weight[0, 0].neg_(),
        lambda model: model.combine.weight.copy_(model.combine.weight.flip(0)),
    ],
    ids=["one bias of thousands", "a larger scale", "one sign", "rows reversed"],
)
def test_a_change_of_the_weights_is_seen(repository, monkeypatch, example, alter):
    assert moved(repository, monkeypatch, example, alter) != []
