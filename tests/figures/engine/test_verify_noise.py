"""The committed record against the models themselves: deaf to noise, not to a change."""

import json
import subprocess
import sys

import pytest
import torch

from figures.proof.record import compare
from figures.proof.summary import summary_of
from illustrated_models.examples.translation import seq2seq
from illustrated_models.published_translator import load_translator
from tests.figures.engine import noise
from tests.once import inputs

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


def test_no_example_moves_when_the_last_bit_of_every_sum_does(repository, verdicts):
    due = {example: verdict for example, verdict in judged(verdicts).items() if not verdict.stands}
    command = [sys.executable, "-m", "tests.figures.engine.noise", "1", *due]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found.keys() == due.keys()
    assert {example: told for example, (_, told) in found.items() if told} == {}
    for verdict in due.values():
        verdict.keep()


def judged(verdicts):
    """The verdict on every example, which is made of its code and of the files that it reads."""
    products = {one.example: one for one in inputs.workspace().products.values() if one.example}
    noisy = inputs.code("tests/figures/engine/noise.py")
    return {
        example: verdicts.on(
            f"noise/{'/'.join(example.split('.')[2:]).replace(':', '/')}",
            "the last bit",
            noisy | inputs.code(f"{file_of(example)}") | inputs.files(*product.reads),
        )
        for example, product in products.items()
    }


def file_of(example):
    return f"{example.partition(':')[0].replace('.', '/')}.py"


def test_the_noise_moves_numbers_and_nothing_that_every_processor_rounds_alike():
    numbers = torch.rand(200, generator=torch.Generator().manual_seed(2))
    with noise.Noise(1) as processor:
        doubled, shares = 2 * numbers, numbers.softmax(0)
    assert torch.equal(doubled, 2 * numbers)
    assert 100 < processor.moved < 180
    assert not torch.equal(shares, numbers.softmax(0))
    assert torch.allclose(shares, numbers.softmax(0), rtol=1e-6)
