"""One step of training against the formulas of its papers, computed by numpy."""

import copy

import numpy as np
import pytest
import torch
from torch import nn

from illustrated_models.training.batches import Sentences, batch_of
from illustrated_models.training.loop import Run, Schedule, initialise, loss_of, new_run, train_step
from tests.illustrated_models.translators import WORDS, random_translator

PAIRS = (Sentences((4, 5, 6, 7), (4, 6, 5, 7)), Sentences((8, 9), (8,)))
BATCH = batch_of(PAIRS, WORDS)
PADDING = WORDS.target.padding


def run_of(dropout: float = 0.0, clip: float = 1e9, n_warm_up: int = 4) -> Run:
    plan = Schedule(
        n_steps=10,
        words_per_batch=64,
        learning_rate=0.01,
        n_warm_up=n_warm_up,
        dropout=dropout,
        clip=clip,
        mask_names=0.0,
        mask_nouns=0.0,
        seed=4,
        log_every=5,
    )
    return new_run("tiny", random_translator("dot").sizes, plan, WORDS, PAIRS)


def surprise(model: nn.Module) -> torch.Tensor:
    """The mean of -log probability of the words, sentence by sentence, without any padding."""
    surprises = []
    for pair in PAIRS:
        written = torch.tensor([WORDS.target.start, *pair.target])
        powers = model(torch.tensor(pair.source), written).double().exp()
        for row, word in zip(powers, (*pair.target, WORDS.target.end), strict=True):
            surprises.append(-(row[word] / row.sum()).log())
    return torch.stack(surprises).mean()


def gradients(model: nn.Module) -> list[np.ndarray]:
    found = torch.autograd.grad(surprise(model), tuple(model.parameters()))
    return [gradient.numpy().astype(np.float64) for gradient in found]


def weights(model: nn.Module) -> list[np.ndarray]:
    return [one.detach().numpy().astype(np.float64) for one in model.parameters()]


def test_the_loss_is_the_mean_surprise_at_the_words_and_none_at_the_padding():
    model = run_of().model
    torch.testing.assert_close(
        loss_of(model, BATCH, PADDING), surprise(model).float(), rtol=1e-5, atol=1e-6
    )


def test_the_gradient_of_the_loss_is_that_of_each_sentence_by_itself():
    model = run_of().model
    ours = torch.autograd.grad(loss_of(model, BATCH, PADDING), tuple(model.parameters()))
    for one, other in zip(ours, gradients(model), strict=True):
        np.testing.assert_allclose(one.numpy(), other, rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("clip", [1e9, 0.01])
def test_three_steps_are_those_of_adam(clip):
    """Kingma & Ba 2015, algorithm 1, with the gradient shortened to the length `clip`."""
    run = run_of(clip=clip)
    mirror = copy.deepcopy(run.model)
    expected = weights(mirror)
    first = [np.zeros_like(one) for one in expected]
    second = [np.zeros_like(one) for one in expected]
    for step in range(1, 4):
        found = gradients(mirror)
        length = np.sqrt(sum((one**2).sum() for one in found))
        found = [one * min(1.0, clip / length) for one in found]
        first = [0.9 * m + 0.1 * g for m, g in zip(first, found, strict=True)]
        second = [0.98 * v + 0.02 * g**2 for v, g in zip(second, found, strict=True)]
        rate = 0.01 * step / 4  # the warm-up: a quarter of the rate more at each step
        for one, m, v in zip(expected, first, second, strict=True):
            one -= rate * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.98**step)) + 1e-8)
        train_step(run, BATCH)
        with torch.no_grad():
            for parameter, one in zip(mirror.parameters(), expected, strict=True):
                parameter.copy_(torch.from_numpy(one))
    for ours, theirs in zip(weights(run.model), expected, strict=True):
        # Adam divides by the gradient's size: where that is nothing but rounding, so is the step.
        close = np.isclose(ours, theirs, rtol=0, atol=1e-6)
        assert close.mean() > 0.99


def test_a_step_drops_words_and_counts_itself_and_its_sentences():
    run = run_of(dropout=0.5)
    asked = loss_of(run.model.eval(), BATCH, PADDING).item()
    assert train_step(run, BATCH) != pytest.approx(asked, abs=1e-3)
    assert (run.step, run.n_sentences) == (1, len(PAIRS))
    assert not run.model.training


def test_the_last_step_size_is_a_fiftieth_of_the_largest():
    plan = run_of().schedule
    assert plan.rate(plan.n_steps) == pytest.approx(0.02 * 0.01)
    assert plan.rate(7) == pytest.approx(0.01 * (0.02 + 0.98 / 2))  # half-way down the cosine


def test_word_vectors_have_a_length_of_about_one():
    model = random_translator("dot")
    wide = type(model)(type(model.sizes)(400, 400, 64, 4, None))
    initialise(wide)
    for table in (wide.source_embedding.weight, wide.target_embedding.weight):
        assert table.norm(dim=1).mean().item() == pytest.approx(1.0, abs=0.05)
